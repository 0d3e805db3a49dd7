"""A byte order mark at the start of the file, as some Windows programs write."""

import codecs
import json

from tests.attacks.work import Work

FAMILY = "encodings"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.write(codecs.BOM_UTF8 + json.dumps(work.notebook, ensure_ascii=False).encode())
