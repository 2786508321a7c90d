"""Identifiers of documents, in the form of URN:LEX (RFC 9676).

They are for use within datasets: no registrar assigns `urn:lex:vn`. A citation that says too little
for a canonical name gets a partial one, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .dates import number as roman
from .symbols import has_only_year, issuer_codes, symbol_year

_KEEP = re.compile(r"[^a-z0-9]+")
_LIKE_D = str.maketrans("đðɖ", "ddd")
_PLENUM = re.compile(
    r"(?:hoi\.nghi\.)?(?:lan\.thu\.)?(?:ban\.chap\.hanh\.|bch\.)?(?:trung\.uong|tw|t\.?u)"
    r"(?:\.lan\.thu)?\.(?P<n>[0-9]+|[ivx]+)"
)
# `Đại hội XII của Đảng`, `Đại hội đại biểu toàn quốc lần thứ XII`
_CONGRESS = re.compile(
    r"dai\.hoi(?:\.dai\.bieu)?(?=.*\.dang|\.toan)(?:\.dang)?(?:\.toan\.quoc)?(?:\.lan)?(?:\.thu)?"
    r"\.(?P<n>[0-9]+|[ivx]+)(?:\.cua\.dang)?"
)
_NAME = r"[a-z0-9][a-z0-9.]*"
_URN = re.compile(
    rf"urn:lex:vn:(?P<authority>{_NAME}(?:;{_NAME})*(?:\+{_NAME}(?:;{_NAME})*)*)"
    rf":(?P<measure>{_NAME}(?:;{_NAME})*):(?P<when>\d{{4}}-\d{{2}}-\d{{2}}|{_NAME})"
    r";(?P<number>[a-z0-9][a-z0-9._'=()-]*)"
)
_AS_CODED = {"kết luận thanh tra": "kết luận"}  # one document, however the text calls it
_AUTHORITY_OF_TYPE = {
    "luật": "quoc.hoi",
    "bộ luật": "quoc.hoi",
    "hiến pháp": "quoc.hoi",
    "pháp lệnh": "uy.ban.thuong.vu.quoc.hoi",
    "nghị định": "chinh.phu",
}


@lru_cache(maxsize=1 << 12)
def fold(text: str, joint: str) -> str:
    """Base letters and digits of a text, lower case, words joined by `joint`.

    >>> fold("Nghị quyết", "."), fold("39-NQ/TW", "-")
    ('nghi.quyet', '39-nq-tw')
    """
    low = unicodedata.normalize("NFD", text.lower().translate(_LIKE_D))
    plain = "".join(c for c in low if not unicodedata.combining(c))
    return _KEEP.sub(joint, plain).strip(joint)


def document_id(
    doc_type: str,
    symbol: str | None,
    name: str | None,
    issued_on: str | None,
    term: int | None = None,
) -> str:
    """The identifier of a cited document.

    >>> document_id("nghị định", "04/2015/NĐ-CP", None, "2015-01-09")
    'urn:lex:vn:chinh.phu:nghi.dinh:2015-01-09;04-2015-nd-cp'
    >>> document_id("luật", None, "Khiếu nại", "2011")
    'urn:lex:vn:quoc.hoi:luat;khieu.nai:2011;lex-1'
    """
    if doc_type == "nghị định" and has_only_year(symbol or ""):
        symbol = f"{symbol}/NĐ-CP"  # a decree with a year can only be the Government's
    when = _when(symbol, issued_on, term)
    measure = fold(_AS_CODED.get(doc_type, doc_type), ".")
    if symbol:
        number = re.sub(r"^(\d)(?!\d)", r"0\1", fold(symbol, "-"))
        return f"urn:lex:vn:{_authority(symbol)}:{measure}:{when};{number}"
    authority = _AUTHORITY_OF_TYPE.get(doc_type, "khong.ro")
    if named := fold(name or "", "."):
        if plenum := _PLENUM.fullmatch(named):
            named = f"hoi.nghi.trung.uong.{roman(plenum['n'])}"
        elif congress := _CONGRESS.fullmatch(named):
            named = f"dai.hoi.dang.{roman(congress['n'])}"
        measure += ";" + named
    return f"urn:lex:vn:{authority}:{measure}:{when};lex-1"


def abroad(identifier: str) -> str:
    """The identifier of another country's law, which no Vietnamese authority gave.

    >>> abroad(document_id("luật", None, "Lao động", None))
    'urn:lex:vn:nuoc.ngoai:luat;lao.dong:khong.ngay;lex-1'
    """
    return identifier.replace(":quoc.hoi:", ":nuoc.ngoai:")


@dataclass(frozen=True, slots=True)
class DocumentId:
    """The parts of an identifier: who issued, what type (and name), when, and the number.

    `when` is a date, a year, a term (`khoa.12`) or `khong.ngay`; a whole date makes the identifier
    canonical, anything less a partial one.
    """

    authority: str
    measure: str
    when: str
    number: str

    @property
    def is_canonical(self) -> bool:
        """Whether it names the document completely."""
        return len(self.when) == 10 and self.when[4] == "-"


def parse_document_id(identifier: str) -> DocumentId:
    """The parts of an identifier made by `document_id`; ValueError for any other text.

    >>> parse_document_id("urn:lex:vn:chinh.phu:nghi.dinh:2015-01-09;04-2015-nd-cp").when
    '2015-01-09'
    """
    m = _URN.fullmatch(identifier)
    if m is None:
        raise ValueError(f"not a document identifier: {identifier!r} (they begin urn:lex:vn:)")
    return DocumentId(**m.groupdict())


def _when(symbol: str | None, issued_on: str | None, term: int | None) -> str:
    """Date, year, term or `khong.ngay`: the first that is known. A half date is only its year."""
    if issued_on and len(issued_on) == 10:
        return issued_on
    year = issued_on[:4] if issued_on else symbol_year(symbol or "")
    if year:
        return year
    return f"khoa.{term}" if term else "khong.ngay"


def _authority(symbol: str) -> str:
    parts = [p for p in re.split(r"[-/]", symbol) if p and not p.isdigit()]
    if parts and (m := re.fullmatch(r"(QH|UBTVQH)\d+", parts[-1])):
        return "quoc.hoi" if m[1] == "QH" else "uy.ban.thuong.vu.quoc.hoi"
    known = [issuer_codes()[p][0] for p in parts if p in issuer_codes()]
    if known:
        return "+".join(";".join(fold(w, ".") for w in name.split(";")) for name in known)
    return f"ky.hieu.{fold(parts[-1], '')}" if parts else "khong.ro"
