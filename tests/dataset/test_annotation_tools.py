"""Files as the annotation tools' own documentation shows them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID253
from annotation_inputs import ANNOTATION, COUNT, HOUSES, TEXT, edited, label, read, written
from solieu.corpus.annotated import Annotation, AnnotationError, text_hash
from solieu.dataset.annotation_formats import FORMATS
from spacy.tokens import Doc, DocBin, Span  # noqa: TID253


def test_offsets_of_this_text() -> None:
    assert TEXT[16:26] == "12 mô hình" and TEXT[31:36] == "45 hộ" and TEXT[3:6] == "Bãi"


# Label Studio


def area(name: str, field: str, *texts: str) -> dict[str, Any]:
    value = {"start": 16, "end": 26, "text": list(texts)}
    return {
        "id": name, "from_name": field, "to_name": "the-text", "type": "textarea", "value": value,
    }  # fmt: skip


def tasks(tmp_path: Path, *results: dict[str, Any], **task: Any) -> Path:
    """An export as https://labelstud.io/guide/task_format shows it."""
    annotation = {"id": 1001, "completed_by": 10, "was_cancelled": False, "result": list(results)}
    whole = {
        "id": 1,
        "data": {"text": TEXT},
        "annotations": [annotation],
        "predictions": [],
        **task,
    }
    (tmp_path / "project-1-at-2024.json").write_text(json.dumps([whole]), encoding="utf-8")
    return tmp_path


def test_label_studio_regions_fields_relations_and_notes(tmp_path: Path) -> None:
    link = {"type": "relation", "from_id": "a", "to_id": "b", "direction": "right", "labels": ["x"]}
    noted = label("a", 16, 26, "count", meta={"text": ["xem lại"]})
    item = label("b", 19, 26, "field-item")
    folder = tasks(tmp_path, noted, area("a", "value", "12"), area("a", "term", "=3"), item, link)
    found = read("label-studio", folder)
    assert (found.article, found.annotator, found.sha256) == ("1", "10", text_hash(TEXT))
    assert found.facts == ({**COUNT, "term": 3, "note": "xem lại"},)


def test_label_studio_fields_that_are_there_twice_are_named(tmp_path: Path) -> None:
    twice = label("a", 16, 26, "count", meta={"text": "một"}), area("a", "note", "hai")
    with pytest.raises(AnnotationError, match="field note of region a is there twice"):
        read("label-studio", tasks(tmp_path, *twice))
    both = {**label("a", 16, 26, "count"), "value": {"start": 16, "end": 26, "labels": []}}
    with pytest.raises(AnnotationError, match="the label of region a has 0 values"):
        read("label-studio", tasks(tmp_path, both))


def test_label_studio_leftward_relations_turn_round(tmp_path: Path) -> None:
    link = {"type": "relation", "from_id": "b", "to_id": "a", "direction": "left", "labels": []}
    regions = label("a", 16, 26, "count"), label("b", 19, 26, "field-item")
    assert read("label-studio", tasks(tmp_path, *regions, link)).facts[0]["item"] == [19, 26]


@pytest.mark.parametrize(("start", "end"), [(16, 26), (17, 27)], ids=["code points", "UTF-16"])
def test_label_studio_offsets_behind_an_emoji(start: int, end: int, tmp_path: Path) -> None:
    found = label("a", start, end, "count", value={"text": "12 mô hình"})
    (fact,) = read("label-studio", tasks(tmp_path, found)).facts
    assert (fact["start"], fact["end"]) == (16, 26)


def test_label_studio_annotations_go_before_predictions(tmp_path: Path) -> None:
    guess = {"model_version": "solieu", "result": [label("p", 31, 36, "count")]}
    someone = {"id": 3, "email": "an@example.vn"}
    two = [
        {"completed_by": someone, "result": [label("a", 16, 26, "count")]},
        {"completed_by": 4, "was_cancelled": True, "result": [label("c", 0, 2, "count")]},
        {"completed_by": 5, "result": []},
    ]  # fmt: skip
    found = FORMATS["label-studio"].read(tasks(tmp_path, annotations=two, predictions=[guess]))
    assert [(a.annotator, len(a.facts)) for a in found] == [("an@example.vn", 1), ("5", 0)]
    (unseen,) = FORMATS["label-studio"].read(tasks(tmp_path, annotations=[], predictions=[guess]))
    assert [fact["start"] for fact in unseen.facts] == [31]


