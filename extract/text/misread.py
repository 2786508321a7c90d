"""What scanning and typing make of words: syllables that Vietnamese has not, and what they were.

`đuợc` and `ừong` can be nothing but `được` and `trong`. A slip that is a syllable, too, is known
as part of a phrase only (`phù họp`): lexicon/misreadings.csv lists those.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from ...corpus.text.phonology import TONES, bare_and_tones, is_syllable
from ...corpus.text.word_lists import WordList
from ..lexicons import any_of, read_csv
from .composition import Composed, rewritten
from .tokenizer import dictionary, syllables, syllables_by_letters

# Letters that lose their mark, each with those it may have been.
_LOST = {"u": "uư", "o": "oơô", "e": "eê", "a": "aăâ", "d": "dđ"}
_VOWELS = "aăâeêioôơuưy"
_MOST_LETTERS = 8  # of a syllable: `nghiêng` has seven
_R_OF_TR = "ưừứửữ"  # how `tr` is misread
# What a scanned page shows somewhere and right text hardly ever has.
_SIGNS = (
    *("ừi", "ừo", "ừê", "ữo", "ữe", "ưê", "iẹc", "iẹn", "iẹp", "iẹt", "iẹu", "ưò", "uợ", "uọ"),
    *("ù họp", "ối họp", "ờng họp", "uời", "uờn", "đươc", "thục hiện", "2O"),
)
SIGNS = WordList(lambda: [sign.lower() for sign in _SIGNS])
_ENOUGH_SLIPS = 2  # from here on a text is a scan, in which the less sure slips are read, too
_WORD = re.compile(r"[^\W\d_]+")
# Digits as letters, in the places of a number; `S` is read by the dates themselves.
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?=[OlI.,]*[0-9])(?=[0-9.,]*[OlI])(?![0-9OI.,]+l(?!\w))"  # `10l` are litres
    r"[0-9OlI]{1,4}(?:[.,][0-9OlI]{1,3})*"
    r"(?=%|[ \xa0](?:%|[a-zđăâêôơư])|[,.;)]?(?:\s|$))"
)
_DATE = re.compile(r"(?<![\w/.-])[0-9OlI]{1,2}[/.-][0-9OlI]{1,2}[/.-][12][0-9OlI]{3}(?!\w)")
_YEAR = re.compile(r"(?:(?<=[Nn]ăm )|(?<=[0-9]/))2O[0-9OlI]{2}(?!\w)")
_SYMBOL_NUMBER = re.compile(r"(?<![\w/.-])[0-9OlI]{1,4}(?=/(?:19|2[0O])[0-9O]{2}/|[-/][A-ZĐ]{2})")
_DIGITS = str.maketrans("OlI", "011")

_Change = tuple[int, int, str]  # start, end, and what to read there


@lru_cache(maxsize=1 << 14)
def intended(syllable: str) -> tuple[str, ...]:
    """The known syllables, lower case, that one that Vietnamese has not may have been.

    >>> intended("ừong"), intended("đuọc"), intended("quyểt"), intended("quyết")
    (('trong',), ('được',), ('quyết', 'quyệt'), ())
    """
    if syllable.isascii() or len(syllable) > _MOST_LETTERS or is_syllable(syllable):
        return ()
    return _known(syllable)


def _known(syllable: str) -> tuple[str, ...]:
    if syllable[0] in _R_OF_TR and "tr" + syllable[1:] in syllables():
        return ("tr" + syllable[1:],)
    bare, tone = bare_and_tones(syllable)
    known = syllables_by_letters()
    found = ["".join(letters) + tone for letters in product(*(_LOST.get(c, c) for c in bare))]
    options = [s for key in found if is_syllable(s := known.get(key, ""))]
    options = options or sorted(known[bare + t] for t in ("", *TONES) if bare + t in known)
    return tuple(filter(is_syllable, options))


def misread_forms(phrase: str, *, syllables_too: bool = False) -> set[str]:
    """The phrase with one syllable misread so that it is none any more, or its tone misplaced; on
    demand also where it is another syllable.

    >>> sorted(misread_forms("kết luận"))
    ['kêt luận', 'kết luạn', 'kết lụân', 'kềt luận', 'kểt luận', 'kễt luận']
    >>> "két luận" in misread_forms("kết luận", syllables_too=True)
    True
    """
    words = phrase.split()
    return {
        " ".join([*words[:k], form, *words[k + 1 :]])
        for k, word in enumerate(words)
        for form in (*_tones_elsewhere(word), *_forms(word))
        if syllables_too or not is_syllable(form) or form in _tones_elsewhere(word)
    }


def _forms(syllable: str) -> Iterator[str]:
    """The syllable with another tone or none, or with a letter's mark lost."""
    level = not bare_and_tones(syllable)[1]
    for at, letter in enumerate(syllable):
        bare, tone = bare_and_tones(letter)
        plain = next((p for p, meant in _LOST.items() if bare in meant[1:]), bare)
        tones = ("", *TONES) if tone or (level and letter in _VOWELS) else ()
        others = [bare + new for new in tones] + [plain + tone]
        for other in others:
            form = syllable[:at] + unicodedata.normalize("NFC", other) + syllable[at + 1 :]
            if form != syllable:
                yield form


