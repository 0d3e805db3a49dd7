"""Exercises as they should be: nothing is to be said of any of them."""

from __future__ import annotations

from proof_bench.writing import Made, hidden, solved


def _good(name: str, head: str, body: str, *tests: str, **more: object) -> Made:
    return Made(name, solved(head, body), tests, **more)  # type: ignore[arg-type]


FORMULAS = (
    _good("speed", "def speed(way, time):", "return way / time", "assert speed(10, 4) == 2.5\n"
          "assert speed(9, 3) == 3"),
    _good("circle", "def circle(radius):", "return math.pi * radius ** 2",
          "assert abs(circle(1) - 3.14159) < 1e-4\nassert abs(circle(2.5) - 19.63495) < 1e-4"),
    _good("lens", "def image_distance(f, g):", "return 1 / (1 / f - 1 / g)",
          "assert abs(image_distance(0.1, 0.3) - 0.15) < 1e-9\n"
          "assert abs(image_distance(0.05, 0.2) - 0.0666667) < 1e-6"),
    _good("fahrenheit", "def celsius(fahrenheit):", "return (fahrenheit - 32) * 5 / 9",
          "assert celsius(212) == 100\nassert celsius(32) == 0\nassert celsius(-40) == -40"),
    _good("projectile", "def reach(speed, degrees):",
          "angle = math.radians(degrees)\nreturn speed ** 2 * math.sin(2 * angle) / 9.81",
          "assert abs(reach(10, 45) - 10.19368) < 1e-4\nassert abs(reach(20, 30) - 35.3119) < 1e-3"),
    _good("hypotenuse", "def hypotenuse(a, b):", "return math.sqrt(a ** 2 + b ** 2)",
          "assert hypotenuse(3, 4) == 5\nassert abs(hypotenuse(1, 2) - 2.2360680) < 1e-6"),
    _good("interest", "def capital(start, rate, years):", "return start * (1 + rate / 100) ** years",
          "assert abs(capital(1000, 5, 2) - 1102.5) < 1e-6\nassert abs(capital(200, 10, 3) - 266.2) < 1e-6\n"
          "assert capital(50, 3, 0) == 50"),
    _good("ph", "def ph(concentration):", "return -math.log10(concentration)",
          "assert abs(ph(1e-7) - 7) < 1e-9\nassert abs(ph(0.02) - 1.69897) < 1e-5"),
    _good("quadratic", "def roots(a, b, c):",
          "root = math.sqrt(b * b - 4 * a * c)\nreturn (-b - root) / (2 * a), (-b + root) / (2 * a)",
          "assert roots(1, -3, 2) == (1, 2)\nassert np.allclose(roots(2, 3, -5), (-2.5, 1.0))"),
    _good("decibel", "def decibel(power, reference):", "return 10 * math.log10(power / reference)",
          "assert abs(decibel(100, 1) - 20) < 1e-9\nassert abs(decibel(5, 2) - 3.9794) < 1e-4"),
)  # fmt: skip

