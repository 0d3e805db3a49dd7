"""Commands of the shell, in a line and in a cell."""

FAMILY = "magics and commands"
DESERVED: dict[str, float] = {}
FIRST = "!echo hello > note.txt; cat note.txt\nfound = !ls\nfound"
LAST = "%%bash\nls -la\necho done >&2"
