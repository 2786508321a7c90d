"""A spaCy tokenizer for Vietnamese by underthesea's word segmentation; spaCy's own needs pyvi.

`spacy.blank("vi", config=CONFIG)` is a pipeline with it, `blank()` one that reads facts, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

from spacy import blank as blank_pipeline  # noqa: TID253
from spacy.language import Language  # noqa: TID253
from spacy.tokens import Doc  # noqa: TID253
from spacy.util import DummyTokenizer  # noqa: TID253
from spacy.vocab import Vocab  # noqa: TID253

from .text.composition import compose
from .text.tokenizer import segment

NAME = "solieu.ViTokenizer.v1"
CONFIG: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": NAME}}}
# What is longer than any word is cut at its marks: underthesea takes squared time over it.
_RUN = re.compile(r"\S{100,}+|\S{1,99}(?!\S)(?: \S{1,99}(?!\S))*")
_PIECE = re.compile(r"\w+|[^\w\s]")


class ViTokenizer(DummyTokenizer):
    """Words as tokens, those of several syllables, too; `doc.text` is the text, whatever it holds.

    As everywhere in spaCy one blank belongs to the token before it, and all other white space makes
    tokens. No word goes over a line or two blanks.

    >>> [token.text for token in blank()("Xã cung cấp  dịch vụ công.")]
    ['Xã', 'cung cấp', ' ', 'dịch vụ', 'công', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a document of tokens."""
        words: list[str] = []
        blanks: list[bool] = []
        at = 0
        for start, end in [*word_spans(text), (len(text), len(text))]:
            gap = text[at:start]
            if words and gap.startswith(" "):
                blanks[-1] = True
                gap = gap[1:]
            made = [piece for piece in (gap, text[start:end]) if piece]
            words += made
            blanks += [False] * len(made)
            at = end
        return Doc(self.vocab, words=words, spaces=blanks)


def create_tokenizer() -> Callable[[Language], ViTokenizer]:
    """What spaCy calls to make the tokenizer of a pipeline."""
    return lambda nlp: ViTokenizer(nlp.vocab)


def blank() -> Language:
    """A pipeline for Vietnamese with this tokenizer and the component that reads facts.

    >>> blank().pipe_names
    ['solieu']
    """
    nlp = blank_pipeline("vi", config=CONFIG)
    nlp.add_pipe("solieu")
    return nlp


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, ascending; white space is in none but between their syllables.

    >>> list(word_spans("dịch vụ công"))
    [(0, 7), (8, 12)]
    """
    read = compose(text)
    if read is not None:  # letters and marks apart
        yield from ((read.offsets[a], read.offsets[b]) for a, b in word_spans(read.text))
        return
    for run in _RUN.finditer(text):
        yield from _words(run[0], run.start())


def _words(run: str, offset: int) -> Iterator[tuple[int, int]]:
    """The words of a run of text in which blanks stand alone."""
    letters = [at for at, letter in enumerate(run) if not letter.isspace()]
    words = ["".join(word.split()) for word in segment(run)] if " " in run or len(run) < 100 else []
    if "".join(words) != "".join(run.split()):  # too long, or not given back as it was
        words = [piece[0] for piece in _PIECE.finditer(run)]
    for end, word in zip(accumulate(map(len, words)), words, strict=True):
        yield offset + letters[end - len(word)], offset + letters[end - 1] + 1
