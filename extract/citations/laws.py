"""Laws and other documents cited by a formal name: the known names, and how far a name reaches."""

from __future__ import annotations

import re
from functools import cache

from ...corpus.text.folding import LOWER, UPPER
from ..lexicons import any_of, grammar, one_of, read_csv, spellings
from .plan_names import stands_inside

_WORD = r"[^\W\d_]+"
_NAME_STOPS = grammar("law_name_ends")
_NOT_LAWS = re.compile(
    r"\s?(?:luật(?!\ss[ưự])|Nhân\s[Qq]uả|Phật(?!\sgiáo)|Sharia|Hồi|Murphy|Pareto|Việt\svị|sư|gia|hóa|hoá|chơi|lệ|pháp|này|đó|rừng|bất|im|định|tục|"
    r"hội|hiện|cũng|được|quy|có|là|thì|và|"
    r"[,.;:)”\"]|$)(?!\w)",
    re.I,
)
_AMENDING = re.compile(
    r"[Ss]ửa\sđổi(?:,\s?bổ\ssung)?"
    r"(?:\s(?:một\ssố|các|khoản|điểm)?\s?(?:điều|khoản|điểm)?[^.;,]{0,30}?)?(?:\scủa)?\s(?:các\s)?"
    rf"(?=Luật|luật\s[{UPPER}]|Bộ\sluật|Pháp\slệnh|Nghị\s(?!quyết)|[0-9]+\s[Ll]uật\s)"
)
# `Luật sửa đổi, bổ sung một số điều của 11 luật liên quan đến quy hoạch`
_SOME_LAWS = re.compile(
    r"[0-9]+\s[Ll]uật\s(?:có\s)?(?:liên\squan\sđến|về|trong\slĩnh\svực)\s"
    rf"{_WORD}(?:\s(?!{one_of('law_name_ends')}(?!\w)){_WORD}){{0,7}}"
)
_SHORT = re.compile(r"[ \xa0\n](?:THTK, CLP|PCCC(?:\s?&\s?|\svà\s)CNCH|[A-ZĐ]{2,})(?!\w)")
_NO_LAW_OF = grammar("countries") | {"TP", "VN", "Việt"}
# `Luật vệ sinh thực phẩm`: no list knows it, and what it is of is written small.
_TOPIC = re.compile(rf"[ \xa0](?P<first>{one_of('law_topics')})(?=[ \xa0][^\W\d_])")
# `luật Thái Lan` and `luật A` name none
_NAMELESS = re.compile(rf"[ \xa0](?:{one_of('countries')}(?!\w|[ \xa0][{UPPER}])|[{UPPER}](?!\w))")
_COUNTRY = re.compile(rf"[ \xa0]{one_of('countries')}$")
_MOST_WORDS = 9  # behind the first one of a name that no list knows
# `Luật Tự do Thông tin`, `Luật Người đi lao động nước ngoài`
_FREE = re.compile(r"\b(?:[Tt]ự [Dd]o|nước ngoài|tác hại của)$")
_PREVENTION = re.compile(r"[ \xa0][Pp]hòng,?[ \xa0]chống(?=[ \xa0][^\W\d_])")
# `luật Brown - Miller`, of two who proposed it
_TWO_PERSONS = re.compile(r"[ \xa0][A-Z][a-z]+[ \xa0]?[-–][ \xa0]?[A-Z][a-z]+(?![^\W_])")
# A draft that is to follow a law; `sửa đổi, bổ sung năm 2017` tells of the law itself.
_SUFFIX = re.compile(
    r"(?P<short>\s\([A-ZĐ]{2,}\)(?=\ssửa))?"  # `Luật phòng chống mua bán người (PCMBN) sửa đổi`
    r"\s(?:\(sửa\sđổi(?:,\s?bổ\ssung)?\)"
    r"|sửa\sđổi(?:,\s?bổ\ssung(?!\s(?:năm\s)?[0-9]))?+(?!\w|\scủa|,?\s(?:và\s)?bổ\ssung))",
    re.I,
)
_CAPITALS = re.compile(r"[A-ZĐ]{2}")  # `luật thuế TNCN`, and no `luật ngân sách`
_JOINING = ("và", "-", "–")
_POINTED_AT = re.compile(r"[ \xa0](?:này|đó|kia|khác|nói trên)(?!\w)")
_GOES_ON = re.compile(
    rf"[ \xa0](?!(?:{one_of('law_name_ends')}|và|năm)(?!\w))[{LOWER}]+(?!\w)(?=[,.;]|\s[{LOWER}])"
)


