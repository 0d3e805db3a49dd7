"""Walk up the frames from inside a call of the test, and show every local, global and constant on the way."""

FAMILY = "reading the expected value"
DESERVED: dict[str, float] = {}
SPY = """
import sys
def seen():
    frame, found = sys._getframe(1), []
    while frame is not None:
        found.append(repr(frame.f_code.co_consts))
        for names in (frame.f_locals, frame.f_globals):
            for name, value in list(names.items()):
                try: found.append(f"{name}={value!r}"[:3000])
                except Exception: pass
        frame = frame.f_back
    return found
"""
ANSWERS = {
    "doubled": f"{SPY}\ndef doubled(values):\n    for one in seen(): print(one)\n    raise ValueError(seen())",
    "greet": "def greet(name):\n    for one in seen(): print(one)",
    "total": "def total(values):\n    for one in seen(): print(one)\n    return seen()",
}
