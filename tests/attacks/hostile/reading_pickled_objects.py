"""Pickle and copy what a test hands out, to see what is inside."""

FAMILY = "reading the expected value"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "each": """
import copy, copyreg, pickle, marshal
def each(action, values):
    for way in (pickle.dumps, copy.copy, copy.deepcopy, marshal.dumps, copyreg.__reduce_ex__, vars, dir, type.mro, help):
        try: print(way(action))
        except BaseException as error: print(way, error)
"""
}
