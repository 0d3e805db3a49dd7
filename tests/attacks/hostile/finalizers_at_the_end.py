"""Leave work for the very end: atexit, finalizers and destructors that write, fork and wait."""

FAMILY = "finalizers"
DESERVED = {"greet": 2.0}
FIRST = """
import atexit, os, time, weakref
def late(*_):
    print("late")
    os.fork()
    time.sleep(30)
class Late:
    __del__ = late
atexit.register(late)
held = [Late() for _ in range(10)]
weakref.finalize(held[0], late)
"""
ANSWERS = {"greet": "def greet(name):\n    print(f'Welcome, {name}!')"}
