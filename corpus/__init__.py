"""The corpus: a source of Vietnamese articles -> `Article` or `Reject`, one at a time."""

from .article import Article, Reason, Reject
from .inspection import inspect
from .loading import load

__all__ = ["Article", "Reason", "Reject", "inspect", "load"]
