"""Named models, movements, campaigns and mottos: a class word and the name it introduces."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import TypeAlias

from ...corpus.text.folding import LOWER, UPPER
from ...corpus.text.word_lists import WordList
from ...models.linear import bundled
from ...models.named_phrases import NAME, PART, Phrase, features
from ..facts import NamedModel
from ..figures.numerals import parse_digits
from ..lexicons import any_of, read_toml
from ..text.document import Document
from ..text.overlap import covers, merge_spans
from ..text.quotations import quotations, said
from ..text.tokenizer import dictionary, syllables
from .candidates import Candidate, candidates, kinds
from .known_names import canonical_name

_COUNT = re.compile(r"(?<![\w/.,])([0-9][0-9.]*) (?:loại )?$")
_SHORT = re.compile(r" \([A-ZĐ]{2,8}\)$")  # its abbreviation behind a name
_SENTENCES = re.compile(rf"(?<!\w)[{LOWER}]{{2,}}[.!?…] [{UPPER}]")
_LABEL = re.compile(
    r"(?:năm|tháng|ngày|tuần|quý|kỳ|khóa|khoá|đợt|thứ|(?<!trong )(?<!tổng )số|[–/-]) ?$"  # năm 2018
)
# How often a name in each form is right by rule.
_CONFIDENCE = {
    "quoted": 0.95,
    "listed": 0.95,
    "known": 0.95,
    "repeated": 0.85,
    "behind": 0.85,
    "capital": 0.8,
    "colon": 0.8,
}
ENOUGH = 0.35
"""From what probability on a candidate counts as a name: best in cross-validation."""
_MOST_WORDS = 40
_MOST_PLAIN_WORDS = 4  # in quotes, in lower case, without a class word
_SURE = 0.999  # what is said of a phrase may not outweigh all its other mentions
# Without quotes too often a war, a show, a team, plain words.
_NEVER_BARE = {"chiến dịch", "chương trình", "clb", "cách làm"}
_SPORT = {"bóng", "thể", "cầu", "võ", "quân", "báo", "đại", "sinh"}
_CONTEXT = 60  # characters on either side
_FARTHEST_COUNT = 40  # characters before a class word

Topics: TypeAlias = tuple[tuple[str, int], ...]
NameOdds = Callable[[Phrase], float]
"""How likely a phrase by a class word is a name of its kind."""

_LISTS = read_toml("models.toml")
_SPOKEN = {"shows": _LISTS["shows"]["words"], **_LISTS["topics"]}
_TOPICS = {topic: WordList(partial(tuple, words)) for topic, words in _SPOKEN.items()}


@cache
def learned_odds() -> NameOdds | None:
    """What was learned of phrases, from the weights that come with the package; None without."""
    model = bundled(PART)
    return None if model is None else lambda phrase: model.probabilities(features(phrase))[NAME]


@cache
def _topics() -> dict[str, re.Pattern[str]]:
    return {topic: re.compile(rf"(?<!\w){any_of(of, ' ')}(?!\w)") for topic, of in _SPOKEN.items()}


def read_models(
    doc: Document, odds: NameOdds | None = None
) -> tuple[list[NamedModel], list[tuple[int, int]]]:
    """The named models of a document in text order, and the spans of their names.

    `odds` says how likely a phrase by a class word is a name; without it rules decide.

    >>> found, _ = read_models(Document("nhân rộng 12 mô hình “Dân vận khéo”"))
    >>> found[0].name, found[0].kind, found[0].count
    ('Dân vận khéo', 'model', Decimal('12'))
    """
    near = [c for group in candidates(doc) for c in _names(doc, group)]
    sure = _learned(doc, near, odds) if odds and near else [ruled(doc, c) for c in near]
    facts = [_fact(doc, c, p) for c, p in zip(near, sure, strict=True) if p >= ENOUGH]
    facts += _repeated(doc, facts)
    facts.sort(key=lambda f: f.start)
    return facts, [(f.start + f.surface.index(f.name[0]), f.end) for f in facts]


def _names(doc: Document, group: list[Candidate]) -> Iterator[Candidate]:
    """The candidates of a list up to the first that cannot be a name: it has too many words, is a
    question, or a cry that is no motto."""
    for c in group:
        name = doc.text[slice(*c.name)]
        cries = "?" if kinds()[doc.low[slice(*c.head)]] == "motto" else ("?", "!")
        told = cries != "?" and _SENTENCES.search(name)
        if not 0 < len(name.split()) <= _MOST_WORDS or name.endswith(cries) or told:
            return
        yield c


def _learned(doc: Document, near: Sequence[Candidate], odds: NameOdds) -> list[float]:
    """How likely each candidate is a name: the mean of what is said of its mentions, because the
    same words name the same thing throughout an article."""
    names = [canonical_name(doc.text[slice(*c.name)]) for c in near]
    topics = topics_of(doc)
    said: dict[str, list[float]] = defaultdict(list)
    for c, name in zip(near, names, strict=True):
        p = _CONFIDENCE["known"] if c.form == "known" else odds(phrase_of(doc, c, topics))
        p = min(max(p, 1 - _SURE), _SURE)
        said[name].append(math.log(p / (1 - p)))
    return [1 / (1 + math.exp(-sum(said[name]) / len(said[name]))) for name in names]


def topics_of(doc: Document) -> Topics:
    """How often an article speaks of stage and screen, arms, trade and what people do together.

    >>> topics_of(Document("Nghệ sĩ trò chuyện với khán giả."))
    (('shows', 2), ('arms', 0), ('trade', 0), ('people', 0))
    """
    met = ((topic, doc.matches(_TOPICS[topic], words)) for topic, words in _topics().items())
    return tuple((topic, sum(1 for _ in matches)) for topic, matches in met)


def phrase_of(doc: Document, c: Candidate, topics: Topics = ()) -> Phrase:
    """A candidate as words, with those around it in its line.

    >>> doc = Document("nhân rộng mô hình “Vườn sạch” ở xã")
    >>> phrase_of(doc, next(candidates(doc))[0]).behind
    '” ở xã'
    """
    text, (start, end) = doc.text, c.name
    head, line = c.head, text.rfind("\n", 0, c.span[0]) + 1
    gap = text[head[1] : start] if c.form not in ("listed", "behind") else ""
    line_end = text.find("\n", end)
    stop = min(end + _CONTEXT, line_end if line_end >= 0 else len(text))
    before = text[max(line, c.span[0] - _CONTEXT) : c.span[0]]
    around = (gap, text[start:end], before, text[end:stop])
    return Phrase(doc.low[slice(*head)], c.form, *around, topics)


def ruled(doc: Document, c: Candidate) -> float:
    """How likely a candidate is a name by rules alone: what its form gives, or nothing."""
    word = doc.low[slice(*c.head)]
    if c.form == "capital":
        named = _is_capital_name(doc.text[slice(*c.name)], word)
    else:
        named = c.form != "far" and not (word == "chương trình" and _is_show(doc, c.span[0]))
    return _CONFIDENCE[c.form] if named else 0.0


def _is_show(doc: Document, a: int) -> bool:
    start, end = doc.span(a)
    return _topics()["shows"].search(doc.low, start, end) is not None


def _is_capital_name(name: str, word: str) -> bool:
    """Whether capitalised words without quotes are a name: Vietnamese words that belong together
    and neither a person's name nor a club's town."""
    words = name.split()
    low = [w.lower() for w in words]
    is_bare = word in _NEVER_BARE or len(words) < 2 or words[0].isupper()
    if is_bare or not syllables().issuperset(low):
        return False
    is_word, is_club = f"{low[0]} {low[1]}" in dictionary(), word in ("câu lạc bộ", "clb")
    if words[1][0].isupper():
        return not is_club and (len(words) > 2 or is_word)
    return not is_club or (low[0] not in _SPORT and is_word)


def _repeated(doc: Document, known: list[NamedModel]) -> list[NamedModel]:
    """Names that stand again in quotes without their class word; a word or two in lower case may
    as well be plain words there."""
    named = {f.canonical_name: f for f in reversed(known)}
    spans = merge_spans([(f.start, f.end) for f in known])
    found = []
    for m in quotations(doc.text) if named else ():
        name = said(m)
        words = doc.text[slice(*name)]
        first = named.get(canonical_name(words))
        plain = words[:1].islower() and len(words.split()) < _MOST_PLAIN_WORDS
        if first and not (plain or covers(spans, m.start()) or _says_else(doc, m.start())):
            again = Candidate(m.span(), name, m.span(), "repeated")
            found.append(_fact(doc, again, _CONFIDENCE["repeated"], first.kind))
    return found


def _says_else(doc: Document, at: int) -> bool:
    """`danh hiệu “Sinh viên 5 tốt”`: the words before name something else that is called so."""
    return _others().search(doc.low, max(0, at - _FARTHEST_COUNT), at) is not None


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(read_toml('models.toml')['others']['words'])}(?: \w+)? $")


def _fact(doc: Document, c: Candidate, confidence: float, kind: str | None = None) -> NamedModel:
    (start, end), (first, last) = c.span, doc.span(c.span[0])
    name = _SHORT.sub("", " ".join(doc.text[slice(*c.name)].split()))
    form = {"listed": "quoted", "far": "quoted"}.get(c.form, c.form)
    return NamedModel(
        start,
        end,
        doc.text[start:end],
        doc.text[first:last],
        kind=kind or kinds()[doc.low[slice(*c.head)]],
        name=name,
        canonical_name=canonical_name(name),
        count=_count_before(doc, c.head[0]),
        rule=f"model.{form}",
        confidence=round(confidence, 3),
    )


def _count_before(doc: Document, a: int) -> Decimal | None:
    """The number before the class word at `a`, or before others joined to it (`20 mô hình, điển
    hình “…”`)."""
    first = max(0, a - _FARTHEST_COUNT)
    if joined := _joined_classes().search(doc.low, first, a):
        a = joined.start()
    m = _COUNT.search(doc.text, first, a)
    if m is None or _LABEL.search(doc.low, first, m.start()) or _opens_item(doc.text, m):
        return None
    return parse_digits(m[1].rstrip("."), whole=True)


def _opens_item(text: str, number: re.Match[str]) -> bool:
    """Whether a number counts the items of a list: `2. Mô hình “…”` at the start of a line."""
    at = number.start(1)
    return number[1].endswith(".") and (at == 0 or text[at - 1] == "\n")


@cache
def _joined_classes() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(kinds(), blank=' ')}(?:,| và|/) ?)+$")
