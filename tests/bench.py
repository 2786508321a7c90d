"""Speed, side by side on the same text: loading, extraction, and word segmentation alone.

    python tests/bench.py FOLDER [FILE ...]
    python tests/bench.py --loading FILE [FILE ...]

Prints megabytes of UTF-8 text a second on one core for each path. Word segmentation
(`underthesea.word_tokenize`, sentence by sentence) is what reading every word would cost.
With `--loading`, each file is loaded as a whole, and the most memory ever used is printed, too.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from solieu.corpus import Article, load
from solieu.extract import extract
from underthesea import word_tokenize

ENOUGH = 2_000_000  # bytes to extract from
ENOUGH_WORDS = 400_000  # bytes to segment, which is slow
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def main(paths: list[str]) -> int:
    """Measure each path and print its line."""
    if paths[:1] == ["--loading"]:
        return loading(paths[1:])
    print(f"{'path':<32} {'load':>8} {'extract':>8} {'words':>8} {'ratio':>8}   MB/s, one core")
    for path in paths:
        measure(path)
    return 0


def loading(paths: list[str]) -> int:
    """Load each path as a whole; speed in time of the processor, memory of the process so far."""
    print(f"{'path':<32} {'articles':>9} {'MB':>8} {'MB/s':>8} {'peak MB':>8}")
    for path in paths:
        list(islice(load([path]), 10))  # what is built at first use is not the speed
        start, number, size = time.process_time(), 0, 0
        for item in load([path]):
            number += 1
            size += size_of(item) if isinstance(item, Article) else 0
        rate = size / 1e6 / (time.process_time() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{path[-32:]:<32} {number:9,} {size / 1e6:8.1f} {rate:8.2f} {peak:8.0f}")
    return 0


def measure(path: str) -> None:
    """Print the speeds on the articles of a path, repeated until they are enough."""
    articles = list(enough(path, ENOUGH))
    if not articles:
        print(f"{path:<32} no articles")
        return
    extract(articles[0])  # what is built at first use is not the speed
    word_tokenize("Xã có 12 hộ nghèo.")
    loading = speed(lambda: enough(path, ENOUGH), size_of)
    extraction = speed(lambda: articles, extract)
    words = speed(lambda: up_to(articles, ENOUGH_WORDS), segment)
    ratio = extraction / words
    print(f"{path[-32:]:<32} {loading:8.2f} {extraction:8.2f} {words:8.2f} {ratio:7.1f}x")


def speed(articles: Callable[[], Iterable[Article]], work: Callable[[Article], object]) -> float:
    """Megabytes a second."""
    start, size = time.perf_counter(), 0
    for article in articles():
        work(article)
        size += size_of(article)
    return size / 1e6 / (time.perf_counter() - start)


def enough(path: str, limit: int) -> Iterator[Article]:
    """Articles of the path, again and again until they hold that many bytes."""
    size, before = 0, -1
    while size < limit and size > before:
        before = size
        for item in load([path]):
            if isinstance(item, Article):
                size += size_of(item)
                yield item
            if size >= limit:
                return


def up_to(articles: list[Article], limit: int) -> Iterator[Article]:
    """The first articles that hold that many bytes."""
    total, number = 0, 0
    while number < len(articles) and total < limit:
        total += size_of(articles[number])
        number += 1
    return islice(articles, number)


def size_of(article: Article) -> int:
    """The bytes of an article's text in UTF-8."""
    return len(article.text.encode())


def segment(article: Article) -> None:
    """Segment every sentence into words."""
    for sentence in _SENTENCE.findall(article.text):
        word_tokenize(sentence)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
