"""Facts as a notebook shows them: marked in any text, as frames, for displaCy."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hostile import BREAKING, PAYLOADS, Node, NotAsWritten, strictly
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus import Article, load
from solieu.extract import Check, Citation, Count, Facts, NamedModel, Percentage, extract
from solieu.extract.views.facts_html import MOST_FACTS, MOST_LETTERS
from spacy import displacy  # noqa: TID253

ROOT = Path(__file__).parents[2]
PLAIN: set[str] = set()
ALLOWED = {
    "div": {"class"},
    **dict.fromkeys(("style", "p", "table", "thead", "tbody", "th", "sup"), PLAIN),
    "tr": {"class"},
    "td": {"class"},
    "mark": {"class", "title"},
    "span": {"class"},
}
REPORT = """Xã Đồng Mây báo cáo kết quả quý I năm 2024

Trong quý I năm 2024, xã đã giải quyết 62/77 đơn, đạt 90,5%, theo Nghị quyết số 39-NQ/TW ngày \
17/4/2015; vận động được 1,5 tỷ đồng cho mô hình “Ngõ sáng 12 bóng đèn”."""


def view(facts: Facts) -> Node:
    return strictly(facts._repr_html_(), ALLOWED)


def text_of(root: Node) -> str:
    (box,) = [node for node in root.all("div") if node.attributes.get("class") == "text"]
    return box.words("sup")


def rows_of(root: Node, nth: int = 0) -> list[list[str]]:
    table = root.all("table")[nth]
    return [[cell.words() for cell in row.all("td")] for row in table.all("tr")[1:]]


def hostile_facts(payload: str) -> Facts:
    """Facts with the payload in every text they have, one in another, and a check of them."""
    text = f"{payload} 12 {payload} 5% {payload}"
    start = len(payload) + 1
    words = {"sentence": payload, "rule": payload, "confidence": 0.5}
    whole = {"start": 0, "end": len(text), "surface": text, **words}
    part = {"start": start, "end": len(text) - 1, "surface": text[start:-1], **words}

    def filled(kind: type) -> dict[str, str]:
        own = {f.name for f in fields(kind) if "str" in str(f.type)} - set(words) - {"surface"}
        return dict.fromkeys(own, payload)

    return Facts(
        (Citation(**whole, **filled(Citation)),),
        (Count(**part, value=Decimal(12), period_start=date(2024, 1, 1), **filled(Count)),),
        (Percentage(**part, value=Decimal(5), **filled(Percentage)),),
        (NamedModel(**whole, **filled(NamedModel)),),
        (Check(payload, (1, 2), payload, payload, "mismatch"),),
        text,
    )


def unseen(text: str) -> str:
    """The text as a page can hold it: signs for what it cannot, as the view has them."""
    shown = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda m: chr(0x2400 + ord(m[0])), text)
    return re.sub(r"[\x7f-\x9f\ufffe\uffff]", "\ufffd", shown)


def test_facts_stand_in_their_text_which_is_unaltered() -> None:
    facts = extract(REPORT)
    root = view(facts)
    assert text_of(root) == facts.text == REPORT
    marks = {mark.words("sup") for mark in root.all("mark")}
    assert {"62/77 đơn", "90,5%", "1,5 tỷ đồng"} <= marks
    assert [sup.words() for sup in root.all("sup")] == [
        str(n + 1) for n in range(len(rows_of(root)))
    ]


def test_the_table_tells_what_each_fact_means() -> None:
    article = Article("x", REPORT, published_at="2024-04-02", place="Hà Giang")
    rows = rows_of(view(extract(article)))
    assert len(rows) == len(list(extract(article).mentions()))
    (count,) = [row for row in rows if row[2] == "62/77 đơn"]
    period = "2024-01-01 to 2024-03-31"
    assert count[1:9] == [
        "count",
        "62/77 đơn",
        "62 of 77",
        "đơn",
        "đơn",
        period,
        "Hà Giang",
        count[8],
    ]
    assert count[8].startswith("count.")


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2024, 1, 1), date(2024, 6, 30), "2024-01-01 to 2024-06-30"),
        (date(2024, 1, 1), date(2024, 1, 1), "2024-01-01"),
        (date(2024, 1, 1), None, "from 2024-01-01"),
        (None, date(2024, 6, 30), "until 2024-06-30"),
        (None, None, ""),
    ],
)
def test_a_period_is_told(start: date | None, end: date | None, told: str) -> None:
    fact = replace(fact_at("12 hộ", 0, 5), period_start=start, period_end=end)
    assert rows_of(view(Facts(counts=(fact,), text="12 hộ")))[0][6] == told


def test_a_mismatch_is_marked_and_stands_first() -> None:
    root = view(extract(REPORT + "\n\nXã có 20 hộ nghèo trên 40 hộ, chiếm 50%."))
    checks = rows_of(root, 1)
    assert checks[0][0] == "mismatch"
    assert checks[0][2:4] == ["90.5", "80.5"]
    marked = [row for row in root.all("tr") if row.attributes.get("class") == "wrong"]
    assert len(marked) == sum(row[0] == "mismatch" for row in checks)


def fact_at(text: str, start: int, end: int) -> Count:
    found = {"start": start, "end": end, "surface": text[start:end], "sentence": text}
    return Count(**found, rule="r", confidence=1.0, kind="count", value=Decimal(1))


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8)


@given(st.text("aă<&\n 1", min_size=1, max_size=30), SPANS)
def test_facts_may_overlap_in_any_way(text: str, spans: list[tuple[int, int]]) -> None:
    cut = [(a, min(a + n, len(text))) for a, n in spans if a < len(text)]
    facts = Facts(counts=tuple(fact_at(text, *span) for span in cut), text=text)
    root = view(facts)
    assert text_of(root) == text
    numbers = sorted(int(sup.words()) for sup in root.all("sup"))
    assert numbers == list(range(1, len(cut) + 1))
    marked = sum(len(mark.words("sup")) for mark in root.all("mark"))
    assert marked == sum(b - a for a, b in cut), "each letter is in the marks of its facts"


def test_what_is_long_is_cut_and_says_so() -> None:
    line = "Xã có 12 hộ nghèo.\n"
    facts = extract(line * 2000)
    root = view(facts)
    assert text_of(root) == facts.text[:MOST_LETTERS]
    assert len(rows_of(root)) == MOST_FACTS
    told = [node.words() for node in root.all("p")]
    assert f"{MOST_LETTERS:,} of {len(facts.text):,} letters shown" in told[1]
    assert f"{MOST_FACTS} of 2,000 facts shown" in told[2]
    assert len(facts._repr_html_()) < 200_000


def test_facts_without_their_text_are_a_table() -> None:
    facts = replace(extract(REPORT), text="")
    assert not [node for node in view(facts).all("div") if node.attributes.get("class") == "text"]
    assert len(rows_of(view(facts))) == len(list(facts.mentions()))
    assert view(Facts()).all("p")[0].words() == "no facts"


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_hostile_text_is_only_text(name: str) -> None:
    payload = PAYLOADS[name]
    facts = hostile_facts(payload)
    root = view(facts)
    assert text_of(root) == unseen(facts.text[:MOST_LETTERS])
    assert len(rows_of(root)) == 4
    (check,) = rows_of(root, 1)
    assert [check[0], *check[2:]] == ["mismatch", *[unseen(payload)] * 3]
    told = extract(f"Xã có 12 hộ nghèo; mô hình “{payload}” giúp 5 hộ. {payload}")
    assert len(list(told.mentions())) >= 1
    view(told)


@pytest.mark.parametrize("name", BREAKING)
def test_the_same_text_unescaped_is_found_out(name: str) -> None:
    text = PAYLOADS[name]
    with pytest.raises((NotAsWritten, AssertionError)):
        (shown,) = strictly(f'<p title="{text}">{text}</p>', {"p": {"title"}}).inside
        assert not isinstance(shown, str)
        assert (shown.words(), shown.attributes["title"]) == (text, text)


def test_the_frame_has_all_facts_with_their_types() -> None:
    facts = extract(Article("x", REPORT, published_at="2024-04-02"))
    frame = facts.to_frame()
    mentions = list(facts.mentions())
    assert list(frame["surface"]) == [fact.surface for fact in mentions]
    for name in {
        f.name for kind in (Citation, Count, Percentage, NamedModel) for f in fields(kind)
    }:
        for told, fact in zip(frame[name], mentions, strict=True):
            own = getattr(fact, name, None)
            assert (pd.isna(told) and own is None) or told == own or str(told)[:10] == str(own)
    types = frame.dtypes.astype(str).to_dict()
    assert types["fact"] == types["kind"] == types["change"] == "category"
    assert types["start"] == types["term"] == "Int64"
    assert types["period_start"] == "datetime64[s]"
    assert types["confidence"] == "float64"
    assert all(isinstance(value, Decimal) for value in frame["value"].dropna())


def test_frames_have_the_same_types_whatever_is_in_them() -> None:
    full, empty = extract(REPORT), Facts()
    for table in (None, "citations", "counts", "percentages", "models", "checks"):
        assert dict(full.to_frame(table).dtypes) == dict(empty.to_frame(table).dtypes)
    together = pd.concat([full.to_frame(), extract("Có 5 xe.").to_frame()])
    assert dict(together.dtypes) == dict(empty.to_frame().dtypes)


def test_words_that_no_rule_of_ours_says_are_kept() -> None:
    odd = replace(fact_at("12 hộ", 0, 5), kind="lạ", change="gấp đôi")
    facts = Facts(counts=(odd,), checks=(Check("x", (7,), "1", "2", "lạ"),), text="12 hộ")
    assert facts.to_frame()[["kind", "change"]].values.tolist() == [["lạ", "gấp đôi"]]
    assert rows_of(view(facts), 1) == [["lạ", "?", "1", "2", "x"]]


def test_checks_name_rows_of_the_frame() -> None:
    facts = extract(REPORT)
    positions = facts.to_frame("checks")["facts"].iloc[0]
    assert {facts.to_frame().loc[n, "surface"] for n in positions} == {"62/77 đơn", "90,5%"}


def test_a_table_that_is_none_is_told_those_that_are() -> None:
    with pytest.raises(ValueError, match="choose one of citations, counts"):
        Facts().to_frame("figures")


def test_pandas_is_imported_only_for_a_frame() -> None:
    asked = "import sys, solieu.extract; print({'pandas', 'spacy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


@pytest.mark.parametrize("style", ["ent", "span"])
@pytest.mark.parametrize("name", PAYLOADS)
def test_displacy_draws_a_hostile_text_as_text(name: str, style: str) -> None:
    payload = PAYLOADS[name][:3000]
    data = hostile_facts(payload).to_displacy(style)
    drawn = displacy.render(data, style=style, manual=True, jupyter=False)
    allowed = {tag: {"class", "style"} for tag in ("div", "span", "mark")} | {"br": PLAIN}
    root = strictly(drawn.replace("<br>", "<br></br>"), allowed)
    assert len(root.all("mark")) + len(root.all("span")) > 1


def test_displacy_has_every_fact_and_ents_do_not_overlap() -> None:
    articles = [item for item in load([ROOT / "corpus" / "samples"]) if isinstance(item, Article)]
    for facts in map(extract, articles):
        places = {(fact.start, fact.end) for fact in facts.mentions()}
        drawn = facts.to_displacy()
        assert "".join(drawn["tokens"]) == facts.text
        told = {"".join(drawn["tokens"][s["start_token"] : s["end_token"]]) for s in drawn["spans"]}
        assert told == {fact.surface for fact in facts.mentions()}
        ents = [(e["start"], e["end"]) for e in facts.to_displacy("ent")["ents"]]
        assert set(ents) <= places
        assert all(a[1] <= b[0] for a, b in pairwise(ents))
    with pytest.raises(ValueError, match="choose span or ent"):
        facts.to_displacy("dep")