CASES = (
    _good("sign", "def sign(x):", "if x > 0:\n    return 1\nif x < 0:\n    return -1\nreturn 0",
          "assert sign(0.5) == 1\nassert sign(3) == 1\nassert sign(-0.5) == -1\nassert sign(0) == 0"),
    _good("mark", "def mark(points):", 'if points >= 90:\n    return "A"\nif points >= 50:\n    return "B"\n'
          'return "F"',
          "assert [mark(p) for p in (100, 90, 89, 50, 49, 0)] == ['A', 'A', 'B', 'B', 'F', 'F']"),
    _good("leap", "def leap(year):", "return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)",
          "assert [leap(y) for y in (2000, 1900, 2024, 2023, 2400, 2100)] == [True, False, True, False, True, False]"),
    _good("triangle", "def kind(a, b, c):",
          'if a == b == c:\n    return "equilateral"\nif a == b or b == c or a == c:\n    return "isosceles"\n'
          'return "scalene"',
          "assert kind(2, 2, 2) == 'equilateral'\nassert kind(2, 2, 3) == 'isosceles'\n"
          "assert kind(3, 2, 2) == 'isosceles'\nassert kind(2, 3, 2) == 'isosceles'\n"
          "assert kind(2, 3, 4) == 'scalene'"),
    _good("clamp", "def clamp(x, low, high):", "return max(low, min(x, high))",
          "assert clamp(5, 0, 3) == 3\nassert clamp(-2, 0, 3) == 0\nassert clamp(2, 0, 3) == 2"),
    _good("factorial", "def factorial(n):", "result = 1\nfor k in range(2, n + 1):\n    result *= k\nreturn result",
          "assert [factorial(n) for n in (0, 1, 2, 3, 5)] == [1, 1, 2, 6, 120]"),
    _good("collatz", "def steps(n):",
          "count = 0\nwhile n != 1:\n    n = n // 2 if n % 2 == 0 else 3 * n + 1\n    count += 1\nreturn count",
          "assert [steps(n) for n in (1, 2, 3, 6, 7)] == [0, 1, 7, 8, 16]"),
    _good("primes", "def primes(n):",
          "found = []\nfor k in range(2, n + 1):\n    if all(k % p for p in found):\n        found.append(k)\n"
          "return found",
          "assert primes(1) == []\nassert primes(2) == [2]\nassert primes(20) == [2, 3, 5, 7, 11, 13, 17, 19]"),
    _good("gcd", "def divisor(a, b):", "while b:\n    a, b = b, a % b\nreturn a",
          "assert divisor(12, 18) == 6\nassert divisor(7, 3) == 1\nassert divisor(10, 5) == 5\n"
          "assert divisor(4, 0) == 4"),
    _good("refuses", "def root(x):",
          'if x < 0:\n    raise ValueError("negative")\nreturn math.sqrt(x)',
          "assert root(9) == 3\nassert root(2.25) == 1.5\nassert root(0) == 0\n"
          "try:\n    root(-1)\nexcept ValueError:\n    pass\nelse:\n"
          "    raise AssertionError('root(-1) should raise a ValueError')"),
)  # fmt: skip

LISTS = (
    _good("count-above", "def above(values, limit):", "return sum(1 for one in values if one > limit)",
          "assert above([1, 5, 5, 9], 5) == 1\nassert above([7, 8], 1) == 2\nassert above([], 0) == 0"),
    _good("running", "def running(values):",
          "total, sums = 0, []\nfor one in values:\n    total += one\n    sums.append(total)\nreturn sums",
          "assert running([1, 2, 3]) == [1, 3, 6]\nassert running([]) == []\nassert running([4, -5]) == [4, -1]"),
    _good("longest", "def longest(words):",
          'best = ""\nfor word in words:\n    if len(word) > len(best):\n        best = word\nreturn best',
          "assert longest(['a', 'ccc', 'bb']) == 'ccc'\nassert longest(['ab', 'cd']) == 'ab'\n"
          "assert longest(['x', 'y', 'long']) == 'long'\nassert longest(['first', 'b']) == 'first'"),
    _good("histogram", "def counts(text):",
          "found = {}\nfor letter in text:\n    found[letter] = found.get(letter, 0) + 1\nreturn found",
          "assert counts('aab') == {'a': 2, 'b': 1}\nassert counts('') == {}\n"
          "assert counts('cbc') == {'c': 2, 'b': 1}"),
    _good("reversed-words", "def backwards(text):", 'return " ".join(reversed(text.split()))',
          "assert backwards('a b c') == 'c b a'\nassert backwards('one two') == 'two one'"),
    _good("distinct", "def distinct(values):", "return len(set(values))",
          "assert distinct([1, 1, 2]) == 2\nassert distinct('abcab') == 3\nassert distinct([]) == 0"),
    _good("common", "def common(a, b):", "return sorted(set(a) & set(b))",
          "assert common('abc', 'cbd') == ['b', 'c']\nassert common([3, 1], [1, 2, 3]) == [1, 3]\n"
          "assert common('a', 'b') == []"),
    _good("transpose", "def turned(rows):", "return [list(one) for one in zip(*rows)]",
          "assert turned([[1, 2], [3, 4]]) == [[1, 3], [2, 4]]\nassert turned([[1, 2, 3]]) == [[1], [2], [3]]"),
    _good("second", "def second(values):", "return sorted(set(values))[-2]",
          "assert second([3, 1, 2]) == 2\nassert second([5, 5, 4, 1]) == 4\nassert second([1, 9]) == 1"),
    _good("palindrome", "def palindrome(text):", "plain = text.lower()\nreturn plain == plain[::-1]",
          "assert palindrome('Anna') is True\nassert palindrome('abc') is False\nassert palindrome('abca') is False"),
)  # fmt: skip

