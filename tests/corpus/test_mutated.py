"""Mutated files: bytes of valid ones flipped, cut, doubled and spliced; nothing makes a run fall.

SOLIEU_EXAMPLES=200000 pytest tests/corpus/test_mutated.py    # as long as you like
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from solieu.corpus import Article, Reject, load
from valid_inputs import FILES

EXAMPLES = int(os.environ.get("SOLIEU_EXAMPLES", "12"))
VALID = {suffix: make() for suffix, (make, _) in FILES.items()}

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "set", "cut", "drop", "double", "splice"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 255),
    ),
    min_size=1,
    max_size=6,
)


def mutated(data: bytes, edits: list[tuple[str, float, int]], other: bytes) -> bytes:
    for what, where, number in edits:
        at = int(where * len(data))
        span = slice(at, at + number)
        if what == "flip":
            data = (
                data[:at] + bytes(b ^ (1 << number % 8) for b in data[at : at + 1]) + data[at + 1 :]
            )
        elif what == "set":
            data = data[:at] + bytes([number]) + data[at + 1 :]
        elif what == "cut":
            data = data[:at]
        elif what == "drop":
            data = data[:at] + data[at + number :]
        elif what == "double":
            data = data[:at] + data[span] + data[at:]
        else:
            data = data[:at] + other[span] + data[at:]
    return data


@pytest.mark.parametrize("suffix", VALID)
@settings(
    max_examples=EXAMPLES, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(edits=EDITS, other=st.sampled_from(sorted(VALID)))
def test_no_mutation_makes_it_fall(
    tmp_path_factory: pytest.TempPathFactory,
    suffix: str,
    edits: list[tuple[str, float, int]],
    other: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / f"mutated.{suffix}"
    path.write_bytes(mutated(VALID[suffix], edits, VALID[other]))
    found = list(load(path))
    assert found and all(isinstance(each, Article | Reject) for each in found)
    assert max(Counter(each.source for each in found).values()) == 1
