"""Keys for comparing Vietnamese words: one case, one tone placement, one kind of dash."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Every letter with a mark that Vietnamese writes.
MARKED_LETTERS = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
LOWER = "a-z" + MARKED_LETTERS  # for use inside a character class of a pattern
UPPER = "A-Z" + MARKED_LETTERS.upper()

_OPEN_RHYMES = (("o", "a"), ("o", "e"), ("u", "y"))
_TONED = {
    "a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ",
}  # fmt: skip
# Old placement -> new (hoà -> hòa); only where the syllable ends there and `qu` is no onset.
_NEW_PLACEMENT = {
    first + old: new + second
    for first, second in _OPEN_RHYMES
    for old, new in zip(_TONED[second], _TONED[first], strict=True)
}
_NEW_PLACEMENT |= {k.capitalize(): v.capitalize() for k, v in _NEW_PLACEMENT.items()}  # Uỷ, Ủy
# What stands before is looked at last, so that the search goes by the first letters of a rhyme.
_OLD_RHYME = re.compile(rf"(?:{'|'.join(_NEW_PLACEMENT)})(?<!q..)(?!\w)")
_OLD_PLACEMENT = {new: old for old, new in _NEW_PLACEMENT.items()}
_NEW_RHYME = re.compile(rf"(?:{'|'.join(_OLD_PLACEMENT)})(?<!q..)(?!\w)")
_ALTERED = re.compile(rf" ?-|{'|'.join(_OLD_PLACEMENT)}")
_DAK = re.compile(r"(?<!\w)đ[aăắ][kc](?!\w)")
_LAK = re.compile(r"(?<!\w)([lp])[ăắ][kc](?!\w)")
_KONG = re.compile(r"(?<!\w)(kr?)ong(?!\w)")
_QUI = re.compile(r"(?<!\w)qui(?!\w)")
_BROAD_I = re.compile(r"(?<=[hklmstv])[iìíỉĩị](?!\w)")
_DASH = re.compile("[-‐-―−]")
_DASHES = re.compile(f" ?{_DASH.pattern} ?")
# One look that says whether there is a dash or an old placement to replace: most words have none.
_FOLDABLE = re.compile(f"{_DASH.pattern}|[ou](?=[{''.join(_TONED.values())}])")


def lowered(text: str) -> str:
    """The text in lower case, offsets kept: a letter whose small form is longer stays as it is.

    >>> len(lowered("İzmir HỌP")), lowered("HỌP")
    (9, 'họp')
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """The key under which spellings of one word meet: lower case, new tone placement, plain dash.

    >>> fold("Thị uỷ"), fold("THỊ ỦY"), fold("Thừa Thiên – Huế")
    ('thị ủy', 'thị ủy', 'thừa thiên-huế')
    """
    lowered = text.lower()
    if _FOLDABLE.search(lowered) is None:
        return lowered
    placed = _OLD_RHYME.sub(lambda m: _NEW_PLACEMENT[m[0]], lowered)
    return _DASHES.sub("-", placed) if _DASH.search(placed) else placed


# The same of names, which come again and again.
fold_name = lru_cache(maxsize=8192)(fold)


class _Bases(dict[int, int]):
    """Each letter's base, found when first asked for."""

    def __missing__(self, code: int) -> int:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = ord(parts[0]) if all(map(unicodedata.combining, parts[1:])) else code
        self[code] = bare
        return bare


_BASES = _Bases({ord("đ"): ord("d"), ord("Đ"): ord("D")})


def unmarked(text: str) -> str:
    """The text without tones and other marks of letters, đ as d; NFC text keeps its length.

    >>> unmarked("Đường về Lâm Đồng")
    'Duong ve Lam Dong'
    """
    return text.translate(_BASES)


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """The key of a place's name, in which the spellings of one name that are met are one.

    >>> place_key("Đăk Pơ"), place_key("Qui Nhơn"), place_key("Mĩ Lí")
    ('đắk pơ', 'quy nhơn', 'mỹ lý')
    """
    key = _DAK.sub("đắk", _QUI.sub("quy", fold(name).replace("’", "'")))
    key = _KONG.sub(r"\1ông", _LAK.sub(r"\1ắk", key))
    return _BROAD_I.sub(lambda m: "yỳýỷỹỵ"["iìíỉĩị".index(m[0])], key)


def unfolded(key: str) -> str:
    """As much of a key as stands as it is, but for its case, in all that has this key.

    >>> unfolded("bản quyền"), unfolded("liên hệ tòa soạn"), unfolded("tin mới-nóng")
    ('bản quyền', 'liên hệ t', 'tin mới')
    """
    altered = _ALTERED.search(key)
    return key[: altered.start()] if altered else key


def placements(syllable: str) -> tuple[str, ...]:
    """A syllable in both tone placements, or alone where they do not differ.

    >>> placements("Hòa"), placements("Bình")
    (('Hòa', 'Hoà'), ('Bình',))
    """
    new = _OLD_RHYME.sub(lambda m: _NEW_PLACEMENT[m[0]], syllable)
    old = _NEW_RHYME.sub(lambda m: _OLD_PLACEMENT[m[0]], new)
    return (new,) if new == old else (new, old)


def title_case(name: str) -> str:
    """The name with each syllable capitalised, where it was written in capitals throughout.

    >>> title_case("PHẠM VĂN BA"), title_case("Lê Hòa")
    ('Phạm Văn Ba', 'Lê Hòa')
    """
    return name.title() if name.isupper() and len(name) > 3 and "." not in name else name
