"""Which measures are shown: the view, the filters, and search that folds width, kana and case."""

import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from app.domain.answers import EMPTY, Entry, Priority, Status
from app.domain.applicability import Verdict
from app.domain.measures import Level, Measure, MeasureWords, Role, together
from app.domain.record import record, replace


class View(StrEnum):
    """What is on the screen: one role, or all roles together for a sole proprietor."""

    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"
    TELEWORKER = "teleworker"
    ALL = "all"

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that the view shows."""
        return tuple(Role) if self is View.ALL else (Role(self.value),)


def in_view(measures: Iterable[Measure], view: View) -> tuple[Measure, ...]:
    """The measures of a view in the order of the screen and of paper: by category, then role and number.

    In the view of all roles a measure is followed at once by its counterparts.
    """
    shown = [m for m in measures if m.role in view.roles]
    listed = sorted(shown, key=lambda m: (m.category, list(Role).index(m.role), m.number))
    by_id = {m.id: m for m in listed}
    groups = together(listed)
    ordered: dict[str, Measure] = {}
    for measure in listed:
        ordered |= {i: by_id[i] for i in groups[measure.id] if i not in ordered}
    return tuple(ordered.values())


_SAME = str.maketrans({chr(c): chr(c + 0x60) for c in range(0x3041, 0x3097)} | dict.fromkeys("‐‑‒–—―−ー", "-"))
"""Also `ー`: input methods give it for the dash of a label. Everywhere, so that a part of a text folds as the whole."""


def fold(text: str) -> str:
    """The text as search compares it: full and half width, hiragana and katakana, upper and lower case are one."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_SAME)


@record(frozen=True)
class Filter:
    """What to leave in. An empty set, and None as owner, leave everything in; owner '' asks for those without one."""

    text: str = ""
    categories: frozenset[str] = frozenset()
    levels: frozenset[Level] = frozenset()
    statuses: frozenset[Status] = frozenset()
    owner: str | None = None
    verdicts: frozenset[Verdict] = frozenset()
    priorities: frozenset[Priority] = frozenset()
    is_overdue: bool = False
    """Whether only what is overdue is left in."""
    is_to_look_again: bool = False
    """Whether only the answers are left in that stricter words may have overtaken."""

    @property
    def is_empty(self) -> bool:
        return self == Filter()

    def admits(
        self,
        measure: Measure,
        entry: Entry,
        verdict: Verdict = Verdict.APPLIES,
        today: date = date.min,
        look_again: Container[str] = (),
    ) -> bool:
        """Whether the measure passes everything but the text. On the first day of all nothing is overdue."""
        return (
            (not self.categories or measure.category in self.categories)
            and (not self.levels or measure.level in self.levels)
            and (not self.statuses or entry.status in self.statuses)
            and (not self.verdicts or verdict in self.verdicts)
            and (not self.priorities or entry.priority in self.priorities)
            and (not self.is_overdue or entry.is_overdue(today))
            and (not self.is_to_look_again or measure.id in look_again)
            and (self.owner is None or entry.owner == self.owner)
        )


class SearchIndex:
    """Folded text of each measure, made once and mended measure by measure, so that a key press only compares."""

    def __init__(self, measures: Iterable[Measure], words: Mapping[str, MeasureWords]) -> None:
        self._fixed = {m.id: _fixed_text(m, words[m.id]) for m in measures}
        self._texts = dict(self._fixed)
        """The same, with what was typed."""

    def update(self, measure_id: str, entry: Entry) -> None:
        """Takes in what a person typed about a measure."""
        typed = (entry.owner, entry.note, entry.scope, entry.evidence, entry.reason)
        fixed = self._fixed.get(measure_id)
        if fixed is not None:
            self._texts[measure_id] = "\n".join((fixed, fold("\n".join(typed)))) if any(typed) else fixed

    def matches(self, text: str) -> frozenset[str]:
        """The ids of the measures that hold every word of `text`."""
        found: Iterable[str] = self._texts
        for token in fold(text).split():
            found = [i for i in found if token in self._texts[i]]
        return frozenset(found)


def _fixed_text(measure: Measure, words: MeasureWords) -> str:
    return fold("\n".join((*measure.names, words.title, *words.read, *(step.ask for step in words.steps))))


def select(
    measures: Sequence[Measure],
    entries: Mapping[str, Entry],
    chosen: Filter,
    found: frozenset[str] | None = None,
    verdict_of: Callable[[str], Verdict] = lambda _measure: Verdict.APPLIES,
    today: date = date.min,
    look_again: Container[str] = (),
) -> tuple[Measure, ...]:
    """The measures, in their order, that pass the filter and, where its text was searched for, were found."""
    left = measures if found is None else [m for m in measures if m.id in found]
    if replace(chosen, text="") == Filter():
        return tuple(left)
    return tuple(m for m in left if chosen.admits(m, entries.get(m.id, EMPTY), verdict_of(m.id), today, look_again))


def next_unanswered(measures: Sequence[Measure], entries: Mapping[str, Entry], after: str | None) -> str | None:
    """The id of the next unanswered measure below `after`, then from the top; None when all are answered."""
    ids = [m.id for m in measures]
    start = ids.index(after) + 1 if after in ids else 0
    rotated = ids[start:] + ids[:start]
    return next((i for i in rotated if entries.get(i, EMPTY).status is Status.UNANSWERED), None)


def owners(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The owners in use, sorted."""
    return tuple(sorted({e.owner for e in entries.values() if e.owner}))
