"""What becomes of a submission's cells, whatever its code does; and the next submission finds nothing of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from openclass_nb.grading.warm.memory import family
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask
from tests.grading.warm.conftest import LIMITS, Run, text

ENDINGS = {
    "os._exit": "import os\nos._exit(0)",
    "a null pointer": "import ctypes\nctypes.string_at(0)",
    "abort": "import os\nos.abort()",
    "the event loop stopped": "import asyncio\nasyncio.get_event_loop().stop()\nawait asyncio.sleep(1)",
    "all its descriptors closed": "import os\nos.closerange(0, 256)",
    "a frame that is none": (
        "import os, socket, stat\n"
        "for one in range(3, 64):\n"
        "    try:\n"
        "        if stat.S_ISSOCK(os.fstat(one).st_mode): os.write(one, b'\\xff' * 100)\n"
        "    except OSError: pass\n"
        "import time; time.sleep(5)"
    ),
}
STUCK = {
    "a loop": "while True: pass",
    "a loop that takes no interrupt": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "a signal ignored": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
    "sleep": "import time\ntime.sleep(100)",
    "a regular expression": "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    "a lock": "import threading\nlock = threading.Lock(); lock.acquire(); lock.acquire()",
    "an endless await": "import asyncio\nawait asyncio.Event().wait()",
    "a child that is waited for": "import subprocess\nsubprocess.run(['sleep', '100'])",
    "a pipe": "import os\nr, w = os.pipe()\nos.read(r, 1)",
    "a stopped process": "import os, signal\nos.kill(0, 19)\nos.system('kill -STOP $PPID')\nwhile True: pass",
}
GREEDY = {
    "memory": ("x = bytearray(1 << 20)\nwhile True: x += x", "error"),
    "shared memory": (
        "import mmap\nheld = []\n"
        "while True:\n    held.append(mmap.mmap(-1, 1 << 26)); held[-1].write(b'x' * (1 << 26))",
        "killed",
    ),
    "memory of many processes": (
        "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n        x = b'x' * (100 << 20); time.sleep(100)\n"
        "time.sleep(100)",
        "killed",
    ),
    "a large file": (
        "with open('large', 'wb') as file:\n    while True: file.write(b'x' * (1 << 20))",
        "error",
    ),
    "many files": ("n = 0\nwhile True:\n    n += 1\n    open(f'file-{n}', 'w').close()", "killed"),
    "much disk": (
        "n = 0\nwhile True:\n    n += 1\n    with open(f'file-{n}', 'wb') as file: file.write(b'x' * (4 << 20))",
        "killed",
    ),
    "many processes": ("import os\nwhile True: os.fork()", "error"),
    "many threads": (
        "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(100,), daemon=True).start()",
        "error",
    ),
    "open files": ("held = [open('/dev/null') for _ in range(100000)]", "error"),
    "recursion in C": ("import json\njson.loads('[' * 10_000_000)", "error"),
}


def test_cells_run_in_order_in_one_namespace(run: Run) -> None:
    """With outputs as nbclient records them and the counts that a notebook shows."""
    result = run("x = 41", "print('six'); x + 1", "1 / 0", "x")
    assert [cell.status for cell in result.cells] == ["ok", "ok", "error", "ok"]
    assert [cell.execution_count for cell in result.cells] == [1, 2, 3, 4]
    assert text(result, 1) == "six\n42"
    assert result.cells[2].outputs[0]["ename"] == "ZeroDivisionError"


def test_what_is_no_code_is_passed_over(run: Run) -> None:
    """Text cells and empty cells count as having run."""
    result = run(CellTask("text", "student", "# 1 / 0", cell_type="markdown"), "  \n", "1")
    assert [cell.status for cell in result.cells] == ["ok", "ok", "ok"]
    assert result.cells[2].execution_count == 1


@pytest.mark.parametrize("source", ENDINGS.values(), ids=ENDINGS)
def test_code_that_ends_its_process_loses_only_what_comes_after(run: Run, source: str) -> None:
    """The cells before keep their outputs, the rest is skipped, and the reason is told."""
    result = run("'before'", source, "'after'", CellTask("t", "test", "assert True", grade_id="t", points=2))
    assert [cell.status for cell in result.cells] == ["ok", "killed", "skipped", "skipped"]
    assert text(result, 0) == "'before'"
    assert "ended its own process" in result.cells[2].message
    assert result.cells[3].score == 0


@pytest.mark.parametrize("source", ENDINGS.values(), ids=ENDINGS)
def test_the_next_submission_is_untouched_by_one_that_ended(run: Run, source: str) -> None:
    """A new fork knows nothing of it."""
    run(source)
    assert text(run("sum(range(10))"), 0) == "45"


@pytest.mark.parametrize(
    "ending", ["exit", "exit()", "quit()", "import sys; sys.exit(1)", "raise SystemExit"]
)
def test_leaving_politely_ends_only_the_cell(run: Run, ending: str) -> None:
    """A forgotten exit() does not cost the exercises below it."""
    result = run(ending, "'after'")
    assert text(result, 1) == "'after'"


@pytest.mark.parametrize("source", STUCK.values(), ids=STUCK)
def test_a_cell_that_doesn_t_end_is_ended(run: Run, source: str) -> None:
    """By an interrupt where that helps, else by ending the process; never later than the limit and the grace."""
    result = run("'before'", source, "'after'")
    assert result.cells[1].status == "timeout"
    assert text(result, 0) == "'before'"
    if result.cells[2].status == "ok":
        assert result.cells[1].outputs[-1]["ename"] == "CellTimeoutError"
    else:
        assert result.cells[2].status == "skipped"
        assert "could not be interrupted" in result.cells[2].message


def test_an_interrupted_cell_lets_the_others_run(run: Run) -> None:
    """As nbgrader has it: one endless loop is one lost exercise."""
    result = run("while True: pass", "'after'")
    assert [cell.status for cell in result.cells] == ["timeout", "ok"]
    names = [one["ename"] for one in result.cells[0].outputs]
    assert names == ["KeyboardInterrupt", "CellTimeoutError"]


@pytest.mark.parametrize(("source", "status"), GREEDY.values(), ids=GREEDY)
def test_code_that_takes_too_much_is_stopped(run: Run, source: str, status: str) -> None:
    """By an error in its own process, or by ending it (or by the clock, where that is faster); and the machine has
    room again."""
    result = run("'before'", source)
    assert result.cells[1].status in {status, "timeout"}, result.cells[1]
    assert text(result, 0) == "'before'"
    assert text(run("bytearray(50 << 20)[0]"), 0) == "0"


def test_a_flood_of_output_is_cut(run: Run) -> None:
    """The beginning is kept, with a word on what is missing, and the next cell has its room again."""
    result = run("for _ in range(10 ** 5): print('x' * 999)", "'after'")
    assert LIMITS.output_bytes / 2 < len(text(result, 0)) < LIMITS.output_bytes
    assert "Output past the limit" in text(result, 0)
    assert text(result, 1) == "'after'"


def test_a_flood_below_python_is_cut_too(run: Run) -> None:
    """What C code writes to the descriptor goes through a file that can't grow for ever."""
    result = run("import os\nfor _ in range(10 ** 4): os.write(1, b'x' * 9999)", "'after'")
    assert len(text(result, 0)) < LIMITS.output_bytes
    assert text(result, 1) == "'after'"


