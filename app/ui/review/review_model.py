"""The rows of a review: differences with boxes to tick, under what they concern."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.answers import Change, Field, Status
from app.domain.differences import Difference, Novelty
from app.i18n import N_, _
from app.ui.kit.lists.row_look import LookRole, RowLook, Tone
from app.ui.kit.lists.rows_model import Index, RowsModel
from app.ui.shell.state import AppState
from app.words.edits import field_words, subject, transition

NOVELTIES = {
    Novelty.NEW: N_("new"),
    Novelty.CHANGED: N_("changed"),
    Novelty.CONFLICT: N_("newer here"),
    Novelty.EMPTIED: N_("empty in the file"),
}
_COUNTS = {
    Novelty.NEW: N_("{count} new"),
    Novelty.CHANGED: N_("{count} changed"),
    Novelty.CONFLICT: N_("{count} newer here"),
    Novelty.EMPTIED: N_("{count} empty in the file"),
}
_TONES = {
    Novelty.NEW: Tone.QUIET,
    Novelty.CHANGED: Tone.STRONG,
    Novelty.CONFLICT: Tone.WARNING,
    Novelty.EMPTIED: Tone.WARNING,
}
_WAITING = (Novelty.CONFLICT, Novelty.EMPTIED)
"""What is not ticked at first."""
_CHECK, _SPOKEN = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole


class ReviewModel(RowsModel[str | Difference]):
    """Rows are headings and differences. What conflicts with a newer answer is not ticked at first, nor what is only
    empty in the file."""

    ticked = Signal()
    """Other rows are ticked than before."""

    def __init__(self, state: AppState, differences: Sequence[Difference], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        groups: dict[str, list[Difference]] = {}
        for difference in differences:
            groups.setdefault(subject(difference.edit, state.catalogue), []).append(difference)
        rows: list[str | Difference] = []
        for heading, members in groups.items():
            rows += [heading, *members]
        self.show_rows(rows, {})
        self._bonds = _bonds(self._rows)
        self._ticked = {
            n for n, row in enumerate(self._rows) if isinstance(row, Difference) and row.novelty not in _WAITING
        }
        for n in tuple(self._ticked):  # a reason goes nowhere without its answer
            if any(other not in self._ticked for other in self._bonds.get(n, ())):
                self._ticked.discard(n)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All of them, from top to bottom."""
        return tuple(row for row in self._rows if isinstance(row, Difference))

    @property
    def chosen(self) -> tuple[Difference, ...]:
        """Those that are ticked, from top to bottom."""
        return tuple(r for n, r in enumerate(self._rows) if n in self._ticked and isinstance(r, Difference))

    def tick_all(self, novelties: Iterable[Novelty]) -> None:
        """Ticks all differences of these kinds, and no others."""
        wanted = frozenset(novelties)
        self._ticked = {n for n, r in enumerate(self._rows) if isinstance(r, Difference) and r.novelty in wanted}
        for n in tuple(self._ticked):
            self._ticked.update(self._bonds.get(n, ()))
        self.tell_changed(range(len(self._rows)))
        self.ticked.emit()

    def is_heading(self, row: str | Difference) -> bool:
        return isinstance(row, str)

    def flags(self, index: Index) -> Qt.ItemFlag:
        able = super().flags(index)
        return able | Qt.ItemFlag.ItemIsUserCheckable if able else able

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _CHECK:
            return None if isinstance(row, str) else self._state_of(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else transition(row.edit)
        if role == _SPOKEN:
            return self._look(index.row()).spoken
        return self._look(index.row()) if role == LookRole.LOOK else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        together = {index.row(), *self._bonds.get(index.row(), ())}
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked |= together
        else:
            self._ticked -= together
        self.tell_changed(sorted(together))
        self.ticked.emit()
        return True

    def _state_of(self, row: int) -> Qt.CheckState:
        return Qt.CheckState.Checked if row in self._ticked else Qt.CheckState.Unchecked

    def _look(self, n: int) -> RowLook:
        row = self._rows[n]
        if isinstance(row, str):
            return RowLook(row, is_heading=True)
        return RowLook(
            transition(row.edit),
            tick=self._state_of(n),
            label=field_words(row.edit, self._state.catalogue),
            side=_(NOVELTIES[row.novelty]),
            tone=_TONES[row.novelty],
        )


def _bonds(rows: Sequence[str | Difference]) -> dict[int, frozenset[int]]:
    """The rows that go only together: “not applicable” and its reason."""
    places: dict[str, dict[Field, int]] = {}
    needs: set[str] = set()
    for n, row in enumerate(rows):
        if isinstance(row, Difference) and isinstance(row.edit, Change) and row.novelty is not Novelty.EMPTIED:
            edit = row.edit
            places.setdefault(edit.measure, {})[edit.field] = n
            if edit.field is Field.STATUS and Status.NOT_APPLICABLE in (edit.before, edit.after):
                needs.add(edit.measure)
    pairs = [places[m] for m in needs if Field.REASON in places[m]]
    bound = [frozenset((pair[Field.STATUS], pair[Field.REASON])) for pair in pairs]
    return {n: pair for pair in bound for n in pair}


def difference_counts(differences: Sequence[Difference]) -> str:
    """How many there are of each kind, in words."""
    numbers = {novelty: sum(d.novelty is novelty for d in differences) for novelty in Novelty}
    return _(", ").join(_(_COUNTS[novelty]).format(count=count) for novelty, count in numbers.items() if count)
