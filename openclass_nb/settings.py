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


@dataclass(frozen=True)
class HintWriterSettings:
    """The model that may write hints. Each is a variable `OPENCLASS_HINTS_<NAME>`; without a URL there is none."""

    url: str = field(default_factory=lambda: os.environ.get("OPENCLASS_HINTS_URL", ""))
    """Address of a server that speaks chat completions: “http://localhost:11434/v1” for Ollama."""
    model: str = field(default_factory=lambda: os.environ.get("OPENCLASS_HINTS_MODEL", ""))
    """The model’s name there."""
    key: str = field(default_factory=lambda: os.environ.get("OPENCLASS_HINTS_KEY", ""), repr=False)
    """Its key; local servers need none."""
    stream: bool = field(
        default_factory=lambda: os.environ.get("OPENCLASS_HINTS_STREAM", "") in ("1", "true", "yes")
    )
    """Whether replies come in pieces."""

    @property
    def there(self) -> bool:
        """Whether a model was named."""
        return bool(self.url and self.model)
