"""Answer with objects that equal everything, are in everything and are never less or more."""

FAMILY = "lying operators"
DESERVED: dict[str, float] = {}
YES = """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __sub__(self, other): return self
    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__
    def __abs__(self): return self
    def __call__(self, *_, **__): return self
    def __iter__(self): return iter([self])
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return self
    def all(self): return True
"""
ANSWERS = {
    "figure": f"{YES}\nfigure = Yes()",
    "word": "word = Yes()",
    "doubled": "doubled = Yes()",
    "centred": "centred = Yes()",
    "spread": "import numpy as xp\nspread = Yes()",
    "account": "Account = Yes()",
    "greet": "greet = Yes()",
    "unit": "unit = Yes()",
    "total": "total = Yes()",
    "share": "share = Yes()",
}
