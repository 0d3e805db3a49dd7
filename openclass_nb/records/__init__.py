"""What happened: an append-only log of attempts, hints, overrides, releases and openings."""

from openclass_nb.records.entries import (
    AttemptEntry,
    GradingEntry,
    HintEntry,
    OpeningEntry,
    OverrideEntry,
    RegradeEntry,
    ReleaseEntry,
)
from openclass_nb.records.hint_ledger import AuditEntry, HintLedger, Review
from openclass_nb.records.job_queue import JobQueue, QueuedJob
from openclass_nb.records.log import Log, Try, open_log, try_of

__all__ = [
    "AttemptEntry",
    "AuditEntry",
    "GradingEntry",
    "HintEntry",
    "HintLedger",
    "JobQueue",
    "Log",
    "OpeningEntry",
    "OverrideEntry",
    "QueuedJob",
    "RegradeEntry",
    "ReleaseEntry",
    "Review",
    "Try",
    "open_log",
    "try_of",
]
