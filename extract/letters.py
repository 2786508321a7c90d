"""The Vietnamese letters by case, as character classes for patterns.

A range such as `À-Ỹ` holds small letters, too; these classes hold one case only.
"""

from __future__ import annotations

import unicodedata

_BASES = "ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂĐÊÔƠƯ"
_TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
_VOWELS = set("AEIOUYĂÂÊÔƠƯ")


def _all() -> str:
    marked = [b + t for b in _BASES for t in (_TONES if b in _VOWELS else [""])]
    return "".join(unicodedata.normalize("NFC", letter) for letter in marked)


UPPER = _all()
LOWER = UPPER.lower()
