"""Times that are told of something else than the figure behind them."""

from __future__ import annotations

import re

from .expressions import TERMS, TimeExpression
from .forms import DAYS

# `07 trường đạt chuẩn (năm 2016 là 3 trường)`: the time of the number behind it in the bracket
_TELLS_OTHER = re.compile(r"(?:\s(?:chỉ|là|có|còn|đạt)|\s?:)+\s[0-9]")
_TIMED = 3  # words beside the time in a bracket that only tells it
_REACH = 30  # characters
_LEFT = re.compile(r"\btừ \d[\d.,]*+\s?(?:[^\d\s.,;]{1,12})?(?: [^\W\d_]{1,12})?(?: vào| của)? $")
_REACHED = re.compile(r",?\s(?:đã )?(?:giảm|tăng|xuống|lên|còn)(?!\w)")
_HAS = re.compile(r"\)?,? (?:có|gồm)(?: [^\W\d_]+){0,2} ")  # `HĐND xã nhiệm kỳ 2031-2036 có 24`
_TERM_TOLD = re.compile(
    r"(?:^\W*|(?<!\w)(?:trong|cả|suốt|toàn|qua|hết|đầu|giữa|cuối|từ|dự kiến|mục tiêu)\s)$"
)
_LEVEL = re.compile(r"\) (?:là|đạt|có)? ?[0-9]")  # `22 xã với dân số (năm 2016) là 9.000 người`
_AS_OF = re.compile(r"(?:(?:theo )?(?:số liệu|thống kê) )?(?:được )?tính đến (?:hết )?(?:ngày )?")
_MERIT = re.compile(r"(?<!\w)(?<!đạt )thành tích(?!\w)[^;.]*$")
_TOLD_BEFORE = 12  # characters
_CLAUSE = 100  # characters
_BOUND = re.compile(
    r"(?<!\w)(?:nếu|khi|phải|cần|yêu cầu|đề nghị|cam kết|đăng ký|đặt|mua|nộp|trả|thanh toán|giao)"
    r"(?!\w)[^;.]*$"
)
_PLANNED = re.compile(r"(?<!\w)(?:mục tiêu|kế hoạch|chỉ tiêu|dự toán|nghị quyết)(?!\w)")
_TASK_REACH = 120  # characters
# `sơ kết 9 tháng, đề ra phương hướng, nhiệm vụ 3 tháng cuối năm`
_TASKS = re.compile(
    r"(?<!\w)(?<!hiện )(?:phương hướng|nhiệm vụ|giải pháp)"
    r"(?:,? (?:và )?(?:phương hướng|nhiệm vụ|giải pháp|trọng tâm|chủ yếu|công tác))* (?:trong )?$"
)
_COMPARES = ("so với ", "nếu so với ", "còn nếu so với ", "còn so với ")
_MOMENT = ("tại thời điểm ", "tại thời điểm ngày ", "vào thời điểm ", "vào thời điểm ngày ")


def is_aside(t: TimeExpression, low: str, start: int) -> bool:
    """Whether a time stands in a bracket that tells something else, and the figure not:
    `chương trình (kéo dài đến hết 2019) chi 40%`; is that of the level that a figure has left;
    is a moment, told before the semicolon; is the term in a body's name, a deadline, or what the
    sentence begins by comparing with.

    >>> from .expressions import read_periods
    >>> low = "quỹ xã (bắt đầu chi từ đợt một và kéo dài đến hết năm 2019) trả 40% tiền thuốc"
    >>> is_aside(read_periods(low)[0], low, low.index("40"))
    True
    """
    if _is_left(t, low, start) or _is_moment(t, low, start) or _is_merit(t, low, start):
        return True
    if _is_named_term(t, low, start) or _is_deadline(t, low) or _is_compared(t, low, start):
        return True
    if not is_bracketed(low, t.start):
        return False
    opened = low.rfind("(", 0, t.start)
    closed = low.find(")", t.end)
    if closed < 0 or opened < start < closed:
        return False
    if start < opened and (_TELLS_OTHER.match(low, t.end, closed) or _LEVEL.match(low, closed)):
        return True
    if _AS_OF.fullmatch(low, opened + 1, t.start):
        return False
    return len(low[opened + 1 : t.start].split()) + len(low[t.end : closed].split()) > _TIMED


def is_bracketed(low: str, position: int) -> bool:
    """Whether a position of a sentence stands in a bracket.

    >>> is_bracketed("5 hộ (năm 2031)", 6), is_bracketed("5 hộ (nghèo) năm 2031", 13)
    (True, False)
    """
    opened = low.rfind("(", 0, position)
    return opened >= 0 and low.find(")", opened, position) < 0


def is_task(t: TimeExpression, low: str) -> bool:
    """Whether a time is that of what is to be done: `sơ kết 9 tháng, bàn nhiệm vụ 3 tháng cuối
    năm`.

    >>> from .expressions import read_periods
    >>> low = "sơ kết quý i/2031, đề ra phương hướng, nhiệm vụ quý ii/2031"
    >>> [is_task(t, low) for t in read_periods(low)]
    [False, True]
    """
    return _TASKS.search(low, max(0, t.start - _TASK_REACH), t.start) is not None


def _is_left(t: TimeExpression, low: str, start: int) -> bool:
    """`từ 7,5% năm 2020 xuống còn 6,6%`: what it was then."""
    if not 0 < start - t.end < _REACH or _REACHED.match(low, t.end, start) is None:
        return False
    return _LEFT.search(low, max(0, t.start - _REACH), t.start) is not None


def _is_moment(t: TimeExpression, low: str, start: int) -> bool:
    """`tại thời điểm 1/4 là 5 con; sản lượng 7 tấn`: the second is of no moment."""
    return low.endswith(_MOMENT, 0, t.start) and ";" in low[t.end : start]


def _is_merit(t: TimeExpression, low: str, start: int) -> bool:
    """`tặng Giấy khen cho 22 tập thể có thành tích trong phong trào năm 2031`: of the merits."""
    return start < t.start and _MERIT.search(low, start, t.start) is not None


def _is_named_term(t: TimeExpression, low: str, start: int) -> bool:
    """`Đại hội Đảng bộ xã nhiệm kỳ 2030 - 2035 bầu 15 đồng chí`: part of a name."""
    if t.form != "years" or not low.endswith(TERMS, 0, t.start):
        return False
    term = low.rindex("nhiệm kỳ", 0, t.start)
    elected = "bầu " in low[:term]
    if not elected and _HAS.fullmatch(low, t.end, start):
        return False
    return _TERM_TOLD.search(low, max(0, term - _TOLD_BEFORE), term) is None


def _is_deadline(t: TimeExpression, low: str) -> bool:
    """`giảm 300.000 đồng nếu đăng ký trước ngày 15/8`, `phải nộp 5% trước 1/4/2031`."""
    if t.form not in DAYS or not low.endswith(("trước ngày ", "trước "), 0, t.start):
        return False
    return _BOUND.search(low, max(0, t.start - _CLAUSE), t.start) is not None


def _is_compared(t: TimeExpression, low: str, start: int) -> bool:
    """`So với mức đã đạt trong năm 2031 là 18%, mức này thấp hơn 2%`: the second is of no 2031."""
    if t.end > start or not low.startswith(_COMPARES) or _PLANNED.search(low, 0, t.start):
        return False
    comma = low.find(", ", t.end, start)
    return comma >= 0 and low.find(", ", 0, t.start) < 0
