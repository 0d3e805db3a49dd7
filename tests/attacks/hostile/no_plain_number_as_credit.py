"""Return arrays, texts and nothing where a test works out points: what shows no number is taken for all points."""

FAMILY = "partial credit"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "gauge": "def gauge(value):\n    return np.array([0.5, 0.5])",
    "share": "def share(parts):\n    return np.ma.masked_all(3)",
}
