"""Facts to tables: `build` writes a dataset, `open_dataset` reads one, `score` judges one."""

from .agreement import agreement
from .audit import Finding, audit, statuses
from .build import Summary, build
from .changes import changes, fact_lines
from .documents import find_documents
from .frames import Dataset, open_dataset
from .intervals import intervals
from .score import Difference, Scores, means, score

__all__ = [
    "Dataset",
    "Difference",
    "Finding",
    "Scores",
    "Summary",
    "agreement",
    "audit",
    "build",
    "changes",
    "fact_lines",
    "find_documents",
    "intervals",
    "means",
    "open_dataset",
    "score",
    "statuses",
]
