"""What gold and a dataset do not share, a line each."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from ..dataset import Difference

_SHOWN = {
    "citation": ("doc_type", "symbol", "name", "surface"),
    "count": ("kind", "value", "value_max", "unit", "item", "surface"),
    "percentage": ("value", "value_max", "change", "of", "surface"),
    "model": ("kind", "name", "surface"),
}


def print_differences(console: Console, differences: Iterable[Difference]) -> None:
    """Print each difference: what it is, where, and the fields that tell the fact."""
    for difference in differences:
        fields = _SHOWN.get(difference.kind, ("gold", "read"))
        told = [f"{name}={difference.record.get(name)}" for name in fields]
        told = [field for field in told if not field.endswith(("=None", "="))]
        line = f"{difference.what:<9} {difference.article}  {difference.kind}  {' | '.join(told)}"
        console.print(line, markup=False, soft_wrap=True)
