"""Modules of ours that a child may need later, when their files are out of sight: kept as code, run when imported.

Those that bring a large library with them aren't imported for every submission: each fork would pay for its pages.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType


class KeptModules(MetaPathFinder, InspectLoader):
    """Finds modules by their code."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[CodeType, str | None]] = {}

    def keep(self, name: str) -> None:
        """Keep the code of a module. ImportError if there is none."""
        spec = importlib.util.find_spec(name)
        loader = spec.loader if spec is not None else None
        code = loader.get_code(name) if isinstance(loader, InspectLoader) else None
        if spec is None or code is None:
            raise ImportError(f"There is no module {name}.")
        self._codes[name] = code, spec.origin

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The way to a module that is kept."""
        if fullname not in self._codes:
            return None
        return ModuleSpec(fullname, self, origin=self._codes[fullname][1])

    def get_code(self, fullname: str) -> CodeType:
        """The code that was kept."""
        return self._codes[fullname][0]

    def get_source(self, fullname: str) -> str | None:
        """Nobody needs it."""
        return None


def import_all(package: ModuleType, later: Sequence[str]) -> None:
    """Import every module of a package of ours, but for those whose names end in one of `later`: these are kept."""
    kept = KeptModules()
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        with contextlib.suppress(ImportError):  # a module for a library that isn't installed
            if found.name.rpartition(".")[2] in later:
                kept.keep(found.name)
            else:
                importlib.import_module(found.name)
    sys.meta_path.insert(0, kept)


@contextlib.contextmanager
def without(name: str):  # type: ignore[no-untyped-def]
    """In the block importing a module fails, as if it weren't installed; no effect if it is loaded already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
