"""matplotlib's documentation, read once while it is imported."""

import subprocess
import sys

PLAINLY = "import matplotlib.pyplot\n"
QUICKLY = """
from openclass_nb.grading.warm.artist_docs import read_once
with read_once():
    import matplotlib.pyplot
"""
TELL = """
import hashlib, re, sys
from matplotlib.artist import ArtistInspector
told = hashlib.sha256()
seen = 0
for name, module in sorted(sys.modules.items()):
    if not name.startswith(("matplotlib", "mpl_toolkits")):
        continue
    for label, one in sorted(vars(module).items()):
        members = sorted(vars(one).items()) if isinstance(one, type) else [(label, one)]
        for member, value in members:
            if callable(value) and isinstance(getattr(value, "__doc__", None), str):
                seen += 1
                signature = getattr(value, "__signature__", "")
                text = f"{name} {label} {member} {value.__doc__} {signature}"
                told.update(re.sub("0x[0-9a-f]+", "", text).encode())
print(seen, told.hexdigest(), ArtistInspector.get_setters.__name__)
"""


def told(how: str) -> list[str]:
    """How many texts there are, a digest of them with their signatures, and who reads them afterwards."""
    done = subprocess.run([sys.executable, "-c", how + TELL], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_texts_are_those_of_a_plain_import() -> None:
    """Each docstring and signature, and nothing stays replaced."""
    plain = told(PLAINLY)
    assert int(plain[0]) > 5_000
    assert told(QUICKLY) == plain
