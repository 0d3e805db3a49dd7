"""What can go wrong between an examiner and a candidate.

GradingError
    WireError            bytes that no honest candidate sends; the candidate is given up
    LinkBrokenError      the candidate is gone, hangs, or was given up before
    NotForTheWireError   a value that can't cross (too deep, too large)
    NotAskedError        the test asked something of a student's object that only the student's code could answer
    CallTimedOutError    a question to the candidate took too long; the candidate lives on
    StudentError         an exception of the student's own class, or of one that must not be raised here
"""

from __future__ import annotations

from openclass_nb.errors import GradingError


class WireError(GradingError):
    """Bytes that no honest candidate sends."""


class LinkBrokenError(GradingError):
    """The candidate can't be asked any more."""


class NotForTheWireError(GradingError):
    """A value that can't cross."""


class NotAskedError(GradingError):
    """Equality, order, truth, membership and hash of a student's object are not asked of the student's code."""


class CallTimedOutError(GradingError):
    """A question took longer than allowed."""


class StudentError(Exception):
    """Stands for an exception whose class is not known here; its text is the student's."""
