"""The process of the teacher's tests: runs the cells that the supervisor sends, asking the candidate over a link."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from openclass_nb.grading.isolated import Examiner
from openclass_nb.grading.isolated.errors import LinkBrokenError
from openclass_nb.grading.warm.exam import exam_limits, step_from
from openclass_nb.grading.warm.random_numbers import reseed
from openclass_nb.grading.warm.wire import Channel, Frame


def live(control: socket.socket, link: socket.socket, order: Frame, beside: Path) -> None:
    """Serve the supervisor until it hangs up. Modules of the teacher's are found in `beside`, never in the
    folder where the student's code could have put some."""
    sys.path[:] = [str(beside), *(one for one in sys.path if one not in ("", "."))]
    reseed()
    channel = Channel(control)
    examiner = Examiner(link, limits=exam_limits(order["limits"]))
    while True:
        asked = channel.receive()
        examiner.submitted[:] = asked["submitted"]
        for test in asked["tests"]:
            outcome = vars(examiner.run_cell(step_from(test["step"])))
            _release(examiner)
            channel.send({"done": test["id"], "reply": {"status": "ok", "outcome": outcome}})


def _release(examiner: Examiner) -> None:
    try:
        examiner.release()
    except LinkBrokenError:
        return
