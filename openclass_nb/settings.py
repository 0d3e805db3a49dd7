"""What a machine sets and a course does not: read from the environment, OPENCLASS_…"""

from pydantic_settings import BaseSettings, SettingsConfigDict


class MachineSettings(BaseSettings):
    """Settings of this machine. Each is a variable `OPENCLASS_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="OPENCLASS_")

    database: str | None = None
    """URL of the records' database; left out, `openclass.db` in the course folder."""
