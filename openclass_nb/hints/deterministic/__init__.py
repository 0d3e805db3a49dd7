"""Hints that need no model: from the test that fails, the error and the student's own code."""

from openclass_nb.hints.deterministic.case import FailingCase
from openclass_nb.hints.deterministic.telling import deterministic_hints

__all__ = ["FailingCase", "deterministic_hints"]
