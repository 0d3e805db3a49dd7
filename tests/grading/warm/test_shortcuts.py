"""What is passed over must not make a difference."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from IPython.core.inputtransformer2 import TransformerManager

from openclass_nb.grading.warm.shortcuts import PythonPassedOver, _asked_once

PIECES = st.sampled_from(
    [
        "x",
        "= ",
        "f(x)",
        "%",
        "%%",
        "!",
        "?",
        "??",
        ",",
        ";",
        "/",
        "\n",
        "    ",
        "'''",
        "(",
        ")",
        ":",
        "#",
        "ls",
        "=!ls",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@given(TEXTS)
@example("a = %time f(x)")
@example("files = !ls")
@example("f?")
@example(";f x\n,g a b\n/h x")
@example("if x:\n    !ls\n    f??")
@example("x = '''a\n% b'''\n'%d' % 3")
def test_a_text_becomes_what_it_would_without_the_shortcut(text: str) -> None:
    """Whatever IPython makes of magics, commands and forced calls, and of plain Python."""
    plain, quick = TransformerManager(), TransformerManager()
    vars(quick)["do_token_transforms"] = PythonPassedOver(quick)
    assert _transformed(quick, text) == _transformed(plain, text)


def _transformed(manager: TransformerManager, text: str) -> str:
    try:
        return manager.transform_cell(text)
    except SyntaxError as error:
        return repr(error)


def test_a_transformer_of_the_students_own_sees_every_text() -> None:
    """Plain Python as well."""
    seen: list[Any] = []

    class Curious:
        @classmethod
        def find(cls, tokens_by_line: list[Any]) -> None:
            seen.append(tokens_by_line)

    manager = TransformerManager()
    vars(manager)["do_token_transforms"] = PythonPassedOver(manager)
    manager.transform_cell("x = 1")
    assert not seen
    manager.token_transformers.append(Curious)
    manager.transform_cell("x = 1")
    assert seen


def test_a_method_is_asked_once_for_its_parameters() -> None:
    """And each method by itself."""
    asked: list[Any] = []

    def accepts(method: Any, names: Any) -> dict[str, bool]:
        asked.append(method)
        return {"cell_id": method is len}

    known = _asked_once(accepts)
    assert [known(len, ["cell_id"]), known(len, ["cell_id"])] == [{"cell_id": True}] * 2
    assert known(sorted, ["cell_id"]) == {"cell_id": False}
    assert asked == [len, sorted]
