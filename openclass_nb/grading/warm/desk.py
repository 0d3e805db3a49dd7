"""The folder in which a zygote's submissions are worked on, one after another, each finding it as new."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from openclass_nb.errors import GradingError

PREFIX = "openclass-desk-"
IN_USE = "in-use"
"""A file that stays locked for as long as somebody works at the desk."""
MOST_FILES = 2_000
MOST_BYTES = 512 << 20


class Desk:
    """Holds home (the candidate's folder), tmp and exam (the examiner's). Removed by `close`, or by the next one
    if whoever worked here was killed."""

    def __init__(self) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._in_use = _locked(self.folder / IN_USE)
        self.folder.chmod(0o755)
        self._modes: dict[Path, int] = {}
        self._aside = (self.folder / f"left-{number}" for number in count())

    @property
    def home(self) -> Path:
        """The candidate's working folder, from outside."""
        return self.folder / "home"

    def lay(self, submission: Path, given: Path | None = None) -> None:
        """Copy a submission's ordinary files to home; links, pipes and devices stay out.

        What the teacher gave with the assignment lies there as it was given, whatever became of it, and again in
        exam, where the tests find the teacher's own modules.
        """
        self.clear()
        if given is not None:
            for target in (self.home, self.folder / "exam"):
                _copy_files(given, target, but="*.ipynb")
        _copy_files(submission, self.home)

    def clear(self) -> None:
        """Remove all that a submission left, and give the folders back the modes that they had."""
        for name in ("home", "tmp", "exam"):
            if (self.folder / name).is_dir():
                self._as_before(self.folder / name)
                _empty(self.folder / name, self._aside)

    def _as_before(self, folder: Path) -> None:
        """A folder belongs to the student's user while it is used, who can close it or set access lists on it."""
        mode = self._modes.setdefault(folder, stat.S_IMODE(folder.stat().st_mode))
        os.chmod(folder, mode)
        for attribute in os.listxattr(folder) if hasattr(os, "listxattr") else ():
            with contextlib.suppress(OSError):
                os.removexattr(folder, attribute)
        os.chmod(folder, mode)

    def close(self) -> None:
        """Remove the desk."""
        with contextlib.suppress(OSError):
            self.clear()
        _remove(self.folder, self._aside)
        if self._in_use is not None:
            os.close(self._in_use)


def _sweep(place: Path) -> None:
    """Remove desks at which nobody works any more."""
    for folder in place.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # somebody else's, or gone by now
            left = _locked(folder / IN_USE, os.O_RDWR)
            if left is not None:
                _remove(folder, (folder / f"swept-{number}" for number in count()))
                os.close(left)


def _locked(file: Path, flags: int = os.O_RDWR | os.O_CREAT | os.O_EXCL) -> int | None:
    """The file, open and locked until it is closed or its process ends; None if another process has it."""
    import fcntl  # not on Windows, where this module must still be found

    descriptor = os.open(file, flags | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _remove(folder: Path, aside: Iterator[Path]) -> None:
    with contextlib.suppress(OSError):
        for name in ("home", "tmp", "exam"):
            if (folder / name).is_dir():
                _empty(folder / name, aside)
    shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path, aside: Iterator[Path]) -> None:
    """Remove what is in `folder`. Folders within folders are moved to `aside` first, for there may be more of them
    than a path can name, and some that were closed to everybody."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        with os.scandir(place) as entries:
            found = list(entries)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                os.chmod(entry.path, stat.S_IRWXU)
                waiting.append(next(aside))
                os.rename(entry.path, waiting[-1])
            else:
                os.unlink(entry.path)
        if place != folder:
            os.rmdir(place)


def _copy_files(source: Path, target: Path, but: str = "") -> None:
    """Copy what isn't there yet and isn't called like `but`."""
    owner = target.stat()
    room = MOST_BYTES
    for number, (path, relative) in enumerate(_ordinary_files(source)):
        if relative.match(but or "/") or _taken(target, relative):
            continue
        room -= path.stat().st_size
        if number >= MOST_FILES or room < 0:
            raise GradingError(
                f"There are more than {MOST_FILES} files or {MOST_BYTES} bytes.", where=str(source)
            )
        copy = target / relative
        _make_folders(copy.parent, target, owner)
        shutil.copyfile(path, copy, follow_symlinks=False)
        _give(copy, owner, 0o664)


def _ordinary_files(source: Path) -> Iterator[tuple[Path, Path]]:
    for folder, names, files in os.walk(source, followlinks=False):
        names.sort()
        for name in sorted(files):
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                yield path, path.relative_to(source)


def _taken(target: Path, relative: Path) -> bool:
    """Whether there is something of that name, or a file where its folder would be."""
    return (target / relative).exists() or any(
        (target / one).is_file() for one in relative.parents if one != Path()
    )


def _make_folders(folder: Path, top: Path, owner: os.stat_result) -> None:
    if folder != top and not folder.exists():
        _make_folders(folder.parent, top, owner)
        folder.mkdir()
        _give(folder, owner, 0o2775)


def _give(path: Path, owner: os.stat_result, mode: int) -> None:
    os.chmod(path, mode)
    if os.getuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)
