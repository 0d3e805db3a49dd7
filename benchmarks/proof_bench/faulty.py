"""Forty exercises, each with one fault that real exercises have."""

from __future__ import annotations

from proof_bench.writing import Made, solved

WEAK = frozenset({"accepts-wrong-answer", "learned-by-heart"})


def _weak(name: str, fault: str, head: str, body: str, *tests: str) -> Made:
    return Made(name, solved(head, body), tests, fault=fault, expected=WEAK)


def _bad(name: str, fault: str, code: str, head: str, body: str, *tests: str, **more: object) -> Made:
    codes = frozenset(code.split())
    return Made(name, solved(head, body), tests, fault=fault, expected=codes, **more)  # type: ignore[arg-type]


WEAK_TESTS = (
    _weak("grade-limit", "the limit itself is never asked", "def passes(points):", "return points >= 50",
          "assert passes(80) is True\nassert passes(20) is False"),
    _weak("one-value", "one value is asked, so one value is enough", "def fall_time(height):",
          "return math.sqrt(2 * height / 9.81)", "assert abs(fall_time(20.0) - 2.0193) < 0.001"),
    _weak("type-only", "only the type of the result is looked at", "def mean(values):",
          "return sum(values) / len(values)", "assert isinstance(mean([1, 2, 4]), float)"),
    _weak("not-negative", "negative numbers are never asked", "def distance(a, b):", "return abs(a - b)",
          "assert distance(5, 3) == 2\nassert distance(9, 1) == 8"),
    _weak("square-table", "a table as wide as high, and symmetric, hides the axis", "def row_means(table):",
          "return np.mean(table, axis=1)",
          "assert np.allclose(row_means(np.array([[1.0, 2.0], [2.0, 1.0]])), 1.5)\n"
          "assert np.allclose(row_means(np.array([[3.0, 5.0], [5.0, 3.0]])), 4.0)"),
    _weak("angle-zero", "the angle is always zero, where degrees and radians agree", "def height(length, degrees):",
          "return length * math.sin(math.radians(degrees))",
          "assert height(3.0, 0) == 0\nassert height(7.0, 0) == 0"),
    _weak("symmetric-arguments", "both arguments are always the same", "def power(base, exponent):",
          "return base ** exponent", "assert power(2, 2) == 4\nassert power(3, 3) == 27"),
    _weak("branch-unseen", "one of three cases is never asked", "def state(celsius):",
          'if celsius < 0:\n    return "ice"\nif celsius < 100:\n    return "water"\nreturn "steam"',
          'assert state(20) == "water"\nassert state(120) == "steam"'),
    _weak("wide-tolerance", "the tolerance is as wide as the answer", "def half_life_left(amount, times):",
          "return amount * 0.5 ** times",
          "assert abs(half_life_left(8.0, 1) - 4.0) < 5\nassert abs(half_life_left(4.0, 2) - 1.0) < 5"),
    _weak("compared-with-itself", "the result is compared with itself", "def area(radius):",
          "return math.pi * radius ** 2", "assert area(2.0) == area(2.0)\nassert area(3.0) == area(3.0)"),
    _weak("first-only", "only the first of two results is looked at", "def spread(values):",
          "return min(values), max(values)", "assert spread([3, 1, 2])[0] == 1\nassert spread([9, 4])[0] == 4"),
    _weak("length-only", "only the length of a list is looked at", "def doubled(values):",
          "return [2 * one for one in values]", "assert len(doubled([1, 2])) == 2\nassert len(doubled([4])) == 1"),
    _weak("sorted-already", "the list is sorted before", "def ranking(values):", "return sorted(values)",
          "assert ranking([1, 2, 3]) == [1, 2, 3]\nassert ranking([4, 9]) == [4, 9]"),
    _weak("missing-unit", "the factor of the unit is one in every test", "def joules(kilowatt_hours, price):",
          "return kilowatt_hours * 3.6e6", "assert joules(0, 2) == 0\nassert joules(0.0, 5) == 0"),
    _weak("labels", "the labels of the axes are never looked at", "def draw(x, y):",
          'import matplotlib.pyplot as plt\n\nfigure, axes = plt.subplots()\naxes.plot(x, y)\n'
          'axes.set_xlabel("time (s)")\naxes.set_ylabel("height (m)")\nreturn axes',
          "axes = draw([1, 2], [3, 4])\nassert list(axes.get_lines()[0].get_ydata()) == [3, 4]\n"
          "assert list(axes.get_lines()[0].get_xdata()) == [1, 2]"),
    _weak("filter-unseen", "nothing is ever filtered out", "def positive_sum(values):",
          "total = 0\nfor one in values:\n    if one > 0:\n        total += one\nreturn total",
          "assert positive_sum([1, 2]) == 3\nassert positive_sum([5]) == 5"),
    _weak("caught-error", "the test swallows its own failure", "def root(x):", "return math.sqrt(x)",
          "try:\n    assert root(9) == 3\n    assert root(4) == 2\nexcept AssertionError:\n    pass"),
    _weak("ddof", "the spread is the same for n and n - 1 within the tolerance", "def sample_std(values):",
          "return np.std(values, ddof=1)",
          "assert abs(sample_std(np.arange(1000.0)) - 288.8) < 1\n"
          "assert abs(sample_std(np.arange(2000.0)) - 577.5) < 1"),
)  # fmt: skip

