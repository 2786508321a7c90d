"""What a share is of, or what changed: `24,1% số đơn`, `thu ngân sách tăng 5%`."""

from __future__ import annotations

import re

from ..facts import Count, Percentage
from ..figures.reading import Figure
from ..lexicons import grammar
from ..syntax.head_nouns import headed
from ..syntax.predicates import verb_length
from ..syntax.subject_phrases import before_links
from ..syntax.subjects import BARE_LEVELS, POINTING_BACK, subject
from ..text.document import Sentence, tokens
from .among import is_of_those, is_part
from .bases import before_base
from .between import tells_no_subject
from .heads import capital_held, interest_before, is_amount, is_body, moved_before, moved_to
from .lists import (
    is_one_more,
    is_rate,
    of_names,
    of_parallel,
    of_same,
    of_told_before,
    rate_at_level,
    rate_reaches,
)
from .nouns import behind_repeated, noun_behind
from .phrases import APPROXIMATE, ONLY_LINKS, phrase_end
from .told import MOVED, told_of
from .wholes import WHOLES, name_behind, plan_behind, planned_amount, whole_behind

_NAMED_ACTS = grammar("noun_before_verb") | grammar("money_heads")
_NAMED_ACTS |= {"xuất khẩu", "nhập khẩu", "bán lẻ", "chi", "thu"}
_PAID = {"thu", "chi", "thu nộp", "nộp"}
_BEFORE_NUMBER = APPROXIMATE | {"đến"}
_OF_NAMED = {"từ", "chiếm", "là"}  # `thực hành từ 55%`, but not `phát hiện 55%`
_SHIFTED = {"tăng", "giảm"}  # `giảm 70% kế hoạch sản xuất`, but not `vượt 12% kế hoạch`
_EACH = (["năm"], ["tháng"], ["ngày"], ["quý"])
_LEVEL = 4  # tokens of `chiếm tỷ lệ` and what is between it and the number
_LATER = {"đến", "tới", "nay", "năm"}
_JOINING = {"và", "hoặc", "hay", ","}
_AVERAGE = re.compile(r"(?<=lệ) (?:trung bình|bình quân)(?: chung)?(?: (?:toàn|cả) [^,;]+)?$")
_QUOTED = {"“”", '""', "‘’", "''"}
_POINTING = tuple(f"{phrase} " for phrase in sorted(POINTING_BACK) if phrase.endswith(" này"))
_HEADS = grammar("money_heads") | {"nợ", "chi", "thu", "quy mô", "đầu tư", "xuất khẩu", "thâm hụt"}


def share_of(
    s: Sentence,
    f: Figure,
    last: int,
    told: Count | Percentage | None,
    change: str | None = None,
) -> str | None:
    """What the share whose last token is `last` is of: the noun behind it; what the number or share
    before it is of (`174 đơn, tăng 24,1%`; `từ 4,8% lên 5,3%`); else the subject before it.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> f = next(iter(read_figures(Document("Có 12% số hộ trong thôn đã ký."), ())))
    >>> share_of(f.sentence, f, 2, None)
    'số hộ trong thôn đã ký'
    """
    if told is not None and is_part(s, f, last, told):
        return told_of(s, told, f.sign_first)
    if is_of_those(s, last + 1):
        return None  # of whom a sentence before tells
    against = _against(s, f, last + 1)
    if (beside := _told_beside(s, f, last, told, change)) is not None:
        return beside
    found = _named_before(s, f, last, told)
    if found and told is not None:
        found = _told_instead(s, f.sign_first, found, told, change)
    found = _behind_copula(s, f.sign_first, last + 1, found) if found else None
    found = _done_by(s, last + 1, found) if found and change is None else found
    named = s.low[f.sign_first - 1] in _OF_NAMED
    if found and change is None and not named and _is_verb(found):
        found = told_of(s, told, f.sign_first) if told and told.start >= s.start else None
    if not found or s.low[f.sign_first - 1] == "cứ":
        found = plan_behind(s, last + 1)
    if against is None or (found and against in found):
        return found
    if s.low[f.sign_first - 1] == "góp":  # `đóng góp 10% GDP cả nước`
        return s.slice(last + 1, phrase_end(s, last + 1) - 1)
    return f"{found} so với {against}" if found and _is_headed(found) else against


def _done_by(s: Sentence, k: int, found: str) -> str:
    """What is found, or instead of but who does it what is done: the plan at token k, what comes in
    or goes out (`Cục thu được 5 tỷ đồng, đạt 80% kế hoạch`)."""
    who, _, verb = found.rpartition(" ")
    if verb in _PAID and who and is_body(who):
        return verb
    if not is_body(found):
        return found
    return plan_behind(s, k) or found


