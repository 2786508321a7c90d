"""The measure: gold that is found, missed, doubtful, or told another way."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from solieu.dataset import Scores, intervals, score
from solieu.dataset.judging.compare import MEASURES
from solieu.dataset.judging.score import Tally

Record = dict[str, Any]
METADATA = {"title": "Xã Bình Lập giảm nghèo", "published_at": "2022-09-14T15:10", "author": None}
FACTS: list[Record] = [
    {
        "kind_of_fact": "citation", "surface": "Nghị định số 59/2023/NĐ-CP",
        "doc_type": "nghị định", "symbol": "59/2023/NĐ-CP", "issuer": "Chính phủ",
        "issued_on": "2023",
    },
    {
        "kind_of_fact": "citation", "surface": "Luật Hòa giải ở cơ sở",
        "doc_type": "luật", "name": "Hòa giải ở cơ sở", "pinpoint": "điều 5",
    },
    {
        "kind_of_fact": "count", "surface": "18/24 thôn", "kind": "count", "value": "18",
        "total": "24", "unit": "thôn", "item": "thôn văn hóa", "period": "2022-01-01/2022-06-30",
    },
    {
        "kind_of_fact": "percentage", "surface": "75%", "value": "75", "unit": "%",
        "of": "thôn văn hóa", "numerator": "18", "denominator": "24",
    },
    {
        "kind_of_fact": "model", "surface": "mô hình “Vườn không rác”", "kind": "model",
        "name": "Vườn không rác",
    },
]  # fmt: skip
KINDS = tuple(MEASURES)


def scored(tmp_path: Path, gold: list[Record], found: list[Record]) -> Scores:
    """The scores of one article, of which `found` is what the dataset holds."""
    (tmp_path / "gold").mkdir()
    entry = {"article": "xa.txt", "metadata": METADATA, "facts": gold}
    (tmp_path / "gold" / "xa.json").write_text(json.dumps(entry), encoding="utf-8")
    article = {"article_id": "a1", "source": "tin/xa.txt", **METADATA}
    write_table(tmp_path, "articles", [article])
    for kind, measure in MEASURES.items():
        facts = [dict(fact) for fact in found if fact["kind_of_fact"] == kind]
        write_table(tmp_path, measure.table, [{"article_id": "a1", **fact} for fact in facts])
    return score(tmp_path / "gold", tmp_path)


def write_table(folder: Path, name: str, rows: list[Record]) -> None:
    columns = sorted({"article_id"}.union(*rows))
    with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def count(value: str, unit: str, **fields: object) -> Record:
    surface = f"{value} {unit}"
    told = {"kind_of_fact": "count", "kind": "count", "value": value, "unit": unit}
    return told | {"surface": surface} | fields


def test_a_perfect_dataset_scores_one_everywhere(tmp_path: Path) -> None:
    scores = scored(tmp_path, FACTS, FACTS)
    numbers = scores.as_dict()
    for kind in (*KINDS, "all"):
        assert [numbers[kind][name] for name in ("precision", "recall", "f1")] == [1.0, 1.0, 1.0]
    for kind in KINDS:
        assert set(numbers[kind]["exact"].values()) <= {1.0}
        assert set(numbers[kind]["phrase"].values()) <= {1.0}
    assert numbers["metadata"] == {"title": 1.0, "published_at": 1.0}
    assert not scores.differences
    assert not scores.absent


def test_an_empty_dataset_scores_zero(tmp_path: Path) -> None:
    scores = scored(tmp_path, FACTS, [])
    assert (scores.all.tp, scores.all.fp, scores.all.fn) == (0, 0, len(FACTS))
    assert (scores.all.precision, scores.all.recall, scores.all.f1) == (0.0, 0.0, 0.0)


def test_a_doubled_dataset_halves_the_precision(tmp_path: Path) -> None:
    scores = scored(tmp_path, FACTS, FACTS * 2)
    for kind in KINDS:
        tally = scores.kinds[kind]
        assert (tally.precision, tally.recall) == (0.5, 1.0)


def test_optional_gold_neither_helps_nor_hurts(tmp_path: Path) -> None:
    doubtful = count("2", "em", optional=True)
    sure = count("9", "hộ")
    for n, found in enumerate(([sure], [sure, doubtful])):
        (tmp_path / str(n)).mkdir()
        tally = scored(tmp_path / str(n), [sure, doubtful], found).kinds["count"]
        assert (tally.tp, tally.fp, tally.fn) == (1, 0, 0)


def test_a_doubtful_fact_told_in_other_words_is_not_spurious(tmp_path: Path) -> None:
    gold = [count("2", "em", optional=True, surface="hai em nhỏ")]
    found = [count("2", "nhỏ", surface="em nhỏ"), count("3", "bò")]
    tally = scored(tmp_path, gold, found).kinds["count"]
    assert (tally.tp, tally.fp, tally.fn) == (0, 1, 0)


def test_repeated_keys_are_paired_the_best_way_round(tmp_path: Path) -> None:
    gold = [
        count("5", "xã", item="xã vùng cao", modifier=">"),
        count("5", "xã", item="xã ven biển", total="8"),
    ]
    exact = scored(tmp_path, gold, gold[::-1]).as_dict()["count"]
    assert exact["exact"] == {"total": 1.0, "modifier": 1.0, "change": 1.0}
    assert exact["phrase"] == {"item": 1.0}


def test_sure_gold_is_paired_before_doubtful_gold(tmp_path: Path) -> None:
    gold = [count("5", "xã", optional=True, item="xã vùng cao"), count("5", "xã", item="xã khác")]
    tally = scored(tmp_path, gold, [count("5", "xã", item="xã vùng cao")]).kinds["count"]
    assert (tally.tp, tally.fp, tally.fn) == (1, 0, 0)


@pytest.mark.parametrize(
    ("stated", "read", "agree"),
    [
        ("vụ việc", "vụ", True),
        ("đồng", "đồng/kg", True),
        ("Thôn", "thôn.", True),
        ("hòm thư", "hoà", False),
        ("đơn vị", "đơ", False),
        ("xã", "", False),
    ],
)
def test_units_match_at_a_word_boundary(
    tmp_path: Path, stated: str, read: str, agree: bool
) -> None:
    tally = scored(tmp_path, [count("4", stated)], [count("4", read)]).kinds["count"]
    assert tally.tp == agree


@pytest.mark.parametrize(
    ("field", "stated", "read"),
    [
        ("value", "43.85", "43.850"),
        ("value", "1000", "1E+3"),
        ("unit", "hòa giải viên", "“Hoà giải  viên”"),
        ("unit", "bộ thủ tục", "bộ thủ tu\u0323c"),
    ],
)
def test_spelling_does_not_tell_facts_apart(
    tmp_path: Path, field: str, stated: str, read: str
) -> None:
    gold = count("4", "thôn") | {field: stated}
    assert scored(tmp_path, [gold], [gold | {field: read}]).kinds["count"].tp == 1


def test_a_symbol_counts_before_a_name(tmp_path: Path) -> None:
    stated = {"kind_of_fact": "citation", "doc_type": "luật", "symbol": "10/2022/QH15"}
    read = stated | {"symbol": "10 / 2022 / qh15", "name": "Thực hiện dân chủ"}
    assert scored(tmp_path, [stated], [read]).kinds["citation"].tp == 1


def test_a_name_may_repeat_its_type(tmp_path: Path) -> None:
    stated = {"kind_of_fact": "citation", "doc_type": "luật", "name": "Đất đai", "surface": "Luật"}
    read = stated | {"name": "Luật Đất đai"}
    assert scored(tmp_path, [stated], [read]).kinds["citation"].tp == 1


@pytest.mark.parametrize("stated", ["2022-01-01/", "2022-01-01/.."])
def test_an_open_end_of_a_period_is_written_either_way(tmp_path: Path, stated: str) -> None:
    gold = count("4", "xã", period=stated)
    scores = scored(tmp_path, [gold], [count("4", "xã", period_start="2022-01-01")])
    assert scores.as_dict()["count"]["exact"]["period"] == 1.0


def test_period_ends_are_compared_with_the_stated_interval(tmp_path: Path) -> None:
    gold = count("4", "xã", period="2022-01-01/2022-06-30")
    read = count("4", "xã", period_start="2022-01-01", period_end="2022-06-30")
    assert scored(tmp_path, [gold], [read]).as_dict()["count"]["exact"]["period"] == 1.0


def test_phrases_score_by_the_words_they_share(tmp_path: Path) -> None:
    gold = count("4", "hộ", item="hộ nghèo đa chiều")
    read = count("4", "hộ", item="hộ nghèo")
    shares = scored(tmp_path, [gold], [read]).as_dict()["count"]["phrase"]
    assert shares["item"] == pytest.approx(2 / 3)


def test_the_day_of_publication_is_enough(tmp_path: Path) -> None:
    scores = scored(tmp_path, [], [])
    read = {"title": "Khác", "published_at": "2022-09-14", "author": "Bình"}
    write_table(tmp_path, "articles", [{"article_id": "a1", "source": "xa.txt", **read}])
    shares = score(tmp_path / "gold", tmp_path).as_dict()["metadata"]
    assert shares == {"title": 0.0, "published_at": 1.0, "author": 0.0}
    assert scores.as_dict()["all"]["f1"] == 0.0


def test_what_differs_is_listed(tmp_path: Path) -> None:
    scores = scored(tmp_path, [count("4", "xã")], [count("5", "xã")])
    told = [(d.what, d.kind, d.record["value"]) for d in scores.differences]
    assert told == [("missed", "count", "4"), ("spurious", "count", "5")]


def test_gold_without_its_article_is_missed_and_named(tmp_path: Path) -> None:
    scored(tmp_path, FACTS, FACTS)
    write_table(tmp_path, "articles", [{"article_id": "a2", "source": "khac.txt"}])
    scores = score(tmp_path / "gold", tmp_path)
    assert scores.absent == ["xa.txt"]
    assert (scores.all.tp, scores.all.fn) == (0, len(FACTS))


def test_missing_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no gold"):
        score(tmp_path, tmp_path)
    (tmp_path / "x.json").write_text('{"article": "x", "facts": []}', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"articles\.csv is missing"):
        score(tmp_path, tmp_path)


def test_the_interval_of_f1_is_that_of_the_articles() -> None:
    scores = Scores({kind: Tally() for kind in KINDS}, {}, [], [])
    right, wrong = (10, 0, 0), (0, 5, 5)
    empty = dict.fromkeys(KINDS, (0, 0, 0))
    scores.articles = [empty | {"count": right}] * 9 + [empty | {"count": wrong}]
    spread = intervals(scores)
    low, high = spread["count"]
    assert 0.6 < low < 0.95 < high == 1.0
    assert spread["all"] == spread["count"]
    assert spread["model"] == (0.0, 0.0)
    assert intervals(scores) == spread


def test_every_article_is_counted_by_itself(tmp_path: Path) -> None:
    scores = scored(tmp_path, FACTS, FACTS[:3])
    assert [counts["count"] for counts in scores.articles] == [(1, 0, 0)]
    assert [counts["percentage"] for counts in scores.articles] == [(0, 0, 1)]


@pytest.mark.parametrize(
    "text", ["[1]", "{", '{"article": "a.txt", "facts": [{}]}', '{"facts": []}']
)
def test_a_file_that_is_no_gold_is_named(tmp_path: Path, text: str) -> None:
    scored(tmp_path, FACTS, FACTS)
    (tmp_path / "gold" / "zz.json").write_text(text, encoding="utf-8")
    with pytest.raises(OSError, match=r"zz\.json is no gold"):
        score(tmp_path / "gold", tmp_path)
