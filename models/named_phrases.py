"""Whether a phrase by a class word names a model, movement, campaign or motto.

`chương trình “Mái ấm vùng biên”` is a campaign, `chương trình “Hát cho ngày mới”` a show, and
`chiến dịch “giải cứu”` no name at all. Word lists do not tell them apart; the words around do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

PART = "named_phrases"
NAME, NONE = "name", "none"

_WORD = re.compile(r"\w+|[^\w\s]")
_NEAR = 5  # words on either side
_LONG = (2, 4, 7, 12)  # words of a name


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with what stands around it: the class word in lower case, how the phrase follows it
    (quoted, listed, capital, colon, behind), the words between the two, the phrase itself, the
    text before the class word and behind the phrase, and how often the article speaks of some
    topics."""

    word: str
    form: str
    gap: str
    name: str
    before: str
    behind: str
    topics: tuple[tuple[str, int], ...] = ()


def features(phrase: Phrase) -> list[str]:
    """What is known of a phrase, as words: each once, as in training, and in an order that depends
    on the phrase alone, for a sum of weights is rounded in its order.

    >>> features(Phrase("mô hình", "quoted", "", "Vườn sạch", "nhân rộng", "ở xã"))[:3]
    ['word=mô hình', 'form=quoted', 'mô hình quoted']
    """
    known = (*_class(phrase), *_shape(phrase), *_around(phrase), *_topics(phrase))
    return list(dict.fromkeys(known))


def _class(phrase: Phrase) -> Iterator[str]:
    yield f"word={phrase.word}"
    yield f"form={phrase.form}"
    yield f"{phrase.word} {phrase.form}"
    gap = _words(phrase.gap)
    yield f"gap={len(gap)}"
    yield f"gap:{' '.join(gap)}"
    for word in gap:
        yield f"gap:{word}"
        yield f"{phrase.word} gap:{word}"


def _shape(phrase: Phrase) -> Iterator[str]:
    name, words = phrase.name, phrase.name.split()
    first = name[:1]
    yield "lower" if first.islower() else "digit" if first.isdigit() else "upper"
    yield f"long={sum(len(words) > most for most in _LONG)}"
    second = "capital" if len(words) > 1 and words[1][:1].isupper() else "small"
    yield f"{phrase.form} second={second}"
    if "," in name or " - " in name:
        yield "parted"
    if any(word[:1].isdigit() for word in words[1:]):
        yield "number inside"
    capitals = sum(word[:1].isupper() for word in words)
    if len(words) > 1 and capitals == len(words):
        yield "all capitals"
    if any(letter in "fjwz" for letter in name.lower()):
        yield "foreign letters"
    low = _words(name)
    for word in low:
        yield f"name:{word}"
    for pair in pairwise(low):
        yield f"name:{' '.join(pair)}"
    if low:
        yield f"first={low[0]}"
        yield f"{phrase.word} first={low[0]}"


def _around(phrase: Phrase) -> Iterator[str]:
    before, behind = _words(phrase.before)[-_NEAR:], _words(phrase.behind)[:_NEAR]
    yield f"prev={before[-1] if before else '^'}"
    yield f"prev2={' '.join(before[-2:])}"
    yield f"next={behind[0] if behind else '$'}"
    yield f"next2={' '.join(behind[:2])}"
    for word in (*before, *behind):
        yield f"near:{word}"


def _topics(phrase: Phrase) -> Iterator[str]:
    """What the article speaks of, and of what most: counts would tell how long it is."""
    spoken = {topic: count for topic, count in phrase.topics if count}
    yield f"{phrase.word} most={max(spoken, key=spoken.__getitem__) if spoken else ''}"
    for topic in spoken:
        yield f"{phrase.word} of={topic}"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
