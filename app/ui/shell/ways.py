"""The ways: what leads from one part of the window to another, and back again."""

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QPoint, Signal

from app.domain.record import record
from app.domain.selection import Filter
from app.domain.tools import Tool

if TYPE_CHECKING:
    from app.domain.sheets import Sheet
    from app.domain.tables import RowTable
    from app.ui.kit.passing_notice import Notice


TOOLS = "tools"
"""What stands for all the tools where a part of the profile is asked for."""


class Place(StrEnum):
    """The places of the window."""

    OVERVIEW = "overview"
    CHECKLIST = "checklist"
    PLAN = "plan"
    DOCUMENTS = "documents"
    GUIDE = "guide"
    LEDGERS = "ledgers"
    FINDINGS = "findings"


class GuideTopic(StrEnum):
    """What the guide tells of."""

    METHODS = "methods"
    CASES = "cases"
    ROLES = "roles"
    EXPLANATIONS = "explanations"
    GLOSSARY = "glossary"


@record(frozen=True)
class ToPlace:
    """A place, as it was left."""

    place: Place


@record(frozen=True)
class ToMeasure:
    """A measure in the checklist, with what the list leaves in; None for what it leaves in already."""

    measure: str
    left_in: Filter | None = None


@record(frozen=True)
class ToFilter:
    """The checklist with some measures only."""

    left_in: Filter


@record(frozen=True)
class ToTask:
    """The task of a measure in the plan."""

    measure: str


@record(frozen=True)
class ToTopic:
    """A topic of the guide, and an item of it by its id; '' for where the topic stands."""

    topic: GuideTopic
    item: str = ""


@record(frozen=True)
class ToDocument:
    """The page of a document, by its name."""

    document: str


@record(frozen=True)
class ToQuestion:
    """The questions about the organisation, beginning with that of a part of the profile; '' for the first."""

    key: str = ""


@record(frozen=True)
class ToLedger:
    """A ledger, and a row of it by its number; 0 for the first."""

    ledger: "RowTable"
    row: int = 0


@record(frozen=True)
class ToSheet:
    """The screen on which sheets are typed back, and the one to begin with, by its count."""

    found: "tuple[int, Sheet] | None" = None


@record(frozen=True)
class ToReturns:
    """Who has returned a self-check, and who has not."""


@record(frozen=True)
class ToName:
    """The name of the organisation, to be changed."""


class Errand(StrEnum):
    """What is done and has no place of its own."""

    SAMPLE = "sample"
    """Opens the sample."""
    OPEN = "open"
    """Opens a workbook, or a hand-over file that somebody sent."""
    CALENDAR = "calendar"
    """Writes the calendar file."""
    PRINT = "print"
    """Prints what belongs to the place, as Ctrl+P does there."""


@record(frozen=True)
class ToErrand:
    """Something done."""

    errand: Errand


Whereabouts: TypeAlias = ToPlace | ToMeasure | ToFilter | ToTask | ToTopic | ToDocument | ToLedger
"""What the window itself shows: one can come back to it."""
OverWindow: TypeAlias = ToQuestion | ToSheet | ToReturns | ToName | ToErrand
"""What opens over the window: closing it leads back."""


