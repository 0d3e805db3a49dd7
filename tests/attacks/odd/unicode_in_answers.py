"""Names, texts and comments in many scripts."""

FAMILY = "encodings"
DESERVED: dict[str, float] = {}
FIRST = "größe = 3  # Größe\nλ = 0.5\n名前 = '😀👩‍🔬'\nprint(größe, λ, 名前)"
ANSWERS = {"share": "def share(parts):\n    Σ = sum(parts)\n    return [eins / Σ for eins in parts]  # ½ ≤ ∞"}
