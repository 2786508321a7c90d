"""The words that texts are mutated with: those of the lexicons' grammar and of our own samples."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from case_texts import case_texts
from solieu.extract.lexicons import read_toml

MARKS = """% , . ; : ( ) [ ] “ ” " ' - – / | & … 0 1 12 1.750 43,85 06 62/77 10-15 5/6/2020 39-NQ/TW
04/2015/NĐ-CP XII I/2024 \u0301 \u0323 \u200b \u00a0 \u2028 ² ½ ١٢ İ ß 👍🏽 &#x1ea1; &amp; đ ð"""


@cache
def words() -> tuple[str, ...]:
    """Words and marks, each once, the marks as often as they are worth."""
    grammar = {word for block in read_toml("grammar.toml").values() for word in block.split()}
    plain = {word.replace("_", " ") for word in grammar}
    told = {word for text in case_texts()[::5] for word in re.findall(r"\w+|\S", text)}
    return (*sorted(plain | told), *(MARKS.split() * 20), *("\n" for _ in range(60)))


def dictionary_file(path: Path) -> Path:
    """The words as libFuzzer reads them."""
    escaped = {"".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words()}
    path.write_text("".join(f'"{word}"\n' for word in sorted(escaped)))
    return path


def mutated(data: bytes, most: int, seed: int) -> bytes | None:
    """The text with some of its words put in, left out, doubled or moved; None one time in three,
    for bytes to be mutated instead."""
    chance = random.Random(seed)
    if chance.random() < 1 / 3:
        return None
    parts = re.findall(r"\s|[^\s]+", data.decode("utf-8", "ignore"))
    for _ in range(chance.randint(1, 4)):
        at, until = sorted(chance.choices(range(len(parts) + 1), k=2))
        until = min(until, at + 8)
        what = chance.choice(["put", "put", "drop", "double", "move", "swap"])
        if what == "put":
            parts[at:at] = [chance.choice(words()), chance.choice([" ", " ", ""])]
        elif what == "drop":
            del parts[at : at + chance.randint(1, 3)]
        elif what == "double":
            parts[at:at] = parts[at:until] * chance.choice([1, 1, 2, 30])
        elif what == "move":
            taken = parts[at:until]
            del parts[at:until]
            place = chance.randint(0, len(parts))
            parts[place:place] = taken
        elif parts:
            parts[min(at, len(parts) - 1)] = chance.choice(words())
    return "".join(parts).encode()[:most]