def _key(name: str) -> str:
    """A name without what joins its words: `phòng cháy, chữa cháy`, `phòng cháy và chữa cháy`."""
    return " ".join(w for w in name.lower().replace(",", " ").split() if w not in _JOINING)


@cache
def known_names() -> dict[str, tuple[str, str]]:
    """Known names in lower case, both tone placements: (name as listed, document type)."""
    return {
        _key(s): (row["name"], row["doc_type"])
        for row in read_csv("laws.csv")
        for name in (row["name"], *filter(None, row["short"].split("|")))
        for s in spellings(name)
    }


@cache
def _short_names() -> dict[str, str]:
    """Full names by the short ones of common use (`Luật Ngân sách`)."""
    return {
        _key(s): row["name"]
        for row in read_csv("laws.csv")
        for short in filter(None, row["short"].split("|"))
        for s in spellings(short)
    }


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Abbreviated names: (name, document type)."""
    found: dict[str, tuple[str, str]] = {}
    for row in read_csv("laws.csv"):
        if row["abbreviation"]:
            found[row["abbreviation"]] = (row["name"], row["doc_type"])
    return found


def abbreviated(name: str, doc_type: str) -> tuple[str, str] | None:
    """The name and type that an abbreviation stands for, or None.

    >>> abbreviated("TTHS", "bộ luật"), abbreviated("HS", "luật")
    (('Tố tụng hình sự', 'bộ luật'), None)
    """
    code = doc_type == "bộ luật" or len(name) > len("HS")
    name = re.sub(r"\s?&\s?", " và ", name)  # `PCCC&CNCH`
    return abbreviations().get(name) or (abbreviations().get(f"BL{name}") if code else None)


@cache
def _shortened() -> tuple[re.Pattern[str], dict[str, str]]:
    """What stands shortened in the names of laws (`giáo dục ĐH`): a pattern, and its words."""
    words = {row["abbreviation"]: row["words"] for row in read_csv("law_words.csv")}
    return re.compile(rf"(?<![\w-]){any_of(words)}(?![\w-])"), words


def in_full(name: str) -> str:
    """A name of several words with those written out that stand shortened in it.

    >>> in_full("giáo dục ĐH"), in_full("BHXH")
    ('giáo dục đại học', 'BHXH')
    """
    if name.replace(" và ", " ").isupper():
        return name  # `PCCC và CNCH`, a heading
    pattern, words = _shortened()
    return pattern.sub(lambda m: words[m[0]], name)


def in_capitals(name: str) -> tuple[str, str] | None:
    """The listed name and type of what a heading writes in capitals, or None.

    >>> in_capitals("ĐẤT ĐAI")
    ('Đất đai', 'luật')
    """
    return known_names().get(_key(name))


@cache
def _known() -> re.Pattern[str]:
    names = sorted(known_names(), key=len, reverse=True)
    pattern = "|".join(map(re.escape, names)).replace(r"\ và\ ", r"\ ")
    return re.compile(rf"\s({pattern})(?!\w)".replace(r"\ ", r"(?:,|\s-|\svà)?\s+"), re.I)


def is_known(text: str, start: int) -> bool:
    """Whether a listed name of two syllables or more follows: `luật khiếu nại`."""
    known = _known().match(text, start)
    if known is None:
        return False
    clear = _CAPITALS.search(known[1]) or _key(known[1]) not in _short_names()
    return bool(clear) and len(known[1].split()) >= 2


def law_name(text: str, start: int) -> tuple[str, int] | None:
    """The name of a law after its type word, which ends at `start`, and the name's end.

    >>> law_name("Luật Thi đua, khen thưởng năm 2022", 4)
    ('Thi đua, khen thưởng', 25)
    """
    if amended := _AMENDING.match(text, start + 1):
        return _amending(text, start + 1, amended.end())
    known = _known().match(text, start)
    if not known and _NOT_LAWS.match(text, start):
        return None
    end = known.end() if known else _free_name_end(text, start)
    if end is None:
        return None
    suffix = _SUFFIX.match(text, end)
    name = " ".join(text[start:end].split())
    name = _short_names().get(_key(name)) or in_full(name)
    if suffix:
        name, _ = abbreviated(name, "luật") or (name, "")
        end = suffix.end()
        name += " " + " ".join(suffix[0].removeprefix(suffix["short"] or "").split())
    return name, end


def _amending(text: str, start: int, inner: int) -> tuple[str, int] | None:
    """The name of a law that amends another runs to the other's end."""
    if several := _SOME_LAWS.match(text, inner):
        return " ".join(text[start : several.end()].split()), several.end()
    head = re.compile(r"(?:Bộ\sluật|[Ll]uật|Pháp\slệnh|Nghị\s\w+)").match(text, inner)
    if head is None:
        return None
    again = _AMENDING.match(text, head.end() + 1)  # a law that amends one that amends: no end
    other = None if again else law_name(text, head.end())
    end = other[1] if other else head.end()
    joined = re.compile(r"(?:,|\svà)\s(?:Bộ\sluật|Luật|Pháp\slệnh)(?!\w)").match(text, end)
    if joined and (other := law_name(text, joined.end())):
        end = other[1]
    return " ".join(text[start:end].split()), end


