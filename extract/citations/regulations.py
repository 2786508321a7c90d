"""Regulations named by what they order and their year: `quy chế thi nghề quốc gia 2031`."""

from __future__ import annotations

import re

from ...corpus.text.folding import LOWER
from ..lexicons import one_of
from .issuers import issuer_of
from .parts import Details, Named, pinpoint_before
from .plan_names import stand_for_many

_WORD = rf"(?:chính[ \xa0]quy(?!\w)|(?!{one_of('law_name_ends')}(?!\w))[^\W\d_]+)"
_TOPIC = rf"[ \xa0](?={one_of('regulation_topics')}[ \xa0])"
# Behind a capital any words that are no clause; what is written small begins as regulations do.
_NAME = rf"(?P<name>{_WORD}(?:[ \xa0]{_WORD}){{1,13}}?)"
_YEAR = r"[ \xa0](?:năm[ \xa0])?(?P<y>(?:19|20)[0-9]{2})(?![\w/-]|\s?[–-]\s?[0-9])"
_DATED = re.compile(rf"[ \xa0]{_NAME}{_YEAR}")
_SMALL_DATED = re.compile(rf"{_TOPIC}{_NAME}{_YEAR}")
_KNOWN = re.compile(rf"[ \xa0](?P<name>{one_of('known_regulations')})(?!\w)", re.I)
# What is broken is a rule of conduct, what says something a document.
_CITED = re.compile(r"(?:theo|tại|trong|của|căn cứ(?: vào)?)\s$", re.I)
_POINTED_AT = re.compile(rf"{_TOPIC}(?P<name>{_WORD}(?:[ \xa0]{_WORD}){{2,9}})(?!\w)")
# The prize of a year, the plan up to one
_NO_YEAR_OF_ISSUE = re.compile(
    rf"\s(?:giai đoạn|đến|thời kỳ|giải thưởng|cuộc thi)(?:\s[{LOWER}]|$)"
)
_FARTHEST = 80  # characters behind a regulation within which it is said whose it is


def read_regulation(text: str, a: int, b: int) -> Named | None:
    """The regulation that `quy chế` at a to b names without quotes: by its year, by a name that
    is known, or by the clause of it that is cited.

    >>> named = read_regulation("theo quy chế thi nghề quốc gia năm 2031 thì", 5, 12)
    >>> named.name, named.details.issued_on
    ('thi nghề quốc gia', '2031')
    """
    if stand_for_many(text, a):
        return None
    dated = _DATED if text[a].isupper() else _SMALL_DATED
    m = dated.match(text, b)
    if m and _NO_YEAR_OF_ISSUE.search(f" {m['name'].lower()}"):
        m = None
    if m is None and (text[a].isupper() or _CITED.search(text, max(0, a - 12), a)):
        m = _KNOWN.match(text, b)
    if m is None and pinpoint_before(text, a):
        m = _POINTED_AT.match(text, b)
    if m is None or "dân chủ" in m["name"].lower():
        return None  # the regulation on grassroots democracy is a concept, mostly
    name = " ".join(m["name"].split())
    by = issuer_of(text, m.end(), m.end() + _FARTHEST)
    year = m["y"] if m.re is dated else None
    details = Details(m.end(), issued_on=year, issuer=by[0] if by else None)
    return Named(a, m.end("name"), "quy chế", name, details, "citation.plan", 0.7)
