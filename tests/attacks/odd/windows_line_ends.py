"""CRLF at the end of every line, in the file and in the cells."""

import json

from tests.attacks.work import Work

FAMILY = "encodings"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in work.cells:
        one["source"] = one["source"].replace("\n", "\r\n")
    work.write(json.dumps(work.notebook, indent=1).replace("\n", "\r\n"))
