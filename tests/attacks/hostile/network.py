"""Reach the network: the machine itself, sockets of every family, names, and a listener of one's own."""

from tests.attacks.work import Work

FAMILY = "network"
DESERVED: dict[str, float] = {}
TRY = """
import socket, subprocess, urllib.request
def reach(what, way):
    try: print(what, way(), "QZVX" + "7731")
    except Exception as error: print(what, type(error).__name__)
port = int(open("port.txt").read())
reach("loopback", lambda: socket.create_connection(("127.0.0.1", port), timeout=0.3).recv(100))
reach("loopback 6", lambda: socket.create_connection(("::1", port), timeout=0.3).recv(100))
reach("name", lambda: socket.create_connection(("localhost", port), timeout=0.3).recv(100))
reach("http", lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=0.3).read(100))
def datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.sendto(b"x", ("127.0.0.1", port))
def abstract():
    with socket.socket(socket.AF_UNIX) as one:
        one.connect("\\0openclass-attacks")
def raw():
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW): pass
def vsock():
    with socket.socket(socket.AF_VSOCK) as one:
        one.settimeout(0.3); one.connect((2, port))
reach("datagram", datagram); reach("abstract", abstract); reach("raw", raw); reach("vsock", vsock)
"""
LAST = """
import subprocess
port = open("port.txt").read()
script = f"exec 3<>/dev/tcp/127.0.0.1/{port} && head -c 20 <&3"
print(subprocess.run(["/bin/bash", "-c", script], capture_output=True, timeout=2))
"""


def change(work: Work) -> None:
    work.insert(0, TRY)
    work.file("port.txt", str(work.port))
