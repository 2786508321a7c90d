"""What articles state of one value, and whether two statements can both be true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_SHARE = Decimal("0.05")  # `hơn 100` may be so much more, or as far as its last digit reaches
_ROUNDED_DIGITS = 2  # a value of so many digits may be another one rounded
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with what qualifies it."""

    value: Decimal
    value_max: Decimal | None = None
    total: Decimal | None = None
    modifier: str | None = None

    @property
    def between(self) -> tuple[Decimal, Decimal]:
        """The least and the most that the statement allows.

        >>> Statement(Decimal(100), modifier=">").between
        (Decimal('100'), Decimal('200'))
        """
        low, high = self.value, self.value_max if self.value_max is not None else self.value
        reach = max(abs(low) * _SHARE, _step(low))
        less, more = {
            ">": (Decimal(0), reach),
            "<": (reach, Decimal(0)),
            "~": (reach, reach),
            ">=": (Decimal(0), _INFINITY),
            "<=": (_INFINITY, Decimal(0)),
        }.get(self.modifier or "", (Decimal(0), Decimal(0)))
        return low - less, high + more


def _step(value: Decimal) -> Decimal:
    """What the last digit of a value that is not 0 counts: 100 for 1500."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(0)


def agree(one: Statement, other: Statement) -> bool:
    """Whether both can be true: what they allow meets, or one is the other rounded.

    >>> agree(Statement(Decimal(100), modifier=">"), Statement(Decimal(103)))
    True
    >>> agree(Statement(Decimal("24.1")), Statement(Decimal(24)))
    True
    >>> agree(Statement(Decimal(12)), Statement(Decimal(13)))
    False
    """
    if None not in (one.total, other.total) and one.total != other.total:
        return False
    (low, high), (least, most) = one.between, other.between
    return (low <= most and least <= high) or _is_rounded(one, other) or _is_rounded(other, one)


def _is_rounded(coarse: Statement, fine: Statement) -> bool:
    digits = coarse.value.normalize().as_tuple().digits
    step = _step(coarse.value)
    if len(digits) < _ROUNDED_DIGITS or not step or step <= _step(fine.value):
        return False
    return abs(coarse.value - fine.value) * 2 <= step


def all_agree(statements: Sequence[Statement]) -> bool:
    """Whether any two of the statements agree."""
    return all(agree(a, b) for at, a in enumerate(statements) for b in statements[at + 1 :])


def precision(statement: Statement) -> tuple[bool, bool, int]:
    """How exactly a value is stated: sorts unqualified ones and those of more digits last."""
    digits = len(statement.value.normalize().as_tuple().digits)
    return statement.modifier is None, statement.value_max is None, digits
