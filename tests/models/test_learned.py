"""Learned parts: weights that are plain values, and the names that are learned with them."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from solieu.cli.main import main
from solieu.corpus import Article, load
from solieu.corpus.annotated import text_hash
from solieu.extract import extract
from solieu.extract.named_models.reading import learned_odds, read_models
from solieu.extract.text.document import Document
from solieu.models import linear, weights
from solieu.models.named_phrases import Phrase, features
from solieu.models.weights import WeightsError

ROOT = Path(__file__).parents[2]
PART = "named_phrases"
VALUES = {
    "labels": ["name", "none"],
    "intercepts": [0.5, -0.5],
    "weights": {"word=mô hình": [1.25, -1.25], "prev=khủng": [-0.5, 0.5]},
}
TEXT = (
    "Xã Bãi Trung nhân rộng mô hình “Nhà sạch, ngõ đẹp” ra bảy thôn.\n"
    "Khu nghỉ dưỡng là công trình “khủng” giữa rừng."
)


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    file, again = tmp_path / "w.skops", tmp_path / "again.skops"
    weights.save(file, PART, VALUES)
    assert weights.load(file, PART) == VALUES
    weights.save(again, PART, dict(VALUES))
    assert file.read_bytes() == again.read_bytes()


def test_skops_opens_the_weights_too(tmp_path: Path) -> None:
    from skops.io import load as load_skops

    weights.save(tmp_path / "w.skops", PART, VALUES)
    assert load_skops(tmp_path / "w.skops") == {"part": PART, **VALUES}


def tampered(folder: Path, name: str) -> Path:
    """A file that is no weights of the part, for one reason each."""
    file = folder / "w.skops"
    weights.save(file, "other" if name == "another part" else PART, VALUES)
    if name == "no archive":
        file.write_bytes(b"\x80\x04\x95")
    elif name == "cut":
        file.write_bytes(file.read_bytes()[:90])
    elif name not in ("another part", ""):
        rewrite(file, name)
    return file


def rewrite(file: Path, name: str) -> None:
    """Put something else into the archive."""
    with zipfile.ZipFile(file) as archive:
        schema = json.loads(archive.read("schema.json"))
    content = schema["content"]
    if name == "code inside":
        content["weights"] = {"__loader__": "FunctionNode", "__class__": "system"}
    elif name == "no numbers":
        content["intercepts"]["content"][0]["content"] = '"many"'
    elif name == "a weight too few":
        del content["weights"]["content"]["prev=khủng"]["content"][1]
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("schema.json", json.dumps(schema))
        if name == "a pickle inside":
            archive.writestr("evil.pkl", b"\x80\x04\x95")


@pytest.mark.parametrize(
    "name",
    ["no archive", "cut", "another part", "a pickle inside", "code inside", "no numbers",
     "a weight too few"],
)  # fmt: skip
def test_tampered_weights_are_refused_by_name(tmp_path: Path, name: str) -> None:
    file = tampered(tmp_path, name)
    with pytest.raises(WeightsError, match=r"w\.skops holds no weights of named_phrases.*train"):
        linear.read(file, PART)


def test_a_damaged_byte_anywhere_is_refused_or_does_not_count(tmp_path: Path) -> None:
    whole = tampered(tmp_path, "").read_bytes()
    file, refused = tmp_path / "w.skops", 0
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            assert linear.read(file, PART).labels
        except WeightsError:
            refused += 1
    assert refused > len(whole) / 2


def test_what_is_known_of_a_phrase_is_said_once_and_in_one_order() -> None:
    phrase = Phrase("phong trào", "quoted", "", "Ba biết, ba không", "và xã và thôn", "ở xã và bản")
    known = features(phrase)
    assert known.count("name:ba") == known.count("near:và") == known.count("near:xã") == 1
    near = [word for word in known if word.startswith("near:")]
    assert near == ["near:và", "near:xã", "near:thôn", "near:ở", "near:bản"]


def test_whole_weights_are_read(tmp_path: Path) -> None:
    model = linear.read(tampered(tmp_path, ""), PART)
    likely = model.probabilities(["word=mô hình", "never met"])
    assert round(likely["name"], 3) == 0.971
    assert round(sum(likely.values()), 9) == 1


def test_the_bundled_weights_tell_names_from_plain_words() -> None:
    assert [(m.kind, m.name) for m in extract(TEXT).models] == [("model", "Nhà sạch, ngõ đẹp")]


def test_without_weights_the_rules_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solieu.extract.extractor.learned_odds", lambda: None)
    assert [m.name for m in extract(TEXT).models] == ["Nhà sạch, ngõ đẹp", "khủng"]


def test_missing_weights_are_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "weights_file", lambda part: tmp_path / f"{part}.skops")
    linear.bundled.cache_clear()
    learned_odds.cache_clear()
    try:
        assert learned_odds() is None
    finally:
        linear.bundled.cache_clear()
        learned_odds.cache_clear()


def test_what_is_said_of_one_mention_counts_for_all_of_the_name() -> None:
    doc = Document("Mô hình “Áo trắng” vui. Mô hình “Áo trắng” buồn.")
    unsure = iter([0.9, 0.2])
    found, _ = read_models(doc, lambda phrase: next(unsure))
    assert len(found) == 2
    assert found[0].confidence == found[1].confidence == 0.6


def test_reading_weights_needs_no_learning_library() -> None:
    code = (
        "import sys; from solieu.models.linear import bundled; assert bundled('named_phrases');"
        "assert not {'sklearn', 'skops', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.fixture
def annotated(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with articles, and a file of their annotations."""
    articles, gold = tmp_path / "articles", tmp_path / "gold.jsonl"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    [article] = [found for found in load([articles]) if isinstance(found, Article)]
    spans = [(name, article.text.index(name)) for name in ("Nhà sạch, ngõ đẹp", "khủng")]
    labels = ("model", "scare")
    phrases = [[at, at + len(n), what] for (n, at), what in zip(spans, labels, strict=True)]
    row = {"article": "a", "sha256": text_hash(article.text), "annotator": "A", "facts": []}
    gold.write_text(json.dumps(row | {"phrases": phrases}) + "\n", encoding="utf-8")
    return articles, gold


