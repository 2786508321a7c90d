"""Tables in: CSV in every dress, Parquet, and which of their columns is the text."""

from __future__ import annotations

from pathlib import Path

import pytest
import valid_inputs as valid
from reading import articles, read, reject
from solieu.corpus import Article, Reason, Reject, load
from solieu.corpus.formats.content import Layout
from valid_inputs import STORIES


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    first, _ = articles(tmp_path, "a.csv", valid.table(delimiter))
    assert first.title == "Tin số 1"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_tables_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    data = valid.table().decode().encode(encoding)
    assert articles(tmp_path, "a.csv", data)[0].title == "Tin số 1"


def test_quoted_line_breaks_stay_and_lines_are_counted(tmp_path: Path) -> None:
    data = 'title,text\nA,"Xã có 12 hộ.\nAi cũng vui."\nB,Xong\n'.encode()
    first, second = articles(tmp_path, "a.csv", data)
    assert first.text == "A\nXã có 12 hộ.\nAi cũng vui."
    assert second.source.endswith(":4")


def test_a_bad_row_costs_only_itself(tmp_path: Path) -> None:
    data = (
        "title,text\nA,Ủy ban nhân dân xã Phú Lương họp\nB\nC,Xin,thừa\nD,".encode()
        + b"\xff\xfe\nE,\nF,Xin\n"
    )
    found = read(tmp_path, "a.csv", data)
    told = {each.source[-1]: str(each.reason) for each in found if isinstance(each, Reject)}
    assert told == {"3": "broken_record", "4": "broken_record", "5": "encoding", "6": "no_text"}
    assert sum(isinstance(each, Article) for each in found) == 2


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_table_without_a_text_says_its_columns_and_the_flag(tmp_path: Path, kind: str) -> None:
    rows: list[dict[str, object]] = [{"ma": "1", "cot_a": "Xin", "cot_b": "chào"}] * 2
    data = valid.parquet(rows) if kind == "parquet" else b"ma,cot_a,cot_b\n1,Xin,ch\xc3\xa0o\n"
    found = reject(tmp_path, f"a.{kind}", data)
    assert found.reason is Reason.NO_TEXT_COLUMN
    assert "ma, cot_a, cot_b" in found.detail and "--text-column" in found.detail
    told = articles(tmp_path, f"a.{kind}", data, columns={"text": "cot_a", "title": "cot_b"})
    assert (told[0].text, told[0].title) == ("chào\nXin", "chào")
    missing = reject(tmp_path, f"a.{kind}", data, columns={"text": "cot_c"})
    assert missing.reason is Reason.NO_TEXT_COLUMN and "cot_c" in missing.detail


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_longest_column_is_the_text_where_that_is_sure_and_said(
    tmp_path: Path, kind: str
) -> None:
    rows: list[dict[str, object]] = [{"c1": f"A{n}", "c2": STORIES[0] * 5} for n in range(4)]
    lines = "".join(f'{row["c1"]},"{row["c2"]}"\n' for row in rows)
    data = valid.parquet(rows) if kind == "parquet" else f"c1,c2\n{lines}".encode()
    told: list[Layout] = []
    assert len(articles(tmp_path, f"a.{kind}", data, report=told.append)) == 4
    assert [(layout.guessed, dict(layout.columns)["text"]) for layout in told] == [(True, "c2")]


def test_a_table_without_names_of_columns_has_numbers(tmp_path: Path) -> None:
    data = "1,Xã có 12 hộ.\n2,Xã có 15 hộ.\n".encode()
    found = articles(tmp_path, "a.csv", data, columns={"text": "2"})
    assert [article.text for article in found] == ["Xã có 12 hộ.", "Xã có 15 hộ."]


def test_an_unknown_part_of_an_article_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="noi_dung"):
        load("x", columns={"noi_dung": "text"})
