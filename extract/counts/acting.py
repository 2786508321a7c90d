"""Where a counted noun phrase ends because what those counted do, or who they are, begins."""

from __future__ import annotations

from ..figures.numerals import NUMBER_WORDS
from ..lexicons import grammar
from ..syntax.predicates import AUXILIARIES, verb_length
from ..text.document import Sentence
from ..text.tokenizer import dictionary

_PEOPLE = grammar("joined_people")
_VERB_NOUNS = grammar("noun_before_verb") | {"và"}
_MADE_TO_ACT = grammar("made_to_act")
_SURNAMES = grammar("surnames")
_NAMED = _PEOPLE | grammar("accused") | {"người", "ông", "bà", "em", "anh", "chị"}
SIGNS = {"hơn", "gần", "khoảng", "cả", "trên"}
MOVING = {"đi", "về", "thành"}
_GOING = {"bộ", "đường", "xe", "biển", "lao", "lại", "kèm", "cùng"}
_HOMEWARD = {"phía", "trụ", "nhà", "quê", "nước", "nơi", "đích", "xã", "huyện", "thôn", "làng"}
_TELLS = {"có", "còn", "đạt", "chiếm", "tăng", "giảm", "xếp", "được", "đã", "sẽ", "là"}


def is_made_to_act(s: Sentence, number: int) -> bool:
    """`khiến 3 người`, `bị 2 đối tượng`, `đã được hơn 90 nước`: what those counted do follows.

    >>> from ..text.document import tokens
    >>> is_made_to_act(tokens("khiến 3 người ngã"), 1), is_made_to_act(tokens("có 3 người"), 1)
    (True, False)
    """
    k = number - 1
    while k > 0 and s.low[k] in SIGNS:
        k -= 1
    if s.low[k] == "nhóm":  # `bị một nhóm 5 thanh niên đánh`
        k -= 1 + (s.low[k - 1] == "một")
    if k < 0:
        return False
    if s.low[k] in _MADE_TO_ACT or (k and s.pair(k - 1) in _MADE_TO_ACT):
        return True
    if s.low[k] == "bị":
        return s.pair(k - 1) not in dictionary()  # `trang bị 32 ống phóng`
    return s.low[k] == "được" and k > 0 and s.low[k - 1] in AUXILIARIES


def acts(s: Sentence, k: int) -> bool:
    """Whether a verb of its own stands at token k: `nhà máy chấm dứt`, not `trạm thu phí`.

    >>> from ..text.document import tokens
    >>> s = tokens("buộc 2 nhà máy chấm dứt xả thải")
    >>> [k for k in range(3, s.size) if acts(s, k)]
    [4, 6]
    """
    if not verb_length(s, k, s.size) or s.low[k - 1] in _VERB_NOUNS - {"người"}:
        return False
    return s.pair(k - 1) not in dictionary()


def joins_predicate(s: Sentence, k: int, unit_last: int) -> bool:
    """Whether the verb behind the và at token k says what else was done, or is done by the people
    counted: `xóa 15 điểm đen và lắp 42 biển`, `4 phụ nữ và tuyên bố`.

    >>> from ..text.document import tokens
    >>> joins_predicate(tokens("tách 14 lô và giao đất"), 3, 2)
    True
    """
    if _name_tells(s, k + 1):
        return True
    n = verb_length(s, k + 1, s.size) if k + 1 < s.size else 0
    behind = "".join(s.kinds[k + 2 : k + 7])
    if n and "n" in behind and set(behind[: behind.index("n")]) <= {"w"}:
        return True  # `26 cuộc kiểm tra và ban hành kết luận 21 cuộc`
    if n and not any(verb_length(s, j, k) for j in range(unit_last + 1, k)):
        return True  # `14 lô và giao đất`, but `3 tổ hòa giải và tuần tra`
    return n == 2 and " ".join(s.low[unit_last - 1 : unit_last + 1]) in _PEOPLE


def _name_tells(s: Sentence, k: int) -> bool:
    """`310 hộ và Pá Khoang có 46 hộ`, `12 mũi và Lò Thị Na tiêm 9 mũi`: of a name at token k
    something is said."""
    stop = k
    while stop < s.size and s.kinds[stop] == "w" and s.raw[stop][0].isupper():
        stop += 1
    if not k < stop < s.size:
        return False
    behind = stop + verb_length(s, stop, s.size)
    return s.low[stop] in _TELLS or s.kinds[stop + 1 : behind + 1][-1:] == ["n"]


def names_persons(s: Sentence, k: int) -> bool:
    """`bị cáo Trần Văn Bền và Lê Thị Son`: the names at token k only say who they are.

    >>> from ..text.document import tokens
    >>> names_persons(tokens("hai bị cáo Trần Văn Bền"), 3)
    True
    """
    named = s.raw[k] in _SURNAMES and all(raw[0].isupper() for raw in s.raw[k + 1 : k + 3])
    return named and k + 2 < s.size and (s.pair(k - 2) in _NAMED or s.low[k - 1] in _NAMED)


def goes_off(s: Sentence, k: int) -> bool:
    """Whether the verb at token k takes a đi of its own: `chở đi`, `mất đi`; but `mua đi bán lại`.

    >>> from ..text.document import tokens
    >>> goes_off(tokens("xe đưa đi viện"), 1), goes_off(tokens("người đi viện"), 0)
    (True, False)
    """
    if s.low[k + 1 : k + 2] != ["đi"] or not verb_length(s, k, k + 1):
        return False
    return moves(s, k + 1) and s.low[k + 2 : k + 3] not in (["bán"], ["làm"])


def moves(s: Sentence, k: int) -> bool:
    """`đưa 9 thuyền đi kiểm tra`, `60 khay về Việt Nam`, `kết hợp hai bài thành một chuỗi`: where
    those counted go or what becomes of them; but `người đi bộ`, `môn về giáo dục`.

    >>> from ..text.document import tokens
    >>> moves(tokens("đưa 9 người đi cấp cứu"), 3), moves(tokens("9 người đi bộ"), 2)
    (True, False)
    """
    after = s.low[k + 1] if k + 1 < s.size else ""
    if s.low[k] == "đi":
        return after not in _GOING
    if s.low[k] == "về":
        return after in _HOMEWARD or (after != "" and s.raw[k + 1][0].isupper())
    return after in NUMBER_WORDS or s.kinds[k + 1 : k + 2] == ["n"]
