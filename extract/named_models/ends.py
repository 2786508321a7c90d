"""Where a name that stands without quotes ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..lexicons import read_toml, words
from ..text.document import Document
from ..text.quotations import quotations, said
from ..text.tokenizer import dictionary
from .known_names import Tree, known_end, tree_end, tree_of

_YEAR = re.compile(r"(?: (?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) [^\W\d_]+)?(?:(?<=[hH]è)"
                   r" năm)? (?:19|20)\d\d(?![\w/-])")  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_MOST_WORDS = 12


class End(NamedTuple):
    """Where a name ends, and whether it is known all over the country or quoted in the text."""

    at: int
    known: bool
    quoted: bool = False


@cache
def _stops() -> frozenset[str]:
    return words(read_toml("models.toml")["stops"]["words"])


@cache
def _joined() -> frozenset[str]:
    return dictionary() | words(read_toml("models.toml")["stops"]["joined"])


@cache
def _kept() -> frozenset[str]:
    return words(read_toml("models.toml")["stops"]["kept"])


class NameEnds:
    """The ends of the names of one text, which quotes some of them elsewhere."""

    def __init__(self, doc: Document) -> None:
        self._text = doc.text
        self._names: Tree | None = None

    @property
    def _quoted(self) -> Tree:
        if self._names is None:
            quoted = (self._text[slice(*said(m))] for m in quotations(self._text))
            self._names = tree_of(name for name in quoted if " " in name and name[0].isupper())
        return self._names

    def known(self, at: int) -> End | None:
        """The end of a name that is known, or quoted elsewhere in the text.

        >>> ends = NameEnds(Document("Phong trào Áo ấm cho em. “Áo ấm cho em” đã đi xa."))
        >>> ends.known(11).at
        23
        """
        end, quoted = known_end(self._text, at), tree_end(self._quoted, self._text, at)
        if end is None and quoted is None:
            return None
        longest = max(end or 0, quoted or 0)
        whole = longest
        if self._text[longest : longest + 2].strip().isupper():  # Tình nguyện Mùa hè xanh
            whole = known_end(self._text, longest + 1) or longest
        return End(self._with_year(whole), longest == end, longest == quoted)

    def of(self, at: int) -> End:
        """The end of the name that begins with a capital at `at`, known or not.

        >>> text = "Phong trào Ngày không tiền mặt của tỉnh"
        >>> text[11 : NameEnds(Document(text)).of(11).at]
        'Ngày không tiền mặt'
        """
        return self.known(at) or End(self._with_year(_capital_end(self._text, at)), known=False)

    def _with_year(self, end: int) -> int:
        year = _YEAR.match(self._text, end)
        return year.end() if year else end


def _capital_end(text: str, at: int) -> int:
    found = list(_name_words(text, at))
    if not found:
        return at + 1
    if len(found[0][0]) > 1 and found[0][0].isupper():
        return _acronym_end(found)
    if len(found) > 1 and found[1][0][0].isupper():
        return found[_run(found) - 1][1]
    return found[-1][1]


def _acronym_end(found: list[tuple[str, int]]) -> int:
    """`mô hình VNEN một cách nghiêm túc`: words in lower case are no part of an acronym."""
    for k in range(1, len(found)):
        if found[k][0][0].islower():
            return found[k - 1][1]
    return found[-1][1]


def _run(found: list[tuple[str, int]]) -> int:
    """How many words of a name in capitals belong to it: three of `Giờ Trái đất diễn ra`."""
    for k in range(1, len(found)):
        word, before = found[k][0], found[k - 1][0]
        if word[0].islower() and f"{before} {word}".lower() not in dictionary():
            return k
    return len(found)


def _name_words(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The words of a name up to a stop word or mark, with their ends."""
    before = ""
    for _ in range(_MOST_WORDS):
        m = _WORD.match(text, at)
        if m is None:
            return
        low = m[0].lower()
        following = _WORD.match(text, m.end() + 1)
        pair = f"{low} {following[0].lower()}" if following else ""
        is_joined = f"{before} {low}" in _joined() or pair in _kept()
        stops = (low in _stops() and not is_joined) or pair in _stops()
        if before and stops:
            return
        yield m[0], m.end()
        before = low
        at = m.end() + 1
        if text[m.end() : at] != " ":
            return
