"""What an amount of money, a score or a rank is of."""

from __future__ import annotations

from ..facts import Count
from ..figures.reading import Figure
from ..figures.scores import is_of_team, is_won
from ..lexicons import grammar, units, verbs
from ..syntax.head_nouns import ends_word
from ..syntax.predicates import (
    before_number,
    clause_start,
    is_attribute,
    is_object,
    verb_length,
)
from ..syntax.subject_phrases import PREPOSITIONS
from ..syntax.subjects import subject
from ..text.document import Sentence
from .amount_phrases import from_noun
from .noun_phrases import item_end
from .purposes import RECEIVERS, behind_bracket, helping, purpose
from .rankings import listed_in
from .units import UnitMatch

_TOTALS = {"GDP", "GRDP", "FDI", "ODA", "NSNN"}
_AGENTS = grammar("agents")
_OF_MONEY = grammar("money_nouns") | grammar("money_nouns_behind")
_HEADS = grammar("money_heads")
_GAINS = {"lãi", "lỗ", "lời"}
_GAINED = {"báo", "tiền", "khoản", "thuế", "số", "gộp", "ròng"}
_SUM = {"số tiền", "tiền của"}
_SUMS = _HEADS | {"quỹ", "vi phạm", "sai phạm", "thiệt hại"}
_FARTHEST = 16  # tokens
_NOTHING = grammar("of_no_amount")
_WORTH = "trị giá"
_HANDING = grammar("handing_verbs")
_DAMAGE = ", thiệt hại"
_GIFTS = {"hỗ trợ", "ủng hộ", "tài trợ", "bồi thường", "đền bù"}  # nouns, too
_RESULTS = grammar("results_of_verbs") | {"sạch", "thêm", "tổng", "cộng"}
_PARTING = {"và", "có", "mỗi", "từ", "với"}
_TAXED = {"sau thuế", "trước thuế"}
_PLANNED = {"kế hoạch", "dự kiến", "chỉ tiêu", "mục tiêu"}


def of_amount(
    s: Sentence, f: Figure, before: Count | None = None, last: Count | None = None
) -> str | None:
    """What the amount of a figure is of: the noun behind its unit, what it is spent on, what the
    `last` count told is worth, the noun before it, what the amount `before` it in the sentence is
    of; None for none. Who pays or gets money is none of it.

    >>> from ..text.document import Document
    >>> from ..figures.reading import read_figures
    >>> f = next(iter(read_figures(Document("Xã nhận 5 triệu đồng tiền thuế."), ())))
    >>> of_amount(f.sentence, f)
    'tiền thuế'
    """
    unit = f.unit
    if f.kind == "score" and (is_won(s, f.quantity.first) or is_of_team(s, f.sign_first)):
        return None
    if f.kind != "money" or unit is None:
        found = listed_in(s, f.quantity.after) or subject(s, f.sign_first)
        return found if found is None or f.kind == "rank" else _or_carried(s, f, found, before)
    if (found := _behind(s, f, unit) or _worth_of(s, f.sign_first, last)) is not None:
        return found
    found = _of_money_told(s, f, unit, before)
    return helping(s, f, unit) if found is None else from_noun(found)


def _of_money_told(s: Sentence, f: Figure, unit: UnitMatch, before: Count | None) -> str | None:
    """What stands before an amount of money, or what it is spent on, as far as it is of that."""
    first = f.sign_first
    if (gained := _gained(s, first)) is not None:
        return gained
    found = subject(s, first)
    if is_object(s, first) and (found is None or not is_headed(found)):
        if (spent := purpose(s, f, unit)) is not None:
            return spent
        found = None if found is None or _is_payer(s, found) else found
    if found == "nợ" and _has_subject(s, first):
        return None
    return _of_found(s, f, found, before)


def _worth_of(s: Sentence, first: int, last: Count | None) -> str | None:
    """`tặng 300 m tôn lợp nhà trị giá 5 triệu đồng`: what the last count told is worth, of a
    measure what is measured."""
    if last is None or last.start < s.start or last.kind not in ("count", "measure"):
        return None
    start, stop = before_number(s, first)
    stop -= 2
    k = s.index_at(last.end - 1) + 1
    if not max(start, k) < stop <= k + _FARTHEST or s.pair(stop) != _WORTH:
        return None
    stop -= s.low[stop - 1] == "tổng"
    plain = all(kind == "w" for kind in s.kinds[k:stop]) and _PARTING.isdisjoint(s.low[k:stop])
    if not plain or last.item is None:
        return None
    head = s.text.find(last.item, last.start - s.start)
    if last.kind == "count" and head >= 0:
        k = s.index_at(s.start + head)
    return s.slice(k, stop - 1) if k < stop else None


