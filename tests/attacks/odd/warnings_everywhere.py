"""Warnings in cells and in functions that the tests call."""

FAMILY = "outputs"
DESERVED: dict[str, float] = {}
FIRST = "import warnings, sys\nwarnings.warn('careful')\nprint('to stderr', file=sys.stderr)"
ANSWERS = {
    "doubled": """
import warnings
def doubled(values):
    warnings.warn("slow", DeprecationWarning)
    warnings.warn("slower", RuntimeWarning)
    return [2 * one for one in values]
""",
    "centred": "def centred(values):\n    np.log(0.0)\n    np.array([0.0]) / 0\n    return values - values.mean()",
}
