"""Word segmentation on underthesea: its dictionary first, its tagger where that leaves a choice.

Segmenting costs far more than everything else here, so it is asked only about the few words that
stand beside a number, and its answers are kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from ...corpus.text.phonology import bare_and_tones
from ..lexicons import spellings

_LONGEST = 4  # syllables in a word


@cache
def dictionary() -> frozenset[str]:
    """The words of underthesea's dictionary (Viet74K), lower case; read without importing it.

    Raises RuntimeError where underthesea is not installed.
    """
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise RuntimeError("underthesea is not installed: pip install underthesea")
    path = Path(spec.origin).parent / "corpus" / "data" / "Viet74K.txt"
    listed = path.read_text(encoding="utf-8").lower()
    return frozenset().union(*(text.split("\n") for text in spellings(listed))) - {""}


@cache
def syllables() -> frozenset[str]:
    """Every syllable that stands in a Vietnamese word of the dictionary."""
    return frozenset(" ".join(dictionary()).split())


@cache
def syllables_by_letters() -> dict[str, str]:
    """Known syllables by their letters and tone, wherever the tone mark stands."""
    return {"".join(bare_and_tones(s)): s for s in sorted(syllables())}


@lru_cache(maxsize=1 << 16)
def respell(syllable: str) -> str:
    """The known syllable with the same letters and tone, for one with its mark misplaced.

    >>> respell("triêụ"), respell("Huawei")
    ('triệu', 'Huawei')
    """
    return syllables_by_letters().get("".join(bare_and_tones(syllable)), syllable)


def first_word(low: list[str], start: int, stop: int) -> int:
    """The index after the first word of the lower-case syllables `low[start:stop]`.

    >>> first_word(["dịch", "vụ", "công"], 0, 3)
    2
    """
    known = dictionary()
    stop = min(stop, start + _LONGEST)
    end = start + 1
    for j in range(stop, start + 1, -1):
        if " ".join(low[start:j]) in known:
            end = j
            break
    if end == start + 2 and end < stop and f"{low[end - 1]} {low[end]}" in known:
        return start + _tagged(" ".join(low[start : min(stop, start + 3)]))
    return end


@lru_cache(maxsize=1 << 16)
def _tagged(words: str) -> int:
    """How many syllables the tagger gives the first word."""
    from underthesea import word_tokenize  # half a second to import, and seldom needed

    found = word_tokenize(words, use_token_normalize=False)
    return len(found[0].split()) if found else 1


def segment(text: str) -> list[str]:
    """The words of a text, by underthesea's tagger.

    >>> segment("Xã đã cung cấp dịch vụ công")
    ['Xã', 'đã', 'cung cấp', 'dịch vụ', 'công']
    """
    from underthesea import word_tokenize

    return list(word_tokenize(text, use_token_normalize=False))
