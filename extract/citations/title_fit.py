"""The title of a known document, ended where the registry's own wording of its subject ends."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ...corpus.text.folding import UPPER
from .document_ids import fold
from .titles import phrase

_WORD = re.compile(r"\w+")
_FARTHEST = 400  # characters that a title can have
_FEWEST = 5  # words of a subject that can show where a title ends
_ALIKE = 4  # words at which subject and title begin alike
_FOUND = 0.85  # of the subject's words, in order, must stand in the title
_CLOSE = 0.6  # of the title's words, where it goes on behind a mark
# More than a word or two of the wording, which is not what a subject leaves out at its end.
_RAN_ON = re.compile(
    rf"(?!\s[{UPPER}])\W*(?!(?:và|của|phục\svụ|giai\sđoạn|đến\snăm|tầm\snhìn)\s)\w+(?:\W+\w+){{3}}"
)
_FORMAL = 0.85  # of the title's words, where the subject is its formal wording


def fit_title(title: str, sentence: str, subject: str) -> str:
    """The title as it stands in the sentence, up to where the known subject ends.

    A title that a mark cut short goes on as far as the subject does, and to its natural end; one
    that ran on is cut where the subject ends, if that is worded alike.

    >>> sentence = "Nghị quyết 9 về giữ rừng đầu nguồn; trồng cây bản địa ở xã khó được học"
    >>> fit_title("giữ rừng đầu nguồn", sentence, "giữ rừng đầu nguồn, trồng cây bản địa")
    'giữ rừng đầu nguồn; trồng cây bản địa ở xã khó'
    """
    line = " ".join(sentence.split())
    start = line.find(title)
    wanted = _from(_folded(subject), _folded(title))
    if start < 0 or len(wanted) < _FEWEST:
        return title
    spans = [m.span() for m in _WORD.finditer(line, start, start + _FARTHEST)]
    words = [fold(line[a:b], "") for a, b in spans]
    blocks = SequenceMatcher(None, wanted, words, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    if shared < _FOUND * len(wanted):
        return title
    last = max(block.b + block.size for block in blocks[:-1]) - 1
    end = spans[last][1]
    if end > start + len(title) and shared >= _CLOSE * (last + 1):
        rest, _ = phrase(line, end) if line[end : end + 1] == " " else (None, end)
        return line[start:end] + (f" {rest}" if rest else "")
    ran_on = _RAN_ON.match(title, end - start) is not None
    formal = ran_on and shared >= _FORMAL * (last + 1)
    return line[start:end] if formal else title


def _from(subject: list[str], title: list[str]) -> list[str]:
    """The subject from where the title begins: `Quy định về việc …` may be left out in front."""
    for at in range(len(subject) - _FEWEST):
        if subject[at : at + _ALIKE] == title[:_ALIKE]:
            return subject[at:]
    return subject


def _folded(text: str) -> list[str]:
    return [fold(word, "") for word in _WORD.findall(text)]
