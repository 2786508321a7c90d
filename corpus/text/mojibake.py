"""UTF-8 that was read as Windows-1252, Latin-1 or Windows-1258, once or twice, -> what was meant.

Only the characters that Vietnamese text is made of are looked for, each by what its bytes show.
No right text holds those rows of characters, so right lines beside spoilt ones stay as they are.
"""

from __future__ import annotations

import re
from functools import cache

from .folding import LOWER, MARKED_LETTERS, UPPER
from .legacy import shown
from .phonology import is_syllable

# What the bytes of Vietnamese letters show first; a text without any of these is not spoilt.
_SIGNS = ("áº", "á»", "Ä‘", "Ä\x91", "Æ°", "Ã¡", "Ã£", "Ã´", "Ã¢", "Ăª", "Ă¡", "Ă´", "Ă¢")
_SIGN_END = re.compile(f"[{''.join({sign[1] for sign in _SIGNS})}]")  # rare in sound text
_LATIN = "".join(map(chr, range(0x80, 0x100)))
_MARKS = "“”‘’„‚…–—•™€‰†‡ˆ˜‹›ŒœŠšŽžŸƒ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_TIMES = 2  # read wrongly once, and what came of it again
SURE = 0.9  # share of the mended words that are Vietnamese syllables
FEWEST = 2  # mended words below which nothing is sure

_WORD = re.compile(r"[^ \t\r\n]+")
_EDGES = re.compile(r"[\s!-/:-@\[-`{-~0-9“”‘’…–—•«»]+")
# `à` shows as Ã and a hard blank, which many programs make a plain one.
_A_AND_BLANK = re.compile(
    rf"(?<!\w)((?:[{UPPER}](?=[ÃĂ] +[{UPPER}]?[{LOWER}])|[{UPPER}]?[{LOWER}]+))[ÃĂ] ( ?)"
    rf"(?=([{LOWER}]*))"
)


def mended(text: str) -> str:
    """The text with the characters that were meant, or itself where it is not surely spoilt.

    >>> mended("á»¦y ban nhÃ¢n dÃ¢n xÃ£ cÃ³ 12 há»™; số còn lại")
    'Ủy ban nhân dân xã có 12 hộ; số còn lại'
    >>> mended("XÃ HỘI, Sigurður, garçon, «cá»…")
    'XÃ HỘI, Sigurður, garçon, «cá»…'
    """
    if not (_SIGN_END.search(text) and any(sign in text for sign in _SIGNS)):
        return text
    new = {word: _read_again(word) for word in set(_WORD.findall(text))}
    changed = [read for word, read in new.items() if read != word]
    good = sum(_is_vietnamese(read) for read in changed)
    if len(changed) < FEWEST or good < SURE * len(changed):
        return text
    return _A_AND_BLANK.sub(_with_a, _WORD.sub(lambda m: new[m[0]], text))


def _read_again(word: str) -> str:
    pattern, meant = _sequences()
    for _ in range(_TIMES):
        word = pattern.sub(lambda m: meant[m[0]], word)
    return word


def _is_vietnamese(word: str) -> bool:
    return all(is_syllable(part) for part in _EDGES.split(word) if part)


def _with_a(match: re.Match[str]) -> str:
    """`hÃ ng` is `hàng`, `vÃ  xÃ£` is `và xã`; a blank that was lost stays one (`lÃ má»™t`)."""
    before, blank, behind = match.groups()
    joined = behind and not blank and is_syllable(f"{before}à{behind}")
    return f"{before}à" if joined else f"{before}à "


@cache
def _sequences() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for what the bytes of a character show, and the character for each."""
    found: dict[str, str] = {}
    for character in MARKED_LETTERS + MARKED_LETTERS.upper() + _LATIN + _MARKS:
        data = character.encode()
        found |= dict.fromkeys((shown(data), data.decode("latin-1"), _on_1258(data)), character)
    longest = sorted(found, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), found


def _on_1258(data: bytes) -> str:
    """The bytes as Windows-1258 shows them."""
    codes = (bytes([code]) for code in data)
    return "".join(c.decode("cp1258", errors="ignore") or c.decode("latin-1") for c in codes)
