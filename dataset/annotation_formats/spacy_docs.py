"""spaCy: a `DocBin` of the blank Vietnamese pipeline, regions in `doc.spans["sc"]`.

`sc` is the key that spaCy's span categorizer is trained on; spans may overlap. Tokens are cut where
regions begin and end, so every offset is a token's. `doc.user_data["solieu"]` carries the exported
annotation with the fields. A corpus without that key and group gives its `doc.ents`.

https://spacy.io/api/docbin, https://spacy.io/api/data-formats#training and
https://spacy.io/api/spancategorizer
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...corpus.annotated import Annotation, AnnotationError
from .corrections import carried, corrected, exported, keys
from .regions import Marked, files, mark, unmark
from .tokens import cut

_NAME = "articles.spacy"
_GROUP = "sc"
_KEY = "solieu"


def write(pairs: Sequence[tuple[Annotation, str]], folder: Path) -> None:
    """Write annotations with their texts into a folder."""
    from spacy.tokens import DocBin

    vocab = _vocab()
    docs = (_doc(annotation, mark(annotation, text), vocab) for annotation, text in pairs)
    DocBin(docs=docs, store_user_data=True).to_disk(folder / _NAME)


def _vocab() -> Any:
    import spacy

    without = {"nlp": {"tokenizer": {"use_pyvi": False}}}  # we bring the tokens
    return spacy.blank("vi", config=without).vocab


def _doc(annotation: Annotation, marked: Marked, vocab: Any) -> Any:
    from spacy.tokens import Doc

    text, shown = marked.text, keys(marked)
    starts, ends = {key[1] for key in shown}, {key[2] for key in shown}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in cut(text, starts | ends):
        follows = bool(words) and not spaces[-1] and not words[-1].isspace()
        bare = text[start:end] == " " and start not in starts and end not in ends
        if bare and follows:
            spaces[-1] = True
        else:
            words.append(text[start:end])
            spaces.append(False)
    doc: Any = Doc(vocab, words=words, spaces=spaces)
    doc.spans[_GROUP] = [doc.char_span(start, end, label=label) for label, start, end in shown]
    doc.user_data[_KEY] = carried(annotation)
    return doc


def read(folder: Path) -> list[Annotation]:
    """The annotations of a folder of `.spacy` files, as corrected."""
    return [annotation for path in files(folder, "*.spacy") for annotation in _annotations(path)]


def _annotations(path: Path) -> list[Annotation]:
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin(store_user_data=True).from_disk(path).get_docs(_vocab()))
    except (EOFError, IndexError, KeyError, OSError, TypeError, ValueError) as error:
        message = f"{path}: no DocBin ({error}): save it with DocBin.to_disk and store_user_data"
        raise AnnotationError(message) from error
    return [_annotation(doc, f"{path}: document {n}") for n, doc in enumerate(docs, 1)]


def _annotation(doc: Any, where: str) -> Annotation:
    spans = doc.spans.get(_GROUP, doc.ents)
    found = [(span.label_, span.start_char, span.end_char) for span in spans]
    try:
        row = json.loads(doc.user_data.get(_KEY, "null"))
    except (TypeError, ValueError) as error:
        message = f"{where}: user_data[{_KEY!r}] is no JSON: keep what the export wrote there"
        raise AnnotationError(message) from error
    before = exported(row, doc.text, where) if row else Marked(where, "", doc.text, ())
    return unmark(corrected(before, found), where)
