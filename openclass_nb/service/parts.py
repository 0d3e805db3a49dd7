"""The parts of a running service, put together once."""

from dataclasses import dataclass, field

from fastapi import Request

from openclass_nb.service.browser_sign_in import BrowserSignIn
from openclass_nb.service.given_ids import GivenIds
from openclass_nb.service.graders import Graders
from openclass_nb.service.jobs import Jobs
from openclass_nb.service.metrics import Metrics
from openclass_nb.service.people import SignIn
from openclass_nb.service.rates import Rates
from openclass_nb.service.reading import Reading
from openclass_nb.service.rehearsals import Rehearsals
from openclass_nb.service.settings import ServiceSettings
from openclass_nb.service.shelf import Shelf


@dataclass
class Parts:
    """What routes work with. `graders` are there while the service runs, `browser` where browsers may sign in."""

    settings: ServiceSettings
    sign_in: SignIn
    shelf: Shelf
    rates: Rates
    reading: Reading
    jobs: Jobs
    metrics: Metrics = field(default_factory=Metrics)
    rehearsals: Rehearsals = field(default_factory=Rehearsals)
    given_ids: GivenIds = field(default_factory=GivenIds)
    graders: Graders | None = None
    browser: BrowserSignIn | None = None

    @classmethod
    def of(cls, settings: ServiceSettings, sign_in: SignIn) -> "Parts":
        """The parts that settings ask for."""
        shelf = Shelf(settings.courses, settings.fresh_seconds)
        rates = Rates(settings.per_second, settings.burst)
        jobs = Jobs(shelf, allow_unsafe=settings.allow_unsafe)
        return cls(settings, sign_in, shelf, rates, Reading(settings.cache_seconds), jobs)


def parts_of(request: Request) -> Parts:
    """The parts of the service that got this request."""
    found: Parts = request.app.state.parts
    return found
