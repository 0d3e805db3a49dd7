"""Small courses and students for the tests of mastery, and Hypothesis strategies for long histories."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from openclass_nb.mastery import Attempt, Event, Gate, HintTaken, Item, Objective, Syllabus

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LABELS = ("easy", "medium", "hard", None)


def at(days: float = 0.0) -> datetime:
    """So many days after the course began."""
    return START + timedelta(days=days)


def friction(versions: int = 4) -> Syllabus:
    """One objective, two exercises: a table of one version and an incline of several; a gate behind it."""
    return Syllabus.of(
        [
            Item("table", ("friction",), "easy", title="Block on a table"),
            Item("incline", ("friction",), "medium", variants=versions, title="Block on an incline"),
        ],
        [Objective("friction", title="Friction")],
        [Gate("forces", title="Forces"), Gate("circles", ("friction",), title="Circular motion")],
    )


def chain(objectives: int = 4, exercises: int = 4, variants: int = 2, together: bool = True) -> Syllabus:
    """`o0` to `oN`, each requiring the one before; with `together`, the last exercise of each shows the next."""
    items = [
        Item(
            f"o{k}e{i}",
            (f"o{k}", f"o{(k + 1) % objectives}")
            if together and i == exercises - 1 and objectives > 1
            else (f"o{k}",),
            LABELS[i % 4],  # type: ignore[arg-type]
            variants=variants,
            title=f"Exercise {k}.{i}",
        )
        for k in range(objectives)
        for i in range(exercises)
    ]
    known = [Objective(f"o{k}", (f"o{k - 1}",) if k else (), f"Objective {k}") for k in range(objectives)]
    gates = [Gate(f"a{k}", (f"o{k - 1}",) if k else (), f"Part {k}") for k in range(objectives)]
    return Syllabus.of(items, known, gates)


def tried(exercise: str, score: float = 1.0, variant: int = 0, day: float = 0.0, **more: bool) -> Attempt:
    """One try by Ada."""
    return Attempt("ada", exercise, variant, at(day), score, **more)


def hint(exercise: str, variant: int = 0, day: float = 0.0, rung: int = 0) -> HintTaken:
    """One hint for Ada."""
    return HintTaken("ada", exercise, variant, at(day), rung)


def right_everywhere(syllabus: Syllabus, variants: Sequence[int] = (0,), day: float = 0.0) -> list[Event]:
    """Ada gets the given variants of every exercise right at once."""
    return [
        tried(name, 1.0, variant, day + 0.001 * place)
        for place, (variant, name) in enumerate((v, n) for v in variants for n in syllabus.items)
        if variant < syllabus.items[name].variants
    ]


def histories(syllabus: Syllabus, longest: int = 25) -> st.SearchStrategy[list[Event]]:
    """What a student may do in a course: tries of any score, unreadable ones, hints, pauses of days."""
    exercises = st.sampled_from(list(syllabus.items))
    step = st.tuples(
        exercises,
        st.integers(0, 2),
        st.sampled_from(["hint", "try", "try", "try", "unreadable"]),
        st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1)),
        st.sampled_from([0.0, 0.01, 1.0, 20.0]),
    )
    return st.lists(step, max_size=longest).map(_as_events)


def _as_events(steps: Sequence[tuple[str, int, str, float, float]]) -> list[Event]:
    events: list[Event] = []
    day = 0.0
    for exercise, variant, kind, score, pause in steps:
        day += pause
        if kind == "hint":
            events.append(hint(exercise, variant, day))
        else:
            events.append(tried(exercise, score, variant, day, readable=kind == "try"))
    return events
