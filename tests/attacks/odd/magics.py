"""Magics in the student's cells."""

FAMILY = "magics and commands"
DESERVED: dict[str, float] = {}
FIRST = """
%matplotlib inline
%timeit -n 2 -r 1 sum(range(10))
%time 1 + 1
%who
%config InlineBackend.figure_format = "retina"
%pwd
"""
ANSWERS = {"doubled": "%timeit -n 1 -r 1 pass\ndef doubled(values):\n    return [2 * one for one in values]\n%timeit -n 1 -r 1 doubled([1])"}
LAST = "%%time\ndoubled([1])"
