"""Before anything runs: a submission read as data, and put right against what was released.

A student's machine vouches for nothing: ids, points, locks and tests come from the manifest. Honest oddity
(copied, moved, retyped or deleted cells, a renamed file, an old format) is mended and told, and costs nothing.
"""

from openclass_nb.grading.repair.mending import Mended, MendedCell, mend
from openclass_nb.grading.repair.reading import HandedIn, HandedInCell, read_handed_in

__all__ = ["HandedIn", "HandedInCell", "Mended", "MendedCell", "mend", "read_handed_in"]
