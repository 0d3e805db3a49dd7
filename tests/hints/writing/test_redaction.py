"""What may leave: code without comments and foreign texts, and nobody's name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.hints.writing.redaction import Redactor, has_own_words

REDACTOR = Redactor('Return "solid" below 0 °C; c = 299792458', ("ekowalczyk", "Ewa Kowalczyk", "s0412345"))


def test_lines_stay_where_they_are() -> None:
    """A hint names lines."""
    code = 'def f(x):\n    """Two\n    lines."""\n    # mine\n    return "solid"  # yes\n'
    told = REDACTOR.code(code)
    assert len(told.splitlines()) == len(code.splitlines())
    assert told.splitlines()[4].strip() == 'return "solid"'
    assert "mine" not in told
    assert "Two" not in told


@pytest.mark.parametrize(
    "seed",
    [
        "ewa kowalczyk", "Kowalczyk", "ekowalczyk", "e.kowalczyk@uni.example", "ewa(at)uni.example", "s0412345",
        "/home/ewa/work/a.csv", "C:\\Users\\ewa\\a.csv", "https://example.org/ewa", "10.0.4.17", "20231234",
        "+49 151 2345678", "~/private/notes",
    ],
)  # fmt: skip
def test_what_names_a_person_goes(seed: str) -> None:
    """Out of code, errors and output."""
    for told in (
        REDACTOR.code(f"x = 1  # {seed}\n"),
        REDACTOR.code(f"x = '{seed}'\n".replace("\\", "\\\\")),
        REDACTOR.code(f"x = (  # {seed}\n"),
        REDACTOR.output(f"No such file: '{seed}'"),
        REDACTOR.text(f"it says {seed} here"),
    ):
        assert seed not in told


@pytest.mark.parametrize(
    "code",
    [
        'x = f"Bella Rossi {y} of {1 + 1:>{4}} Rome"\n',
        'x = f"""Bella\n{y} in Rome"""; z = 1\n',
        "x = rf'é Bella\\n{y}' \"Rome\" + f'{y}Bella'\n",
        'x = b"Bella"\n',
        '%matplotlib inline\n"""Bella\nof Rome"""\nx = 1\n',
        "!echo Bella\nx = !echo Bella of Rome\n  %run Bella\nx != 3\n",
        "%%bash\necho Bella\necho Rome\n",
        "x = 'Bella\ny = (\n",
        "def f(:\n    '''Bella\n    of Rome\n",
        "x = (  # Bella\n",
    ],
)
def test_texts_go_whatever_they_look_like(code: str) -> None:
    """F-strings, bytes, texts over many lines, what IPython alone reads, what nobody reads; lines stay lines."""
    told = REDACTOR.code(code)
    assert not {"Bella", "Rome"} & set(re.findall(r"\w+", told))
    assert told.count("\n") == code.count("\n")


def test_what_the_teacher_wrote_and_physics_stay() -> None:
    """Else a model would not know what it is about."""
    code = 'c = 299792458\nif x / 1000 > 3.5e8:\n    phase = "solid"\n'
    assert REDACTOR.code(code) == code


def test_a_name_in_a_name() -> None:
    """Variables are called after people."""
    assert "owalczyk" not in REDACTOR.code("kowalczyk_result = 3\n")


SHORT = Redactor("Return the value of each ray.", ("Tim Ray", "val", "max", "Eva Kos", "ann"))


@pytest.mark.parametrize(
    "code",
    [
        "time = max(values)\n",
        "ray = array * planned\n",
        "median = evaluate(kosher)\n",
        "value, interval = 1, 2\n",
    ],
)
def test_short_names_leave_ordinary_words_alone(code: str) -> None:
    """A model that reads “[name]e” for “time” helps nobody; nor does one that reads no “max”."""
    assert SHORT.code(code) == code


@pytest.mark.parametrize(
    "code",
    [
        "tim = 1\n",
        "eva_result = 2\n",
        "resultOfEva = 3\n",
        "evaResult = 4\n",
        "EVA2 = 5\n",
        "ann_max = kos\n",
    ],
)
def test_short_names_go_where_they_stand_by_themselves(code: str) -> None:
    """Alone, or as a part of a name."""
    told = SHORT.code(code).lower()
    assert not re.search(r"tim|eva|ann|kos", told)


@given(st.text(max_size=200))
def test_any_text_can_be_redacted(code: str) -> None:
    """No error, whatever it is, and never more lines."""
    assert isinstance(REDACTOR.code(code), str)


@pytest.mark.parametrize(
    ("code", "own"),
    [
        ("x = 1 / 0\n", False),
        ("raise ValueError('Bella of Rome')\n", True),
        ("def f(x):\n    assert x, 'Bella'\n", True),
        ("import sys\nsys.exit('Bella')\n", True),
        ("!echo Bella\n", True),
    ],
)
def test_where_an_errors_text_may_be_anything(code: str, own: bool) -> None:
    """There it stays here, and its name alone goes."""
    assert has_own_words(code) is own


@pytest.mark.parametrize("made", ["timsresult", "listOfTim", "my_tim", "TIMS", "annslist", "resultval2"])
def test_a_short_name_goes_out_of_what_a_student_has_named_after_it(made: str) -> None:
    """Wherever it stands in a word that nobody has."""
    told = SHORT.code(f"{made} = 3\nprint({made})\n")
    assert not re.search("tim|ann|val", told, re.IGNORECASE)
    assert "[name]" in told
