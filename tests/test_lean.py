"""What a process of ours can do without, it does without; what it needs, it keeps."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from openclass_nb.lean import collect_garbage_seldom


@pytest.fixture
def thresholds() -> Iterator[None]:
    """What was set before is set again."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("thresholds")
def test_garbage_is_collected_seldom_but_still_is() -> None:
    """A command that makes cycles all day long does not fill the memory."""
    collect_garbage_seldom()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == 500_000


def test_notebooks_are_still_validated_without_the_grammars() -> None:
    """In a process of its own: the grammar is not built, and a cell without a source is still found."""
    code = (
        "from openclass_nb.lean import skip_unused_grammars\n"
        "skip_unused_grammars()\n"
        "import nbformat, sys\n"
        "cell = {'cell_type': 'code', 'id': 'a', 'metadata': {}, 'outputs': []}\n"
        "bad = {'cells': [cell], 'metadata': {}, 'nbformat': 4, 'nbformat_minor': 5}\n"
        "try:\n    nbformat.validate(bad)\n"
        "except nbformat.ValidationError as error:\n    print('found:', 'source' in str(error))\n"
        "print('grammar:', sys.modules.get('rfc3987_syntax', 'looked for'))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["found: True", "grammar: None"]
