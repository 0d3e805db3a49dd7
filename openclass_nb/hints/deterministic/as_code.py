"""Pieces of code in a hint, which is read as Markdown: what that would take for something else stands in backticks."""

import re

ACTIVE = re.compile(r"[*<$\\~`]|__|(?<![^\W_])_|_(?![^\W_])|\]\(|&\w+;")
"""“x**2 + y**2” would be bold, “<Axes>” would not be there at all."""


def as_code(piece: str, *, quoted: bool = False) -> str:
    """The piece as it stands where that is safe, between quotation marks if `quoted`; else in backticks."""
    if not ACTIVE.search(piece):
        return f"“{piece}”" if quoted else piece
    fence = "`" * (max((len(one) for one in re.findall(r"`+", piece)), default=0) + 1)
    room = " " if piece.startswith("`") or piece.endswith("`") else ""
    return f"{fence}{room}{piece}{room}{fence}"
