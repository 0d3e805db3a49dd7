"""Add an audit hook that keeps whatever is compiled, executed or opened."""

FAMILY = "tracing"
DESERVED: dict[str, float] = {}
FIRST = """
import sys
met = []
def hook(event, arguments):
    if event in ("compile", "exec", "open", "import", "socket.sendmsg", "marshal.loads") and len(met) < 20000:
        met.append(event + repr([getattr(one, "co_consts", one) for one in arguments])[:4000])
sys.addaudithook(hook)
"""
ANSWERS = {"doubled": "def doubled(values):\n    print(*list(met), sep='\\n')\n    return 0"}
LAST = "for one in list(met): print(one)"
