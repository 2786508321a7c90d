"""What installs the libraries of an extra that are missing, wherever solieu itself came from."""

from __future__ import annotations

import re
from importlib.metadata import requires

_OF_AN_EXTRA = re.compile(r"(?P<library>[^;]+?) *; *extra *== *[\"'](?P<extra>\w+)[\"']")


def install_advice(extra: str) -> str:
    """A command that brings what an extra of solieu needs.

    >>> install_advice("documents")
    "pip install 'pypdf>=4' 'python-docx>=1.1'"
    """
    declared = map(_OF_AN_EXTRA.fullmatch, requires("solieu") or ())
    libraries = [found["library"] for found in declared if found and found["extra"] == extra]
    return " ".join(("pip install", *(f"'{library}'" for library in libraries)))
