"""Annotation tools: what goes out comes back, and what people changed comes back changed."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from solieu.cli.annotate import FormatName
from solieu.corpus.annotated import Annotation, AnnotationError, as_row, text_hash
from solieu.dataset.annotation_formats import FORMATS, export

KINDS = ("citation", "count", "percentage", "model")
NAMES = st.sampled_from(("value", "kind", "change", "item", "action", "term", "name", "text", "at"))
LETTERS = st.one_of(
    st.sampled_from("aạđ12 .,;:%#=|\"“”'\\<&\n\t\r\u00a0\u0323\u2028\x85\x1c😀𝄞-_B\ufeff"),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(LETTERS, min_size=1, max_size=40)
WORDS = st.text(LETTERS, max_size=8)
PLAIN = st.one_of(
    WORDS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from(("12", "count", "", "=1", "true")),
)
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Annotation, str]:
    text = draw(TEXTS)
    places = spans(len(text))
    facts = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = draw(places)
        fields: dict[str, Any] = draw(st.dictionaries(NAMES, JSON | places.map(list), max_size=4))
        facts.append({"fact": draw(st.sampled_from(KINDS)), "start": start, "end": end} | fields)
    what = st.sampled_from(("model", "place", "x_1"))
    phrases = [(*draw(places), draw(what)) for _ in range(draw(st.integers(0, 2)))]
    no_facts = draw(st.lists(places, max_size=2))
    names = draw(WORDS), text_hash(text), draw(WORDS | st.just("solieu"))
    return Annotation(*names, tuple(facts), tuple(phrases), tuple(no_facts)), text


def repr_of(annotation: Annotation) -> str:
    """All of it, with True told from 1."""
    return json.dumps(as_row(annotation), sort_keys=True)


def there_and_back(name: str, given_: Sequence[tuple[Annotation, str]]) -> list[Annotation]:
    with tempfile.TemporaryDirectory() as folder:
        export(given_, name, folder)
        return FORMATS[name].read(Path(folder))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=120, deadline=None)
@given(articles=st.lists(pairs(), min_size=1, max_size=3))
def test_nothing_is_lost(name: str, articles: list[tuple[Annotation, str]]) -> None:
    back = there_and_back(name, articles)
    assert [repr_of(each) for each in back] == [repr_of(each) for each, _ in articles]


def test_every_format_has_a_name_on_the_command_line() -> None:
    assert [str(name) for name in FormatName] == list(FORMATS)


TEXT = "Xã Bãi Trung 😀\nXã lập 12 mô hình “Vườn sạch”,\ntăng 20% so với năm 2019."
AT = TEXT.index


def span(words: str) -> tuple[int, int]:
    return AT(words), AT(words) + len(words)


def fact(kind: str, words: str, /, **fields: Any) -> dict[str, Any]:
    start, end = span(words)
    return {"fact": kind, "start": start, "end": end} | fields


COUNT = fact(
    "count", "12 mô hình", value="12", item=list(span("mô hình")), action=list(span("lập"))
)
MODEL = fact("model", "Vườn sạch", kind="model", name=list(span("Vườn sạch")))
SHARE = fact("percentage", "20%", value="20", change="increase", term=None)
WIDE = fact("count", "mô hình “Vườn sạch”,\ntăng 20%", kind="count", value="12")
BESIDE = ((*span("Bãi Trung"), "place"),), (span("2019"),)
ANNOTATION = Annotation("7", text_hash(TEXT), "A", (COUNT, MODEL, SHARE, WIDE), *BESIDE)


@pytest.mark.parametrize("name", FORMATS)
def test_overlaps_and_line_ends_come_back(name: str) -> None:
    assert there_and_back(name, [(ANNOTATION, TEXT)]) == [ANNOTATION]


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_that_holds_something_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_text("sửa rồi", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not an empty folder: choose another"):
        export([(ANNOTATION, TEXT)], name, tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_without_files_of_the_format_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"has no file \*\.\w+: give the folder"):
        FORMATS[name].read(tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_another_text_is_not_exported(name: str, tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="article 7: the text is not the one"):
        export([(ANNOTATION, TEXT + " Thêm.")], name, tmp_path)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"fact": "count", "start": 3, "end": 3}, "is no stretch of the text"),
        ({"fact": "count", "start": 3, "end": 999}, "is no stretch of the text"),
        ({"fact": "count", "start": "3", "end": 5}, "is no stretch of the text"),
        ("12 mô hình", "a fact is no object"),
        ({"fact": "số đếm", "start": 3, "end": 5}, "'số đếm' is no name"),
        ({"fact": "field-item", "start": 3, "end": 5}, "is no name"),
        ({"fact": "count", "start": 3, "end": 5, "mới-tinh": 1}, "is no name"),
    ],
)
def test_facts_that_no_tool_can_hold_are_named(broken: Any, told: str, tmp_path: Path) -> None:
    annotation = Annotation("7", text_hash(TEXT), "A", (broken,))
    with pytest.raises(AnnotationError, match=told):
        export([(annotation, TEXT)], "brat", tmp_path)
