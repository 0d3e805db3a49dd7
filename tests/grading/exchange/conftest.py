"""The service's own fixtures, here too."""

from tests.service.conftest import course_root, service

__all__ = ["course_root", "service"]
