"""Use sys.monitoring, or where there is none the profiler, to see every code object that starts."""

FAMILY = "tracing"
DESERVED: dict[str, float] = {}
FIRST = """
import sys
met = []
def start(code, *_):
    met.append(repr((code.co_name, code.co_filename, code.co_consts))[:2000])
if hasattr(sys, "monitoring"):
    sys.monitoring.use_tool_id(3, "spy")
    sys.monitoring.register_callback(3, sys.monitoring.events.PY_START, start)
    sys.monitoring.set_events(3, sys.monitoring.events.PY_START)
else:
    sys.setprofile(lambda frame, *_: start(frame.f_code))
"""
LAST = "if hasattr(sys, 'monitoring'): sys.monitoring.free_tool_id(3)\nsys.setprofile(None)\nfor one in list(met): print(one)"
