"""CoNLL-2003 columns: a token a line, tags in BIO from the fourth column on.

The columns are word, start, end and tags; a tab stands between them, an empty line behind each line
of the text, a `-DOCSTART-` line before each article. The fourth column has facts; where regions
overlap, a further column (named in `# global.columns`, as CoNLL-U Plus does) holds what the one
before could not, and the last ones the phrases of facts. Comment lines carry the text and the
exported annotation, from which come the fields that tags cannot say and the regions that hold
blanks alone. Tags may be IOB1 as in the original data (`I-` may begin).

https://www.clips.uantwerpen.be/conll2003/ner/ and https://universaldependencies.org/ext-format.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from ...corpus.annotated import Annotation, AnnotationError
from .corrections import Key, View, carried, corrected, exported, keys
from .regions import PART, Region, files, mark, read_text, unmark, write_text
from .tokens import cut

_NAME = "articles.conll"
_START = "-DOCSTART-"
_FIXED = 3  # columns before the tags


def write(pairs: Sequence[tuple[Annotation, str]], folder: Path) -> None:
    """Write annotations with their texts into a folder."""
    layered = [_layers(_shown(annotation, text)) for annotation, text in pairs]
    width = max([1, *map(len, layered)])
    names = ["NE", *(f"NE{n}" for n in range(2, width + 1))]
    lines = [f"# global.columns = FORM START END {' '.join(names)}"]
    for (annotation, text), layers in zip(pairs, layered, strict=True):
        lines += ["\t".join([_START, "-X-", "-X-", *["O"] * width]), ""]
        lines += [f"# article = {json.dumps(annotation.article, ensure_ascii=False)}"]
        lines += [f"# text = {json.dumps(text, ensure_ascii=False)}"]
        lines += [f"# annotation = {carried(annotation)}"]
        lines += [*_token_lines(text, layers, width), ""]
    write_text(folder / _NAME, "\n".join(lines) + "\n")


def _shown(annotation: Annotation, text: str) -> list[Key]:
    return keys(mark(annotation, text), _view(text))


def _view(text: str) -> View:
    """Regions as tokens show them: without blanks at their ends."""

    def view(region: Region) -> Key | None:
        words = text[region.start : region.end]
        start = region.start + len(words) - len(words.lstrip())
        return (region.label, start, start + len(words.strip())) if words.strip() else None

    return view


def _layers(shown: list[Key]) -> list[list[Key]]:
    """The regions spread over columns without overlap, facts before the phrases of their fields."""
    layers: list[list[Key]] = []
    for of_fields in (False, True):
        first = len(layers)
        for key in shown:
            if key[0].startswith(PART) is not of_fields:
                continue
            layer = next((layer for layer in layers[first:] if layer[-1][2] <= key[1]), None)
            if layer is None:
                layers.append([key])
            else:
                layer.append(key)
    return layers


def _token_lines(text: str, layers: list[list[Key]], width: int) -> Iterator[str]:
    tags: list[dict[int, str]] = [{} for _ in range(width)]
    tokens = cut(text, (end for layer in layers for key in layer for end in key[1:]))
    for tagged, layer in zip(tags, layers, strict=False):
        waiting = iter(tokens)
        for label, start, end in layer:
            for token in waiting:
                if token[0] >= start:
                    tagged[token[0]] = f"B-{label}" if token[0] == start else f"I-{label}"
                if token[1] >= end:
                    break
    for is_blank, group in groupby(tokens, key=lambda token: text[slice(*token)].isspace()):
        row = list(group)
        if is_blank:
            if "\n" in text[row[0][0] : row[-1][1]]:
                yield ""
            continue
        for start, end in row:
            labels = (tagged.get(start, "O") for tagged in tags)
            yield "\t".join([text[start:end], str(start), str(end), *labels])


@dataclass(slots=True)
class _Article:
    """An article while its lines are read."""

    where: str
    comments: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, list[str]]] = field(default_factory=list)


def read(folder: Path) -> list[Annotation]:
    """The annotations of a folder of CoNLL files, as corrected."""
    return [
        _annotation(article)
        for path in files(folder, "*.conll")
        for article in _articles(path)
        if article.rows or article.comments
    ]


def _articles(path: Path) -> Iterator[_Article]:
    article = _Article(str(path))
    for number, line in enumerate(read_text(path).split("\n"), 1):
        where, line = f"{path}:{number}", line.rstrip("\r")
        if line.startswith(_START):
            yield article
            article = _Article(where)
        elif line.startswith("# "):
            name, _, value = line[2:].partition(" = ")
            if name != "global.columns":
                article.comments[name] = value
        elif line.strip():
            article.rows.append((where, line.split("\t")))
    yield article


def _annotation(article: _Article) -> Annotation:
    try:
        text = json.loads(article.comments["text"])
        row = json.loads(article.comments["annotation"])
    except (KeyError, ValueError) as error:
        message = f"{article.where}: no text or annotation for this article ({error!r})"
        raise AnnotationError(f"{message}: keep the comment lines of the export") from error
    before = exported(row, str(text), article.where)
    spans = [_span(columns, before.text, where) for where, columns in article.rows]
    found: list[Key] = []
    for column in range(_FIXED, max([_FIXED, *(len(row) for _, row in article.rows)])):
        tags = [(where, row[column] if column < len(row) else "O") for where, row in article.rows]
        found += _decoded(tags, spans)
    return unmark(corrected(before, found, _view(before.text)), article.where)


def _span(columns: list[str], text: str, where: str) -> tuple[int, int]:
    try:
        form, start, end = columns[0], int(columns[1]), int(columns[2])
    except (IndexError, ValueError) as error:
        message = (
            f"{where}: no word, start and end with tabs between: export again and edit tags only"
        )
        raise AnnotationError(message) from error
    if len(columns) <= _FIXED or text[start:end] != form:
        problem = f"{form!r} is not what stands at {start}:{end}"
        problem = "no tag" if len(columns) <= _FIXED else problem
        raise AnnotationError(f"{where}: {problem}: edit tags only, in columns behind tabs")
    return start, end


def _decoded(tags: list[tuple[str, str]], spans: list[tuple[int, int]]) -> list[Key]:
    found: list[Key] = []
    inside = ""
    for (where, tag), (start, end) in zip(tags, spans, strict=True):
        sign, _, label = tag.strip().partition("-")
        if tag.strip() != "O" and (sign not in ("B", "I") or not label):
            raise AnnotationError(
                f"{where}: tag {tag!r} is none of O, B-label and I-label: mend it"
            )
        if label and sign == "I" and label == inside:
            found[-1] = (label, found[-1][1], end)
        elif label:
            found.append((label, start, end))
        inside = label
    return found
