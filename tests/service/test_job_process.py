"""A job in a process of its own: it ends when the service says so, however the service itself was started."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from openclass_nb.service.job_run import COMMAND

IGNORING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"


def test_a_job_of_a_service_in_the_background_can_be_stopped(course: Path) -> None:
    """A shell starts what runs in the background with Ctrl-C ignored, and processes hand that on."""
    order = json.dumps({"kind": "proof", "root": str(course), "who": "ada"}) + "\n"
    with subprocess.Popen(
        [sys.executable, "-c", IGNORING, *COMMAND], stdin=-1, stdout=-1, stderr=-1, text=True
    ) as job:
        assert job.stdin is not None
        assert job.stdout is not None
        job.stdin.write(order)
        job.stdin.flush()
        assert "what" in json.loads(job.stdout.readline())
        job.send_signal(signal.SIGINT)
        _, err = job.communicate(timeout=60)
    assert job.returncode != 0
    assert "KeyboardInterrupt" in err
