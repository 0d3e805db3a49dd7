"""Whatever a student may ask the service: no byte of a reference answer, a hidden test or a key comes back."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from openclass_nb.records import tables
from openclass_nb.records.hint_tables import hint_audit, hint_budget, hint_cache, hint_reviews
from tests.building import Cell, CourseDraft, cell, check, notebook, prompt
from tests.forms import MARK, checking_cell, form_exercise, prompt_cell
from tests.hints.stand_in import StandIn, standing_in
from tests.service.serving import COURSE, Running, answered, running
from tests.service.test_submission import finished

pytestmark = pytest.mark.slow
KEPT = ("canary-solution", "canary-hidden", "canary-note", "735190417", "749280653", "canary_variant")
KEY = "canary-key"
"""Stand in solutions, hidden tests, notes for teachers, right values, values of a version that are secret.

The numbers are long: five digits in a row come up by chance, in times and digests (in one of a hundred runs).
"""
SUM = (
    "def add(a, b):\n    ### BEGIN SOLUTION\n    canary = a + b  # canary-solution\n    return canary\n"
    "    ### END SOLUTION\n"
)
HIDDEN = (
    'assert add(1, 2) == 3, "What are one and two together?"\n### BEGIN HIDDEN TESTS\n'
    'assert add(-4, 749280653) == 749280649, "Try negative numbers."  # canary-hidden\n### END HIDDEN TESTS\n'
)
VARIANT = (
    "def variant(rng):\n    n = rng.randint(2, 9)\n"
    '    return {"n": n, "right": n + 735190417, "canary_variant": n}'
)
PLOT = (
    "import matplotlib\n\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\n\n_, ax = plt.subplots()\n"
)
FRAMES = (
    "import pandas as pd\n\n\ndef frame(n):\n    ### BEGIN SOLUTION\n"
    '    return pd.DataFrame({"n": [n], "more": [n + 735190417]})\n    ### END SOLUTION\n'
)
HIDDEN_FRAMES = (
    "import numpy as np\nimport pandas as pd\n\nassert len(frame(1)) == 1\n### BEGIN HIDDEN TESTS\n"
    'pd.testing.assert_frame_equal(frame(2), pd.DataFrame({"n": [2], "more": [735190419]}))  # canary-hidden\n'
    "### END HIDDEN TESTS\n"
)
SECRET_VALUES = ("735190419",)
"""What the comparison of pandas would tell of a hidden test, by itself."""
SECRETS = (*KEPT, *SECRET_VALUES, KEY)
WRONG = {
    "heights": PLOT + "ax.plot([1, 2, 3], [4, 5, 6])",
    "cells": 'import pandas as pd\n\ncells = pd.DataFrame({"a": [1, 2], "b": [3, 4]})',
    "frame": 'import pandas as pd\n\n\ndef frame(n):\n    return pd.DataFrame({"n": [n], "more": [n]})\n',
    "add": "def add(a, b):\n    return a - b\n",
    "speed": 'speed = Numeric("6.4 m/s")',
    "period": 'period = Symbolic("L g")',
    "pick": 'pick = Choice("A")',
    "order": 'order = Parsons(\n    "b = 2",\n)',
    "grid": 'grid = Table(\n    ["a", 1],\n)',
    "shift": 'shift = Numeric("1 m")',
}


def coded(name: str, kind: str, solution: str, test: str = "", **about: Any) -> list[Cell]:
    """An exercise whose answer is code, though it may be checked as a plot or a data frame."""
    mark = {"exercise": name, "role": "answer", "kind": kind, "objectives": ["adding"], **about}
    source = solution if "### BEGIN" in solution else f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"
    known = {**MARK, "grade_id": name, "solution": True}
    answer = cell("code", source, name, nbgrader=known, openclass=mark)
    return [prompt_cell(name, "Draw it, or make it."), answer, checking_cell(name, source=test)]


def drawn_and_framed() -> Iterator[Cell]:
    """A plot and data frames: what is right stands in metadata, and in hidden tests."""
    data = [{"x": [1, 2, 3], "y": [735190417, 749280653, 3]}]
    yield from coded("heights", "plot", f"{PLOT}ax.plot([1, 2, 3], [735190417, 749280653, 3])", data=data)
    table = {"columns": ["a", "b"], "rows": [[1, 735190417], [2, 749280653]]}
    made = 'import pandas as pd\n\ncells = pd.DataFrame({"a": [1, 2], "b": [735190417, 749280653]})'
    yield from coded("cells", "table", made, frame="cells", **table)
    yield from coded("frame", "code", FRAMES, HIDDEN_FRAMES)


def draft() -> CourseDraft:
    """Code with a hidden test, every form, plots and data frames, and a version for each student."""
    made = CourseDraft()
    answer = {
        "exercise": "add", "role": "answer", "kind": "code", "objectives": ["adding"], "hints": ["Think of apples."],
        "wrong_answers": [{"source": "def add(a, b):\n    return a * b\n", "note": "canary-note"}],
    }  # fmt: skip
    known = {
        "grade": False,
        "locked": False,
        "schema_version": 3,
        "task": False,
        "grade_id": "add",
        "solution": True,
    }
    made.notebooks["sums/sums"] = notebook(
        [
            prompt("add"),
            cell("code", SUM, "add", nbgrader=known, openclass=answer),
            check("add", source=HIDDEN),
            *form_exercise("speed", "numeric", value="735190417 m/s", hints=["Think of miles."]),
            *form_exercise("period", "symbolic", formula="735190417 sqrt(L/g)", symbols={"L": {}, "g": {}}),
            *form_exercise(
                "pick",
                "choice",
                options=[{"text": "no"}, {"text": "yes", "right": True}, {"text": "so"}],
                shuffle=False,
            ),
            *form_exercise("order", "parsons", lines=["a = 1", "b = 2", "c = a + b"], orders=[[2, 1, 3]]),
            *form_exercise(
                "grid", "table", columns=["name", "value"], rows=[["a", 735190417]], blank=[[1, 2]]
            ),
            *form_exercise(
                "shift", "numeric", text="{{ n }} m further?", variant=VARIANT, value="{{ right }} m"
            ),
            *drawn_and_framed(),
        ]
    )
    made.settings["hints"] = {"wait_minutes": 0, "ai": True}
    return made


@pytest.fixture(scope="module")
def stand() -> Iterator[StandIn]:
    """A model's server that the service knows: what it is asked is looked through like any answer."""
    with standing_in() as found, pytest.MonkeyPatch.context() as machine:
        machine.setenv("OPENCLASS_HINTS_URL", found.url)
        machine.setenv("OPENCLASS_HINTS_MODEL", "stand-in")
        machine.setenv("OPENCLASS_HINTS_KEY", "canary-key")
        yield found


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, stand: StandIn) -> Iterator[Running]:
    """The service of this course, released."""
    from openclass_nb.workflows.opened_course import open_course
    from openclass_nb.workflows.release import release

    root = draft().write(tmp_path_factory.mktemp("secrets") / COURSE)
    opened = open_course(root)
    release(opened, "sums")
    opened.log.close()
    with running(root) as found:
        yield found


