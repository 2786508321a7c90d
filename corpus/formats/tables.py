"""Tables: which columns hold what, told by their names, or the text by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ..article import Reason, Reject
from ..columns import Columns, plan_of, used_columns
from ..text.phonology import looks_vietnamese
from .content import Content

# When the longest column is surely the text.
MIN_ROWS = 3
MIN_CHARACTERS = 200  # in half of the rows
TIMES_THE_NEXT = 4  # as long as any other column
_MOST_NAMED = 40  # columns that a reject lists


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table to read, and how each row is to be understood."""

    columns: Columns
    names: tuple[str, ...]  # the columns that are needed


def layout_of(
    content: Content, names: Sequence[str], rows: Sequence[Mapping[str, object]]
) -> Layout | Reject:
    """How to read the rows of a table; a reject that lists the columns where no text is known."""
    told = content.options.columns
    for wanted in (told.text, told.title, told.date, told.author, told.site, told.url, told.id):
        if wanted is not None and wanted not in names:
            return _no_column(content, names, f"it has no column {wanted}")
    columns = told
    is_guessed = not plan_of(tuple(names), told)["text"]
    if is_guessed:
        longest = longest_text(names, rows)
        if longest is None:
            return _no_column(content, names, "no column is known to be the text")
        columns = replace(told, text=longest)
    plan = plan_of(tuple(names), columns)
    used = {name for part in plan for name in plan[part]} & set(names)
    return Layout(columns, tuple(name for name in names if name in used))


def longest_text(names: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str | None:
    """The column that is surely the text: long Vietnamese, and no other is nearly as long.

    >>> rows = [{"a": "Xã đã giải quyết xong. " * 20, "b": "Mai Hoa"}] * 3
    >>> longest_text(["a", "b"], rows), longest_text(["b"], rows)
    ('a', None)
    """
    if len(rows) < MIN_ROWS:
        return None
    lengths = sorted(
        ((median(len(str(row.get(name) or "")) for row in rows), name) for name in names),
        reverse=True,
    )
    (length, best), *others = lengths or [(0, "")]
    if length < MIN_CHARACTERS or (others and length < TIMES_THE_NEXT * others[0][0]):
        return None
    sample = " ".join(str(row.get(best) or "") for row in rows)
    return best if looks_vietnamese(sample) else None


def _no_column(content: Content, names: Sequence[str], why: str) -> Reject:
    listed = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    detail = f"{why}: name the one to read with --text-column (or --title-column …) of {listed}"
    return content.reject(Reason.NO_TEXT_COLUMN, detail)


def report_table(content: Content, kind: str, encoding: str | None, layout: Layout) -> None:
    """Tell the caller how a table is read."""
    used = used_columns(plan_of(layout.names, layout.columns), layout.columns)
    is_guessed = layout.columns.text != content.options.columns.text
    content.report(kind, encoding, used, guessed=is_guessed)
