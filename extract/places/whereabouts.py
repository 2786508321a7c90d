"""The place a figure is for: the unit of its clause or sentence, of its section, of its article."""

from __future__ import annotations

from ...corpus.places.gazetteer import place_of, province_of, same_province
from .clauses import UNNAMED, Clauses
from .scopes import Scope
from .sections import Sections
from .sentence_scopes import SentenceScopes


def lies_in(place_id: str | None, whole: str) -> bool:
    """Whether a place is known and is the whole or lies in it.

    >>> lies_in("63:02/034", "63:02"), lies_in("63:02", "63:04"), lies_in(None, "63:02")
    (True, False, False)
    """
    return place_id is not None and f"{place_id}/".startswith(f"{whole}/")


class Whereabouts:
    """Where the figures of a text are: in the unit they name, else where the article is about.

    >>> text = "Huyện Bắc Quang có 5 xã, huyện Vị Xuyên có 3."
    >>> where = Whereabouts(text, text.lower(), "Hà Giang", None)
    >>> where.at(0, 45, 19), where.at(0, 45, 43)
    ('63:02/034', '63:02/030')
    """

    def __init__(self, text: str, low: str, place: str | None, published_at: str | None) -> None:
        self._text = text
        own = place_of(place, published_at) if place else None
        self._own = own.place_id if own else None
        self._scopes = SentenceScopes(text, low, self._own, published_at)
        self._sections = Sections(text, self._scopes.between)
        self._clauses: tuple[int, Clauses] | None = None  # of the sentence read last
        self._titled: tuple[str | None] | None = None

    def at(self, start: int, end: int, figure: int) -> str | None:
        """The id of the finest place that is sure for the figure at an offset of the sentence from
        start to end; None where several are named, or nothing names one."""
        scopes = self._scopes.between(start, end)
        if scopes and scopes[0].level == "meant":
            return self._finer(scopes[0].place_id, self._sections.before(start))
        if len(scopes) == 1 and scopes[0].start < figure:
            return scopes[0].place_id
        if scopes:
            own = self._clauses_of(start, end, scopes).place_of(figure)
            if own != UNNAMED:
                return own
            whole = self._around(start)
            inside = whole and all(lies_in(scope.place_id, whole) for scope in scopes)
            return whole if inside else None
        return self._around(start)

    def _around(self, start: int) -> str | None:
        """The place of what a sentence tells that names none."""
        found = self._sections.before(start)
        if found is not None:
            return found or None
        return self._of_title() or self._own

    @staticmethod
    def _finer(meant: str | None, above: str | None) -> str | None:
        """What `của huyện` means; a unit of it that the paragraph is of is not left for it."""
        return above if above and meant and lies_in(above, meant) else meant

    def _clauses_of(self, start: int, end: int, scopes: list[Scope]) -> Clauses:
        if self._clauses is None or self._clauses[0] != start:
            self._clauses = (start, Clauses(self._text, start, end, scopes))
        return self._clauses[1]

    def _of_title(self) -> str | None:
        """The district or commune of the article's province that its title is about, or else all
        of its text."""
        if self._titled is None:
            found = self._sections.title()
            if not found or "/" not in found:
                found = self._scopes.only_unit()
            self._titled = (found if found and self._is_own(found) else None,)
        return self._titled[0]

    def _is_own(self, found: str) -> bool:
        return self._own is None or same_province(province_of(found), self._own)
