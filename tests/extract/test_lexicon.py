"""Every entry of every lexicon can match, in both tone placements; none stands twice."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import pytest
from solieu.extract import extract
from solieu.extract.citations.symbols import issuer_codes
from solieu.extract.lexicons import quantity_words, read_csv, read_toml, spellings, units, verbs
from solieu.extract.named_models.candidates import candidates
from solieu.extract.named_models.reading import read_models
from solieu.extract.text.document import Document, tokens

LEXICON = files("solieu.extract") / "lexicon"
NAMES = sorted(path.name for path in LEXICON.iterdir())
WORDS = quantity_words()

# Entries that do not do what their list says, with the reason. Each is a strict known gap: when the
# code reads it, the test fails until the line is dropped.
GAPS = {
    "unit": {},
    "modifier": {},
    "change": {},
    "counted": {},
    "never_counted": {},
    "strong_label": {},
    "weak_label": {"vị trí": "makes a rank: meant"},
    "money": {},
    "class_word": {},
    "unquoted": {},
    "short": {},
    "twice": {},
    "verb": {},
}  # fmt: skip


def entries(theme: str, found: Iterable[str]) -> list[Any]:
    """The entries of a list as parameters, those with a known gap as strict xfails."""
    gaps = GAPS[theme]
    return [
        pytest.param(
            entry,
            marks=[pytest.mark.xfail(reason=gaps[entry], strict=True)] if entry in gaps else [],
        )
        for entry in sorted(found)
    ]


@pytest.mark.parametrize("form", entries("unit", units()))
def test_each_form_of_a_unit_gives_its_kind(form: str) -> None:
    unit = units()[form]
    written = form.upper() if len(form) == 1 and unit.name == form.upper() else form
    number = "12 triệu" if form == "bảng" else "12"  # `12 bảng` are boards
    said = "Chỉ số tăng" if form == "bậc" else "Kết quả đo được là"  # `cầu thang 12 bậc` are steps
    found = extract(f"{said} {number} {written}, theo báo cáo.").counts
    if unit.kind == "age":
        assert not found
        return
    assert [count.kind for count in found] == [unit.kind]
    assert (found[0].unit or "").lower() in {form.replace(" - ", "-"), unit.name.lower()}


TYPES = read_csv("doc_types.csv")
FORMS = [
    (row["doc_type"], form, code)
    for row in TYPES
    for form in sorted(spellings(row["doc_type"]))
    for code in row["codes"].split("|")
]


@pytest.mark.parametrize(("doc_type", "form", "code"), FORMS)
def test_each_type_with_a_symbol_is_cited(doc_type: str, form: str, code: str) -> None:
    text = f"Xã triển khai {form.capitalize()} số 12-{code or 'XX'}/TW trong tháng."
    assert [found.doc_type for found in extract(text).citations] == [doc_type]


CODES = [(row["doc_type"], code) for row in TYPES for code in row["codes"].split("|") if code]


@pytest.mark.parametrize(("doc_type", "code"), CODES)
def test_each_code_names_its_type(doc_type: str, code: str) -> None:
    found = extract(f"Việc này ghi tại 12-{code}/TW rồi.").citations
    assert [(c.doc_type, c.symbol) for c in found] == [(doc_type, f"12-{code}/TW")]


PROSE = [(row["doc_type"], form) for row in TYPES for form in row["prose"].split("|") if form]


@pytest.mark.parametrize(("doc_type", "form"), PROSE)
def test_each_code_in_prose_is_a_type(doc_type: str, form: str) -> None:
    found = extract(f"Xã học {form} số 12 rồi.").citations
    assert [(c.doc_type, c.symbol) for c in found] == [(doc_type, "12")]


STATE_CODES = {"CP", "TTG", "UBND", "HĐND"}  # written as the Party writes, they are put right


@pytest.mark.parametrize("code", sorted(issuer_codes()))
def test_each_issuer_code_gives_its_authority(code: str) -> None:
    symbol = f"12/KH-{code}" if code in STATE_CODES else f"12-KH/{code}"
    found = extract(f"Xã học Kế hoạch số 12-KH/{code} rồi.").citations
    assert [c.symbol for c in found] == [symbol]
    assert "ky.hieu" not in found[0].document_id


LAWS = [(row["doc_type"], name) for row in read_csv("laws.csv") for name in spellings(row["name"])]


@pytest.mark.parametrize(("doc_type", "name"), sorted(LAWS))
def test_each_law_is_cited_by_name(doc_type: str, name: str) -> None:
    found = extract(f"Xã phổ biến {doc_type.capitalize()} {name} cho dân.").citations
    assert [(c.doc_type, c.name) for c in found] == [(doc_type, name)]


SHORT = sorted({row["abbreviation"] for row in read_csv("laws.csv") if row["abbreviation"]})


@pytest.mark.parametrize("short", entries("short", SHORT))
def test_each_abbreviation_is_resolved(short: str) -> None:
    written = short if short.startswith("BL") else f"Luật {short}"
    found = extract(f"Xã làm đúng theo {written} từ lâu.").citations
    names = [row["name"] for row in read_csv("laws.csv") if row["abbreviation"] == short]
    assert len(found) == 1
    assert found[0].name in names


MODELS = read_toml("models.toml")
KINDS = {s: kind for kind, forms in MODELS["classes"].items() for f in forms for s in spellings(f)}


@pytest.mark.parametrize("word", entries("class_word", KINDS))
def test_each_class_word_introduces_a_model(word: str) -> None:
    found, _ = read_models(Document(f"Xã có {word} “Nhà sạch”."))
    assert [(model.kind, model.name) for model in found] == [(KINDS[word], "Nhà sạch")]


@pytest.mark.parametrize("word", entries("unquoted", MODELS["unquoted"]["words"]))
def test_some_class_words_need_no_quotes(word: str) -> None:
    doc = Document(f"Xã phát động {word} Ruộng xanh nhà sạch.")
    [[candidate]] = candidates(doc)
    assert (candidate.form, doc.text[slice(*candidate.name)]) == ("capital", "Ruộng xanh nhà sạch")


NAMED = [n for n in (LEXICON / "named.txt").read_text("utf-8").splitlines() if n[0] != "#"]


@pytest.mark.parametrize("name", NAMED)
def test_each_known_name_needs_no_quotes(name: str) -> None:
    found = extract(f"Xã thực hiện phong trào {name} theo lịch.").models
    assert [(model.kind, model.name) for model in found] == [("movement", name)]


@pytest.mark.parametrize("sign", entries("modifier", WORDS.modifiers))
def test_each_modifier_gives_its_sign(sign: str) -> None:
    found = extract(f"Xã có {sign} 120 hộ.").counts
    assert [count.modifier for count in found] == [WORDS.modifiers[sign]]


@pytest.mark.parametrize("sign", sorted(WORDS.after))
def test_each_sign_behind_gives_its_sign(sign: str) -> None:
    found = extract(f"Xã có từ 120 hộ {sign}.").counts
    assert [count.modifier for count in found] == [WORDS.after[sign]]


@pytest.mark.parametrize("verb", entries("change", WORDS.change))
def test_each_verb_of_change_gives_its_direction(verb: str) -> None:
    found = extract(f"Số đơn {verb} 12 đơn.").counts
    assert [count.change for count in found] == [WORDS.change[verb]]


@pytest.mark.parametrize("word", sorted(WORDS.level))
def test_each_word_of_a_level_undoes_the_change(word: str) -> None:
    found = extract(f"Số đơn được nâng {word} 12 đơn.").counts
    assert [count.change for count in found] == [None]


@pytest.mark.parametrize("word", entries("counted", WORDS.counted))
def test_each_counted_word_is_counted(word: str) -> None:
    found = extract(f"Xã có 12 {word}, theo báo cáo.").counts
    assert [(count.kind, count.unit) for count in found] == [("count", word)]


@pytest.mark.parametrize("word", entries("never_counted", WORDS.never_counted))
def test_each_word_that_counts_nothing_is_left(word: str) -> None:
    assert not extract(f"Xã có 12 {word} theo báo cáo.").counts


@pytest.mark.parametrize("label", entries("strong_label", WORDS.strong_labels))
def test_a_number_behind_a_strong_label_is_a_name(label: str) -> None:
    assert not extract(f"Nơi này là {label} 12 hộ.").counts


@pytest.mark.parametrize("label", entries("weak_label", WORDS.weak_labels))
def test_a_number_behind_a_weak_label_is_a_name(label: str) -> None:
    assert not extract(f"Nơi này là {label} 12 rất đẹp.").counts


@pytest.mark.parametrize("word", entries("money", WORDS.money))
def test_each_word_of_money_makes_a_bare_sum_money(word: str) -> None:
    found = extract(f"Đó là {word} 12 tỷ.").counts
    assert [(count.kind, count.rule) for count in found] == [("money", "money.bare")]


@pytest.mark.parametrize("verb", entries("verb", GAPS["verb"]))
def test_long_verbs_can_be_looked_up(verb: str) -> None:
    assert len(tokens(verb).low) <= 2


def test_all_other_verbs_can_be_looked_up() -> None:
    assert {verb for verb in verbs() if len(tokens(verb).low) > 2} == set(GAPS["verb"])


@pytest.mark.parametrize("name", NAMES)
def test_lexicons_are_composed_letters(name: str) -> None:
    text = (LEXICON / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\u00a0" not in text and "\u200b" not in text and "\t" not in text


def repeated(found: Iterable[str]) -> list[str]:
    return [entry for entry, times in Counter(found).items() if times > 1]


def test_no_line_or_form_stands_twice() -> None:
    lines = (LEXICON / "verbs.txt").read_text(encoding="utf-8").splitlines()
    assert repeated(lines) == []
    assert repeated(form for row in read_csv("units.csv") for form in row["forms"].split("|")) == []
    assert repeated(row["doc_type"] for row in TYPES) == []
    assert repeated(code for _, code in CODES) == []
    assert repeated(row["code"] for row in read_csv("issuers.csv")) == []


@pytest.mark.xfail(reason="bộ luật Lao động has two rows, one an abbreviation", strict=True)
def test_no_law_stands_twice() -> None:
    assert repeated(f"{row['doc_type']} {row['name']}" for row in read_csv("laws.csv")) == []


def word_blocks() -> dict[str, list[str]]:
    """The blocks of words in TOML files, each as a list."""
    blocks: dict[str, list[str]] = {}
    for name in ("grammar.toml", "quantities.toml"):
        data = tomllib.loads((LEXICON / name).read_text(encoding="utf-8"))
        blocks |= {f"{name} {key}": v.split() for key, v in data.items() if isinstance(v, str)}
        for table in (v for v in data.values() if isinstance(v, dict)):
            blocks |= {f"{name} {key}": v for key, v in table.items() if isinstance(v, list)}
    return blocks


@pytest.mark.parametrize("block", entries("twice", word_blocks()))
def test_no_word_stands_twice_in_its_block(block: str) -> None:
    assert repeated(word_blocks()[block]) == []