def test_a_process_that_outlives_its_cell_ends_with_the_submission(run: Run, grader: WarmGrader) -> None:
    """Even if it left its session and its parent."""
    source = (
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        while True: time.sleep(0.1)\n"
        "    os._exit(0)\n"
        "os.wait()\n"
        "'left'"
    )
    assert text(run(source), 0) == "'left'"
    assert [list(family(zygote.pid)) for zygote in grader._all] == [[zygote.pid] for zygote in grader._all]


def test_a_thread_that_outlives_its_cell_writes_into_no_other(run: Run) -> None:
    """Its text belongs to the cell that runs, as in a kernel, and never to another submission."""
    run(
        "import threading, time\ndef late():\n    while True: print('late'); time.sleep(0.001)\n"
        "threading.Thread(target=late, daemon=True).start()"
    )
    assert text(run("import time\ntime.sleep(0.05)\nprint('mine')"), 0) == "mine\n"


def test_nothing_is_left_for_the_next_submission(run: Run) -> None:
    """No file in its folder, in /tmp or in shared memory; no variable, module or environment."""
    run(
        "import os, sys, types, builtins, tempfile, pathlib\n"
        "for place in (pathlib.Path.home(), pathlib.Path(tempfile.gettempdir()), pathlib.Path('/dev/shm')):\n"
        "    try: (place / 'left').write_text('x')\n"
        "    except OSError: pass\n"
        "os.environ['LEFT'] = '1'; sys.modules['left'] = types.ModuleType('left'); builtins.left = 1"
    )
    result = run(
        "import os, sys, builtins, tempfile, pathlib\n"
        "places = (pathlib.Path.home(), pathlib.Path(tempfile.gettempdir()), pathlib.Path('/dev/shm'))\n"
        "[(place / 'left').exists() for place in places], 'LEFT' in os.environ, 'left' in sys.modules, "
        "hasattr(builtins, 'left')"
    )
    assert text(result, 0) == "([False, False, False], False, False, False)"


def test_each_submission_has_random_numbers_of_its_own(run: Run) -> None:
    """As each fresh kernel has; the zygote's are the same for all."""
    source = "import random, numpy as np\nrandom.random(), np.random.rand(), np.random.default_rng().random()"
    drawn = [text(run(source), 0).split(",") for _ in range(2)]
    assert all(one != other for one, other in zip(*drawn, strict=True))


def test_files_of_the_submission_are_there_and_the_original_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    """The code works on a copy."""
    (tmp_path / "data.csv").write_text("a\n1\n2\n")
    result = run("import pandas as pd\npd.read_csv('data.csv').a.sum()", "open('data.csv', 'w').close()")
    assert text(result, 0) in {"np.int64(3)", "3"}
    assert (tmp_path / "data.csv").read_text() == "a\n1\n2\n"


def test_the_machine_and_the_world_are_out_of_reach(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Files beside the submission, the network, other processes and the environment of the grader."""
    secret = tmp_path_factory.mktemp("neighbour") / "secret"
    secret.write_text("secret")
    os.environ["OPENCLASS_SECRET"] = "secret"
    try:
        result = run(
            f"open({str(secret)!r}).read()",
            "import socket; socket.create_connection(('127.0.0.1', 22), timeout=1)",
            "import os; os.environ.get('OPENCLASS_SECRET')",
            "open('/proc/1/environ').read()",
            "open('/etc/shadow').read()",
            f"os.kill({os.getpid()}, 9)",
        )
    finally:
        del os.environ["OPENCLASS_SECRET"]
    assert [cell.status for cell in result.cells] == ["error", "error", "ok", "error", "error", "error"]


def test_what_was_used_is_told(run: Run) -> None:
    """CPU seconds of the submission's processes, and the layers that kept it."""
    result = run("sum(range(10 ** 7))")
    assert 0.05 < result.cost.cpu_seconds < 5
    assert result.layers


def test_a_submission_has_a_time_limit_as_a_whole(run: Run) -> None:
    """Many cells that each stay below theirs."""
    result = run(*["import time; time.sleep(1.4)"] * 6)
    assert result.cells[-1].status in {"timeout", "skipped"}