ARRAYS = (
    _good("column-means", "def means(table):", "return table.mean(axis=0)",
          "assert np.allclose(means(np.array([[1.0, 2.0], [3.0, 7.0], [5.0, 6.0]])), [3, 5])"
          "\nassert np.allclose(means(np.array([[2.0, 4.0]])), [2, 4])"),
    _good("std-error", "def standard_error(x):", "return np.std(x, ddof=1) / np.sqrt(len(x))",
          "assert abs(standard_error([1.0, 3.0]) - 1.0) < 1e-9\n"
          "assert abs(standard_error([1, 2, 3, 6]) - 1.080123) < 1e-5"),
    _good("normalised", "def normalised(x):", "return (x - x.min()) / (x.max() - x.min())",
          "assert np.allclose(normalised(np.array([2.0, 4.0, 8.0])), [0, 1 / 3, 1])\n"
          "assert np.allclose(normalised(np.array([-1.0, 3.0])), [0, 1])"),
    _good("masked", "def picked(x, low, high):", "return x[(x >= low) & (x < high)]",
          "assert picked(np.array([1, 2, 3, 4]), 2, 4).tolist() == [2, 3]\n"
          "assert picked(np.array([5, 1]), 0, 9).tolist() == [5, 1]"),
    _good("moving", "def moving(x):", "return (x[:-1] + x[1:]) / 2",
          "assert moving(np.array([1.0, 3.0, 8.0])).tolist() == [2.0, 5.5]\n"
          "assert moving(np.array([4.0, 2.0])).tolist() == [3.0]"),
    _good("dot", "def work(force, way):", "return float(force @ way)",
          "assert work(np.array([1.0, 2.0]), np.array([3.0, 4.0])) == 11\n"
          "assert work(np.array([2.0, 0.0, 1.0]), np.array([1.0, 5.0, -2.0])) == 0"),
    _good("seeded", "def walk(n, seed):",
          "dice = np.random.default_rng(seed)\nreturn np.cumsum(dice.choice([-1, 1], n))",
          "got = walk(50, 3)\nassert len(got) == 50\nassert set(np.abs(np.diff(got))) == {1}\n"
          "assert abs(got[0]) == 1\n"
          "assert np.array_equal(walk(50, 3), got)\nassert not np.array_equal(walk(50, 4), got)",
          metadata={"equivalents": []}),
    _good("simulated-mean", "def draws(n):", "return np.random.normal(10.0, 2.0, n)",
          "np.random.seed(1)\ngot = draws(20_000)\nassert got.shape == (20000,)\n"
          "assert abs(got.mean() - 10) < 0.1\nassert abs(got.std() - 2) < 0.1"
          "\nassert len(draws(3)) == 3"),
    _good("table-filter", "def heavy(table, limit):", 'return table[table["mass"] >= limit].sort_values("mass")',
          "table = pd.DataFrame({'name': list('abcd'), 'mass': [5.0, 1.0, 3.0, 4.0]})\n"
          "assert heavy(table, 3.0)['name'].tolist() == ['c', 'd', 'a']\n"
          "assert heavy(table, 5.0)['name'].tolist() == ['a']"
          "\nassert heavy(table, 0)['name'].tolist() == ['b', 'c', 'd', 'a']"),
    _good("table-groups", "def totals(table):", 'return table.groupby("group")["value"].sum()',
          "table = pd.DataFrame({'group': ['x', 'y', 'x'], 'value': [1.0, 5.0, 2.0]})\n"
          "assert totals(table).to_dict() == {'x': 3.0, 'y': 5.0}\n"
          "assert totals(table.iloc[[0, 1]]).to_dict() == {'x': 1.0, 'y': 5.0}"),
)  # fmt: skip

