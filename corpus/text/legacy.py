"""The encodings of Vietnamese before Unicode: how their text looks on a Western screen, and back.

Bytes and text that was read wrongly meet in one form: `shown`, the characters of Windows-1252, and
of Latin-1 where that has none. Each encoding is a chart from there to letters.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from ..bundled import read_data
from .phonology import bare_and_tones

# Of each encoding the name that people know it by; the order decides nothing.
NAMES = {
    "tcvn3": "TCVN3 (ABC, fonts .VnTime)",
    "vni": "VNI (fonts VNI-Times)",
    "vps": "VPS",
    "viscii": "VISCII",
    "cp1258": "Windows-1258",
    "viqr": "VIQR",
}
# What the text layer of a PDF gives for two letters of TCVN3, and a look-alike of a third.
_TCVN3_IN_PDF = {"\u2212": "ư", "\u2219": "ã", "\u03bc": "à"}
_TYPED_HORN = re.compile(r"(?<=[uoUO])\*")
_ESCAPED = re.compile(r"\\([\\'`?~.^(+*dD])")
_DOT_AT_LINE_END = re.compile(r"(?<=[aeiouyAEIOUY])(\.)(?=\s*(?:\n|$))")
_HELD = "\ue000"  # stands before a mark that is punctuation
_TYPED = {"\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}
_WORD = re.compile(r"[^\W\d_]+")


def shown(data: bytes) -> str:
    """The bytes as a Western screen shows them.

    >>> shown(bytes([0x55, 0xFB, 0x81]))
    'Uû\\x81'
    """
    return data.decode("latin-1").translate(_western())


@cache
def _western() -> dict[int, str]:
    """The characters of Windows-1252 that stand where Latin-1 has controls."""
    found = {}
    for code in range(0x80, 0xA0):
        try:
            found[code] = bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            continue
    return found


def converted(text: str, encoding: str) -> str:
    """The text, in NFC, that an encoding of `NAMES` shows so; what its chart has not is kept.

    >>> converted("Uû ban nh©n d©n", "tcvn3"), converted("UÛy ban nhaân daân", "vni")
    ('Uỷ ban nhân dân', 'Ủy ban nhân dân')
    >>> converted("Uy? ban nha^n da^n", "viqr")
    'Uỷ ban nhân dân'
    """
    return unicodedata.normalize("NFC", _converters()[encoding](text))


@cache
def _converters() -> dict[str, Callable[[str], str]]:
    single = {name: _letters_by_character(name) for name in ("tcvn3", "vps", "viscii")}
    single["tcvn3"] |= {ord(code): letter for code, letter in _TCVN3_IN_PDF.items()}
    single["cp1258"] = _windows_1258()
    found: dict[str, Callable[[str], str]] = {
        name: lambda text, chart=chart: text.translate(chart)  # type: ignore[misc]
        for name, chart in single.items()
    }
    return found | {"vni": _from_vni, "viqr": _from_viqr}


@cache
def chart(encoding: str) -> dict[str, str]:
    """Each letter of Vietnamese that an encoding has, with the characters that show it.

    >>> chart("tcvn3")["ủ"], chart("vni")["ủ"], "Ủ" in chart("tcvn3")
    ('ñ', 'uû', False)
    """
    table = read_data("legacy.csv")
    rows = csv.DictReader(table.splitlines())
    if encoding == "viqr":
        return {row["letter"]: row["viqr"] for row in rows}
    return {row["letter"]: shown(bytes.fromhex(row[encoding])) for row in rows if row[encoding]}


def _letters_by_character(encoding: str) -> dict[int, str]:
    """Letters by what shows them: the characters of Windows-1252, the controls of Latin-1."""
    found = {}
    for letter, code in chart(encoding).items():
        found[ord(code)] = letter
        if code in _western().values():
            found[code.encode("cp1252")[0]] = letter
    return found


def _windows_1258() -> dict[int, str]:
    found = {}
    for code in range(0x80, 0x100):
        try:
            meant = bytes([code]).decode("cp1258")
        except UnicodeDecodeError:
            continue
        found[ord(shown(bytes([code])))] = meant
    return found


@cache
def _sequences(encoding: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for what shows a letter, the longest first, and the letter for each."""
    letters = {code: letter for letter, code in chart(encoding).items()}
    for letter, code in chart(encoding).items():
        if letter.isupper() and len(code) > 1:  # `Aù`, `Dd`: the mark typed small
            letters.setdefault(code[0] + code[1:].lower(), letter)
    longest = sorted(letters, key=len, reverse=True)
    # `dd` is đ where a syllable begins; elsewhere it stands in a foreign name.
    forms = (rf"(?<![A-Za-z]){c}" if c in ("dd", "Dd") else re.escape(c) for c in longest)
    return re.compile("|".join(forms)), letters


def _from_vni(text: str) -> str:
    pattern, letters = _sequences("vni")
    return pattern.sub(lambda m: letters[m[0]], text)


def _from_viqr(text: str) -> str:
    """RFC 1456: a mark behind a vowel is its tone unless a backslash stands before the mark. Few
    wrote that before punctuation, so a dot at the end of a line is none, nor is a second tone."""
    pattern, letters = _sequences("viqr")
    text = _DOT_AT_LINE_END.sub(rf"{_HELD}\1", _ESCAPED.sub(rf"{_HELD}\1", text))
    text = pattern.sub(lambda m: letters[m[0]], _TYPED_HORN.sub("+", text))
    return _WORD.sub(_with_one_tone, text.replace(_HELD, ""))


def _with_one_tone(match: re.Match[str]) -> str:
    """`nàỏ` is `nào` with a question mark."""
    word = match[0]
    last, tone = bare_and_tones(word[-1])
    return word[:-1] + last + _TYPED[tone] if tone and bare_and_tones(word[:-1])[1] else word