def told_in(answer: httpx.Response) -> str:
    """All that an answer says: headers, text, what is packed or encoded in it."""
    parts = [str(answer.headers)]
    if answer.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            parts += [archive.read(name).decode(errors="replace") for name in archive.namelist()]
        return "\n".join(parts)
    parts.append(answer.text)
    if answer.headers.get("content-type", "").startswith("application/json"):
        parts += _decoded(answer.json())
    return "\n".join(parts)


def _decoded(value: Any) -> Iterator[str]:
    """Texts in base64, wherever they stand."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _decoded(one)
    elif isinstance(value, str) and len(value) > 20:
        try:
            yield base64.b64decode(value, validate=True).decode(errors="replace")
        except ValueError:
            return


def walked(service: Running, client: httpx.Client) -> dict[str, tuple[int, str]]:
    """Every route of the description, asked as a student: (status, all that was told) by method and path."""
    wrong = answered(service.root, "sums", WRONG)
    bodies: dict[str, list[Any]] = {
        "check": [{"notebook": wrong}],
        "hints": [{"rung": rung} for rung in range(8)],
        "readings": [{"kind": "numeric", "typed": "3 m"}],
        "submission": [{"notebooks": {"sums": wrong}}],
    }
    found: dict[str, tuple[int, str]] = {}
    description = client.get(f"{service.url}/openapi.json")
    assert service.app is not None
    paths = service.app.openapi()["paths"] if description.status_code != 200 else description.json()["paths"]
    for path, methods in paths.items():
        for method in sorted(
            methods, reverse=True
        ):  # POST and PUT before GET: then there is something to tell
            if path.endswith("/events"):
                continue
            for exercise in WRONG if "{exercise}" in path else [""]:
                filled = path.format(
                    course=COURSE, assignment="sums", exercise=exercise, notebook="sums", objective="adding",
                    student="ada", table="attempts", hint="0" * 12, job="0" * 12, misconception="m",
                )  # fmt: skip
                for body in (
                    bodies.get(path.rpartition("/")[2], [{}]) if method in ("post", "put") else [None]
                ):
                    answer = client.request(method.upper(), f"{service.url}{filled}", json=body)
                    status, told = found.get(f"{method} {path}", (999, ""))
                    found[f"{method} {path}"] = min(status, answer.status_code), told + told_in(answer)
    return found


@pytest.fixture(scope="module")
def found(service: Running) -> dict[str, tuple[int, str]]:
    """What every route told a student who has handed in, was graded, tried wrongly and took all hints."""
    with service.of_course("ada") as client:
        work = {"notebooks": {"sums": answered(service.root, "sums", WRONG)}}
        handed_in = client.put("/assignments/sums/submission", json=work).json()
        with service.of_course("teacher") as teacher:
            assert finished(teacher, handed_in["job"])["state"] == "done"
        return walked(service, client)


def test_no_answer_to_a_student_holds_a_secret(service: Running, found: dict[str, tuple[int, str]]) -> None:
    """Every route, for every exercise."""
    for name, (status, told) in found.items():
        assert status < 500, name
        for secret in SECRETS:
            assert secret not in told, (name, secret)
    of_students = {
        f"{method} {path}"
        for path, methods in service.app.openapi()["paths"].items()  # type: ignore[union-attr]
        for method, about in methods.items()
        if about.get("tags") == ["student"]
    }
    unanswered = {name for name in of_students if found[name][0] >= 400}
    assert unanswered == set(), "a route that refuses tells nothing about what it would say"
    hints = found[_hints()][1]
    assert "it expects 3" in hints
    for told in ("the heights are not", "cells.head()"):
        assert told in hints, "a hint was there that could have told"


def _hints() -> str:
    return "post /api/courses/{course}/assignments/{assignment}/exercises/{exercise}/hints"


@pytest.mark.usefixtures("found")
def test_no_file_that_a_student_can_read_holds_a_secret(service: Running) -> None:
    """Cells, outputs and metadata of what was released, and what lies there as handed in and as given back."""
    places = ("release", "submitted", "returned")
    files = [one for place in places for one in (service.root / place).rglob("*") if one.is_file()]
    assert {one.relative_to(service.root).parts[0] for one in files} >= {"release", "submitted"}
    for path in files:
        text = path.read_bytes().decode(errors="replace")
        assert [secret for secret in SECRETS if secret in text] == [], path
        if "release" in path.parts:
            assert "Think of apples" not in text


@pytest.mark.usefixtures("found")
def test_no_request_to_a_model_holds_a_secret(stand: StandIn) -> None:
    """Written hints were asked for, in the service, by a student who failed: the key alone goes, as a key."""
    assert len(stand.bodies) >= len(("orient", "diagnose", "point", "partial"))
    for body, headers in zip(stand.bodies, stand.headers, strict=True):
        sent = json.dumps(body)
        assert [secret for secret in SECRETS if secret in sent] == []
        assert "ada" not in re.findall(r"\w+", sent)
        assert [name for name, value in headers.items() if KEY in value] in (
            ["Authorization"],
            ["authorization"],
        )
    assert stand.invalid == []


@pytest.mark.usefixtures("found")
def test_what_is_kept_about_a_student_holds_no_secret(service: Running) -> None:
    """Own data, with the ledger's entries about written hints; and the records themselves, but for the releases'."""
    with service.of_course("ada") as client:
        answer = client.get("/own-data")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        data = json.loads(archive.read("data.json"))
    assert {one["rung"] for one in data["written_hints"]} >= {"orient", "diagnose"}
    assert [secret for secret in SECRETS if secret in told_in(answer)] == []
    with service.log.engine.connect() as records:
        for table in hint_audit, hint_cache, hint_budget, hint_reviews, tables.hints, tables.attempts:
            told = str(records.execute(select(table)).all())
            assert [secret for secret in SECRETS if secret in told] == [], table.name


def test_the_canaries_sing_where_they_should(service: Running) -> None:
    """In the teacher's source all of them are there: their absence elsewhere means something."""
    source = (service.root / "source/sums/sums.ipynb").read_text(encoding="utf-8")
    assert [secret for secret in KEPT if secret not in source] == []
