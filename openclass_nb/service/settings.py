"""What the service is told by its machine: `OPENCLASS_SERVICE_…`, or options of `openclass serve`."""

import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from openclass_nb.course.validation import sentences
from openclass_nb.errors import OpenclassError

PREFIX = "OPENCLASS_SERVICE_"


class ServiceSettings(BaseSettings):
    """Settings of one service. Each is a variable `OPENCLASS_SERVICE_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX)

    courses: Path = Field(default=Path(), description="A course, or a folder whose folders are courses.")
    prefix: str = Field(default="", description="Where the service lies below its host: /services/openclass.")
    graders: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, 4), ge=1, le=64, description="Checks run at a time."
    )
    waiting: int = Field(default=64, ge=0, description="Checks that may wait; one more is told to come back.")
    waiting_each: int = Field(default=3, ge=1, description="Of these, checks of one student.")
    wait_seconds: float = Field(default=60, gt=0, description="How long a check may wait for its turn.")
    check_seconds: float = Field(default=60, gt=0, description="How long one check may run.")
    body_megabytes: float = Field(default=10, gt=0, description="Largest request; a check needs no outputs.")
    per_second: float = Field(default=20, gt=0, description="Requests that one student may make for long.")
    burst: float = Field(default=120, ge=1, description="Requests that one student may make at once.")
    allow_unsafe: bool = Field(
        default=False, description="Check even where files and network can’t be kept apart."
    )
    cache_seconds: float = Field(default=60, ge=0, description="How long a computed progress may be shown.")
    fresh_seconds: float = Field(default=1, ge=0, description="How soon another process's release is seen.")


def settings_for(courses: Path, *, allow_unsafe: bool | None = None) -> ServiceSettings:
    """The settings of this machine. OpenclassError names each variable whose value is none, and why."""
    given: dict[str, Any] = {} if allow_unsafe is None else {"allow_unsafe": allow_unsafe}
    try:
        return ServiceSettings(courses=courses, **given)
    except ValidationError as error:
        variables = [f"{PREFIX}{detail['loc'][0]}".upper() for detail in error.errors()]
        told = " ".join(problem for problem, _ in sentences(error, ServiceSettings))
        step = f"Set {' and '.join(variables)} to a value that fits, or leave it out."
        raise OpenclassError(f"The service’s settings can’t be read. {told}", next_step=step) from None
