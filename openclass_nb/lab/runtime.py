"""The folder of one Jupyter server's local service: links to its courses, and how programs of the same person find it.

It lies in Jupyter's own runtime folder, for that person only, and is named after the server's process. Those of
servers that are gone (killed) are taken away by the next one.
"""

import contextlib
import json
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from openclass_nb.addresses import RUNTIME_PREFIX, TOLD, Address, is_alive

COURSES = "courses"
UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
"""What a course's name can't have; folders may."""


@dataclass
class RuntimeFolder:
    """`courses/NAME` are links to course folders, `service.json` says where the service is."""

    path: Path
    _names: dict[Path, str] = field(default_factory=dict)

    @classmethod
    def of_process(cls, place: Path, pid: int) -> "RuntimeFolder":
        """A new one in `place`; those of processes that are gone are removed."""
        place.mkdir(parents=True, exist_ok=True)
        for other in place.glob(f"{RUNTIME_PREFIX}*"):
            if not is_alive(other.name.removeprefix(RUNTIME_PREFIX)):
                shutil.rmtree(other, ignore_errors=True)
        made = cls(place / f"{RUNTIME_PREFIX}{pid}")
        shutil.rmtree(made.path, ignore_errors=True)
        made.courses.mkdir(parents=True)
        made.path.chmod(0o700)
        return made

    @property
    def courses(self) -> Path:
        """The folder that the service offers."""
        return self.path / COURSES

    @property
    def has_courses(self) -> bool:
        """Whether any course was put in."""
        return bool(self._names)

    def link(self, root: Path) -> str:
        """Put a course in; the name under which it is offered: its folder's as far as that can be part of a URL, with
        a number if it is taken.
        """
        root = root.resolve()
        if root not in self._names:
            taken = set(self._names.values())
            plain = UNFIT.sub("-", root.name).strip("-._") or "course"
            choices = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
            name = plain if plain not in taken else next(one for one in choices if one not in taken)
            (self.courses / name).symlink_to(root, target_is_directory=True)
            self._names[root] = name
        return self._names[root]

    def tell(self, address: Address) -> None:
        """Write down where the service is, for this person's eyes only."""
        path = self.path / TOLD
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"url": address.url, "token": address.token}, file)

    def remove(self) -> None:
        """Take it away; the courses stay where they are."""
        shutil.rmtree(self.path, ignore_errors=True)
