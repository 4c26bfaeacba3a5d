"""What was typed and could not be kept: nothing of it is lost while the window is open."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.answers import LIMITS, Field, Status, Value
from app.domain.tables import TABLES, CellPlace, Cells, RowTable, declared
from app.files import StorageError

TypedPlace = tuple[str, Field] | CellPlace
"""Where something was typed: a field of a measure, or a cell of a ledger."""
Typed = Mapping[TypedPlace, Value]
"""Values by place."""
NOTHING_TYPED: Typed = {}


def typed_cells(table: RowTable, wanted: Mapping[str, Cells]) -> Typed:
    """The cells of rows by place; of a row that goes away, all of them as empty."""
    rows = {row: cells or dict.fromkeys(table.names, "") for row, cells in wanted.items()}
    return {CellPlace(table.name, row, column): text for row, cells in rows.items() for column, text in cells.items()}


class Unsaved(QObject):
    """Typed text that was not kept is offered again: shown as it was typed, and kept with the next that can be."""

    changed = Signal()
    """Something is among `texts`, or no longer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.texts: Typed = {}
        self.gathered: list[Exception] | None = None
        """What failed, where that is told as one thing afterwards; None where each failure is told at once."""
        self._told: set[tuple[type[StorageError], Path]] = set()
        """The faults of which is known that they keep `texts` from being saved."""
        self._is_trying = False

    def kept(self, places: Collection[TypedPlace]) -> None:
        """What was given for these is saved."""
        self._hold({place: value for place, value in self.texts.items() if place not in places})

    def refuse(self, given: Typed, error: StorageError) -> bool:
        """Holds what of this is text, which could not be saved. Whether that is to be told: text that stays on the
        screen once for each fault; where more than that is lost each time."""
        texts = {place: value for place, value in given.items() if _stays(place, given)}
        fault = type(error), error.path
        is_told = bool(texts) and len(texts) == len(given) and fault in self._told
        self._hold({**self.texts, **texts})
        if texts:
            self._told.add(fault)
        return not is_told or self.gathered is not None

    def _hold(self, texts: Typed) -> None:
        before, self.texts = self.texts, texts
        if not texts:
            self._told.clear()
        if texts != before:
            self.changed.emit()

    def try_again(self, keep: Callable[[TypedPlace, Value], object]) -> None:
        """Has `keep` save what it can by now; it tells `kept` or `refuse` of each."""
        if self._is_trying:
            return
        self._is_trying = True
        try:
            for place, value in tuple(self.texts.items()):
                if self.texts.get(place) == value:  # else it is another one by now
                    keep(place, value)
        finally:
            self._is_trying = False

    @contextmanager
    def gathering(self) -> Iterator[list[Exception]]:
        """For a while nothing that fails is told: whoever asks about it has it in this list."""
        before, self.gathered = self.gathered, []
        try:
            yield self.gathered
        finally:
            self.gathered = before

    def forget(self) -> None:
        """Another workbook is shown, or a person has given it up."""
        self.texts = {}
        self._told.clear()


def _stays(place: TypedPlace, given: Typed) -> bool:
    """Whether it is text; an answer is not given later, unless it is the one that the reason beside it is typed for."""
    if isinstance(place, CellPlace):
        return declared(TABLES[place.table], place.column).limit is not None
    measure, field = place
    if field is Field.STATUS:
        return given[place] is Status.NOT_APPLICABLE and (measure, Field.REASON) in given
    return field in LIMITS and field is not Field.STEPS
