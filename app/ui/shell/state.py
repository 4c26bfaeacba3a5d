"""What the window shows: views read from here, edit through here, and hear of changes by signals."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from time import localtime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from app.catalogue.loader import Catalogue, Words
from app.domain import profile
from app.domain.answers import (
    EMPTY,
    Change,
    Entry,
    Field,
    InvalidValue,
    ReasonMissing,
    Status,
    Value,
    apply,
    changes_to,
)
from app.domain.applicability import Overrule, overrule_text
from app.domain.entered_text import TextTooLong, clean_line, clean_text, is_blank
from app.domain.history import Done, Origin
from app.domain.kept_texts import LOOKED_AGAIN, kept_text
from app.domain.measures import Measure, together
from app.domain.priorities import Weight
from app.domain.selection import View, in_view
from app.domain.step_extent import Extent, extent
from app.domain.tables import TABLES, CellPlace, Cells, RowTable
from app.domain.undo import ORGANISATION, Edit, UndoStack, UndoStep, row_changes, text_changes
from app.files import StorageError
from app.i18n import language
from app.paths import DataDir
from app.storage.errors import ChangedOutside
from app.storage.settings import Settings
from app.storage.workbook import Workbook, now
from app.ui.shell.logbook import log
from app.ui.shell.preferences import Preferences
from app.ui.shell.unsaved import NOTHING_TYPED, Typed, TypedPlace, Unsaved, typed_cells
from app.work.standing import Standing

if TYPE_CHECKING:
    from app.domain.differences import Difference


class AppState(QObject):
    """The open workbook, the view and the undo stack. An edit is kept before its signal is sent, or `failed` is."""

    changed = Signal(object)
    """A step was kept: its Extent says what is another one now. Once for each step, whatever it reaches."""
    workbook_replaced = Signal()
    view_changed = Signal()
    saved = Signal(object)
    """An edit was kept, at this datetime."""
    undo_changed = Signal()
    done = Signal(object)
    """This step was done, and is what undo would take back."""
    restored = Signal(object)
    """Undo or redo has put this step's values back: whoever shows them goes there."""
    failed = Signal(object)
    """An edit was not kept, for this exception; the screen has to show again what is stored."""
    changed_outside = Signal(object)
    """The workbook's file is another's by now, or gone (a ChangedOutside): whoever hears it keeps what is here, with
    `pending`, and ends in `continue_in` or `replace_workbook`."""
    look_again_found = Signal()
    """Some answers are to be looked at again, which was not asked before: whoever tells of them does so now."""
    findings_found = Signal()
    """There may be other findings than before, which nobody changed here: whoever shows or counts them does so now."""
    about_to_leave = Signal()
    """What is still being typed has to be handed over now: the workbook closes, or what is shown changes."""

    def __init__(self, catalogue: Catalogue, workbook: Workbook, data: DataDir, settings: Settings) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.data = data
        self.last_folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        """Where a person saved a document or another file last, or took one from."""
        self.preferences = Preferences(data.settings, settings, self)
        self.unsaved = Unsaved(self)
        """What was typed and could not be kept."""
        self._view = settings.view
        self.pending: list[Done] = []
        self._is_rescuing = self._goes_on = False
        self._take(workbook)
        self.about_to_leave.connect(self._save_again)

    def _take(self, workbook: Workbook, *, carries: bool = False) -> None:
        entries, standing = workbook.entries(), Standing(self.catalogue, workbook.texts)
        self.workbook, self._entries, self.standing = workbook, entries, standing
        self._weights: Mapping[str, Weight] | None = None
        self._look_again: frozenset[str] | None = None
        self._undo = UndoStack()
        if not carries:
            self.unsaved.forget()

    def hand_over_typed(self) -> None:
        """Has everybody hand over what is still being typed, before something else is shown or looked at."""
        self.about_to_leave.emit()

    # what there is

    @property
    def words(self) -> Words:
        """The catalogue's words in the language of the screens."""
        return self.catalogue.words(language())

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries as they count, by measure: what does not apply to the organisation stands as not applicable."""
        return self.standing.effective(self._entries)

    @property
    def stored(self) -> Mapping[str, Entry]:
        """The entries as they are stored."""
        return self._entries

    def shown(self, measure_id: str) -> Entry:
        """The entry of a measure as it counts."""
        return self.entries.get(measure_id, EMPTY)

    def entry(self, measure_id: str) -> Entry:
        """The entry of a measure as it is stored, to be edited."""
        return self._entries.get(measure_id, EMPTY)

    @property
    def weights(self) -> Mapping[str, Weight]:
        """What the cases and the methods in use add to the weight of measures."""
        if self._weights is None:
            self._weights = self.standing.weights(self.entries)
        return self._weights

    def put_off_looking_again(self) -> None:
        """Nothing is to be looked at again until `begin_looking_again`: that asks the history."""
        self._look_again = frozenset()

    def begin_looking_again(self) -> None:
        """Finds out which answers are to be looked at again."""
        self._look_again = None
        if self.look_again:
            self.look_again_found.emit()

    @property
    def look_again(self) -> frozenset[str]:
        """The measures whose answers stricter words may have overtaken, and nobody has looked at since."""
        if self._look_again is None:
            self._look_again = self._to_look_again(self.catalogue.measures)
        return self._look_again

    def _look_again_after(self, reached: Extent) -> None:
        """Asks the history of no more measures than a step has changed the answers of."""
        if self._look_again is None or reached.is_about_profile or LOOKED_AGAIN in reached.keys:
            self._look_again = None
            return
        answered = [i for i, fields in reached.fields.items() if Field.STATUS in fields and i in self.catalogue.by_id]
        others = self._look_again.difference(answered)
        self._look_again = others | self._to_look_again([self.catalogue.by_id[i] for i in answered])

    def _to_look_again(self, measures: Iterable[Measure]) -> frozenset[str]:
        from app.work.looking_again import to_look_again

        try:
            return to_look_again(measures, self.entries, self.workbook)
        except StorageError:
            return frozenset()  # whoever shows the history says why

    def asked_again(self, measure_id: str) -> tuple[str, ...]:
        """Which of these are in the row of a measure."""
        sharing = self.counterparts(measure_id) if self.joins_counterparts else ()
        return tuple(i for i in (measure_id, *sharing) if i in self.look_again)

    def still_so(self, measure_ids: Iterable[str]) -> bool:
        """A person has looked again, and the answers to these measures still hold. True when it is kept."""
        from app.work.looking_again import text_once_looked_at

        return self.set_kept({LOOKED_AGAIN: text_once_looked_at(self.workbook, measure_ids)})

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

    def measures_of(self, view: View) -> tuple[Measure, ...]:
        """The measures of another view, in its order."""
        return self._ordered[view]

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

    def settled_with(self, measure_id: str) -> tuple[str, ...]:
        """The measures that are answered with this one: its counterparts, but none that has an answer of its own.

        Where counterparts share a row, they share whatever answer it gets.
        """
        here = self.shown(measure_id).status
        alike = (Status.UNANSWERED, here)
        others = self.counterparts(measure_id)
        return others if self.joins_counterparts else tuple(i for i in others if self.shown(i).status in alike)

    @property
    def joins_counterparts(self) -> bool:
        """Whether counterparts share a row and an answer: all roles of a sole proprietor are shown."""
        return self._view is View.ALL and self.standing.profile.kind is profile.Kind.SOLE_PROPRIETOR

    def today(self) -> date:
        """The day on this PC's calendar."""
        return date(*localtime()[:3])  # date.today() imports `time` each time, which PySide's hook makes slow

    # edits

    def edit(self, measure_ids: Collection[str], values: Mapping[Field, Value], *, join: bool = False) -> bool:
        """Gives fields of some measures these values, as one step. True when it is kept; else `failed` tells why."""
        return self.edit_each(dict.fromkeys(measure_ids, values), join=join)

    def edit_each(self, wanted: Mapping[str, Mapping[Field, Value]], *, join: bool = False) -> bool:
        """Gives fields of each measure values of its own, as one step. True when it is kept; else `failed` tells."""
        try:
            changes = [c for i, values in wanted.items() for c in changes_to(i, self.entry(i), values)]
        except (ReasonMissing, TextTooLong, InvalidValue) as error:
            self.failed.emit(error)
            return False
        given: Typed = {(i, f): value for i, values in wanted.items() for f, value in values.items()}
        return self._keep(changes, given, given, join=join)

    def _keep(self, changes: Sequence[Edit], given: Typed, typed: Typed, *, join: bool) -> bool:
        """True when that which was `given` is saved; else what of it was `typed` is held."""
        if changes and not self._do(UndoStep(tuple(changes)), join=join, typed=typed):
            return False
        self.unsaved.kept(given)
        self._save_again()
        return True

    def _save_again(self) -> None:
        self.unsaved.try_again(self._keep_at)

    def _keep_at(self, place: TypedPlace, value: Value) -> None:
        if isinstance(place, CellPlace):
            self.set_rows(TABLES[place.table], {place.row: {place.column: str(value)}}, is_typed=True)
        else:
            self.edit([place[0]], {place[1]: value})

    def rename(self, organisation: str) -> bool:
        """Gives the organisation another name, as a step. True when it is kept."""
        try:
            return self._set_texts({ORGANISATION: clean_line(organisation)})
        except TextTooLong as error:
            self.failed.emit(error)
            return False

    def set_profile(self, texts: Mapping[str, str]) -> bool:
        """Sets parts of the profile, by key, as one step, and takes back what they contradict. True when it is kept."""
        try:
            settled = profile.settled_texts(self.standing.profile, texts)
            stored = {f"profile.{key}": profile.profile_text(key, text) for key, text in settled.items()}
        except (profile.InvalidProfile, TextTooLong) as error:
            self.failed.emit(error)
            return False
        return self._set_texts(stored)

    def overrule(self, measure_id: str, decision: Overrule | None) -> bool:
        """Decides whether a measure applies, whatever the profile says; None leaves it to the profile again."""
        if decision is not None and is_blank(decision.reason):
            self.failed.emit(ReasonMissing(measure_id))
            return False
        try:
            return self._set_texts({f"overrule.{measure_id}": clean_text(overrule_text(decision))})
        except TextTooLong as error:
            self.failed.emit(error)
            return False

    def set_kept(self, texts: Mapping[str, str], *, join: bool = False) -> bool:
        """Sets texts of the whole workbook (app.domain.kept_texts), by key, as one step. True when it is kept.

        `join`: typing that goes on in one text, which undo takes back in one go.
        """
        try:
            stored = {key: kept_text(key, text) for key, text in texts.items()}
        except ValueError as error:
            self.failed.emit(error)
            return False
        return self._set_texts({key: text for key, text in stored.items() if text is not None}, join=join)

    def set_rows(
        self, table: RowTable, wanted: Mapping[str, Cells], *, join: bool = False, is_typed: bool = False
    ) -> bool:
        """Gives cells of rows these texts, as one step; no cell at all takes a row away. True when it is kept.

        `join`: typing that goes on in one cell, which undo takes back in one go. `is_typed`: what cannot be saved is
        held among `unsaved`.
        """
        try:
            changes = row_changes(table, self.workbook.rows(table), wanted)
        except ValueError as error:
            self.failed.emit(error)
            return False
        given = typed_cells(table, wanted)
        return self._keep(changes, given, given if is_typed else {}, join=join)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is known, to be picked where one is entered: the people, then who was typed elsewhere."""
        from app.domain.people import offered_names

        return offered_names(self.workbook.tables, self.entries, self.standing.profile)

    def accept(self, differences: "Iterable[Difference]") -> bool:
        """Keeps what came back from paper or from a file, all of it as one step. True when it is kept."""
        from app.work.backup_keeping import KeepingPlan
        from app.work.files_in import prepared

        wanted = tuple(differences)
        try:
            edits = prepared(wanted, self.workbook, None if self.is_sample else KeepingPlan(self.data.backups))
        except ChangedOutside as error:
            return self.rescue(error) and self.accept(wanted)
        except (ReasonMissing, StorageError) as error:
            self.failed.emit(error)
            return False
        if edits and not self.is_sample and self.preferences.now.backs_up_records:
            self._copy_records()
        return not edits or self._do(UndoStep(edits, has_arrived=True), Origin.IMPORT)

    def _copy_records(self) -> None:
        """What arrives leaves the records alone: where they cannot be copied, the next backup tells of it."""
        from app.ui.shell.keeping_records import copy_records

        try:
            copy_records(self.workbook, self.data.backups)
        except StorageError as error:
            log.warning("records not copied", exc_info=error)

    def go_back(self, edits: Sequence[Edit], made: datetime) -> bool:
        """Puts back, as one step, what a backup of this time holds (app.work.going_back). True when it is kept.

        The present state is kept as a backup before by the caller.
        """
        return not edits or self._do(UndoStep(tuple(edits), made), Origin.RETURN)

    def _set_texts(self, texts: Mapping[str, str], *, join: bool = False) -> bool:
        changes = text_changes(self.workbook.texts, texts)
        return not changes or self._do(UndoStep(changes), join=join)

    def _do(
        self, step: UndoStep, origin: Origin = Origin.EDIT, *, join: bool = False, typed: Typed = NOTHING_TYPED
    ) -> bool:
        step = step._replace(edits=self.workbook.grounded(step.edits))
        if not self._perform(step, origin, typed):
            return False
        self._undo.push(step, join=join)
        self.undo_changed.emit()
        self.done.emit(step)
        return True

    @property
    def next_undo(self) -> UndoStep | None:
        """The step that undo would take back."""
        return self._undo.next_undo

    @property
    def next_redo(self) -> UndoStep | None:
        """The step that redo would do again."""
        return self._undo.next_redo

    def undo(self) -> None:
        """Takes the last step back."""
        self.about_to_leave.emit()
        step = self._undo.next_undo
        if step and self._perform(step.inverse(), Origin.UNDO):
            self._undo.undone()
            self.undo_changed.emit()
            self.restored.emit(step)

    def redo(self) -> None:
        """Does the last step that was taken back once more."""
        self.about_to_leave.emit()
        step = self._undo.next_redo
        if step and self._perform(step, Origin.REDO):
            self._undo.redone()
            self.undo_changed.emit()
            self.restored.emit(step)

    def _perform(self, step: UndoStep, origin: Origin, typed: Typed = NOTHING_TYPED) -> bool:
        if self._is_rescuing:  # what was still being typed: it is kept with the rest
            self.pending.append(Done(step.edits, origin))
            self._take_in(step.edits)
            return True
        try:
            saved = self.workbook.apply(step.edits, origin)
        except ChangedOutside as error:
            return self.rescue(error, Done(step.edits, origin))
        except StorageError as error:
            if self.unsaved.refuse(typed, error):
                self.failed.emit(error)
            return False
        self._take_in(step.edits)
        self.saved.emit(saved)
        return True

    def rescue(self, error: ChangedOutside, *pending: Done) -> bool:
        """Has everything kept that is on the screen, what is `pending` too, when the file is another's by now.

        True when the same is shown from a file of its own again; else another workbook is, or `failed` told why.
        """
        before = self.workbook
        self._is_rescuing, self._goes_on = True, False
        try:
            self.pending[:] = pending
            for done in pending:
                self._take_in(done.edits)
            self.about_to_leave.emit()
            self.changed_outside.emit(error)
        finally:
            self.pending.clear()
            self._is_rescuing = False
        if self.workbook is before:  # it could be kept nowhere
            self.show_stored()
            self.failed.emit(error)
        return self._goes_on

    def show_stored(self) -> None:
        """Shows what is stored, and nothing that was typed and not saved; no step before can be undone then."""
        self._take(self.workbook)
        self.workbook_replaced.emit()
        self.undo_changed.emit()

    def continue_in(self, workbook: Workbook) -> None:
        """Goes on in a workbook that holds the very same; the one before has been closed."""
        self.workbook, self._look_again = workbook, None
        self._goes_on = True
        self.saved.emit(now())
        reached = extent(edit for done in self.pending for edit in done.edits)
        if reached.keys:
            self.standing, self._weights = Standing(self.catalogue, workbook.texts), None
            self.changed.emit(reached)

    def _take_in(self, edits: Sequence[Edit]) -> None:
        by_measure: dict[str, list[Change]] = {}
        for edit in edits:
            if isinstance(edit, Change):
                by_measure.setdefault(edit.measure, []).append(edit)
        for measure_id, changes in by_measure.items():
            after = apply(self.entry(measure_id), changes)
            if after == EMPTY:
                self._entries.pop(measure_id, None)
            else:
                self._entries[measure_id] = after
        reached = extent(edits)
        if reached.is_about_answers:
            self._weights = None
        if reached.is_about_profile:
            self.standing = Standing(self.catalogue, self.workbook.texts)
        elif by_measure:
            self.standing.entries_changed()
        if reached.may_ask_again:
            self._look_again_after(reached)
        self.changed.emit(reached)

    # workbooks

    def replace_workbook(self, workbook: Workbook, *, carries: bool = False) -> None:
        """Shows another workbook; the one before has been closed by the caller or is closed here. `carries`: it holds
        the very same, and what could not be saved before is saved in it.

        Where the other cannot be shown, whatever the reason, it is closed, and the one before stays.
        """
        self.about_to_leave.emit()
        before = self.workbook
        try:
            self._take(workbook, carries=carries)
        except BaseException:
            workbook.close()
            raise
        before.close()
        self.workbook_replaced.emit()
        self.undo_changed.emit()
        self._save_again()

    @property
    def path(self) -> Path:
        """Where the open workbook lies."""
        return self.workbook.path

    @property
    def is_sample(self) -> bool:
        """Whether the open workbook is the sample."""
        return self.path == self.data.sample
