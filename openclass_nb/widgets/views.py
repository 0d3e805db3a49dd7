"""The widgets: one small class for each component."""

from pathlib import Path
from typing import Any

import traitlets

from openclass_nb.widgets.course_widget import STATIC, CourseWidget


class Question(CourseWidget):
    """One exercise: its text, a control for the answer, Check, the result and hints.

    `answer` is the text of the answer cell as it stands; it is sent with a check and belongs to the course's records
    from then on. Until then it lives in this widget alone.
    """

    _esm = STATIC / "questions.js"
    view = traitlets.Unicode("question").tag(sync=True)
    exercise = traitlets.Unicode().tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: str, *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, exercise=exercise, **more)


class HintBox(CourseWidget):
    """The hints of one exercise, given one by one; each says what it means for mastery before it is taken."""

    _esm = STATIC / "questions.js"
    view = traitlets.Unicode("hints").tag(sync=True)
    exercise = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: str, *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, exercise=exercise, **more)


class MasteryMeter(CourseWidget):
    """One's mastery of an objective beside what is needed; of all objectives if none is named."""

    _esm = STATIC / "progress.js"
    view = traitlets.Unicode("meter").tag(sync=True)
    objective = traitlets.Unicode().tag(sync=True)

    def __init__(self, objective: str = "", *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, objective=objective, **more)


class CourseMap(CourseWidget):
    """What builds on what, with one's own mastery on it; the same as a list."""

    _esm = STATIC / "progress.js"
    view = traitlets.Unicode("map").tag(sync=True)

    def __init__(self, *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, **more)


class ClassMap(CourseWidget):
    """For teachers: where everybody is, objectives by students, who is stuck, and a student's tries."""

    _esm = STATIC / "teachers.js"
    view = traitlets.Unicode("class").tag(sync=True)

    def __init__(self, *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, **more)


class ExerciseEditor(CourseWidget):
    """For teachers: one exercise of the course's source, written into its notebook as it is changed.

    The service reads and writes the file and refuses everybody who doesn't teach the course. A change that somebody
    else made meanwhile is shown, not overwritten.
    """

    _esm = STATIC / "teachers.js"
    view = traitlets.Unicode("exercise").tag(sync=True)
    exercise = traitlets.Unicode().tag(sync=True)

    def __init__(self, exercise: str, *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, exercise=exercise, **more)


class ObjectiveEditor(CourseWidget):
    """For teachers: objectives, what each requires and how many exercises show it; written into course.yml."""

    _esm = STATIC / "teachers.js"
    view = traitlets.Unicode("objectives").tag(sync=True)

    def __init__(self, *, course: str | Path | None = None, **more: Any) -> None:
        super().__init__(course, **more)
