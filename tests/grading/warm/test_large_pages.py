"""The memory of a process in large pages, where its system does that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from openclass_nb.grading.warm import large_pages

HOLDS = "import numpy as np\nheld = np.ones(1 << 23)\n"
TELLS = """
from openclass_nb.grading.warm.large_pages import gather
print(gather(), int(held.sum()))
print([line for line in open('/proc/self/smaps_rollup') if line.startswith('AnonHuge')][0].split()[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux keeps large pages this way.")
def test_what_is_held_is_gathered_and_stays_what_it_was() -> None:
    """64 MB of ones: as many large pages as the system says, and each one still there."""
    done = subprocess.run([sys.executable, "-c", HOLDS + TELLS], capture_output=True, text=True, check=True)
    (gathered, total), (kilobytes,) = (line.split() for line in done.stdout.splitlines())
    assert int(total) == 1 << 23
    assert int(kilobytes) * 1024 >= int(gathered) * large_pages.LARGE


def test_beside_other_work_everything_is_gathered_too_and_no_thread_is_left() -> None:
    """What comes in the meantime included: a process that is forked has one thread."""
    work = "from openclass_nb.grading.warm.large_pages import gathering\nwith gathering():\n    more = held + 1\n"
    ends = "import threading; print(threading.active_count(), int(more.sum()))\n"
    done = subprocess.run(
        [sys.executable, "-c", HOLDS + work + ends + TELLS], capture_output=True, text=True, check=True
    )
    (threads, more), (gathered, total), (kilobytes,) = (line.split() for line in done.stdout.splitlines())
    assert (int(threads), int(more), int(total)) == (1, 1 << 24, 1 << 23)
    assert int(kilobytes) * 1024 >= int(gathered) * large_pages.LARGE


def test_without_a_list_of_its_memory_a_process_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A sandbox may hide it."""
    monkeypatch.setattr(large_pages, "MAPS", str(tmp_path / "maps"))
    assert large_pages.gather() == 0


def test_a_fork_has_what_was_gathered() -> None:
    """And writes to its own copy only."""
    held = bytearray(b"a" * (6 << 20))
    large_pages.gather()
    child = os.fork()
    if child == 0:
        held[:] = b"b" * len(held)
        os._exit(0 if held == b"b" * len(held) else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert held == b"a" * len(held)
