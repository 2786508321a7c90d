"""What is counted, abbreviated: `đ/c`, acronyms that an article makes (`công trình thanh niên
(CTTN)`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicons import quantity_words

_IN_BRACKETS = re.compile(r"\((?<= \()([A-ZĐ]{2,7})\)")
_FARTHEST = 60  # characters of the words that an acronym is made of


def counted_acronyms(text: str) -> frozenset[str]:
    """The acronyms in brackets behind counted words of which they are the first letters.

    >>> counted_acronyms("Đoàn làm 41 công trình thanh niên (CTTN), Ủy ban nhân dân (UBND) họp.")
    frozenset({'CTTN'})
    """
    found = set()
    for m in _IN_BRACKETS.finditer(text):
        behind = m.start() - 1
        words = text[max(0, behind - _FARTHEST) : behind].split()[-len(m[1]) :]
        spelled = "".join(word[0].upper() for word in words) == m[1]
        heads = {words[0], " ".join(words[:2])} if spelled else set()
        if heads & quantity_words().counted:
            found.add(m[1])
    return frozenset(found)


def is_comrade(low: Sequence[str], j: int) -> bool:
    """Whether the đ of `03 đ/c vắng`, which is no rate of money, is token j.

    >>> is_comrade(["03", "đ", "/", "c"], 1), is_comrade(["03", "đ", "/", "kg"], 1)
    (True, False)
    """
    return low[j] == "đ" and low[j + 1 : j + 3] == ["/", "c"]
