"""Reprints are found, stories that only look like them are left alone, a story is counted once."""

from __future__ import annotations

import random
import tempfile
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import stories
from solieu.corpus import Article
from solieu.dataset import Duplicates, audit, build, open_dataset, pick
from solieu.dataset.finishing.columns import Column
from solieu.dataset.finishing.duplicates import DuplicateFinder, Original
from solieu.dataset.ids import content_hash
from solieu.extract.facts import Check, Citation, Count, Facts

LEAST_PRECISION, LEAST_RECALL = 0.99, 0.97
SEEDS = range(40, 42)
NEAR = list(stories.near_pairs(SEEDS))
OTHER = list(stories.other_pairs(SEEDS))


def originals_of(
    folder: Path, texts: Iterable[str], wanted: Duplicates = Duplicates.NEAR
) -> list[Original | None]:
    finder = DuplicateFinder(Path(tempfile.mkdtemp(dir=folder)) / "columns", wanted)
    for nth, text in enumerate(texts):
        finder.add(f"a{nth}", content_hash(text), None, text)
    return list(finder.originals())


def is_found(folder: Path, *texts: str) -> bool:
    return originals_of(folder, texts)[1] is not None


def story(seed: int = 1, nth: int = 0) -> list[str]:
    parts: list[str] = stories.parts_of(stories.STORIES[nth], stories.values(seed))
    return parts


def no_facts(_: Article) -> Facts:
    return Facts()


def articles_of(folder: Path, articles: Iterable[Article], **options: str) -> pd.DataFrame:
    build(articles, folder, extract=no_facts, **options)  # type: ignore[arg-type]
    return open_dataset(folder).articles


def test_there_are_pairs_enough() -> None:
    assert len(NEAR) >= 100
    assert len(OTHER) >= 100
    assert all(pair.one != pair.two for pair in [*NEAR, *OTHER])


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[bool]:
    """Of each pair, the near ones first, whether it was found."""
    folder = tmp_path_factory.mktemp("pairs")
    return [is_found(folder, pair.one, pair.two) for pair in [*NEAR, *OTHER]]


def test_reprints_are_found_and_other_stories_are_not(found: list[bool]) -> None:
    n_near = sum(found[: len(NEAR)])
    print(n_near, sum(found) - n_near, len(NEAR), len(OTHER))
    assert n_near / len(NEAR) >= LEAST_RECALL
    assert n_near / sum(found) >= LEAST_PRECISION


def test_every_way_to_edit_is_found_mostly(found: list[bool]) -> None:
    missed = Counter(pair.kind for pair, is_met in zip(NEAR, found, strict=False) if not is_met)
    assert max(missed.values(), default=0) <= len(NEAR) / len(stories.EDITS) / 3


def test_any_order_gives_the_same_bytes_and_no_chains(tmp_path: Path) -> None:
    texts = [text for pair in NEAR[:60] + OTHER[:60] for text in (pair.one, pair.two)]
    dates = [f"2024-03-{day:02}" for day in range(1, 29)]
    inputs = [
        Article(f"tin/{nth}.txt", text, published_at=random.Random(nth).choice([*dates, None]))
        for nth, text in enumerate(texts)
    ]
    found = articles_of(tmp_path / "first", inputs).set_index("article_id")
    first = (tmp_path / "first" / "articles.csv").read_bytes()
    for seed in range(3):
        random.Random(seed).shuffle(inputs)
        articles_of(tmp_path / "again", iter(inputs))
        assert (tmp_path / "again" / "articles.csv").read_bytes() == first
    copies = found.dropna(subset="duplicate_of")
    assert len(copies) > 60
    assert found.loc[copies["duplicate_of"], "duplicate_of"].isna().all()
    assert copies["similarity"].between(0.8, 1).all()
    assert found["similarity"].isna().equals(found["duplicate_of"].isna())
    dated = found["published_at"].fillna("~")
    assert (dated[copies["duplicate_of"]].to_numpy() <= dated[copies.index].to_numpy()).all()


def test_the_first_published_is_the_original_and_undated_ones_come_last(tmp_path: Path) -> None:
    parts = story()
    given = {
        "cut": Article("cut", "\n".join(parts[:7]), published_at="2024-05-03"),
        "undated": Article("undated", "\n".join(parts)),
        "late": Article("late", "\n".join(parts), published_at="2024-05-02T09:00"),
        "early": Article("early", "\n".join([*parts, "Theo TTXVN"]), published_at="2024-05-02"),
    }
    found = articles_of(tmp_path, given.values()).set_index("source")
    assert pd.isna(found.loc["early", "duplicate_of"])
    others = found.loc[["cut", "undated", "late"], "duplicate_of"]
    assert set(others) == {found.loc["early", "article_id"]}


def test_a_copy_of_a_reprint_is_a_duplicate_of_the_first(tmp_path: Path) -> None:
    parts = story()
    cut = "\n".join(parts[:7])
    first, reprint, copy = originals_of(tmp_path, ["\n".join(parts), cut, cut])
    assert first is None
    assert reprint == copy == ("a0", 1.0, False)


def test_a_duplicate_is_like_the_very_article_that_it_names(tmp_path: Path) -> None:
    """The second is like the first and the third, the third not like the first."""
    paragraphs = [text for nth in range(4) for text in story(nth=nth)[1:7]]
    texts = ["\n".join(paragraphs[start : start + 12]) for start in (0, 2, 4)]
    found = originals_of(tmp_path, texts)
    assert [original and original.article_id for original in found] == [None, "a0", None]


