"""Files of every format, by suffix or first bytes, and what is packed in a whole one: each ends in
articles or rejects, under names that occur once.

The first byte says what becomes of the rest: a suffix, or a place inside a file that is whole.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import broken_inputs
import valid_inputs
from solieu.corpus import Article, Reject, inspect, load
from solieu.corpus.text.clean import clean
from valid_inputs import FILES, PACKED

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
FOLDER = Path(tempfile.mkdtemp(prefix="solieu-fuzz-", dir=MEMORY))
WORD_TEXT = "word/document.xml"
MOST = 4_000  # bytes of a seed


def words_of(name: str) -> Callable[[bytes], tuple[str, bytes]]:
    return lambda rest: (name, rest)


def in_word(rest: bytes) -> tuple[str, bytes]:
    members = valid_inputs.members_of(valid_inputs.docx())
    return "a.docx", valid_inputs.zipped({**members, WORD_TEXT: rest})


def in_json(rest: bytes) -> tuple[str, bytes]:
    row = {"tieu_de": "Tin", "noi_dung": rest.decode("utf-8", "ignore"), "ngay_dang": "1/3/2024"}
    return "a.jsonl", json.dumps(row, ensure_ascii=False).encode()


def in_parquet(rest: bytes) -> tuple[str, bytes]:
    return "a.parquet", valid_inputs.parquet([{"noi_dung": rest.decode("utf-8", "ignore")}])


WAYS: list[Callable[[bytes], tuple[str, bytes]]] = [
    *(words_of(f"a.{suffix}") for suffix in FILES),
    words_of("a"),
    in_word,
    in_json,
    in_parquet,
    *(lambda rest, kind=kind: (f"a.jsonl.{kind}", PACKED[kind](rest)) for kind in PACKED),
    lambda rest: ("a.zip", valid_inputs.zipped({"a": rest, "b.csv": rest})),
    lambda rest: ("a.tar", valid_inputs.tarred({"a": rest, "b.json": rest})),
    lambda rest: ("a.warc", valid_inputs.capture(rest, 1)),
]


def seeds() -> Iterator[bytes]:
    for number, make in enumerate(make for make, _ in FILES.values()):
        yield bytes([number]) + make()
    inside = [make() for make, _ in FILES.values()]
    xml = valid_inputs.members_of(valid_inputs.docx())[WORD_TEXT]
    for number in range(len(FILES), len(WAYS)):
        yield from (bytes([number]) + data for data in [*inside[:6], xml] if len(data) < MOST)
    for broken in broken_inputs.cases():
        if len(broken.data) < MOST:
            yield bytes([len(FILES)]) + broken.data


def check(data: bytes) -> None:
    if not data:
        return
    name, content = WAYS[data[0] % len(WAYS)](data[1:])
    path = FOLDER / name
    path.write_bytes(content)
    found = list(load(path))
    assert found, "it is neither an article nor a reject"
    assert max(Counter(each.source for each in found).values()) == 1, "a source occurs twice"
    for each in found:
        assert isinstance(each, Article | Reject)
        if isinstance(each, Reject):
            assert each.detail and each.reason != "extraction_failed"
        else:
            assert clean(each.text) == each.text != ""
    inspect(path)
    path.unlink()
