"""Annotations: read, joined to their texts by hash, told again as gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from solieu.corpus import Article, Reason, Reject
from solieu.corpus.annotated import (
    Annotation,
    AnnotationError,
    as_gold,
    join,
    read_annotations,
    text_hash,
)
from solieu.dataset import agreement

TEXT = "Xã Bãi Trung\nXã lập 12 mô hình “Vườn sạch”."
ROW = {
    "article": "7",
    "sha256": text_hash(TEXT),
    "annotator": "A",
    "facts": [
        {
            "fact": "count",
            "start": 20,
            "end": 30,
            "value": "12",
            "item": [23, 30],
            "action": [16, 19],
        },
        {"fact": "model", "start": 32, "end": 41, "kind": "model", "name": [32, 41]},
    ],
    "phrases": [[32, 41, "model"]],
    "no_facts": [],
}


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_annotations_join_the_text_that_was_annotated(tmp_path: Path) -> None:
    (annotation,) = read_annotations(write(tmp_path / "a.jsonl", ROW))
    other = Article("b.txt", TEXT + " Thêm.")
    sources = [Reject("c.txt", Reason.EMPTY, "blank"), other, Article("a.txt", TEXT)]
    ((joined, article),) = join([annotation], sources)
    assert joined is annotation and article.source == "a.txt"
    assert annotation.phrases == ((32, 41, "model"),)


def test_gold_is_read_back_from_the_text(tmp_path: Path) -> None:
    (annotation,) = read_annotations(write(tmp_path / "a.jsonl", ROW))
    count, model = as_gold(annotation, TEXT)["facts"]
    assert (count["surface"], count["item"], count["value"]) == ("12 mô hình", "mô hình", "12")
    assert (model["surface"], model["name"], model["kind"]) == ("Vườn sạch", "Vườn sạch", "model")


@pytest.mark.parametrize("row", [{"article": "7"}, [1], {**ROW, "facts": 3}, {**ROW, "phrases": 3}])
def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, row: object) -> None:
    path = write(tmp_path / "a.jsonl", ROW, row)
    with pytest.raises(AnnotationError, match=r"a\.jsonl:2: no annotation"):
        read_annotations(path)


def test_two_readers_agree_where_they_say_the_same() -> None:
    first = Annotation("7", text_hash(TEXT), "A", tuple(ROW["facts"]))  # type: ignore[arg-type]
    doubtful = {"fact": "count", "start": 0, "end": 2, "value": "3", "optional": True}
    second = Annotation("7", text_hash(TEXT), "B", (first.facts[0], doubtful))
    alone = Annotation("8", "0", "A", ())
    article = Article("a.txt", TEXT)
    assert agreement([(first, article), (first, article)]).articles == []
    scores = agreement([(first, article), (alone, article), (first, article), (second, article)])
    assert scores.kinds["count"].f1 == 1.0
    assert (scores.kinds["model"].tp, scores.kinds["model"].fn) == (0, 1)
    assert [counts["model"] for counts in scores.articles] == [(0, 0, 1)]
