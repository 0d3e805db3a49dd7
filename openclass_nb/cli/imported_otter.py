"""What `openclass import --from otter` says about a notebook."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from openclass_nb.cli.columns import Columns
from openclass_nb.cli.imported_course import count
from openclass_nb.cli.output import console, finding_data, print_findings

if TYPE_CHECKING:
    from openclass_nb.course.adopting.otter.writing import ReadQuestion
    from openclass_nb.workflows.import_otter import ImportedOtter


def otter_data(imported: "ImportedOtter") -> dict[str, Any]:
    """Everything for machines; `place` counts the otter notebook's cells from 0."""
    return {
        "course": str(imported.root),
        "new_course": imported.new,
        "assignment": imported.proposal.name,
        "title": imported.proposal.title,
        "objective": imported.proposal.objective,
        "notebook": None if imported.file is None else str(imported.file),
        "files": imported.data,
        "questions": [asdict(one) for one in imported.made.questions],
        "findings": [finding_data(one) for one in imported.findings],
    }


def print_otter(imported: "ImportedOtter") -> None:
    """What was understood, what was not, where, and what to do next."""
    from rich.markup import escape

    out, name = console(), imported.proposal.name
    questions = imported.made.questions
    if imported.file is None:
        out.print(f"[red]✗[/] “{escape(name)}” was not understood; nothing was written.")
    else:
        kept = f" with {', '.join(imported.data)}" if imported.data else ""
        out.print(
            f"[green]✓[/] {count(len(questions), 'question')} became {escape(str(imported.file))}{escape(kept)}."
        )
        joined = "A new course, with" if imported.new else "course.yml has"
        out.print(
            f"  {joined} the assignment “{escape(name)}” and an objective “{escape(imported.proposal.objective)}”,"
            " to be put into words."
        )
    out.print()
    out.print(question_table(questions))
    if imported.findings:
        out.print("\n[bold]Not carried over, or to be looked at[/]")
        print_findings(imported.findings, out)
    if imported.file is not None:
        out.print(
            f"\nNext: openclass check {escape(name)} --course {escape(str(imported.root))}\n"
            "It runs your solutions against your tests, and shows whether they still fit each other."
        )


def question_table(questions: "list[ReadQuestion]") -> Columns:
    """What became of each question."""
    from rich.markup import escape

    table = Columns("Question", "Cell", "Exercise", "Title", "Tests", "Points", right=[1, 5])
    for one in questions:
        hidden = f", {one.hidden} hidden" if one.hidden else ""
        tests = f"{one.tests}{hidden}" if one.tests else ""
        by_hand = "by hand" if one.by_hand else ""
        table.add_row(
            escape(one.name),
            str(one.place + 1),
            escape(one.exercise) if one.exercise else "[dim]none[/]",
            escape(one.title),
            " and ".join(part for part in (tests, by_hand) if part),
            f"{one.points:g}",
        )
    return table
