"""A grader serves several threads, survives the death of its zygotes, refuses to be unsafe, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError, UnsafeGradingError
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import Limits
from tests.grading.sandbox import people
from tests.grading.warm.conftest import LIMITS, tasks, text

UNSAFE = ("landlock", "own root", "seccomp", "network namespace")


def test_submissions_run_side_by_side(grader: WarmGrader, tmp_path: Path) -> None:
    """Each gets its own answer, from as many threads as one likes."""
    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(lambda n: grader.run(tasks([f"{n} * 2"]), tmp_path), range(12)))
    assert [text(result, 0) for result in results] == [str(2 * n) for n in range(12)]


def test_a_zygote_that_dies_is_replaced(tmp_path: Path) -> None:
    """The submission that it had is told as failed; the next one is graded."""
    with WarmGrader(LIMITS, preload=[]) as grader:
        (zygote,) = grader._all
        os.kill(zygote.pid, signal.SIGKILL)
        with pytest.raises(GradingError, match="ended by itself"):
            grader.run(tasks(["1"]), tmp_path)
        assert text(grader.run(tasks(["2"]), tmp_path), 0) == "2"


def test_a_zygote_that_dies_leaves_its_twin_at_work(tmp_path: Path) -> None:
    """They come from one process; a new one takes the place of the one that died."""
    with WarmGrader(LIMITS, preload=[], jobs=2) as grader:
        one, two = grader._all
        os.kill(one.pid, signal.SIGKILL)
        failed = 0
        for _ in range(4):
            try:
                assert text(grader.run(tasks(["1 + 1"]), tmp_path), 0) == "2"
            except GradingError:
                failed += 1
        assert failed == 1
        assert two in grader._all


def test_no_process_and_no_folder_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of the zygotes nor of submissions."""
    desks = tmp_path / "desks"
    work = tmp_path / "work"
    desks.mkdir()
    work.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(desks))
    with WarmGrader(LIMITS, preload=[], jobs=2) as grader:
        grader.run(tasks(["open('left', 'w').close()"]), work)
        pids = [one.pid for one in grader._all]
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    assert list(desks.iterdir()) == []


DAEMON = """import os, signal, time
told, tell = os.pipe()
if os.fork() == 0:
    os.setsid()
    if (daemon := os.fork()) == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(1000)
    os.write(tell, str(daemon).encode())
    os._exit(0)
os.wait()
print(os.read(told, 20).decode())"""


@pytest.mark.parametrize(
    "without", [("pid namespace",), ("pid namespace", "own root")], ids=["own root", "nothing"]
)
def test_no_daemon_lives_on(without: tuple[str, ...], tmp_path: Path) -> None:
    """Where no namespace ends it with its submission the zygote finds it, even when /proc is out of sight."""
    with WarmGrader(LIMITS, preload=[], without=without) as grader:
        daemon = int(text(grader.run(tasks([DAEMON]), tmp_path), 0))
        with pytest.raises(ProcessLookupError):
            os.kill(daemon, 0)


def test_a_zygote_ends_when_its_supervisor_is_killed() -> None:
    """An interrupted batch leaves nothing running."""
    code = """
        import json, os, signal
        from openclass_nb.grading.warm.supervisor import WarmGrader
        readable, writable = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                grader = WarmGrader(preload=[]).__enter__()
                os.write(writable, str(next(iter(grader._all)).pid).encode())
                signal.pause()
            finally:
                os._exit(1)
        os.close(writable)
        zygote = int(os.read(readable, 20))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        import select
        try:
            waiting = select.poll()
            waiting.register(os.pidfd_open(zygote), select.POLLIN)
            gone = bool(waiting.poll(5000))
        except ProcessLookupError:
            gone = True
        print(json.dumps(gone))
    """
    assert people.run(code)


def test_without_isolation_grading_refuses() -> None:
    """With a sentence, the reasons and a next step."""
    with pytest.raises(
        UnsafeGradingError, match="can’t be kept from this machine’s files and network"
    ) as refusal:
        WarmGrader(without=UNSAFE, preload=[]).__enter__()
    assert "--allow-unsafe" in str(refusal.value)


