"""openclass explain"""

from typing import TYPE_CHECKING, Annotated

import typer

from openclass_nb.cli.columns import Columns
from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here

if TYPE_CHECKING:
    from rich.console import Console

    from openclass_nb.mastery import GateDecision, ObjectiveDecision


def command(
    student: Annotated[str, typer.Argument(help="The student.")],
    assignment: Annotated[str, typer.Argument(help="The assignment.")],
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Why an assignment is open or closed for a student: what is asked, how each try moved it, what would open it."""
    from openclass_nb.workflows.explain_gate import explain_gate

    gate, _ = explain_gate(open_here(course), student, assignment)
    if json:
        emit(gate)
        return
    print_gate(student, gate, console())


def print_gate(student: str, gate: "GateDecision", out: "Console") -> None:
    """The decision in words."""
    from rich.markup import escape

    from openclass_nb.insight.standing import day, opened_by

    out.print(f"[bold]{escape(student)}: {escape(gate.headline)}[/]")
    reason = opened_by(gate)
    if reason:
        since = f" on {day(gate.opened_at)}" if gate.opened_at else ""
        out.print(
            f"{escape(reason)}{since}. It stays open, whatever comes next."
            if gate.because == "mastery"
            else f"{escape(reason)}."
        )
    for objective in gate.objectives:
        out.print()
        _objective(objective, out)


def _objective(one: "ObjectiveDecision", out: "Console") -> None:
    from rich.markup import escape

    from openclass_nb.insight.standing import percent

    if one.mastered:
        out.print(f"[bold]{escape(one.name)}[/]  [green]● Mastered[/], {percent(one.probability)} now.")
        return
    out.print(f"[bold]{escape(one.name)}[/]  {percent(one.probability)} of {percent(one.needed)}")
    out.print(escape(one.lead))
    asked = Columns()
    for condition in one.conditions:
        sign = "[green]✓[/]" if condition.met else "[yellow]○[/]"
        have = condition.have
        if condition.need.isdigit():
            have = f"{min(int(condition.have), int(condition.need))} of {condition.need}"
        asked.add_row(f"  {sign} {escape(condition.label)}", escape(have))
    out.print("\n[dim]What is asked[/]")
    out.print(asked)
    moved = Columns(right=[2])
    for step in one.contributions:
        points = f"{step.points:+.0f}" if step.kind != "start" else f"{step.points:.0f}"
        moved.add_row(f"  {escape(step.label)}", f"[dim]{escape(step.note)}[/]", points.replace("-", "−"))
    out.print("\n[dim]How the tries moved it, in percent[/]")
    out.print(moved)
    if one.would_open:
        out.print(f"\n[dim]What would open it[/]\n  {escape(one.would_open)}")
