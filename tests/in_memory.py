"""Where tests keep their files: in memory, if there is plenty. Small databases are written thousands of times, and a
disk makes two workers wait."""

import contextlib
import os
import shutil
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ENOUGH = 8 << 30
"""Bytes that have to be free: all tests together leave less than two gigabytes."""
NAME = "openclass-tests-"


def folder_in_memory() -> Path | None:
    """A folder for this run, or None where there is no room for one."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ENOUGH or _available() < ENOUGH:
        return None
    for left in MEMORY.glob(f"{NAME}*"):
        if not Path("/proc", left.name.removeprefix(NAME)).exists():
            shutil.rmtree(left, ignore_errors=True)
    return MEMORY / f"{NAME}{os.getpid()}"


def _available() -> int:
    """Bytes of memory that programs may still have."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return 0


class InMemory:
    """The plugin: of the process that began the run; its workers get folders below its own."""

    def __init__(self) -> None:
        self._made: Path | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Before pytest makes its own folder, and unless somebody asked for one."""
        if config.option.basetemp is None and not hasattr(config, "workerinput"):
            self._made = folder_in_memory()
            config.option.basetemp = self._made and str(self._made)

    def pytest_unconfigure(self) -> None:
        """Nothing stays in memory."""
        if self._made is not None:
            shutil.rmtree(self._made, ignore_errors=True)
