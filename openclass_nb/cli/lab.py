"""openclass lab"""

import os
import sys

from openclass_nb.cli.output import HERE, Course, Json, emit


def command(course: Course = HERE, json: Json = False) -> None:
    """Open the course in JupyterLab."""
    from openclass_nb.course.files import find_course

    root = find_course(course)
    words = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={root}"]
    words += ["--LabApp.default_url=/lab/tree/source", *_as_root()]
    words += [
        "--ServerApp.jpserver_extensions=openclass_nb.lab=True"
    ]  # an editable install has no settings file
    if json:
        emit({"command": words, "course": str(root)})
        return
    print(f"JupyterLab opens {root}. End it with Ctrl-C.", flush=True)
    os.execv(words[0], words)


def _as_root() -> list[str]:
    """Jupyter refuses to run as root unless told; in a container there is nobody else."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
