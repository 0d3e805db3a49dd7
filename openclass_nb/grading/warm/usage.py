"""What a submission uses beside time: memory and disk, looked at now and then from outside."""

from __future__ import annotations

import os
from pathlib import Path

from openclass_nb.grading.warm.memory import family, held_bytes, host_pid, private_bytes
from openclass_nb.grading.warm.nursery import Child, ZygoteProcess
from openclass_nb.grading.warm.tasks import Limits

DISK_FACTOR = 4
"""All files together may be this many times as large as one."""
MOST_FILES = 5_000


class Usage:
    """Adds up what the children of a zygote hold beyond what it has itself. `most_bytes` is the most seen."""

    def __init__(self, zygote: ZygoteProcess, limits: Limits) -> None:
        self._desk = zygote.desk.folder
        self._limits = limits
        self._baseline = zygote.held_bytes
        self._pids: list[int] = []
        self.most_bytes = 0

    def include(self, child: Child) -> None:
        """Count one more process and its descendants."""
        pid = child.pid if child.pidfd is None else host_pid(child.pidfd)
        if pid is not None:
            self._pids.append(pid)

    def too_much(self) -> str:
        """Why the submission has to end, "" if it may go on."""
        held = sum(self._beyond(one) for pid in self._pids for one in family(pid))
        self.most_bytes = max(self.most_bytes, held)
        if held > self._limits.memory_bytes:
            return f"The notebook’s code used more than {self._limits.memory_bytes >> 20} MB of memory."
        if _is_more(self._desk, DISK_FACTOR * self._limits.file_bytes):
            return "The notebook’s code filled the disk."
        return ""

    def measure(self) -> None:
        """Count the pages that the processes share with nobody now; dear, so only for those who ask."""
        held = sum(private_bytes(one) for pid in self._pids for one in family(pid))
        self.most_bytes = max(self.most_bytes, held)

    def _beyond(self, pid: int) -> int:
        return max(held_bytes(pid) - self._baseline, 0)


def _is_more(folder: Path, most: int) -> bool:
    """Whether the files below hold more than `most` bytes, or are too many to count."""
    files = 0
    waiting = [str(folder)]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        files += len(entries)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                most -= _size(entry)
        if most < 0 or files > MOST_FILES:
            return True
    return False


def _size(entry: os.DirEntry[str]) -> int:
    """Blocks that are really there: a sparse file costs nothing."""
    try:
        return entry.stat(follow_symlinks=False).st_blocks * 512
    except OSError:
        return 0
