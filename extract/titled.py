"""Documents that only a title of their own names: quoted, behind `về`, or a plan with a capital."""

from __future__ import annotations

import re

from ..corpus.folding import LOWER, UPPER
from .citation_parts import Details, Named
from .citation_titles import DEFINES, phrase
from .issuers import BODY, issuer_by
from .lexicons import grammar, one_of

_TITLED = grammar("titled_types")
_PLANS = {"quy chế", "đề án", "kế hoạch", "chiến lược", "quy hoạch"}
_NORMS = {"nghị quyết", "nghị định", "chỉ thị", "thông tư", "nghị quyết liên tịch", "quy chế"}
_PLAIN = {"báo cáo", "kết luận", "quy định", "quyết định", "phương án"}  # plain words, too
_QUOTE_AFTER = re.compile(
    r"(?:\s(?:về\s)?:?\s?[\"“«‘]|:?\s?[“«‘])(?P<title>[^\"”»’\n]{8,300})[\"”»’]"
)
# What a small type word names is a whole phrase; `kế hoạch “giải quyết” nạn nhân` names nothing.
_TITLE_LIKE = re.compile(rf"[{UPPER}]\S*(?:\s\S+){{3}}")
_QUOTE_BEFORE = re.compile(r"[\"“«‘]\s?$")
_CLOSING = re.compile(r"[^\"”»’\n]{8,300}(?=[\"”»’])")
_SPEECH = re.compile(r"\s(?:là|sẽ|tôi|ta|không|chưa|phải|đã|nếu|thì|mà|rằng)\s|[.,!?…:]$")
_ABOUT = re.compile(r"\s(?:về\s(?:việc\s)?|v/v\s)")
# `Nghị quyết của Quốc hội về …`: the body says that one document is meant.
_OF_ABOUT = re.compile(
    rf"\s(?:của|do)\s(?!Đảng|Trung\sương)(?P<issuer>{BODY})\s(?:về\s(?:việc\s)?|(?=hướng\sdẫn\s|quy\sđịnh\s))"
    r"(?!(?:vấn\sđề|việc)\snày)"
)
_MANY = re.compile(r"(?:các|những|nhiều|một số|mọi|số)\s$", re.I)
_DRAFT_BEFORE = re.compile(r"(?:dự thảo|Dự thảo)\s$")
_NOT_A_PLAN = re.compile(
    r"(?:Bộ|bộ|Sở|sở|Vụ|Ban|Phòng|phòng|Viện|Cục|-|–|trưởng|ngành|khoa|lượng|cứu|Tài chính,)\s$"
)
_NOT_A_PLAN_HERE = re.compile(r"và\s$")  # `Sở Tài chính và Kế hoạch`
_PLAN_STOPS = re.compile(rf"\s{one_of('no_plan_before')}(?!\w)")
_SMALL = re.compile(rf"\s(?=[{LOWER}])")
_CAPITAL = re.compile(rf"\s(?=[{UPPER}][{LOWER}]+\s[{LOWER}])")
_PLANNING = re.compile(r"\s(?:phát triển|tổng thể|phát điện|điện)\s")
_ITS_YEARS = re.compile(r"giai đoạn (?:19|20)[0-9]{2}|đến năm 20[0-9]{2}")
_DEMOCRACY = re.compile(r"\s(?:thực hiện\s)?dân chủ(?!\w)", re.I)


