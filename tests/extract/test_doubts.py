"""The seam for a learned decision: what a number is where no rule is sure."""

from __future__ import annotations

import pytest
from solieu.extract import Doubt, extract

TEXT = "Kết quả vòng một: 45, vòng hai chưa có. Xã tiếp nhận 12 đơn."


def test_without_a_decision_the_rules_answer_alone() -> None:
    assert [c.surface for c in extract(TEXT).counts] == ["12 đơn"]


def test_a_decision_is_asked_only_where_no_rule_is_sure() -> None:
    asked: list[Doubt] = []

    def decide(doubt: Doubt) -> str | None:
        asked.append(doubt)
        return "score"

    counts = extract(TEXT, decide=decide).counts
    assert (counts[0].surface, counts[0].kind, counts[0].rule) == ("45", "score", "learned.score")
    assert [d.words[d.first : d.after] for d in asked] == [("45",)]
    assert counts[1] == extract(TEXT).counts[0]


def test_a_guess_can_be_turned_down_or_kept() -> None:
    text = "Vụ này mất 3 triệu."
    guessed = extract(text).counts
    assert extract(text, decide=lambda doubt: None).counts == ()
    assert extract(text, decide=lambda doubt: doubt.guess).counts == guessed


def test_names_and_years_are_never_asked() -> None:
    def decide(doubt: Doubt) -> str | None:
        raise AssertionError(doubt)

    assert extract("Năm 2021, quốc lộ 6 qua phường 5.", decide=decide).counts == ()


def test_an_answer_that_is_no_kind_is_named() -> None:
    with pytest.raises(ValueError, match="decide answered 'percent'"):
        extract(TEXT, decide=lambda doubt: "percent")
