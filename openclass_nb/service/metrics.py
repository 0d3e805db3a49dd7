"""Counts for Prometheus: requests, checks, the queue. No names in them."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """The metrics of one service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "openclass_requests", "Requests by route and status", ["route", "status"], registry=self._registry
        )
        self.seconds = Histogram(
            "openclass_request_seconds", "Time to the answer", ["route"], registry=self._registry
        )
        self.checks = Counter("openclass_checks", "Checks by outcome", ["outcome"], registry=self._registry)
        self.begun = Counter("openclass_checks_begun", "Checks that came in", registry=self._registry)
        self.running = Gauge("openclass_checks_running", "Checks that run", registry=self._registry)
        self.waiting = Gauge(
            "openclass_checks_waiting", "Checks that wait for a grader", registry=self._registry
        )

    def text(self) -> bytes:
        """All of them, in Prometheus's own format."""
        return generate_latest(self._registry)
