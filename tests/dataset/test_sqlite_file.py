"""The SQLite file: sound keys, numbers that sum, search with and without tones, Datasette."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from solieu.corpus import Article
from solieu.dataset import build, convert
from solieu.dataset.file_formats import datasette_file, sql, sqlite_search
from solieu.dataset.tables import COUNTS, TABLES
from tables_by_hand import row_of, write_tables

ARTICLES = {
    "nghi-quyet.txt": (
        "Hội nghị ở Lâm Đồng",
        "Tỉnh Lâm Đồng ban hành nghị quyết mới, hỗ trợ 12 hộ nghèo; có 62/77 đơn, đạt 75%.",
    ),
    "con-duong.txt": ("Mở đường", "Xã An Hòa mở con đường dài 3 km, chi 1,5 tỷ đồng."),
    "hoang-duong.txt": ("Hoang đường", "Ông Dương làm đồng, trồng 4 ha lúa, tăng 24,1%."),
    "lien-ket.txt": ("ĐƯỜNG LỚN", "Theo Nghị quyết số 39-NQ/TW, ngày 17/4/2015 của Bộ Chính trị."),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sqlite")
    articles = [
        Article(source, text, title=title, published_at="2024-07-01", place="Lâm Đồng")
        for source, (title, text) in ARTICLES.items()
    ]
    build(articles, folder / "dataset")
    convert(folder / "dataset", folder / "tin.sqlite", "sqlite")
    return folder / "tin.sqlite"


def asked(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as base:
        return base.execute(query, values).fetchall()


def found(path: Path, words: str) -> set[str]:
    query = (
        "SELECT source FROM articles WHERE rowid IN"
        " (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    )
    return {Path(source).stem for (source,) in asked(path, query, words)}


def test_the_file_is_sound_and_no_key_points_nowhere(path: Path) -> None:
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert asked(path, "PRAGMA foreign_key_check") == []
    with closing(sqlite3.connect(path)) as base:
        base.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_every_table_has_its_keys(path: Path) -> None:
    for table in TABLES:
        described = asked(path, f"PRAGMA table_info({table.name})")
        assert [row[1] for row in described] == list(table.names)
        assert [row[1] for row in described if row[5]] == [table.key]
        keys = {(row[3], row[2]) for row in asked(path, f"PRAGMA foreign_key_list({table.name})")}
        assert keys == {(link.column, link.table) for link in table.links}


def test_a_broken_key_would_be_noticed(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "hong.sqlite"
    copy.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy)) as base:
        base.execute("UPDATE counts SET article_id = 'khong-co'")
        base.commit()
    assert {row[0] for row in asked(copy, "PRAGMA foreign_key_check")} == {"counts"}


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("nghi quyet", {"nghi-quyet", "lien-ket"}),
        ("NGHI QUYET", {"nghi-quyet", "lien-ket"}),
        ("nghị quyết", {"nghi-quyet", "lien-ket"}),
        ("nghị quyet", {"nghi-quyet", "lien-ket"}),
        ("nghì quyết", set()),
        ("lam dong", {"nghi-quyet", "hoang-duong"}),
        ('"lam dong"', {"nghi-quyet", "hoang-duong"}),
        ('"dong lam"', set()),
        ("Lâm Đồng", {"nghi-quyet"}),
        ("lâm đồng", {"nghi-quyet"}),
        ("đường", {"con-duong", "hoang-duong", "lien-ket"}),
        ("text: đường", {"con-duong"}),
        ("duong", {"con-duong", "hoang-duong", "lien-ket"}),
        ("text_bare: duong", {"con-duong", "hoang-duong"}),
        ("nghị quyết NOT lâm", {"lien-ket"}),
    ],
)
def test_articles_are_found_with_tones_and_without(
    path: Path, words: str, sources: set[str]
) -> None:
    assert found(path, words) == sources


def test_snippets_of_words_without_tones_show_them_as_written(path: Path) -> None:
    query = (
        "SELECT snippet(articles_fts, -1, '[', ']', '…', 6) FROM articles_fts"
        " WHERE articles_fts MATCH 'text_bare : \"lam dong\"' ORDER BY rowid"
    )
    shown = " ".join(snippet for (snippet,) in asked(path, query))
    assert "[Lâm Đồng]" in shown and "[làm đồng]" in shown


def test_search_outlives_vacuum(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "gon.sqlite"
    copy.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy)) as base:
        base.execute("VACUUM")
    assert found(copy, "lam dong") == {"nghi-quyet", "hoang-duong"}


def test_numbers_sort_and_sum_and_long_ones_are_kept_whole(tmp_path: Path) -> None:
    values = ["9", "10.5", "-3", "1500000000", "12345678901234567890.5", "0.1"]
    rows = [row_of(COUNTS, count_id=f"n{at}", value=Decimal(v)) for at, v in enumerate(values)]
    out = tmp_path / "so.db"
    notes = convert(write_tables(tmp_path / "d", {"counts": rows}), out, "sqlite")
    ordered = [key for (key,) in asked(out, "SELECT count_id FROM counts ORDER BY value")]
    assert ordered == ["n2", "n5", "n0", "n1", "n3", "n4"]
    query = "SELECT sum(value), typeof(sum(value)) FROM counts WHERE value IN (9, 1.5e9)"
    assert asked(out, query) == [(1500000009, "integer")]
    exact = "12345678901234567890.5"
    assert asked(out, "SELECT * FROM long_numbers") == [("counts", "n4", "value", exact)]
    assert notes == ["1 numbers have more digits than SQLite keeps; long_numbers has them whole"]


def test_views_join_what_belongs_together(path: Path) -> None:
    facts = asked(path, "SELECT fact, count(*) FROM facts GROUP BY fact ORDER BY fact")
    tables = {"citation": "citations", "count": "counts", "percentage": "percentages"}
    for fact, number in facts:
        assert asked(path, f"SELECT count(*) FROM {tables[fact]}") == [(number,)]
    figures = asked(path, "SELECT unit, title, place_name FROM figures WHERE value = 12")
    assert figures == [("hộ", "Hội nghị ở Lâm Đồng", "Lâm Đồng")]
    cited = asked(path, "SELECT symbol, title FROM cited")
    assert ("39-NQ/TW", "ĐƯỜNG LỚN") in cited
    wrong = asked(path, "SELECT stated, round(expected), surface, title FROM mismatches")
    assert [(row[0], row[3]) for row in wrong] == [(75, "Hội nghị ở Lâm Đồng")]
    assert all(row[2] for row in wrong)


def test_indexes_serve_what_people_filter_by(path: Path) -> None:
    for condition in ("unit = 'hộ'", "article_id = 'a'", "value > 5", "period_start > '2024'"):
        plan = asked(path, f"EXPLAIN QUERY PLAN SELECT * FROM counts WHERE {condition}")
        assert "USING INDEX" in plan[0][3]


class Server:
    """Datasette over the file, asked in its own process."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.with_suffix(".metadata.json").read_text(encoding="utf-8"))
        self._datasette = Datasette([str(path)], metadata=told)

    def get(self, address: str) -> Any:
        async def ask() -> Any:
            await self._datasette.invoke_startup()
            return await self._datasette.client.get(address)

        answer = asyncio.run(ask())
        assert answer.status_code == 200, answer.text
        return answer.json() if ".json" in address else answer.text