def _tones_elsewhere(syllable: str) -> list[str]:
    """The syllable with its tone on each other vowel (`lụân`)."""
    bare, tone = bare_and_tones(syllable)
    forms = [
        bare[:at] + unicodedata.normalize("NFC", letter + tone) + bare[at + 1 :]
        for at, letter in enumerate(bare)
        if tone and letter in _VOWELS
    ]
    return [form for form in forms if form != syllable]


def put_right(text: str) -> Composed | None:
    """The text with its misread words as they were meant, or None where it shows no sign of such.

    >>> put_right("Việc quán ừiệt ừong đảng bộ phù họp với kế hoạch").text
    'Việc quán triệt trong đảng bộ phù hợp với kế hoạch'
    >>> put_right("Nhà trường họp phụ huynh")
    """
    if not any(sign in text for sign in _SIGNS):
        return None
    changes = [*_syllables_of(text), *_phrases_of(text, "anywhere")]
    scanned = len(changes) >= _ENOUGH_SLIPS
    if scanned:
        changes += _phrases_of(text, "scan")
    changes += _numbers_of(text, scanned=scanned)
    return rewritten(text, changes) if changes else None


def _syllables_of(text: str) -> list[_Change]:
    found = []
    before = ""
    for word in _WORD.finditer(text):
        low = word[0].lower()
        if options := intended(low):
            named = word[0][0].isupper() and not _begins_sentence(text, word.start())
            following = _WORD.search(text, word.end())
            behind = following[0].lower() if following else ""
            if meant := _fitting(options, before, behind, named=named):
                found.append((*word.span(), _in_case_of(word[0], meant)))
        before = low
    return found


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(' "“(')
    return not before or before[-1] in ".!?…:;\n"


def _fitting(options: tuple[str, ...], before: str, behind: str, *, named: bool) -> str | None:
    """The one syllable that makes a word with a neighbour; alone it is enough in small letters."""
    known = dictionary()
    fit = [o for o in options if f"{before} {o}" in known or f"{o} {behind}" in known]
    if not fit and not named:
        fit = list(options)
    return fit[0] if len(fit) == 1 else None


def _in_case_of(written: str, meant: str) -> str:
    if len(written) > 1 and written.isupper():
        return meant.upper()
    return meant.capitalize() if written[0].isupper() else meant


def _phrases_of(text: str, where: str) -> list[_Change]:
    pattern, meant = _phrases(where)
    found = []
    for m in pattern.finditer(text):
        right = meant[m[0].casefold()]
        words = zip(m[0].split(" "), right.split(" "), strict=True)
        found.append((m.start(), m.end(), " ".join(_in_case_of(*pair) for pair in words)))
    return found


@cache
def _phrases(where: str) -> tuple[re.Pattern[str], dict[str, str]]:
    meant = misread_phrases(where)
    return re.compile(rf"(?<!\w){any_of(meant, blank=' ')}(?!\w)", re.I), meant


@cache
def misread_phrases(where: str) -> dict[str, str]:
    """Phrases by how they are misread, lower case: `anywhere`, or in a `scan`.

    >>> misread_phrases("scan")["trường họp"]
    'trường hợp'
    """
    rows = [row for row in read_csv("misreadings.csv") if row["where"] == where]
    return {row["written"].lower(): row["meant"].lower() for row in rows}


def _numbers_of(text: str, *, scanned: bool) -> list[_Change]:
    patterns = (_DATE, _YEAR, _SYMBOL_NUMBER, _NUMBER) if scanned else (_DATE, _YEAR)
    met = (m for pattern in patterns for m in pattern.finditer(text))
    read = ((*m.span(), m[0].translate(_DIGITS)) for m in met)
    return [(a, b, new) for a, b, new in read if new != text[a:b] and not new.isalpha()]
