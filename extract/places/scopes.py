"""What of a sentence sets the place of its figures: units, the whole country, `toàn huyện`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...corpus.places.unit_names import contains_any
from ...corpus.places.units import Unit
from ...corpus.text.folding import UPPER
from ...corpus.text.word_lists import WordList
from ..lexicons import any_of, grammar, one_of

BEFORE = 70  # characters before a mention that say what it is there for

# Where a person lives or served, what is compared, who reports, whose name it is part of, where a
# way leads: no place of a figure.
_ASIDE = re.compile(
    r"(?<!\w)(?:(?:cư trú|thường trú|tạm trú|trú|ngụ|quê|hktt|hộ khẩu|sinh quán|nguyên quán|"
    r"nơi ở|chỗ ở|cùng ở)(?!\w)[^;.)]{0,60}"
    r"|(?:so với|cách|giáp|giáp với|giáp ranh|khác với|ngoài|thay vì|sau|trừ|kém|báo|"
    r"tạp chí|chuyên trang|đài|"
    r"đài pt-th|thời báo|đại học|học viện|clb|câu lạc bộ|đội tuyển|đội|quốc lộ|cao tốc|"
    r"đường|tuyến|sông|cầu|từ|rời|khỏi|qua|gốc|"
    r"(?<!\d )(?<!nghìn )(?<!triệu )(?<!nhiều )người|hướng|đặc sản)"
    r" (?:trung tâm |địa bàn |tp\.? |thành phố |tỉnh |bóng đá |đường sắt |"
    r"(?:phía )?(?:bắc|nam|đông|tây) )?"
    r"|(?:cao tốc|quốc lộ|tuyến|đường|đường sắt) [^,;.()]{2,25}[-–] ?"
    r"|từ [^,;()]{2,40} (?:đến|tới|về|ra|vào|đi|sang|lên|xuống) "
    r"|(?:nối|nối liền|giữa) (?:[^,;()]{2,40} (?:với|và) )?|chứng khoán (?:tp\.? |thành phố )?)$"
)
_LIVES = re.compile(
    rf"(?<!\w)(?<!của )(?i:người tên|ông|bà|anh|chị|em|cháu)"
    rf"(?: [{UPPER}][^\W\d]*){{1,4}} (?:đang )?ở $"
)
_FIRMS = ("công ty", "ctcp", "tập đoàn", "ngân hàng", "xí nghiệp")
_FIRM = re.compile(rf"(?<!\w)(?:{'|'.join(_FIRMS)}) [^,;.()]{{1,45}} $")
_NO_NAME = re.compile(r" (?:tại|ở|trên|và|của|bắt|đã|có|cho) ")
_GIVES = re.compile(r" giao(?! (?:dịch|thông|lưu|hàng|tranh|thoa)(?!\w))(?!\w)")
_ROUTE = re.compile(rf" ?[-–] ?(?:TP\.? ?)?[{UPPER}][^\W\d]")
_DASHES = ("- ", "– ", "-", "–")
_ROUTE_BEFORE = re.compile(rf"[{UPPER}][^\W\d]+ ?[-–] ?$")
_NAME_BEFORE = re.compile(rf"[{UPPER}][^\W\d]+, $")
_NAME_BEHIND = re.compile(rf",? (?:và )?[{UPPER}][^\W\d]+ [{UPPER}]")
_ASIDE_IN_BRACKETS = re.compile(
    rf"\((?:(?:SN|sinh|nguyên|cựu)(?!\w)|\d{{2}} tuổi)[^()]*$|[{UPPER}]\w*\.? \(ở (?:tại )?$"
)
_NATION = ("cả nước", "toàn quốc", "nước ta", "việt nam", "miền ", "tây nguyên", "đbscl",
           "đồng bằng sông", "thế giới", "trên toàn cầu",
           "đông bộ", "tây bộ", "bắc bộ", "nam bộ", "trung bộ")  # fmt: skip
_KINDS = ("tỉnh", "huyện", "quận", "thị xã", "thành phố", "tp", "xã", "phường", "thị trấn",
          "đặc khu")  # fmt: skip
_WHOLES = ("toàn", "cả", "trong", "khắp", "trên", "địa bàn")
_TOLD = ("đã", "có", "còn", "đạt", "được", "thu", "chi", "huy động", "tiếp tục", "hoàn thành")
_UNITS = tuple(kind for kind in _KINDS if kind not in ("tỉnh", "tp"))
_COUNTRY = re.compile(
    r"(?<!\w)(?:(?P<nation>cả nước|toàn quốc|trên toàn cầu|(?:trên|khắp|toàn) thế giới"
    r"|(?:tại|ở|khắp|của cả|trên lãnh thổ) (?:nước ta|việt nam)"
    r"|(?:khắp|các tỉnh|các tỉnh,? thành(?: phố)?|địa bàn|khu vực|vùng|tại|ở|trên)"
    r" (?:miền (?:bắc|trung|nam|đông|tây)(?: (?:bộ|núi phía bắc|trung|nam bộ))?|tây nguyên"
    r"|(?:đông|tây|bắc|nam|trung) (?:nam |trung |bắc )?bộ|đbscl|đồng bằng sông))"
    rf"|(?:{'|'.join(_WHOLES)})(?: toàn)? (?P<kind>{'|'.join(_KINDS)})"
    r"(?![\w-])(?! (?:hội|viên|luận|hóa|hoá|ủy|uỷ)(?!\w)))"
    rf"|(?<!\w)của (?P<whose>{'|'.join(_UNITS)})(?![\w-])"
    r"(?! (?:này|khác|hội|viên|đoàn|ủy|uỷ)(?!\w))"
    rf"|(?:(?<![^\n])|(?<=[.;] )|(?<=hiện )|(?<=nay )"
    r"|(?<=, )(?<!tỉnh, )(?<!huyện, )(?<!quận, )(?<!phố, )(?<!xã, )(?<!phường, ))"
    rf"(?P<who>tỉnh|{'|'.join(_UNITS)})"
    rf" (?:{'|'.join(_TOLD)})(?!\w)(?<!tỉnh có)"
)
_RANKED = re.compile(
    r"(?<!\w)(?:thứ|nhất|đứng đầu|dẫn đầu|so với|bình quân|trung bình|top|tốp|hơn|nổi tiếng)(?!\w)"
)
_NAMED_BEHIND = re.compile(rf"\s*(?:[{UPPER}]|\d)")
_COUNTRIES = rf"(?:{one_of('countries')})(?!\w)(?! [{UPPER}])"  # not `ở Anh Sơn`
_ABROAD = re.compile(rf"(?:ại (?<=[Tt]ại )|[ởỞ] (?<!\w[ởỞ] )|nước ){_COUNTRIES}")
_COUNTRY_BEHIND = re.compile(rf"(?:, ?| ?\(| của | - ){_COUNTRIES}")
# At the head of a sentence `Anh`, `Đức`, `Nga` are mostly persons.
_SURE_COUNTRIES = any_of(c for c in grammar("countries") if len(c) > 4)
_COUNTRY_FIRST = re.compile(rf"[^\w(]*(?:{_SURE_COUNTRIES})(?!\w)(?! [{UPPER}])")


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch that sets a place: a unit's, or the one that `kind` is short for.

    `place_id` is None where it is no one place; `bare` is the kind in `toàn huyện`, also where that
    is `meant` by `của huyện`, `Huyện có`.
    """

    start: int
    end: int
    place_id: str | None
    level: str
    joined: bool = False
    bare: str | None = None