def test_label_studio_gets_predictions_and_a_configuration_that_fits(tmp_path: Path) -> None:
    machine = Annotation("7", text_hash(TEXT), "solieu", (COUNT, HOUSES))
    folder = written(tmp_path, "label-studio", machine)
    (task,) = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    assert "annotations" not in task and task["data"]["text"] == TEXT
    view = ElementTree.fromstring((folder / "config.xml").read_text(encoding="utf-8"))
    controls = {tag.get("name"): tag for tag in view.iter() if tag.get("toName")}
    labels = {tag.get("value") for tag in view.iter("Label")}
    relations = {tag.get("value") for tag in view.iter("Relation")}
    for result in task["predictions"][0]["result"]:
        if result["type"] == "relation":
            assert set(result["labels"]) <= relations
            continue
        value, control = result["value"], controls[result["from_name"]]
        assert control.get("toName") == result["to_name"] == view.find("Text").get("name")  # type: ignore[union-attr]
        if result["type"] == "labels":
            assert set(value["labels"]) <= labels
            assert value["text"] == TEXT[value["start"] : value["end"]]
        else:
            assert control.tag.lower() == result["type"] and control.get("perRegion") == "true"


# doccano


def test_doccano_lines_without_meta(tmp_path: Path) -> None:
    """As in https://github.com/doccano/doccano, data_export/…/sequence_labeling/example.jsonl."""
    row = {"id": 5, "text": TEXT, "label": [[16, 26, "count"]], "Comments": []}
    (tmp_path / "admin.jsonl").write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    found = read("doccano", tmp_path)
    assert (found.article, found.sha256) == ("5", text_hash(TEXT))
    assert found.facts == ({"fact": "count", "start": 16, "end": 26},)


