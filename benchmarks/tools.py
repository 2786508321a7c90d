"""Tools that read the same text for some of the same things, each as one call on a text."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version

Work = Callable[[str], object]
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@dataclass(frozen=True)
class Tool:
    """A tool: what it does, the package it is in, how much text is enough to time it."""

    name: str
    does: str
    package: str
    enough: int  # bytes
    make: Callable[[], Work]

    def ready(self) -> Work | None:
        """The tool warmed up, or None where it is not installed."""
        try:
            work = self.make()
        except ImportError:
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other tools' models are of other versions
            work("Xã có 12 hộ nghèo, giá 5 USD.")
        return work

    @property
    def version(self) -> str:
        """The version that is installed."""
        return version(self.package)


def _by_sentence(call: Callable[[str], object]) -> Work:
    """A tool that is asked sentence by sentence: on whole articles it is slower."""

    def work(text: str) -> None:
        for sentence in _SENTENCE.findall(text):
            call(sentence)

    return work


def _of(module: str, *names: str) -> Callable[..., object]:
    found = import_module(module)
    for name in names:
        found = getattr(found, name)
    assert callable(found)
    return found


def _quantulum() -> Work:
    """Without its classifier, whose stored weights need the scikit-learn they were made with."""
    vars(import_module("quantulum3.classifier"))["USE_CLF"] = False
    return _of("quantulum3.parser", "parse")


TOOLS = (
    Tool("underthesea words", "word segmentation", "underthesea", 100_000,
         lambda: _by_sentence(_of("underthesea", "word_tokenize"))),
    Tool("underthesea names", "named entities", "underthesea", 4_000,
         lambda: _by_sentence(_of("underthesea", "ner"))),
    Tool("pyvi", "word segmentation", "pyvi", 100_000,
         lambda: _by_sentence(_of("pyvi.ViTokenizer", "tokenize"))),
    Tool("quantulum3", "quantities in English", "quantulum3", 20_000,
         _quantulum),
    Tool("eyecite", "American legal citations", "eyecite", 100_000,
         lambda: _of("eyecite", "get_citations")),
    Tool("price-parser", "one price a sentence", "price-parser", 100_000,
         lambda: _by_sentence(_of("price_parser", "Price", "fromstring"))),
)  # fmt: skip
