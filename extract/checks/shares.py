"""Percentages of one whole, which make a hundred: `tốt 60%, khá 30%, trung bình 10%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..facts import Check, Facts, Percentage
from ..text.one_sentence import in_one_sentence
from .arithmetic import decimals, status

_FEWEST = 3
_NEAR = 8  # percentage points from a hundred within which shares are meant to make it
_OF_ONE = re.compile(r"(?<!\w)(?:xếp loại|phân loại|cơ cấu|gồm|bao gồm|kết quả đánh giá)", re.I)
_CLAIMS_ALL = re.compile(r"(?<!\w)(?:cơ cấu|gồm|bao gồm|xếp loại)", re.I)
_NEXT = re.compile(r"^\s?[,;]?(?:\s?và)?\s[^.;:\d%]{1,60}$|^;\s[^.\d%]{1,60}$")


def share_checks(facts: Facts, text: str) -> Iterator[Check]:
    """A check for each list of shares that the text calls the parts of one whole."""
    first = len(facts.citations) + len(facts.counts)
    shares, k = facts.percentages, 0
    while k < len(shares):
        last = _list_end(shares, k, text)
        listed = shares[k : last + 1]
        if len(listed) >= _FEWEST:
            check = _whole(listed, tuple(range(first + k, first + last + 1)), text)
            if check is not None:
                yield check
        k = last + 1


def _list_end(shares: Sequence[Percentage], k: int, text: str) -> int:
    while k + 1 < len(shares) and _goes_on(shares[k], shares[k + 1], text):
        k += 1
    return k


def _goes_on(a: Percentage, b: Percentage, text: str) -> bool:
    plain = all(p.change is None and p.modifier is None and p.value_max is None for p in (a, b))
    follows = plain and _NEXT.match(text[a.end : b.start]) is not None
    return follows and in_one_sentence(text, a, b)


def _whole(listed: Sequence[Percentage], positions: tuple[int, ...], text: str) -> Check | None:
    before = text[max(0, listed[0].start - 120) : listed[0].start]
    if not _OF_ONE.search(before):
        return None
    total = sum((p.value for p in listed), Decimal(0))
    rounding = Decimal(1).scaleb(-max(decimals(p.surface) for p in listed)) * len(listed) / 2
    agrees = abs(total - 100) <= rounding
    if not agrees and (abs(total - 100) > _NEAR or not _CLAIMS_ALL.search(before)):
        return None
    return Check("shares", positions, "100", f"{total:f}", status(agrees=agrees))
