"""Whose local document a symbol is: `31/KH-UBND` of which province, `10-CT/HU` of which district.

The code of a local authority names no place, so two provinces' documents would share an
identifier. The issuer that the text names, or the province that the article is about, tells them
apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...corpus.places.gazetteer import Place, is_municipal
from ...corpus.text.folding import UPPER
from ..facts import Citation
from .document_ids import fold

_NAME = rf"(?P<name>[{UPPER}]\w*(?:\s(?:-\s)?[{UPPER}]\w*)*)"
_LEVEL = r"(?i:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường)"
_STATE = re.compile(rf"(?P<level>{_LEVEL})\s{_NAME}")
_PARTY = re.compile(rf"(?:ủy|uỷ)(?:\s{_LEVEL})?\s{_NAME}")
_LEVELS = {"tp": "thanh.pho", "tp.": "thanh.pho"}
_FULL_NAMES = {"hcm": "ho.chi.minh", "tphcm": "ho.chi.minh"}
_OF_STATE = re.compile(r"(?P<body>uy\.ban\.nhan\.dan|hoi\.dong\.nhan\.dan)\.khong\.ro")
_OF_PARTY = re.compile(r"(?P<body>(?:tinh|thi|huyen|quan|dang)\.uy)\.khong\.ro")


def tell_apart(citations: Sequence[Citation], province: Place | None) -> list[Citation]:
    """The citations with the place in the identifiers of local documents, where it is known.

    Mentions of one symbol in an article are of one place unless they say otherwise.
    """
    placed = [localized(c.document_id, c.issuer, province) for c in citations]
    known: dict[str, set[str]] = {}
    for c, identifier in zip(citations, placed, strict=True):
        if identifier != c.document_id:
            known.setdefault(c.document_id, set()).add(identifier)
    return [
        _renamed(c, identifier, known.get(c.document_id, set()))
        for c, identifier in zip(citations, placed, strict=True)
    ]


def _renamed(c: Citation, identifier: str, known: set[str]) -> Citation:
    if identifier == c.document_id and len(known) == 1:
        (identifier,) = known
    if identifier == c.document_id:
        return c
    candidates = identifier if c.candidates == c.document_id else c.candidates
    return replace(c, document_id=identifier, candidates=candidates)


def localized(identifier: str, issuer: str | None, province: Place | None = None) -> str:
    """The identifier with the place of the local authority, where issuer or province tell it.

    >>> localized("urn:lex:vn:uy.ban.nhan.dan.khong.ro:ke.hoach:2031;31-kh-ubnd", "UBND xã Đông Hà")
    'urn:lex:vn:xa.dong.ha;uy.ban.nhan.dan:ke.hoach:2031;31-kh-ubnd'
    """
    if m := _OF_STATE.search(identifier):
        unit = _unit(issuer or "", province)
        return identifier.replace(m[0], f"{unit};{m['body']}", 1) if unit else identifier
    if m := _OF_PARTY.search(identifier):
        name = _party_name(issuer or "", province if m["body"] == "tinh.uy" else None)
        return identifier.replace(m[0], f"{m['body']}.{name}", 1) if name else identifier
    return identifier


def _unit(issuer: str, province: Place | None) -> str | None:
    """The unit that an issuer names (`UBND huyện Sơn Hạ`), or the province for `UBND tỉnh`."""
    if m := _STATE.search(issuer):
        level = m["level"].lower()
        return f"{_LEVELS.get(level) or fold(level, '.')}.{_name(m['name'])}"
    if province is None or not issuer.endswith((" tỉnh", " thành phố")):
        return None
    municipal = is_municipal(province.place_id)
    if issuer.endswith("thành phố") and not municipal:
        return None  # a town that the text does not name
    return f"{'thanh.pho' if municipal else 'tinh'}.{fold(province.name, '.')}"


def _party_name(issuer: str, province: Place | None) -> str | None:
    m = _PARTY.search(issuer)
    if m:
        return _name(m["name"])
    return fold(province.name, ".") if province else None


def _name(written: str) -> str:
    return _FULL_NAMES.get(fold(written, "")) or fold(written, ".")
