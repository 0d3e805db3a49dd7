"""Hand an assignment in."""

import json
from pathlib import Path
from typing import Any

from nbgrader.exchange.abc import ExchangeSubmit

from openclass_nb.grading.exchange.place import NOTEBOOK, ServiceExchange, notebooks_in, stamp


class ServiceSubmit(ServiceExchange, ExchangeSubmit):  # type: ignore[misc]
    """`nbgrader submit`: whose work it is, and when it came, the service knows by itself."""

    def init_src(self) -> None:
        """The student's folder; what is named may be a path to it."""
        named = Path(self.assignment)
        self.coursedir.assignment_id = named.name
        self.src_path = self.folder(self.course, self.assignment)
        if not self.src_path.is_dir():
            self.fail(f"Assignment not found at: {self.src_path}")

    def copy_files(self) -> None:
        """All its notebooks; others in the folder stay there."""
        here = {one.stem: one for one in notebooks_in(self.src_path)}
        wanted = self._wanted()
        missing, extra = sorted(wanted - here.keys()), sorted(here.keys() - wanted)
        if missing:
            self.fail(f"Assignment {self.assignment} not submitted. Missing: {_listed(missing)}")
        if extra:
            self.log.warning("Not of the assignment, and not submitted: %s", _listed(extra))
        notebooks = {name: self._read(here[name]) for name in sorted(wanted)}
        done = self.asks.submit(self.course, self.assignment, notebooks)
        self.log.info("Submitted as: %s %s %s", self.course, self.assignment, stamp(done["at"]))

    def _wanted(self) -> set[str]:
        """Notebooks of the released assignment. Refused with the reason while it is locked."""
        files = self.asks.files(self.course, self.assignment)
        return {name.removesuffix(NOTEBOOK) for name in files if name.endswith(NOTEBOOK) and "/" not in name}

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            self.fail(f"{path.name} can't be read ({error}). Open it in Jupyter and save it again.")
        if not isinstance(content, dict):
            self.fail(f"{path.name} is no notebook.")
        found: dict[str, Any] = content
        return found


def _listed(names: list[str]) -> str:
    return ", ".join(f"{name}{NOTEBOOK}" for name in names)
