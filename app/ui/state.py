"""What the window shows: views read from here, edit through here, and hear of changes by signals."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.catalogue.loader import Catalogue, Words
from app.domain.answers import EMPTY, Change, Entry, Field, InvalidValue, ReasonMissing, Value, apply, changes_to
from app.domain.measures import Measure, together
from app.domain.selection import View, in_view
from app.domain.text import TextTooLong, clean_line
from app.domain.undo import Rename, Step, UndoStack
from app.i18n import language
from app.paths import DataDir
from app.storage.errors import StorageError
from app.storage.rows import Origin
from app.storage.settings import Settings
from app.storage.workbook import Workbook


class AppState(QObject):
    """The open workbook, the view and the undo stack. An edit is kept before its signal is sent, or `failed` is."""

    changed = Signal(str)
    """The entry of a measure is another one now."""
    workbook_replaced = Signal()
    organisation_changed = Signal()
    view_changed = Signal()
    saved = Signal(object)
    """An edit was kept, at this datetime."""
    undo_changed = Signal()
    failed = Signal(object)
    """An edit was not kept, for this exception; the screen has to show again what is stored."""
    about_to_leave = Signal()
    """What is still being typed has to be handed over now: the workbook closes, or what is shown changes."""

    def __init__(self, catalogue: Catalogue, workbook: Workbook, data: DataDir, settings: Settings) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.data = data
        self.settings = settings
        self._view = settings.view
        self._take(workbook)

    def _take(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._entries = workbook.entries()
        self._undo = UndoStack()

    # what there is

    @property
    def words(self) -> Words:
        """The catalogue's words in the language of the screens."""
        return self.catalogue.words(language())

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries of the workbook by measure; what is not there is empty."""
        return self._entries

    def entry(self, measure_id: str) -> Entry:
        """The entry of a measure."""
        return self._entries.get(measure_id, EMPTY)

    @property
    def view(self) -> View:
        """Which measures are on the screen."""
        return self._view

    def set_view(self, view: View) -> None:
        """Shows another role, or all of them."""
        if view is not self._view:
            self.about_to_leave.emit()
            self._view = view
            self.view_changed.emit()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of the view, in its order."""
        return self._ordered[self._view]

    @cached_property
    def _ordered(self) -> Mapping[View, tuple[Measure, ...]]:
        return {view: in_view(self.catalogue.measures, view) for view in View}

    @cached_property
    def _together(self) -> Mapping[str, tuple[str, ...]]:
        return together(self.catalogue.measures)

    def counterparts(self, measure_id: str) -> tuple[str, ...]:
        """The measures that the same work settles; none unless all roles are shown."""
        if self._view is not View.ALL:
            return ()
        return tuple(i for i in self._together[measure_id] if i != measure_id)

    def today(self) -> date:
        """The day on this PC's calendar."""
        return date.today()

    # edits

    def edit(self, measure_ids: Iterable[str], values: Mapping[Field, Value], *, join: bool = False) -> bool:
        """Gives fields of some measures these values, as one step. True when it is kept; else `failed` tells why."""
        try:
            changes = [c for i in measure_ids for c in changes_to(i, self.entry(i), values)]
        except (ReasonMissing, TextTooLong, InvalidValue) as error:
            self.failed.emit(error)
            return False
        if not changes:
            return True
        step = Step(tuple(changes))
        if not self._perform(step, Origin.EDIT):
            return False
        self._undo.push(step, join=join)
        self.undo_changed.emit()
        return True

    def rename(self, organisation: str) -> bool:
        """Gives the organisation another name, as a step. True when it is kept."""
        try:
            step = Step(Rename(self.workbook.organisation, clean_line(organisation)))
        except TextTooLong as error:
            self.failed.emit(error)
            return False
        if not self._perform(step, Origin.EDIT):
            return False
        self._undo.push(step)
        self.undo_changed.emit()
        return True

    @property
    def next_undo(self) -> Step | None:
        """The step that undo would take back."""
        return self._undo.next_undo

    @property
    def next_redo(self) -> Step | None:
        """The step that redo would do again."""
        return self._undo.next_redo

    def undo(self) -> None:
        """Takes the last step back."""
        self.about_to_leave.emit()
        step = self._undo.next_undo
        if step and self._perform(step.inverse(), Origin.UNDO):
            self._undo.undone()
            self.undo_changed.emit()

    def redo(self) -> None:
        """Does the last step that was taken back once more."""
        self.about_to_leave.emit()
        step = self._undo.next_redo
        if step and self._perform(step, Origin.REDO):
            self._undo.redone()
            self.undo_changed.emit()

    def _perform(self, step: Step, origin: Origin) -> bool:
        try:
            saved = self._store(step, origin)
        except StorageError as error:
            self.failed.emit(error)
            return False
        self._tell(step)
        self.saved.emit(saved)
        return True

    def _store(self, step: Step, origin: Origin) -> datetime:
        if isinstance(step.edits, Rename):
            return self.workbook.set_organisation(step.edits.after, origin)
        return self.workbook.apply(step.edits, origin)

    def _tell(self, step: Step) -> None:
        if isinstance(step.edits, Rename):
            self.organisation_changed.emit()
            return
        by_measure: dict[str, list[Change]] = {}
        for change in step.edits:
            by_measure.setdefault(change.measure, []).append(change)
        for measure_id, changes in by_measure.items():
            self._entries[measure_id] = apply(self.entry(measure_id), changes)
        for measure_id in by_measure:
            self.changed.emit(measure_id)

    # workbooks

    def replace_workbook(self, workbook: Workbook) -> None:
        """Shows another workbook; the one before has been closed by the caller or is closed here."""
        self.about_to_leave.emit()
        before = self.workbook
        self._take(workbook)
        before.close()
        self.workbook_replaced.emit()
        self.undo_changed.emit()

    @property
    def path(self) -> Path:
        """Where the open workbook lies."""
        return self.workbook.path
