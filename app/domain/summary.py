"""The two figures, never mixed: answered n / N and done n / N, where N are the measures that apply."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from app.domain.answers import EMPTY, Entry, Status
from app.domain.measures import Measure, Role


class Figures(NamedTuple):
    """Counts over some measures. `applicable` is N; the others are parts of it."""

    applicable: int
    answered: int
    done: int
    partial: int
    not_done: int
    unknown: int
    not_applicable: int

    @property
    def unanswered(self) -> int:
        return self.applicable - self.answered

    @property
    def done_share(self) -> float:
        """done / N between 0 and 1; 0 where nothing applies."""
        return self.done / self.applicable if self.applicable else 0.0

    @property
    def answered_share(self) -> float:
        """answered / N between 0 and 1; 0 where nothing applies."""
        return self.answered / self.applicable if self.applicable else 0.0


def figures(measures: Iterable[Measure], entries: Mapping[str, Entry]) -> Figures:
    """The figures of these measures."""
    statuses = [entries.get(m.id, EMPTY).status for m in measures]
    count = statuses.count
    applicable = len(statuses) - count(Status.NOT_APPLICABLE)
    return Figures(
        applicable=applicable,
        answered=applicable - count(Status.UNANSWERED),
        done=count(Status.DONE),
        partial=count(Status.PARTIAL),
        not_done=count(Status.NOT_DONE),
        unknown=count(Status.UNKNOWN),
        not_applicable=count(Status.NOT_APPLICABLE),
    )


def by_role(measures: Iterable[Measure], entries: Mapping[str, Entry]) -> dict[Role, Figures]:
    """The figures of each role that occurs, in the guideline's order."""
    listed = list(measures)
    roles = [r for r in Role if any(m.role is r for m in listed)]
    return {role: figures((m for m in listed if m.role is role), entries) for role in roles}


def by_category(measures: Iterable[Measure], entries: Mapping[str, Entry]) -> dict[str, Figures]:
    """The figures of each category that occurs, A-M."""
    listed = list(measures)
    letters = sorted({m.category for m in listed})
    return {letter: figures((m for m in listed if m.category == letter), entries) for letter in letters}


def weakest(categories: Mapping[str, Figures]) -> str | None:
    """The category with the smallest share done: the lowest stave of the barrel (guideline p. 11).

    Of several the one with most left to do; None where nothing applies, nothing is answered or all is done.
    """
    candidates = {c: f for c, f in categories.items() if f.applicable and f.done < f.applicable}
    if not candidates or not any(f.answered for f in categories.values()):
        return None
    return min(candidates, key=lambda c: (candidates[c].done_share, candidates[c].done - candidates[c].applicable, c))


class Attention(NamedTuple):
    """What waits for somebody, as measure ids in the order given."""

    overdue: tuple[str, ...]
    to_find_out: tuple[str, ...]
    unplanned: tuple[str, ...]


def attention(measures: Iterable[Measure], entries: Mapping[str, Entry], today: date) -> Attention:
    """Overdue tasks; answers "I don't know"; gaps (partial, not done) that have no owner or no day yet."""
    pairs = [(m.id, entries.get(m.id, EMPTY)) for m in measures]
    gaps = (Status.PARTIAL, Status.NOT_DONE)
    return Attention(
        overdue=tuple(i for i, e in pairs if e.is_overdue(today)),
        to_find_out=tuple(i for i, e in pairs if e.status is Status.UNKNOWN),
        unplanned=tuple(i for i, e in pairs if e.status in gaps and not (e.owner and e.due)),
    )
