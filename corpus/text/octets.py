"""Text as bytes, one a character: offsets stay those of the text, and a look at bytes is quick."""

from __future__ import annotations

import codecs

from .folding import MARKED_LETTERS

_ASCII = "".join(map(chr, range(0x20, 0x7F))) + "\n"
# What Vietnamese text is made of, and the commonest letters in names of others.
_USUAL = MARKED_LETTERS + MARKED_LETTERS.upper() + "“”‘’…–—ñöüçîïåëßøÖÜÇÑ"
_NONE = "\ufffe"


class Octets:
    """Codes for the letters given and, as far as there is room, for the usual ones. ASCII keeps its
    codes; what has none is a `?`.

    >>> len(Octets().of("Bắc Giang")), Octets().of("12 ха")
    (9, b'12 ??')
    """

    def __init__(self, letters: str = "") -> None:
        table = [_NONE] * 256
        table[0] = "\0"  # of no other table does Python make a quick map
        for letter in _ASCII:
            table[ord(letter)] = letter
        others = [letter for letter in dict.fromkeys(letters + _USUAL) if letter not in table]
        free = [code for code in range(256) if table[code] == _NONE]
        for code, letter in zip(free, others, strict=False):
            table[code] = letter
        self._codes = codecs.charmap_build("".join(table))

    def of(self, text: str) -> bytes:
        """A text's bytes."""
        return codecs.charmap_encode(text, "replace", self._codes)[0]

    def of_all(self, text: str) -> bytes | None:
        """A text's bytes, where each character has a code of its own."""
        try:
            data = codecs.charmap_encode(text, "strict", self._codes)[0]
        except UnicodeEncodeError:
            return None
        return None if b"\0" in data else data


USUAL = Octets()
