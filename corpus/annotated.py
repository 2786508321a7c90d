"""Annotations of real articles: offsets and labels, joined to the texts where those are at hand.

The articles belong to their publishers, so a file of annotations holds no sentence of them: an id,
a hash of the text, and for each fact where it stands and what it is. A phrase field (item, action,
of, name …) is an offset pair, too. Whoever has the dump that the ids are of can join the two.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .article import Article, Reject

OWN_KEYS = frozenset({"fact", "start", "end"})  # of a fact, beside its labels


class AnnotationError(ValueError):
    """A file of annotations that cannot be used; its message names the line and the way out."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One article as one annotator read it.

    `article` is its id in its dump, `sha256` the hash of `Article.text` in UTF-8. Each of `facts`
    is a mapping with `fact` (citation, count, percentage or model), `start`, `end` and labels; each
    of `phrases` is (start, end, what the phrase names); `no_facts` are numbers that state none.
    """

    article: str
    sha256: str
    annotator: str
    facts: tuple[Mapping[str, Any], ...]
    phrases: tuple[tuple[int, int, str], ...] = ()
    no_facts: tuple[tuple[int, int], ...] = ()


def read_annotations(path: str | Path) -> list[Annotation]:
    """The annotations of a JSON Lines file, in its order.

    Raises `AnnotationError` for a line that is no annotation, `OSError` for no such file.

    >>> read_annotations("/nowhere.jsonl")
    Traceback (most recent call last):
    ...
    FileNotFoundError: ...
    """
    with open(path, encoding="utf-8") as lines:
        try:
            return [_annotation(line, f"{path}:{n}") for n, line in enumerate(lines, 1)]
        except UnicodeDecodeError as error:
            raise AnnotationError(f"{path}: no UTF-8 ({error}): save it as UTF-8") from error


def _annotation(line: str, where: str) -> Annotation:
    try:
        return from_row(json.loads(line), where)
    except json.JSONDecodeError as error:
        raise AnnotationError(f"{where}: no JSON ({error}): each line holds one object") from error


def from_row(fields: Any, where: str) -> Annotation:
    """The annotation that a plain object of JSON holds; `where` begins the message if none.

    >>> from_row({"article": "7"}, "a.jsonl:1")
    Traceback (most recent call last):
    ...
    solieu.corpus.annotated.AnnotationError: a.jsonl:1: no annotation (KeyError('sha256')): ...
    """
    try:
        return Annotation(
            fields["article"],
            fields["sha256"],
            fields["annotator"],
            tuple(fields["facts"]),
            tuple((start, end, what) for start, end, what in fields.get("phrases", ())),
            tuple((start, end) for start, end in fields.get("no_facts", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        message = f"{where}: no annotation ({error!r}): each line holds article, sha256, annotator"
        raise AnnotationError(f"{message} and facts") from error


def as_row(annotation: Annotation) -> dict[str, Any]:
    """The annotation as a plain object of JSON, as `from_row` reads it.

    >>> as_row(Annotation("7", "a8b5", "A", ({"fact": "count", "start": 6, "end": 11},)))["facts"]
    [{'fact': 'count', 'start': 6, 'end': 11}]
    """
    return {
        "article": annotation.article,
        "sha256": annotation.sha256,
        "annotator": annotation.annotator,
        "facts": [dict(fact) for fact in annotation.facts],
        "phrases": [list(phrase) for phrase in annotation.phrases],
        "no_facts": [list(span) for span in annotation.no_facts],
    }


def write_annotations(path: str | Path, annotations: Iterable[Annotation]) -> None:
    """Write the annotations as a JSON Lines file, in their order; the folder is made if need be.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_annotations(f"{folder}/a.jsonl", [Annotation("7", "a8b5", "A", ())])
    ...     read_annotations(f"{folder}/a.jsonl")[0].article
    '7'
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as lines:
        for annotation in annotations:
            lines.write(json.dumps(as_row(annotation), ensure_ascii=False) + "\n")


def text_hash(text: str) -> str:
    """The hash by which annotations know their text.

    >>> text_hash("Xã có 12 hộ.")[:8]
    'a8b5c4bc'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def join(
    annotations: Sequence[Annotation], articles: Iterable[Article | Reject]
) -> Iterator[tuple[Annotation, Article]]:
    """Each annotation with its article, in the order of the articles; an article whose text is not
    the one that was annotated joins nothing.

    >>> article = Article("a.txt", "Xã có 12 hộ.")
    >>> annotation = Annotation("7", text_hash(article.text), "A", ())
    >>> [(known.article, found.source) for known, found in join([annotation], [article])]
    [('7', 'a.txt')]
    """
    wanted: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        wanted.setdefault(annotation.sha256, []).append(annotation)
    for article in articles:
        if isinstance(article, Article):
            for annotation in wanted.get(text_hash(article.text), ()):
                yield annotation, article


def as_gold(annotation: Annotation, text: str) -> dict[str, Any]:
    """The annotation in the form of gold files, with surfaces and phrases read from the text.

    >>> facts = ({"fact": "count", "start": 6, "end": 11, "value": "12", "item": [9, 11]},)
    >>> as_gold(Annotation("x", "", "A", facts), "Xã có 12 hộ.")["facts"][0]["item"]
    'hộ'
    """
    facts = []
    for fact in annotation.facts:
        told = {"kind_of_fact": fact["fact"], "surface": text[fact["start"] : fact["end"]]}
        for name, value in fact.items():
            if name not in OWN_KEYS:
                told[name] = text[slice(*value)] if isinstance(value, list) else value
        facts.append(told)
    return {"article": annotation.article, "facts": facts}
