"""openclass report"""

from pathlib import Path
from typing import Annotated

import typer

from openclass_nb.cli.output import HERE, Course, Json, console, emit, open_here


def command(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where the page goes.")
    ] = Path("report.html"),
    course: Course = HERE,
    json: Json = False,
) -> None:
    """Write the class report: where the class is, what holds it up, who needs a person."""
    from openclass_nb.workflows.write_report import write_report

    shown = write_report(open_here(course), output).resolve()
    if json:
        emit({"report": str(shown), "uri": shown.as_uri()})
        return
    out = console()
    out.print(f"The class report is written: {shown}", markup=False, soft_wrap=True)
    out.print(f"Open it in any browser: {shown.as_uri()}", markup=False, soft_wrap=True)
    out.print("It needs nothing else: send it by mail, or print it on A4.")
