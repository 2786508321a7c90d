"""What two bodies agreed, named by who they are: `Bản ghi nhớ giữa A và B về …`."""

from __future__ import annotations

import re

from ...corpus.text.folding import LOWER, UPPER
from ..lexicons import one_of

_ENDS = (
    rf"(?:[.,;:\n\"“”]|\s(?={one_of('agreement_ends')}(?!\w))"
    # `… về dầu khí và Kế hoạch …`: another document
    rf"|\s(?=và\s[{UPPER}][{LOWER}]+\s(?:hoạch|định|thuận|ước|ghi|bản|bố)))"
)
_ABOUT_FIRST = rf"(?:hợp\stác|về)\s(?:(?:(?!{_ENDS})[^\n()]){{1,80}}?\s)?"
_AGREED = re.compile(
    rf"\s(?P<name>(?:{_ABOUT_FIRST})?giữa\s[{UPPER}](?:(?!{_ENDS})[^\n]){{6,240}})(?={_ENDS}|$)"
)
_WITH = re.compile(r"\s(?:và|với)\s")
_SUBJECT = re.compile(r"hợp tác|\bvề\s")  # `Thỏa thuận giữa Nga và Pháp` is any
_SHORT_TOO = re.compile(r"\s\([A-ZĐ]{2,}\)$")


def read_agreement(text: str, b: int) -> tuple[str, int] | None:
    """The name behind a type word that ends at `b`, by those who agreed, and where it ends.

    >>> read_agreement("ký Bản ghi nhớ giữa Sở Y tế và Hội Nghề cá về cấp cứu, trước", 14)
    ('giữa Sở Y tế và Hội Nghề cá về cấp cứu', 53)
    """
    m = _AGREED.match(text, b)
    if m is None:
        return None
    name = _SHORT_TOO.sub("", m["name"])
    if not _WITH.search(name, name.index("giữa ")) or not (_SUBJECT.search(name)):
        return None
    return " ".join(name.split()), m.start("name") + len(name)