RUNS = (
    _bad("solution-wrong", "the solution does not pass", "solution-fails", "def double(x):", "return x + 2",
         "assert double(2) == 4\nassert double(5) == 10"),
    _bad("solution-raises", "the solution stops with an error", "solution-fails", "def first(values):",
         "return value[0]", "assert first([1, 2]) == 1\nassert first([3]) == 3"),
    _bad("blank-is-enough", "the test asks nothing of the answer", "blank-passes", "def cube(x):", "return x ** 3",
         "assert 2 ** 3 == 8"),
    _bad("half-for-nothing", "one of two tests passes with a blank answer", "blank-passes", "def square(x):",
         "return x * x", "assert square(3) == 9\nassert square(-2) == 4", "assert math.pi > 3"),
    _bad("known-wrong-passes", "a known wrong answer passes", "wrong-passes", "def kinetic(m, v):",
         "return m * v ** 2 / 2", "assert kinetic(2, 2) == 4\nassert kinetic(4, 2) == 8",
         wrong=[("def kinetic(m, v):\n    return m * v", None)]),
    _bad("ideas-alike", "two misconceptions that nobody can tell apart", "look-alike", "def ratio(a, b):",
         "return a / b", "assert ratio(6, 3) == 2, 'Not yet.'\nassert ratio(9, 2) == 4.5, 'Not yet.'",
         wrong=[("def ratio(a, b):\n    return b / a", "upside-down"), ("def ratio(a, b):\n"
          "    return a * b", "times")]),
    _bad("wrong-misspelt", "a known wrong answer that never runs", "wrong-never-runs", "def third(x):",
         "return x / 3", "assert third(9) == 3\nassert third(-6) == -2",
         wrong=[("def thrid(x):\n    return x * 3", "times")]),
)  # fmt: skip

