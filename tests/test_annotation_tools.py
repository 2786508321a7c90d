"""Files as the tools' own documentation shows them, and what corrections in them come to."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID253
from solieu.corpus.annotated import Annotation, AnnotationError, text_hash
from solieu.dataset.annotation_formats import FORMATS, export
from spacy.tokens import Doc, DocBin, Span  # noqa: TID253

TEXT = "Xã Bãi 😀\nXã lập 12 mô hình, có 45 hộ."
COUNT = {"fact": "count", "start": 16, "end": 26, "value": "12", "item": [19, 26]}
HOUSES = {"fact": "count", "start": 31, "end": 36, "value": "45", "item": [34, 36]}
ANNOTATION = Annotation("7", text_hash(TEXT), "A", (COUNT, HOUSES), ((3, 6, "place"),))


def written(tmp_path: Path, name: str, annotation: Annotation = ANNOTATION) -> Path:
    export([(annotation, TEXT)], name, tmp_path / name)
    return tmp_path / name


def read(name: str, folder: Path) -> Annotation:
    (annotation,) = FORMATS[name].read(folder)
    return annotation


def edited(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_bytes().decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_bytes(text.encode())


def test_offsets_of_this_text() -> None:
    assert TEXT[16:26] == "12 mô hình" and TEXT[31:36] == "45 hộ" and TEXT[3:6] == "Bãi"


# Label Studio


def label(name: str, start: int, end: int, what: str, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [what], **more.pop("value", {})}
    about = {"id": name, "from_name": "the-label", "to_name": "the-text", "type": "labels"}
    return {**about, "value": value, "origin": "manual", **more}


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


# Corrections


def in_label_studio(folder: Path) -> None:
    (task,) = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    (annotation,) = task["annotations"]
    kept = [r for r in annotation["result"] if r.get("id") != "r1" and r.get("from_id") != "r1"]
    kept = [r for r in kept if r.get("id") != "r4"]
    for result in kept:
        if result.get("id") == "r0":
            result["value"] |= {"start": 12, "end": 26}
        if result["type"] == "labels" and result["id"] == "r0":
            result["value"]["text"] = TEXT[12:26]
        if result.get("id") == "r2":
            result["value"]["labels"] = ["no-fact"]
    kept.append(label("new", 31, 33, "percentage"))
    annotation["result"] = kept
    (folder / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")


def in_doccano(folder: Path) -> None:
    path = folder / "articles.jsonl"
    row = json.loads(path.read_text(encoding="utf-8"))
    row["label"] = [
        [12, 26, "count"],
        [3, 6, "no-fact"],
        [31, 33, "percentage"],
        [19, 26, "field-item"],
    ]
    path.write_text(json.dumps(row), encoding="utf-8")


def in_brat(folder: Path) -> None:
    path = folder / "00001.ann"
    gone = ("T2\t", "T5\t", "R2\t", "#2\t")
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(gone)]
    lines.append("T9\tpercentage 31 33\t45")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    edited(path, ("count 16 26\t", "count 12 26\tlập "), ("phrase-place", "no-fact"))


def in_conll(folder: Path) -> None:
    path = folder / "articles.conll"
    edited(
        path,
        ("lập\t12\t15\tO", "lập\t12\t15\tB-count"),
        ("12\t16\t18\tB-count", "12\t16\t18\tI-count"),
        ("45\t31\t33\tB-count", "45\t31\t33\tB-percentage"),
        ("hộ\t34\t36\tI-count\tB-field-item", "hộ\t34\t36\tO\tO"),
        ("B-phrase-place", "B-no-fact"),
    )


def in_spacy(folder: Path) -> None:
    path = folder / "articles.spacy"
    (doc,) = DocBin(store_user_data=True).from_disk(path).get_docs(spacy.blank("xx").vocab)
    told = [(12, 26, "count"), (3, 6, "no-fact"), (31, 33, "percentage"), (19, 26, "field-item")]
    doc.spans["sc"] = [doc.char_span(start, end, label=what) for start, end, what in told]
    DocBin(docs=[doc], store_user_data=True).to_disk(path)


@pytest.mark.parametrize(
    ("name", "correct"),
    [
        ("label-studio", in_label_studio),
        ("doccano", in_doccano),
        ("brat", in_brat),
        ("conll", in_conll),
        ("spacy", in_spacy),
    ],
)
def test_what_people_moved_removed_relabelled_and_added(
    name: str, correct: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = written(tmp_path, name)
    correct(folder)
    found = read(name, folder)
    assert found.facts == (
        {**COUNT, "start": 12},
        {"fact": "percentage", "start": 31, "end": 33},
    )
    assert (found.phrases, found.no_facts) == ((), ((3, 6),))


@pytest.mark.parametrize(
    ("name", "file", "change", "told"),
    [
        ("label-studio", "tasks.json", ("[", "[,"), r"tasks.json:1: no JSON: export"),
        ("label-studio", "tasks.json", ('"data"', '"dat"'), r"task 1: no task .* \(not JSON-MIN\)"),
        ("label-studio", "tasks.json", ("Xã Bãi", "Xã Bái"), r"text of article 7 has changed"),
        ("label-studio", "tasks.json", ('"to_id": "r3"', '"to_id": "z"'), "leads to no region"),
        ("label-studio", "tasks.json", ('"12"', '"12", "13"'), "value of region r0 has 2 values"),
        ("doccano", "articles.jsonl", ('"text"', '"txt"'), r"jsonl:1: no line of doccano"),
        ("doccano", "articles.jsonl", ("Xã Bãi", "Xã Bái"), r"jsonl:1: the text of article 7"),
        ("doccano", "articles.jsonl", ("[16, 26", "[16, 99"), r"jsonl:1: count at 16:99 is no"),
        ("doccano", "articles.jsonl", ("[16, 26", '["16", 26'), r"jsonl:1: no line of doccano"),
        ("brat", "00001.ann", ("T1\t", "E1\t"), r"ann:1: 'E1.* has no place in a fact"),
        ("brat", "00001.ann", ("Arg2:T4", "Arg2:T8"), r"ann:\d+: there is no T8: remove"),
        ("brat", "00001.ann", ("16 26", "16 18;22 26"), r"ann:1: T1 leaves words out"),
        ("brat", "00001.ann", ("value=12", "value==1 2"), r"ann:\d+: '=1 2' is no JSON behind"),
        ("brat", "00001.txt", ("Xã Bãi", "Xã Bái"), r"00001.txt: the text has changed"),
        ("brat", "index.jsonl", ("{", "{,"), r"index.jsonl: no index"),
        ("conll", "articles.conll", ("# text", "# txt"), r"conll:2: .* keep the comment lines"),
        ("conll", "articles.conll", ("\nhộ\t", "\nhọ\t"), r"conll:\d+: 'họ' is not what stands"),
        ("conll", "articles.conll", ("\t16\t", " 16 "), r"conll:\d+: no word, start and end"),
        ("conll", "articles.conll", ("B-count", "S-count"), r"conll:\d+: tag 'S-count' is none"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_way_out(
    name: str, file: str, change: tuple[str, str], told: str, tmp_path: Path
) -> None:
    folder = written(tmp_path, name)
    edited(folder / file, change)
    with pytest.raises(AnnotationError, match=told) as caught:
        FORMATS[name].read(folder)
    assert "\n" not in str(caught.value)


def test_more_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.spacy").write_bytes(b"khong")
    (tmp_path / "x.ann").write_bytes(b"T1\tcount 0 2\tX")
    (tmp_path / "x.jsonl").write_bytes("xã".encode("utf-16"))
    for name, told in [
        ("spacy", "no DocBin"),
        ("brat", "no x.txt beside"),
        ("doccano", "not UTF-8"),
    ]:
        with pytest.raises(AnnotationError, match=told):
            FORMATS[name].read(tmp_path)
