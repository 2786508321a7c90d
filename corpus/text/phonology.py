"""Which words can be Vietnamese syllables, by spelling alone: onset, rhyme, and one tone mark."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache

from ..bundled import read_data

_SAMPLE = 65_536  # characters, enough to judge
_MOST_WORDS = 0.6  # names and symbols are none
_MARKED = 0.3  # of all words; prose has 0.7
_WORD = re.compile(r"\w+")
TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("c", "ch", "p", "t")
_TONES_OF_STOPPED = ("\u0301", "\u0323")


def bare_and_tones(word: str) -> tuple[str, str]:
    """The word without its tone marks, and the marks.

    >>> bare_and_tones("việc") == ("viêc", "\\u0323")
    True
    """
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(c for c in apart if c in TONES)
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    return bare, tones


@lru_cache(maxsize=1 << 16)
def is_syllable(word: str) -> bool:
    """Whether the word is spelled as a Vietnamese syllable, in any case.

    A syllable that ends in c, ch, p or t has an acute or a dot. Where the mark stands in the
    syllable is not asked (`hoà`, `hòa`, and the slip `qủa`).

    >>> is_syllable("Nghị"), is_syllable("quyểt"), is_syllable("ừong"), is_syllable("qủa")
    (True, False, False, True)
    """
    bare, tones = bare_and_tones(word.lower())
    if len(tones) > 1 or _shape().fullmatch(bare) is None:
        return False
    return not bare.endswith(_STOPPED) or tones in _TONES_OF_STOPPED


def looks_vietnamese(text: str) -> bool:
    """Whether most words are Vietnamese syllables, and many of them have marks.

    >>> looks_vietnamese("Ủy ban nhân dân xã"), looks_vietnamese("Uû ban nh©n d©n")
    (True, False)
    >>> looks_vietnamese("con to lang man")
    False
    """
    words = _WORD.findall(text[:_SAMPLE])
    fitting = [word for word in words if is_syllable(word)]
    marked = sum(not word.isascii() for word in fitting)
    return len(fitting) >= _MOST_WORDS * len(words) > 0 and marked >= _MARKED * len(words)


@cache
def _shape() -> re.Pattern[str]:
    text = read_data("syllables.toml")
    spelling = {name: "|".join(block.split()) for name, block in tomllib.loads(text).items()}
    front = "(?=[eêiy])"
    onset = (
        rf"(?:{spelling['onsets']}|(?:{spelling['onsets_before_front']}){front}"
        rf"|(?:{spelling['onsets_before_back']})(?![eêiy]))?"
    )
    return re.compile(
        rf"qu(?:{spelling['rhymes_behind_qu']})"
        rf"|gi(?:{spelling['rhymes_behind_gi']}|[mnpt]|n?)"
        rf"|{onset}(?:{spelling['rhymes']})"
    )