def _told_beside(
    s: Sentence, f: Figure, last: int, told: Count | Percentage | None, change: str | None
) -> str | None:
    """What a share is of by what stands right beside it: what it is another level of, what the
    words behind it name, what its list is of; None where that stands before it."""
    if isinstance(told, Percentage) and told.of and _is_other_level(s, f, last, told):
        return told.of
    if (parallel := of_parallel(s, f.sign_first, last, told)) is not None:
        return parallel
    rated = _against(s, f, last + 1) is not None
    behind = _named_behind(s, f, last, change, rated=rated)
    if behind is not None:
        return behind
    return of_names(s, f) or of_same(s, f, last, told) or of_told_before(s, f, last, told)


def _told_instead(
    s: Sentence, first: int, found: str, told: Count | Percentage, change: str | None
) -> str | None:
    """What was told before instead of what is found, where that is but one more name or a phrase
    that points back: `62/77 đơn, đạt tỷ lệ 80,5%`."""
    if told.start >= s.start and is_one_more(s, found, change, told):
        return told_of(s, told, first)
    if change is None and (rate := rate_at_level(s, first, found, told)) is not None:
        return rate
    if _points_back(found, s, told):
        return told_of(s, told, first) or found
    return found


def _behind_copula(s: Sentence, first: int, k: int, found: str) -> str:
    """`Theo sau, chiếm tỷ lệ 20% là nhóm nuôi ong`: what has the share at token `first` stands
    behind the `là` at token k, where but a bare level is found before."""
    has = "chiếm" in s.low[max(0, first - _LEVEL) : first]
    if not has or found.lower() not in BARE_LEVELS or s.low[k : k + 1] != ["là"]:
        return found
    return s.slice(k + 1, max(k + 2, phrase_end(s, k + 1)) - 1) if k + 1 < s.size else found


def _is_other_level(s: Sentence, f: Figure, last: int, told: Percentage) -> bool:
    """`chiếm 22% lượng gạo so với trên 35% của những năm trước`: the same at another time."""
    k = s.index_at(told.end - 1) + 1
    later = told.start >= s.start and s.low[k : k + 1] == ["thì"] and s.low[k + 1] in _LATER
    if later and "tăng" in s.low[k : f.sign_first]:
        return True  # `chỉ có 3% thì đến khóa này đã tăng lên 24%`
    of_other = s.low[last + 1 : last + 2] in (["của"], ["trong"])
    return told.start >= s.start and of_other and s.pair(f.sign_first - 2) == "so với"


def _named_behind(
    s: Sentence, f: Figure, last: int, change: str | None, *, rated: bool
) -> str | None:
    """What the words behind a share name: its noun, but not behind a rate; its whole or plan."""
    beyond = _behind_bound(s, behind_repeated(s, last + 1) + _is_enclosed(s, f, last))
    rated = rated or is_rate(s, f.sign_first, last + 1)
    if not (rated or rate_reaches(s, f.sign_first, last + 1)):
        behind = noun_behind(s, beyond)
        if behind is not None:
            return behind
    shared = _shared_behind(s, last + 1)
    if shared is not None:
        return shared
    whole = whole_behind(s, f.sign_first, beyond) or planned_amount(s, beyond)
    if whole is not None and (change is None or s.low[f.sign_first - 1] in _SHIFTED):
        return whole
    return name_behind(s, f.sign_first, beyond) if change is None else None


def _shared_behind(s: Sentence, k: int) -> str | None:
    """The noun behind the next share at token k that is of both, or in a bracket there: `giảm 5% và
    10% tiền thuê`, `84% (số sinh viên trường công)`; None for none."""
    if s.low[k : k + 2] in (["(", "số"], ["(", "tổng"]):
        return s.slice(k + 1, phrase_end(s, k + 1) - 1)
    joined = False
    while s.low[k : k + 1] and s.low[k] in _JOINING and s.raw[k + 2 : k + 3] == ["%"]:
        joined, k = s.low[k] != ",", k + 3  # `13%, 4% và 2% cổ phần`
    return noun_behind(s, k) if joined else None


def _named_before(s: Sentence, f: Figure, last: int, told: Count | Percentage | None) -> str | None:
    """What the words before a share name: the whole of its list, what the figure before is of, the
    capital held, what a clause before has moved, its subject."""
    found = moved_to(s, f.sign_first) or _of_list(s, last, told) or _of_share_changed(s, f, told)
    if found is None and (tells_no_subject(s, f, told) or reaches_plan(s, f, last, told)):
        found = told_of(s, told, f.sign_first) if told is not None else None
    found = found or capital_held(s, f.sign_first)
    found = found or moved_before(s, f.sign_first)
    found = found or subject(s, before_base(s, f.sign_first))
    unnamed = found is None and s.low[f.sign_first - 1] in ONLY_LINKS
    if told is not None and told.start >= s.start and (unnamed or (found and is_amount(found))):
        found = subject(s, s.index_at(told.start))  # `đạt mốc 6 tỷ đồng – tăng 48%`
    return interest_before(s, f.sign_first, last + 1, found) or found


