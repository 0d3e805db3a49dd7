"""Imports that a process of ours can do without."""

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
