"""Figures that are made before they are asked for."""

import subprocess
import sys

SCRIPT = """
import matplotlib as mpl
import matplotlib_inline.backend_inline as inline
import matplotlib.pyplot as plt
from openclass_nb.grading.isolated.figures import blanks

inline.new_figure_manager = blanks.figures_of(inline)
plt.switch_backend("module://matplotlib_inline.backend_inline")
blanks.lay_in(3)
ready = set(map(id, blanks._axes.values()))
fig, ax = plt.subplots(figsize=(3, 2))
print("taken", id(ax) in ready, fig.get_size_inches().tolist())
print("dpi", id(plt.subplots(dpi=50)[1]) in ready)
print("polar", id(plt.subplots(subplot_kw={"projection": "polar"})[1]) in ready)
mpl.rcParams["axes.grid"] = True
print("settings", id(plt.subplots()[1]) in ready)
mpl.rcParams["axes.grid"] = False
print("set back", id(plt.subplots()[1]) in ready)
print("used up", id(plt.subplots()[1]) in ready)
"""


def test_they_are_taken_only_where_they_are_what_is_asked_for() -> None:
    """And never twice. (In a process of its own: matplotlib is changed by it.)"""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "taken True [3.0, 2.0]",
        "dpi False",
        "polar False",
        "settings False",
        "set back True",
        "used up False",
    ]