def is_aside(text: str, unit: Unit, low: int) -> bool:
    """Whether the words around a mention make it no place of a figure; `low` bounds the look back.

    >>> unit = Unit(13, 17, "commune", "xã", "b", None)
    >>> is_aside("Ông A trú tại xã B", unit, 0), is_aside("Có cháy  tại xã B", unit, 0)
    (True, False)
    """
    start = unit.start
    if _GIVES.match(text, unit.end) or (start > low and _ROUTE.match(text, unit.end)):
        return True  # `dự toán tỉnh X giao`
    before = text[max(low, start - BEFORE) : start]
    if before.endswith(_DASHES) and _ROUTE_BEFORE.search(before):
        return True
    if "(" in before and _ASIDE_IN_BRACKETS.search(before):
        return True
    if before.endswith("ở ") and _LIVES.search(before):
        return True
    low_before = before.lower()
    firm = _FIRM.search(low_before) if contains_any(low_before, _FIRMS) else None
    if firm and not _NO_NAME.search(firm[0]):
        return True
    return _ASIDE.search(low_before) is not None


def of_unit(unit: Unit, text: str) -> Scope:
    """The scope of a unit's mention; of none where a country follows it, or where it stands in a
    list of names that are no units: `Hội An, Đà Nẵng, Mũi Né`."""
    listed = _NAME_BEHIND.match(text, unit.end) and _NAME_BEFORE.search(
        text[max(0, unit.start - 16) : unit.start]
    )
    abroad = _COUNTRY_BEHIND.match(text, unit.end)
    place_id = None if abroad or (listed and unit.level == "province") else unit.place_id
    return Scope(unit.start, unit.end, place_id, unit.level, unit.joined)


