"""Write into the interpreter's memory: small numbers, True, tuples of constants."""

FAMILY = "memory writes"
DESERVED: dict[str, float] = {}
FIRST = """
import ctypes
def swap(one, other):
    size = one.__sizeof__() - 16
    ctypes.memmove(id(one) + 16, id(other) + 16, min(size, other.__sizeof__() - 16))
swap(2000 - 1990, 2000 - 1995)
ctypes.c_char.from_address(id(False) + 24).value = b"\\x01"
"""
