"""Issue warnings of every class there is, some of which turn into errors or into silence."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "doubled": """
import warnings
def doubled(values):
    warnings.simplefilter("always")
    def all_of(kind):
        return [kind, *(deep for one in kind.__subclasses__() for deep in all_of(one))]
    for kind in all_of(Warning):
        try: warnings.warn_explicit("x" * 1000, kind, "<test cell>", 1)
        except BaseException: pass
    warnings.warn("again")
    return values
"""
}