class Ways(QObject):
    """Leads anywhere. The shell answers `wanted`, and says by `went` where it was and is, so that `back` finds it.

    Views tell by it what they stand on.
    """

    wanted = Signal(object)
    """A person wants to go there: Whereabouts, or what is OverWindow."""
    trail_changed = Signal()
    """There is, or is no longer, a way back or forward."""
    moved = Signal()
    """A place stands on another measure, or on none."""
    told = Signal(object)
    """A Notice is to be shown for a moment."""
    menu_wanted = Signal(QPoint)
    """A person wants the menu of the measure that the place stands on, at this point of the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trail: list[Whereabouts] = []
        self._at = -1
        self._walks_to: int | None = None

    # places

    def place(self, place: Place) -> None:
        """To a place."""
        self.wanted.emit(ToPlace(place))

    def measure(self, measure_id: str, left_in: Filter | None = None) -> None:
        """To a measure in the checklist, and what the list is to leave in; None for what it leaves in already."""
        self.wanted.emit(ToMeasure(measure_id, left_in))

    def category(self, letter: str) -> None:
        """To the measures of a category."""
        self.filter(Filter(categories=frozenset({letter})))

    def filter(self, left_in: Filter) -> None:
        """To some of the measures."""
        self.wanted.emit(ToFilter(left_in))

    def plan(self) -> None:
        """To the plan."""
        self.place(Place.PLAN)

    def task(self, measure_id: str) -> None:
        """To the task of a measure in the plan."""
        self.wanted.emit(ToTask(measure_id))

    def topic(self, topic: GuideTopic, item: str = "") -> None:
        """To a topic of the guide, and to an item of it by its id."""
        self.wanted.emit(ToTopic(topic, item))

    def term(self, term_id: str) -> None:
        """To a term in the glossary."""
        self.topic(GuideTopic.GLOSSARY, term_id)

    def method(self, method_id: str) -> None:
        """To the page of a telework method, or of a combination."""
        self.topic(GuideTopic.METHODS, method_id)

    def document(self, name: str) -> None:
        """To the page of a document."""
        self.wanted.emit(ToDocument(name))

    def ledger(self, ledger: "RowTable", row: int = 0) -> None:
        """To a ledger, and to a row of it by its number."""
        self.wanted.emit(ToLedger(ledger, row))

    # over the window

    def question(self, key: str = "") -> None:
        """To the questions about the organisation, beginning with that of a part of the profile."""
        self.wanted.emit(ToQuestion(key))

    def tools(self, tool: Tool | None = None) -> None:
        """To the page that asks what the organisation works with, and to one tool of it."""
        self.question(tool or TOOLS)

    def sheet(self, found: "tuple[int, Sheet] | None" = None) -> None:
        """To the screen on which sheets are typed back, and to one of them."""
        self.wanted.emit(ToSheet(found))

    def returns(self) -> None:
        """To who has returned a self-check, and who has not."""
        self.wanted.emit(ToReturns())

    def name(self) -> None:
        """To the name of the organisation."""
        self.wanted.emit(ToName())

    def errand(self, errand: Errand) -> None:
        """Does something that has no place of its own."""
        self.wanted.emit(ToErrand(errand))

    # what is told for a moment

    def tell(self, notice: "Notice") -> None:
        """Shows a notice at the foot of the window."""
        self.told.emit(notice)

    # the way back

    @property
    def leads_back(self) -> bool:
        """Whether there is a way back."""
        return self._at > 0

    @property
    def leads_forward(self) -> bool:
        """Whether a way back was taken that can be gone forward again."""
        return self._at + 1 < len(self._trail)

    @property
    def recent(self) -> tuple[Whereabouts, ...]:
        """Where one was before, the last first; not where one is."""
        return tuple(self._trail[n] for n in reversed(range(len(self._trail))) if n != self._at)

    def back(self, here: Whereabouts) -> None:
        """To what was shown before; `here` is what is shown now."""
        self._walk(here, -1)

    def forward(self, here: Whereabouts) -> None:
        """To what was shown before `back`."""
        self._walk(here, 1)

    def _walk(self, here: Whereabouts, step: int) -> None:
        at = self._at + step
        while 0 <= at < len(self._trail) and self._trail[at] == here:
            at += step  # a person walked there by themselves
        if not 0 <= at < len(self._trail):
            return
        self._walks_to = at
        try:
            self.wanted.emit(self._trail[at])
        finally:
            self._walks_to = None

    def went(self, left: Whereabouts, there: Whereabouts) -> None:
        """The shell has gone: what it showed before, as it was left, and what it shows now."""
        if self._trail:
            self._trail[self._at] = left
        if self._walks_to is not None:
            self._at = self._walks_to
            self._trail[self._at] = there
        elif not self._trail or left != there:
            self._at += 1
            self._trail[self._at :] = [there]
        self.trail_changed.emit()

    def begin_anew(self, here: Whereabouts) -> None:
        """Forgets all ways; one begins from here."""
        self._trail, self._at, self._walks_to = [here], 0, None
        self.trail_changed.emit()
