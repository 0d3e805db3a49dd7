"""Formulas of the solution in words."""

from openclass_nb.hints.guards.said_formulas import says_line_of, says_part_of

SOLUTION = "def speed(x1, x2, t):\n    return (x2 - x1) / t\n"
ANSWER = "def speed(x1, x2, t):\n    return x2 * t\n"


def test_a_formula_is_found_however_it_is_said() -> None:
    """In signs, in words, with what is added the other way round."""
    assert says_part_of("It is x2 minus x1, then divided by t.".replace(",", ""), SOLUTION, ANSWER, "")
    assert says_part_of("Write (x2 - x1) / t there.", SOLUTION, ANSWER, "")
    other = "def area(a, b):\n    return a * b + b\n"
    assert says_part_of("b plus b times a is what you want", other, "def area(a, b):\n    return a\n", "")


def test_one_step_may_be_spoken_of_and_what_the_student_has() -> None:
    """A single operation, and a formula that stands in the task or in the program."""
    assert not says_part_of("First x2 minus x1: what is it called?", SOLUTION, ANSWER, "")
    assert not says_part_of("Is it (x2 - x1) / t?", SOLUTION, SOLUTION, "")
    assert not says_part_of("Is it (x2 - x1) / t?", SOLUTION, ANSWER, "The mean is `(x2 - x1) / t`.")


def test_a_line_is_known_by_its_names_and_numbers() -> None:
    """Whatever stands between them; what the student has in this order is theirs."""
    told = "return open square 2 without 1 close shared by t, with x in front: x 2 then x 1 and then t"
    assert says_line_of(told, "def f(x_2, x_1, t):\n    return (x_2 - x_1) / t\n", "def f(): ...", "")
    assert says_line_of("total becomes total together with depth", "total = total + depth", "total = 0", "")
    assert not says_line_of(
        "Is total the total of depth?", "total = total + depth", "total = total * depth", ""
    )
