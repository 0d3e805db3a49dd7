"""More output than anybody reads; it is cut and costs nothing."""

FAMILY = "outputs"
DESERVED: dict[str, float] = {}
FIRST = "for number in range(60_000): print('step', number, '.' * 40)"
LAST = "list(range(100_000))"
