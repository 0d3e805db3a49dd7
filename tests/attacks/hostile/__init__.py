"""One hostile submission a file; see tests/attacks/case.py for what a file says."""
