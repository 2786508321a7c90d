"""What a run promises, on articles and facts made by hand."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from solieu.corpus import Article, Reason, Reject
from solieu.dataset import build, open_dataset
from solieu.dataset.finishing.spool import Spool
from solieu.dataset.tables import TABLES
from solieu.extract.facts import Check, Citation, Count, Facts, NamedModel, Percentage

DECREE = "urn:lex:vn:chinh.phu:nghi.dinh:2014;64-2014-nd-cp"


def read_facts(article: Article) -> Facts:
    """Every `12 hộ` as a count, every `5,5%` as a percentage, one decree, one model, one check."""
    text = article.text
    if "hỏng" in text:
        raise ValueError("câu không đọc được")

    def at(match: re.Match[str]) -> dict[str, object]:
        told = {"start": match.start(), "end": match.end(), "surface": match[0]}
        return told | {"sentence": text, "rule": "hand", "confidence": 0.75}

    counts = tuple(
        Count(**at(m), kind="count", value=Decimal(m[1]), unit="hộ", place_id="63:20")  # type: ignore[arg-type]
        for m in re.finditer(r"(\d+) hộ", text)
    )
    percentages = tuple(
        Percentage(**at(m), value=Decimal(m[1].replace(",", ".")))  # type: ignore[arg-type]
        for m in re.finditer(r"(\d+,\d+)%", text)
    )
    citations = tuple(
        Citation(**at(m), doc_type="nghị định", symbol=m[1], document_id=DECREE)  # type: ignore[arg-type]
        for m in re.finditer(r"Nghị định (64/2014/NĐ-CP)", text)
    )
    models = tuple(
        NamedModel(**at(m), kind="model", name=m[1], canonical_name=m[1])  # type: ignore[arg-type]
        for m in re.finditer(r"mô hình “([^”]+)”", text)
    )
    checks = (Check("ratio", (0, 1), "50", "50.5", "mismatch"),) if len(counts) > 1 else ()
    return Facts(citations, counts, percentages, models, checks)


ARTICLES = [
    Article("tin/mot.txt", "Xã Bình Lập có 12 hộ nghèo trên 480 hộ.", title="Bình Lập"),
    Article("tin/hai.txt", "Theo Nghị định 64/2014/NĐ-CP, số đơn giảm 5,5%.", place="Lạng Sơn"),
    Article("tin/ba.txt", "Thôn Đông nhân rộng mô hình “Vườn không rác” ở 7 hộ."),
    Article("tin/bon.txt", "Xã Bình Lập có 12 hộ nghèo trên 480 hộ."),
]
REJECTS = [Reject("tin/rong.txt", Reason.EMPTY, "0 bytes")]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_every_table_stands_in_every_format(tmp_path: Path) -> None:
    build(ARTICLES, tmp_path, extract=read_facts)
    expected = {f"{table.name}.{end}" for table in TABLES for end in ("csv", "parquet")}
    assert set(files_of(tmp_path)) == expected | {"datapackage.json"}


def test_the_summary_tells_what_the_tables_hold(tmp_path: Path) -> None:
    summary = build([*ARTICLES, *REJECTS], tmp_path, extract=read_facts)
    assert (summary.articles, summary.duplicates) == (4, 1)
    assert summary.facts == {"citations": 1, "counts": 5, "percentages": 1, "models": 1}
    assert summary.rejects == {"empty": 1}


def test_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    inputs = [*ARTICLES, *REJECTS, ARTICLES[0], REJECTS[0]]
    build(inputs, tmp_path / "first", extract=read_facts)
    for seed in range(5):
        random.Random(seed).shuffle(inputs)
        build(iter(inputs), tmp_path / "again", extract=read_facts)
        assert files_of(tmp_path / "again") == files_of(tmp_path / "first")


def test_a_moved_folder_keeps_all_ids(tmp_path: Path) -> None:
    moved = [Article(f"/mnt/{a.source}", a.text, a.title, place=a.place) for a in ARTICLES]
    build(ARTICLES, tmp_path / "here", extract=read_facts)
    build(moved, tmp_path / "there", extract=read_facts)
    here, there = open_dataset(tmp_path / "here"), open_dataset(tmp_path / "there")
    assert list(here.articles["article_id"]) == list(there.articles["article_id"])
    assert here.counts.equals(there.counts)


def test_an_article_given_twice_stands_twice_under_its_own_ids(tmp_path: Path) -> None:
    build([ARTICLES[0], ARTICLES[0]], tmp_path, extract=read_facts)
    data = open_dataset(tmp_path)
    first, second = data.articles.to_dict("records")
    assert second["article_id"] == f"{first['article_id']}-2"
    assert second["duplicate_of"] == first["article_id"]
    assert data.counts["count_id"].is_unique
    assert len(data.counts) == 4


def test_the_same_text_elsewhere_is_marked_as_a_duplicate(tmp_path: Path) -> None:
    build(ARTICLES, tmp_path, extract=read_facts)
    articles = open_dataset(tmp_path).articles
    same = articles[articles["source"].isin(["tin/mot.txt", "tin/bon.txt"])]
    first, second = same.sort_values("article_id").to_dict("records")
    assert first["content_hash"] == second["content_hash"]
    assert second["duplicate_of"] == first["article_id"]
    assert articles["duplicate_of"].notna().sum() == 1


def test_what_fails_in_one_article_costs_only_that_article(tmp_path: Path) -> None:
    bad = [Article("hong.txt", "Trang này hỏng."), Article("ma.txt", "Tên \udcff lạ.")]
    summary = build([*ARTICLES, *bad], tmp_path, extract=read_facts)
    rejects = open_dataset(tmp_path).rejects.set_index("source")
    assert summary.articles == len(ARTICLES)
    assert set(rejects["reason"]) == {"extraction_failed"}
    assert rejects.loc["hong.txt", "detail"] == "ValueError: câu không đọc được"


def test_every_input_is_in_articles_or_in_rejects(tmp_path: Path) -> None:
    both = Reject("tin/mot.txt", Reason.BROKEN_RECORD, "phần cuối bị cắt")
    build([*ARTICLES, *REJECTS, *REJECTS, both], tmp_path, extract=read_facts)
    data = open_dataset(tmp_path)
    rejected = list(data.rejects["source"])
    assert rejected == ["tin/mot.txt (2)", "tin/rong.txt", "tin/rong.txt (2)"]
    assert not set(rejected) & set(data.articles["source"])


def test_a_file_name_in_no_encoding_is_written_with_escapes(tmp_path: Path) -> None:
    build([Article("b\udcff.txt", "Có 3 hộ.")], tmp_path, extract=read_facts)
    assert list(open_dataset(tmp_path).articles["source"]) == ["b\\udcff.txt"]


def test_half_a_character_is_written_with_escapes_wherever_it_stands(tmp_path: Path) -> None:
    build([Article("a.txt", "Có 3 hộ.", title="Tin \udcff “lạ”")], tmp_path, extract=read_facts)
    assert list(open_dataset(tmp_path).articles["title"]) == ["Tin \\udcff “lạ”"]


def test_a_sentence_is_written_as_its_fact_has_it(tmp_path: Path) -> None:
    """Whether it stands around the fact in the text, or is only told of it."""
    told = ("Có 3 hộ.", "Có 3 hộ.", "Toàn xã có 3 hộ\t…", "")
    counts = tuple(
        Count(start, start + 4, "3 hộ", sentence, "count", Decimal(3), rule="hand", confidence=0.5)
        for start, sentence in zip((3, 12, 3, 3), told, strict=True)
    )
    build([Article("a.txt", "Có 3 hộ. Có 3 hộ.")], tmp_path, extract=lambda _: Facts(counts=counts))
    assert list(open_dataset(tmp_path).counts["sentence"].fillna("")) == list(told)


def test_checks_name_their_facts(tmp_path: Path) -> None:
    build(ARTICLES[:1], tmp_path, extract=read_facts)
    data = open_dataset(tmp_path)
    (check,) = data.checks.to_dict("records")
    assert check["fact_ids"].split() == list(data.counts["count_id"])
    assert (check["stated"], check["expected"]) == (Decimal(50), Decimal("50.5"))


def test_a_check_of_no_fact_rejects_the_article(tmp_path: Path) -> None:
    facts = Facts(checks=(Check("ratio", (3,), "1", "2", "mismatch"),))
    summary = build(ARTICLES[:1], tmp_path, extract=lambda _: facts)
    assert summary.rejects == {"extraction_failed": 1}


def test_places_bring_the_units_above_them_and_their_successors(tmp_path: Path) -> None:
    build(ARTICLES, tmp_path, extract=read_facts)
    places = open_dataset(tmp_path).places
    assert list(places["place_id"]) == ["34:20", "63:20"]
    assert list(places["name"]) == ["Lạng Sơn", "Lạng Sơn"]
    articles = open_dataset(tmp_path).articles.set_index("source")
    assert articles.loc["tin/hai.txt", "place_id"] == "63:20"


def test_a_commune_brings_its_district_and_province_of_then_and_now(tmp_path: Path) -> None:
    text = "Xã Tân Quang, huyện Bắc Quang có 12 hộ nghèo."
    build([Article(source="a", text=text, place="Hà Giang")], tmp_path)
    places = open_dataset(tmp_path).places.set_index("place_id")
    assert list(places.index) == [
        "34:08", "34:08/01171", "63:02", "63:02/034", "63:02/034/01171",
    ]  # fmt: skip
    commune = places.loc["63:02/034/01171"]
    assert list(commune[["name", "level", "parent_id", "code", "vintage", "successor_ids"]]) == [
        "Tân Quang", "commune", "63:02/034", "01171", "63", "34:08/01171",
    ]  # fmt: skip
    assert open_dataset(tmp_path).counts["place_id"].to_list() == ["63:02/034/01171"]


def test_a_value_that_fits_no_column_is_left_empty_and_counted(tmp_path: Path) -> None:
    def huge(article: Article) -> Facts:
        values = (Decimal("1E+40"), Decimal("Infinity"), Decimal("0.12345678901"), Decimal(7))
        counts = (
            Count(0, 2, "Có", "Có", kind="count", value=value, rule="hand", confidence=1.0)
            for value in values
        )
        return Facts(counts=tuple(counts))

    summary = build(ARTICLES[:1], tmp_path, extract=huge)
    values = open_dataset(tmp_path).counts["value"].to_list()
    assert summary.emptied == 2
    assert values == [None, None, Decimal("0.123456789"), Decimal(7)]


def test_no_input_still_writes_every_header(tmp_path: Path) -> None:
    summary = build([], tmp_path)
    assert summary.articles == 0
    for table in TABLES:
        assert list(getattr(open_dataset(tmp_path), table.name).columns) == list(table.names)


def test_a_run_that_stops_leaves_the_older_dataset_alone(tmp_path: Path) -> None:
    def stopped() -> Iterator[Article]:
        yield ARTICLES[1]
        raise KeyboardInterrupt

    build(ARTICLES[:1], tmp_path, extract=read_facts)
    before = files_of(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        build(stopped(), tmp_path, extract=read_facts)
    assert files_of(tmp_path) == before


def test_documents_hold_what_most_citations_say(tmp_path: Path) -> None:
    def cite(article: Article) -> Facts:
        issuer, issued_on = json.loads(article.text)
        citation = Citation(
            0, 1, "[", "[", rule="hand", confidence=1.0, doc_type="nghị định",
            issuer=issuer, issued_on=issued_on, document_id=DECREE,
        )  # fmt: skip
        return Facts(citations=(citation, citation))

    said = [("Chính phủ", "2014"), ("Chính phủ", None), ("Thủ tướng", "2014-06-26"), (None, None)]
    build([Article(f"{n}.txt", json.dumps(s)) for n, s in enumerate(said)], tmp_path, extract=cite)
    (document,) = open_dataset(tmp_path).documents.to_dict("records")
    assert (document["n_citations"], document["n_articles"]) == (8, 4)
    assert (document["issuer"], document["issued_on"]) == ("Chính phủ", "2014")


@pytest.mark.parametrize("run_bytes", [1, 50, 10**6])
def test_a_spool_sorts_more_than_it_holds(tmp_path: Path, run_bytes: int) -> None:
    lines = [str(number).encode() for number in range(500)]
    spool = Spool(tmp_path, "lines", run_bytes=run_bytes)
    for line in random.Random(7).sample(lines, len(lines)):
        spool.add(line)
    assert list(spool) == sorted(lines) == list(spool)
