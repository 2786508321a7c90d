"""Which old encoding is taken for which: a line each for whole texts, sentences, and short ones.

    PYTHONPATH=tests/inputs python tests/tools/confusion.py

Columns: the encoding the text is in, how often it was read in which, left or refused, and the share
of characters that came out right, also without regard to capitals.
"""

from __future__ import annotations

from collections import Counter

from sentences import sentences, short_sentences, written_in
from solieu.corpus.text.legacy import NAMES, converted, shown
from solieu.corpus.text.restoring import UnknownEncoding, restored


def main() -> None:
    """Print the lines of every kind of text."""
    long = sentences(600)
    texts = {
        "paragraphs": [" ".join(long[at : at + 6]) for at in range(0, 600, 6)],
        "sentences": long,
        "40 to 80 characters": short_sentences(600),
    }
    for kind, written in texts.items():
        print(f"{kind} ({len(written)})")
        for encoding in NAMES:
            print(f"  {encoding:<8}", measured(written, encoding))


def measured(texts: list[str], encoding: str) -> str:
    """What became of texts in an encoding."""
    found: Counter[str] = Counter()
    right = small = total = 0
    for text in texts:
        data = written_in(encoding, text)
        looks = data.decode() if encoding == "viqr" else shown(data)
        try:
            came = restored(looks)
        except UnknownEncoding:
            found["refused"] += 1
            continue
        found["left" if came == looks else _read_as(looks, came)] += 1
        right += sum(a == b for a, b in zip(came, text, strict=False))
        small += sum(a == b for a, b in zip(came.lower(), text.lower(), strict=False))
        total += len(text)
    return f"{dict(found)} {right / total:.4f} {small / total:.4f}"


def _read_as(looks: str, came: str) -> str:
    fits = (name for name in NAMES if converted(looks, name).lower() == came.lower())
    return next(fits, "none")


if __name__ == "__main__":
    main()