def test_it_can_be_allowed(tmp_path: Path) -> None:
    """For those who trust every submission; the layers that were there are still told."""
    with WarmGrader(without=UNSAFE, preload=[], allow_unsafe=True) as grader:
        result = grader.run(tasks(["1 + 1"]), tmp_path)
    assert text(result, 0) == "2"
    assert not set(UNSAFE) & set(result.layers)


@pytest.mark.parametrize("without", [(), ("user namespace",)])
def test_an_ordinary_user_grades_too(without: tuple[str, ...]) -> None:
    """With namespaces of their own, and without."""
    code = f"""
        import json, os, tempfile
        from pathlib import Path
        from openclass_nb.grading.warm.supervisor import WarmGrader
        from openclass_nb.grading.warm.tasks import CellTask
        folder = Path(tempfile.mkdtemp())
        (folder / "data.txt").write_text("data")
        secret = Path(tempfile.mkdtemp()) / "secret"
        secret.write_text("secret")
        cells = [
            CellTask("a", "student", "x = open('data.txt').read(); open('own', 'w').write(x)"),
            CellTask("t", "test", "assert x == 'data' and open('own').read() == x", grade_id="t", points=1),
            CellTask("b", "student", f"open({{str(secret)!r}})"),
            CellTask("c", "student", f"import os; os.kill({{os.getpid()}}, 9)"),
            CellTask("d", "student", "!echo from the shell"),
            CellTask("e", "student", "import os\\nif os.fork() == 0:\\n    os.setsid()\\n    while True: pass"),
        ]
        with WarmGrader(preload=[], without={without!r}) as grader:
            result = grader.run(cells, folder)
            left = [p for p in os.listdir("/proc") if p.isdigit() and os.stat("/proc/" + p).st_uid == os.getuid()]
        told = [cell.status for cell in result.cells], result.cells[1].score, result.cells[4].outputs[0]["text"]
        print(json.dumps([*told, len(left)]))
    """
    statuses, score, shell, running = people.run(code, ordinary=True)
    assert statuses == ["ok", "ok", "error", "error", "ok", "ok"]
    assert score == 1
    assert shell == "from the shell\r\n"
    assert running <= 3  # this process, the zygote and, in a pid namespace, the one that waits for it


def test_a_module_that_starts_threads_can_t_be_preloaded(tmp_path: Path) -> None:
    """A fork would lose them, and its locks could be held for ever."""
    (tmp_path / "threaded.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()"
    )
    code = f"""
        import json, sys
        from openclass_nb.grading.warm import nursery
        from openclass_nb.grading.warm.supervisor import WarmGrader
        nursery.PATHS.append({str(tmp_path)!r})
        try:
            WarmGrader(preload=["threaded"]).__enter__()
        except Exception as error:
            print(json.dumps(str(error)))
    """
    assert "2 threads after its imports" in people.run(code)


def test_a_system_without_fork_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """With another way to grade."""
    monkeypatch.delattr(os, "fork")
    with pytest.raises(GradingError, match="--engine nbgrader"):
        WarmGrader().__enter__()


def test_limits_are_told_in_the_units_of_people() -> None:
    """The defaults are nbgrader's time for a cell and a gigabyte of memory."""
    assert (Limits().cell_seconds, Limits().memory_bytes) == (30, 1 << 30)


def test_where_there_is_no_fork_it_says_so() -> None:
    """A system without fork, and without the modules that only Unix has, gets a sentence and a next step."""
    code = (
        "import os, socket, sys\n"
        "for name in ('fcntl', 'resource', 'pwd', 'grp', 'termios'): sys.modules[name] = None\n"
        "del os.fork\n"
        "from openclass_nb.grading.warm.supervisor import WarmGrader\n"
        "try: WarmGrader().__enter__()\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.stdout.startswith("GradingError The warm engine forks its processes"), told.stderr
    assert "--engine nbgrader" in told.stdout