OTHERS = (
    _good("days-between", "def days_between(first, last):", "return (last - first).days",
          "import datetime\nday = datetime.date(2024, 2, 28)\n"
          "assert days_between(day, datetime.date(2024, 3, 1)) == 2\n"
          "assert days_between(day, day) == 0\nassert days_between(day, datetime.date(2023, 2, 28)) == -365"),
    _good("weekday", "def is_weekend(day):", "return day.weekday() >= 5",
          "import datetime\nmonday = datetime.date(2024, 1, 1)\n"
          "week = [is_weekend(monday + datetime.timedelta(days=k)) for k in range(7)]\n"
          "assert week == [False] * 5 + [True] * 2"),
    Made("values", "### BEGIN SOLUTION\nmass = 2.5\nvolume = 0.5\ndensity = mass / volume\n### END SOLUTION",
         ["assert mass == 2.5\nassert volume == 0.5", "assert density == 5.0"]),
    Made("vector-class",
         "class Vector:\n    ### BEGIN SOLUTION\n    def __init__(self, x, y):\n        self.x = x\n"
          "        self.y = y\n\n"
         "    def length(self):\n        return math.hypot(self.x, self.y)\n\n    def __add__(self, other):\n"
         "        return Vector(self.x + other.x, self.y + other.y)\n    ### END SOLUTION",
         ["v = Vector(3, 4)\nassert (v.x, v.y) == (3, 4)\nassert v.length() == 5",
          "w = Vector(1, 2) + Vector(5, -3)\nassert (w.x, w.y) == (6, -1)"]),
    _good("plotted", "def draw(t, x):",
          'import matplotlib.pyplot as plt\n\nfigure, axes = plt.subplots()\naxes.plot(t, x, "o-")\n'
          'axes.set_xlabel("t (s)")\naxes.set_ylabel("x (m)")\nreturn axes',
          "axes = draw([0, 1, 2], [5, 7, 6])\nassert list(axes.get_lines()[0].get_xdata()) == [0, 1, 2]\n"
          "assert list(axes.get_lines()[0].get_ydata()) == [5, 7, 6]",
          "axes = draw([0, 1], [5, 7])\nassert 't' in axes.get_xlabel() and '(s)' in axes.get_xlabel()\n"
          "assert 'x' in axes.get_ylabel() and '(m)' in axes.get_ylabel()"),
    _good("partial", "def parts(x):", "return x // 10, x % 10",
          "tens, ones = parts(47)\n1.0 * ((tens == 4) and (ones == 7)) * (parts(30) == (3, 0)) * (parts(8) == (0, 8))"),
    _good("with-hidden", "def cubes(n):", "return [k ** 3 for k in range(1, n + 1)]",
          "got = cubes(3)\nassert got == [1, 8, 27], f'cubes(3) gives {got}.'\n" 
          + hidden("assert cubes(0) == []\nassert cubes(4)[-1] == 64"),
          hints=["How does range begin and end?", "A power is written with two stars."],
          wrong=[("def cubes(n):\n    return [k ** 3 for k in range(n)]", "range-end"),
                 ("def cubes(n):\n    return [k * 3 for k in range(1, n + 1)]", "times")]),
    _good("given-helper", "def surface(sides):", "return 6 * mean_side(sides) ** 2",
          "assert surface([1.0, 3.0]) == 24\nassert surface([2.0]) == 24\nassert surface([1.0]) == 6",
          given="def mean_side(sides):\n    return sum(sides) / len(sides)"),
    _good("recursion", "def depth(nested):",
          "if not isinstance(nested, list):\n    return 0\nreturn 1 + max([depth(one) for one in nested], default=0)",
          "assert depth(3) == 0\nassert depth([]) == 1\nassert depth([1, [2]]) == 2\nassert depth([[[]], 1]) == 3"),
    _good("text-parse", "def value(text):", 'return float(text.strip().replace(",", "."))',
          "assert value(' 3,5 ') == 3.5\nassert value('2') == 2\nassert value('-1,25') == -1.25"),
)  # fmt: skip

GOOD = (*FORMULAS, *CASES, *LISTS, *ARRAYS, *OTHERS)
