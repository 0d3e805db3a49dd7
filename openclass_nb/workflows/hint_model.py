"""The model that this machine knows, if it knows one, as something that writes hints."""

from openclass_nb.hints.writing.model import Model, ModelAddress
from openclass_nb.settings import HintWriterSettings
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.write_hint import HintWriting, ModelWriting, NoWriting


def writing_for(opened: OpenedCourse, settings: HintWriterSettings | None = None) -> HintWriting:
    """Whoever writes for this course: nobody, unless the machine names a model and the course allows one somewhere."""
    known = settings or HintWriterSettings()
    course = opened.course
    allowed = course.hints.ai or any(one.hints.ai for one in course.assignments)
    exercises = (one for manifest in opened.manifests.values() for one in manifest.exercises)
    if not known.there or not (allowed or any(one.ai_hints for one in exercises)):
        return NoWriting()
    from openclass_nb.grading.course_secret import course_secret

    address = ModelAddress(known.url, known.model, known.key, known.stream)
    return ModelWriting(Model(address), known.model, course_secret(opened.root))
