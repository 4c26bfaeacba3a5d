"""The rows of the plan for Qt: headings, and tasks with a cell for each column."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt

from app import labels
from app.i18n import _
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.plain_tip import plain_tip
from app.ui.plan.task_look import COLUMN_FIELDS, TaskColumn, TaskLook
from app.ui.plan.task_order import TaskHeading, TaskRow

TASKS_MIME = "application/x-tenken-tasks"
"""What is dragged: the ids of measures, one a line."""


class TaskRole(IntEnum):
    """What a cell tells beside Qt's own roles."""

    LOOK = Qt.ItemDataRole.UserRole
    """The TaskLook of the row; None for a heading."""


class TaskTableModel(QAbstractTableModel):
    """Asks `look` for what a row shows, once until it is told that it changed."""

    def __init__(self, look: Callable[[str], TaskLook], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = look
        self._rows: Sequence[TaskRow] = ()
        self._places: Mapping[str, int] = {}
        self._looks: dict[str, TaskLook] = {}

    @property
    def rows(self) -> Sequence[TaskRow]:
        """What stands in the plan, from top to bottom."""
        return self._rows

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """The ids of the tasks, from top to bottom."""
        return tuple(self._places)

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Shows these rows and no others, as they are now."""
        self.beginResetModel()
        self._rows = rows
        self._places = {row: n for n, row in enumerate(rows) if isinstance(row, str)}
        self._looks.clear()
        self.endResetModel()

    def show_again(self, measure_ids: Collection[str]) -> None:
        """Says that rows show something else."""
        rows = sorted(self._places[i] for i in measure_ids if i in self._places)
        for measure_id in measure_ids:
            self._looks.pop(measure_id, None)
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(TaskColumn) - 1))

    def look_at(self, index: Index) -> TaskLook | None:
        """What the row shows; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() else None
        if not isinstance(row, str):
            return None
        if row not in self._looks:
            self._looks[row] = self._make(row)
        return self._looks[row]

    def index_of(self, measure_id: str | None, column: TaskColumn = TaskColumn.TITLE) -> QModelIndex:
        """A cell of a task; an invalid index when it is not shown."""
        row = self._places.get(measure_id) if measure_id else None
        return QModelIndex() if row is None else self.index(row, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(TaskColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], TaskHeading):
            return _OF_HEADINGS
        return _OF_TASKS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, TaskHeading):
            is_painted = role == Qt.ItemDataRole.DisplayRole and index.column() == 0
            # it spans all columns, but who hears it meets a cell of each: none of them is empty
            return row.title if is_painted or role == Qt.ItemDataRole.AccessibleTextRole else None
        if role not in (TaskRole.LOOK, *_TEXTS):
            return None
        look, column = self.look_at(index), _COLUMNS[index.column()]
        assert look is not None
        match role:
            case TaskRole.LOOK:
                return look
            case Qt.ItemDataRole.DisplayRole:
                return look.text(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return look.spoken(column)
        return plain_tip(look.tip(column)) or None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and section == TaskColumn.STATUS:
            return ""  # signs need no name to be read, and no room for one
        if role in _TEXTS:
            return column_name(TaskColumn(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def mimeTypes(self) -> list[str]:
        return [TASKS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = dict.fromkeys(str(self._rows[index.row()]) for index in indexes)
        data = QMimeData()
        data.setData(TASKS_MIME, "\n".join(ids).encode())
        return data


_OF_HEADINGS = Qt.ItemFlag.NoItemFlags
_OF_TASKS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
_COLUMNS = tuple(TaskColumn)
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


def column_name(column: TaskColumn) -> str:
    """What stands above a column."""
    return labels.name(COLUMN_FIELDS[column]) if column in COLUMN_FIELDS else _("Measure")
