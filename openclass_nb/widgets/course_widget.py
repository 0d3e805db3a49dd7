"""What all widgets share: the built front end, and questions to the service that go through the kernel."""

import json
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from openclass_nb.errors import OpenclassError
from openclass_nb.widgets.courier import Answer, Courier, courier_for

STATIC = Path(__file__).parent / "static"


class CourseWidget(anywidget.AnyWidget):
    """A view of a course. `course` is its name, its folder, or left out: the one in which the notebook lies.

    The front end sends `_esm` whole for each widget: so there is one for exercises, one for progress, one for teachers.
    """

    _css = STATIC / "widgets.css"
    view = traitlets.Unicode().tag(sync=True)
    course = traitlets.Unicode().tag(sync=True)

    def __init__(self, course: str | Path | None = None, **more: Any) -> None:
        folder = course if isinstance(course, Path) else None
        self._courier: Courier = courier_for(folder)
        name = course if isinstance(course, str) else ""
        super().__init__(course=name, **more)
        self.on_msg(self._asked)

    def __repr__(self) -> str:
        about = getattr(self, "exercise", "") or getattr(self, "objective", "")
        return f"{type(self).__name__}({about!r})" if about else f"{type(self).__name__}()"

    def ask(self, path: str = "") -> Any:
        """What the service says of the course at `path` ("progress", "assignments"). OpenclassError if it refuses."""
        name = self.course or self._courier.here()
        answer = self._courier.ask("GET", f"courses/{name}/{path}".rstrip("/"), None)
        told = json.loads(answer.body or "null")
        if answer.status >= 400:
            raise OpenclassError(told["message"], next_step=told.get("next_step"))
        return told

    def _asked(self, widget: object, content: Any, buffers: object) -> None:
        """A question of the front end; the answer goes back under the same number."""
        if not isinstance(content, dict) or content.get("kind") != "ask":
            return
        answer = self._answer(content)
        self.send({"kind": "answer", "id": content.get("id"), "status": answer.status, "body": answer.body})

    def _answer(self, content: dict[str, Any]) -> Answer:
        try:
            if content.get("path") == "here":
                return Answer(200, json.dumps(self._courier.here()))
            body = content.get("body")
            return self._courier.ask(str(content.get("method", "GET")), str(content.get("path")), body)
        except OpenclassError as error:
            told = {"code": "away", "message": error.message, "next_step": error.next_step, "where": None}
            return Answer(503, json.dumps(told))
