"""Furniture that no word gives away: short lines in a row, where a page has its menus and bars."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from ..places.gazetteer import is_place_name
from .dates import find_stamp
from .furniture import can_be_headline, is_body, is_furniture, is_paragraph, is_stub
from .signature import parse_signature

# Thresholds, all in one place.
MENU_RUN = 4  # entries without a known word that are a menu
ENTRY_WORDS, ENTRY_CHARACTERS = 5, 40  # the longest entry of a menu
MIN_MENU_LINES = 2  # one line in capitals may be a signature, two at the end are a menu
CAPITAL_CHARACTERS = 200  # a line in capitals that is longer is no menu entry
BUTTON_WORDS = 4  # the longest button beside others
MIN_BUTTONS = 2  # known buttons that make the lines above an article a bar
HEADING_WORDS = 6
MIN_HEADLINES, MIN_LEADS = 3, 2  # a list of news has so many, without leads or with them
TAG_WORDS, MAX_TAGS = 4, 8

_ENTRY_STOP = re.compile(r"\d|[.!?;:…,]")
_TAG_STOP = re.compile(r"[\d.!?;:…,()/–\"“”]|^[-•*+]|^Ảnh")
_SAID = re.compile(r"[.!?…][\"”’»)]?$")


def menu_end(lines: Sequence[str], above: Sequence[int]) -> int:
    """The number of the last line of the last menu in lines above an article; -1 without one.

    >>> menu_end(["Thời sự", "Nhà nông", "Đất và người", "Chợ quê", "Xã có 12 hộ"], range(5))
    3
    """
    end, run = -1, 0
    for number in above:
        line = lines[number]
        if _is_entry(line):
            run += not (is_furniture(line) or is_stub(line))
        elif not is_furniture(line):
            run = 0
        end = number if run >= MENU_RUN and _is_entry(line) else end
    return end


def _is_entry(line: str) -> bool:
    if len(line) > ENTRY_CHARACTERS or len(line.replace(" - ", " ").split()) > ENTRY_WORDS:
        return False
    return _ENTRY_STOP.search(line) is None and line[:1].isupper()


def capital_menu(lines: Sequence[str], filled: Sequence[int], found: Collection[int]) -> set[int]:
    """The lines in capitals that end a page, where they are too many to be a signature.

    >>> sorted(capital_menu(["Xã có 12 hộ.", "KỶ YẾU", "CÔNG TÁC XUẤT BẢN"], range(3), set()))
    [1, 2]
    """
    menu: list[int] = []
    for number in reversed(filled):
        if number in found:
            continue
        line = lines[number]
        if not line.isupper() or len(line) > CAPITAL_CHARACTERS or any(c.isdigit() for c in line):
            break
        menu.append(number)
    is_menu = len(menu) >= MIN_MENU_LINES and len(menu) < len(filled) - len(found)
    return set(menu) if is_menu else set()


def bar_lines(lines: Sequence[str], between: Sequence[int], dropped: Collection[int]) -> set[int]:
    """The short lines beside the buttons between a headline and its article.

    >>> bar_lines(["Facebook", "Nghe tin", "Lưu", "Lê Tám", "Cây cầu mới của xã"], range(5), {0, 2})
    {1}
    """
    if sum(i in dropped and find_stamp(lines[i]) is None for i in between) < MIN_BUTTONS:
        return set()
    found = set[int]()
    for above, number in pairwise(between):
        is_beside = number not in dropped and (above in dropped or above in found)
        if is_beside and _is_button(lines[number]):
            found.add(number)
    return found


def _is_button(line: str) -> bool:
    is_short = len(line.split()) <= BUTTON_WORDS and not line.endswith((".", "!", "?", ":"))
    return is_short and parse_signature(line) is None


def loose_tags(lines: Sequence[str], own: Sequence[int]) -> set[int]:
    """Tags that no word marks, below the signature or the last sentence of a page's article.

    >>> loose_tags(["Xã có 12 hộ nghèo.", "Lê Văn Tám", "giảm nghèo", "Hà Giang"], range(4))
    {2, 3}
    """
    tags = list[int]()
    for number in reversed(own[-MAX_TAGS - 1 :]):
        line = lines[number]
        if _SAID.search(line):  # without a signature only places are sure
            return {i for i in tags if is_place_name(lines[i])}
        if parse_signature(line) and not is_place_name(line):
            return {i for i in tags if not _is_office(lines[i], line)}
        if len(line.split()) > TAG_WORDS or _TAG_STOP.search(line):
            break
        tags.append(number)
    return set()


def _is_office(line: str, name: str) -> bool:
    """Whether a line says what the person who signed above it is."""
    return not is_place_name(line) and parse_signature(f"{name} – {line}") is not None


def unknown_headings(
    lines: Sequence[str], filled: Sequence[int], furniture: Collection[int]
) -> set[int]:
    """Lines that head a list of news below a button, whatever they say: `Đừng bỏ lỡ`."""
    begun, found = False, set[int]()
    for p, number in enumerate(filled):
        line = lines[number]
        if number in furniture:
            continue
        begun = begun or is_paragraph(line)
        if not begun or filled[p - 1] not in furniture or len(line.split()) > HEADING_WORDS:
            continue
        if _SAID.search(line) is None and _heads_list(lines, filled, p, furniture):
            found.add(number)
    return found


def _heads_list(
    lines: Sequence[str], filled: Sequence[int], p: int, furniture: Collection[int]
) -> bool:
    """Whether headlines follow up to the next furniture, alone or each above its first sentence."""
    kinds = ""
    for number in map(filled.__getitem__, range(p + 1, len(filled))):  # headings may be many
        line = lines[number]
        if number in furniture:
            break
        if find_stamp(line) and not is_paragraph(line):
            continue
        if is_body(line) or not (is_paragraph(line) or can_be_headline(line)):
            return False
        kinds += "l" if is_paragraph(line) else "h"
    return kinds == "h" * max(len(kinds), MIN_HEADLINES) or (
        len(kinds) >= 2 * MIN_LEADS and kinds == "hl" * (len(kinds) // 2)
    )
