"""Pictures as numbers: the same geometry is drawn on screen and on paper."""

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.answers import Status
from app.domain.record import record
from app.domain.summary import Figures, weakest

BAR_ORDER = (Status.DONE, Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN, Status.UNANSWERED)
"""From left to right in a bar: done first, so that its length from the left edge is the figure done n / N."""


@record(frozen=True)
class Segment:
    """A part of a bar: from `start` to `end`, as shares of the bar between 0 and 1."""

    status: Status
    count: int
    start: float
    end: float


def bar(figures: Figures) -> tuple[Segment, ...]:
    """The applicable measures as one bar by status; parts without a measure are left out."""
    counts = dict(
        zip(
            BAR_ORDER,
            (figures.done, figures.partial, figures.not_done, figures.unknown, figures.unanswered),
            strict=True,
        )
    )
    segments: list[Segment] = []
    before = 0
    for status, count in counts.items():
        if count:
            segments.append(Segment(status, count, before / figures.applicable, (before + count) / figures.applicable))
        before += count
    return tuple(segments)


class Stave(NamedTuple):
    """A stave of the barrel: `left` and `width` as shares of the barrel's width, `height` as the share done."""

    category: str
    left: float
    width: float
    height: float
    is_weakest: bool


class Barrel(NamedTuple):
    """The categories where something applies as staves; the water stands as high as the lowest one."""

    staves: tuple[Stave, ...]
    water: float


def barrel(categories: Mapping[str, Figures]) -> Barrel:
    """The barrel of these categories."""
    shown = {c: f for c, f in categories.items() if f.applicable}
    lowest = weakest(categories)
    width = 1 / len(shown) if shown else 0.0
    staves = tuple(Stave(c, n * width, width, f.done_share, c == lowest) for n, (c, f) in enumerate(shown.items()))
    return Barrel(staves, min((s.height for s in staves), default=0.0))
