"""Write into the own process, its parent and the neighbours through /proc, ptrace and process_vm_writev."""

FAMILY = "memory writes"
DESERVED = {"greet": 2.0}
FIRST = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
told = []
for pid in ["self", os.getppid(), 1, *range(2, 300)]:
    for name in ("mem", "environ", "maps", "cmdline", "root/etc/passwd", "cwd", "fd/3"):
        try:
            with open(f"/proc/{pid}/{name}", "r+b" if name == "mem" else "rb") as file:
                told.append(file.read(4000) if name != "mem" else "open")
        except (OSError, ValueError): pass
    if pid != "self":
        for request in (16, 0x4206): told.append(libc.ptrace(request, pid, 0, 0))
        local = (ctypes.c_char * 64)()
        vector = (ctypes.c_size_t * 2)(ctypes.addressof(local), 64)
        for call in (libc.process_vm_readv, libc.process_vm_writev):
            told.append(call(pid, vector, 1, vector, 1, 0))
print([one for one in told if one not in (-1, "open")])
"""
ANSWERS = {"greet": "def greet(name):\n    print(f'Welcome, {name}!')"}
