"""Shares linked to counts that stand behind or apart: `87,5% (42/48 vụ)`, `75% tổng số 60 hộ`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..facts import Count, Percentage
from ..lexicons import grammar
from ..text.one_sentence import in_one_sentence
from .parts import is_share

_RATIO_BEHIND = re.compile(r"^\s?\((?:tức\s|tương ứng\s|với\s)?$")
_WHOLE_IN = re.compile(
    r"^\s(?:trong|trên|của)\s(?:tổng số|tổng|số)\s(?:(?:trên|hơn|gần|khoảng)\s)?$"
)
_WHOLE_NAMED = re.compile(r"^\s(?:(?:trên|trong|của)\s)?tổng(?:\s[^\W\d_]+){1,5}\s$")
_PART_BEHIND = re.compile(
    r"^(?:\s[^\W\d_]+){0,3}(?:\s\(|,\s|\s[-–]\s)(?:tương ứng|tương đương|ứng)"
    r"(?:\s(?:với|còn|khoảng|gần|hơn))*\s$"
    r"|^\s?(?:\(|,\skhoảng\s)(?:(?:khoảng|gần|hơn|tức|còn)\s)*$"
)
_PART_APART = re.compile(r"^(?:\s[^\W\d_]+){1,8}\s\($")  # `6% rác tại các hộ (1.800 tấn)`
_CHANGE_BEHIND = re.compile(r"^\s\((?:tăng|giảm)\s$")
_PART_BEHIND_BASE = re.compile(r"^\sso với (?P<base>.+)\svới\s(?:(?:trên|hơn|gần|khoảng)\s)?$")
_WHOLE_APART = re.compile(r"(?:^|[.;,]\s)trong(?:\stổng)?(?:\ssố)?\s$", re.I)
_ANOTHER_WHOLE = {"toàn", "tổng", "cả", "chung", "vốn"}
_PLAN_APART = re.compile(
    r"^\s(?:so với\s)?(?:chỉ tiêu|kế hoạch|dự toán)(?:\s[^\W_]+){0,8}\s\((?:là\s)?$"
)
_DURATIONS = grammar("durations") | {"phiên", "lần"}
_PLANS = (["chỉ", "tiêu"], ["kế", "hoạch"])


def link_shares(
    text: str, counts: Sequence[Count], shares: Sequence[Percentage]
) -> list[Percentage]:
    """The shares with the numerator and denominator that counts beside them give."""
    linked, k = [], 0
    for p in shares:
        while k < len(counts) and counts[k].start < p.end:
            k += 1
        following = counts[k] if k < len(counts) else None
        before = [c for c in counts[max(0, k - 4) : k] if c.end <= p.start]
        linked.append(_linked(text, p, following, before))
    return linked


def _linked(text: str, p: Percentage, behind: Count | None, before: list[Count]) -> Percentage:
    near = behind is not None and in_one_sentence(text, p, behind)
    between = text[p.end : behind.start] if behind is not None and near else ""
    if behind is not None and p.denominator is None and _is_plan(text, p, between, behind):
        return replace(p, denominator=behind.value)
    part = behind is not None and not behind.total and _is_part(text, p, between, behind)
    part = part or (behind is not None and _is_change(p, between, behind))
    if part and behind is not None and p.value_max is None and p.numerator is None:
        return replace(p, numerator=behind.value)
    if p.change is not None or p.value_max is not None:
        return p
    if p.numerator is None:
        if behind is not None and _is_in(between, behind):
            return replace(p, denominator=behind.value)
        if behind is not None and behind.total and _RATIO_BEHIND.match(between):
            return replace(p, numerator=behind.value, denominator=behind.total)
        return p
    named = behind if _WHOLE_NAMED.match(between) else None
    if named is not None and is_share(p.numerator, named.value, p.value):
        return replace(p, denominator=named.value)
    if p.denominator is not None and _is_of_another(_words_behind(text, p), p):
        return replace(p, denominator=None)  # `24/30 thôn, chiếm 15% số thôn toàn huyện`
    whole = next((c for c in reversed(before[:-1]) if _is_whole(text, p, c)), None)
    if p.denominator is None and whole is not None:
        return replace(p, denominator=whole.value)
    return p


def _is_part(text: str, p: Percentage, between: str, behind: Count) -> bool:
    """Whether the count behind a share is the same told as a number."""
    if _PART_BEHIND.match(between):
        return True
    if m := _PART_BEHIND_BASE.match(between):
        return m["base"] == p.base and p.change is None  # `đạt 28% so với năm trước với 300 lượt`
    closed = behind.kind in ("count", "measure") and text.startswith(")", behind.end)
    return closed and _PART_APART.match(between) is not None


def _is_plan(text: str, p: Percentage, between: str, behind: Count) -> bool:
    """`đạt 45,8% so với chỉ tiêu được giao (67 tỷ đồng)`: the plan told as a number."""
    if p.change is not None or p.value_max is not None or behind.kind not in ("money", "measure"):
        return False
    alone = behind.change is None and behind.total is None and text.startswith(")", behind.end)
    fits = p.numerator is None or is_share(p.numerator, behind.value, p.value)
    return alone and fits and _PLAN_APART.match(between) is not None


def _is_change(p: Percentage, between: str, behind: Count) -> bool:
    """`giảm 8% (giảm 4 đảng viên)`: the change in numbers, which a bracket says."""
    return p.change == behind.change and _CHANGE_BEHIND.match(between) is not None


def _is_in(between: str, whole: Count) -> bool:
    """`5% trong số 60.000 tấn rác`, `79% trong 6,3 tỉ tấn`, but not `8% trong 3 năm`."""
    if _WHOLE_IN.match(between):
        return True
    return between in (" trong ", " trên ") and whole.unit not in _DURATIONS


def _is_of_another(behind: list[str], p: Percentage) -> bool:
    """Whether the words behind a share name another whole; a plan is one where it must be
    (`đã có 2.900/3.500 thí sinh nhập học, đạt 72% chỉ tiêu`)."""
    if behind[:2] in _PLANS and p.numerator and p.denominator:
        return abs(p.numerator * 100 / p.denominator - p.value) > 1
    if p.numerator and p.denominator and is_share(p.numerator, p.denominator, p.value):
        return False  # `15/36 trường, chiếm 41,7% tổng số trường`
    return not _ANOTHER_WHOLE.isdisjoint(behind)


def _words_behind(text: str, p: Percentage) -> list[str]:
    return re.split(r"[.,;:()\n]", text[p.end : p.end + 40])[0].lower().split()


def _is_whole(text: str, p: Percentage, whole: Count) -> bool:
    """`Trong 96 đơn thuộc thẩm quyền, đã giải quyết 80 đơn, đạt 83,3%`: the first is the whole."""
    if whole.change is not None or whole.kind != "count" or not in_one_sentence(text, whole, p):
        return False
    larger = p.numerator is not None and whole.value >= p.numerator
    return larger and _WHOLE_APART.search(text[max(0, whole.start - 20) : whole.start]) is not None
