"""Notebooks as otter-grader's authors write them, made up for these tests: the present format and the old one."""

from collections.abc import Sequence
from typing import Any

Cell = dict[str, Any]


def raw(source: str) -> Cell:
    """A boundary or a config of the present format."""
    return {"cell_type": "raw", "metadata": {}, "source": source}


def text(source: str) -> Cell:
    """A text cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(source: str, result: str = "", printed: str = "") -> Cell:
    """A code cell that displayed `result` and printed `printed` when its author ran it."""
    outputs: list[dict[str, Any]] = []
    if printed:
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed})
    if result:
        data = {"text/plain": [result]}
        outputs.append({"output_type": "execute_result", "execution_count": 1, "data": data, "metadata": {}})
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": outputs, "execution_count": 1}


def notebook(*cells: Cell) -> dict[str, Any]:
    """A notebook for Python of format 4.4, whose cells have no ids."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {
        "cells": list(cells),
        "metadata": {"kernelspec": kernel, "otter": {"assignment_name": "lab"}},
        "nbformat": 4,
        "nbformat_minor": 4,
    }


def question(
    config: str, asks: str, *, answer: list[Cell], tests: list[Cell], prompt: Sequence[Cell] = ()
) -> list[Cell]:
    """A question of the present format."""
    return [
        raw(f"# BEGIN QUESTION\n{config}"),
        text(asks),
        *([raw("# BEGIN PROMPT"), *prompt, raw("# END PROMPT")] if prompt else []),
        raw("# BEGIN SOLUTION"),
        *answer,
        raw("# END SOLUTION"),
        *([raw("# BEGIN TESTS"), *tests, raw("# END TESTS")] if tests else []),
        raw("# END QUESTION"),
    ]


SQUARE = """\
def square(x):
    y = x * x # SOLUTION NO PROMPT
    return y # SOLUTION

nine = square(3) # SOLUTION"""

AREA = '''\
pi = 3.14
if True:
    # BEGIN SOLUTION
    radius = 3
    area = radius * pi * pi
    # END SOLUTION
    print('A circle with radius', radius, 'has area', area)

def circumference(r):
    # BEGIN SOLUTION NO PROMPT
    return 2 * pi * r
    # END SOLUTION
    """ # BEGIN PROMPT
    # Next, define a circumference function.
    pass
    """; # END PROMPT'''

HIDDEN_TWO_POINTS = '''\
""" # BEGIN TEST CONFIG
hidden: true
points: 2
failure_message: What is a negative number times itself?
""" # END TEST CONFIG
square(-4) == 16'''


def present() -> dict[str, Any]:
    """The present format: code, text and code by hand, several answer cells, hidden tests, all kinds of results."""
    return notebook(
        raw(
            "# ASSIGNMENT CONFIG\nname: lab\ninit_cell: false\ngenerate:\n    seed: 42\nfiles:\n    - numbers.csv"
        ),
        text("# Lab 1: Squares\nHello."),
        code("import otter\nimport math\ngrader = otter.Notebook('lab.ipynb')"),
        text("# IGNORE\nFor the staff only: this lab is too long."),
        *question(
            "name: q1\npoints: 3",
            "## Squares\nDefine `square`, and let `nine` be the square of 3.",
            answer=[code(SQUARE)],
            tests=[
                code("square(2) == 4", "True"),
                code("# HIDDEN\nnine", "9"),
                code(HIDDEN_TWO_POINTS, "True"),
            ],
        ),
        text("Between the questions."),
        *question(
            "name: q2\nmanual: true\npoints: 4",
            "Why are squares never negative?",
            prompt=[text("Because …")],
            answer=[text("Minus times minus is plus.")],
            tests=[],
        ),
        *question(
            "name: q3\nmanual: true",
            "**Question 3.** Draw something.",
            answer=[code("drawing = [square(n) for n in range(3)] # SOLUTION")],
            tests=[],
        ),
        *question(
            "name: q4",
            "### Circles\nCompute the area and the circumference.",
            answer=[code(AREA), code("total = circumference(1) + area  # SOLUTION")],
            tests=[
                code("round(circumference(1), 2)", "6.28"),
                code("isinstance(total, float)", "True"),
                code("for n in range(2):\n    print(circumference(n))", printed="0.0\n6.28\n"),
                code("[square(n) for n in (1, 2)]", "[1, 4]"),
            ],
        ),
        code("grader.check_all()"),
        code("grader.export(pdf=False)"),
    )


def functions() -> dict[str, Any]:
    """The present format with tests as functions (`ok_format: false`)."""
    return notebook(
        raw("# ASSIGNMENT CONFIG\ntests:\n    ok_format: false\n"),
        *question(
            "name: q1",
            "Make a list of three numbers.",
            answer=[code("numbers = [1, 2, 3] # SOLUTION")],
            tests=[
                code("def test_length(numbers):\n    assert len(numbers) == 3\n\ntest_length(numbers)"),
                code(
                    "# HIDDEN\ndef test_sum(numbers, env):\n    assert sum(env['numbers']) == 6, 'Add them up.'"
                ),
            ],
        ),
    )


def old() -> dict[str, Any]:
    """The old format: YAML in fenced text, and tests that say in their first line that they are."""
    return notebook(
        text("```\nBEGIN ASSIGNMENT\ninit_cell: false\n```"),
        text("# Homework 2"),
        code("import math"),
        text(
            "**Question 1:** Double a number.\n\n```\nBEGIN QUESTION\nname: q1\nmanual: false\npoints: 2\n```"
        ),
        code("def double(x):\n    # BEGIN SOLUTION\n    return 2 * x\n    # END SOLUTION"),
        code("## Test ##\ndouble(2) == 4", "True"),
        code("#HIDDEN\n>>> half = 0.5\n>>> double(half)\n1.0\n>>> double('a')\n'aa'"),
        text("A word in between."),
        text("```\nBEGIN QUESTION\nname: q2\nmanual: true\n```\nWhat is doubling good for?"),
        text("**SOLUTION:** For growing."),
        text("```\nBEGIN QUESTION\nname: q3\n```\nAdd."),
        code("added = 1 + 1 # SOLUTION"),
        code("# HIDDEN TEST\nadded", "2"),
    )