def read_titled(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """The document that the type word at a to b gives a title of its own, if it does.

    >>> text = "Đề án “Nâng cao chất lượng cán bộ xã” được duyệt"
    >>> [n.name for n in read_titled(text, 0, 5, "đề án")]
    ['Nâng cao chất lượng cán bộ xã']
    """
    if doc_type not in _TITLED:
        return []
    named = _quoted(text, a, b, doc_type)
    if named is None and text[a].isupper() and not _MANY.search(text, max(0, a - 8), a):
        named = (
            _opened(text, a, b, doc_type)
            or _about(text, a, b, doc_type)
            or _draft(text, a, b, doc_type)
            or _plan(text, a, b, doc_type)
        )
    return [named] if named else []


def _quoted(text: str, a: int, b: int, doc_type: str) -> Named | None:
    m = _QUOTE_AFTER.match(text, b)
    if m is None:
        return None
    if not text[a].isupper() and (doc_type not in _PLANS or not _TITLE_LIKE.match(m["title"])):
        return None
    title = m["title"].strip()
    details = Details(m.end(), title=title)
    return Named(a, m.end(), doc_type, title, details, "citation.title", 0.92)


def _opened(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`“Kế hoạch thực hiện năm dân vận”`: the quotes hold the type word, too."""
    if not _QUOTE_BEFORE.search(text, max(0, a - 2), a) or _PLAN_STOPS.match(text, b):
        return None
    whole = _CLOSING.match(text, b)
    if whole is None or _SPEECH.search(whole[0]):
        return None
    details = Details(whole.end())
    return Named(a, whole.end(), doc_type, whole[0].strip(), details, "citation.title", 0.9)


def _about(text: str, a: int, b: int, doc_type: str) -> Named | None:
    if (m := _ABOUT.match(text, b)) and (doc_type not in _PLAIN or _is_inside(text, a)):
        return _with_title(text, (a, m.end()), doc_type, 0.8)
    if doc_type in _NORMS and (m := _OF_ABOUT.match(text, b)):
        named = _with_title(text, (a, m.end()), doc_type, 0.75)
        if named is not None:
            named.details.issuer = " ".join(m["issuer"].split())
        return named
    if m := DEFINES.match(text, b):
        return _with_title(text, (a, m.end()), doc_type, 0.75, least=4)
    return None


def _draft(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`dự thảo Nghị định Xử phạt hành chính trong lĩnh vực giáo dục`"""
    if doc_type not in _NORMS or not _DRAFT_BEFORE.search(text, max(0, a - 8), a):
        return None
    m = _CAPITAL.match(text, b)
    return _with_title(text, (a, m.end()), doc_type, 0.75, least=4) if m else None


def _with_title(
    text: str, at: tuple[int, int], doc_type: str, confidence: float, *, least: int = 1
) -> Named | None:
    start, begin = at
    title, end = phrase(text, begin)
    if title is None or len(title.split()) < least:
        return None
    by = issuer_by(text, end, end + 80)
    details = Details(end, title=title, issuer=by[0] if by else None)
    return Named(start, end, doc_type, title, details, "citation.about", confidence)


def _is_inside(text: str, a: int) -> bool:
    """Whether a capital letter at `a` says something: it does not at the start of a sentence."""
    return a > 1 and text[a - 1] == " " and text[a - 2] not in ".!?:;\n-–"


def _plan(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`Đề án phát triển …`, `Quy chế tiếp xúc …`: a capital type word inside a sentence; at its
    start only with the years that the plan is for."""
    if doc_type not in _PLANS or _NOT_A_PLAN.search(text, max(0, a - 11), a):
        return None
    if doc_type not in ("đề án", "quy chế") and _NOT_A_PLAN_HERE.search(text, max(0, a - 3), a):
        return None
    if _PLAN_STOPS.match(text, b) or _DEMOCRACY.match(text, b):
        return None  # the regulation on grassroots democracy is a concept, mostly
    begins = _CAPITAL.match(text, b) if doc_type == "đề án" else None
    if not (begins or _SMALL.match(text, b)):
        return None
    if doc_type == "quy hoạch" and not _PLANNING.match(text, b):
        return None
    name, end = phrase(text, b + 1)
    if name is None or len(name.split()) < 3:
        return None
    if not _is_inside(text, a) and not _ITS_YEARS.search(name):
        return None
    return Named(a, end, doc_type, name, Details(end), "citation.plan", 0.7)
