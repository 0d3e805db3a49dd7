"""What a student's code must not be able to do to a test that runs beside it.

Each hostile answer would pass in a plain kernel; isolated it gets what it deserves.
"""

from __future__ import annotations

import pytest

from openclass_nb.grading.isolated.limits import Limits
from tests.grading.isolated.sitting import QUICK, sit, sit_all, sit_released

SQUARE = "def f(x):\n    return x * x"
SQUARE_TEST = "assert f(3) == 9\nassert f(-2) == 4"
EVIL = """
class Evil{base}:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __sub__(self, other): return 0
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __sub__
    def __abs__(self): return 0
    def __bool__(self): return True
    def __len__(self): return 2
    def __iter__(self): return iter([self, self])
    def __getitem__(self, i): return self
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return lambda *a, **k: True
def f(*a): return Evil({value})
"""
OBJECT = EVIL.format(base="", value="")


@pytest.mark.parametrize(
    "test",
    [
        "assert f(3) == 9",
        "assert not f(3) != 9",
        "assert 9 == f(3)",
        "assert f(3) in (1, 9)",
        "assert f(3) <= 9 <= f(3)",
        "assert 3 in f(3)",
        "assert abs(f(3) - 9) < 1e-9",
        "assert 9 - f(3) == 0",
        "assert f(3) + 1 == 10",
        "assert bool(f(3))",
        "assert f(3)[0] == 9",
        "assert [f(3)] == [9]",
        "assert (f(3), 1) == (9, 1)",
        "assert {1: f(3)} == {1: 9}",
        "assert f(3).equals(9)",
        "assert f(3).startswith('9')",
        "assert f(3).all()",
        "a, b = f(3)\nassert a == 9 and b == 9",
        "import numpy as np\nassert np.allclose(f(3), 9)",
        "import numpy as np\nassert np.isclose(f(3), 9)",
        "import numpy as np\nassert np.array_equal(f(3), [9, 9])",
        "import numpy as np\nnp.testing.assert_allclose(f(3), 9)",
        "import numpy as np\nnp.testing.assert_equal(f(3), 9)",
        "import numpy as np\nnp.testing.assert_array_almost_equal(f(3), 9)",
        "import math\nassert math.isclose(f(3), 9)",
        "import unittest\nunittest.TestCase().assertEqual(f(3), 9)",
        "import unittest\nunittest.TestCase().assertAlmostEqual(f(3), 9)",
        "import unittest\nunittest.TestCase().assertIn(f(3), [9])",
        "import unittest\nunittest.TestCase().assertTrue(f(3))",
        "import unittest\nunittest.TestCase().assertCountEqual([f(3)], [9])",
        "import pandas as pd\npd.testing.assert_series_equal(f(3), pd.Series([9]))",
        "import pandas as pd\nassert pd.Series([f(3)]).equals(pd.Series([9]))",
        "try:\n    assert f(3) == 9\nexcept TypeError:\n    pass",
        "try:\n    ok = f(3) == 9\nexcept Exception:\n    ok = True\nassert ok",
        "assert isinstance(f(3), int) and f(3) == 9",
        "assert sorted([f(3), f(2)])[0] == 4",
        "assert max(f(1), f(2)) == 4",
        "assert len({f(3), 9}) == 1",
        "assert f(3) is not None and not (f(3) < 9 or f(3) > 9)",
        "score = 2.0 if f(3) == 9 else 0.0\nscore",
    ],
)
def test_an_object_that_agrees_to_everything_passes_nothing(test: str) -> None:
    """Comparison, truth, membership, arithmetic and judging methods are not asked of a student's object."""
    outcome = sit(SQUARE, OBJECT, test)
    assert outcome.status != "passed"
    assert outcome.partial is None


@pytest.mark.parametrize("base", ["(int)", "(float)", "(str)", "(list)", "(tuple)", "(dict)"])
@pytest.mark.parametrize(
    "test", ["assert f(3) == 9", "assert abs(f(3) - 9) < 1", "assert f(3)", "assert 3 in f(3)"]
)
def test_a_lying_subclass_is_what_it_is_or_refused(base: str, test: str) -> None:
    """An int that equals everything is the int that it was made of."""
    assert sit(SQUARE, EVIL.format(base=base, value=""), test).status != "passed"


