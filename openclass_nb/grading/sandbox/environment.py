"""The environment variables that student code may see: a short list of the harmless and the needed."""

from __future__ import annotations

import os
from collections.abc import Mapping

KEPT = (
    "PATH",
    "LD_LIBRARY_PATH",
    "TZ",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "LC_NUMERIC",
    "LC_TIME",
    "LC_COLLATE",
)
KEPT_BEGINNINGS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "CONDA_PREFIX", "SOURCE_DATE_EPOCH")
ONE_THREAD = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def allowed(source: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables for a zygote, taken from `source` (by default this process's own)."""
    source = os.environ if source is None else source
    kept = {name: value for name, value in source.items() if name in KEPT or name.startswith(KEPT_BEGINNINGS)}
    kept.setdefault("PATH", os.defpath)
    return {
        **kept,
        **dict.fromkeys(ONE_THREAD, "1"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }
