"""openclass progress"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from openclass_nb.cli.columns import Columns
from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here

if TYPE_CHECKING:
    from openclass_nb.insight.standing import Standing
    from openclass_nb.mastery import ObjectiveProgress, StudentProgress

MARKS = {
    "locked": "[dim]🔒 Locked[/]",
    "open": "[blue]○ Open[/]",
    "in progress": "[blue]◐ In progress[/]",
    "mastered": "[green]● Mastered[/]",
    "review due": "[yellow]↺ Review due[/]",
    "not begun": "[dim]· Not begun[/]",
    "under way": "[blue]◐ In progress[/]",
    "stuck": "[red]! Stuck[/]",
}
"""A sign, a word and a colour for each state: any one of them is enough to read it."""
NOBODY = "Nobody has handed in anything yet. “openclass grade ASSIGNMENT” grades what lies in submitted/."


def command(
    student: Annotated[str | None, typer.Argument(help="One student; the class if left out.")] = None,
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Who has mastered what, and what may be opened: one student, or the class."""
    from openclass_nb.insight.standing import class_standing, standing
    from openclass_nb.workflows.show_progress import show_class, show_student
    from openclass_nb.workflows.take_manual_scores import take_manual_scores

    opened = open_here(course)
    take_manual_scores(opened)
    if student is None:
        progress = show_class(opened)
        standings = class_standing(opened.course, progress)
        if json:
            emit({"students": [_data(one, progress[one.student]) for one in standings]})
        else:
            console().print(class_table(standings) if standings else NOBODY)
        return
    own = show_student(opened, student)
    stands = standing(opened.course, own)
    if json:
        emit(_data(stands, own))
    else:
        _print_student(stands, own)


def _data(standing: "Standing", progress: "StudentProgress") -> dict[str, Any]:
    return {
        "student": standing.student,
        "assignments": standing.assignments,
        "objectives": {
            name: {
                "state": one.state,
                "mastery": round(one.probability, 4),
                "needed": one.needed,
                "unaided": one.unaided,
                "mastered_at": one.mastered_at,
            }
            for name, one in progress.objectives.items()
        },
        "stuck": standing.stuck,
        "next": progress.next,
    }


def class_table(standings: "list[Standing]") -> Columns:
    """A row a student: where they are, what comes next and what it waits for."""
    from rich.markup import escape

    table = Columns("Student", "Mastered", "Is at", "Next", "Opens when these are mastered", right=[1])
    for one in standings:
        gate = one.next_gate
        table.add_row(
            escape(one.student),
            f"{one.mastered} of {one.objectives}",
            escape(one.at.title) if one.at else "–",
            f"🔒 {escape(gate.title)}" if gate else "[green]all open[/]",
            f"[dim]{escape(', '.join(gate.waits_for))}[/]" if gate else "",
        )
    return table


def _print_student(standing: "Standing", progress: "StudentProgress") -> None:
    from rich.markup import escape

    from openclass_nb.insight.standing import listed

    out = console()
    out.print(
        f"[bold]{escape(standing.student)}[/]: {standing.mastered} of {standing.objectives} objectives mastered"
    )
    path = Columns()
    for each in standing.assignments:
        waits = f"Waits for {listed(each.waits_for)}." if each.waits_for else each.reason
        path.add_row(f"  {escape(each.title)}", MARKS[each.state], f"[dim]{escape(waits)}[/]")
    out.print(path)
    out.print()
    table = Columns("Objective", "", "Mastery", "State", "", right=[2])
    for one in progress.objectives.values():
        table.add_row(*_objective_row(one))
    out.print(table)
    if progress.next is not None:
        out.print(f"\nWhat next: {escape(progress.next.reason)}")


def _objective_row(one: "ObjectiveProgress") -> tuple[str, str, str, str, str]:
    from rich.markup import escape

    from openclass_nb.insight.standing import percent

    lead = (
        one.stuck.reason if one.stuck else "" if one.state in ("mastered", "not begun") else one.decision.lead
    )
    return (
        escape(one.name),
        meter(one.probability, one.needed),
        percent(one.probability) if one.opportunities else "–",
        MARKS[one.state],
        f"[dim]{escape(lead)}[/]",
    )


def meter(share: float, needed: float, width: int = 20) -> str:
    """A bar with a mark where mastery begins."""
    filled, mark = round(share * width), round(needed * width)
    cells = ["[blue]━[/]" if place < filled else "[dim]─[/]" for place in range(width)]
    cells[min(mark, width - 1)] = "[bold]╋[/]" if mark < filled else "┼"
    return "".join(cells)