DEPENDENT = (
    _bad("helper-given-above", "", "",
         "def triple(x):", "return 3 * x", "def close(a, b):\n    return abs(a - b) < 1e-9\n\n"
         "assert close(triple(2), 6)\nassert close(triple(-1.5), -4.5)"),
    _bad("helper-from-above", "the test uses a helper from the tests of another exercise", "needs-other-tests",
         "def quarter(x):", "return x / 4", "assert close(quarter(8), 2)\nassert close(quarter(-2), -0.5)"),
    _bad("leaning", "the answer of another exercise is needed to get these points", "needs-other-answer",
         "def ninth(x):", "return triple(x) / 27", "assert ninth(9) == 1\nassert ninth(-18) == -2"),
    _bad("shared-name", "the second test needs what the first one made",
         "tests-depend-on-each-other tests-depend-on-order", "def squares(n):", "return [k * k for k in range(n)]",
         "got = squares(4)\nassert got == [0, 1, 4, 9]", "assert got[2] == 4\nassert squares(2) == [0, 1]"),
    _bad("counter", "the second test counts on what the first one changed",
         "tests-depend-on-order tests-depend-on-each-other", "def add_to(total, x):",
         "total.append(x)\nreturn total", "box = add_to([], 5)\nassert box == [5]",
         "assert add_to(box, 6) == [5, 6]"),
    _bad("import-in-test", "the test needs an import from the first test",
         "tests-depend-on-each-other tests-depend-on-order", "def sides(text):", "return sorted(text)",
         "import statistics\nassert sides('ba') == ['a', 'b']\nassert sides('cab') == ['a', 'b', 'c']",
         "assert statistics.mean([len(sides('ab')), 4]) == 3"),
    _bad("this-year", "the year is written into the test", "depends-on-time", "def age(born):",
         "import datetime\n\nreturn datetime.date.today().year - born",
         "import datetime\nthis_year = {year}\nassert age(2000) == this_year - 2000\n"
          "assert age(1990) == this_year - 1990"),
    _bad("before-noon", "the test passes for some hours only", "depends-on-time", "def greeting(hour):",
         'return "Good morning" if hour < 12 else "Good day"',
         "import time\nopened = {now}\nassert greeting(9) == 'Good morning'\nassert greeting(12) == 'Good day'\n"
         "assert greeting(15) == 'Good day'\nassert greeting(11) == 'Good morning'\n"
         "assert abs(time.time() - opened) < 86400 * 30, 'Too late.'"),
    _bad("stopwatch", "the test measures time", "depends-on-speed", "def fast_sum(n):", "return n * (n + 1) // 2",
         "import time\nstart = time.perf_counter()\nassert fast_sum(10) == 55\nassert fast_sum(4) == 10\n"
         "total = sum(range(1_000_000))\nassert time.perf_counter() - start < {limit}"),
    _bad("dice", "the test draws numbers without a seed and is sometimes wrong", "depends-on-chance solution-fails",
         "def mean_of(values):", "return sum(values) / len(values)",
         "import random\nvalues = [random.random() for _ in range(12)]\nassert mean_of([1, 2]) == 1.5\n"
         "assert mean_of([2, 4, 9]) == 5\nassert abs(mean_of(values) - 0.5) < 0.09"),
    _bad("noise", "numpy's random numbers without a seed", "depends-on-chance random-without-seed",
         "def centred(values):", "return values - values.mean()",
         "data = np.random.normal(5, 1, 50)\nassert abs(centred(data).mean()) < 1e-9\n"
         "assert np.allclose(centred(np.array([1.0, 3.0])), [-1, 1])"),
    _bad("set-order", "a list is made of a set of words", "depends-on-set-order solution-fails", "def words(text):",
         "return list(set(text.split()))",
         "assert sorted(words('b a b')) == ['a', 'b']\nassert words('x y z x').index('x') in {order}"),
)  # fmt: skip

OUTSIDE = (
    _bad("download", "the data come from the network", "uses-network", "def count_lines(text):",
         "return len(text.splitlines())",
         "import socket\ntry:\n    socket.create_connection(('data.example.org', 80), timeout=1)\n"
          "except OSError:\n    pass\n"
         "assert count_lines('a\\nb') == 2\nassert count_lines('') == 0"),
    _bad("solution-in-prompt", "the prompt shows the whole solution", "secret-in-sight", "def slope(x, y):",
         "return (y[1] - y[0]) / (x[1] - x[0])", "assert slope([0, 2], [1, 5]) == 2\n"
          "assert slope([1, 2], [3, 1]) == -2",
         prompt="Use the formula: `(y[1] - y[0]) / (x[1] - x[0])`."),
    _bad("solution-in-test", "the visible test calculates what is asked for", "secret-in-sight",
         "def momentum(mass, speed):", "return mass * speed * (1 + 0.5 * speed)",
         "for mass, speed in ((2, 3), (5, 1)):\n"
          "    assert momentum(mass, speed) == mass * speed * (1 + 0.5 * speed)"),
    _bad("file-beside", "a file beside the notebook holds the solution", "secret-in-sight",
         "def energy_of(photon):", "return 6.626e-34 * 2.998e8 / photon",
         "assert abs(energy_of(5e-7) - 3.973e-19) < 1e-21\nassert abs(energy_of(1e-6) - 1.986e-19) < 1e-21",
         files={"notes.py": "def energy_of(photon):\n    return 6.626e-34 * 2.998e8 / photon\n"}),
)  # fmt: skip


def faulty(year: int, now: float) -> list[Made]:
    """All of them, as they would have been written today."""
    values = {"{year}": str(year), "{now}": repr(now), "{limit}": "0.5", "{order}": "(0,)"}
    return [_dated(one, values) for one in (*WEAK_TESTS, *RUNS, *DEPENDENT, *OUTSIDE)]


def _dated(one: Made, values: dict[str, str]) -> Made:
    tests = []
    for test in one.tests:
        for place, value in values.items():
            test = test.replace(place, value)
        tests.append(test)
    return Made(**{**vars(one), "tests": tests})
