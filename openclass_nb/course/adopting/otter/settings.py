"""otter's settings of an assignment: which of them mean nothing here."""

from collections.abc import Iterator

from openclass_nb.course.adopting.otter.questions import OtterNotebook
from openclass_nb.course.findings import Finding

MATTER = {
    "seed": "a seed that is set before every cell: tests of random results need one of their own",
    "seed_variable": "a seed that otter changes for students",
    "plugins": "plugins, which are otter’s own",
    "autograder_files": "files that only the grader gets: put them where the tests can read them",
    "requirements": "its requirements: the packages have to be installed where submissions are graded",
    "environment": "its environment: the packages have to be installed where submissions are graded",
    "variables": "grading from otter’s log",
    "config_file": "a settings file of its own, which was not read",
}
"""Settings that change what happens, and what to know about them; the others are how otter packs and prints."""

READ = {"name", "tests", "files"}


def not_carried_over(notebook: OtterNotebook) -> Iterator[Finding]:
    """A note for each setting that changes what happens, and one for all the others together."""
    place = notebook.at(0)
    said = {key: value for key, value in notebook.config.items() if value not in (None, False, [], {}, "")}
    for key in said:
        if key in MATTER:
            yield Finding.note("otter-setting", place, f"“{key}” is not carried over: {MATTER[key]}.")
    generate = said.get("generate")
    if isinstance(generate, dict) and "seed" in generate:
        del said["generate"]
        yield Finding.note("otter-setting", place, f"“generate: seed” is not carried over: {MATTER['seed']}.")
    others = [key for key in said if key not in MATTER and key not in READ]
    if others:
        told = f"Settings that mean nothing here were left out: {', '.join(sorted(others))}."
        yield Finding.note("otter-setting", place, told)
