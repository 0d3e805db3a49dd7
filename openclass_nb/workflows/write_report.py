"""Write the class report: one page that says where the class is and what to teach tomorrow."""

from pathlib import Path

from openclass_nb.course.files import write_atomically
from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.mastery import Override
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import show_class


def write_report(opened: OpenedCourse, path: Path) -> Path:
    """Write the report of the class as of now to `path`, whole or not at all. The path."""
    from openclass_nb.insight.class_report import class_report
    from openclass_nb.insight.page import render

    write_atomically(path, render(class_report(class_evidence(opened))))
    return path


def class_evidence(opened: OpenedCourse) -> ClassEvidence:
    """All that the log and the course say about the class, at this moment and in this machine's time zone."""
    return ClassEvidence(
        course=opened.course,
        exercises={one.id: one for manifest in opened.manifests.values() for one in manifest.exercises},
        progress=show_class(opened),
        tries=opened.log.attempts(),
        overrides=[
            Override(one.student, one.assignment, one.who, one.why, one.at, one.until)
            for one in opened.log.overrides()
        ],
        at=opened.clock().astimezone(),
    )
