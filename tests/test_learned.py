"""Learned parts: weights that are plain values, and the confidence learned with them."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from solieu.cli.main import main
from solieu.corpus import Article
from solieu.corpus.annotated import text_hash
from solieu.extract import extract
from solieu.extract.confidence import features
from solieu.models import confidence, weights
from solieu.models.weights import WeightsError

VALUES = {"weights": {"rule=a": -0.5, "prev=có": 0.25}, "intercept": 2.5}
TEXT = "Xã Bãi Trung tiếp nhận 12 đơn, giải quyết 9 đơn. Bà con góp 30 triệu đồng."


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    file = tmp_path / "w.skops"
    weights.save(file, "confidence", VALUES)
    assert weights.load(file, "confidence") == VALUES
    again = tmp_path / "again.skops"
    weights.save(again, "confidence", dict(VALUES))
    assert file.read_bytes() == again.read_bytes()


def test_skops_opens_the_weights_too(tmp_path: Path) -> None:
    from skops.io import load

    weights.save(tmp_path / "w.skops", "confidence", VALUES)
    assert load(tmp_path / "w.skops") == {"part": "confidence", **VALUES}


def tampered(folder: Path, name: str) -> Path:
    """A file that is no weights of the part, for one reason each."""
    file = folder / "w.skops"
    weights.save(file, "other" if name == "another part" else "confidence", VALUES)
    if name == "no archive":
        file.write_bytes(b"\x80\x04\x95")
    elif name == "cut":
        file.write_bytes(file.read_bytes()[:90])
    elif name in ("a pickle inside", "code inside", "no numbers"):
        with zipfile.ZipFile(file) as archive:
            schema = json.loads(archive.read("schema.json"))
        if name == "code inside":
            schema["content"]["weights"] = {"__loader__": "FunctionNode", "__class__": "system"}
        if name == "no numbers":
            schema["content"]["intercept"]["content"] = '"many"'
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("schema.json", json.dumps(schema))
            if name == "a pickle inside":
                archive.writestr("evil.pkl", b"\x80\x04\x95")
    return file


@pytest.mark.parametrize(
    "name", ["no archive", "cut", "another part", "a pickle inside", "code inside", "no numbers"]
)
def test_tampered_weights_are_refused_by_name(tmp_path: Path, name: str) -> None:
    file = tampered(tmp_path, name)
    with pytest.raises(WeightsError, match=r"w\.skops holds no weights of confidence.*train"):
        confidence.read(file)


def test_the_bundled_weights_are_used_and_optional(monkeypatch: pytest.MonkeyPatch) -> None:
    learned = confidence.bundled()
    assert learned is not None
    counts = extract(TEXT).counts
    assert [c.confidence for c in counts] == [learned.of(features(c, TEXT)) for c in counts]
    assert all(0 < c.confidence < 1 for c in counts)
    monkeypatch.setattr("solieu.extract.extractor.bundled_confidence", lambda: None)
    by_rule = extract(TEXT).counts
    assert [c.confidence for c in by_rule] == [0.97, 0.97, 0.95]


def test_reading_weights_needs_no_learning_library() -> None:
    code = (
        "import sys; from solieu.models.confidence import bundled; assert bundled();"
        "assert not {'sklearn', 'skops', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_train_learns_from_annotated_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    text = next(iter(extract_text(articles)))
    facts = [
        {"fact": "count", "start": 23, "end": 29, "kind": "count", "value": "12", "unit": "đơn"}
    ]
    row = {"article": "a", "sha256": text_hash(text), "annotator": "A", "facts": facts}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    out = [tmp_path / "one.skops", tmp_path / "two.skops"]
    for file in out:
        asked = ["train", "confidence", str(articles), "--annotations", str(gold), "--out"]
        assert main([*asked, str(file)]) == 0
    assert "learned from 3 figures, 2 of them wrong" in capsys.readouterr().out
    assert out[0].read_bytes() == out[1].read_bytes()
    learned = confidence.read(out[0])
    assert learned.weights["kind=money"] < 0


def extract_text(folder: Path) -> list[str]:
    from solieu.corpus import load

    return [article.text for article in load([folder]) if isinstance(article, Article)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["luck", ".", "--annotations", "x"], "luck is no learned part: there is confidence"),
        (["confidence", "khong-co", "--annotations", "x"], "khong-co does not exist"),
    ],
)
def test_train_says_what_is_wrong(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", *arguments]) == 2
    assert told in capsys.readouterr().err
