"""The phrase an amount is of, cut to its noun: `thu học phí`, `giá vàng giao dịch tại Hà Nội`."""

from __future__ import annotations

_CALLED = (
    "số tiền",
    "tổng số tiền",
    "doanh thu",
    "vốn điều lệ",
    "lợi nhuận",
    "học phí",
    "tiền đặt",
)
_LEADS = {"mức", "thu", "nhận", "nộp", "thuế", "giá", "với", "truy", "cần", "đóng", "trả"}
_QUANTIFIERS = {"nhiều", "triệu", "nghìn", "ngàn"}
_TIMES = ("ngày", "phiên", "tuần")


def from_noun(found: str) -> str:
    """The phrase before an amount from its noun on, without where that is traded.

    >>> from_noun("mức doanh thu"), from_noun("truy thu thuế với số tiền")
    ('doanh thu', 'số tiền')
    >>> from_noun("giá vàng giao dịch tại Hà Nội"), from_noun("thuế doanh thu")
    ('giá vàng', 'thuế doanh thu')
    """
    found = _without_trade(found)
    low = found.lower()
    for at in (low.find(f" {called}") for called in _CALLED):
        leads = low[: max(at, 0)].split()
        taxed = "thuế" in leads and not low[at + 1 :].startswith(("số", "tổng"))
        if leads and _LEADS.issuperset(leads) and not taxed:  # thuế doanh thu
            return found[at + 1 :]
    first, _, rest = found.partition(" ")
    return rest if rest and first.lower() in _QUANTIFIERS else found


def _without_trade(found: str) -> str:
    """`giá vàng giao dịch tại Hà Nội`: the price that is told, not where it is traded."""
    at = found.find(" giao dịch ")
    traded = at > 0 and found.lower().startswith("giá ") and not found[:at].endswith(_TIMES)
    return found[:at].removesuffix(" cùng") if traded and " " in found[:at] else found