def _behind(s: Sentence, f: Figure, unit: UnitMatch) -> str | None:
    """The noun behind the unit: `5 tỷ đồng tiền thuế`, `5 tỷ đồng lợi nhuận sau thuế`."""
    k = behind_bracket(s, unit.last + 1)
    k += s.low[k : k + 1] == ["là"] and s.pair(k + 1) not in _SUM  # `5 tỷ đồng là nợ thuế`
    ahead = unit.first >= f.quantity.after or f.rule == "money.noun"  # `970 triệu tiền mặt`
    if not ahead or not _is_of_money(s, k):
        return None
    end = item_end(s, k, k)
    return s.slice(k, end + 2 * (s.pair(end + 1) in _TAXED))


def _of_found(s: Sentence, f: Figure, found: str | None, before: Count | None) -> str | None:
    """What the phrase found before an amount makes it of, or the amount told before."""
    first = f.sign_first
    if found is not None and found.lower() in ("cán mốc", "đạt mức"):
        found = subject(s, first - len(found.split()))
    if found is not None and (found.lower() in _NOTHING or found.lower() in units()):
        found = None
    if found is not None and found.endswith(_DAMAGE):
        found = found.split(", ")[-1]  # `70% lô hàng bị trả về, thiệt hại 5 tỷ đồng`
    handed = _handing(s, first)
    if handed is not None and (found is None or not is_headed(found)):
        found = None if found is None or _is_who(s, first, found, handed) else found
        found = found or _headed_before(s, first, clause_start(s, first))
        return found or _carried(s, first, before, handed=True)
    if found is None or _is_doing(s, first, found):
        return _headed_before(s, first, 0) or _carried(s, first, before)
    return _or_carried(s, f, found, before)


def _or_carried(s: Sentence, f: Figure, found: str, before: Count | None) -> str | None:
    """The phrase found before an amount, or what the amount before is of where that says nothing
    new."""
    same = before is not None and before.kind == f.kind and before.start >= s.start
    if same and before is not None and not _is_new(s, f.sign_first, found, before):
        return _said_of(before)
    return found


def _said_of(before: Count) -> str | None:
    """What an amount told before is of, where anything is said but its unit."""
    return None if before.item == before.unit else before.item


def _is_new(s: Sentence, k: int, found: str, before: Count) -> bool:
    """Whether the phrase found before token k says something else than what the amount before is
    of: not where it stands before that (`thu từ 3 tỷ đồng năm 2030 đến 5 tỷ đồng`), nor where it
    only says whose part this is (`nợ tại Bắc Á là 3 tỷ đồng, tại Nam Á 5 tỷ đồng`)."""
    at = s.text.rfind(found, 0, s.starts[k] - s.start)
    if at < before.start - s.start:
        return False
    if before.item is None or not _names_money(before.item) or is_headed(found):
        return True
    n = s.index_at(s.start + at)
    if n and s.low[n - 1] == "và":
        return True
    led = n > 0 and s.low[n - 1] in PREPOSITIONS
    named = n > 0 and all(word[0].isupper() for word in found.split())
    return not (led or named or found.lower() in _PLANNED)


def _has_subject(s: Sentence, k: int) -> bool:
    """Whether `nợ` before token k is what somebody does: `công ty Mây (quận 3) nợ 5 tỷ đồng`."""
    start = clause_start(s, k)
    return s.low[start] != "nợ" or (start > 0 and s.raw[start - 1] == ")")


def _handing(s: Sentence, k: int) -> tuple[int, int] | None:
    """Where the verb begins and ends that hands the money at token k over, takes or loses it:
    `phạt 5 triệu đồng`, but not `dự án được đầu tư 5 tỷ đồng`, `phải nộp là 5 tỷ đồng`."""
    start, stop = clause_start(s, k), before_number(s, k)[1]
    if stop == start or s.low[stop - 1] == "là":
        return None
    verbs_before = ((n, verb_length(s, n, stop)) for n in range(stop - 1, start - 1, -1))
    at, n = next(((n, size) for n, size in verbs_before if size), (stop, 0))
    if at > start and (size := verb_length(s, at - 1, stop)) > 1:
        at, n = at - 1, size
    if at > start and (s.low[at - 1] == "được" or is_attribute(s, at)):
        return None
    return (at, at + n) if " ".join(s.low[at : at + n]) in _HANDING else None


