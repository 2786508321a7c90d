"""Pairs of articles of our own: reprints with what editors do to them, and stories that only look
alike. Each comes with the name of its kind; the same seed always gives the same pair."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

STORIES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "stories.toml").read_text(encoding="utf-8")
)["story"]
_PLACES = [
    *("Tân Hoà", "Bình Thuỷ", "Đông Khê", "Mỹ Lộc"),
    *("Sơn Lâm", "Thuý Sơn", "An Khoái", "Vĩnh Trạch"),
]
_PEOPLE = ["Trần Văn Hoè", "Lê Thị Thoa", "Nguyễn Hữu Thuỷ", "Phạm Quốc Khải", "Hoàng Thị Oanh"]
_TONES = {"oà": "òa", "oá": "óa", "oè": "òe", "uý": "úy", "uỷ": "ủy", "oả": "ỏa"}
_ENDING = (
    "Mọi thông tin phản ánh, góp ý xin gửi về tòa soạn theo số điện thoại đường dây nóng hoặc hộp "
    "thư điện tử của báo, chúng tôi cam kết bảo mật danh tính người cung cấp. Quý bạn đọc có thể "
    "tải ứng dụng của báo để đọc tin nhanh hơn, đăng ký nhận bản tin sáng và bình luận dưới mỗi "
    "bài viết. Bản quyền thuộc về báo, mọi hình thức sao chép phải được sự đồng ý bằng văn bản."
)
_FURNITURE = "Chia sẻ\nIn bài\nCỡ chữ\nTin liên quan\nBình luận của bạn\nGửi bình luận\nXem thêm"


class Pair(NamedTuple):
    """Two texts, and the kind of likeness that they have."""

    kind: str
    one: str
    two: str


def values(seed: int, base: int = 0) -> dict[str, str]:
    """What fills a story's gaps: figures by the seed, names and day by the seed and `base`."""
    numbers, names = random.Random(f"figures {seed}"), random.Random(f"names {base}")
    found = {f"n{nth}": _figure(numbers) for nth in range(1, 11)}
    day = random.Random(f"day {seed}")
    date = f"{day.randint(1, 28)}/{day.randint(1, 12)}/2024"
    return found | {"place": names.choice(_PLACES), "person": names.choice(_PEOPLE), "date": date}


def _figure(numbers: random.Random) -> str:
    value = numbers.choice([numbers.randint(2, 99), numbers.randint(100, 9999)])
    return f"{value:,}".replace(",", ".") if numbers.random() < 0.7 else f"{value},{value % 9 + 1}"


def parts_of(story: dict[str, Any], filled: dict[str, str], opening: str = "lead") -> list[str]:
    """The paragraphs of a story."""
    return [text.format(**filled) for text in [story[opening], *story["body"]]]


def near_pairs(seeds: range) -> Iterator[Pair]:
    """A story and a reprint of it, for each story, seed and way to edit."""
    for nth, story in enumerate(STORIES):
        for seed in seeds:
            filled = values(1000 * nth + seed, base=seed)
            original = parts_of(story, filled)
            for kind, edit in EDITS.items():
                yield Pair(kind, "\n".join(original), edit(story, filled, original))


def other_pairs(seeds: range) -> Iterator[Pair]:
    """Two stories that share a form, an event, an ending or a part, and are no copies."""
    for nth, story in enumerate(STORIES):
        for seed in seeds:
            filled, later = values(1000 * nth + seed, seed), values(1000 * nth + seed + 500, seed)
            text = "\n".join(parts_of(story, filled))
            other = STORIES[(nth + 1 + seed) % len(STORIES)]
            unlike = "\n".join(parts_of(other, values(seed + 7, seed)))
            follow_up = "\n".join(line.format(**filled) for line in story["follow_up"])
            yield Pair("series", text, "\n".join(parts_of(story, later)))
            reopened = "\n".join(parts_of(story, later, "other_lead"))
            yield Pair("series, other opening", text, reopened)
            mixed = later | {f"n{nth}": filled[f"n{nth}"] for nth in (1, 3, 5, 7)}
            yield Pair("series, figures kept", text, "\n".join(parts_of(story, mixed)))
            yield Pair("same event", text, follow_up)
            yield Pair("same ending", f"{text}\n{_ENDING}", f"{unlike}\n{_ENDING}")
            yield Pair("background told again", text, _background(story, filled))
            yield Pair("digest", text, _digest(nth, text))


def _background(story: dict[str, Any], filled: dict[str, str]) -> str:
    """News of today, with half of yesterday's report below it."""
    news = [line.format(**filled) for line in story["follow_up"]]
    body = parts_of(story, filled)
    return "\n".join([*news, "Như đã đưa tin,", *body[len(body) // 2 :]])


def _digest(nth: int, text: str) -> str:
    others = [STORIES[(nth + step) % len(STORIES)] for step in (2, 3, 4, 5)]
    rest = ["\n".join(parts_of(other, values(step))) for step, other in enumerate(others)]
    return "\n".join([rest[0], text, *rest[1:]])


def _other_lead(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    return "\n".join([story["other_lead"].format(**filled), *parts[1:]])


def _cut(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    return "\n".join(parts[: len(parts) * 3 // 5])


def _agency(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    first = f"(TTXVN) - {parts[0]}"
    return "\n".join([first, *parts[1:], f"Ảnh: {filled['person']}/TTXVN", "Theo TTXVN"])


def _typography(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    text = "\n\n".join(parts).replace("“", '"').replace("”", '"').replace(" - ", "-")
    for old, new in _TONES.items():
        text = text.replace(old, new)
    return text.replace("%", " %").replace(", ", " , ")


def _furnished(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    return "\n".join([_FURNITURE, *parts, _ENDING, _FURNITURE])


def _updated(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    """One figure is another now, and a paragraph is added."""
    newer = parts_of(story, filled | {"n4": "7.301"})
    source = f"Thông tin mới nhất do ông {filled['person']} cung cấp cho báo chí."
    return "\n".join([*newer, source])


def _worded(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    """An editor's pen: a few words are others."""
    text = "\n".join(parts)
    changes = {"cho biết": "thông tin", "khoảng": "chừng", "đã ": "", " và ": " cùng "}
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def _brief(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    """Less than half of it, under another lead."""
    return "\n".join([story["other_lead"].format(**filled), *parts[1 : len(parts) // 2]])


def _all_of_it(story: dict[str, Any], filled: dict[str, str], parts: list[str]) -> str:
    """Another lead, a cut tail, an agency's line and other typography at once."""
    kept = [story["other_lead"].format(**filled), *parts[1 : len(parts) * 3 // 4]]
    return _typography(story, filled, _agency(story, filled, kept).split("\n"))


Edit = Callable[[dict[str, Any], dict[str, str], list[str]], str]
EDITS: dict[str, Edit] = {
    "other lead": _other_lead,
    "cut tail": _cut,
    "agency's line": _agency,
    "typography": _typography,
    "furniture left": _furnished,
    "update": _updated,
    "other words": _worded,
    "brief": _brief,
    "all of it": _all_of_it,
}