@pytest.fixture(scope="module")
def server(path: Path) -> Server:
    return Server(path)


@pytest.mark.parametrize("name", [*(table.name for table in TABLES), *sql.VIEWS])
def test_datasette_serves_and_describes_every_table_and_view(server: Server, name: str) -> None:
    page = server.get(f"/tin/{name}")
    tables = datasette_file.describe("tin")["databases"]["tin"]["tables"]
    assert tables[name]["description"] in page.replace("&#39;", "'")


@pytest.mark.parametrize("words", ["nghi+quyet", "nghị+quyết", "lam+dong", "đường"])
def test_datasette_searches_with_tones_and_without(server: Server, words: str, path: Path) -> None:
    answer = server.get(f"/tin/articles.json?_search={words}&_shape=objects")
    sources = {Path(row["source"]).stem for row in answer["rows"]}
    assert sources == found(path, words.replace("+", " ")) and sources


def test_datasette_has_facets_order_and_labels(server: Server) -> None:
    counts = server.get("/tin/counts.json?_shape=objects")
    results = counts["facet_results"]
    results = results.get("results", results)
    assert {"kind", "unit"} <= set(results)
    assert {row["value"] for row in results["unit"]["results"]} >= {"hộ", "đơn"}
    page = server.get("/tin/counts")
    assert "Hội nghị ở Lâm Đồng" in page  # the article's title where its id would be
    assert 'name="_search"' in server.get("/tin/articles")


def test_every_view_is_described() -> None:
    tables = datasette_file.describe("x")["databases"]["x"]["tables"]
    assert set(sql.VIEWS) <= set(tables)
    assert tables["articles"]["fts_table"] == sqlite_search.NAME
