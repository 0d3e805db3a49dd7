"""What a process of ours can do without."""

import atexit
import gc
import sys
from typing import Any


def skip_unused_grammars() -> None:
    """Keep jsonschema from building a grammar of international URLs, 2 to 3 s of CPU in every process.

    nbformat imports jsonschema, and that imports `rfc3987_syntax` only to check the format “iri”, which no notebook
    schema has; without it jsonschema checks everything else. For processes that are ours alone: the `openclass`
    command and the processes that grade.
    """
    modules: dict[str, Any] = sys.modules
    modules.setdefault("rfc3987_syntax", None)


def collect_garbage_seldom() -> None:
    """Look for cycles after every 500,000 new objects, not 700: a class's progress is a million objects without any.

    A fifth of the CPU of `openclass progress`. For commands, which end soon; not for a service. Nor is the memory of
    all libraries gone through at the end, which took 0.2 s of every command: the system takes it back as a whole.
    """
    gc.set_threshold(500_000)
    atexit.register(gc.freeze)  # the first to be registered is the last to be called
