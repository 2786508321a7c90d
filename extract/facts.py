"""The facts an article states. Attributes are the columns of the written tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

AMOUNTS = ("count", "money", "measure")  # kinds of counts that add up


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a fact stands: `text[start:end] == surface`, in code points.

    `rule` names the rule that made the fact, `confidence` is a probability.
    """

    start: int
    end: int
    surface: str
    sentence: str
    rule: str = field(kw_only=True)
    confidence: float = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Citation(Mention):
    """A mention of one identifiable document.

    `symbol` is canonical (`39-NQ/TW`), `issued_on` as exact as the text (`2015-01-09`, `2015-01`
    or `2015`), `pinpoint` smallest unit first (`khoản 3 điều 63`), `repaired` what was written
    where the symbol had a slip, else None. `resolution` is resolved, ambiguous or unresolved;
    `candidates` are the identifiers of the known documents it can be, with blanks between;
    `back_references` where later bare references to it stand (`Nghị quyết này`), as `start:end`
    with blanks between.
    """

    doc_type: str
    symbol: str | None = None
    name: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    term: int | None = None
    title: str | None = None
    pinpoint: str | None = None
    repaired: str | None = None
    document_id: str = ""
    resolution: str = "unresolved"
    candidates: str | None = None
    back_references: str | None = None


@dataclass(frozen=True, slots=True)
class Count(Mention):
    """A stated number of something: `kind` is count, money, measure, score or rank.

    `unit_code` is the unit in ISO 4217 (`VND`) or UCUM (`t/har`), where it has a code.
    `total` is the denominator of `62/77 đơn`; `modifier` one of `> < ~ >= <=`; `change` increase
    or decrease; the period is half open in words only: both dates are included.
    """

    kind: str
    value: Decimal
    value_max: Decimal | None = None
    total: Decimal | None = None
    unit: str | None = None
    item: str | None = None
    modifier: str | None = None
    change: str | None = None
    action: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    place_id: str | None = None
    unit_code: str | None = None


@dataclass(frozen=True, slots=True)
class Percentage(Mention):
    """A stated share or rate, in percent (`unit` `%`) or percentage points (`pp`)."""

    value: Decimal
    value_max: Decimal | None = None
    unit: str = "%"
    of: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    change: str | None = None
    base: str | None = None
    modifier: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class NamedModel(Mention):
    """A named model, movement, campaign or motto; `count` how many the sentence gives."""

    kind: str
    name: str
    canonical_name: str
    count: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Arithmetic the article states about its own figures.

    `facts` are positions of the facts in `Facts.mentions()`; `status` is ok, mismatch,
    or incomplete where the parts do not claim to be all;
    `stated` and `expected` are decimals as text.
    """

    rule: str
    facts: tuple[int, ...]
    stated: str
    expected: str
    status: str


Fact: TypeAlias = Citation | Count | Percentage | NamedModel
FACT_TABLES: dict[str, type[Fact]] = {
    "citations": Citation,
    "counts": Count,
    "percentages": Percentage,
    "models": NamedModel,
}
"""What stands in each table of facts, in the order of `Facts.mentions()`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one article, each kind in text order, and the `text` that they were read from.

    A notebook shows them marked in the text. Facts are equal whatever text they have.
    """

    citations: tuple[Citation, ...] = ()
    counts: tuple[Count, ...] = ()
    percentages: tuple[Percentage, ...] = ()
    models: tuple[NamedModel, ...] = ()
    checks: tuple[Check, ...] = ()
    text: str = field(default="", repr=False, compare=False)

    def mentions(self) -> Iterator[Fact]:
        """Every fact with an offset: citations, counts, percentages, then models."""
        for table in FACT_TABLES:
            yield from getattr(self, table)

    # What only notebooks ask for is imported when they do: pandas takes longer than all rules.

    def to_frame(self, table: str | None = None) -> pd.DataFrame:
        """The facts as a typed frame: of one `table`, as `counts` or `checks`, or all together.

        Row n of all together is the n-th of `mentions()`, which is how `checks` name facts. Numbers
        are exact `Decimal`, dates datetimes, whole numbers nullable, closed sets categories.
        """
        from .views.facts_frame import frame_of

        return frame_of(self, table)

    def to_displacy(self, style: str = "span") -> dict[str, Any]:
        """The facts as `spacy.displacy.render(…, style=style, manual=True)` takes them."""
        from .views.displacy_data import displacy_data

        return displacy_data(self, style)

    def _repr_html_(self) -> str:
        from .views.facts_html import facts_html

        return facts_html(self)
