"""Facts to tables: `build` and `build_from` write a dataset, `open_dataset` reads, `score` judges
one."""

from .agreement import agreement
from .annotation_formats import FORMATS, export
from .audit import Finding, audit, statuses
from .build import Summary, build
from .build_from import build_from
from .change_file import write_changes
from .changes import changes, fact_lines
from .diary import EngineName, Settings
from .dictionary import data_dictionary, data_dictionary_html
from .diff import Change, Diff, diff
from .documents import find_documents
from .duplicates import Duplicates
from .engine import Stopped
from .facts_of import annotations_of
from .file_formats import (
    FILE_FORMATS,
    ExcelLocale,
    FileFormatName,
    MissingExtra,
    convert,
)
from .frames import Dataset, open_dataset
from .intervals import intervals
from .panels import PanelSummary, Wanted, panel
from .partitions import map_partitions
from .picking import Pick, pick
from .portion_reading import Limits
from .report import write_report
from .reviews import Judged, Review, judged_facts, read_reviews
from .score import Difference, Scores, means, score
from .training import PARTS, held_out, train_part
from .verdicts import judged

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
