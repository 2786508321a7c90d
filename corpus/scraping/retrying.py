"""When to ask again: what a host says in Retry-After, and waits that grow, with some chance."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from random import Random

_FIRST_WAIT = 2.0
_LONGEST_WAIT = 60.0


def retry_after(value: str, now: float) -> float | None:
    """Seconds that a Retry-After header asks for, as a number or a date; None for neither.

    >>> retry_after("120", now=0), retry_after("Thu, 01 Jan 1970 00:01:00 GMT", now=20)
    (120.0, 40.0)
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # digits without end
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, moment.timestamp() - now)


def backoff(tried: int, chance: Random) -> float:
    """Seconds to wait after the n-th try: up to twice as long each time, at least half of that.

    >>> 1 <= backoff(1, Random(7)) <= 2 and 4 <= backoff(3, Random(7)) <= 8
    True
    """
    longest = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** (tried - 1))
    share: float = chance.uniform(0.5, 1)
    return longest * share