def _is_verb(phrase: str) -> bool:
    """Whether a phrase is but a verb, which nothing is a share of: `hoàn thành`, `phát hiện`."""
    words = tokens(phrase)
    if phrase.lower() in _NAMED_ACTS:
        return False
    return words.size < 3 and verb_length(words, 0, words.size) == words.size


def _behind_bound(s: Sentence, k: int) -> int:
    """Behind the `/ năm` or `trở lên` at token k: `giảm 0,7%/năm lãi suất cho vay`, `60% trở lên
    hộ dân`."""
    if s.low[k : k + 1] == ["trở"]:
        return k if s.low[k + 2 : k + 3] in (["tổng"], ["so"]) else k + 2
    return k + 2 if s.raw[k : k + 1] == ["/"] and s.low[k + 1 : k + 2] in _EACH else k


def reaches_plan(s: Sentence, f: Figure, last: int, told: Count | Percentage | None) -> bool:
    """Whether the share whose last token is `last` says how much of a plan the count before it is:
    `xây 91 nhà cho hộ nghèo đạt 113% kế hoạch`, but `12 xã thu ngân sách đạt 90% kế hoạch`.

    >>> from ..text.document import Document
    >>> from ..extractor import extract
    >>> [p.numerator for p in extract("Xã xây 91 nhà cho hộ nghèo đạt 113% kế hoạch.").percentages]
    [Decimal('91')]
    """
    if not isinstance(told, Count) or told.start < s.start or told.kind != "count":
        return False
    if s.low[f.sign_first - 1] != "đạt" or plan_behind(s, last + 1) is None:
        return False
    k = s.index_at(told.end - 1) + 1
    words = all(kind == "w" for kind in s.kinds[k : f.sign_first])
    return words and headed(s, k, before_links(s, k, f.sign_first)) is None


def _is_enclosed(s: Sentence, f: Figure, last: int) -> bool:
    """`1/4 (26%) số hộ`, `“100%” số hộ`: a mark closes behind the share before its noun."""
    if f.sign_first < 2 or last + 1 >= s.size:
        return False
    marks = s.raw[f.sign_first - 1] + s.raw[last + 1]
    return marks in _QUOTED or (marks == "()" and s.kinds[f.sign_first - 2] == "n")


def _is_headed(phrase: str) -> bool:
    """Whether a phrase names an amount, which can be held to the whole: `bội chi so với GDP`."""
    words = phrase.lower().split()
    return any(" ".join(words[:n]) in _HEADS for n in (1, 2, 3))


def _points_back(found: str, s: Sentence, told: Count | Percentage) -> bool:
    """Whether a phrase only names how high something is that was told before."""
    low = _AVERAGE.sub("", found.lower())  # `đạt tỷ lệ bình quân toàn xã 75%`
    if low in POINTING_BACK or low.startswith(_POINTING):
        return True
    return low in BARE_LEVELS and told.start >= s.start


def _against(s: Sentence, f: Figure, k: int) -> str | None:
    """`5,3% GDP`: the whole behind the sign at token k - 1, or behind that of the share joined."""
    if f.rule == "percent.shared":
        sign = next((n for n in range(k, min(s.size, k + 4)) if s.raw[n] == "%"), s.size)
        k = sign + 1
    return s.raw[k] if k < s.size and s.raw[k] in WHOLES else None


def _of_list(s: Sentence, last: int, told: Count | Percentage | None) -> str | None:
    """The whole of a list of shares, said behind its first: `chiếm 45% tổng thu, dịch vụ chiếm
    30%`."""
    if not isinstance(told, Percentage) or told.start < s.start or told.of is None:
        return None
    k = s.index_at(told.end - 1) + 1
    if last + 1 < s.size and s.kinds[last + 1] == "w" and s.low[last + 1] not in ("và", "trong"):
        return None
    if f"% {told.of}" not in s.text[: s.ends[last] - s.start]:
        return None
    stop = last
    while (stop > k and s.low[stop - 1] in APPROXIMATE) or s.kinds[stop - 1] == "n":
        stop -= 1
    return told.of if s.low[stop - 1] == "chiếm" else None


def _of_share_changed(s: Sentence, f: Figure, told: Count | Percentage | None) -> str | None:
    """`xuất khẩu gỗ chiếm 39% tổng kim ngạch, tăng 14%`: what rose is what has the share."""
    if not isinstance(told, Percentage) or told.change or not tells_no_subject(s, f, told):
        return None
    k = s.index_at(told.start)
    while k and s.low[k - 1] in _BEFORE_NUMBER:
        k -= 1
    has_share = k > 0 and s.low[k - 1] == "chiếm"
    return subject(s, k) if has_share and s.low[f.sign_first - 1] in MOVED else None
