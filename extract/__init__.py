"""Facts out of Vietnamese text: `extract`, the fact types, and numerals."""

from .extractor import extract
from .facts import Check, Citation, Count, Facts, NamedModel, Percentage
from .numerals import parse_numeral

__all__ = [
    "Check",
    "Citation",
    "Count",
    "Facts",
    "NamedModel",
    "Percentage",
    "extract",
    "parse_numeral",
]
