"""What is fuzzed: modules with `seeds()` and a `check(data)` that raises where a property fails."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# The name of each, and whether its inputs are texts.
TARGETS = {"cleaning": True, "numerals": True, "facts": True, "pages": True, "files": False}


@dataclass(frozen=True, slots=True)
class Target:
    """A target: `check` raises where an input breaks what all must keep to."""

    seeds: Callable[[], Iterator[bytes]]
    check: Callable[[bytes], None]
    is_text: bool

    def plant(self, folder: Path) -> Path:
        """Write the seeds, a file each, and give the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for seed in self.seeds():
            (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        return folder

    def warm_up(self) -> None:
        """Check the seeds, which must hold, so that no input pays for what is loaded once."""
        for seed in self.seeds():
            self.check(seed)


def target_of(name: str) -> Target:
    """The target of that name."""
    module = importlib.import_module(name)
    return Target(module.seeds, module.check, TARGETS[name])
