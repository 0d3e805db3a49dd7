"""What runs in the sandboxed process of a proof: an exercise tried with many answers, each in a fork of its own.

    run(order)      # called by the one cell that the bench is given; prints the result

Only the standard library is imported here, and numpy or pandas where the exercise has imported them already.
"""

from openclass_nb.grading.proving.inside.bench import MARK, run

__all__ = ["MARK", "run"]
