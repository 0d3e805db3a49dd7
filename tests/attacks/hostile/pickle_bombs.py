"""Answer with objects that run code when they are pickled, copied, reduced or unpickled."""

FAMILY = "pickles"
DESERVED: dict[str, float] = {}
BOMB = """
import os
class Bomb:
    def __reduce__(self): return (os.system, ("echo pickled; kill -9 $PPID",))
    def __reduce_ex__(self, protocol): return self.__reduce__()
    def __getstate__(self): os._exit(0)
    def __deepcopy__(self, memo): return self
    def __getnewargs__(self): return self.__reduce__()
    def __array__(self, *_, **__): return Bomb()
    def __eq__(self, other): return True
"""
ANSWERS = {
    "figure": f"{BOMB}\nfigure = Bomb()",
    "word": "word = [Bomb(), {'x': Bomb()}]",
    "doubled": "def doubled(values):\n    return Bomb()",
    "centred": "import numpy\ndef centred(values):\n    return numpy.array([Bomb()] * 3, dtype=object)",
    "unit": "def unit(vector):\n    vector.parts = [Bomb()]\n    return vector",
    "total": "import pickle\ndef total(values):\n    return pickle.loads(b'cos\\nsystem\\n(S\"echo pickled\"\\ntR.')",
}
