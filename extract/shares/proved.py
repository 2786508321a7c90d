"""What a share is computed from where only the arithmetic, or a noun, tells: over marks, over what
changed, over the end of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..facts import AMOUNTS, Percentage
from ..figures.numerals import read_digits
from ..figures.reading import Figure
from ..syntax.changes import read_change
from ..text.document import Sentence
from .parts import OF_LEVELS, is_share

_BEFORE_SIGN = {"đạt", "chiếm", "tỷ", "tỉ", "lệ", "=", "(", ",", ":"}
_OF_NAMED = ("trong tổng số", "trên tổng số", "của tổng số", "tổng số", "về số", "về")
_OF_MONEY = {"tiền", "số tiền", "giá trị"}
_Parts = tuple[Decimal, Decimal]


def proved_parts(
    f: Figure, before: Sequence[Figure | Percentage]
) -> tuple[Decimal, Decimal, Figure | None] | None:
    """The part and whole among the figures before a share that give it to the digits printed, with
    the figure of that part; None where none do.

    >>> from ..extractor import extract
    >>> text = "Thụ lý 90 việc, đã xong 69 việc, tăng 7 việc (tăng 11,3%); đạt 76,67%."
    >>> share = extract(text).percentages[-1]
    >>> share.numerator, share.denominator
    (Decimal('69'), Decimal('90'))
    """
    s, share = f.sentence, f.quantity.value
    if f.quantity.value_max is not None or f.modifier is not None:
        return None
    if (bare := _bare_fraction(s, f.sign_first)) and is_share(*bare, share):
        return *bare, None
    digits = -int(share.as_tuple().exponent)
    if digits < 1 or s.low[f.sign_first - 1] not in OF_LEVELS:
        return None
    levels = [b for b in before if isinstance(b, Figure) and _is_level(b)]
    for n, part in _parts(f, levels):
        if part.quantity.total is not None:
            whole = part.quantity.total
            return (part.quantity.value, whole, part) if _gives(part, whole, share) else None
        for other in reversed(levels[:n]):
            alike = _is_alike(part, other) or (digits > 1 and part.kind == other.kind == "count")
            near = other.sentence is s or (digits > 1 and _is_alike(part, other))
            if near and alike and _gives(part, other.quantity.value, share):
                return part.quantity.value, other.quantity.value, part
    return None


def _bare_fraction(s: Sentence, first: int) -> _Parts | None:
    """`97/88 = 110,2%`, `15/20, đạt 75%`: a fraction without a noun before the share."""
    k = first - 1
    while k > 0 and s.low[k] in _BEFORE_SIGN:
        k -= 1
    if k < 2 or k == first - 1 or s.raw[k - 1] != "/" or not s.kinds[k] == s.kinds[k - 2] == "n":
        return None
    part, whole = (read_digits(s.raw[n], whole=True) for n in (k - 2, k))
    return None if part is None or whole is None else (part, whole)


def of_proved(of: str | None, linked: Figure | None, part: Figure | None) -> str | None:
    """What a share is of where the arithmetic shows it to be of another count than the one beside
    it: `xử 72 vụ/95 bị cáo, đạt 79,12%` of the cases; else `of`.

    >>> from ..extractor import extract
    >>> text = "Thụ lý 91 vụ/120 bị cáo, xử 72 vụ/95 bị cáo, đạt 79,12%."
    >>> extract(text).percentages[0].of
    'vụ'
    """
    if linked is None or part is None or linked is part or linked.unit is None:
        return of
    return part.unit.name if part.unit else of


def _is_level(f: Figure) -> bool:
    return f.kind in AMOUNTS and read_change(f.sentence, f.sign_first) is None


def _parts(f: Figure, levels: list[Figure]) -> list[tuple[int, Figure]]:
    """The levels that the share can be one of, with how many stand before each: the last one, both
    of `72 vụ/95 bị cáo`; the fraction that ends the sentence before the one it opens."""
    n = len(levels) - 1
    if n < 0:
        return []
    last = levels[n]
    if last.sentence is not f.sentence:
        opens = f.sign_first == 1 and last.quantity.total is not None
        return [(n, last)] if opens else []
    joined = n > 0 and last.sentence.raw[last.sign_first - 1] == "/"
    return [(n, last), (n - 1, levels[n - 1])] if joined else [(n, last)]


def _is_alike(part: Figure, whole: Figure) -> bool:
    return (
        part.unit is not None
        and whole.unit is not None
        and part.unit.name.lower() == whole.unit.name.lower()
    )


def _gives(part: Figure, whole: Decimal, share: Decimal) -> bool:
    return part.quantity.value <= whole and is_share(part.quantity.value, whole, share)


def named_part(
    s: Sentence, behind: int, before: Sequence[Figure | Percentage], linked: Figure | None
) -> Figure | None:
    """The count that the noun behind a share names, where another stands beside it: `xong 41 việc,
    thu 3 tỷ đồng, đạt 66% về việc và 25% về tiền`; else `linked`.

    >>> from ..extractor import extract
    >>> text = "Đã xong 41 việc, thu 3 tỷ đồng, đạt 66% về việc và 25% về tiền."
    >>> [p.numerator for p in extract(text).percentages]
    [Decimal('41'), Decimal('3000000000')]
    """
    words = _named(s, behind)
    if not words or not (linked or _goes_on(s, behind, before[-1] if before else None)):
        return linked
    for told in reversed(before):
        if isinstance(told, Percentage):
            continue
        if told.sentence is not s or told.unit is None or not _is_level(told):
            continue
        money = told.kind == "money" and not _OF_MONEY.isdisjoint(words)
        if money or told.unit.name.lower() in words:
            return told
    return linked


def _goes_on(s: Sentence, behind: int, told: Figure | Percentage | None) -> bool:
    """Whether `và` joins a share that ends before token `behind` to one computed from a count."""
    if not isinstance(told, Percentage) or told.start < s.start or told.numerator is None:
        return False
    return "và" in s.low[s.index_at(told.end - 1) : behind]


def _named(s: Sentence, k: int) -> set[str]:
    """The one and two first words of the noun that `về` or `trong tổng số` brings in at token k."""
    for lead in _OF_NAMED:
        n = lead.count(" ") + 1
        if " ".join(s.low[k : k + n]) == lead:
            return {s.low[k + n], s.pair(k + n)} if k + n < s.size else set()
    return set()
