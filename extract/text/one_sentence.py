"""Whether two mentions stand in the same sentence, and not in two that read alike."""

from __future__ import annotations

from ..facts import Mention


def in_one_sentence(text: str, a: Mention, b: Mention) -> bool:
    """Whether one place of `text` that reads as the sentence of `a` and `b` holds both of them.

    A sentence that `text` does not hold as it is told, as one put together from lines, is told
    from another by its words alone.

    >>> from solieu.extract import extract
    >>> text = "Xã có 12 hộ nghèo. Xã có 12 hộ nghèo."
    >>> first, second = extract(text).counts
    >>> first.sentence == second.sentence, in_one_sentence(text, first, second)
    (True, False)
    """
    sentence = a.sentence
    if sentence != b.sentence:
        return False
    first, last = min(a.start, b.start), max(a.end, b.end)
    if text.find(sentence, max(0, last - len(sentence)), first + len(sentence)) >= 0:
        return True
    return sentence not in text
