"""Answer with masked arrays, all of whose elements are hidden from comparison."""

FAMILY = "lying operators"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "centred": "import numpy\ndef centred(values):\n    return numpy.ma.masked_all(values.shape)",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return xp.ma.masked",
    "figure": "import numpy\nfigure = numpy.ma.masked",
    "share": "import numpy\ndef share(parts):\n    return numpy.ma.masked_all(len(parts))",
}
