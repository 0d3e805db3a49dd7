"""What was proved before: kept beside the course by a fingerprint of everything that the result depends on."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openclass_nb
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.files import data_files, write_atomically

FOLDER = Path(".openclass") / "proof"
KEPT_DAYS = 60
PROVING = ("answers.py", "course", "grading", "mastery", "insight", "workflows/proof_parts.py")
"""Where the package's code makes the results."""


class ProofCache:
    """Results by key, a file for each in `.openclass/proof/` of the course. Whatever can't be read is not there."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def get(self, key: str) -> Any:
        """The result kept under a key, or None."""
        path = self._folder / f"{key}.json"
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found

    def put(self, key: str, result: Any) -> None:
        """Keep a result; without room for it the next proof takes longer, no more."""
        ignore = self._folder.parent / ".gitignore"
        with contextlib.suppress(Exception):
            if not ignore.exists():
                write_atomically(ignore, "*\n")
            write_atomically(self._folder / f"{key}.json", json.dumps(result, ensure_ascii=False))

    def forget_old(self) -> None:
        """Remove what nobody asked for in two months."""
        oldest = time.time() - KEPT_DAYS * 86400
        for path in self._folder.glob("*.json"):
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def key_of(*parts: Any) -> str:
    """A fingerprint of plain data and of everything that every result depends on."""
    told = json.dumps([_surroundings(), *parts], sort_keys=True, default=str)
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


@cache
def _surroundings() -> list[str]:
    """Python, the machine, the versions of all installed packages, and our own code."""
    return [sys.version, platform.platform(), *_installed(), *_own_code()]


def _installed() -> list[str]:
    """Folders such as numpy-2.1.0.dist-info say name and version without being opened."""
    names: set[str] = set()
    for place in sys.path:
        with contextlib.suppress(OSError):
            names.update(one for one in os.listdir(place or ".") if one.endswith((".dist-info", ".egg-info")))
    return sorted(names)


def _own_code() -> Iterator[str]:
    package = Path(openclass_nb.__file__).parent
    for name in PROVING:
        place = package / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else (place,):
            yield f"{path.relative_to(package)} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def notebook_facts(notebook: SourceNotebook) -> list[Any]:
    """A notebook's cells without outputs, and its kernel: what running it depends on."""
    cells = [
        [
            one.get("cell_type"),
            one.get("id"),
            one.get("source"),
            one.get("metadata", {}),
            one.get("attachments"),
        ]
        for one in notebook.cells
    ]
    return [notebook.file, notebook.content.get("metadata", {}).get("kernelspec"), cells]


def settings_facts(root: Path) -> list[tuple[str, str]]:
    """nbgrader's settings of the course, and Python files beside them that they may load."""
    return list(_hashed(root, sorted(root.glob("*.py"))))


def data_facts(root: Path, assignment: str) -> list[tuple[str, str]]:
    """Each file beside the notebooks with a hash of its content."""
    return list(_hashed(root, data_files(root, assignment)))


def _hashed(root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        yield path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
