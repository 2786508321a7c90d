"""Text in an encoding older than Unicode -> the same text in Unicode, where that is sure.

Each encoding is tried on the words that its letters stand in. The one that makes nearly all of
them Vietnamese syllables is taken, if no other comes near and the words are none as they stand.
The whole document is judged at once; one that holds a Vietnamese letter which no old encoding
shows is Unicode, and is never altered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .legacy import NAMES, converted, shown
from .phonology import is_syllable

# Thresholds, all in one place. Shares are of the words that an encoding changes.
SAMPLE_WORDS = 3000  # enough to judge
FEWEST_WORDS = 4  # changed words below which nothing is sure
SURE = 0.9  # of them Vietnamese: the encoding is that one
SURE_OF_FEW, FEW = 0.95, 10  # ... in a text of few words
MOST_BEFORE = 0.8  # of them Vietnamese as they stand: the text is right as it is
MARGIN = 0.1  # by which it must be better than another one, and than leaving the text
RESEMBLES = 0.6  # of them Vietnamese: the text is in no Unicode, but in which is not sure
MIN_DENSITY = 0.3  # share of words with marks: Vietnamese prose has 0.7
MIN_VIETNAMESE = 0.65  # share of Vietnamese syllables among all words, names and symbols left out
MAX_LOST = 0.02  # share of replacement characters: letters that nobody can restore
ENOUGH_FOR_U_HORN = 150  # words in which a plain ư of TCVN3 is met for certain
SHAPES_IN_VIQR = 0.05  # words with a typed circumflex, breve or horn: VIQR has 0.3 and more

_WITH_BYTES = tuple(name for name in NAMES if name != "viqr")
_BEYOND_WESTERN = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_PLAIN_LETTER = re.compile(r"[A-Za-z]")  # most words have one in every encoding; symbols have none
_MARKUP = re.compile(  # a script ends before the next begins, so no end is looked for twice
    r"(?is)<(?:script|style)\b(?:(?!<(?:script|style)\b).)*?</(?:script|style)|<[^<>]*>"
)
_EDGES = re.compile(r"[!-/:-@\[-`{-~“”‘’…–—•]+")
_VIQR_SHAPE = re.compile(r"[aeoAEO]\^|[uoUO][+*]|[aA]\(|(?<![a-zA-Z])[dD][dD]")
_LOST_HORN = re.compile(r"ơ(?:c|ng)$|^đợc$|[ờớợởỡ](?:c|ng)$")
# Where TCVN3 has lost capitals, which it keeps in a font of their own.
_SENTENCE_START = re.compile(r"(?:\A|[.!?…][”\"]?[ \n]+|\n\n)[“\"]?([^\W\d_])(?=[^\W\d_]*[ ,])")
_CAPITAL_LINE = re.compile(r"^(?=(?:[^A-Z\n]*[A-Z]){4})[^a-z\n]+$", re.M)
_CAPITAL_WORD = re.compile(r"(?<!\w)(?=(?:[^\WA-Z\d_]*[A-Z]){2})[^\Wa-z\d_]+(?!\w)")
_CAPITALS_OF_TCVN3 = frozenset("ăâđêôơư")


class UnknownEncoding(ValueError):
    """The bytes or characters may be text, but in no encoding that is read here."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How a text reads in an encoding: words changed, and the shares of them and of all words
    that are Vietnamese syllables, and of the changed ones that were so before."""

    encoding: str
    changed: int
    density: float
    vietnamese: float
    whole: float
    before: float

    @property
    def is_sure(self) -> bool:
        """Whether this encoding makes Vietnamese of the text and leaving it alone does not."""
        least = SURE if self.changed >= FEW else SURE_OF_FEW
        return (
            self.changed >= FEWEST_WORDS
            and self.vietnamese >= max(least, self.before + MARGIN)
            and self.before <= MOST_BEFORE
            and self.density >= MIN_DENSITY
            and self.whole >= MIN_VIETNAMESE
        )

    @property
    def resembles(self) -> bool:
        """Whether the text is more this encoding than any good text."""
        return (
            self.changed > FEW
            and self.vietnamese >= max(RESEMBLES, self.before + 0.4)
            and self.density >= MIN_DENSITY
            and self.whole >= RESEMBLES
        )


def restored(text: str) -> str:
    """The text itself, or what was meant where its letters were read in a wrong encoding.

    Raises UnknownEncoding where they were, but which encoding it is, is not sure.

    >>> restored("§¹i héi ®· bÇu 15 ®ång chÝ vµo Ban ChÊp hµnh, trong ®ã cã 3 n÷")
    'Đại hội đã bầu 15 đồng chí vào Ban Chấp hành, trong đó có 3 nữ'
    >>> restored("Der Bürgermeister begrüßt fünf Gäste, schöne Grüße für alle")
    'Der Bürgermeister begrüßt fünf Gäste, schöne Grüße für alle'
    """
    if text.isascii():
        return _from(text, ("viqr",)) if _may_be_viqr(text) else text
    if is_beyond_western(text):
        return text
    if text.count("\ufffd") > MAX_LOST * len(text):
        lost = "letters were lost when it was converted (�)"
        raise UnknownEncoding(f"{lost}: take the original and convert that anew")
    return _from(text, _WITH_BYTES)


def is_beyond_western(text: str) -> bool:
    """Whether a text holds a Vietnamese letter that no old encoding shows, so that it is Unicode.

    >>> is_beyond_western("Xã có 12 hộ"), is_beyond_western("X· cã 12 hé")
    (True, False)
    """
    return _BEYOND_WESTERN.search(text) is not None


def old_encoding(data: bytes) -> str | None:
    """The encoding older than Unicode that bytes are surely in; None where that is not sure.

    >>> old_encoding("Sè hé nghÌo cña x· lµ 12, gi¶m 3 hé so víi n¨m tr­íc".encode("latin-1"))
    'tcvn3'
    """
    best, alone = _judged(shown(data), _WITH_BYTES)
    return best.encoding if best.is_sure and alone else None


def restored_bytes(data: bytes, around: str | None = None) -> str:
    """The text of bytes that are no Unicode; raises UnknownEncoding where that is not sure.

    `around` is the encoding of what stands around them: few words are in it, too, where it makes
    nearly all of those that it changes Vietnamese.

    >>> restored_bytes("Sè hé nghÌo cña x· lµ 12, gi¶m 3 hé so víi n¨m tr­íc".encode("latin-1"))
    'Số hộ nghèo của xã là 12, giảm 3 hộ so với năm trước'
    """
    text = shown(data)
    best, alone = _judged(text, _WITH_BYTES)
    if best.is_sure and alone:
        return _out_of(text, best)
    if around and (found := _judged(text, (around,))[0]).vietnamese >= SURE:
        return _out_of(text, found)
    if best.vietnamese >= RESEMBLES:
        raise _not_sure(best)
    raise UnknownEncoding("it is no Unicode, and no Vietnamese in any encoding before it")


def _may_be_viqr(text: str) -> bool:
    if "^" not in text or not ("'" in text or "`" in text):
        return False
    return len(_VIQR_SHAPE.findall(text)) >= SHAPES_IN_VIQR * (text.count(" ") + 1)


def _from(text: str, encodings: tuple[str, ...]) -> str:
    """The text out of the encoding that it is surely in, or as it stands."""
    best, alone = _judged(text, encodings)
    if best.is_sure and alone:
        return _out_of(text, best)
    if best.is_sure or best.resembles:
        raise _not_sure(best)
    return text


def _judged(text: str, encodings: tuple[str, ...]) -> tuple[_Evidence, bool]:
    """The encoding that makes most of the text Vietnamese, and whether no other one comes near."""
    sample = _MARKUP.sub(" ", text) if "<" in text else text
    words = _BLANKS.split(sample)[:SAMPLE_WORDS]
    read = sorted((_evidence(words, e) for e in encodings), key=lambda e: -e.vietnamese)
    best = read[0]
    return best, len(read) < 2 or best.vietnamese >= read[1].vietnamese + MARGIN


def _out_of(text: str, found: _Evidence) -> str:
    whole = converted(text, found.encoding)
    if found.encoding != "tcvn3":
        return whole
    _refuse_lost_horns(whole, found.changed)
    return _with_capitals(whole)


def _not_sure(best: _Evidence) -> UnknownEncoding:
    share = f"{best.vietnamese:.0%} of its words with marks would be Vietnamese"
    return UnknownEncoding(
        f"it is no Unicode and most like {NAMES[best.encoding]}, but not surely ({share}): "
        "convert it with a tool that knows its font"
    )


def _evidence(words: list[str], encoding: str) -> _Evidence:
    read = _BLANKS.split(converted("\n".join(words), encoding))
    changed = vietnamese = before = whole = of_all = 0
    for word, new in zip(words, read, strict=True):
        parts = [part for part in _EDGES.split(new) if part and not _is_symbol(part)]
        if not parts:
            continue
        fits = all(map(is_syllable, parts))
        of_all += 1
        whole += fits
        if (not word.isascii() or word != new) and _PLAIN_LETTER.search(word):
            changed += 1
            vietnamese += fits
            before += _reads(word)
    return _Evidence(
        encoding,
        changed,
        changed / max(of_all, 1),
        vietnamese / max(changed, 1),
        whole / max(of_all, 1),
        before / max(changed, 1),
    )


def _is_symbol(part: str) -> bool:
    return part.isascii() and (not part.isalpha() or part.isupper())


def _reads(word: str) -> bool:
    return all(is_syllable(part) for part in _EDGES.split(word) if part)


def _refuse_lost_horns(text: str, words: int) -> None:
    """ư of TCVN3 shows as a soft hyphen, which many programs drop: `nước` is left as `nớc`."""
    parts = _EDGES.split(text.lower().replace("\n", " ").replace(" ", "-"))
    lost = any(_LOST_HORN.search(part) and not is_syllable(part) for part in parts)
    if "ư" not in text and (lost or words >= ENOUGH_FOR_U_HORN):
        raise UnknownEncoding(
            "it is TCVN3 (ABC) of which the letter ư was lost, as a soft hyphen: take the "
            "original and convert that with a tool that knows its font"
        )


def _with_capitals(text: str) -> str:
    """The capitals of TCVN3 that are sure, although its font has few letters with marks as such:
    in lines and words whose plain letters are all large, and where a sentence begins. Where one
    begins with a small letter that has a capital, small letters say nothing, and are kept."""
    text = _CAPITAL_LINE.sub(lambda m: m[0].upper(), text)
    text = _CAPITAL_WORD.sub(lambda m: m[0].upper(), text)
    starts = list(_SENTENCE_START.finditer(text))
    if any(m[1].islower() and (m[1].isascii() or m[1] in _CAPITALS_OF_TCVN3) for m in starts):
        return text
    letters = list(text)
    for m in starts:
        letters[m.start(1)] = m[1].upper()
    return "".join(letters)
