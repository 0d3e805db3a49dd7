"""Make devices, pipes and links in a cell, where the tests and the grader would come across them."""

FAMILY = "FIFOs and devices"
DESERVED: dict[str, float] = {}
FIRST = """
import os, stat
for name, number in (("mem", (1, 1)), ("sda", (8, 0)), ("kmsg", (1, 11))):
    for kind in (stat.S_IFCHR, stat.S_IFBLK):
        try:
            os.mknod(name, kind | 0o666, os.makedev(*number))
            print(open(name, "rb").read(100), "QZVX" + "7731")
        except OSError as error: print(error)
for name in ("numpy", "unittest.py", "data.csv", "io.py"): os.mkfifo(name)
os.symlink("/proc/self/mem", "memory")
"""
