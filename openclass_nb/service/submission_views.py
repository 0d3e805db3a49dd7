"""What the API takes and gives about work that was handed in, and feedback on it."""

from datetime import datetime

from pydantic import BaseModel, Field

from openclass_nb.service.views import View


class HandedInView(View):
    """What one student has handed in."""

    student: str
    at: datetime
    digest: str
    notebooks: list[str]


class FeedbackRequest(BaseModel):
    """Pages of feedback as HTML, by notebook."""

    pages: dict[str, str] = Field(max_length=100)


class FeedbackView(View):
    """Pages of feedback as HTML, by notebook; they are shown apart from the page that asks for them."""

    assignment: str
    pages: dict[str, str]
