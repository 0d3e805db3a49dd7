"""A course of mechanics with a class in it, for journeys in a browser and for the pictures in the documentation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.release import UnprovedError, release
from tests.building import Cell, CourseDraft, cell, notebook

PRESENT = datetime(2026, 3, 3, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Task:
    """One exercise: a function of some numbers, and one way to get it wrong."""

    name: str
    title: str
    objective: str
    text: str
    call: str
    right: str
    wrong: str
    cases: tuple[tuple[tuple[float, ...], float], ...]
    misconception: str | None = None
    hints: tuple[str, ...] = ("Draw all forces on the body.", "Which of them lie along the motion?")

    @property
    def function(self) -> str:
        """What the student writes."""
        return self.call.split("(")[0]

    def source(self, expression: str) -> str:
        """An answer that returns this."""
        return f"def {self.call}:\n    return {expression}\n"

    def cells(self) -> list[Cell]:
        """Prompt, answer and test."""
        wrong: dict[str, Any] = {"source": self.source(self.wrong), "note": "A usual mistake."}
        if self.misconception:
            wrong["misconception"] = self.misconception
        mark = {"exercise": self.name, "role": "answer", "title": self.title, "kind": "code"}
        mark |= {"objectives": [self.objective], "hints": list(self.hints), "wrong_answers": [wrong]}
        shown, *hidden = [
            f'assert abs({self.function}{given} - {value}) < 1e-6, "Try {self.function}{given}."'
            for given, value in self.cases
        ]
        tests = [shown, "### BEGIN HIDDEN TESTS", *hidden, "### END HIDDEN TESTS"]
        about = {"schema_version": 3, "task": False, "locked": False, "grade": False, "solution": True}
        tested = about | {"locked": True, "grade": True, "solution": False, "points": 2}
        solution = (
            f"def {self.call}:\n    ### BEGIN SOLUTION\n    return {self.right}\n    ### END SOLUTION\n"
        )
        return [
            cell(
                "markdown",
                f"## {self.title}\n\n{self.text}",
                f"{self.name}-prompt",
                openclass={"exercise": self.name, "role": "prompt"},
            ),
            cell("code", solution, self.name, nbgrader=about | {"grade_id": self.name}, openclass=mark),
            cell(
                "code",
                "\n".join(tests),
                f"{self.name}-test",
                nbgrader=tested | {"grade_id": f"{self.name}-test"},
                openclass={"exercise": self.name, "role": "test"},
            ),
        ]


PULLED = (((10.0, 2.0), 5.0), ((9.0, 3.0), 3.0), ((0.0, 4.0), 0.0))
INCLINE = "Only one component of the weight pushes into the plane. Which one?"
UNITS = [
    Task(f"metres-{one}", title, "units", f"Return {what} in metres.", f"metres_{one}(value)", f"value * {by}",
         f"value / {by}", (((2.0,), 2.0 * by), ((5.0,), 5.0 * by)))
    for one, title, what, by in [
        ("km", "Kilometres", "a length in kilometres", 1000), ("hm", "Hectometres", "a length in hectometres", 100),
        ("ly", "Dekametres", "a length in dekametres", 10), ("Mm", "Megametres", "a length in megametres", 1000000),
        ("mil", "Scandinavian miles", "a length in miles of ten kilometres", 10000),
    ]
]  # fmt: skip
NEWTON = [
    Task("sled", "Towing a sled", "newton", "A rope pulls a sled of mass $m$ along level, frictionless ice with a "
         "horizontal force $F$. Write a function that returns the sled’s acceleration in m/s².",
         "acceleration(force, mass)", "force / mass", "force * mass", PULLED,
         "times-for-divided", ("A heavier sled is harder to move: what does that say about $a$?",
                               "Newton’s second law is $F = m a$. Which of the three is asked?")),
    *[
        Task(name, title, "newton", text, call, right, wrong, cases)
        for name, title, text, call, right, wrong, cases in [
            ("cart", "Pushing a cart", "Return the force on a cart of mass $m$ with the acceleration $a$.",
             "push(mass, acceleration)", "mass * acceleration", "mass + acceleration",
             (((2.0, 3.0), 6.0), ((4.0, 0.5), 2.0))),
            ("crate", "A crate on ice", "A force $F$ speeds a crate up by $a$. Return its mass in kilograms.",
             "mass_of(force, acceleration)", "force / acceleration", "force - acceleration",
             (((6.0, 3.0), 2.0), ((8.0, 2.0), 4.0))),
            ("lift", "In a lift", "A lift speeds up by $a$. Return the force of its floor on a mass $m$.",
             "floor_force(mass, acceleration)", "mass * (9.81 + acceleration)", "mass * 9.81",
             (((10.0, 1.0), 108.1), ((10.0, 0.0), 98.1))),
            ("brake", "Braking", "A car of mass $m$ brakes with the force $F$. Return its acceleration.",
             "braking(force, mass)", "-force / mass", "force / mass", (((10.0, 2.0), -5.0), ((9.0, 3.0), -3.0))),
        ]
    ],
]  # fmt: skip
FRICTION = [
    Task("incline", "Block on an incline", "friction", "A block of mass $m$ slides down a plane inclined at $\\theta$, "
         "given in degrees. The coefficient of kinetic friction is $\\mu$. Return the friction force in newtons.",
         "friction(mass, angle, mu)",
         'mu * mass * 9.81 * __import__("math").cos(__import__("math").radians(angle))',
         "mu * mass * 9.81", (((2.0, 60.0, 0.3), 2.943), ((2.0, 0.0, 0.3), 5.886)), "full-weight",
         ("Draw the block with its weight $mg$ straight down. Split that arrow into one part along the plane and one "
          "part into it. Which of the two does the plane push back against?", "What does the plane push back with when "
          "it is level? And when it stands upright?", "The plane pushes back with $m g \\cos\\theta$.")),
    *[
        Task(name, title, "friction", text, f"{name}(mass, mu)", f"mu * mass * 9.81 * {by}", f"mass * 9.81 * {by}",
             (((2.0, 0.5), 9.81 * by), ((1.0, 0.5), 4.905 * by)))
        for name, title, text, by in [
            ("table", "Block on a table", "A block of mass $m$ slides over a table. Return the friction force.", 1),
            ("pair", "Two blocks", "Two blocks of mass $m$ slide over a table. Return the friction.", 2),
        ]
    ],
]  # fmt: skip
ENERGY = [
    Task(name, title, "energy", text, call, right, wrong, cases)
    for name, title, text, call, right, wrong, cases in [
        ("fall", "A falling stone", "A stone of mass $m$ falls from $h$. Return the energy that it gains.",
         "gained(mass, height)", "mass * 9.81 * height", "mass * height", (((2.0, 1.0), 19.62), ((1.0, 3.0), 29.43))),
        ("speed-up", "Twice as fast", "Return the kinetic energy of a mass $m$ at the speed $v$.",
         "kinetic(mass, speed)", "mass * speed**2 / 2", "mass * speed / 2", (((2.0, 3.0), 9.0), ((4.0, 1.0), 2.0))),
        ("throw", "Straight up", "A ball leaves the ground with the speed $v$. Return how high it rises.",
         "height_of(speed)", "speed**2 / 19.62", "speed**2 / 9.81", (((9.81,), 4.905), ((19.62,), 19.62))),
    ]
]  # fmt: skip
BENDS = [
    Task(f"bend-{one}", title, "centripetal", f"Return the force that keeps {what} of mass $m$ at the speed $v$ on a "
         "circle of radius $r$.", f"force_on_{one}(mass, speed, radius)", "mass * speed**2 / radius",
         "mass * speed / radius", (((2.0, 3.0, 6.0), 3.0), ((1.0, 4.0, 2.0), 8.0)))
    for one, title, what in [("car", "A bend in the road", "a car"), ("ball", "A ball on a string", "a ball"),
                             ("moon", "A moon", "a moon")]
]  # fmt: skip
SPRINGS = [
    Task("spring", "A weight on a spring", "springs", "Return the pull of a spring of $k$ newtons a metre at $x$.",
         "pull(stiffness, way)", "-stiffness * way", "stiffness * way", (((2.0, 3.0), -6.0), ((4.0, 0.5), -2.0))),
]  # fmt: skip
CONTENTS = {
    "units": UNITS,
    "forces": [*NEWTON, *FRICTION],
    "energy": ENERGY,
    "circular": BENDS,
    "oscillations": SPRINGS,
}
RELEASED = ("units", "forces", "energy")
TASKS = {one.name: one for tasks in CONTENTS.values() for one in tasks}
OBJECTIVES = {
    "units": {"title": "Units and vectors", "statement": "Convert lengths"},
    "newton": {"title": "Newton’s second law", "statement": "Use F = m a", "requires": ["units"]},
    "friction": {
        "title": "Friction",
        "statement": "Find the friction on a body that slides",
        "requires": ["newton"],
    },
    "energy": {
        "title": "Energy conservation",
        "statement": "Use that energy is kept",
        "requires": ["newton"],
    },
    "centripetal": {
        "title": "Centripetal force",
        "statement": "Find the force in a bend",
        "requires": ["friction"],
    },
    "springs": {"title": "Springs", "statement": "Describe a weight on a spring", "requires": ["energy"]},
}
ASSIGNMENTS = [
    ("units", "Units and vectors", ["units"], []),
    ("forces", "Forces", ["newton", "friction"], ["units"]),
    ("energy", "Energy", ["energy"], ["newton"]),
    ("circular", "Circular motion", ["centripetal"], ["friction"]),
    ("oscillations", "Oscillations", ["springs"], ["centripetal", "energy"]),
]


def mechanics() -> CourseDraft:
    """The course as its teacher wrote it; two of its five assignments are not given out yet."""
    settings = {
        "title": "Mechanics",
        "objectives": OBJECTIVES,
        "misconceptions": {
            "full-weight": {
                "title": "Full weight as normal force",
                "message": "Your friction is as large as on a level floor: you pressed the block onto the plane with "
                f"its full weight. {INCLINE}",
            },
            "times-for-divided": {
                "title": "Force times mass",
                "message": "Your heavier sled is faster than the light one. Does a full shopping cart start faster?",
            },
        },
        "assignments": [
            {"name": name, "title": title, "objectives": own} | ({"opens_when": {"mastered": before}} if before else {})
            for name, title, own, before in ASSIGNMENTS
        ],
    }  # fmt: skip
    books = {f"{name}/{name}": notebook(_cells(tasks)) for name, tasks in CONTENTS.items()}
    return CourseDraft(settings, books)


def _cells(tasks: Iterable[Task]) -> list[Cell]:
    return [one for task in tasks for one in task.cells()]


def make_mechanics(root: Path) -> None:
    """Write and release it; Ada has mastered units."""
    mechanics().write(root)
    opened = open_course(root, clock=lambda: PRESENT)
    for assignment in RELEASED:
        try:
            release(opened, assignment)
        except UnprovedError as error:
            raise AssertionError([str(one) for one in error.findings]) from error
    passed(opened, "ada", "units", UNITS, PRESENT - timedelta(hours=2))
    opened.log.close()


def passed(opened: OpenedCourse, student: str, assignment: str, tasks: Iterable[Task], at: datetime) -> None:
    """Right at the first try, one after the other, a minute each."""
    opened.log.add(
        [
            AttemptEntry(f"{student} {one.name}", student, assignment, one.name, at + timedelta(minutes=minute), 2, 2,
                         answer=one.source(one.right), source="check")
            for minute, one in enumerate(tasks)
        ]
    )  # fmt: skip


NAMES = (
    "ines.duarte tomas.rivera noor.el-amin jonas.weber mei.tanaka kofi.mensah lena.novak omar.haddad priya.nair "
    "aoife.byrne luca.conti sara.lindqvist daniel.kim fatima.zahra emre.yildiz chloe.martin ravi.shah anna.kowalska "
    "marco.silva yuki.sato elif.demir peter.horvath zoe.clarke amir.rahimi nina.petrov samuel.osei julia.costa"
).split()


def make_class(root: Path) -> None:
    """A class in it: everybody a bit further than the one before; every fifth fails at friction again and again."""
    opened = open_course(root, clock=lambda: PRESENT)
    for number, student in enumerate(NAMES):
        steps = [("units", one) for one in UNITS] + [("forces", one) for one in [*NEWTON, *FRICTION]]
        start = PRESENT - timedelta(hours=5)
        reached = steps[: 2 + number % 13]
        entries = []
        for minute, (assignment, task) in enumerate(reached):
            wrong = task.objective == "friction" or (number + minute) % 7 == 0
            at = start + timedelta(minutes=minute)
            entries.append(_try(student, assignment, task, at, right=not wrong))
        if number % 5 == 4:
            entries += [
                _try(
                    student, "forces", task, start + timedelta(minutes=60 + again), right=False, number=again
                )
                for again in range(8)
                for task in FRICTION
            ]
        opened.log.add(entries)
    opened.log.close()


def _try(
    student: str, assignment: str, task: Task, at: datetime, *, right: bool, number: int = 0
) -> AttemptEntry:
    answer = task.source(task.right if right else task.wrong)
    key = f"{student} {task.name} {number}"
    points = 2.0 if right else 0.0
    wrong = None if right else task.misconception
    return AttemptEntry(
        key, student, assignment, task.name, at, points, 2, answer=answer, misconception=wrong, source="check"
    )
