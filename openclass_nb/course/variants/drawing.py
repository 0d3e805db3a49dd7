"""Item banks: of an objective's exercises in an assignment each student gets some, and nobody can choose which."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence

from openclass_nb.course.models import Draw


def left_out(
    draws: Sequence[Draw], shows: Mapping[str, Sequence[str]], secret: bytes, student: str
) -> frozenset[str]:
    """The exercises that the student does not get; `shows` are the objectives of each of the assignment's exercises.

    The same for the same student, whatever else is added: each exercise has a lot of its own, and the lowest are
    drawn. One that is in two banks counts for the first.
    """
    out: set[str] = set()
    taken: set[str] = set()
    for draw in draws:
        bank = [
            name for name, objectives in shows.items() if draw.objective in objectives and name not in taken
        ]
        taken.update(bank)
        out.update(sorted(bank, key=lambda name: _lot(secret, student, name))[draw.count :])
    return frozenset(out)


def _lot(secret: bytes, student: str, exercise: str) -> bytes:
    told = "\0".join(("draw", student, exercise)).encode(errors="surrogateescape")
    return hmac.new(secret, told, hashlib.sha256).digest()
