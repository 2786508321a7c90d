"""Document symbols: where one stands in a text, its canonical form, and the slips it repairs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..lexicons import read_csv

_NUMBER = r"[0-9O][0-9]{0,5}(?:[a-zđ]|[A-E](?=\s?[/-]))?"
_YEAR = r"(?:\s?[-–/]\s?(?:(?:19|20|2\s0)[0-9][0-9]|[0-9]{1,2}(?=\s?[-–/]?\s?[A-ZĐ])))?"
# `QH 13`, `C 03`: the blank before the digits is a slip of some pages.
_PART = (
    r"[A-ZĐƯÐ](?:H?[ \xa0][0-9]{1,2}(?![\w/%]|[.,][0-9])"
    r"|[A-ZĐ][ \xa0][0-9]{2}(?=[ \xa0]?[-–/][ \xa0]?[A-ZĐ])"  # `417/PC 08-Đ2`
    r"|(?:(?:[A-Za-zĐđƯưÐð&.]|[ \xa0]&[ \xa0](?=[A-ZĐ]))*[A-Za-zĐđƯưÐð&])?[0-9]{0,2})"
)
_SEP = r"(?:[ \xa0]?[-–—‑/][ \xa0]?|\.)"
# Where a symbol can begin: cheap to look for, as it opens with the letters themselves.
SYMBOL_START = re.compile(
    rf"{_NUMBER}(?:\s?[-–/]\s?(?:19|20)[0-9]{{2}})?[ \xa0]?[-–—‑/][ \xa0\n]?[A-ZĐƯÐ]"
)
# What every symbol has and most texts have not: a mark between a number and a capital.
MARK_IN_SYMBOL = re.compile(
    r"[-–—‑/](?:(?<=[0-9O].)|(?<=[0-9O][a-zđ \xa0].)|(?<=[0-9O][a-zđ][ \xa0].))"
    r"[ \xa0\n]?[A-ZĐƯÐ]"
)
_TYPED_BY = re.compile(r"[A-ZĐ]+(?![A-ZĐ0-9])")
_PARTY = re.compile(
    r"([0-9]+)[-/]?([A-ZĐI]{1,12})[-/.]?((?:[A-ZĐ]{0,20})(?:TW|TU|HU|THU|ĐU|ĐUK|QU)|TWĐTN(?:-[A-ZĐ]+)?)"
)
_STATE = re.compile(r"([0-9]+)-([A-ZĐ]+)/(CP|TTG|UBND|HĐND)")  # written as the Party writes
# What OCR and typing make of the letters in a symbol; each pair holds only between separators.
_SLIPS = (
    (re.compile(r"(?<=[/-])(?:TVV|TVW|TƯ|T\.Ư|T\.W|TW\.)(?![A-ZĐ])"), "TW"),
    (re.compile(r"(?<=[/-])ND(?=-CP\b)"), "NĐ"),
    (re.compile(r"(?<=[/-])(?:QD|QO)(?=[-/])"), "QĐ"),
    (re.compile(r"(?<=/[0-9]{4})-(?=QH|UBTVQH)"), "/"),
    (re.compile(r"(?<=/[0-9]{4}/(?:TT|NĐ|QĐ))/(?=B[A-ZĐ]|CP$|TTG$|UBND$)"), "-"),
    (re.compile(r"CP-NĐ$"), "NĐ-CP"),
    (re.compile(r"GDDT(?![A-ZĐ])"), "GDĐT"),
    (re.compile(r"LDTBXH"), "LĐTBXH"),
    (re.compile(r"ƯBND"), "UBND"),
    (re.compile(r"HDND"), "HĐND"),
    (re.compile(r"&"), ""),
)
# `12/2020 QĐ-UBND`, `1039 QĐ-CT`: a slash is missing between number and code.
_NO_SLASH = re.compile(r"(?<=[0-9])(?=(?:QĐ|NQ|CT|KH|TB|CV|BC|KL|HD|TT|NĐ|QC)[-/][A-ZĐ])")


@cache
def type_codes() -> dict[str, str]:
    """Document types by the code that stands for them in a symbol."""
    return {
        code: row["doc_type"]
        for row in read_csv("doc_types.csv")
        for code in row["codes"].split("|")
        if code
    }


# `15 NQ/TU`, `1039 QĐ-CT`: behind a blank only a known code with more behind it.
TYPE_CODES = "|".join(sorted(type_codes(), key=len, reverse=True))
_BLANK = rf"[ \xa0](?=(?:{TYPE_CODES})[ \xa0]?[-–—‑/.][ \xa0]?[A-ZĐƯ])"
SYMBOL = re.compile(
    rf"(?:(?<![\w/.,-])|(?<=số)){_NUMBER}{_YEAR}(?:"
    rf"(?:[ \xa0]?[-–—‑/][ \xa0\n]?|{_BLANK}){_PART}(?:{_SEP}{_PART}){{0,4}}"
    rf"|{_PART}(?:[ \xa0]?[-–—‑/][ \xa0\n]?{_PART}){{1,3}})(?![\w])"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A canonical symbol and, where it was written with a slip, the slip's form."""

    text: str
    repaired: str | None


