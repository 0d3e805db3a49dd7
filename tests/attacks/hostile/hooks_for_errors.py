"""Take over the hooks that see exceptions, and the traceback module."""

FAMILY = "transformers and hooks"
DESERVED: dict[str, float] = {}
FIRST = """
import sys, traceback, threading
quiet = lambda *_, **__: None
sys.excepthook = sys.unraisablehook = threading.excepthook = quiet
for name in ("format_exception", "format_exception_only", "print_exception", "format_tb", "extract_tb"):
    setattr(traceback, name, lambda *_, **__: [])
sys.exc_info = lambda: (None, None, None)
"""
