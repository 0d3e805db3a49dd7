"""The house rules that a machine can keep: layers, sizes, documentation, nothing left to do."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from openclass_nb.cli.app import app

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "openclass_nb"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def committed_files() -> Iterator[Path]:
    """Every text file that belongs to the project."""
    folders = ("openclass_nb", "tests", "benchmarks", "docs", "extensions", "notebooks", "course_templates")
    endings = {".py", ".md", ".ts", ".tsx", ".yml", ".toml", ".j2", ".css"}
    skipped = {"node_modules", "lib", "dist", "static", "__pycache__", ".ipynb_checkpoints"}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and path.is_file() and not skipped & set(path.parts):
                yield path


def test_the_arrows_run_one_way() -> None:
    """import-linter's contracts in pyproject.toml: layers, nbgrader only in grading, a pure core."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "0 broken" in ran.stdout


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_file_is_one_thing(path: Path) -> None:
    """Up to 300 lines; past that there is a second thing in it. And it says in a docstring what it is."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_names_say_what_is_inside() -> None:
    """No `utils` and the like: such a file has no subject."""
    names = {part for path in SOURCES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & FORBIDDEN_NAMES


def test_nothing_is_left_for_later() -> None:
    """What is to be done stands in an issue, not in a comment."""
    here = Path(__file__)
    left = [
        f"{shown(path)}:{number}"
        for path in committed_files()
        if path != here
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if LATER.search(line)
    ]
    assert left == []


def public_definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes of a module that others may use, and the public methods of such classes."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) and not node.name.startswith("_"):
            yield node


def test_what_is_public_is_documented() -> None:
    """Every public function and class says what a caller gets."""
    silent = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in public_definitions(path)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_only_one_module_of_the_course_touches_files() -> None:
    """`course/` is pure but for files.py, and for the script that writes its schemas."""
    touching = {
        path.name
        for path in (PACKAGE / "course").rglob("*.py")
        if re.search(r"\b(read_text|write_text|open\(|mkdir|glob\()", path.read_text(encoding="utf-8"))
    }
    assert touching <= {"files.py", "schemas.py", "assignments.py"}


@pytest.mark.parametrize("name", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_is_in_the_documentation(name: str) -> None:
    """In the page of commands, by its full name."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert f"openclass {name}" in pages
