"""A list of measures under headings, for the checklist and for the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import labels
from app.domain.applicability import Verdict
from app.domain.measures import Measure
from app.i18n import _
from app.ui.measures.due import due_text
from app.ui.shell.state import AppState

Index = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What a row tells beside Qt's own roles."""

    MEASURE = Qt.ItemDataRole.UserRole
    """The id of the measure; None for a heading."""
    STAYS = Qt.ItemDataRole.UserRole + 1
    """Whether the measure has left the list, and its row stays for now, so that none moves under a person's keys."""


@dataclass(frozen=True)
class Section:
    """A heading and the measures under it."""

    title: str
    measures: tuple[Measure, ...]


class MeasureListModel(QAbstractListModel):
    """Rows are headings and measures. The measures' data are read from the state when they are painted."""

    def __init__(self, state: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._rows: list[str | Measure] = []
        self._places: dict[str, int] = {}
        self._staying: frozenset[str] = frozenset()
        state.changed.connect(self._on_changed)

    def show_sections(self, sections: Sequence[Section], *, joined: bool = False) -> None:
        """Shows these sections and no others; what is equal already stays as it is.

        `joined`: a measure stands in the row of a counterpart that is shown before it.
        """
        rows: list[str | Measure] = []
        places: dict[str, int] = {}
        for section in sections:
            rows.append(section.title)
            for measure in section.measures:
                before = [places[i] for i in self._state.counterparts(measure.id) if i in places] if joined else []
                places[measure.id] = before[0] if before else len(rows)
                rows += [] if before else [measure]
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows, self._places = rows, places
        self.endResetModel()

    def mark_staying(self, measure_ids: Iterable[str]) -> None:
        """Says which of the measures shown have left the list, and stay in it until it is made anew."""
        staying = frozenset(measure_ids)
        changed, self._staying = staying ^ self._staying, staying
        for measure_id in changed:
            self._on_changed(measure_id)

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The ids of the measures in the list, from top to bottom."""
        return tuple(self._places)

    def measure_at(self, index: Index) -> Measure | None:
        """The measure of a row; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Measure) else None

    def row_label(self, measure: Measure) -> str:
        """The label of a measure, with those of the counterparts that stand in its row."""
        row = self._places.get(measure.id)
        sharing = [i for i in (measure.id, *self._state.counterparts(measure.id)) if self._places.get(i) == row]
        return " / ".join(labels.measure_label(self._state.catalogue.by_id[i]) for i in sharing)

    def index_of(self, measure_id: str | None) -> QModelIndex:
        """The row of a measure; an invalid index when it is not shown."""
        row = self._places.get(measure_id) if measure_id else None
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - private in QAbstractListModel
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.measure_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        measure = self.measure_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._state.words.measures[measure.id].title if measure else self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(measure) if measure else self._rows[index.row()]
        if role == Roles.MEASURE:
            return measure.id if measure else None
        if role == Roles.STAYS:
            return measure is not None and measure.id in self._staying
        return None

    def _spoken(self, measure: Measure) -> str:
        entry = self._state.shown(measure.id)
        parts = [
            self.row_label(measure),
            self._state.words.measures[measure.id].title,
            labels.name(entry.status),
            unsure_text(self._state, measure.id),
            labels.name(measure.level),
            entry.owner,
            due_text(self._state, measure.id),
            _("no longer in this list") if measure.id in self._staying else "",
        ]
        return ", ".join(part for part in parts if part)

    def _on_changed(self, measure_id: str) -> None:
        index = self.index_of(measure_id)
        if index.isValid():
            self.dataChanged.emit(index, index)


def unsure_text(state: AppState, measure_id: str) -> str:
    """The word for a measure of which it is not known whether it applies; empty for any other."""
    verdict = state.standing.verdict(measure_id)
    return labels.name(verdict) if verdict is Verdict.TO_BE_CONFIRMED else ""
