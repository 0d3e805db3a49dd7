"""A proof for a continuous integration's pages: `python -m openclass_nb.workflows.summarize_proof RESULT.json`.

Reads what `openclass check --json` printed and writes Markdown; with `--score` the line `score=…` for later steps,
with `--annotations` each finding as GitHub shows it beside its file.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

MOST = 50
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def main(words: Sequence[str]) -> int:
    """Write what is asked for to standard output; 0, or 2 without a result to read."""
    ways = {"--score": score, "--annotations": annotations}
    wanted = next((ways[word] for word in words if word in ways), summary)
    files = [word for word in words if not word.startswith("--")]
    try:
        result = json.loads(Path(files[0]).read_text(encoding="utf-8"))
    except (IndexError, OSError, ValueError):
        print("There is no result of “openclass check --json” to read.", file=sys.stderr)
        return 2
    print("\n".join(wanted(result)))
    return 0


def score(result: Any) -> Iterator[str]:
    """The mutation score, as a line of GITHUB_OUTPUT."""
    yield f"score={json.dumps(result.get('mutation_score'))}"


def annotations(result: Any) -> Iterator[str]:
    """A workflow command for each finding; a failure of the check itself is one too."""
    if "error" in result:
        yield f"::error title=openclass check::{_escaped(result['error']['message'])}"
    for one in result.get("findings", ())[:MOST]:
        told = _escaped(f"{_place(one)}: {one['message']} {one['next_step']}".strip())
        yield f"::{LEVELS[one['severity']]} file={one['place']['file']},title={one['code']}::{told}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def summary(result: Any) -> Iterator[str]:
    """The findings as a table, and the score."""
    if "error" in result:
        yield f"**The course could not be proved.** {result['error']['message']}"
        return
    findings = result["findings"]
    counts = {name: sum(one["severity"] == name for one in findings) for name in LEVELS}
    yield "## Proof of the course"
    yield ""
    yield f"{counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes. {_tests(result)}"
    yield ""
    if findings:
        yield "| how bad | where | what and what to do |"
        yield "|---|---|---|"
    for one in sorted(findings, key=lambda one: list(LEVELS).index(one["severity"]))[:MOST]:
        yield f"| {one['severity']} | {_cell(_place(one))} | {_cell(one['message'] + ' ' + one['next_step'])} |"


def _tests(result: Any) -> str:
    known = result.get("mutation_score")
    return (
        "" if known is None else f"The tests catch {known:.1%} of the wrong answers made from the solutions."
    )


def _place(finding: Any) -> str:
    place = finding["place"]
    cell = "" if place["cell"] is None else f", cell {place['cell'] + 1}"
    return f"{place['file']}{cell}" + (f" ({place['name']})" if place["name"] else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>").strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
