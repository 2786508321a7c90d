"""The spaCy component and tokenizer: no fact is lost, no letter moved, all of it can be stored."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
import spacy  # noqa: TID253
from hostile import PAYLOADS
from hypothesis import given, settings
from hypothesis import strategies as st
from solieu.corpus import Article, load
from solieu.extract import extract
from solieu.extract.spacy_vi import CONFIG, blank, word_spans
from spacy import displacy  # noqa: TID253
from spacy.tokens import Doc, DocBin  # noqa: TID253

ROOT = Path(__file__).parents[2]
SAMPLES = [item for item in load([ROOT / "corpus" / "samples"]) if isinstance(item, Article)]
TEXT = (
    "Xã đã  tiếp nhận 174 đơn,\n tăng 24,1%; 2/3 hộ theo mô hình “Vườn sạch” "
    "và Nghị định 59/2023/NĐ-CP."
)
PIECES = st.sampled_from(
    [
        *("dịch vụ công", "Ủy ban nhân dân", "12.450 m²", "39-NQ/TW", "62/77", "TP.", "v.v."),
        *(" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u200b", "\u0085", "\u2028", "\x00", "\x1f"),
        *(
            "😀",
            "👨‍👩‍👧",
            "a\u0323\u0302",
            "đo\u0302ng",
            "\u0301",
            "…",
            "“",
            "http://a.example/b?c=1",
            "_",
        ),
    ]
)
NAUGHTY = st.lists(
    PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=12
)


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return blank()


@settings(deadline=None, max_examples=300)
@given(pieces=NAUGHTY)
def test_tokens_give_the_text_back(nlp: spacy.Language, pieces: list[str]) -> None:
    text = "".join(pieces)
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_texts_come_back_too(nlp: spacy.Language, name: str) -> None:
    assert nlp.make_doc(PAYLOADS[name]).text == PAYLOADS[name]


@pytest.mark.parametrize("text", ["1." * 40_000, "a." * 40_000, "<" * 40_000, "nghiêng " * 20_000])
def test_no_text_takes_squared_time(text: str) -> None:
    """Underthesea by itself takes a minute over some of these."""
    before = time.perf_counter()
    assert len(list(word_spans(text))) > 1_000
    assert time.perf_counter() - before < 15


def test_words_of_several_syllables_are_tokens(nlp: spacy.Language) -> None:
    doc = nlp.make_doc("Xã cung cấp dịch\nvụ công, dịch vụ  công.")
    words = ["Xã", "cung cấp", "dịch", "\n", "vụ", "công", ",", "dịch vụ", " ", "công", "."]
    assert [token.text for token in doc] == words


def test_letters_written_apart_make_the_same_words(nlp: spacy.Language) -> None:
    composed = "Ủy ban nhân dân xã cung cấp dịch vụ công cho 12 hộ"
    apart = nlp.make_doc(unicodedata.normalize("NFD", composed))
    words = [unicodedata.normalize("NFC", token.text) for token in apart]
    assert words == [token.text for token in nlp.make_doc(composed)]


@pytest.mark.parametrize("article", SAMPLES, ids=lambda article: Path(article.source).name)
def test_no_fact_is_lost(nlp: spacy.Language, article: Article) -> None:
    for pipeline in (nlp, with_facts(spacy.blank("xx"))):
        doc = pipeline(article.text)
        facts = extract(article.text)
        assert doc._.solieu == facts
        assert doc._.solieu.text == article.text
        spans = list(doc.spans["solieu"])
        assert [span._.solieu for span in spans] == list(facts.mentions())
        assert all(
            span.start_char <= span._.solieu.start < span._.solieu.end <= span.end_char
            for span in spans
        )


def with_facts(nlp: spacy.Language, **config: str) -> spacy.Language:
    nlp.add_pipe("solieu", config=config)
    return nlp


@settings(deadline=None, max_examples=100)
@given(pieces=NAUGHTY)
def test_no_fact_is_lost_in_naughty_texts(nlp: spacy.Language, pieces: list[str]) -> None:
    text = " 12 hộ ".join(pieces)
    doc = nlp(text)
    spans = doc.spans["solieu"]
    assert [span._.solieu for span in spans] == list(extract(text).mentions())


def test_a_day_and_a_province_are_those_of_an_article(nlp: spacy.Language) -> None:
    article = next(item for item in SAMPLES if item.place and item.published_at)
    doc = nlp.make_doc(article.text)
    doc.user_data.update(published_at=article.published_at, place=article.place)
    facts = nlp(doc)._.solieu
    assert facts == extract(article) != extract(article.text)


@pytest.mark.parametrize("with_user_data", [True, False])
def test_facts_come_through_a_doc_bin(
    nlp: spacy.Language, tmp_path: Path, with_user_data: bool
) -> None:
    docs = [nlp(TEXT), nlp("Không có gì."), nlp("")]
    path = tmp_path / "facts.spacy"
    DocBin(docs=docs, store_user_data=with_user_data).to_disk(path)
    back = list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
    for before, after in zip(docs, back, strict=True):
        assert (after.text, after._.solieu) == (before.text, before._.solieu)
        assert [(s.text, s.label_, s._.solieu) for s in after.spans["solieu"]] == [
            (s.text, s.label_, s._.solieu) for s in before.spans["solieu"]
        ]


def test_facts_come_through_bytes_and_copies(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    for other in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), doc.copy()):
        assert other._.solieu == doc._.solieu
        assert [span._.solieu for span in other.spans["solieu"]] == list(doc._.solieu.mentions())


def test_two_processes_find_what_one_finds(nlp: spacy.Language) -> None:
    texts = [article.text for article in SAMPLES[:8]]
    docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [doc.text for doc in docs] == texts
    assert [doc._.solieu for doc in docs] == [extract(text) for text in texts]


def test_a_pipeline_is_stored_and_found_by_its_entry_points(tmp_path: Path) -> None:
    nlp = with_facts(spacy.blank("vi", config=CONFIG), spans_key="số liệu")
    nlp.to_disk(tmp_path / "nlp")
    asked = (
        "import json, sys, spacy\n"
        "doc = spacy.load(sys.argv[1])(sys.argv[2])\n"
        "spans = [[s.text, s.label_, s._.solieu.surface] for s in doc.spans['số liệu']]\n"
        "print(json.dumps([[token.text for token in doc], spans]))\n"
    )
    run = [sys.executable, "-W", "ignore", "-c", asked, str(tmp_path / "nlp"), TEXT]
    ran = subprocess.run(run, capture_output=True, text=True, check=True)
    words, spans = json.loads(ran.stdout)
    doc = nlp(TEXT)
    assert words == [token.text for token in doc]
    assert spans == [[s.text, s.label_, s._.solieu.surface] for s in doc.spans["số liệu"]]


def test_spans_of_others_have_no_fact(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    assert doc[0:2]._.solieu is None
    assert nlp.make_doc(TEXT)._.solieu is None
    longer = Doc.from_docs([nlp("Có 5 xe."), doc])
    assert longer._.solieu is None
    assert {span._.solieu for span in longer.spans["solieu"]} == {None}


def test_displacy_knows_the_labels_and_their_colours(nlp: spacy.Language) -> None:
    drawn = displacy.render(nlp(TEXT), style="span", options={"spans_key": "solieu"}, jupyter=False)
    for label, colour in {"count": "#a5dfb9", "model": "#f5d58a", "citation": "#a8c8f8"}.items():
        assert colour in drawn, label
        assert label in drawn
