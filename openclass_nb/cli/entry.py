"""The command's first step: what takes longest is on its way before anything else is imported."""

import sys
from collections.abc import Sequence

GRADES_OTHERWISE = ("-h", "--help", "-j", "--jobs", "--engine", "--scheduler", "--allow-unsafe")
"""How options begin with which the usual zygotes aren't wanted."""


def main() -> None:
    """Run the command; exit status 0 done, 1 found problems, 2 wrong usage, 130 interrupted."""
    if grades_as_usual(sys.argv[1:]):
        from openclass_nb.grading.warm.head_start import set_out

        set_out()
    from openclass_nb.cli.app import main as run

    run()


def grades_as_usual(words: Sequence[str]) -> bool:
    """Whether a command with these words will want the zygotes that it most often does."""
    return list(words[:1]) == ["grade"] and not any(word.startswith(GRADES_OTHERWISE) for word in words)
