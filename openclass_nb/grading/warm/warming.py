"""What every submission would otherwise pay for once: the first traceback, display and plot.

All of it is undone, so that a student finds a kernel in which nothing has run.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import signal
import sys
from typing import Any

from openclass_nb.grading.warm.kernel import WarmKernel

CELLS = (
    "x = [1, 2]\nprint(x)\nx",
    "def f(n):\n    return 1 / n\nf(0)",
    'def g(n):\n    """Tokens\n    of all kinds"""\n    return f"{n:.1f}", \'\'\'a\nb\'\'\'  # there are\ng(1)',
    "assert sorted([2, 1]) == [2, 1], 'sort it'",
    "x = (",
    "import warnings\nwarnings.warn('careful')",
)
FRAME_CELLS = (
    "import numpy as np, pandas as pd\npd.DataFrame({'a': np.linspace(0, 1, 3), 'b': ['x', 'y', 'z']})",
    "pd.Series([1.5]).to_numpy() @ np.ones(1)",
)
FIGURES = 8
"""As many as most assignments draw."""


def warm_up(kernel: WarmKernel) -> None:
    """Run cells of every kind, throw their outputs away and start the session anew."""
    kernel.session.sink = lambda message: None
    cells = CELLS + (FRAME_CELLS if "pandas" in sys.modules else ())
    asyncio.run(_run(kernel, cells))
    asyncio.set_event_loop_policy(None)
    if "matplotlib" in sys.modules:
        _draw()
    _forget(kernel)
    if "matplotlib.pyplot" in sys.modules:
        _choose_backend()
        _lay_in_figures(kernel.shell)


async def _run(kernel: WarmKernel, cells: tuple[str, ...]) -> None:
    kernel.settle()
    for number, source in enumerate(cells):
        await kernel.run(f"warm-{number}", source)


def _draw() -> None:
    """Fonts, text layout and the PNG writer, without pyplot's state."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], "o-", label="$x^2$")
    axes.set(title="Title", xlabel="x", ylabel="y")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")


def _choose_backend() -> None:
    """What pyplot does at the first figure of a notebook: it loads IPython's backend and tells the shell of it."""
    import matplotlib.pyplot as plt
    import matplotlib_inline.backend_inline as inline

    from openclass_nb.grading.isolated.figures.blanks import figures_of

    inline.new_figure_manager = figures_of(inline)
    plt.switch_backend(str(plt.rcParams["backend"]))


def _lay_in_figures(shell: Any) -> None:
    """For candidates that draw, and for the examiners that look at it. No traceback tells of it."""
    from openclass_nb.grading.isolated.figures import blanks

    blanks.lay_in(FIGURES)
    found = shell._get_exc_info

    def told(exc_tuple: Any = None) -> Any:
        kind, error, trace = found(exc_tuple)
        return kind, error, blanks.without_frames_of_ours(trace)

    shell._get_exc_info = told


def _forget(kernel: WarmKernel) -> None:
    shell = kernel.shell
    shell.reset(new_session=True)
    shell.execution_count = 1
    kernel.shell._last_traceback = None
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        with contextlib.suppress(AttributeError):
            delattr(sys, name)
    for name in ("_", "__", "___"):
        sys.modules["builtins"].__dict__.pop(name, None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
