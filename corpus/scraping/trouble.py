"""Why a page could not be had, and whether asking again may help."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """Reasons, as the closing table and the list of failures name them."""

    ROBOTS = "forbidden by robots.txt"
    ROBOTS_UNREACHABLE = "robots.txt unreachable"
    TIMEOUT = "too slow"
    UNREACHABLE = "unreachable"
    BROKEN = "broken answer"
    BUSY = "asked to wait"
    SERVER_ERROR = "server error"
    NOT_FOUND = "not found"
    REFUSED = "refused"
    SCRIPTED = "no text without JavaScript"
    REDIRECTS = "bad redirect"
    PRIVATE = "private address"
    TOO_LARGE = "too large"
    CONTENT_TYPE = "no article by its type"
    ENCODING = "unknown compression"
    BAD_URL = "bad address"
    BAD_LISTING = "broken feed or sitemap"


# These are tried again: within a run after a while, and by the next run.
PASSING = frozenset(
    {Trouble.TIMEOUT, Trouble.UNREACHABLE, Trouble.BROKEN, Trouble.BUSY, Trouble.SERVER_ERROR}
)
# These are looked at again by the next run only.
NEXT_RUN = PASSING | {
    Trouble.ROBOTS,
    Trouble.ROBOTS_UNREACHABLE,
    Trouble.REFUSED,
    Trouble.SCRIPTED,
}


class Failure(Exception):
    """A page that could not be had: the reason, what was met, how long the host asks to wait."""

    def __init__(self, reason: Trouble, detail: str, wait: float | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail, self.wait = reason, detail, wait


class HostLeft(Exception):
    """A host that this run leaves alone from now on; its pages wait for the next run."""
