"""The pages say what the program does: generated pages are current, examples hold, links and commands exist."""

import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from typer.main import get_command

from openclass_nb.cli.app import app
from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.models import Course
from openclass_nb.mastery import Parameters
from openclass_nb.mastery.policies import LEAST, MORE, MOST

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GENERATED = {
    "commands.md": ("generate_commands.py", "commands_page"),
    "course-format.md": ("generate_course_format.py", "format_page"),
}


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def fences(text: str, *languages: str) -> list[str]:
    """The fenced blocks in one of the languages; "" for blocks without one."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [content for language, content in blocks if language in languages]


def anchor(heading: str) -> str:
    """A heading's anchor, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_current(name: str) -> None:
    """Whoever changes a help text or a model runs the script again; the message says which."""
    script, function = GENERATED[name]
    page = runpy.run_path(str(ROOT / "docs" / script))[function]()
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == page, f"docs/{name} is out of date. Run: python docs/{script}"


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file or folder that is there, and a heading that is in it."""
    broken = [link for link in _links(path) if not _leads_somewhere(path, link)]
    assert not broken


def _links(path: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text):
        if not link.startswith(("http://", "https://", "mailto:")):
            yield link


def _leads_somewhere(path: Path, link: str) -> bool:
    name, _, heading = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    text = target.read_text(encoding="utf-8") if heading else ""
    return not heading or heading in [anchor(one) for one in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_commands_that_are_told_exist(path: Path) -> None:
    """`openclass …` in a page names a command, and options that this command has."""
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    for words in _commands_in(path):
        assert words[0] in commands or words[0].startswith("-"), f"There is no “openclass {words[0]}”"
        if words[0] in commands:
            known = {name for one in _meant(commands[words[0]], words[1:]).params for name in one.opts}
            told = [word for word in words if word.startswith("-")]
            assert set(told) <= known | {"--help", "-h"}


def _meant(command: Any, words: list[str]) -> Any:
    """The command itself, or of a group like `openclass hub` the one that the next word names."""
    inner = getattr(command, "commands", None)
    if inner is None or not words:
        return command
    assert words[0] in inner, f"There is no “{words[0]}” in it"
    return inner[words[0]]


def _commands_in(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8")
    inline = re.findall(r"[`“]openclass ([^`”\n]+)[`”]", text)
    lines = [line for block in fences(text, "", "sh") for line in block.splitlines()]
    told = [line.removeprefix("openclass ") for line in lines if line.startswith("openclass ")]
    for command in inline + told:
        words = command.partition(" #")[0].split()
        if re.fullmatch(r"[a-z]+|-.*", words[0]):
            yield [word for word in words if not word.startswith("[")]


def test_the_course_file_in_the_guide_is_one() -> None:
    """The example of course.yml can be copied as it stands."""
    text = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
    examples = [YAML(typ="safe").load(block) for block in fences(text, "yaml")]
    assert [Course.model_validate(one).title for one in examples] == ["Mechanics"]


def test_the_exercise_in_the_guide_is_one() -> None:
    """So can the example of an answer cell's metadata, and it fits the course file above it."""
    text = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
    (example,) = [ExerciseMetadata.model_validate(json.loads(block)) for block in fences(text, "json")]
    course = Course.model_validate(YAML(typ="safe").load(fences(text, "yaml")[0]))
    assert set(example.objectives) <= set(course.objectives)


def test_the_test_cell_in_the_guide_teaches() -> None:
    """The example of a test passes a right answer, and its message comes up for the wrong one of the metadata."""
    text = (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
    (test,) = fences(text, "python")
    (example,) = [ExerciseMetadata.model_validate(json.loads(block)) for block in fences(text, "json")]
    exec(test, {"fall_time": lambda height: (2 * height / 9.81) ** 0.5})
    wrong: dict[str, Any] = {}
    exec(example.wrong_answers[0].source, wrong)
    with pytest.raises(AssertionError, match="Does twice the height take twice the time"):
        exec(test, wrong)


def test_the_guide_quotes_the_numbers_that_the_gate_uses() -> None:
    """What is said about the default rule is what the default rule asks."""
    mastery = (ROOT / "docs" / "mastery.md").read_text(encoding="utf-8")
    assert f"mastery is {LEAST:.0%} or more" in mastery
    assert f"{MORE:.0%} more is asked for each, up to {MOST:.0%}" in mastery
    assert f"0, with weight {Parameters().hint_weight}" in mastery
    assert f"({LEAST:.0%}, more while fresh" in (ROOT / "docs" / "teachers.md").read_text(encoding="utf-8")
