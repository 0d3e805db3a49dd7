"""Show every environment variable, one's own and those of the processes above."""

FAMILY = "environment"
DESERVED: dict[str, float] = {}
FIRST = """
import os, subprocess
print(dict(os.environ))
print(subprocess.run(["/usr/bin/env"], capture_output=True).stdout)
for pid in ("self", os.getppid(), 1, 2, 3):
    try: print(open(f"/proc/{pid}/environ", "rb").read())
    except OSError as error: print(error)
import ctypes
address = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "environ")
pointers = ctypes.cast(address, ctypes.POINTER(ctypes.c_char_p))
place = 0
while address and pointers[place]:
    print(pointers[place]); place += 1
"""
LAST = "!env; set"