@cache
def issuer_codes() -> dict[str, tuple[str, str]]:
    """Authority and numbering series by issuer code."""
    return {row["code"]: (row["authority"], row["series"]) for row in read_csv("issuers.csv")}


@lru_cache(maxsize=1 << 12)
def canonical(written: str) -> Symbol:
    """The canonical form of a symbol: upper case, no blanks, plain marks, slips repaired.

    >>> canonical("114 -KL/TVV")
    Symbol(text='114-KL/TW', repaired='114 -KL/TVV')
    >>> canonical("04/2015/NĐ-CP").text, canonical("10-CT/ThU").text
    ('04/2015/NĐ-CP', '10-CT/THU')
    """
    text = re.sub(r"\s+", "", re.sub(r"[‐-―−]", "-", written)).upper()
    plain = text
    text = text.replace("Ð", "Đ")
    if text.startswith("O"):
        text = "0" + text[1:]
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    party = _PARTY.fullmatch(text)
    if party and party[2] in type_codes() and party[2] != "CĐ":  # `27/CĐ-TW`: of the State
        text = f"{party[1]}-{party[2]}/{party[3]}"
    state = _STATE.fullmatch(text)
    if state and state[2] in type_codes():
        text = f"{state[1]}/{state[2]}-{state[3]}"
    text = re.sub(r"(?<=[A-ZĐ])\.(?=[A-ZĐ])", "-", text)
    text = _NO_SLASH.sub("/", text)
    return Symbol(text, None if text == plain else written)


def symbol_type(symbol: str) -> str | None:
    """The document type that a canonical symbol's code names, or None.

    >>> symbol_type("39-NQ/TW"), symbol_type("10/2022/QH15")
    ('nghị quyết', None)
    """
    codes = type_codes()
    for part in _TYPED_BY.findall(symbol):
        if part in codes:
            return codes[part]
    return None


def is_symbol(symbol: str) -> bool:
    """Whether a canonical symbol has a known code, or is one of the National Assembly."""
    return symbol_type(symbol) is not None or is_of_assembly(symbol)


def names_issuer(symbol: str) -> bool:
    """Whether a canonical symbol holds a known issuer's code (`198/UBND-ĐTMT`).

    >>> names_issuer("36/NHNN"), names_issuer("12/LX")
    (True, False)
    """
    return any(part in issuer_codes() for part in re.split(r"[-/]", symbol))


def is_of_assembly(symbol: str) -> bool:
    """Whether a canonical symbol ends in the National Assembly's code and term.

    >>> is_of_assembly("10/2022/QH15"), is_of_assembly("12-CT/A2")
    (True, False)
    """
    return re.search(r"(?:QH|UBTVQH|QHK)[0-9]+$", symbol) is not None


def series_of(symbol: str) -> str:
    """The issuer's code, the last part of a canonical symbol.

    >>> series_of("39-NQ/TW"), series_of("04/2015/NĐ-CP")
    ('TW', 'CP')
    """
    return re.split(r"[-/]", symbol)[-1]


def has_only_year(symbol: str) -> bool:
    """Whether the code is left out behind number and year (`49/2016`)."""
    return re.fullmatch(r"[0-9]+[A-ZĐ]?/(?:19|20)[0-9]{2}", symbol) is not None


def symbol_year(symbol: str) -> str | None:
    """The year inside a state symbol (`04/2015/NĐ-CP`), or None."""
    m = re.match(r"[0-9]+[A-ZĐ]?[-/]((?:19|20)[0-9][0-9])(?:[-/]|$)", symbol)
    return m[1] if m else None