@pytest.mark.parametrize(
    "answer",
    [
        "class Evil:\n    __class__ = int\n    def __eq__(s, o): return True\ndef f(x): return Evil()",
        "class Evil:\n    @property\n    def __class__(self): return int\n    def __eq__(s, o): return True\n"
        "def f(x): return Evil()",
        "class M(type):\n    def __instancecheck__(c, o): return True\n    def __eq__(c, o): return True\n"
        "    def __hash__(c): return 0\nclass f(metaclass=M):\n    def __new__(c, x): return c",
        "class int(int):\n    def __eq__(s, o): return True\ndef f(x): return int(0)",
        "class Array:\n    __array_interface__ = {'shape': (), 'typestr': '<f8', 'data': (4096, False), 'version': 3}\n"
        "def f(x): return Array()",
        "class Array:\n    def __array__(self, *a, **k): return self\n    def __eq__(s, o): return True\n"
        "def f(x): return Array()",
    ],
)
def test_an_object_that_lies_about_its_class_passes_nothing(answer: str) -> None:
    """What an object says of its class doesn't make it a value."""
    test = "import numpy as np\nassert isinstance(f(3), (int, float, np.ndarray)) and np.all(f(3) == 9)"
    assert sit(SQUARE, answer, test).status != "passed"
    assert sit(SQUARE, answer, "import numpy as np\nassert np.isclose(f(3), 9)").status != "passed"


VECTOR = """
class Vector:
    def __init__(self, x): self.x = x
    def __sub__(self, other): return Vector(self.x - other.x)
def area(r): return 3 * r * r
"""
VECTOR_TEST = "assert (Vector(3) - Vector(1)).x == 2\nassert abs(area(2) - 12) < 1e-9"


def test_operators_are_asked_only_as_the_reference_solution_was_asked() -> None:
    """A class that may be subtracted from itself does not become a number."""
    hostile = VECTOR.replace(
        "return Vector(self.x - other.x)", "return 0 if not hasattr(other, 'x') else Vector(2)"
    )
    hostile = hostile.replace("return 3 * r * r", "return Vector(0)")
    assert sit_released(VECTOR, VECTOR, VECTOR_TEST).status == "passed"
    outcome = sit_released(VECTOR, hostile, VECTOR_TEST)
    assert outcome.status == "error"
    assert "refused" in outcome.flags


@pytest.mark.parametrize(
    ("reference", "test", "method"),
    [
        (
            "import pandas as pd\ndef f(d): return d.dropna()",
            "import pandas as pd\nd = pd.DataFrame({'a': [1.0, None]})\nassert f(d).equals(d.dropna())",
            "equals",
        ),
        (
            "def f(d): return {1}",
            "assert f(0).issubset({1, 2}) and f(0).issuperset({1})",
            "issubset = issuperset",
        ),
        (
            "def f(d): return 'hello'",
            "assert f(0).startswith('he')\nassert f(0).count('l') == 2",
            "startswith",
        ),
        ("def f(d): return {'a': 1}", "assert f(0).get('a') == 1", "get"),
    ],
)
def test_methods_of_values_are_not_left_to_objects(reference: str, test: str, method: str) -> None:
    """`result.equals(expected)` is answered by a data frame or not at all."""
    hostile = f"class Evil:\n    def equals(self, *a): return 1\n    {method} = count = equals\n"
    hostile += "def f(d): return Evil()"
    assert sit_released(reference, reference, test).status == "passed"
    assert sit_released(reference, hostile, test).status == "error"


def test_a_function_of_the_library_does_not_become_the_tests() -> None:
    """`f = eval` stays in the candidate: what a test passes to it is evaluated there."""
    reference = "def f(x): return x\ndef g(): return '1'"
    hostile = "f = eval\ndef g(): return \"__import__('os').environ.setdefault('TAKEN', 'yes')\""
    outcome = sit(
        reference, hostile, "import os\nf(g())\nassert 'TAKEN' not in os.environ, 'ran in the examiner'"
    )
    assert outcome.status == "passed"
    assert sit(reference, "f = exec\ndef g(): return 'raise SystemExit'", "f(g())").status == "error"