def _is_who(s: Sentence, k: int, found: str, verb: tuple[int, int]) -> bool:
    """Whether the phrase found before the money at token k is who hands it over, or the verb."""
    if found.lower() in _GIFTS:
        return False
    if found.split()[0].lower() in RECEIVERS:
        return True
    begins = s.index_at(s.start + s.text.rfind(found, 0, s.starts[k] - s.start))
    counted = begins > 0 and s.kinds[begins - 1] == "n"  # `phạt 12 tài xế 60 triệu đồng`
    behind = s.low[max(begins, verb[1]) : begins + len(found.split())]  # `chi sạch 5 triệu đồng`
    return begins < verb[0] or counted or _RESULTS.issuperset(behind)


def _carried(s: Sentence, k: int, before: Count | None, *, handed: bool = False) -> str | None:
    """What the amount before is of; where the money at token k is handed over, only as a part."""
    if before is None or before.kind != "money" or before.start < s.start:
        return None
    if handed and "trong đó" not in s.text[before.end - s.start : s.starts[k] - s.start]:
        return None
    return _said_of(before)


def _is_payer(s: Sentence, found: str) -> bool:
    """Whether the phrase found is who pays or gets money: a name, or somebody."""
    words = found.split()
    named = words[0][0].isupper() and words[0] not in _TOTALS | {s.raw[0]}
    named = named and words[0].lower() not in _OF_MONEY  # Quỹ Vì người nghèo đạt 5 tỷ
    named = named and not s.text[: s.text.find(found)].rstrip().endswith((";", ":"))
    begins = {" ".join(words[:n]).lower() for n in (1, 2)}
    return named or not _AGENTS.isdisjoint(begins)


def _is_doing(s: Sentence, k: int, found: str) -> bool:
    """Whether the phrase found before token k only says who pays or takes: `Công ty Mây rót`."""
    words = found.split()
    at = s.text.rfind(found, 0, s.starts[k] - s.start)
    last = s.index_at(s.start + at + len(found) - 1)
    verb = any(s.slice(last - n, last).lower() in verbs() for n in (0, 1) if n + 1 < len(words))
    if not verb or is_headed(found) or words[0].lower() in _OF_MONEY | {"một", "tổng"}:
        return False
    agents = {" ".join(words[:n]).lower() for n in (1, 2)} & _AGENTS
    named = words[0][0].isupper() and words[0] not in _TOTALS
    return bool(agents) or (named and (at > 0 or words[1][0].isupper()))


def _gained(s: Sentence, k: int) -> str | None:
    """`ngân hàng lãi 5 tỷ đồng`: what is made or lost, whoever makes it."""
    alone = k > 1 and s.low[k - 1] in _GAINS and s.low[k - 2] not in _GAINED
    return s.raw[k - 1] if alone and any(s.raw[n][0].isupper() for n in range(k - 1)) else None


def _headed_before(s: Sentence, k: int, start: int) -> str | None:
    """The nearest head of money in tokens start to k: `mức bồi thường với bà chỉ còn 3 tỷ đồng`;
    None where another number stands between."""
    for j in range(k - 1, max(start - 1, k - _FARTHEST), -1):
        if s.kinds[j] == "n":
            return None
        n = next((n for n in (4, 3, 2, 1) if " ".join(s.low[j : j + n]) in _SUMS), 0)
        if n and j and s.low[j - 1] in ("từ", "vào", "cho", "trị"):
            return None
        inside = j > 0 and (s.pair(j - 1) in _SUMS or ends_word(s, j))
        if n and not inside:
            last = min(item_end(s, j, j + n - 1), k - 1)
            j -= j > 0 and s.low[j - 1] in ("tổng", "mức")
            return s.slice(j, last - (s.low[last] == "ước"))
    return None


def is_headed(found: str) -> bool:
    """Whether a phrase begins with what an amount can be called.

    >>> is_headed("tổng vốn đăng ký"), is_headed("công ty")
    (True, False)
    """
    words = found.lower().split()
    return words[0] in ("thu", "chi") or any(" ".join(words[:n]) in _HEADS for n in (1, 2, 3, 4))


def _names_money(found: str) -> bool:
    words = found.lower().split()
    return is_headed(found) or any(" ".join(words[:n]) in _OF_MONEY for n in (1, 2))


def _is_of_money(s: Sentence, k: int) -> bool:
    """`1,5 tỷ đồng tiền thuế`: what the money is stands behind it."""
    return k < s.size and any(" ".join(s.low[k : k + n]) in _OF_MONEY for n in (1, 2))
