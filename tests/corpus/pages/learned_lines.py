"""Whether a line classifier reads layouts it never saw better than the rules: measured, not used.

    python tests/corpus/pages/learned_lines.py

Logistic regression, and a linear-chain CRF where python-crfsuite is installed, on what a line and
its neighbours look like, with and without the verdict of the rules among the features. Judged on
development layouts that were left out one by one, and on the layouts and articles held out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

from page_set import DEV, HELD, Page, pages
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler
from solieu.corpus.pages.dates import find_stamp
from solieu.corpus.pages.furniture import (
    can_be_headline,
    is_furniture,
    is_paragraph,
    is_stub,
    marker_of,
)
from solieu.corpus.pages.masthead import read_masthead
from solieu.corpus.text.clean import clean

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
Lines = list[tuple[dict[str, float], bool, bool]]  # features, is the article's, the rules' verdict
Learner = Callable[[Sequence[Lines]], Callable[[Lines], list[bool]]]


def lines_of(page: Page, *, with_rules: bool) -> Lines:
    """The lines of a dump that count, with their features and both answers."""
    texts = [clean(line.text) for line in page.lines]
    own = set(read_masthead("\n".join(texts)).own_lines)
    filled = [k for k, text in enumerate(texts) if text]
    looks = [_looks(texts, k) for k in filled]
    paragraphs = [n for n, look in enumerate(looks) if look["paragraph"]] or [0]
    lines: Lines = []
    for n, k in enumerate(filled):
        features = dict(looks[n]) | {"bias": 1.0, "place": n / len(filled)}
        for step in NEIGHBOURS:
            beside = looks[n + step] if 0 <= n + step < len(filled) else {"edge": 1.0}
            features |= {f"{name}{step:+}": value for name, value in beside.items()}
        near = paragraphs and [abs(p - n) for p in paragraphs]
        features["paragraphs near"] = sum(distance <= 6 for distance in near) / 6
        features["above all"], features["below all"] = n < paragraphs[0], n > paragraphs[-1]
        if with_rules:
            features["rules"] = k in own
        if page.lines[k].role != "meta":
            lines.append((features, page.lines[k].role in ("title", "body"), k in own))
    return lines


def _looks(texts: Sequence[str], k: int) -> dict[str, float]:
    text = texts[k]
    return {
        "length": min(len(text), 250) / 250,
        "words": min(len(text.split()), 40) / 40,
        "digits": sum(c.isdigit() for c in text) / len(text),
        "capitals": sum(c.isupper() for c in text) / len(text),
        "ends as a sentence": text.endswith((".", "!", "?", ".”", ";", ":")),
        "paragraph": is_paragraph(text),
        "headline": can_be_headline(text),
        "stub": is_stub(text),
        "date": find_stamp(text) is not None,
        "button": is_furniture(text),
        "block": marker_of(text) == "block",
        "tail": marker_of(text) == "tail",
        "comma": "," in text,
        "blank above": not k or not texts[k - 1],
        "blank below": k + 1 == len(texts) or not texts[k + 1],
    }


def regression(train: Sequence[Lines]) -> Callable[[Lines], list[bool]]:
    """A logistic regression over single lines."""
    model = make_pipeline(DictVectorizer(), MaxAbsScaler(), LogisticRegression(max_iter=2000))
    told = [line for page in train for line in page]
    model.fit([line[0] for line in told], [line[1] for line in told])
    return lambda page: list(model.predict([line[0] for line in page]))


def chain(train: Sequence[Lines]) -> Callable[[Lines], list[bool]]:
    """A conditional random field over the lines of a page."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 200})
    for page in train:
        trainer.append([_floats(line[0]) for line in page], [str(int(line[1])) for line in page])
    trainer.train("build/lines.crfsuite")
    tagger = pycrfsuite.Tagger()
    tagger.open("build/lines.crfsuite")
    return lambda page: [t == "1" for t in tagger.tag([_floats(line[0]) for line in page])]


def _floats(features: dict[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in features.items()}


def judge(answers: Iterator[tuple[Lines, list[bool]]]) -> str:
    """The shares of the article's lines kept and of the others dropped."""
    told = [(line[1], a) for page, given in answers for line, a in zip(page, given, strict=True)]
    own = [answer for is_own, answer in told if is_own]
    others = [not answer for is_own, answer in told if not is_own]
    return f"body {sum(own) / len(own):.3f}, furniture {sum(others) / len(others):.3f}"


def main() -> int:
    """Print both shares for the rules and for each learner."""
    dev, held = list(pages(DEV)), list(pages(HELD))
    for part, found in (("left out", dev), ("held out", held)):
        read = [lines_of(page, with_rules=False) for page in found]
        print(f"{part:9} rules: {judge((page, [line[2] for line in page]) for page in read)}")
    learners: list[Learner] = [regression, *([chain] if find_spec("pycrfsuite") else [])]
    for learner in learners:
        for with_rules in (False, True):
            told = [(page.layout, lines_of(page, with_rules=with_rules)) for page in dev]
            name = f"{learner.__name__}{' on the rules' if with_rules else ''}"
            answers: list[tuple[Lines, list[bool]]] = []
            for layout in {layout for layout, _ in told}:
                answer = learner([lines for other, lines in told if other != layout])
                answers += [(lines, answer(lines)) for of, lines in told if of == layout]
            print(f"left out  {name}: {judge(iter(answers))}")
            answer = learner([lines for _, lines in told])
            apart = [lines_of(page, with_rules=with_rules) for page in held]
            print(f"held out  {name}: {judge((lines, answer(lines)) for lines in apart)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
