"""Plans and reports named without quotes: by a capital, by their years, by a formal name."""

from __future__ import annotations

import re

from ...corpus.text.folding import LOWER, UPPER
from ..lexicons import one_of
from .dates import date_at, number
from .issuers import issuer_by, issuer_of
from .parts import Details, Named
from .titles import phrase

PLANS = {"quy chế", "đề án", "kế hoạch", "chiến lược", "quy hoạch"}
_NOT_A_PLAN = re.compile(
    r"(?:Bộ|bộ|Sở|sở|Vụ|Ban|[ỦUủ][ỷy] ban|Hội|Lệnh|được"
    r"|Phòng|(?<!dự )phòng|[Cc]ơ quan|[Tt]âm|Viện|Cục|-|–|trưởng|ngành|khoa|lượng|cứu|Tài chính,"
    r"|[Tt]ác|thoại|huống|hội|nghị|đàn|niên|viện|lệnh|Báo cáo)\s$"
)
# `và Kế hoạch phát triển chợ giai đoạn 2031 - 2035`, and no `Sở Tài chính và Kế hoạch`
_FOR_YEARS = re.compile(r"[^\n;]{10,160}?\s(?:giai đoạn|đến năm)\s20[0-9]{2}")
_STOPS = re.compile(rf"\s{one_of('no_plan_before')}(?!\w)")
_MANY = re.compile(r"(?:các|những|nhiều|một số|mọi|số|\b[0-9]{1,2})\s$", re.I)
# `một số chương trình, đề án phát triển …`
_ONE_OF_MANY = re.compile(r"(?:chương trình|dự án|kế hoạch|chính sách|nghị quyết),\s$")
# `các Nghị định, Thông tư hướng dẫn`: types, and no documents
_PAIRED = re.compile(r"(?:[Nn]ghị định|[Nn]ghị quyết|[Cc]hỉ thị|[Tt]hông tư)(?:,|\svà)\s$")
_SMALL = re.compile(rf"[ \xa0](?=[{LOWER}])")
CAPITAL = re.compile(rf"[ \xa0](?=[{UPPER}][{LOWER}]+\s[{LOWER}])")
# `Kế hoạch Hành động Chung Toàn diện`: capitals from word to word
_CAPITALS = re.compile(
    rf"[ \xa0](?P<name>[{UPPER}]\w+(?:\s[{LOWER}]+)?"
    rf"(?:\s(?:[-–]\s)?[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+)?){{2,8}})"
    rf"(?=[.,;:)]|\s\([A-Z]{{3,}}\)|\s(?:được|đã|của|với|năm|do|là|và|có|mà|trong)\s|$)"
)
_PLANNING = re.compile(r"\s(?:phát triển|tổng thể|chung|phát điện|điện)\s")
_YEARS = r"(?:19|20)[0-9]{2}"
_TO_YEAR = re.compile(rf"(?:\s[^\W\d_]+){{2,9}}\sđến\snăm\s{_YEARS}")
_ITS_YEARS = re.compile(rf"giai đoạn {_YEARS}|đến năm 20[0-9]{{2}}")
_SPAN = rf"(?:đến\snăm|giai\sđoạn|thời\skỳ)\s{_YEARS}(?:\s?[-–]\s?{_YEARS})?"
_VISION = (
    r"(?:,?\s(?:và\s)?(?:có\s)?(?:tầm\snhìn|định\shướng|xét|tính)\s"
    rf"(?:đến\s|tới\s)?(?:năm\s)?{_YEARS})?"
)
_UP_TO_YEARS = re.compile(
    rf"[^\n]{{0,200}}?{_YEARS}\s?[-–]\s?{_YEARS}(?:\s(?:và|đến)\s(?:năm\s)?{_YEARS})?{_VISION}(?!\w)"
)
_UP_TO_YEAR = re.compile(
    rf"[^\n,]{{0,200}}?đến\snăm\s{_YEARS}(?:,\stầm\snhìn\s(?:đến\s)?(?:năm\s)?{_YEARS}|(?=\sđể\s)"
    r"|(?=,\s(?!tầm|định|xét|tính|và|có|giai)))"
)
# `Quy chế thi tốt nghiệp năm 2031, thí sinh …`
_WITHIN_YEAR = re.compile(
    rf"[^\n,]{{10,200}}?\snăm\s{_YEARS}(?=,\s(?!tầm|định|xét|tính|và|có|giai|kế|phương|nhiệm))"
)
# `Kế hoạch Chuyển đổi số năm 2031`
_OF_YEAR = re.compile(
    rf"[ \xa0](?P<name>[{UPPER}][{LOWER}]+(?:\s[^\W\d_]+){{2,9}}?\snăm\s{_YEARS})(?![\w/–-])"
)
# `Quy chế thi nghề áp dụng cho năm 2031`: when it holds is no part of the name
_HOLDS = re.compile(r",?\s(?:áp\sdụng\s(?:cho|từ|trong|đối\svới|tại)|từ\snăm\s[0-9]{4})(?!\w)")
_AND_MORE = re.compile(r"(?:,|,?\svà)\s(?=(?:Quy chế|Đề án|Kế hoạch|Chiến lược|Quy hoạch)\s)")
_NO_PART = (
    r"(?:quy\shoạch|đề\sán|chiến\slược|đến\snăm|giai\sđoạn|định\shướng"
    r"|(?:khác|dài|từ|với|đang|đã|được|mới)\s)"
)
_PLANNED = re.compile(
    r"[ \xa0](?P<name>(?:phát triển|tổng thể|chung|xây dựng|quốc gia|nâng cao|điện|đầu tư)"
    rf"(?:\s(?!{_NO_PART})(?:TP\.|[^\s.;()\"“”]+)){{2,24}}?"
    rf"(?:\s(?:định\shướng|giai\sđoạn))?\s{_SPAN}{_VISION})(?!\w)"
)
_FEWEST_WORDS = 4
_FARTHEST = 80  # characters behind a plan within which it is said who approved it
_NOT_A_REPORT = re.compile(r"(?:[Cc]ổ phần|Top [0-9]+|tạp chí)\s$")
_PERIODIC = one_of("periodic_reports")
_NAMING = r"[ \xa0](?!(?:năm|của|cho|rằng|là|cũng|này|đã|do|tại|trong|ở)\s)"
_REPORT_OF_YEAR = re.compile(
    rf"{_NAMING}(?P<name>(?!{_PERIODIC})[^\W\d_]+(?:{_NAMING}[^\W\d_]+){{1,7}})"
    r"\s(?:năm\s)?(?P<y>20[0-9]{2})(?![\w/–-])"
)
_REPORT = re.compile(
    rf"{_NAMING}(?P<name>(?:[{UPPER}]\w+|(?!{_PERIODIC})[{LOWER}]+)(?:{_NAMING}[{LOWER}]+){{0,6}}?"
    r"\s(?:thế giới|toàn cầu))(?!\w)"
)
# `Quy chế làm việc của Ủy ban Kiểm tra Trung ương khóa XII`: one body's, of one term
_OF_TERM = re.compile(
    rf"\s(?:làm việc|hoạt động) của (?=[{UPPER}])[^.;()\n]{{4,80}}?,?\s"
    r"(?:kh[oó][áa]\s(?P<term>[IVX]+|[0-9]{1,2})|nhiệm kỳ\s[0-9]{4}\s?[-–]\s?[0-9]{4})(?!\w)"
)
# `kế hoạch thi đua của cấp mình`, `Kế hoạch giám sát của các ban`: anybody's
_ANYBODYS = re.compile(r"(?:\S+\s){1,2}của\s")
# `ban hành Kế hoạch tổ chức thực hiện như sau:`: nothing is said of what
_CARRIED_OUT = re.compile(r"(?:tổ chức|triển khai) thực hiện(?:\s(?:như sau|cụ thể))*$", re.I)
# `Quy chế công tác dân vận của hệ thống chính trị`
_OF_WORK = re.compile(r"\scông\stác\s(?:\w+\s){1,5}(?:của|trong|huyện|tỉnh|xã)\s\w")
_DEMOCRACY = re.compile(r"\s(?:thực hiện\s)?dân chủ(?!\w)", re.I)


