"""How what a share is of is put: without the rate of growth reached, with its short form."""

from __future__ import annotations

import re

from ..text.document import Sentence

_GROWTH = re.compile(
    r"(?:tốc độ|mức|tỷ lệ|tỉ lệ|đà) (?:tăng|giảm) (?!trưởng)(?:chung )?(?:của )?", re.I
)
_SHORT_FORM = re.compile(r" \([A-ZĐ][\w&-]+\)")
_MOVED = re.compile(r"\b(?:tăng|giảm)\b")


def worded(s: Sentence, first: int, of: str | None, change: str | None) -> str | None:
    """What the share at token `first` is of as a phrase: of a growth that is reached what grew; a
    name with the short form that stands behind it.

    >>> from ..text.document import tokens
    >>> s = tokens("Tốc độ tăng thu ngân sách (NS) đạt 8%")
    >>> worded(s, 9, "Tốc độ tăng thu ngân sách", "increase")
    'thu ngân sách (NS)'
    >>> worded(tokens("Tốc độ tăng thu giảm 8%"), 5, "Tốc độ tăng thu", "decrease")
    'Tốc độ tăng thu'
    """
    if not of:
        return None
    at = s.text.find(of)
    behind = at + len(of)
    if at >= 0 and (short := _SHORT_FORM.match(s.text, behind)):
        behind = short.end()
        of = s.text[at:behind]
    named = _GROWTH.match(of) if change is not None else None
    told = s.text[behind : s.starts[first] - s.start] if at >= 0 else ""
    return of if named is None or _MOVED.search(told) else of[named.end() :]
