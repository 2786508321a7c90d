"""Facts to tables: `build` and `build_from` write a dataset, `open_dataset` reads, `score` judges
one."""

from .annotation_formats import FORMATS, export
from .build import Summary, build
from .build_from import build_from
from .dictionary import data_dictionary, data_dictionary_html
from .diffing.change_file import write_changes
from .diffing.changes import changes, fact_lines
from .diffing.diff import Change, Diff, diff
from .file_formats import (
    FILE_FORMATS,
    ExcelLocale,
    FileFormatName,
    MissingExtra,
    convert,
)
from .finishing.duplicates import Duplicates
from .judging.agreement import agreement
from .judging.facts_of import annotations_of
from .judging.intervals import intervals
from .judging.picking import Pick, pick
from .judging.reviews import Judged, Review, judged_facts, read_reviews
from .judging.score import Difference, Scores, means, score
from .judging.training import PARTS, held_out, train_part
from .judging.verdicts import judged
from .panels import PanelSummary, Wanted, panel
from .partitions import map_partitions
from .reading.audit import Finding, audit, statuses
from .reading.documents import find_documents
from .reading.frames import Dataset, open_dataset
from .report import write_report
from .running.diary import EngineName, Settings
from .running.engine import Stopped
from .running.portion_reading import Limits

__all__ = [
    "FILE_FORMATS",
    "FORMATS",
    "PARTS",
    "Change",
    "Dataset",
    "Diff",
    "Difference",
    "Duplicates",
    "EngineName",
    "ExcelLocale",
    "FileFormatName",
    "Finding",
    "Judged",
    "Limits",
    "MissingExtra",
    "PanelSummary",
    "Pick",
    "Review",
    "Scores",
    "Settings",
    "Stopped",
    "Summary",
    "Wanted",
    "agreement",
    "annotations_of",
    "audit",
    "build",
    "build_from",
    "changes",
    "convert",
    "data_dictionary",
    "data_dictionary_html",
    "diff",
    "export",
    "fact_lines",
    "find_documents",
    "held_out",
    "intervals",
    "judged",
    "judged_facts",
    "map_partitions",
    "means",
    "open_dataset",
    "panel",
    "pick",
    "read_reviews",
    "score",
    "statuses",
    "train_part",
    "write_changes",
    "write_report",
]
