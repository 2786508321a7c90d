"""Facts out of Vietnamese text: `extract`, the fact types, numerals, the document registry."""

from .citations.document_ids import DocumentId, parse_document_id
from .citations.registry import Registry, RegistryError, read_registry
from .doubts import Decide, Doubt
from .extractor import extract
from .facts import Check, Citation, Count, Facts, NamedModel, Percentage
from .figures.numerals import parse_numeral

__all__ = [
    "Check",
    "Citation",
    "Count",
    "Decide",
    "DocumentId",
    "Doubt",
    "Facts",
    "NamedModel",
    "Percentage",
    "Registry",
    "RegistryError",
    "extract",
    "parse_document_id",
    "parse_numeral",
    "read_registry",
]
