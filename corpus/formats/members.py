"""Members of an archive: which are read, and the names by which the dataset knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..article import Reason, Reject
from ..limits import MOST_MEMBERS
from .content import Bomb, Content, Readable

_ESCAPED = {code: f"%{code:02X}" for code in (*range(32), 127, ord(":"))}


class Members:
    """The members met so far in one archive."""

    def __init__(self, archive: Content, kind: str) -> None:
        self._archive, self._kind = archive, kind
        self._met: set[int] = set()
        self._last: tuple[str, str] = ("", "")
        self.number = 0

    def counts(self, member: str) -> bool:
        """Whether a member is a file to read: hidden ones are not, as in folders."""
        parts = [part for part in member.split("/") if part not in ("", ".", "..")]
        hidden = not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts)
        self.number += not hidden
        if self.number > MOST_MEMBERS:
            raise Bomb(f"it has more than {MOST_MEMBERS:,} members")
        return not hidden

    def name_of(self, member: str) -> str:
        """The member's name behind the archive's, with a number where it was met before."""
        safe = member.encode("utf-8", "backslashreplace").decode().removeprefix("./")
        name = unique = f"{self._archive.name}:{safe.translate(_ESCAPED)}"
        nth = 1
        while hash(unique) in self._met:
            nth += 1
            unique = f"{name} ({nth})"
        self._met.add(hash(unique))
        return unique

    def content(self, member: str, raw: Readable, packed: Callable[[], int]) -> Content:
        """The content of a member."""
        inner = self._archive.inside(raw, self._kind, packed)
        return replace(inner, name=self.name_of(member), label=member)

    def broken(self, member: str, error: Exception) -> Reject:
        """The reject of a member that cannot be unpacked."""
        detail = f"this member of the archive is broken ({error}): fetch the archive again"
        return Reject(f"{self._archive.name}:{member}", Reason.BROKEN_ARCHIVE, detail)
