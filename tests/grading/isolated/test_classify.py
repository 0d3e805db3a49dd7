"""Test cells whose text shows that they can't run isolated."""

from __future__ import annotations

import pytest

from openclass_nb.grading.isolated.classify import cannot_be_isolated


@pytest.mark.parametrize(
    "source",
    [
        "%%timeit\nf(3)",
        "%time f(3)",
        "!ls",
        "x = 1\n!pip list",
        "await f(3)",
        "async with f() as g: pass",
        "assert [await one for one in f()] == [1]",
        "get_ipython().run_cell('f(3)')",
        "for name in globals(): pass",
        "names = list(globals().items())",
        "import sympy as sp\nassert sp.sympify(answer) == 3",
        "import pickle\npickle.loads(f())",
        "import subprocess\nsubprocess.check_output(f())",
        "import os\nos.system(cmd)",
        "import importlib\nimportlib.import_module(name)",
        "assert f(3) ==",
    ],
)
def test_text_that_needs_compatible_mode(source: str) -> None:
    """Told with a reason that completes “needs compatible mode, because ...”."""
    reason = cannot_be_isolated(source)
    assert reason
    assert reason[0].islower() or reason.startswith("Python")


@pytest.mark.parametrize(
    "source",
    [
        "assert f(3) == 9",
        "%matplotlib inline\nassert f(3) == 9",
        "assert 'x' in globals()",
        "import json\nassert json.loads(text) == {}",
        "import sympy as sp\nassert sp.S('x') == x",
        "import re\nre.compile(pattern)",
        "async def helper(): await g()",
        "assert globals()['x'] == 1",
    ],
)
def test_text_that_shows_no_reason(source: str) -> None:
    """Whether it runs isolated is then for the rehearsal to say."""
    assert cannot_be_isolated(source) is None
