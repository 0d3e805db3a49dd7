"""openclass demo"""

from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import Json, console, emit, steps

HARDEST = 4


def command(
    folder: Annotated[Path, typer.Argument(help="Where the demo course goes.")] = Path("demo"),
    students: Annotated[int, typer.Option("--students", min=1, max=400, help="Size of the class.")] = 24,
    rounds: Annotated[int, typer.Option("--rounds", min=1, max=10, help="Assignments to play.")] = 2,
    json: Json = False,
) -> None:
    """The whole way with a class that plays along: from an empty folder to a report."""
    from openclass_nb.cli.grade import exercise_table
    from openclass_nb.cli.progress import class_table
    from openclass_nb.workflows.run_demo import Stage, run_demo
    from openclass_nb.workflows.write_report import write_report

    out = console()
    with steps("Starting", json) as step:
        tell = (lambda text: None) if json else (lambda text: out.print(f"[bold blue]▸[/] {text}"))
        demo = run_demo(folder, Stage(tell, step), students, rounds)
    report = write_report(demo.opened, demo.root / "report.html")
    if json:
        emit(
            {
                "course": str(demo.root),
                "report": str(report),
                "rounds": [one.assignment for one in demo.rounds],
            }
        )
        return
    for one in demo.rounds:
        title = demo.opened.assignment(one.assignment).shown
        same = ", unchanged since they were graded" if one.batch.skipped and not one.batch.graded else ""
        out.print(f"\n[bold]{title}[/]: {len(one.handed_in)} submissions{same}")
        if one.batch.graded:
            out.print("[dim]What went worst:[/]")
            out.print(exercise_table(one.batch, HARDEST))
    out.print("\n[bold]Who may open what, and why[/]")
    out.print(class_table(demo.rounds[-1].standings))
    shown = report.resolve()
    out.print(f"\nThe class report: [bold]{shown.as_uri()}[/] – open it in any browser.")
    out.print("The course in JupyterLab: [bold]make lab[/]")
    waiting = next((one for one in demo.rounds[-1].standings if one.next_gate), None)
    if waiting and waiting.next_gate:
        command = f"openclass explain {waiting.student} {waiting.next_gate.name} --course {folder}"
        out.print(f"Why a gate is still closed: [bold].venv/bin/{command}[/]")
