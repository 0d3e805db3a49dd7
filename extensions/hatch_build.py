"""Builds the Lab extension with the package, but only where the committed files are not those of the sources."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

import assets


class LabExtensionHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling finds it by pyproject.toml."""

    def dependencies(self) -> list[str]:
        """None, as a rule: node and the builder only where there is something to build."""
        return [] if assets.is_current() else assets.NEEDED

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before anything is packed."""
        if not assets.is_current():
            assets.build()