def _marks() -> Iterator[str]:
    yield from _NATION
    yield from (f"{whole} {kind}" for whole in _WHOLES for kind in _KINDS)
    yield from (f"của {kind}" for kind in _UNITS)
    yield from (f"{kind} {word}" for kind in ("tỉnh", *_UNITS) for word in _TOLD)
    first = {re.split(r"\W", country)[0] for country in grammar("countries")}
    yield from (f"{at} {word.lower()}" for at in ("ại", "ở", "nước") for word in first)


MARKS = WordList(_marks)
"""What stands in every line in which `wide_scopes` finds something."""


def wide_scopes(text: str, low: str, start: int, end: int) -> list[Scope]:
    """Scopes between two offsets of a text that name no unit: the country, other countries,
    `toàn huyện`; `low` is the text in lower case.

    >>> text = "Cả nước có 9 vụ, trên địa bàn tỉnh có 2."
    >>> [(s.bare, s.level) for s in wide_scopes(text, text.lower(), 0, 40)]
    [(None, 'country'), ('tỉnh', 'own')]
    """
    found = []
    for match in _COUNTRY.finditer(low, start, end):
        if match["nation"] and not _is_ranked(low, match.start()):
            found.append(_at(match, "country", None))
        elif match["kind"] and not _is_named(text, match):
            found.append(_at(match, "own", match["kind"]))
        elif (kind := match["whose"] or match["who"]) and not _is_named(text, match):
            found.append(_at(match, "own" if kind == "tỉnh" else "meant", kind))
    found += [_at(match, "country", None) for match in _ABROAD.finditer(text, start, end)]
    return sorted(found, key=lambda scope: scope.start)


def country_first(text: str, start: int) -> Scope | None:
    """The other country that a sentence at an offset begins with.

    >>> country_first("Singapore có 5 ca mới.", 0).level
    'country'
    """
    first = _COUNTRY_FIRST.match(text, start)
    return _at(first, "country", None) if first else None


def _is_named(text: str, match: re.Match[str]) -> bool:
    return _NAMED_BEHIND.match(text, match.end()) is not None


def _at(match: re.Match[str], level: str, bare: str | None) -> Scope:
    return Scope(match.start(), match.end(), None, level, bare=bare)


def _is_ranked(low: str, position: int) -> bool:
    """Whether the country is only what a rank or a comparison is in: `đứng thứ 3 cả nước`."""
    return (
        _RANKED.search(low[max(low.rfind(",", 0, position), position - 40, 0) : position])
        is not None
    )
