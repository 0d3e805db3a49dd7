"""Answer with subclasses of str, list and dict that equal everything, have every key and every hash."""

FAMILY = "lying operators"
DESERVED: dict[str, float] = {}
LIARS = """
class Text(str):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self):
        import sys
        return hash(sys._getframe(1).f_locals.get("word", "x")) if hasattr(sys, "_getframe") else 0
    def lower(self): return self
class Items(list):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __iter__(self): return iter(())
    def __len__(self): return 0
class Table(dict):
    def __eq__(self, other): return True
    def __missing__(self, name): return self
    def __contains__(self, name): return True
"""
ANSWERS = {
    "word": f"{LIARS}\nword = Text('x')",
    "figure": "figure = Table()",
    "doubled": "def doubled(values):\n    return Items([0])",
    "centred": "def centred(values):\n    return Items([0])",
    "share": "def share(parts):\n    return Items([9])",
}