def test_doccano_entities_and_relations(tmp_path: Path) -> None:
    """As in https://github.com/doccano/doccano, data_import/…/relation_extraction/example.jsonl."""
    entities = [
        {"id": 80, "start_offset": 16, "end_offset": 26, "label": "count"},
        {"id": 81, "start_offset": 19, "end_offset": 26, "label": "field-item"},
        {"id": 82, "start_offset": 34, "end_offset": 36, "label": "field-item"},
    ]
    relations = [{"id": 1, "from_id": 80, "to_id": 81, "type": "item"}]
    row = {"id": 5, "text": TEXT, "entities": entities, "relations": relations}
    (tmp_path / "all.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = read("doccano", tmp_path)
    assert found.facts == ({"fact": "count", "start": 16, "end": 26, "item": [19, 26]},)
    assert found.phrases == ((34, 36, "item"),), "a phrase of no fact stays"


def test_doccano_gets_sorted_labels_and_meta(tmp_path: Path) -> None:
    (line,) = (written(tmp_path, "doccano") / "articles.jsonl").read_text("utf-8").splitlines()
    row = json.loads(line)
    assert set(row) == {"text", "label", "meta"}
    assert row["label"][:3] == [[3, 6, "phrase-place"], [16, 26, "count"], [19, 26, "field-item"]]


# brat


def test_brat_lines_of_people(tmp_path: Path) -> None:
    """As in https://brat.nlplab.org/standoff.html."""
    (tmp_path / "bai.txt").write_bytes(TEXT.encode())
    lines = [
        "T1\tcount 16 26\t12 mô hình",
        "T4\tcount 7 8;9 11\t😀 Xã",
        "T2\tfield-item 19 26\tmô hình",
        "R1\titem Arg1:T1 Arg2:T2\t",
        "A1\tkind T1 count",
        "M2\tNegation T1",
        "#1\tAnnotatorNotes T1\tvalue=12 | xem lại",
    ]
    (tmp_path / "bai.ann").write_bytes("\r\n".join([*lines, ""]).encode())
    found = read("brat", tmp_path)
    first, second = found.facts
    assert first == {**COUNT, "kind": "count", "Negation": True, "note": "xem lại"}
    assert (second["start"], second["end"]) == (7, 11)
    assert (found.article, found.annotator) == ("bai", "")


def test_brat_gets_lines_that_it_accepts(tmp_path: Path) -> None:
    """Offsets in characters; the words of fragments joined by a blank; nothing across a line."""
    across = {"fact": "count", "start": 7, "end": 18, "kind": "count", "change": "increase"}
    folder = written(tmp_path, "brat", Annotation("7", text_hash(TEXT), "A", (COUNT, across)))
    lines = (folder / "00001.ann").read_text(encoding="utf-8").splitlines()
    assert "T2\tcount 7 8;9 18\t😀 Xã lập 12" in lines
    assert "A1\tkind T2 count" in lines and "A2\tchange T2 increase" in lines
    assert "#1\tAnnotatorNotes T1\tvalue=12" in lines
    config = (folder / "annotation.conf").read_text(encoding="utf-8")
    sections = [line for line in config.splitlines() if line.startswith("[")]
    assert sections == ["[entities]", "[relations]", "[events]", "[attributes]"]
    assert "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>" in config


# CoNLL


def test_conll_columns_are_those_of_the_shared_task(tmp_path: Path) -> None:
    """Word first, tags in the fourth column, an empty line behind each sentence: see
    https://www.clips.uantwerpen.be/conll2003/ner/."""
    lines = (written(tmp_path, "conll") / "articles.conll").read_text("utf-8").split("\n")
    assert lines[0] == "# global.columns = FORM START END NE NE2"
    assert lines[1] == "-DOCSTART-\t-X-\t-X-\tO\tO"
    rows = [line.split("\t") for line in lines[2:] if not line.startswith("# ")]
    tagged = {row[0]: row[3:] for row in rows if len(row) > 1}
    assert tagged["12"] == ["B-count", "O"] and tagged["hình"] == ["I-count", "I-field-item"]
    assert tagged["Bãi"] == ["B-phrase-place", "O"]
    emoji = next(number for number, row in enumerate(rows) if row[0] == "😀")
    assert rows[emoji + 1] == [""] and rows[emoji + 2][0] == "Xã"


def test_conll_tags_in_the_older_scheme(tmp_path: Path) -> None:
    folder = written(tmp_path, "conll")
    edited(folder / "articles.conll", ("12\t16\t18\tB-count", "12\t16\t18\tI-count"))
    assert read("conll", folder) == ANNOTATION


# spaCy


def test_spacy_documents_of_others(tmp_path: Path) -> None:
    """As in https://spacy.io/api/docbin: no user data, entities alone."""
    doc = Doc(spacy.blank("xx").vocab, words=["Xã", "có", "45", "hộ"], spaces=[True] * 3 + [False])
    doc.set_ents([Span(doc, 2, 4, label="count")])
    DocBin(docs=[doc]).to_disk(tmp_path / "khac.spacy")
    assert read("spacy", tmp_path).facts == ({"fact": "count", "start": 6, "end": 11},)


def test_spacy_gets_spans_to_train_on(tmp_path: Path) -> None:
    vocab = spacy.blank("xx").vocab
    path = written(tmp_path, "spacy") / "articles.spacy"
    (doc,) = DocBin().from_disk(path).get_docs(vocab)
    assert doc.text == TEXT
    told = [(span.text, span.label_) for span in doc.spans["sc"]]
    assert told[:3] == [("Bãi", "phrase-place"), ("12 mô hình", "count"), ("mô hình", "field-item")]
    assert [token.text for token in doc][:5] == ["Xã", "Bãi", "😀", "\n", "Xã"]
