"""What a machine sets and a course does not: read from the environment, OPENCLASS_…"""

import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class MachineSettings:
    """Settings of this machine. Each is a variable `OPENCLASS_<NAME>`."""

    database: str | None = field(default_factory=lambda: os.environ.get("OPENCLASS_DATABASE"))
    """URL of the records' database; left out, `openclass.db` in the course folder. `{course}` in it is the course's
    name: where there are several courses, each has a database of its own."""

    def database_of(self, course: str) -> str | None:
        """The URL for one course; None for the file in its folder."""
        return self.database.replace("{course}", course) if self.database else None