def read_plan(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`Đề án phát triển …`, `Quy chế tiếp xúc …`: a capital type word inside a sentence; at its
    start only with the years that the plan is for.

    >>> text = "Xã lập Đề án phát triển nghề đan lưới."
    >>> read_plan(text, 7, 12, "đề án").name
    'phát triển nghề đan lưới'
    """
    if doc_type not in PLANS or _NOT_A_PLAN.search(text, max(0, a - 11), a):
        return None
    listed = doc_type in ("đề án", "quy chế") or not text.startswith("và ", a - 3)
    if not listed and not _FOR_YEARS.match(text, b):
        return None
    if m := _OF_TERM.match(text, b):
        name = " ".join(m[0].split())
        details = Details(m.end(), term=number(m["term"]) if m["term"] else None)
        return Named(a, m.end(), doc_type, name, details, "citation.plan", 0.8)
    if stops(text, b, doc_type) or _DEMOCRACY.match(text, b):
        return None  # the regulation on grassroots democracy is a concept, mostly
    if m := _CAPITALS.match(text, b):
        name = " ".join(m["name"].split())
        return Named(a, m.end(), doc_type, name, _approved(text, m.end()), "citation.plan", 0.8)
    if doc_type == "kế hoạch" and (m := _OF_YEAR.match(text, b)):
        details = _approved(text, m.end())
        return Named(a, m.end(), doc_type, m["name"], details, "citation.plan", 0.7)
    if not (_SMALL.match(text, b) or (doc_type == "đề án" and CAPITAL.match(text, b))):
        return None
    if doc_type == "quy hoạch" and not (_PLANNING.match(text, b) or _TO_YEAR.match(text, b)):
        return None
    return _by_phrase(text, a, b, doc_type)


def stops(text: str, b: int, doc_type: str) -> bool:
    """Whether the words behind the type word that ends at `b` begin no name.

    >>> stops("Kế hoạch công tác năm", 8, "kế hoạch")
    True
    """
    of_work = doc_type == "quy chế" and _OF_WORK.match(text, b)
    return not of_work and _STOPS.match(text, b) is not None


def _by_phrase(text: str, a: int, b: int, doc_type: str) -> Named | None:
    name, end = phrase(text, b + 1)
    years = _UP_TO_YEARS.match(text, b + 1, end) or _UP_TO_YEAR.match(text, b + 1, end)
    years = years or _WITHIN_YEAR.match(text, b + 1, end)
    if name is not None and years:
        name, end = " ".join(years[0].split()), years.end()
    if name is not None and (held := _HOLDS.search(text, b + 1, end)):
        name, end = " ".join(text[b : held.start()].split()), held.start()
    if name is not None and (more := _AND_MORE.search(text, b + 1, end)):
        name, end = " ".join(text[b : more.start()].split()), more.start()
    if name is None or len(name.split()) < 3 or _CARRIED_OUT.match(name):
        return None
    if doc_type == "kế hoạch" and _ANYBODYS.match(name):
        return None
    if not (stands_inside(text, a) or opens_item(text, a) or _ITS_YEARS.search(name)):
        return None
    return Named(a, end, doc_type, name, _approved(text, end), "citation.plan", 0.7)


def _approved(text: str, end: int) -> Details:
    """What `do Thủ tướng phê duyệt vào tháng 4/2019` behind the name of a plan says of it."""
    details = Details(end)
    if by := issuer_by(text, end, end + _FARTHEST):
        details.issuer, behind = by
        behind += len(" vào") if text.startswith(" vào ", behind) else 0
        said = date_at(text, behind, end + _FARTHEST)
        details.issued_on = said and said[0]
    return details


def read_small_plan(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """`quy hoạch phát triển điện lực đến năm 2030`, `đề án Dạy chữ cho người lớn`: written small,
    a plan is named by the years that it is for, or by a capital.

    >>> text = "Theo quy hoạch phát triển chợ nông thôn đến năm 2035, xã có hai chợ."
    >>> read_small_plan(text, 5, 14, "quy hoạch").name
    'phát triển chợ nông thôn đến năm 2035'
    """
    if text[a].isupper() or stand_for_many(text, a) or _ONE_OF_MANY.search(text, max(0, a - 14), a):
        return None
    if doc_type == "đề án" and (m := CAPITAL.match(text, b)):
        name, end = phrase(text, m.end())
        if name and len(name.split()) >= _FEWEST_WORDS:
            return Named(a, end, doc_type, name, Details(end), "citation.plan", 0.7)
    if doc_type in ("quy hoạch", "chiến lược", "đề án") and (m := _PLANNED.match(text, b)):
        name = " ".join(m["name"].split())
        return Named(a, m.end(), doc_type, name, Details(m.end()), "citation.plan", 0.7)
    return None


def read_report(text: str, a: int, b: int, doc_type: str) -> Named | None:
    """A report with a name of its own: `Báo cáo hạnh phúc 2015`, `Báo cáo Du lịch thế giới`.

    >>> report = read_report("theo Báo cáo nước sạch nông thôn 2031,", 5, 12, "báo cáo")
    >>> report.name, report.details.issued_on
    ('nước sạch nông thôn', '2031')
    """
    if doc_type != "báo cáo" or _NOT_A_REPORT.search(text, max(0, a - 9), a):
        return None
    if m := _REPORT_OF_YEAR.match(text, b):
        if not stands_inside(text, a) and not m["name"][0].isupper():
            return None
        details = Details(m.end(), issued_on=m["y"])
    elif m := _REPORT.match(text, b):
        details = Details(m.end())
    else:
        return None
    by = issuer_of(text, m.end(), m.end() + 80)
    details.issuer = by[0] if by else None
    return Named(a, m.end("name"), doc_type, m["name"], details, "citation.title", 0.75)


def stands_inside(text: str, a: int) -> bool:
    """Whether a capital letter at `a` says something: it does not at the start of a sentence."""
    return a > 1 and text[a - 1] == " " and text[a - 2] not in ".!?:;\n-–*•"


def opens_item(text: str, a: int) -> bool:
    """Whether what begins at `a` is named in a list: `gồm: …; Thỏa thuận về …`."""
    return text.startswith("; ", a - 2) or text.startswith("gồm: ", a - 5)


def stand_for_many(text: str, a: int) -> bool:
    """Whether the word before `a` says that no one document is meant: `các`, `4`."""
    return (
        _MANY.search(text, max(0, a - 8), a) is not None
        or _PAIRED.search(text, max(0, a - 16), a) is not None
    )
