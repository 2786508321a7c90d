"""Limits of what is read, all in one place: far above any honest dump, far below what hurts."""

from __future__ import annotations

MEGABYTE = 2**20

HEAD_BYTES = 65_536  # read ahead of a file to see what it is
MOST_ARTICLE_BYTES = 16 * MEGABYTE  # one article; the longest reports have some two of them
MOST_PAGE_BYTES = 8 * MEGABYTE  # one web page, scripts and drawings included
MOST_LEGACY_BYTES = 64 * MEGABYTE  # a table or JSON file in an old encoding, decoded as a whole
MOST_DOCUMENT_BYTES = 256 * MEGABYTE  # a PDF or Word file, pictures included
MOST_PDF_OPERATIONS = 3_000_000  # that draw its pages: a thousand full of tables have as many
MOST_SPOOLED_BYTES = 4096 * MEGABYTE  # what is unpacked to a scratch file to be read from there
KEPT_IN_MEMORY_BYTES = 8 * MEGABYTE  # ... of which so much without a file

# Archives. Text packs 3 to 30 times smaller, near-duplicates perhaps 100 times.
MOST_RATIO = 250  # unpacked to packed bytes
FREE_BYTES = 16 * MEGABYTE  # unpacked before the ratio counts
MOST_UNPACKED_BYTES = 2**20 * MEGABYTE  # from one input, whatever the ratio
MOST_MEMBERS = 1_000_000  # of one archive
MOST_ARCHIVES = 5  # inside each other: `a.zip` > `b.tar.gz` > `c.jsonl.xz` are four

MOST_NESTING = 50  # levels of JSON in one record; deeper values are left out

# Portions that workers read. The same for all, or a run that goes on would find others.
PORTION_BYTES = 2 * MEGABYTE
MOST_FILES = 512  # in one portion
STREAM_BYTES = MEGABYTE // 2  # from this size on what is packed is handed over in batches
MOST_GROUP_BYTES = 64 * MEGABYTE  # of one row group of Parquet, unpacked
FEWEST_SHARES = 8  # a row group that is more than such a part of a large file is handed over, too

MOST_TOGETHER = 32  # records that are composed together
MOST_CHARACTERS_TOGETHER = 2**18  # ... of which the last may be longer

SAMPLE_ROWS = 20  # of a table, to tell which column holds the text
