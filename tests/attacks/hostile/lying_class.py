"""Claim to be of another class: by __class__, by the metaclass, and by name and module."""

FAMILY = "lying operators"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "figure": """
class Meta(type):
    def __instancecheck__(cls, one): return True
    def __subclasscheck__(cls, one): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(float)
    mro = lambda cls: [cls, float.__mro__[-1]]
class Claim(metaclass=Meta):
    __class__ = property(lambda self: float)
    def __eq__(self, other): return True
    __hash__ = None
Claim.__module__, Claim.__name__, Claim.__qualname__ = "builtins", "float", "float"
figure = Claim()
""",
    "word": "Claim.__name__ = 'str'\nword = Claim()",
    "unit": """
class Vector:
    __class__ = property(lambda self: None)
    def is_unit(self): return True
    def __eq__(self, other): return True
Vector.__module__ = "__main__"
def unit(vector):
    return Vector()
""",
}
