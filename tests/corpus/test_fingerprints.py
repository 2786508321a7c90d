"""What is kept of a text to know its reprints by: the same for the same words and figures."""

from __future__ import annotations

import unicodedata
from itertools import chain, product

import numpy as np
import pytest
import stories
from solieu.corpus.fingerprint import Fingerprints, fingerprints

KEYS = 2267433237


def values_of(found: Fingerprints) -> list[list[object]]:
    parts = (found.sequences, found.figures, found.sizes, found.keys)
    return [part.tolist() for part in parts]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_case_marks_and_spacing_do_not_count(form: str) -> None:
    one = fingerprints(["Thị uỷ Hoà Bình, ngày 03/5: có 1.250 hộ; đạt 80,5%"])
    other = unicodedata.normalize(form, "THỊ ỦY HÒA BÌNH ngày 3/5 có 1250 hộ,đạt  80.5 %")
    two = fingerprints([other])
    assert values_of(one) == values_of(two)


def test_texts_looked_at_together_are_each_by_itself() -> None:
    texts = ["có 12", "", "03 hộ nghèo và 5 hộ.", ".5 ha", "Xã 𝒜 vui 1.", "250 hộ ở xã 3 e\u0323"]
    together, alone = fingerprints(texts), [fingerprints([text]) for text in texts]
    each = zip(*map(values_of, alone), strict=True)
    assert values_of(together) == [list(chain(*values)) for values in each]


def test_a_long_text_is_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    told = stories.parts_of(stories.STORIES[0], stories.values(1))
    text = "\n".join(told) + " 03/5 " + "x" * 100
    whole = fingerprints([text, "Xã vui"])
    monkeypatch.setattr("solieu.corpus.fingerprint._UNITS_AT_ONCE", 30)
    parts = fingerprints([text, "Xã vui"])
    assert values_of(parts) == values_of(whole)


@pytest.mark.parametrize(("one", "two"), [("2,05", "2,5"), ("10", "1"), ("12/3", "13/2")])
def test_other_figures_are_other_figures(one: str, two: str) -> None:
    assert fingerprints([one]).figures.tolist() != fingerprints([two]).figures.tolist()


def test_keys_never_change() -> None:
    """Those of another run, machine or release must be these: datasets are compared."""
    text = "Xã Tân Hoà có 1.250 hộ nghèo, giảm 3 hộ so với đầu năm 2024."
    assert int(np.bitwise_xor.reduce(fingerprints([text]).keys[0])) == KEYS


def test_texts_meet_as_often_as_they_share_passages() -> None:
    letters = "abcdefghiklmnop"
    words = ["".join(word) for word in product(letters, repeat=3)]
    met = 0
    for start in range(0, 2400, 8):
        one, two = words[start : start + 304], words[start + 100 : start + 404]
        keys = fingerprints([" ".join(one), " ".join(two)]).keys
        met += int((keys[0] == keys[1]).sum())
    share = met / 300 / 48
    assert share == pytest.approx(0.5**3, rel=0.15)
