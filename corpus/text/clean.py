"""Text -> the same text in one spelling of characters: NFC, plain blanks, no invisible marks.

No figure, no word and no line is lost here; `furniture` is what drops lines.
"""

from __future__ import annotations

import html
import re
import unicodedata

from .octets import USUAL

_EXOTIC_BLANKS = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_EXOTIC_BLANKS += "\u202f\u205f\u3000"
_EXOTIC_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = "".join(
    chr(code)
    for first, last in (
        (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F),
        (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
        (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xD800, 0xDFFF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
_PLAIN = {
    **dict.fromkeys(_EXOTIC_BLANKS, " "),
    **dict.fromkeys(_EXOTIC_BREAKS, "\n"),
    **dict.fromkeys(_INVISIBLE, ""),
}
_MARK = re.compile(f"[{re.escape(''.join(_PLAIN))}]")

_ETH = "ðÐɖƉ"
_ETH_TO_D = str.maketrans(_ETH, "đĐđĐ")
# Letters that mirror sites put in place of the Latin ones that they look like.
_LOOKALIKE = str.maketrans(
    "аеорсухіјѕԁһӏԛԝАВЕКМНОРСТХІЈЅУᴠᴡᴢᴏᴄοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlqwABEKMHOPCTXIJSYvwzocoABEZHIKMNOPTYX",
)
_LOOKALIKE_LETTERS = frozenset(map(chr, _LOOKALIKE))

# What no step below has work to do without.
_DIRTY = frozenset(_EXOTIC_BLANKS + _EXOTIC_BREAKS + _INVISIBLE + _ETH + "\r") | _LOOKALIKE_LETTERS
_DIRT = re.compile(f"[{re.escape(''.join(sorted(_DIRTY)))}]")
# What sound text is made of: no step below alters any of it, whatever stands beside it. `Ä` is
# left out, for with ‘ behind it, it is a `đ` that was decoded wrongly.
_UNSOUND = re.compile(r"[^ -~\nÀ-ÃÅ-ÏÑ-ïñ-ƈƊ-ɏẠ-ỹ“”‘’…–—]")

_WORD = re.compile(r"[^\W\d_]+")
_AMPERSAND = re.compile(r"&(?:amp|#0*38|#[xX]0*26);(?:(?:amp|#0*38|#[xX]0*26);)*")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,31}[0-9]{0,2}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_BLANKS = re.compile(r"  +")
_EDGE_BLANKS = re.compile(r" ?\n ?")
_BREAKS = re.compile(r"\n{3,}")
_UNTIDY_BREAK = re.compile(r"\n(?:(?<= \n)|[ ]|\n\n)")  # one that the two above would alter
_BLANKS_OCTETS, _BREAK_OCTETS = re.compile(b"  "), re.compile(_UNTIDY_BREAK.pattern.encode())


def clean(text: str) -> str:
    """The text in NFC with plain blanks, line breaks folded to two, look-alike letters mapped.

    >>> clean("Nghị định số 04/2015/NÐ-CP\\u200b  của\\xa0Chính phủ \\r\\n")
    'Nghị định số 04/2015/NĐ-CP của Chính phủ'
    """
    before = None
    while before != text:  # a second pass only where the first changed something
        before, text = text, _pass(text)
    return text


def is_sound(text: str) -> bool:
    """Whether one look at the characters of a text shows that nothing but its blanks may be amiss.

    >>> is_sound("Xã  có 12 hộ"), is_sound("Xã\u200b có 12 hộ")
    (True, False)
    """
    return sound_octets(text) is not None


def sound_octets(text: str) -> bytes | None:
    """The octets of a text that is sound, the usual ones.

    >>> sound_octets("12 ha"), sound_octets("12\u200b ha")
    (b'12 ha', None)
    """
    data = USUAL.of_all(text)
    if data is None:
        if _UNSOUND.search(text):
            return None
        data = USUAL.of(text)
    is_marked = b"&" in data and (_ENTITY.search(text) or _AMPERSAND.search(text))
    return None if is_marked else data


def is_tidy(data: bytes) -> bool:
    """Whether `tidied` has nothing to do on a text of these octets.

    >>> is_tidy(b"12 ha"), is_tidy(b"12  ha")
    (True, False)
    """
    if data[:1] in b" \n" or data[-1:] in b" \n" or _BLANKS_OCTETS.search(data):
        return False
    return _BREAK_OCTETS.search(data) is None


def _pass(text: str) -> str:
    if _UNSOUND.search(text):
        text = unicodedata.normalize("NFC", text)
        text = _plain_characters(text, met) if (met := set(_DIRT.findall(text))) else text
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_entity, _AMPERSAND.sub("&", text))
    return tidied(text)


def _plain_characters(text: str, met: set[str]) -> str:
    if "\r" in met:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _MARK.sub(lambda mark: _PLAIN[mark[0]], text)
    if not met.isdisjoint(_ETH):
        text = _WORD.sub(_eth, text)
    if not met.isdisjoint(_LOOKALIKE_LETTERS):
        text = _WORD.sub(_lookalikes, text)
    return text


def _eth(match: re.Match[str]) -> str:
    """đ begins a syllable or stands in a symbol; an eth inside a word is Icelandic."""
    word = match[0]
    if word.isupper():
        return word.translate(_ETH_TO_D)
    return word[0].translate(_ETH_TO_D) + word[1:] if word[0] in _ETH else word


def _lookalikes(match: re.Match[str]) -> str:
    """The word in Latin letters, where it has at least one and the rest look like them."""
    word = match[0]
    if _LOOKALIKE_LETTERS.isdisjoint(word):
        return word
    latin = word.translate(_LOOKALIKE)
    has_latin = any(a == b for a, b in zip(word, latin, strict=True))
    all_latin = all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in latin)
    return latin if has_latin and all_latin else word


def _entity(match: re.Match[str]) -> str:
    """The character meant, but never one that could write a new figure or a new entity."""
    met = html.unescape(match[0])
    if met == match[0] or len(met) != 1 or met in "&;#" or (met.isascii() and met.isalnum()):
        return match[0]
    return " " if met in _INVISIBLE or met.isspace() or met == "\ufffd" else met


def tidied(text: str) -> str:
    """A text with single blanks, none at the edge of a line, and no more than one empty line.

    >>> tidied(" Xã  có 12 hộ \\n nghèo")
    'Xã có 12 hộ\\nnghèo'
    """
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    if _UNTIDY_BREAK.search(text):
        text = _BREAKS.sub("\n\n", _EDGE_BLANKS.sub("\n", text))
    return text.strip(" \n") if text[:1] in " \n" or text[-1:] in " \n" else text
