"""Documents that only a title of their own names: quoted, or behind `về`."""

from __future__ import annotations

import re

from ...corpus.text.folding import UPPER
from ..lexicons import grammar
from .issuers import BODY, issuer_before, issuer_by, issuer_of
from .parts import Details, Named
from .plan_names import (
    CAPITAL,
    PLANS,
    read_plan,
    read_report,
    read_small_plan,
    stand_for_many,
    stands_inside,
    stops,
)
from .regulations import read_regulation
from .titles import DEFINES, phrase

_TITLED = grammar("titled_types")
_GENERAL_PLANS = {"kế hoạch", "chiến lược"}  # `Kế hoạch về …` opens a sentence on any plan
_NORMS = {"nghị quyết", "nghị định", "chỉ thị", "thông tư", "nghị quyết liên tịch", "quy chế"}
_GIVEN = {"nghị quyết", "nghị định", "chỉ thị", "thông tư", "công điện"}
_PLAIN = {"báo cáo", "kết luận", "quy định", "quyết định", "phương án"}  # plain words, too
_QUOTE_AFTER = re.compile(
    r"(?!\s?\n)(?:\s(?:về\s)?:?\s?[\"“«‘]|:?\s?[“«‘])(?P<title>[^\"”»’\n]{8,300})[\"”»’]"
)
_QUOTE_APART = re.compile(
    r"\s'\s(?P<title>[^'\n]{8,200}?)\s'(?!\w)"
)  # `đề án ' Phố hoa bên sông '`
_QUOTED_ABOUT = re.compile(r"[Vv]ề\s(?:việc\s)?(?=\S+\s\S+\s\S)")
_CALLED = re.compile(
    r"\s(?:có|mang)\stên(?:\sgọi)?(?:\slà)?:?\s[\"“«‘](?P<title>[^\"”»’\n]{4,200})[\"”»’]"
)
# `dự luật "Người phạm tội bỏ trốn"`: what others are told of a law begins small
_QUOTED_LAW = re.compile(
    rf"[ \xa0][\"“](?P<title>[{UPPER}][^\"“”\n]{{2,110}}[^\s.,!?;:])[\"”]"
    r"(?!,?\s(?:[-–]\s)?(?:ông|bà|anh|chị)\s)"
)
_LAWS = {"luật", "bộ luật", "đạo luật", "dự luật", "pháp lệnh", "hiệp ước", "công ước"}
# What a small type word names is a whole phrase; `kế hoạch “giải quyết” nạn nhân` names nothing.
_TITLE_LIKE = re.compile(rf"[{UPPER}]\S*(?:\s\S+){{3}}")
_FEWEST_WORDS = 4
# A straight quote that closes stands at a word: `"… thẳng thắn."\nBáo cáo`
_QUOTE_BEFORE = re.compile(r"(?:[“«‘]|(?<![\w.,!?…])\")[ \xa0]?$")
_CLOSING = re.compile(r"[^\"”»’\n]{8,300}(?=[\"”»’])")
_SPEECH = re.compile(
    r"\s(?:là|cũng|thuộc về|sẽ|tôi|ta|không|chưa|phải|đã|nếu|thì|mà|rằng)\s|[.,!?…:]$"
)
_RESOLVES = re.compile(r"\s(?=(?:thành lập|bổ nhiệm|miễn nhiệm|bãi bỏ|công nhận|sáp nhập)\s)")
_SAID_BY = re.compile(r"[\"”»’],?\s(?:[-–]\s)?(?:ông|bà|anh|chị|cô|vị|đại biểu|luật sư)\s")
_ABOUT = re.compile(r"\s(?:chính thức\s)?(?:về\s(?:việc\s)?|v/v\s)")
# `Nghị quyết của Quốc hội về …`: the body says that one document is meant.
_OF_ABOUT = re.compile(
    rf"\s(?:(?:của|do)\s)?(?!Đảng|Trung\sương)(?P<issuer>{BODY})\s(?:về\s(?:việc\s)?|(?=hướng\sdẫn\s|quy\sđịnh\s))"
    r"(?!(?:vấn\sđề|việc)\snày)"
)
# `phủ quyết một nghị quyết`, `có thể ra nghị quyết về …`: none in particular
_ANY = re.compile(
    r"(?:một|chưa\scó|không\scó)\s$|\s(?:có\sthể|nên|cần|phải)\s(?:ra|có|ban\shành|thông\squa)\s$"
)
_FARTHEST = 120  # characters behind a title within which its issuer is said
# `về vấn đề này`, `trình … về Sudan lên Hội đồng Bảo an`: no title ends so
_POINTS = re.compile(rf"\s(?:(?:này|đó)(?:\s|$)|(?:lên|cho)\s{BODY})")
_DRAFT_BEFORE = re.compile(r"(?:dự thảo|Dự thảo)\s$")


