"""Cells and indicators as rows of a panel's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ...corpus.places.article_place import place_by_id
from ..writing.cells import Cell as Value
from ..writing.cells import Row, decimal_text
from .cells import CONFLICT, Cell, Said
from .indicators import Indicator
from .periods import REPORTED, day_of, granularity, lasting_place
from .statements import Statement
from .stories import place_name
from .summaries import Summary

REPORTED_DAY = "report"


def stable_id(letter: str, *parts: object) -> str:
    """A letter and 20 hexadecimal digits, the same for the same parts.

    >>> stable_id("i", "hộ nghèo")[0], len(stable_id("i", "hộ nghèo"))
    ('i', 21)
    """
    told = "\x1f".join(map(str, parts)).encode()
    return letter + hashlib.sha256(told).hexdigest()[:20]


def indicator_id(indicator: Indicator) -> str:
    """The id of an indicator."""
    return stable_id("i", *indicator)


def indicator_row(summary: Summary, n_cells: int, n_conflicts: int) -> Row:
    """A row of `indicators`."""
    nature, kind, _, item, action, base = summary.indicator
    return [
        indicator_id(summary.indicator), summary.label, nature, kind, summary.unit or None, item,
        action or None, base or None, summary.wordings, summary.n_facts, len(summary.stories),
        n_cells, n_conflicts,
    ]  # fmt: skip


def panel_row(summary: Summary, cell: Cell) -> Row:
    """A row of `panel`."""
    figure = cell.said[0].figure
    start, end = day_of(figure.start), day_of(figure.end)
    length = REPORTED_DAY if figure.start == REPORTED else granularity(start, end)
    last = end or start
    place = place_by_id(figure.place_id)
    lows, highs = zip(*((s.value, s.value_max or s.value) for s in cell.statements), strict=True)
    fact_ids = " ".join(sorted(said.figure.fact_id for said in cell.said))
    shown = cell.shown or cell.said[0]
    return [
        _cell_id(figure.indicator, cell), indicator_id(figure.indicator), summary.label,
        summary.unit or None, figure.place_id, place_name(figure.place_id),
        place.level if place else None, lasting_place(figure.place_id),
        _day(figure.start), _day(figure.end), length, last.year if last else None,
        *(_stated(cell.shown.statement) if cell.shown else (None,) * 4),
        decimal_text(min(lows)), decimal_text(max(highs)), len(cell.statements),
        cell.n_articles, cell.status, cell.reason, fact_ids,
        shown.article.source, shown.figure.sentence,
    ]  # fmt: skip


def conflict_rows(summary: Summary, cell: Cell) -> Iterator[Row]:
    """Rows of `conflicts`: every statement of a cell that articles disagree on."""
    if cell.status != CONFLICT:
        return
    for said in sorted(cell.said, key=_by_value):
        figure, article = said.figure, said.article
        yield [
            figure.fact_id, _cell_id(figure.indicator, cell), indicator_id(figure.indicator),
            summary.label, figure.place_id, place_name(figure.place_id),
            _day(figure.start), _day(figure.end), *_stated(said.statement), figure.article_id,
            article.site, article.published_at, article.source, figure.sentence,
        ]  # fmt: skip


def _day(text: str) -> str | None:
    return text if day_of(text) else None


def _by_value(said: Said) -> tuple[object, ...]:
    return (said.statement.value, said.article.published_at or "", said.figure.fact_id)


def _cell_id(indicator: Indicator, cell: Cell) -> str:
    figure = cell.said[0].figure
    return stable_id("v", *indicator, figure.place_id, figure.start, figure.end)


def _stated(statement: Statement) -> tuple[Value, ...]:
    value, value_max, total, modifier = (
        statement.value, statement.value_max, statement.total, statement.modifier,
    )  # fmt: skip
    return decimal_text(value), decimal_text(value_max), decimal_text(total), modifier
