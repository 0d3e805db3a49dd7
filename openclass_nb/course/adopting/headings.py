"""Titles found in what a teacher wrote, or made from a name."""

import re

HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
POINTS = re.compile(r"\s*[(\[]\s*[\d.,/]+\s*(points?|pts?|marks?|p)\.?\s*[)\]]\s*$", re.IGNORECASE)
ORDINAL = re.compile(
    r"^(part|question|problem|exercise|task|step|q|ex)?[\s.:#]*(\d+(\.\d+)*|[a-z]|[ivx]+)?[\s.:)]*([a-z])?[\s.:)]*$",
    re.IGNORECASE,
)
MADE_BY_NBGRADER = re.compile(r"^cell-[0-9a-f]{6,}$")
LONGEST = 80


def headings(markdown: str) -> list[tuple[int, str]]:
    """(level, text) of each heading, without marks of emphasis and without a count of points at its end."""
    found = HEADING.findall(FENCE.sub("", markdown))
    return [(len(marks), clean) for marks, told in found if (clean := _plain(told))]


def _plain(heading: str) -> str:
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|[*`]+|(?<!\w)_+|_+(?!\w)", r"\1", heading)
    return POINTS.sub("", text.strip().rstrip(":")).strip().rstrip(":").strip()[:LONGEST]


def is_ordinal(title: str) -> bool:
    """Whether a title only counts: “Part A”, “Question 3”, “2.1”."""
    return bool(ORDINAL.match(title))


def readable(name: str) -> str:
    """A name as people would write it: “mean-speed” becomes “Mean speed”."""
    words = re.sub(r"[-_.\s]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def exercise_title(prompt: str, grade_id: str) -> str:
    """The last heading above the answer, with nbgrader's id added where the heading only counts."""
    found = headings(prompt)
    own = "" if MADE_BY_NBGRADER.match(grade_id) else readable(grade_id)
    title = found[-1][1] if found else ""
    if not title:
        return own
    told = is_ordinal(title) and own and own.lower() != title.lower()
    return f"{title}: {own}" if told else title


def natural(name: str) -> list[tuple[int, int, str]]:
    """A sort key that puts ps2 before ps10."""
    parts = re.split(r"(\d+)", name)
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part.lower()) for part in parts]
