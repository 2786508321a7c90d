"""What is known of an indicator once all its figures were met: its label, unit and wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .figures import Figure
from .indicators import CHANGE, Indicator
from .lexicon import spelled

_MOST_FORMS = 20


@dataclass(slots=True)
class Summary:
    """Counts over the figures of one indicator; `add` takes them one by one."""

    indicator: Indicator
    n_facts: int = 0
    units: Counter[tuple[str, int]] = field(default_factory=Counter)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    stories: set[str] = field(default_factory=set)
    has_cells: bool = False

    def add(self, figure: Figure) -> None:
        """Count a figure."""
        self.n_facts += 1
        self.units[figure.unit, figure.scale] += 1
        self.forms[figure.item, figure.action] += 1
        self.stories.add(figure.story)
        self.has_cells = self.has_cells or figure.in_cell

    @property
    def unit(self) -> str:
        """The unit that most figures state, the first by name of equals."""
        return self._scaled[0]

    @property
    def exponent(self) -> int:
        """That unit is 10 to this power of its base unit."""
        return self._scaled[1]

    @property
    def _scaled(self) -> tuple[str, int]:
        return min(self.units, key=lambda unit: (-self.units[unit], unit))

    @property
    def label(self) -> str:
        """The item and action as most figures word them."""
        item, action = min(self.forms, key=lambda form: (-self.forms[form], form))
        told = f"{item} ({action})" if self.indicator.action else item
        return f"{told}: thay đổi" if self.indicator.nature == CHANGE else told

    @property
    def wordings(self) -> str:
        """The different wordings, most frequent first."""
        told: Counter[str] = Counter()
        for (item, action), n in self.forms.items():
            told[f"{spelled(item)} ({spelled(action)})" if action else spelled(item)] += n
        ordered = sorted(told, key=lambda form: (-told[form], form))
        return " | ".join(ordered[:_MOST_FORMS])


def summary_of(indicator: Indicator, figures: Iterable[Figure]) -> Summary:
    """The summary of the figures of one indicator."""
    summary = Summary(indicator)
    for figure in figures:
        summary.add(figure)
    return summary
