"""What corrections by people in files of the annotation tools come to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy  # noqa: TID253
from annotation_inputs import COUNT, TEXT, edited, label, read, written
from solieu.corpus.annotated import AnnotationError
from solieu.dataset.annotation_formats import FORMATS
from spacy.tokens import DocBin  # noqa: TID253


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
