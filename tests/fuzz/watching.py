"""What a check of one input came to: nothing, an exception, or too much time."""

from __future__ import annotations

import hashlib
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

BASE, BYTES_A_SECOND = 0.25, 100_000  # seconds for any input, and what more a longer one may take


class TooSlow(BaseException):
    """An input takes more time than its length allows; nothing that reads it catches this."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What was raised, where, and the traceback."""

    kind: str
    place: str
    words: str

    def save(self, folder: Path, target: str, data: bytes) -> None:
        """Write the input and the traceback, unless a shorter input failed in the same way."""
        key = hashlib.sha256(f"{self.kind} {self.place}".encode()).hexdigest()[:8]
        path = folder / f"{target}-{self.kind}-{key}"
        if not path.exists() or path.stat().st_size > len(data):
            path.write_bytes(data)
            path.with_name(path.name + ".txt").write_text(self.words)


def failure_of(check: Callable[[bytes], None], data: bytes, *, slowness: float) -> Failure | None:
    """How the check of an input fails; None where it holds, in its time."""
    most = slowness * (BASE + len(data) / BYTES_A_SECOND)
    signal.signal(signal.SIGVTALRM, _too_slow)
    signal.setitimer(signal.ITIMER_VIRTUAL, 20 * most)  # counts the time of this process alone
    began = time.process_time()
    try:
        check(data)
    except (Exception, TooSlow) as error:
        return _failure(error)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    took = time.process_time() - began
    if took > most:
        return Failure("TooSlow", f"{len(data) // 1000}", f"{took:.2f} s for {len(data)} bytes")
    return None


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def _failure(error: BaseException) -> Failure:
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if "/solieu/" in f.filename] or list(frames)
    last = inside[-1]
    place = f"{Path(last.filename).name} {last.name} {last.lineno} {frames[-1].line!s}"
    words = "".join(traceback.format_exception(error, limit=-12))
    return Failure(type(error).__name__, place, words)