def test_train_learns_the_same_bytes_from_the_same_articles(
    annotated: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, gold = annotated
    out = [tmp_path / "one.skops", tmp_path / "two.skops"]
    for file in out:
        asked = ["train", PART, str(articles), "--annotations", str(gold), "--out", str(file)]
        assert main(asked) == 0
    assert "learned from 2 examples" in capsys.readouterr().out
    assert out[0].read_bytes() == out[1].read_bytes()
    assert linear.read(out[0], PART).labels == ("name", "none")


def test_train_says_where_no_article_is_annotated(
    annotated: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "b.txt"
    other.write_text("Xã có 12 hộ.", encoding="utf-8")
    asked = ["train", PART, str(other), "--annotations", str(annotated[1]), "--out", "w.skops"]
    assert main(asked) == 1
    assert "are the annotated articles among the sources?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["luck", "."], "luck is no learned part: there are named_phrases"),
        ([PART, "khong-co"], "khong-co does not exist"),
    ],
)
def test_train_says_what_is_wrong(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", *arguments, "--annotations", "x", "--out", "w.skops"]) == 2
    assert told in capsys.readouterr().err


def test_held_out_examples_are_judged_by_what_was_learned_elsewhere() -> None:
    from solieu.corpus.annotated import join, read_annotations
    from solieu.dataset import held_out

    rows = read_annotations(ROOT / "corpus/annotations/phrases.jsonl")
    said = held_out(PART, join(rows, load([ROOT / "corpus/annotations/reports"])))
    right = [(p >= e.enough) == (e.label == "name") for e, p in said]
    ruled = [(e.ruled >= e.enough) == (e.label == "name") for e, _ in said]
    assert len(said) > 300
    assert sum(right) > sum(ruled) + 10
