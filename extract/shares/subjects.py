"""What a share is of, or what changed: `24,1% số đơn`, `thu ngân sách tăng 5%`."""

from __future__ import annotations

from ..facts import Count, Percentage
from ..lexicons import grammar
from ..numbers.figures import Figure
from ..syntax.head_nouns import headed
from ..syntax.predicates import clause_start, verb_length
from ..syntax.subjects import BARE_LEVELS, POINTING_BACK, subject
from ..text.document import Sentence, tokens
from .bases import exceeded_at
from .heads import capital_held, interest_before, is_amount, moved_before
from .lists import is_one_more, is_rate, of_names, of_same
from .nouns import APPROXIMATE, noun_behind
from .told import MOVED, told_of
from .wholes import WHOLES, name_behind, plan_behind, planned_amount, whole_behind

_LINKING = grammar("linking")
_ONLY_LINKS = _LINKING | grammar("before_share")
_TO_NEXT = grammar("between_shares")


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
    >>> from ..numbers.figures import read_figures
    >>> f = next(iter(read_figures(Document("Có 12% số hộ trong thôn đã ký."), ())))
    >>> share_of(f.sentence, f, 2, None)
    'số hộ trong thôn đã ký'
    """
    if told is not None and _is_part(s, f, last, told):
        return told_of(s, told, f.sign_first)
    if isinstance(told, Percentage) and told.of and _is_other_level(s, f, last, told):
        return told.of
    against = _against(s, f, last + 1)
    if (beside := _named_behind(s, f, last, change, rated=against is not None)) is not None:
        return beside
    if (listed := of_names(s, f, last) or of_same(s, f, last, told)) is not None:
        return listed
    found = _named_before(s, f, last, told)
    if found and told is not None and told.start >= s.start and is_one_more(s, found, change, told):
        found = told_of(s, told, f.sign_first)
    if found and told is not None and _points_back(found, s, told):
        found = told_of(s, told, f.sign_first) or found  # `62/77 đơn, đạt tỷ lệ 80,5%`
    named = s.low[f.sign_first - 1] in _OF_NAMED
    if found and change is None and not named and _is_verb(found):
        found = told_of(s, told, f.sign_first) if told and told.start >= s.start else None
    if not found or s.low[f.sign_first - 1] == "cứ":
        found = plan_behind(s, last + 1)
        found = found and (_told_within(s, f, told) or found)
    if against is None or (found and against in found):
        return found
    return f"{found} so với {against}" if found and _is_headed(found) else against


def _is_other_level(s: Sentence, f: Figure, last: int, told: Percentage) -> bool:
    """`chiếm 22% lượng gạo so với trên 35% của những năm trước`: the same at another time."""
    of_other = s.low[last + 1 : last + 2] in (["của"], ["trong"])
    return told.start >= s.start and of_other and s.pair(f.sign_first - 2) == "so với"


def _named_behind(
    s: Sentence, f: Figure, last: int, change: str | None, *, rated: bool
) -> str | None:
    """What the words behind a share name: its noun, but not behind a rate; its whole or plan."""
    beyond = _behind_rate(s, last + 1 + _is_enclosed(s, f, last))
    if not (rated or is_rate(s, f.sign_first, last + 1)):
        behind = noun_behind(s, beyond)
        if behind is not None:
            return behind
    whole = whole_behind(s, f.sign_first, beyond) or planned_amount(s, beyond)
    if whole is not None and (change is None or s.low[f.sign_first - 1] in _SHIFTED):
        return whole
    return name_behind(s, f.sign_first, beyond) if change is None else None


def _named_before(s: Sentence, f: Figure, last: int, told: Count | Percentage | None) -> str | None:
    """What the words before a share name: the whole of its list, what the figure before is of, the
    capital held, what a clause before has moved, its subject."""
    found = _of_list(s, last, told) or _of_share_changed(s, f, told)
    if found is None and (_tells_no_subject(s, f, told) or reaches_plan(s, f, last, told)):
        found = told_of(s, told, f.sign_first) if told is not None else None
    found = found or capital_held(s, f.sign_first)
    found = found or moved_before(s, f.sign_first)
    found = found or subject(s, _before_base(s, f.sign_first))
    unnamed = found is None and s.low[f.sign_first - 1] in _ONLY_LINKS
    if told is not None and told.start >= s.start and (unnamed or (found and is_amount(found))):
        found = subject(s, s.index_at(told.start))  # `đạt mốc 6 tỷ đồng – tăng 48%`
    return interest_before(s, f.sign_first, last + 1, found) or found


_NAMED_ACTS = grammar("noun_before_verb") | grammar("money_heads")
_NAMED_ACTS |= {"xuất khẩu", "nhập khẩu", "bán lẻ", "chi", "thu"}
_OF_NAMED = {"từ", "chiếm", "là"}  # `thực hành từ 55%`, but not `phát hiện 55%`
_SHIFTED = {"tăng", "giảm"}  # `giảm 70% kế hoạch sản xuất`, but not `vượt 12% kế hoạch`


def _is_verb(phrase: str) -> bool:
    """Whether a phrase is but a verb, which nothing is a share of: `hoàn thành`, `phát hiện`."""
    words = tokens(phrase)
    if phrase.lower() in _NAMED_ACTS:
        return False
    return words.size < 3 and verb_length(words, 0, words.size) == words.size


def _behind_rate(s: Sentence, k: int) -> int:
    """Behind the `/ năm` at token k: `giảm 0,7%/năm lãi suất cho vay`."""
    return k + 2 if s.raw[k : k + 1] == ["/"] and s.low[k + 1 : k + 2] in _EACH else k


_EACH = (["năm"], ["tháng"], ["ngày"], ["quý"])


def reaches_plan(s: Sentence, f: Figure, last: int, told: Count | Percentage | None) -> bool:
    """Whether the share whose last token is `last` says how much of a plan the count before it is:
    `xây 91 nhà cho hộ nghèo đạt 113% kế hoạch`, but `12 xã thu ngân sách đạt 90% kế hoạch`.

    >>> from ..text.document import Document
    >>> from ..extractor import extract
    >>> [p.numerator for p in extract("Xã xây 91 nhà cho hộ nghèo đạt 113% kế hoạch.").percentages]
    [Decimal('91')]
    """
    if not isinstance(told, Count) or told.start < s.start or told.kind != "count" or told.change:
        return False
    if s.low[f.sign_first - 1] != "đạt" or plan_behind(s, last + 1) is None:
        return False
    k = s.index_at(told.end - 1) + 1
    words = all(kind == "w" for kind in s.kinds[k : f.sign_first])
    return words and headed(s, k, f.sign_first) is None


def _is_enclosed(s: Sentence, f: Figure, last: int) -> bool:
    """`1/4 (26%) số hộ`, `“100%” số hộ`: a mark closes behind the share before its noun."""
    if f.sign_first < 2 or last + 1 >= s.size:
        return False
    marks = s.raw[f.sign_first - 1] + s.raw[last + 1]
    return marks in _QUOTED or (marks == "()" and s.kinds[f.sign_first - 2] == "n")


_QUOTED = {"“”", '""', "‘’", "''"}


def _before_base(s: Sentence, first: int) -> int:
    """The token before which stands what the share at token `first` is of, with what it is held to
    left out: `giá chè cao hơn giá gốc 20%`, `giá chè tăng so với năm trước 30%`."""
    if exceeded := exceeded_at(s, first - (s.low[first - 1] == "là")):
        return exceeded - 1
    for k in range(first - 2, clause_start(s, first), -1):
        if s.kinds[k] == "n":
            break
        if s.low[k] == "so" and s.low[k - 1] in ("tăng", "giảm"):
            return k - 1
    return first


def _told_within(s: Sentence, f: Figure, told: Count | Percentage | None) -> str | None:
    """What the count before is of, over more than links: `64 hộ được vay - bằng 80% kế hoạch`."""
    if not isinstance(told, Count) or told.start < s.start or told.kind != "count" or told.change:
        return None
    return told_of(s, told, f.sign_first)


_POINTING = tuple(f"{phrase} " for phrase in sorted(POINTING_BACK) if phrase.endswith(" này"))


def _is_headed(phrase: str) -> bool:
    """Whether a phrase names an amount, which can be held to the whole: `bội chi so với GDP`."""
    words = phrase.lower().split()
    return any(" ".join(words[:n]) in _HEADS for n in (1, 2, 3))


_HEADS = grammar("money_heads") | {"nợ", "chi", "thu", "quy mô", "đầu tư", "xuất khẩu", "thâm hụt"}


def _is_part(s: Sentence, f: Figure, last: int, told: Count | Percentage) -> bool:
    """`ngân sách 7 triệu, trong đó 89%`, `35 em, có 4% trong số này`: a part of what was told."""
    if told.start < s.start or _is_enclosed_told(s, f, told):
        return False
    behind = s.low[last + 1 : last + 4]
    if behind[:1] == ["số"]:
        return False  # `trong đó 36% số dân …`
    if behind[:2] == ["trong", "số"] and behind[2:] in (["này"], ["đó"]):
        return True
    lead = s.low[max(0, f.sign_first - 3) : f.sign_first]
    return lead[-2:] == ["trong", "đó"] or lead == ["trong", "đó", "có"]


def _is_enclosed_told(s: Sentence, f: Figure, told: Count | Percentage) -> bool:
    """`120 thanh niên (có 4 nữ), trong đó 19% thanh niên …`: a bracket closes behind the figure
    before, which the share is no part of."""
    between = s.raw[s.index_at(told.end - 1) : f.sign_first]
    return ")" in between and "(" not in between


def _points_back(found: str, s: Sentence, told: Count | Percentage) -> bool:
    """Whether a phrase only names how high something is that was told before."""
    low = found.lower()
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
    if not isinstance(told, Percentage) or told.change or not _tells_no_subject(s, f, told):
        return None
    k = s.index_at(told.start)
    while k and s.low[k - 1] in APPROXIMATE | {"đến"}:
        k -= 1
    has_share = k > 0 and s.low[k - 1] == "chiếm"
    return subject(s, k) if has_share and s.low[f.sign_first - 1] in MOVED else None


def _tells_no_subject(s: Sentence, f: Figure, told: Count | Percentage | None) -> bool:
    """Whether only verbs and linking words stand between the figure before and this share."""
    if told is None or told.start < s.start:
        return False
    k = s.index_at(told.end - 1) + 1
    if isinstance(told, Count) and told.total and told.item:  # `28/40 lượt tiếp dân chiếm 70%`
        k = max(k, _behind_phrase(s, s.index_at(told.start) + 3, told.item))
    if isinstance(told, Percentage) and is_beside(s, k, f.sign_first):
        return True
    if isinstance(told, Percentage):
        k = _behind_phrase(s, _behind_phrase(s, k, told.of), told.base)
        return all(
            s.low[n] in _TO_NEXT or s.kinds[n] == "d" or s.raw[n] in "();"
            for n in range(k, f.sign_first)
        )
    start = max(k, clause_start(s, f.sign_first))
    return all(s.low[n] in _ONLY_LINKS or s.kinds[n] in "pd" for n in range(start, f.sign_first))


def is_beside(s: Sentence, k: int, first: int) -> bool:
    """Whether only for whom stands from token k, behind a share, to the next at token `first`.

    >>> from ..text.document import tokens
    >>> is_beside(tokens("phí 23% với gốm và 11% với lụa"), 3, 6)
    True
    """
    while first > k and s.low[first - 1] in APPROXIMATE | {"từ"}:
        first -= 1
    if not 2 < first - k < _LONGEST_WHOM or s.low[k] not in _FOR_WHOM:
        return False
    return s.low[first - 1] in ("và", ",") and all(kind == "w" for kind in s.kinds[k : first - 1])


_FOR_WHOM = {"với", "cho", "ở", "tại", "đối"}
_LONGEST_WHOM = 13  # tokens


def _behind_phrase(s: Sentence, k: int, phrase: str | None) -> int:
    """The token behind a phrase of the share before, where it stands at token k or soon after."""
    if phrase is None:
        return k
    size = tokens(phrase).size
    near = range(k, min(k + 4, s.size))
    at = next((n for n in near if s.slice(n, min(s.size, n + size) - 1) == phrase), None)
    return k if at is None else at + size
