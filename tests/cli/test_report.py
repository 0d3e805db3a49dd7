"""openclass report"""

import json
from pathlib import Path

from typer.testing import CliRunner

from openclass_nb.cli.app import app
from tests.building import CourseDraft


def test_it_says_where_the_page_lies_and_how_to_open_it(draft: CourseDraft, tmp_path: Path) -> None:
    """The address can be clicked or pasted into a browser."""
    root, page = draft.write(tmp_path / "course"), tmp_path / "class report.html"
    told = CliRunner().invoke(app, ["report", "--course", str(root), "--output", str(page)])
    assert told.exit_code == 0, told.output
    assert page.is_file()
    assert page.resolve().as_uri() in told.output


def test_for_machines_it_is_one_json_object(draft: CourseDraft, tmp_path: Path) -> None:
    """Path and address."""
    root, page = draft.write(tmp_path / "course"), tmp_path / "report.html"
    told = CliRunner().invoke(app, ["report", "-c", str(root), "-o", str(page), "--json"])
    assert json.loads(told.output) == {"report": str(page.resolve()), "uri": page.resolve().as_uri()}
