"""Where the phrase that a number is of ends: without what tells how it stands, or when, and with a
bracket that abbreviates it or a quotation."""

from __future__ import annotations

from ..lexicons import grammar
from ..text.document import Sentence

_WORDS = {"hiện tại", "bên trong", "tồn tại", "thực hiện", "thể hiện", "phát hiện", "xuất hiện"}
_WORDS |= {"cấp trên", "cấp dưới", "bên trên", "bên dưới", "phía trên", "phía dưới"}
_WORDS |= {"đồng đều", "tự do", "nắm giữ", "thu giữ", "tạm giữ", "bắt giữ", "cất giữ", "lưu giữ"}
_WORDS |= {"giao ngay"}
_DANGLING = grammar("no_subject_ends")
_PLANNING = grammar("planning_verbs")
_MOMENTS = {"đến ngày", "tới ngày", "tại thời điểm", "vào thời điểm", "ở thời điểm"}
_PARTS_OF_TIME = {"cuối", "đầu", "giữa", "hết"}
_BEFORE_PARTS = {"đến", "tới", "từ", "vào"}
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_NEW = {"viên mới", "lập mới", "thôn mới", "đầu mới"}
_NO_ENDS = {
    "mới": (["đạt"], ["chỉ"], ["được"], ["bằng"], ["có"]),
    "sụt": (["giảm"],),
    "cắt": (["giảm"],),
    "bị": (["cắt"],),
    "ngày": (["hôm"],),
}


def trimmed(s: Sentence, start: int, end: int) -> int:
    """Where the phrase of tokens start to end ends without what tells how it stands or when.

    >>> from ..text.document import tokens
    >>> trimmed(tokens("tỷ lệ hộ có điện vẫn ổn định ở mức 98%"), 0, 8)
    5
    """
    if end - 1 > start and s.kinds[end : end + 1] == ["d"] and s.low[end - 1] in _PARTS_OF_TIME:
        end -= 2 if end - 2 > start and s.low[end - 2] in _BEFORE_PARTS else 1
    while end > start and _dangles(s, end - 1):
        planned = " ".join(s.low[end - 2 : end]) in _PLANNING
        end -= 2 + (s.low[end - 3] == "được") if planned else 1  # `tỷ lệ được dự báo`
    if end - 1 > start and s.low[end - 1 : end + 1] in (["tính", "đến"], ["tính", "tới"]):
        end -= 1
    return next((end - n for n in (3, 2) if end - n > start and _is_moment(s, end - n, end)), end)


def _is_moment(s: Sentence, k: int, end: int) -> bool:
    """`thu ngân sách đến ngày 31/10 là`, `tổng đàn lợn vào thời điểm cuối năm`: a time is to
    follow."""
    timed = s.kinds[end : end + 1] == ["d"] or s.low[end] in _PARTS_OF_TIME
    return timed and " ".join(s.low[k:end]) in _MOMENTS


def behind_acronym(s: Sentence, k: int, stop: int) -> int:
    """Behind the bracket at token k that only abbreviates: `chỉ số giá tiêu dùng (CPI)`; else k.

    >>> from ..text.document import tokens
    >>> behind_acronym(tokens("giá tiêu dùng (CPI) tăng"), 3, 7)
    6
    """
    if k + 2 >= stop or s.raw[k] != "(" or s.raw[k + 2] != ")":
        return k
    return k + 3 if s.raw[k + 1].isupper() and len(s.raw[k + 1]) > 1 else k


def behind_quote(s: Sentence, k: int, stop: int) -> int:
    """Behind the quotation that opens at token k and ends before token `stop`; else k.

    >>> from ..text.document import tokens
    >>> behind_quote(tokens('mục "đất trống, đồi trọc" là 5%'), 1, 9)
    8
    """
    if k >= stop or s.raw[k] not in _QUOTES:
        return k
    closing = _QUOTES[s.raw[k]]
    return next((n + 1 for n in range(k + 1, stop) if s.raw[n] == closing), k)


def _dangles(s: Sentence, k: int) -> bool:
    """Whether a phrase cannot end with token k: a preposition, or `dự kiến`."""
    pair = f"{s.low[k - 1]} {s.low[k]}" if k else ""
    if pair == "bị mất" or pair in _NEW:
        return False
    if s.low[k] in _NO_ENDS:  # `giải ngân mới đạt 40%`, `giá sụt giảm`, `giá ngày hôm nay`
        return s.low[k + 1 : k + 2] in _NO_ENDS[s.low[k]]
    return pair in _PLANNING or (s.low[k] in _DANGLING and pair not in _WORDS)
