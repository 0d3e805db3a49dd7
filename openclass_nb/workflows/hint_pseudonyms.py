"""What the ledger of written hints calls a student; and what it holds of one, to be handed over or taken out."""

import hashlib
import hmac
from dataclasses import asdict
from typing import Any

from openclass_nb.records import HintLedger
from openclass_nb.workflows.opened_course import OpenedCourse


def pseudonym(secret: bytes, student: str) -> str:
    """The same for a student of a course always; nobody without the course's secret knows whose it is."""
    return hmac.new(secret, f"hints\0{student}".encode(), hashlib.sha256).hexdigest()[:32]


def written_hints_of(opened: OpenedCourse, student: str) -> list[dict[str, Any]]:
    """Every request for a written hint that a student made, as the audit has it."""
    found = name_in_ledger(opened, student)
    return [asdict(one) for one in HintLedger(opened.log.engine).audit(found)] if found else []


def forget_written_hints(opened: OpenedCourse, student: str) -> int:
    """Delete what the ledger holds of a student. How many entries there were."""
    found = name_in_ledger(opened, student)
    return HintLedger(opened.log.engine).forget(found) if found else 0


def name_in_ledger(opened: OpenedCourse, student: str) -> str:
    """The student's pseudonym; empty in a course without a secret, where no model has ever been asked."""
    from openclass_nb.grading.course_secret import SECRET_FILE, course_secret

    if not (opened.root / SECRET_FILE).is_file():
        return ""
    return pseudonym(course_secret(opened.root), student)
