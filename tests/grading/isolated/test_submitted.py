"""What is known of a function from the submitted text alone agrees with what Python says of it."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from openclass_nb.grading.isolated.submitted import SubmittedText

FUNCTIONS = [
    "def f(): pass",
    "def f(a, b=2, /, c=3, *rest, d, e=5, **more): 'doc'\n",
    "def f(a: int, b: str = 'x') -> float:\n    '''Two\n    lines.'''\n    return sum([a]) + len(b)",
    "f = lambda x, y=(1, 2): x + y[0]",
    "@staticmethod\ndef f(x):\n    # a comment\n    return [i for i in x]",
    "async def f(x):\n    return x",
    "def f(n):\n    def inner(): return n\n    yield inner()",
]


def text_of(*cells: str) -> SubmittedText:
    """A submitted notebook."""
    text = SubmittedText()
    text.cells.extend(cells)
    return text


def genuine(source: str) -> Any:
    """The function itself."""
    space: dict[str, Any] = {}
    exec(compile(source, "<cell>", "exec", dont_inherit=True), space)
    return space["f"].__func__ if isinstance(space["f"], staticmethod) else space["f"]


@pytest.mark.parametrize("source", FUNCTIONS)
def test_signature_and_attributes_are_pythons(source: str) -> None:
    """Signature, defaults, annotations, docstring and the parts of the code object."""
    text, function = text_of(source), genuine(source)
    assert text.signature("f") == inspect.signature(function)
    for name in ("__defaults__", "__kwdefaults__", "__annotations__", "__doc__"):
        assert text.attribute("f", name) == getattr(function, name)
    code = text.attribute("f", "__code__")
    for part in ("co_argcount", "co_kwonlyargcount", "co_varnames", "co_names", "co_flags", "co_code"):
        assert getattr(code, part) == getattr(function.__code__, part)


def test_the_last_definition_counts() -> None:
    """Of several in one cell or in several; also below `if`."""
    text = text_of(
        "def f(): return 1", "x = 1\ndef f(a): return 2\nif x:\n    def f(a, b):\n        return 3\n"
    )
    assert text.source("f") == "    def f(a, b):\n        return 3\n"


def test_methods_and_classes_are_found_by_path() -> None:
    """With decorators."""
    text = text_of('class A:\n    "An A."\n    @property\n    def size(self):\n        return 1\n')
    assert text.source("A.size").startswith("    @property")
    assert text.class_doc("A") == "An A."
    assert list(text.signature("A.size").parameters) == ["self"]


@pytest.mark.parametrize("cells", [(), ("def g(): pass",), ("def f(",), ("f = 5",), ("(" * 500,)])
def test_what_is_not_in_the_text_is_told_as_python_does(cells: tuple[str, ...]) -> None:
    """OSError for the source, ValueError for a signature, AttributeError for an attribute."""
    text = text_of(*cells)
    with pytest.raises(OSError, match="source"):
        text.source("f")
    with pytest.raises(ValueError, match="signature"):
        text.signature("f")
    with pytest.raises(AttributeError):
        text.attribute("f", "__code__")


def test_defaults_that_are_code_stay_text() -> None:
    """Nothing of the text is run."""
    default = text_of("def f(x=__import__('os').getpid()): pass").signature("f").parameters["x"].default
    assert default == "__import__('os').getpid()"