def test_exact_only_leaves_reprints_alone(tmp_path: Path) -> None:
    text = "\n".join(story())
    given = {"a": text, "b": text, "c": f"{text} Xem thêm"}
    articles = [Article(name, words) for name, words in given.items()]
    exact = articles_of(tmp_path / "exact", articles, duplicates="exact")
    assert exact["duplicate_of"].notna().sum() == 1
    assert articles_of(tmp_path / "near", articles)["duplicate_of"].notna().sum() == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("", ""),
        ("Tin", "tin"),
        ("Xã có 12 hộ nghèo.", "Xã có 12 hộ nghèo"),
        ("Mời bạn đọc xem video tại đây.\nTheo TTXVN", "Mời bạn đọc xem video tại đây."),
        ("!!! ... 👍", "👍 ... !!!"),
    ],
)
def test_short_texts_do_not_match_by_chance(tmp_path: Path, one: str, two: str) -> None:
    assert not is_found(tmp_path, one, two)


def test_short_texts_that_are_the_same_are_copies(tmp_path: Path) -> None:
    assert originals_of(tmp_path, ["Tin", "Tin"]) == [None, ("a0", 1.0, True)]


def test_a_very_long_text_is_read_whole(tmp_path: Path) -> None:
    long = "\n".join("\n".join(story(seed, seed % 8)) for seed in range(1200))
    changed = long.replace("bằng", "đạt")
    assert len(long) > 10**6
    assert is_found(tmp_path, long, changed)
    assert not is_found(tmp_path, long, long[: len(long) // 5])


def test_pairs_that_are_looked_at_in_parts_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [text for pair in NEAR[:40] for text in pair[-2:]]
    at_once = originals_of(tmp_path, texts)
    monkeypatch.setattr("solieu.dataset.finishing.duplicates._AT_ONCE", 3)
    assert originals_of(tmp_path, texts) == at_once and any(at_once)


def test_many_articles_take_little_memory(tmp_path: Path) -> None:
    """A crowd of one form is the worst case: each meets all others in nearly every band."""
    number, finder = 1500, DuplicateFinder(tmp_path / "columns", Duplicates.NEAR)
    texts = ["\n".join(story(seed, seed % 3 * 2)) for seed in range(number)]
    tracemalloc.start()
    for nth, text in enumerate(texts):
        finder.add(f"a{nth}", content_hash(text), None, text)
    held = tracemalloc.get_traced_memory()[0]
    found = sum(original is not None for original in finder.originals())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 0
    assert held < 4_000_000
    assert peak < number * 5_000 + 8_000_000


def test_a_column_is_read_piece_by_piece(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    one, two = Column(tmp_path / "one", "n", "<u4"), Column(tmp_path, "n", "<u4")
    one.add(np.arange(70_000))
    one.close()
    two.add(7)
    two.take(tmp_path / "one")
    assert two.between(0, 3).tolist() == [7, 0, 1]
    assert two.between(70_000, 70_009).tolist() == [69_999]
    assert len(two) == 70_001 and two.read()[2] == 1


def cite(article: Article) -> Facts:
    """Each `Nghị định` as a citation, two counts and a check that is wrong, at each `hộ` one."""
    text = article.text
    told = {"sentence": text[:9], "rule": "hand", "confidence": 0.5}
    decree = "urn:lex:vn:chinh.phu:nghi.dinh:2014;64-2014-nd-cp"
    citations = tuple(
        Citation(at, at + 9, "Nghị định", doc_type="nghị định", document_id=decree, **told)  # type: ignore[arg-type]
        for at in range(len(text))
        if text.startswith("Nghị định", at)
    )
    counts = tuple(
        Count(at, at + 2, "hộ", kind="count", value=Decimal(at), **told)  # type: ignore[arg-type]
        for at in range(len(text))
        if text.startswith("hộ ", at)
    )
    checks = tuple(
        Check("sum", (nth,), str(nth + 2), str(nth + 1), "mismatch") for nth in range(len(counts))
    )
    return Facts(citations, counts, checks=checks)


def test_a_story_is_counted_once(tmp_path: Path) -> None:
    parts = [*story(), "Theo Nghị định này và Nghị định kia, 3 hộ được xét, 4 hộ chờ, 5 hộ thôi."]
    text = "\n".join(parts)
    more = f"{text} Nghị định thứ ba. Thêm 9 hộ nữa."
    other = "\n".join([*story(3, 4), "Nghị định này nói về 7 hộ khác, 8 hộ nữa, 9 hộ nữa."])
    told = {"a": text, "b": text, "c": more, "d": other}
    given = [Article(name, words) for name, words in told.items()]
    summary = build(given, tmp_path, extract=cite)
    assert (summary.duplicates, summary.facts["citations"]) == (2, 8)
    (document,) = open_dataset(tmp_path).documents.to_dict("records")
    assert (document["n_citations"], document["n_articles"]) == (4, 2)
    most = max(len(cite(article).counts) for article in given[:3])
    assert len(audit(tmp_path)) == most + len(cite(given[3]).counts)
    assert len(pick(tmp_path)) == 2
