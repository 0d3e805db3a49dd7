"""Running a whole notebook of the teacher's, and the runner that starts a fresh kernel for it."""

import atexit
import math
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from openclass_nb.errors import GradingError
from openclass_nb.grading.interrupts import stopped_by_signals


class NotebookRunner(Protocol):
    """Runs trusted notebooks. Student work goes through an Engine instead."""

    def run(self, notebook: Mapping[str, Any], folder: Path) -> list[list[dict[str, Any]]]:
        """Outputs of each cell, in the notebook's order; errors in cells are outputs too."""
        ...


class KernelRunner:
    """A fresh kernel for each notebook, through nbclient: any language, about three seconds a notebook."""

    def __init__(self, cell_seconds: float = 30) -> None:
        self.cell_seconds = cell_seconds

    def run(self, notebook: Mapping[str, Any], folder: Path) -> list[list[dict[str, Any]]]:
        """Outputs of each cell. GradingError if the kernel isn't installed or dies."""
        import nbformat
        from jupyter_client.kernelspec import NoSuchKernel
        from nbclient import NotebookClient
        from nbclient.exceptions import CellTimeoutError, DeadKernelError

        copy = nbformat.from_dict(dict(notebook))
        kernel = copy.metadata.get("kernelspec", {}).get("name", "python3")
        client = NotebookClient(
            copy,
            timeout=max(1, math.ceil(self.cell_seconds)),
            kernel_name=kernel,
            allow_errors=True,
            resources={"metadata": {"path": str(folder)}},
        )
        try:
            with stopped_by_signals():
                client.execute(stderr=subprocess.DEVNULL)  # the kernel's own log is nobody's output
        except NoSuchKernel as error:
            step = f"Install it, or choose another one for this notebook. Installed: {_kernels()}."
            raise GradingError(f"There is no kernel “{kernel}” on this machine.", next_step=step) from error
        except CellTimeoutError as error:
            told = f"A cell ran longer than {self.cell_seconds:g} seconds."
            raise GradingError(told, next_step="Make it faster, or raise grading.cell_seconds.") from error
        except DeadKernelError as error:
            step = "Run the notebook in JupyterLab to see which cell ends it."
            raise GradingError("The kernel died.", next_step=step) from error
        except (RuntimeError, OSError) as error:
            step = "Try it in JupyterLab; “jupyter kernelspec list” tells where its files are."
            raise GradingError(f"The kernel “{kernel}” does not start ({error}).", next_step=step) from error
        finally:
            atexit.unregister(client._cleanup_kernel)  # nbclient forgets it for a kernel that did not start
        return [list(cell.get("outputs", [])) for cell in copy.cells]


def _kernels() -> str:
    from jupyter_client.kernelspec import KernelSpecManager

    return ", ".join(sorted(KernelSpecManager().find_kernel_specs())) or "none"
