"""Code in hints: Markdown shows it as it was written."""

import pytest

from openclass_nb.hints.deterministic.as_code import as_code
from tests.hints.watching import hints


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("add(1, 2)", "add(1, 2)"),
        ("mean_speed(0, 12.5)", "mean_speed(0, 12.5)"),
        ("return x**2 + y**2", "`return x**2 + y**2`"),
        ("<Axes: >", "`<Axes: >`"),
        ("__init__(self)", "`__init__(self)`"),
        ("f[0](1)", "`f[0](1)`"),
        ("'cost: $5 or $6'", "`'cost: $5 or $6'`"),
        ("print('`')", "``print('`')``"),
        ("`", "`` ` ``"),
    ],
)
def test_only_what_would_be_read_otherwise_is_fenced(piece: str, shown: str) -> None:
    """Stars, tags, links, underlines at the rim of a word, formulas, backticks."""
    assert as_code(piece) == shown
    assert as_code(piece, quoted=True) == (f"“{piece}”" if piece == shown else shown)


def test_hints_show_code_and_values_as_they_are() -> None:
    """The line that stops, what was called, what came back."""
    stops = hints("def f(x):\n    return x**2 + y**2\n", "assert f(3) == 18")[0]
    assert "Your code stops in line 2, `return x**2 + y**2`, with a NameError." in stops
    got = hints("def f(x):\n    return '*' * x\n", "assert f(3) == '***!'")[0]
    assert "calls f(3) and gets `'***'`; it expects `'***!'`." in got
