"""Parts beside their stated total: `208 đơn, gồm 5 đơn tố cáo và 203 đơn kiến nghị`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from ..facts import AMOUNTS, Check, Count, Facts
from ..figures.numerals import parse_digits
from ..lexicons import grammar
from ..text.one_sentence import in_one_sentence
from .arithmetic import status

_FEWEST_PARTS = 2
_MANY_PARTS = 20  # in which no smaller list is looked for
_WORDS = re.compile(
    r"(?<!\w)(?:bao gồm|gồm|phân loại|chia ra|chia thành|trong đó|cụ thể)(?!\w)", re.I
)
_PARTS = re.compile(rf"{_WORDS.pattern}|[(:]", re.I)
_ALL_PARTS = re.compile(r"(?<!\w)(?:bao gồm|gồm|phân loại|chia ra|chia thành)(?!\w)", re.I)
_ONE_MORE = re.compile(r",|^\s?cả\s")
_LEFT_OPEN = re.compile(r"[^.;\d\n]{0,60}(?:…|\.\.\.)")
_NEXT_SENTENCE = re.compile(r"[^.\d]{0,40}[.]\s(?:Phân loại|Gồm|Bao gồm|Chia ra)[^.\d]{0,20}$")
_AND = re.compile(r"\svà\s")
_IN_TOTAL = re.compile(r"(?<!\w)(?:tổng cộng|cộng lại|tất cả)(?: là)?\s$", re.I)
_TOTAL_ENDS = ("cộng", "lại", "cả", "là")
_WRITTEN = re.compile(
    r"(?<![\w.,+])(?P<parts>[0-9][0-9.,]*(?:\s?\+\s?[0-9][0-9.,]*)+)\s?=\s?(?P<total>[0-9][0-9.,]*)"
)
_FARTHEST = 160  # characters between two parts of one list
_GROUPS = (grammar("units_of_people"), grammar("units_of_administration"))


def sum_checks(facts: Facts, text: str) -> Iterator[Check]:
    """A check for each total whose parts stand behind it or, with `tổng cộng`, before it.

    Parts that do not add up are a mismatch only where the text says that they are all (`gồm`).
    """
    counts, first = facts.counts, len(facts.citations)
    k = 0
    while k < len(counts):
        parts = _parts_of(counts, k, text)
        checks = _checks_of(counts, first, k, parts, text)
        yield from checks
        if checks or len(parts) > _MANY_PARTS:
            k = parts[-1]
        elif _closes_a_total(text, counts[k].start):
            parts = _parts_before(counts, k, text)
            if len(parts) >= _FEWEST_PARTS:
                yield from _summed(counts, first, (k, *parts), claims_all=True)
        k += 1
    yield from _written_sums(facts, text)


def _checks_of(
    counts: Sequence[Count], first: int, total: int, parts: Sequence[int], text: str
) -> list[Check]:
    """The check of a total with the parts behind it. A mark alone does not tell parts that do not
    add up: `320 hộ (64%), 130 hộ (26%)`."""
    if len(parts) < _FEWEST_PARTS:
        return []
    claims_all = _claims_all(text, counts, total, parts)
    checks = _summed(counts, first, (total, *parts), claims_all=claims_all)
    is_told = _WORDS.search(text, counts[total].end, counts[parts[0]].start) is not None
    return [check for check in checks if is_told or check.status == "ok"]


def _claims_all(text: str, counts: Sequence[Count], total: int, parts: Sequence[int]) -> bool:
    """Whether the parts are said to be all: not with one that has no number (`6 người, gồm vợ chồng
    chủ nhà, 2 khách`) or another unit, nor where the list is left open."""
    first, last = counts[parts[0]], counts[parts[-1]]
    claim = _ALL_PARTS.search(text, counts[total].end, first.start)
    if claim is None or _ONE_MORE.search(text[claim.end() : first.start]):
        return False
    return _LEFT_OPEN.match(text, last.end) is None and not _goes_on(text, counts, parts)


def _goes_on(text: str, counts: Sequence[Count], parts: Sequence[int]) -> bool:
    """Whether a list ends behind the parts that were found, at its `và`: `27 con vật, gồm 15 con
    dê, 2 con bò và hai đàn ong`."""
    first, last = counts[parts[0]], counts[parts[-1]]
    if _AND.search(text, first.end, last.start):
        return False
    below = takewhile(lambda c: in_one_sentence(text, last, c), counts[parts[-1] + 1 :])
    return any(_AND.search(text, max(last.end, c.start - 4), c.start) for c in below)


def _closes_a_total(text: str, start: int) -> bool:
    """Whether `tổng cộng` or the like ends at offset `start`."""
    last = text[max(0, start - 5) : start].rstrip().lower()
    return (
        last.endswith(_TOTAL_ENDS) and _IN_TOTAL.search(text, max(0, start - 20), start) is not None
    )


def _summed(
    counts: Sequence[Count], first: int, positions: tuple[int, ...], *, claims_all: bool
) -> Iterator[Check]:
    stated = counts[positions[0]].value
    total = sum((counts[j].value for j in positions[1:]), Decimal(0))
    if total != stated and not claims_all:
        if total > stated:
            return  # the parts of several totals, or of none
        said = "incomplete"
    else:
        said = status(agrees=total == stated)
    facts = tuple(first + j for j in positions)
    yield Check("sum", facts, f"{stated:f}", f"{total:f}", said)


def _parts_of(counts: Sequence[Count], k: int, text: str) -> list[int]:
    """The counts behind the k-th that list its parts, in the same unit; none where no word
    introduces parts. What a bracket tells of one part is no part."""
    total, end = counts[k], counts[k].end
    parts: list[int] = []
    for j in range(k + 1, len(counts)):
        part = counts[j]
        if not parts and (part.value > total.value or not _can_add(total)):
            break
        if not _is_near(text, total, part, end):
            break
        between = text[end : part.start]
        if parts and "(" in between and ")" not in between:
            continue
        if parts and "trong đó" in between.rpartition(")")[2]:
            break
        if not _same_unit(part, total) or not _can_add(part):
            break
        if part.value > total.value or (not parts and not _introduced(text, total, part)):
            break
        parts.append(j)
        end = part.end
    return parts


def _is_near(text: str, total: Count, part: Count, end: int) -> bool:
    if in_one_sentence(text, total, part):
        return True
    between = text[end : part.start]
    listed = len(between) <= _FARTHEST and "." not in between
    return listed or _NEXT_SENTENCE.fullmatch(between) is not None


def _introduced(text: str, total: Count, part: Count) -> bool:
    between = text[total.end : part.start]
    return (_NEXT_SENTENCE.fullmatch(between) or _PARTS.search(between)) is not None


def _parts_before(counts: Sequence[Count], k: int, text: str) -> list[int]:
    """The counts of the sentence right before its total, in the same unit."""
    parts: list[int] = []
    for j in range(k - 1, -1, -1):
        part = counts[j]
        if not in_one_sentence(text, part, counts[k]) or not _same_unit(part, counts[k]):
            break
        if not _can_add(part):
            break
        parts.insert(0, j)
    return parts


def _same_unit(part: Count, total: Count) -> bool:
    if part.unit == total.unit:
        return True
    return any(part.unit in group and total.unit in group for group in _GROUPS)


def _can_add(c: Count) -> bool:
    exact = not (c.value_max or c.total or c.change or c.modifier)
    return c.kind in AMOUNTS and exact


def _written_sums(facts: Facts, text: str) -> Iterator[Check]:
    """`2 + 3 + 203 = 208`, as it stands."""
    if "+" not in text:
        return
    for m in _WRITTEN.finditer(text):
        parts = [parse_digits(p.strip(" .,")) for p in m["parts"].split("+")]
        stated = parse_digits(m["total"].strip(".,"))
        if stated is None or any(part is None for part in parts):
            continue
        total = sum((part for part in parts if part is not None), Decimal(0))
        positions = tuple(
            len(facts.citations) + k
            for k, c in enumerate(facts.counts)
            if m.start() <= c.start < m.end()
        )
        if positions:  # `số nhà 7 + 2 = 9` adds what counts nothing
            yield Check(
                "sum", positions, f"{stated:f}", f"{total:f}", status(agrees=total == stated)
            )