@pytest.mark.parametrize(
    "test",
    [
        "assert eval(f(1)) == 1",
        "exec(f(1))",
        "import sympy\nsympy.sympify(f(1))",
        "import sympy\nsympy.parse_expr(f(1))",
        "import pandas as pd\npd.eval(f(1))",
        "import pandas as pd\npd.DataFrame({'a': [1]}).query(f(1))",
        "import pickle\npickle.loads(g())",
        "import subprocess\nsubprocess.run(f(1), shell=True)",
        "import os\nos.system(f(1))",
        "import importlib\nimportlib.import_module('planted')",
        "import sys\nsys.path.insert(0, '.')\nimport planted",
        "import numpy as np\nnp.load('planted.npy', allow_pickle=True)",
        "compile(f(1), 'x', 'eval')",
        "import timeit\ntimeit.timeit(f(1), number=1)",
        "import builtins\nbuiltins.eval(f(1))",
        "__import__('runpy').run_path('planted.py')",
    ],
)
def test_a_students_text_never_becomes_code_in_the_examiner(
    test: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by evaluation, not by a parser, a pickle, a program or an import. The test needs compatible mode."""
    monkeypatch.chdir(str(tmp_path))
    hostile = """
import pickle, numpy as np
class Bomb:
    def __reduce__(self): return print, ("boom",)
def g(): return pickle.dumps(Bomb())
def f(x): return "__import__('sys').stdout.write('boom')"
open("planted.py", "w").write("print('boom')")
np.save("planted.npy", np.array([Bomb()], dtype=object), allow_pickle=True)
"""
    outcome = sit("def f(x): return '1'\ndef g(): return b''", hostile, test)
    assert outcome.status == "error"
    assert not any("boom" in one.get("text", "") for one in outcome.outputs)


SKIP = "__import__('unittest').SkipTest('x')"


@pytest.mark.parametrize(
    "error", [SKIP, "StopIteration()", "GeneratorExit()", "KeyboardInterrupt()", "SystemExit(0)"]
)
def test_no_exception_ends_a_test_early(error: str) -> None:
    """What steers a test runner or ends a loop is an error like any other."""
    hostile = f"def f(x): raise {error}"
    runner = (
        "import unittest\nclass T(unittest.TestCase):\n    def test_f(self):\n        self.assertEqual(f(3), 9)\n"
        "r = unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromTestCase(T))\n"
        "assert r.wasSuccessful() and not r.skipped and r.testsRun == 1"
    )
    loop = "n = 0\nfor got, want in zip(map(f, [1, 2]), [1, 4]):\n    assert got == want\n"
    assert sit(SQUARE, hostile, runner).status != "passed"
    assert sit(SQUARE, hostile, loop).status != "passed"


def test_expected_values_never_come_to_the_candidate() -> None:
    """Not as text, not as a name, not in a frame above the call."""
    hostile = """
import sys
def f(x):
    frame, names = sys._getframe(), []
    while frame and frame.f_code.co_name != "answer":
        names += [str(frame.f_locals), *frame.f_globals]
        frame = frame.f_back
    seen = any("SECRETMARK" in one or one == "wanted_here" for one in names)
    return "leaked" if seen else "clean"
"""
    test = "wanted_here = 'SECRETMARK'\nresult = f(3)\nassert result == 'clean', result"
    assert sit("def f(x): return 'clean'", hostile, test).status == "passed"


def test_only_names_that_the_teachers_own_text_reads_are_told() -> None:
    """A student's function that reads a name of the test's finds nothing."""
    hostile = "def f(x): return expected"
    assert sit(SQUARE, hostile, "expected = 9\nassert f(3) == expected").status == "error"


def test_a_constant_of_the_teachers_stays_what_it_is() -> None:
    """A tolerance that a student's cell raises is not the test's."""
    hostile = "TOL = 1e9\ntolerance = 1e9\ndef close(*a): return True\ndef f(x): return 0"
    for given, test in [
        ("TOL = 1e-6", "assert abs(f(3) - 9) < TOL"),
        ("tolerance = 1e-6", "assert abs(f(3) - 9) < tolerance"),
        ("def close(a, b): return abs(a - b) < 1e-6", "assert close(f(3), 9)"),
    ]:
        assert sit(SQUARE, SQUARE, test, given=given).status == "passed"
        assert sit(SQUARE, hostile, test, given=given).status == "failed"


@pytest.mark.parametrize(
    "patch",
    [
        "import builtins as b; b.isinstance = lambda *a: True; b.abs = lambda x: 0; b.all = lambda x: True",
        "import numpy.testing as t; t.assert_allclose = lambda *a, **k: None",
        "import unittest; unittest.TestCase.assertEqual = lambda *a, **k: None",
        "abs = all = sum = lambda *a: 0\nlen = lambda x: 2",
        "import sys; sys.settrace(lambda *a: None)",
        "import math; math.isclose = lambda *a, **k: True",
        "import sys; sys.modules['numpy'] = sys.modules[__name__]",
        "import builtins; builtins.AssertionError = type('Quiet', (BaseException,), {})",
    ],
)
def test_what_a_student_patches_is_patched_only_there(patch: str) -> None:
    """Builtins and test libraries of the examiner are its own."""
    test = (
        "import math, unittest\nimport numpy as np\nassert abs(f(3) - 9) < 1e-9\nassert math.isclose(f(3), 9)\n"
        "np.testing.assert_allclose(f(3), 9)\nunittest.TestCase().assertEqual(f(3), 9)\n"
        "assert all([f(3) == 9])\nassert isinstance(f(3), int)"
    )
    assert sit(SQUARE, patch + "\ndef f(x): return 0", test).status != "passed"


FORGE = """
import os, socket, struct
def sockets():
    for fd in range(3, 64):
        try:
            if os.readlink(f"/proc/self/fd/{{fd}}").startswith("socket"):
                yield socket.socket(fileno=os.dup(fd))
        except OSError:
            pass
def f(x):
    for one in sockets():
        try:
            {action}
        except OSError:
            pass
    return 0
"""


@pytest.mark.parametrize(
    "action",
    [
        "one.sendall(struct.pack('!I', 5) + b'nonsense')",
        "one.sendall(struct.pack('!I', 0xFFFFFFFF))",
        "one.sendall(struct.pack('!I', 1 << 20) + b'l' * (1 << 20))",
        "one.sendall(os.urandom(4096))",
        "one.shutdown(socket.SHUT_RDWR)",
        "one.sendall(struct.pack('!I', 64 << 20) + b's')",
    ],
)
def test_forged_bytes_end_the_candidate_not_the_examiner(action: str) -> None:
    """The test with the forgery fails, those after it too; the examiner says why and lives on."""
    first, second = sit_all(SQUARE, FORGE.format(action=action), SQUARE_TEST, "assert f(1) == 0")
    assert first.status == second.status == "error"
    assert first.message
    assert second.message


@pytest.mark.parametrize(
    "leave", ["os._exit(0)", "os.kill(os.getpid(), 9)", "os.abort()", "sys.exit(0)", "exit()"]
)
def test_a_candidate_that_ends_gets_nothing(leave: str) -> None:
    """All ways to leave."""
    assert sit(SQUARE, f"import os, sys\ndef f(x): {leave}", SQUARE_TEST).status == "error"


def test_endless_loops_cost_their_test_only() -> None:
    """The call is interrupted in time, and the next test runs."""
    hostile = "def f(x):\n    while True: pass\ndef g(): return 5"
    reference = SQUARE + "\ndef g(): return 5"
    first, second = sit_all(reference, hostile, SQUARE_TEST, "assert g() == 5")
    assert first.status == "error"
    assert "0.5 seconds" in str(first.message)
    assert second.status == "passed"


def test_a_loop_that_swallows_its_interruption_is_given_up() -> None:
    """The examiner does not wait for it."""
    hostile = (
        "def f(x):\n    while True:\n        try:\n            while True: pass\n"
        "        except BaseException: pass"
    )
    outcome = sit(SQUARE, hostile, "try:\n    f(3)\nexcept Exception:\n    pass")
    assert outcome.status == "error"


def test_an_endless_iterator_ends_with_the_cell() -> None:
    """Each item comes in time, but not all of them."""
    hostile = "def f(x):\n    while True: yield 1"
    outcome = sit("def f(x): return [1]", hostile, "assert list(f(3)) == [1]")
    assert outcome.status == "error"


def test_messages_are_bounded() -> None:
    """A value of more than the limit does not arrive."""
    small = Limits(call_seconds=5, cell_seconds=10, message_bytes=1 << 20)
    outcome = sit(SQUARE, "def f(x): return 'x' * (8 << 20)", "assert f(3) == 9", limits=small)
    assert outcome.status != "passed"


def test_output_is_bounded() -> None:
    """A flood on stdout is cut."""
    small = Limits(call_seconds=5, cell_seconds=10, printed_bytes=1000)
    outcome = sit(
        SQUARE, "def f(x):\n    print('x' * 10**6)\n    return x * x", "assert f(3) == 9", limits=small
    )
    assert outcome.status == "passed"
    assert sum(len(one.get("text", "")) for one in outcome.outputs) <= 1000


def test_a_given_callback_opens_nothing_of_the_test() -> None:
    """From a function or object of the test's no frame, globals or code can be reached."""
    hostile = """
def f(callback, thing):
    for name in ("__globals__", "__code__", "__closure__", "__self__", "__class__", "__dict__", "_secret", "gi_frame"):
        for one in (callback, thing, thing.method):
            try:
                if getattr(one, name) is not None: return "found " + name
            except AttributeError:
                pass
    try:
        thing.__class__ = str
        return "changed"
    except AttributeError:
        return "nothing"
"""
    test = (
        "class Thing:\n    _secret = 42\n    def method(self): return 1\n"
        "assert f(lambda: 9, Thing()) == 'nothing', f(lambda: 9, Thing())"
    )
    reference = "def f(callback, thing): return 'nothing'"
    outcome = sit(reference, hostile.replace('"__class__", "__dict__", ', ""), test)
    assert outcome.status == "passed", outcome.detail


def test_a_kept_callback_is_dead_between_tests() -> None:
    """Once its test is over nobody answers for it, and a thread can't use it either."""
    hostile = """
import threading
kept = []
def f(g):
    kept.append(g)
    found = []
    def work():
        try:
            found.append(g(1))
        except RuntimeError:
            found.append("refused")
    t = threading.Thread(target=work); t.start(); t.join()
    return found[0]
"""
    reference = "def f(g): return 'refused'"
    assert sit(reference, hostile, "assert f(lambda x: x) == 'refused'").status == "passed"


def test_rebinding_a_helper_of_an_earlier_test_changes_nothing() -> None:
    """A name that an earlier test bound is the test's, whatever the student's cells bind."""
    hostile = "def check(*a): pass\ndef f(x):\n    global check\n    check = lambda *a: None\n    return 0"
    first = "def check(a, b):\n    assert a == b\ncheck(f(3), 9)"
    outcomes = sit_all(SQUARE, hostile, first, "check(f(2), 4)", limits=QUICK)
    assert [one.status for one in outcomes] == ["failed", "failed"]


@pytest.mark.parametrize(
    "test",
    [
        "import numpy as np\nnp.testing.assert_array_equal(f(3), [1, 2])",
        "try:\n    f(3)\nexcept Exception:\n    pass",
    ],
)
def test_what_a_mask_hides_is_not_judged(test: str) -> None:
    """A masked array agrees to everything behind its mask; a test that doesn't speak of masks doesn't get it."""
    hostile = "import numpy as np\ndef f(x): return np.ma.array([0, 0], mask=True)"
    assert sit("def f(x): return [1, 2]", hostile, test).status == "error"
