"""The one province that an article is about, and the lookups of places that others need."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from ..text.folding import UPPER
from .gazetteer import Place, district_of, is_municipal, is_place_name, place_by_id, place_of
from .mentions import Mention, Strength, find_places, mentions
from .unit_names import names_units

__all__ = ["Place", "article_place", "find_places", "is_place_name", "place_by_id", "place_of"]

# Weights and thresholds, all in one place; chosen on articles read for the purpose.
IN_TITLE = 5.0
KICKER = 8.0  # `Lâm Đồng:` above the headline or at its head
IN_SITE = 3.0  # a province's own department publishes about that province
PER_MENTION = {Strength.BARE: 0.5, Strength.LOCATED: 0.75, Strength.TYPED: 1.5}
PER_DISTRICT = 1.0
IN_LEAD = 1.5  # mentions in the first characters weigh so much more
LEAD_CHARACTERS = 500
HEAD_CHARACTERS = 1000  # where a report says once which province it is from
MOST_FROM_BODY = 8.0  # where the title names one
MOST_WITHOUT_TITLE = 10.0
ENOUGH = 4.5
ENOUGH_ALONE = 1.0  # where no other province is named, and this one surely: see `_is_alone`
TIMES_THE_NEXT = 1.8
SHARE_OF_ALL = 0.6

_TYPED = Strength.TYPED
# `tỉnh` without a name; it is looked for by the letters that few other words have.
_UNNAMED = re.compile(rf"ỉnh(?<=[Tt]ỉnh)(?: (?:ủy|uỷ))?(?: ?[,.;)]| (?![{UPPER}]))")
_OF_ITS_OWN = ("địa bàn ", "toàn ", "của ", "ubnd ", "hđnd ", "trong ", "công an ", "thanh tra ")
_TYPE_WORD = re.compile("(?:huyện|quận|thị xã|thành phố|tp\\.?) ?", re.I)
_SUBJECT = re.compile(rf"([{UPPER}][^\W\d]*(?: [{UPPER}][^\W\d]*){{0,3}}) (?![{UPPER}])[^\W\d]")
_OF_UNIT = ("toàn", "địa bàn", "của", "ubnd", "cả")
_QUOTES = ("“", '"', "'", "‘")
_KICKER = re.compile(r"[^:\n]{2,40}:(?: |$)")


def article_place(
    title: str | None,
    text: str,
    site: str | None = None,
    published_at: str | None = None,
    octets: bytes | None = None,
) -> Place | None:
    """The one province the article is about, of the set valid that day; None for none or several.
    `octets` are the usual ones of the text, where they are known.

    >>> article_place("Dân vận khéo ở huyện Hữu Lũng", "Huyện Hữu Lũng có 45 mô hình.").name
    'Lạng Sơn'
    >>> article_place(None, "Ông Trương Hòa Bình thăm các xã nghèo.") is None
    True
    """
    scores: defaultdict[str, float] = defaultdict(float)
    in_title, found, first = _mentions(title or "", text, published_at, octets)
    for place_id, weight in _title_weights(title or "", in_title):
        scores[place_id] += weight
    if not scores and title and (named := district_kicker(title, text)):
        scores[named.parent_id or named.place_id] += IN_TITLE
    most = MOST_FROM_BODY if scores else MOST_WITHOUT_TITLE
    for place_id, weight in _body_weights(found, first + LEAD_CHARACTERS).items():
        scores[place_id] += min(weight, most)
    for place_id in {_province(named) for named in mentions(site, published_at)} if site else ():
        scores[place_id] += IN_SITE
    alone = len(scores) == 1 and _is_alone(text, found, first + HEAD_CHARACTERS)
    return _winner(scores, ENOUGH_ALONE if alone else ENOUGH)


def district_kicker(title: str, text: str) -> Place | None:
    """The district that a title begins with, before a colon or as its subject, where the text
    tells of such a unit: else the name may be a person's.

    >>> district_kicker("Hữu Lũng: Trồng 45 ha rừng", "Toàn huyện có 24 xã.").place_id
    '63:20/186'
    >>> district_kicker("Hữu Lũng trồng 45 ha rừng", "Toàn huyện có 24 xã.").name
    'Hữu Lũng'
    >>> district_kicker("Thanh Hà: “Tôi chỉ hát”", "Ca sĩ kể chuyện nghề.") is None
    True
    """
    kicker = _KICKER.match(title)
    if kicker is None:
        return _subject_district(title, text)
    if title.startswith(_QUOTES, kicker.end()):
        return None
    name = kicker[0].rstrip(" :")
    bare = _TYPE_WORD.sub("", name)
    if bare == name and is_place_name(name):  # the province, not its city
        return None
    found = district_of(bare)
    return found if found and names_units(text) else None


def _subject_district(title: str, text: str) -> Place | None:
    subject = _SUBJECT.match(title)
    if subject is None or is_place_name(subject[1]):
        return None
    found = district_of(subject[1])
    if found is None:
        return None
    low = text.lower()
    return found if any(f"{whole} {found.kind} " in low for whole in _OF_UNIT) else None


def _mentions(
    title: str, text: str, published_at: str | None, octets: bytes | None
) -> tuple[list[Mention], list[Mention], int]:
    """What a title names and what the text below it does, and where that begins. Where the title
    is the first line both are read as one, for no name goes over the end of a line."""
    length = len(title) if text.startswith(title) else 0
    if text[length : length + 1] != "\n":
        return mentions(title, published_at), mentions(text[length:], published_at), 0
    found = mentions(text, published_at, octets)
    n = bisect_left(found, length, key=attrgetter("start"))
    return found[:n], found[n:], length


def _is_alone(text: str, found: Iterable[Mention], head_end: int) -> bool:
    """Whether one mention is enough: the text says `địa bàn tỉnh`, or its head `tỉnh X`.

    Cities never are: a visit, a court or a ministry's seat names them too.
    """
    for mention in found:
        is_typed = mention.strength is _TYPED and mention.start < head_end
        if is_typed and not is_municipal(_province(mention)):
            return True
    return any(_is_own(text, match) for match in _UNNAMED.finditer(text))


def _is_own(text: str, unnamed: re.Match[str]) -> bool:
    """Whether `tỉnh` with no name after it is the report's own: `trên địa bàn tỉnh`, `Tỉnh ủy`."""
    start = unnamed.start() - 1
    before = text[max(0, start - 10) : start].lower()
    return " " in unnamed[0].strip() or before.endswith(_OF_ITS_OWN)


def _title_weights(title: str, found: Iterable[Mention]) -> Iterable[tuple[str, float]]:
    kicker = _KICKER.match(title)
    seen = set()
    for mention in found:
        place_id = _province(mention)
        if place_id not in seen:
            seen.add(place_id)
            yield place_id, KICKER if kicker and mention.end < kicker.end() else IN_TITLE


def _body_weights(found: Iterable[Mention], lead_end: int) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for start, _, place, strength in found:
        weight = PER_DISTRICT if place.level == "district" else PER_MENTION[strength]
        province = place.parent_id or place.place_id
        weights[province] += weight * (IN_LEAD if start < lead_end else 1)
    return weights


def _province(found: Mention) -> str:
    return found.place.parent_id or found.place.place_id


def _winner(scores: dict[str, float], enough: float) -> Place | None:
    """The best place, where it is mentioned enough and no other comes near."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < enough:
        return None
    (place_id, best), others = ranked[0], ranked[1:]
    rival = others[0][1] if others else 0.0
    if best < TIMES_THE_NEXT * rival or best < SHARE_OF_ALL * sum(scores.values()):
        return None
    return place_by_id(place_id)
