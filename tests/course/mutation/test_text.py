"""A program as text and tree at once."""

import ast

from openclass_nb.course.mutation.text import Program, whole


def test_a_node_is_found_as_it_is_written() -> None:
    """Brackets, strange letters and several lines included."""
    program = Program("größe = (1 +\n    x)  # Größe\n")
    (sum_,) = [one for one in ast.walk(program.tree) if isinstance(one, ast.BinOp)]
    assert program.text(sum_) == "1 +\n    x"
    assert program.line_of(program.span(sum_)[1] - 1) == 2


def test_nodes_come_in_the_order_of_the_text() -> None:
    """So that mutants do, too."""
    spans = [Program("a = 1\nb = a + 2\n").span(one)[0] for one in Program("a = 1\nb = a + 2\n").nodes]
    assert spans == sorted(spans)


def test_brackets_are_put_where_they_are_needed() -> None:
    """A name needs none, a sum does."""
    assert (whole("x"), whole("f(x)"), whole("a + b"), whole("-x")) == ("x", "f(x)", "(a + b)", "(-x)")
