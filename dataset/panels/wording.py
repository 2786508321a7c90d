"""Wordings of an item or action as keys: wordings that differ in nothing but form share one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...corpus.text.folding import UPPER
from .lexicon import alternatives, any_of, phrases, spelled, synonyms

_BREAK = re.compile(r"\s*(?:[,;]|\s(?:và|hoặc|hay)\s)\s*")
_YEAR = re.compile(r"(?<!\w)(?:trong |của )?năm (?:19|20)\d\d(?!\w)")
_UNITS = "tỉnh|thành phố|tp|huyện|thị xã|quận|xã|phường"


@lru_cache(maxsize=2**16)
def item_key(item: str, unit: str = "") -> str:
    """What an item counts: no places, years or function words, synonyms as one, lists sorted.

    >>> item_key("đơn tố cáo, khiếu nại của công dân", "đơn")
    'đơn khiếu nại công dân, tố cáo'
    >>> item_key("đơn khiếu nại và tố cáo trên địa bàn tỉnh", "đơn")
    'đơn khiếu nại, tố cáo'
    """
    text = one_form(_YEAR.sub(" ", spelled(_places().sub(" ", item)))).strip()
    text = _heads().sub("", text + " ", count=1).strip()
    head = one_form(spelled(unit))
    rest = text.removeprefix(head) if head and f"{text} ".startswith(f"{head} ") else text
    told = ", ".join(sorted(filter(None, map(_content, _BREAK.split(rest)))))
    return f"{head} {told}".strip() if rest is not text else told or head


@lru_cache(maxsize=2**16)
def action_key(action: str) -> str:
    """What an action does, without particles; nothing where it only says that there are so many.

    >>> action_key("đã tiếp nhận"), action_key("hiện có"), action_key("tử vong")
    ('tiếp nhận', '', 'chết')
    """
    kept = _content(one_form(spelled(_places().sub(" ", action)))).strip(", ")
    told = [word for word in kept.split() if word not in phrases("particles")]
    return "" if phrases("light_actions").issuperset(told) else " ".join(told)


def content_words(text: str) -> frozenset[str]:
    """The words of a sentence, without numbers and function words.

    >>> sorted(content_words("Xã có 12 hộ nghèo."))
    ['có', 'hộ', 'nghèo', 'xã']
    """
    told = (word.strip(",;%") for word in spelled(text).split())
    dropped = phrases("function_words")
    return frozenset(w for w in told if len(w) > 1 and w.isalpha() and w not in dropped)


def one_form(text: str) -> str:
    """Spelled words with every synonym as the wording that is kept."""
    return _forms().sub(lambda match: synonyms()[match[0]], text)


def _content(text: str) -> str:
    dropped = phrases("function_words")
    return " ".join(word for word in text.split() if word not in dropped)


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(synonyms())})(?!\w)")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of('number_heads')}) ")


@cache
def _places() -> re.Pattern[str]:
    name = rf"(?: (?i:{_UNITS})\.?)?(?: [{UPPER}][\w-]*)*"
    said = rf"(?i:{any_of('place_phrases')})|(?i:{_UNITS})(?= [{UPPER}])"
    return re.compile(rf"(?<!\w)(?:{said}){name}(?!\w)")
