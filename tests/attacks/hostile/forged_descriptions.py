"""Describe one's classes as what none can be: numbers as text, circles of bases, libraries' names."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
FIRST = """
from openclass_nb.grading.isolated import handles, questions
true = questions.QUESTIONS["describe"]
turn = [0]
def describe(side, detail, kind):
    told = dict(true(side, detail, kind))
    turn[0] += 1
    own = side.handles.number(kind)
    told.update([{"bases": [own, own + 1, own], "specials": (1 << 90) - 1}, {"class specials": (1 << 90) - 1},
                 {"module": "builtins", "name": "bool", "qualname": "bool", "library": True},
                 {"exception": True, "bases": ["builtins:SystemExit", "unittest.case:SkipTest"]},
                 {"bases": ["teacher:Vector"], "name": "Vector"}, {"name": chr(0)}, {"specials": -1}][turn[0] % 7])
    return told
questions.QUESTIONS["describe"] = describe
class Thing:
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def is_unit(self): return True
    def __call__(self, *_): return type(f"Thing{turn[0]}", (Thing,), {})()
"""
ANSWERS = {name: f"{name} = Thing()()" for name in ("figure", "word", "doubled", "centred", "unit", "total", "share")}