def read_titled(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """The document that the type word at a to b gives a title of its own, if it does.

    >>> text = "Đề án “Nâng cao chất lượng cán bộ xã” được duyệt"
    >>> [n.name for n in read_titled(text, 0, 5, "đề án")]
    ['Nâng cao chất lượng cán bộ xã']
    """
    if doc_type not in _TITLED:
        return []
    if found := called(text, a, b, doc_type):
        return found
    named = _quoted(text, a, b, doc_type)
    if named is None and doc_type == "quy chế":
        named = read_regulation(text, a, b)
    if named is None and (small := read_small_plan(text, a, b, doc_type)):
        return [small]
    if named is None and text[a].isupper() and not stand_for_many(text, a):
        named = (
            _opened(text, a, b, doc_type)
            or read_report(text, a, b, doc_type)
            or _about(text, a, b, doc_type)
            or _draft(text, a, b, doc_type)
            or read_plan(text, a, b, doc_type)
        )
    if named is None and text[a].islower() and doc_type in _GIVEN:
        named = _given(text, a, b, doc_type)
    return [named] if named else []


def called(text: str, a: int, b: int, doc_type: str) -> list[Named]:
    """The document whose quoted name `có tên` introduces, of any type.

    >>> [n.name for n in called('đạo luật mang tên "Rừng xanh cho trường"', 0, 8, "đạo luật")]
    ['Rừng xanh cho trường']
    """
    m = _CALLED.match(text, b)
    if m is None and doc_type in _LAWS:
        m = _QUOTED_LAW.match(text, b)
    if m is None or text.startswith("chiến lược", a):  # `máy bay chiến lược mang tên “…”`
        return []
    title = m["title"].strip()
    return [Named(a, m.end(), doc_type, title, Details(m.end()), "citation.title", 0.9)]


def _quoted(text: str, a: int, b: int, doc_type: str) -> Named | None:
    m = _QUOTE_AFTER.match(text, b) or _QUOTE_APART.match(text, b)
    if m is None:
        return None
    whole = m["title"][0].isupper() or stands_inside(text, a)
    whole = whole or (doc_type not in _PLAIN and len(m["title"].split()) >= _FEWEST_WORDS)
    clear = text[a].isupper() and whole
    about = _QUOTED_ABOUT.match(m["title"]) if doc_type in _NORMS else None
    if not (clear or about or (doc_type in PLANS and _TITLE_LIKE.match(m["title"]))):
        return None
    title = m["title"][about.end() if about else 0 :].strip()
    by = issuer_of(text, m.end(), m.end() + _FARTHEST)
    details = Details(m.end(), title=title, issuer=by[0] if by else None)
    return Named(a, m.end(), doc_type, title, details, "citation.title", 0.92)


def _opened(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`“Kế hoạch thực hiện năm dân vận”`: the quotes hold the type word, too."""
    if not _QUOTE_BEFORE.search(text, max(0, a - 2), a) or stops(text, b, doc_type):
        return None
    whole = _CLOSING.match(text, b)
    if whole is None or _SPEECH.search(whole[0]) or _SAID_BY.match(text, whole.end()):
        return None
    if doc_type in _PLAIN and len(whole[0].split()) < _FEWEST_WORDS:
        return None  # `gạch chữ “Quyết định giá mua”`
    details = Details(whole.end())
    return Named(a, whole.end(), doc_type, whole[0].strip(), details, "citation.title", 0.9)


def _about(text: str, a: int, b: int, doc_type: str) -> Named | None:
    general = doc_type in _PLAIN or doc_type in _GENERAL_PLANS
    if (m := _ABOUT.match(text, b)) and (stands_inside(text, a) or not general):
        return _with_title(text, (a, m.end()), doc_type, 0.8)
    if doc_type in _NORMS and (m := _OF_ABOUT.match(text, b)):
        named = _with_title(text, (a, m.end()), doc_type, 0.75)
        if named is not None:
            named.details.issuer = " ".join(m["issuer"].split())
        return named
    resolves = doc_type == "nghị quyết" and stands_inside(text, a)
    m = DEFINES.match(text, b) or (_RESOLVES.match(text, b) if resolves else None)
    if m and not _states(text, a, b):
        return _with_title(text, (a, m.end()), doc_type, 0.75, least=4)
    return None


def _given(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`Thủ tướng vừa có chỉ thị về giữ rừng`, `nghị quyết của Quốc hội về giữ rừng`: written small,
    a document is one where it is said whose it is, or that it is a draft."""
    drafted = _DRAFT_BEFORE.search(text, max(0, a - 8), a)
    m = _OF_ABOUT.match(text, b) or _ABOUT.match(text, b)
    m = m or (DEFINES.match(text, b) if drafted else None)
    said = drafted.start() if drafted else a
    if m is None or stand_for_many(text, said) or _ANY.search(text, max(0, said - 45), said):
        return None
    issuer = m["issuer"] if m.re is _OF_ABOUT else issuer_before(text, a)
    if not (issuer or drafted):
        return None
    named = _with_title(text, (a, m.end()), doc_type, 0.75, least=4)
    if named is None or _POINTS.search(named.name or ""):
        return None
    if issuer:
        named.details.issuer = named.details.issuer or " ".join(issuer.split())
    return named


def _states(text: str, a: int, b: int) -> bool:
    """Whether no title follows: `Nghị định quy định mức phạt`, at the start of a clause, says what
    a decree orders, `Quy hoạch điều chỉnh` is an adjusted one."""
    if text.startswith(" điều chỉnh", b):
        return text[a:b].lower() in PLANS
    orders = text.startswith((" quy định mức", " quy định điều kiện", " quy định giá"), b)
    return orders and (not stands_inside(text, a) or text[a - 2] == ",")


def _draft(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`dự thảo Nghị định Xử phạt hành chính trong lĩnh vực giáo dục`"""
    drafted = doc_type in _NORMS and _DRAFT_BEFORE.search(text, max(0, a - 8), a)
    if not drafted and not (doc_type in ("nghị định", "thông tư") and stands_inside(text, a)):
        return None
    m = CAPITAL.match(text, b)
    return _with_title(text, (a, m.end()), doc_type, 0.75, least=4) if m else None


def _with_title(
    text: str, at: tuple[int, int], doc_type: str, confidence: float, *, least: int = 1
) -> Named | None:
    start, begin = at
    title, end = phrase(text, begin)
    if title is None or len(title.split()) < least:
        return None
    by = issuer_by(text, end, end + 80)
    if by is None and doc_type in _NORMS and text.startswith(" của ", end):
        by = issuer_of(text, end, end + 80)
    details = Details(end, title=title, issuer=by[0] if by else None)
    return Named(start, end, doc_type, title, details, "citation.about", confidence)
