"""One job in a process of its own: an order as a line of JSON on standard input, news as lines on standard output."""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from openclass_nb.errors import OpenclassError
from openclass_nb.lean import skip_unused_grammars
from openclass_nb.workflows.opened_course import OpenedCourse


def main() -> None:
    """Do what the order says; the last line is a result or a problem."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a service in the background has it ignored
    skip_unused_grammars()
    news = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no news
    order = json.loads(sys.stdin.readline())

    def tell(**what: Any) -> None:
        print(json.dumps(what, default=str), file=news, flush=True)

    try:
        tell(result=_do(order, tell))
    except OpenclassError as error:
        tell(problem=_problem(error), result=_findings(getattr(error, "findings", ())))


def _do(order: dict[str, Any], tell: Any) -> dict[str, Any]:
    from openclass_nb.service.shelf import Shelf

    root = Path(order["root"])
    opened = Shelf(root).course(root.name)

    def step(what: str, done: int, total: int) -> None:
        tell(what=what, done=done, total=total)

    return WORK[order["kind"]](opened, order, step)


def _release(opened: OpenedCourse, order: dict[str, Any], step: Any) -> dict[str, Any]:
    from openclass_nb.workflows.release import release

    released = release(opened, order["assignment"], on_step=step)
    return {"exercises": len(released.manifest.exercises), **_findings(released.findings)}


def _proof(opened: OpenedCourse, order: dict[str, Any], step: Any) -> dict[str, Any]:
    from openclass_nb.workflows.prove_course import prove_course

    proof = prove_course(opened.root, order.get("assignments", ()), on_step=step)
    told = {
        "runs": proof.runs,
        "errors": len(proof.errors),
        "mutation_score": proof.score,
        "exercises": len(proof.exercises),
        "wrong_answers": sum(len(known) for known in proof.signatures.values()),
    }
    return {**told, **_findings(proof.findings)}


def _grade(opened: OpenedCourse, order: dict[str, Any], step: Any) -> dict[str, Any]:
    from openclass_nb.workflows.choose_engine import choose_engine
    from openclass_nb.workflows.grade_batch import grade_batch

    batch = grade_batch(
        opened,
        order["assignment"],
        choose_engine(opened, allow_unsafe=order.get("allow_unsafe", False)),
        students=order.get("students", ()),
        force=order.get("force", False),
        on_graded=lambda graded, done, total: step("graded", done, total),
    )
    return {
        "graded": [
            {"student": one.submission.student, "score": one.score, "problem": one.problem or None}
            for one in batch.graded
        ],
        "max_score": batch.max_score,
        "skipped": batch.skipped,
        "opened": [{"student": one.student, "assignment": one.assignment} for one in batch.opened],
    }


def _regrade(opened: OpenedCourse, order: dict[str, Any], step: Any) -> dict[str, Any]:
    from dataclasses import asdict

    from openclass_nb.workflows.choose_engine import choose_engine
    from openclass_nb.workflows.regrade import regrade

    done = regrade(
        opened,
        order["assignment"],
        choose_engine(opened, allow_unsafe=order.get("allow_unsafe", False)),
        students=order.get("students", ()),
        who=order["who"],
        why=order["why"],
        apply=order["apply"],
        on_graded=lambda graded, done, total: step("graded", done, total),
    )
    return asdict(done)


def _erase(opened: OpenedCourse, order: dict[str, Any], step: Any) -> dict[str, Any]:
    from dataclasses import asdict

    from openclass_nb.records import JobQueue
    from openclass_nb.workflows.erase_student import erase_student

    student, apply = order["student"], order["apply"]
    done = asdict(erase_student(opened, student, dry_run=not apply))
    if apply:  # what others say of their work names students, and so would this
        JobQueue(opened.log.engine).forget_all_over()
        done |= {"student": "", "folders": len(done["folders"])}
        done["left"] = [one.replace(f"“{student}”", "the student") for one in done["left"]]
    return done


WORK = {"release": _release, "grade": _grade, "regrade": _regrade, "proof": _proof, "erase": _erase}


def _findings(findings: Any) -> dict[str, Any]:
    told = [{**one.model_dump(mode="json"), "severity": one.severity.name.lower()} for one in findings]
    return {"findings": told}


def _problem(error: OpenclassError) -> dict[str, Any]:
    from openclass_nb.service.refusals import answer_to

    return answer_to(error)[2].model_dump()


if __name__ == "__main__":
    main()
