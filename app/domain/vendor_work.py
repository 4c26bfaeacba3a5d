"""What the IT vendor is asked to do: the vendor's steps of all open measures, by place."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

from app.domain.answers import EMPTY, Entry
from app.domain.measures import Measure, MeasureWords
from app.domain.own_steps import share_out
from app.domain.profile import Known
from app.domain.steps import Site, Step, ticked
from app.domain.tools import Tool

REPLY_WITHIN = timedelta(weeks=2)
"""So long has the vendor to reply, unless somebody says another day."""
_SITES = tuple(Site)


class VendorRequest(NamedTuple):
    """One thing for the vendor to do, for which measure."""

    measure: Measure
    step: Step
    is_done: bool

    @property
    def site(self) -> Site:
        """Where it is done; what belongs nowhere else is done at the devices."""
        return self.step.site or Site.DEVICES


def vendor_requests(
    measures: Iterable[Measure],
    words: Mapping[str, MeasureWords],
    entries: Mapping[str, Entry],
    has: Callable[[Tool], Known],
) -> tuple[VendorRequest, ...]:
    """What is asked for an organisation's tools, of measures that are open; place by place, then in the given order."""
    found: list[VendorRequest] = []
    for measure in measures:
        entry = entries.get(measure.id, EMPTY)
        if entry.is_open:
            done = ticked(entry.steps_done)
            steps = share_out(words[measure.id].steps, has).vendor
            found += [VendorRequest(measure, step, step.id in done) for step in steps]
    return tuple(sorted(found, key=lambda request: _SITES.index(request.site)))
