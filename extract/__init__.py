"""Facts out of Vietnamese text: `extract`, the fact types, numerals, the document registry."""

from .document_ids import DocumentId, parse_document_id
from .doubts import Decide, Doubt
from .extractor import extract
from .facts import Check, Citation, Count, Facts, NamedModel, Percentage
from .numerals import parse_numeral
from .registry import Registry, RegistryError, read_registry

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
