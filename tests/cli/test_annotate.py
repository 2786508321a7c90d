"""`solieu annotate`: a dataset out to an annotation tool, corrections in."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_datasets import dataset_of
from solieu.cli.main import main
from solieu.corpus.annotated import as_gold, read_annotations
from solieu.dataset import FORMATS, annotations_of, open_dataset, pick

ARTICLES = {
    "mot.txt": "Xã họp 😀\nXã đã lập mô hình “Vườn sạch”, có 12 tổ, nhận 62/77 đơn, đạt 80,5%.\n",
    "hai.txt": "Xã bàn\nTheo Nghị quyết số 39-NQ/TW, ngày 17/4/2015 của Bộ Chính trị, có 45 hộ.\n",
    "lap.txt": "Xã bàn\nTheo Nghị quyết số 39-NQ/TW, ngày 17/4/2015 của Bộ Chính trị, có 45 hộ.\n",
    "khong.txt": "Xã nghỉ\nHôm nay trời mưa.\n",
}


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return dataset_of(ARTICLES, tmp_path)


def exported(dataset: Path, name: str, *more: str) -> Path:
    out = dataset.parent / name
    assert main(["annotate", "export", str(dataset), "--format", name, "--out", str(out)]) == 0
    return out


@pytest.mark.parametrize("name", FORMATS)
def test_a_dataset_comes_back_as_it_is(name: str, dataset: Path) -> None:
    files, back = exported(dataset, name), dataset.parent / "về" / "a.jsonl"
    assert main(["annotate", "import", str(files), "--format", name, "--out", str(back)]) == 0
    pairs = annotations_of(open_dataset(dataset))
    assert read_annotations(back) == [annotation for annotation, _ in pairs]


def test_the_facts_of_a_dataset_are_annotations_of_each_text_once(dataset: Path) -> None:
    pairs = list(annotations_of(open_dataset(dataset)))
    assert len(pairs) == 3
    found = {fact["surface"]: fact for pair in pairs for fact in as_gold(*pair)["facts"]}
    count, share, model = found["12 tổ"], found["80,5%"], found["mô hình “Vườn sạch”"]
    assert (count["value"], count["item"], count["action"]) == ("12", "tổ", "có")
    assert (share["numerator"], share["denominator"]) == ("62", "77")
    assert (model["kind"], model["name"]) == ("model", "Vườn sạch")
    assert not {"rule", "confidence", "sentence", "document_id"} & set(count)


def test_annotations_of_articles_are_exported_too(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, back = dataset.parent, dataset.parent / "a.jsonl"
    files = exported(dataset, "brat")
    told = ["--format", "brat", "--out", str(back), "--annotator", "Bình"]
    assert main(["annotate", "import", str(files), *told]) == 0
    annotations = read_annotations(back)
    assert {annotation.annotator for annotation in annotations} == {"Bình"}
    (folder / "tin" / "khong.txt").unlink()
    again = ["--annotations", str(back), "--format", "conll", "--out", str(folder / "c")]
    assert main(["annotate", "export", str(folder / "tin"), *again]) == 0
    captured = capsys.readouterr()
    assert "1 annotations left out, no article has their text" in captured.err
    assert "written to" in captured.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "{0}", "{0}", "--format", "brat", "--out", "{1}"], "one DATASET at a time"),
        (["export", "{0}", "--format", "brat", "--out", "{0}"], "is not an empty folder"),
        (["export", "{1}", "--format", "brat", "--out", "{1}"], "write the dataset first"),
        (["export", "{0}", "--format", "xml", "--out", "{1}"], "'xml' is not one of"),
        (["import", "{1}", "--format", "brat", "--out", "{1}"], "does not exist"),
        (["import", "{0}", "--format", "brat", "--out", "{1}"], "has no file *.ann"),
    ],
)
def test_what_cannot_be_done_is_bad_usage(
    arguments: list[str], told: str, dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = [argument.format(dataset, dataset.parent / "khong-co") for argument in arguments]
    assert main(["annotate", *filled]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and told in lines[0]


def test_pick_lists_the_least_sure_articles_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = {
        "chac.txt": "Xã họp\nXã có 12 hộ nghèo, 45 hộ khá, nhận 30 đơn, mở 5 lớp.\n",
        "ngo.txt": "Xã bàn\nÔng mất 3 triệu; nặng năm tạ, dài hai sải; Bà Trần 6 lần đạt 7 điểm.\n",
        "it.txt": "Xã nghỉ\nXã có 2 hộ.\n",
    }
    folder, out = tmp_path / "tin", tmp_path / "so-lieu"
    folder.mkdir()
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    main(["extract", str(folder), "--out", str(out), "--quiet"])
    picks = pick(out)
    assert [Path(p.source).name for p in picks] == ["ngo.txt", "chac.txt"]
    assert all(0 < p.wrong < p.facts for p in picks)
    capsys.readouterr()
    assert main(["annotate", "pick", str(out), "--most", "1"]) == 0
    printed = capsys.readouterr().out
    assert "ngo.txt" in printed and "chac.txt" not in printed
