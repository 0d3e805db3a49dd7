"""Write docs/commands.md from the command itself: `python docs/generate_commands.py`. A test keeps it current."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from openclass_nb.cli.app import app

TOLD_ABOVE = {"course", "json"}
PAGE = Path(__file__).with_name("commands.md")

HEAD = """\
# The `openclass` command

*Written by `docs/generate_commands.py` from the command's own help; change the help, not this page.*

Every command but `new` and `demo` works on the course in the current folder or above it; `--course PATH` (`-c`) names
another. With `--json` a command prints one JSON object for machines instead of tables and sentences.
`python -m openclass_nb` is the same command.

| exit status | means |
|---|---|
| 0 | done, nothing wrong |
| 1 | something is to be mended: a check found errors, a submission could not be graded, a file can't be written |
| 2 | the command was called wrongly: an unknown option, student, assignment or course |
| 130 | stopped with Ctrl-C; what was done so far is kept, and the same command goes on from there |

What goes wrong is told in one sentence with its place and the next step, on standard error.
"""


def commands_page() -> str:
    """The whole page."""
    names = dict(_commands(get_command(app)))
    listed = "\n".join(
        f"- [`openclass {name}`](#openclass-{name.replace(' ', '-')}) {one.help}"
        for name, one in names.items()
    )
    sections = (_section(name, one) for name, one in names.items())
    return "\n".join([HEAD, listed, "", *sections])


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """(name, command) of all commands; those of a group by both words."""
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from _commands(one, f"{before}{name} ")
        else:
            yield f"{before}{name}", one


def _section(name: str, command: Any) -> str:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [
        one for one in command.params if one.param_type_name == "option" and one.name not in TOLD_ABOVE
    ]
    usage = " ".join(["openclass", name, *(_placeholder(one) for one in arguments), "[OPTIONS]"])
    rows = [*_argument_rows(arguments), *_option_rows(options)]
    table = ["", "| | | if left out |", "|---|---|---|", *rows] if rows else []
    return "\n".join([f"## openclass {name}", "", command.help, "", "```", usage, "```", *table, ""])


def _placeholder(argument: Any) -> str:
    shown = _shout(argument)
    return shown if argument.required else f"[{shown}]"


def _shout(parameter: Any) -> str:
    name = str(parameter.metavar or parameter.name).strip("{}").upper()
    return f"{name}…" if parameter.nargs == -1 and not name.endswith("…") else name


def _argument_rows(arguments: list[Any]) -> Iterator[str]:
    for one in arguments:
        yield f"| `{_shout(one)}` | {one.help} | {_default(one)} |"


def _option_rows(options: list[Any]) -> Iterator[str]:
    for one in options:
        takes = "" if one.is_flag else f" {_shout(one)}"
        names = ", ".join(f"`{name}{takes}`" for name in sorted(one.opts, key=len, reverse=True))
        yield f"| {names} | {one.help} | {_default(one)} |"


def _default(parameter: Any) -> str:
    if parameter.required:
        return "it is needed"
    if getattr(parameter, "is_flag", False) or parameter.default is None or "left out" in parameter.help:
        return ""
    return f"`{parameter.default}`"


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
