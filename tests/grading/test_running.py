"""A fresh kernel for each of the teacher's notebooks."""

import json
import os
import signal
import threading
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.running import KernelRunner
from tests.building import KERNEL, cell, notebook

pytestmark = pytest.mark.slow


def test_outputs_come_cell_by_cell(tmp_path: Path) -> None:
    """Errors are outputs too, text cells have none, and the notebook's folder is where the code runs."""
    (tmp_path / "data.txt").write_text("seven")
    cells = [
        cell("code", "print(open('data.txt').read())", "a"),
        cell("markdown", "# Text", "b"),
        cell("code", "1 / 0", "c"),
        cell("code", "40 + 2", "d"),
    ]
    printed, text, error, shown = KernelRunner().run(notebook(cells), tmp_path)
    assert printed[0]["text"] == "seven\n"
    assert text == []
    assert error[0]["ename"] == "ZeroDivisionError"
    assert shown[0]["data"]["text/plain"] == "42"


def test_a_missing_kernel_is_told_with_those_there_are(tmp_path: Path) -> None:
    """The next step names what could be chosen instead."""
    with pytest.raises(GradingError) as caught:
        KernelRunner().run(notebook([], kernelspec=KERNEL | {"name": "fortran-77"}), tmp_path)
    assert "“fortran-77”" in caught.value.message
    assert "python3" in (caught.value.next_step or "")


@pytest.mark.parametrize(
    "command", [["/no/such/program", "{connection_file}"], ["/bin/false", "{connection_file}"]]
)
def test_a_kernel_that_does_not_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """Its program is gone, or ends at once."""
    spec = tmp_path / "kernels" / "broken"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "Broken", "language": "python"})
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    with pytest.raises(GradingError, match="“broken” does not start"):
        KernelRunner().run(notebook([], kernelspec=KERNEL | {"name": "broken"}), tmp_path)


def test_a_cell_that_takes_too_long_is_told(tmp_path: Path) -> None:
    """Half a second is rounded up to one; it does not mean “for ever”."""
    with pytest.raises(GradingError, match=r"longer than 0\.5 seconds"):
        KernelRunner(0.5).run(notebook([cell("code", "while True: pass", "a")]), tmp_path)


def test_a_kernel_that_dies_is_told(tmp_path: Path) -> None:
    """And what to do to find the cell."""
    with pytest.raises(GradingError, match="The kernel died"):
        KernelRunner().run(notebook([cell("code", "import os; os._exit(1)", "a")]), tmp_path)


@pytest.mark.parametrize(
    ("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)]
)
def test_a_signal_stops_the_run(tmp_path: Path, number: signal.Signals, raised: type[BaseException]) -> None:
    """nbclient would take it for a dead kernel, and the next notebook would begin."""
    begun = tmp_path / "begun"
    os.mkfifo(begun)
    endless = cell("code", "open('begun', 'w').close()\nwhile True: pass", "a")

    def interrupt() -> None:
        begun.read_text()  # waits until the cell runs
        os.kill(os.getpid(), number)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(raised):
        KernelRunner().run(notebook([endless]), tmp_path)
    thread.join()