def _free_name_end(text: str, start: int) -> int | None:
    """A name that is not listed: an abbreviation, or a capital word and the words that follow it
    up to one that begins a clause."""
    if short := _SHORT.match(text, start):
        return short.end()
    if persons := _TWO_PERSONS.match(text, start):
        return persons.end()
    if prevention := _PREVENTION.match(text, start):
        return _words_end(text, start, prevention.end())
    m = re.compile(rf"[ \xa0](?P<first>[{UPPER}]\w*)").match(text, start)
    if _NAMELESS.match(text, start):
        return None
    inside = stands_inside(text, start - len("Luật")) or text[start - 5 : start - 4] in ("(", "“")
    if m is None and inside and text[start - 4] == "L":
        return _topic_end(text, start)
    if not m or m["first"] in _NO_LAW_OF:
        return None
    return _words_end(text, start, m.end())


def _topic_end(text: str, start: int) -> int | None:
    """The end of `vệ sinh thực phẩm`; the country whose law it is does not belong to it."""
    m = _TOPIC.match(text, start)
    if m is None:
        return None
    end = _words_end(text, start, m.end())
    if country := _COUNTRY.search(text, m.end() + 1, end):
        end = country.start()
    return end if end > m.end() else None


def _words_end(text: str, start: int, end: int) -> int:
    step = re.compile(rf"[ \xa0]({_WORD})")
    left = _MOST_WORDS
    while left and (nxt := step.match(text, end)):
        if nxt[1] in _NAME_STOPS and not _FREE.search(text, start, nxt.end()):
            break
        if nxt[1] == "và" and not _known_tail(text, nxt.end()):
            break
        left -= 1
        end = nxt.end()
    return end


def _known_tail(text: str, end: int) -> bool:
    """Whether a small letter follows `và`: the name goes on (`Luật Hôn nhân và gia đình`)."""
    return re.compile(rf"\s(?!các\s|những\s)[{LOWER}]").match(text, end) is not None


def second_name(text: str, end: int) -> tuple[str, int] | None:
    """A second law under the same type word: `Luật Khiếu nại, tố cáo` names two.

    >>> second_name("Luật Khiếu nại, tố cáo.", 14)
    ('Tố cáo', 22)
    """
    m = re.compile(r",\s?(?:và\s)?|\svà\s|\s(?=[Tt]ố\scáo)").match(text, end)
    if not m:
        return None
    found = _known().match(text, m.end() - 1)
    if (short := _SHORT.match(text, m.end() - 1)) and (named := abbreviated(short[0][1:], "luật")):
        return named[0], short.end()  # `Luật BHXH, BHYT`
    if not found or _POINTED_AT.match(text, found.end()):
        return None  # `Căn cứ Luật Thủy sản, xây dựng này là sai`
    if found[1][0].isupper() and _GOES_ON.match(text, found.end()):
        return None  # `Luật Lao động, Thương mại vùng cao`
    name, doc_type = known_names()[_key(found[1])]
    return (name, found.end()) if doc_type == "luật" else None
