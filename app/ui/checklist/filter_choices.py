"""What the checklist can be narrowed down by, group by group: for the chips, the panel and the menu alike."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app import labels
from app.domain.answers import EMPTY, Priority, Status
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.record import replace
from app.domain.selection import Filter, owners
from app.i18n import _
from app.ui.shell.state import AppState

OVERDUE = "is_overdue"
TO_LOOK_AGAIN = "is_to_look_again"
OWNER = "owner"
CATEGORIES = "categories"


@dataclass(frozen=True)
class FilterChoice:
    """A value that a part of the filter may leave in."""

    part: str
    value: object

    def is_in(self, current: Filter) -> bool:
        """Whether the filter asks for it."""
        asked = getattr(current, self.part)
        return self.value in asked if isinstance(asked, frozenset) else bool(asked == self.value)

    def toggled(self, current: Filter) -> Filter:
        """The filter with it, or without it."""
        asked = getattr(current, self.part)
        if isinstance(asked, frozenset):
            wanted: object = asked ^ {self.value}
        else:
            wanted = getattr(Filter(), self.part) if self.is_in(current) else self.value
        return replace(current, **{self.part: wanted})  # type: ignore[arg-type] # of the part's own kind


UNANSWERED = FilterChoice("statuses", Status.UNANSWERED)
LATE = FilterChoice(OVERDUE, True)
UNKNOWN = FilterChoice("statuses", Status.UNKNOWN)
BASIC = FilterChoice("levels", Level.BASIC)
IMPORTANT = FilterChoice("priorities", Priority.HIGH)
AGAIN = FilterChoice(TO_LOOK_AGAIN, True)
FIRST = (AGAIN, UNANSWERED, LATE, UNKNOWN, BASIC, IMPORTANT)
"""What is asked for most."""


@dataclass(frozen=True)
class FilterGroup:
    """Choices of a kind. In the menu the title has a letter to be reached by."""

    title: str
    entry: str
    choices: tuple[FilterChoice, ...]


def answer_choices() -> tuple[FilterChoice, ...]:
    """The choices that have a chip of their own, whatever is stored."""
    return (
        *(FilterChoice("statuses", status) for status in Status),
        AGAIN,
        LATE,
        *(FilterChoice("levels", level) for level in Level),
        *(FilterChoice("priorities", priority) for priority in Priority),
        *(FilterChoice("verdicts", verdict) for verdict in Verdict),
    )


def category_choices(state: AppState) -> tuple[FilterChoice, ...]:
    """The categories of the view."""
    return tuple(FilterChoice(CATEGORIES, letter) for letter in sorted({m.category for m in state.measures}))


def owner_choices(state: AppState) -> tuple[FilterChoice, ...]:
    """Nobody yet, and the owners in use."""
    return tuple(FilterChoice(OWNER, owner) for owner in ("", *owners(state.entries)))


def filter_groups(state: AppState, current: Filter) -> tuple[FilterGroup, ...]:
    """All there is to choose from."""
    of_part: dict[str, list[FilterChoice]] = {}
    for choice in answer_choices():
        of_part.setdefault(choice.part, []).append(choice)
    again = (AGAIN,) if state.look_again or current.is_to_look_again else ()
    groups = [
        FilterGroup(_("Answer"), _("&Answer"), (*of_part["statuses"], *again)),
        FilterGroup(_("Due date"), _("&Due date"), (LATE,)),
        FilterGroup(_("Priority"), _("&Priority"), tuple(of_part["priorities"])),
        FilterGroup(_("Level"), _("&Level"), tuple(of_part["levels"])),
    ]
    if state.standing.has_profile or current.verdicts:
        groups.append(FilterGroup(_("Applies to us"), _("Applies to &us"), tuple(of_part["verdicts"])))
    groups.append(FilterGroup(_("Owner"), _("&Owner"), owner_choices(state)))
    groups.append(FilterGroup(_("Category"), _("&Category"), category_choices(state)))
    return tuple(groups)


def choice_words(choice: FilterChoice, state: AppState) -> str:
    """What a choice is called."""
    value = choice.value
    if isinstance(value, Status):
        return f"{labels.STATUS_GLYPHS[value]} {labels.name(value)}"
    if isinstance(value, Priority):
        return _("Priority: {priority}").format(priority=labels.name(value))
    if isinstance(value, Level | Verdict):
        return labels.name(value)
    if choice.part == OVERDUE:
        return _("Overdue")
    if choice.part == TO_LOOK_AGAIN:
        return _("To look at again")
    if choice.part == CATEGORIES:
        return f"{value}　{state.words.categories[str(value)]}"
    return str(value) or _("Nobody yet")


def choice_counts(state: AppState) -> Mapping[FilterChoice, int]:
    """How many measures of the view each choice would leave in by itself; those that leave none are not in it."""
    measures, kept, today = state.measures, state.entries, state.today()
    entries = [kept.get(measure.id, EMPTY) for measure in measures]
    found: Mapping[str, Mapping[Any, int]] = {
        "statuses": Counter(entry.status for entry in entries),
        "levels": Counter(measure.level for measure in measures),
        "priorities": Counter(entry.priority for entry in entries),
        "verdicts": Counter(state.standing.verdict(measure.id) for measure in measures),
        CATEGORIES: Counter(measure.category for measure in measures),
        OWNER: Counter(entry.owner for entry in entries),
        OVERDUE: Counter(entry.is_overdue(today) for entry in entries),
        TO_LOOK_AGAIN: Counter(measure.id in state.look_again for measure in measures),
    }
    counts = {FilterChoice(part, value): count for part, by_value in found.items() for value, count in by_value.items()}
    for part in (OVERDUE, TO_LOOK_AGAIN):
        counts.pop(FilterChoice(part, False), None)
    return counts
