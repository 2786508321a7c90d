"""Technical standards by number, whose code, year and body stand in an order of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .numbered import Mentioned, set_around
from .parts import read_details

_TYPES = {"QCVN": "quy chuẩn", "TCVN": "tiêu chuẩn"}
# Blanks inside the numbers are a slip of some pages: `QCVN 4 1:2 016 / BGTVT`.
_STANDARD = re.compile(
    rf"(?<!\w)(?P<code>{'|'.join(_TYPES)})\)?\s?"
    rf"(?P<n>[0-9][0-9 ]{{0,5}}(?:\s?-\s?(?!20[0-9]{{2}}(?![0-9]))[0-9 ]{{1,4}})?)"
    r"(?:\s?[:-]\s?(?P<y>(?:19|2\s?0)[0-9]{2}))?(?![0-9])(?:\s?/\s?(?P<by>[A-ZĐ]{2,}))?"
)


def read_standards(text: str) -> Iterator[Mentioned]:
    """The standards that a text names by number.

    >>> [m.symbol for m in read_standards("nước đạt QCVN 01-1:2018/BYT, đường đạt TCVN 5729")]
    ['QCVN01-1:2018/BYT', 'TCVN5729']
    """
    if "CVN" not in text:
        return
    for m in _STANDARD.finditer(text):
        year = m["y"] and re.sub(r"\s", "", m["y"])
        symbol = m["code"] + re.sub(r"\s", "", m["n"])
        symbol += (f":{year}" if year else "") + (f"/{m['by']}" if m["by"] else "")
        end = m.end() if m[0][-1] != " " else m.end() - 1
        details = read_details(text, end)
        details.issued_on = details.issued_on or year
        mention = Mentioned(
            m.start(),
            end,
            _TYPES[m["code"]],
            "citation.standard",
            0.95,
            symbol=symbol,
            details=details,
        )
        set_around(text, mention, m.start())
        yield mention
