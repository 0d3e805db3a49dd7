"""openclass check"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from openclass_nb.cli.output import (
    HERE,
    PROBLEMS,
    Course,
    Json,
    console,
    emit,
    finding_data,
    print_findings,
    shown,
    steps,
)

if TYPE_CHECKING:
    from rich.console import Console

    from openclass_nb.workflows.prove_course import CourseProof


def command(
    assignments: Annotated[list[str] | None, typer.Argument(help="Only these; all if left out.")] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Read the course, but don’t run its notebooks.")
    ] = False,
    page: Annotated[
        Path | None,
        typer.Option("--page", "-o", metavar="FILE", help="Write the proof as a page, with pictures."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Exercises at a time; as many as cores."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Prove anew what has not changed since the last time.")
    ] = False,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Prove the course: run solutions, blanks, wrong answers and changed solutions; walk a class through the gates."""
    from openclass_nb.course.files import find_course

    root = find_course(course)
    named = assignments or ()
    proof = _read(root, named) if read_only else _proved(root, named, jobs, not no_cache, json)
    written = _page(proof, page) if page else None
    if json:
        emit(_data(proof, written))
    else:
        _tell(proof, written, console())
    if proof.errors or (strict and _worth_a_look(proof)):
        raise typer.Exit(PROBLEMS)


def _read(root: Path, assignments: list[str] | tuple[str, ...]) -> "CourseProof":
    from openclass_nb.workflows.check_course import check_course
    from openclass_nb.workflows.prove_course import CourseProof

    checked = check_course(root, assignments, run=False)
    return CourseProof(checked.loaded, checked.findings, {}, 0)


def _proved(
    root: Path, assignments: list[str] | tuple[str, ...], jobs: int | None, use_cache: bool, quiet: bool
) -> "CourseProof":
    from openclass_nb.workflows.prove_course import prove_course

    with steps("Proving", quiet) as step:
        return prove_course(root, assignments, jobs=jobs, use_cache=use_cache, on_step=step)


def _page(proof: "CourseProof", path: Path) -> Path:
    from datetime import datetime

    from openclass_nb.workflows.write_proof import write_proof

    return write_proof(proof, path, datetime.now().astimezone()).resolve()


def _worth_a_look(proof: "CourseProof") -> bool:
    from openclass_nb.course.findings import Severity

    return any(one.severity >= Severity.WARNING for one in proof.findings)


def _data(proof: "CourseProof", written: Path | None) -> dict[str, Any]:
    """The whole proof for machines."""
    from dataclasses import asdict

    return {
        "course": str(proof.loaded.root),
        "runs": proof.runs,
        "findings": [finding_data(one) for one in proof.findings],
        "mutation_score": proof.score,
        "exercises": [
            {
                "exercise": one.exercise.id,
                "assignment": one.exercise.assignment,
                "caught": one.strength.caught if one.strength else None,
                "mutants": one.strength.count if one.strength else None,
                "marked": one.strength.marked if one.strength else None,
                "survivors": [asdict(each) for each in one.strength.survivors] if one.strength else [],
            }
            for one in proof.exercises
        ],
        "class": asdict(proof.walked) if proof.walked else None,
        "parts": proof.parts,
        "from_cache": proof.kept,
        "seconds": round(proof.seconds, 2),
        "page": str(written) if written else None,
    }


def _tell(proof: "CourseProof", written: Path | None, out: "Console") -> None:
    print_findings(proof.findings, out)
    if any(one.strength for one in proof.exercises):
        out.print(_table(proof))
    if proof.walked:
        out.print(_class(proof), markup=False)
    out.print(_verdict(proof))
    if written:
        out.print(f"The proof as a page: {shown(written)} (it shows solutions)", markup=False, soft_wrap=True)


def _table(proof: "CourseProof") -> Any:
    """How well the tests tell wrong answers, by assignment."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, title_justify="left")
    for head in ("assignment", "exercises", "wrong answers made", "caught", "accepted", "undecided"):
        table.add_column(head, justify="left" if head == "assignment" else "right")
    for name in dict.fromkeys(one.exercise.assignment for one in proof.exercises):
        own = [one.strength for one in proof.exercises if one.exercise.assignment == name and one.strength]
        count, caught = sum(one.count for one in own), sum(one.caught for one in own)
        undecided = sum(each.undecided for one in own for each in one.survivors)
        row = (name, len(own), count, _percent(caught, count), count - caught - undecided, undecided)
        table.add_row(*(str(one) for one in row))
    return table


def _percent(part: int, whole: int) -> str:
    if not whole:
        return "–"
    return "100%" if part == whole else f"{min(99, round(100 * part / whole))}%"


def _class(proof: "CourseProof") -> str:
    walked = proof.walked
    assert walked is not None
    from openclass_nb.insight.wording import how_many, lasting

    told = f"A simulated class: {walked.finished} of {walked.students} get to the end"
    if walked.helped:
        told += f" ({walked.helped} with a person’s help)"
    if walked.exercises:
        many = how_many(round(walked.exercises[1]), "exercise")
        told += f", half of them within {many} and {lasting(walked.hours[1])}"
    return f"{told}."


def _verdict(proof: "CourseProof") -> str:
    from openclass_nb.insight.wording import how_many

    loaded = proof.loaded
    course = loaded.course
    counted = (
        (course.assignments, "assignment"),
        (course.objectives, "objective"),
        (loaded.exercises, "exercise"),
    )
    size = ", ".join(how_many(len(some), name) for some, name in counted)
    how = f"{proof.runs} notebooks run in {proof.seconds:.1f} s" if proof.runs else "read, not run"
    if proof.kept:
        how += f", {proof.kept} of {proof.parts} parts unchanged"
    if proof.errors:
        count = "1 error" if len(proof.errors) == 1 else f"{len(proof.errors)} errors"
        told = f"{count} to mend before students see it."
    else:
        told = "[green]✓[/] Proved: every solution passes, no blank and no known wrong answer does."
        told = told if proof.runs else "[green]✓[/] Nothing wrong to be read."
    return f"{told} ({size}; {how})"
