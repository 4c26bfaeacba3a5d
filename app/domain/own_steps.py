"""Which steps of a measure are an organisation's own, which are its vendor's, and which are for tools it has not."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.domain.profile import Known
from app.domain.steps import By, Step
from app.domain.tools import Tool


class SharedOutSteps(NamedTuple):
    """The steps of a measure as one organisation sees them: its own, those for the vendor, and those for other tools.

    `unsure`: the tools of which nobody has said yet whether they are there; their steps count as one's own.
    """

    own: tuple[Step, ...]
    vendor: tuple[Step, ...]
    others: tuple[Step, ...]
    unsure: tuple[Tool, ...]

    @property
    def counted(self) -> tuple[Step, ...]:
        """Those that a person ticks."""
        return self.own + self.vendor


def share_out(steps: Iterable[Step], has: Callable[[Tool], Known]) -> SharedOutSteps:
    """Whose steps are whose. A step is for an organisation that has one of its tools, or may have it."""
    own: list[Step] = []
    vendor: list[Step] = []
    others: list[Step] = []
    unsure: set[Tool] = set()
    for step in steps:
        known = [has(tool) for tool in step.tools]
        if known and known.count(Known.NO) == len(known):
            others.append(step)
        else:
            (vendor if step.by is By.VENDOR else own).append(step)
        if Known.UNKNOWN in known:
            unsure |= {tool for tool, answer in zip(step.tools, known, strict=True) if answer is Known.UNKNOWN}
    return SharedOutSteps(
        tuple(own), tuple(vendor), tuple(others), tuple([t for t in Tool if t in unsure] if unsure else ())
    )


def not_sure_of(step: Step, has: Callable[[Tool], Known]) -> tuple[Tool, ...]:
    """The tools to name before a step, because the reader may have none of them; nothing where one is known to be
    there."""
    known = {tool: has(tool) for tool in step.tools}
    if Known.YES in known.values():
        return ()
    return tuple(tool for tool, answer in known.items() if answer is Known.UNKNOWN)
