"""Paints the cells of the plan, one line a task, and the headings above them."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.icons import paint_icon
from app.ui.kit.lists.row_frame import paint_heading, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import CAPTION, ROW, SetTexts, TypeStyle
from app.ui.measures.status_disc import disc_diameter, paint_disc
from app.ui.plan.task_look import TaskColumn, TaskLook
from app.ui.plan.task_table_model import TaskRole
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring
from app.ui.shell.paper_style import CONTROL_HEIGHT

_BAR = 3
"""How wide the bar of a chosen row is."""
_HEADING_HEIGHT = 1.9
_TIGHT = 14
"""Heights of the text: a column of titles that is narrower shows nothing behind them that would shorten them."""
_UNBROKEN = 10_000
_LINKED = "linked"
_S = QStyle.StateFlag
_COLUMNS = tuple(TaskColumn)


def row_height(metrics: QFontMetrics) -> int:
    """How high a row of one line is."""
    return round(CONTROL_HEIGHT * metrics.height())


def heading_row_height(metrics: QFontMetrics) -> int:
    """How high the row of a heading is."""
    return round(_HEADING_HEIGHT * metrics.height())


def side(metrics: QFontMetrics) -> int:
    """The room at each side of a cell's text."""
    return metrics.height() // 2


class TaskCells(QStyledItemDelegate):
    """Paints the looks of a TaskTableModel."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()
        self._shortened: dict[tuple[str, int], tuple[str, int]] = {}
        self._font: QFont | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = self._view.fontMetrics()
        is_task = isinstance(index.data(TaskRole.LOOK), TaskLook)
        return QSize(0, row_height(metrics) if is_task else heading_row_height(metrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = index.data(TaskRole.LOOK)
        painter.save()
        if isinstance(look, TaskLook):
            if self._view.font() != self._font:
                self._font = QFont(self._view.font())
                self._metrics, self._small = QFontMetrics(self._font), QFontMetrics(CAPTION.font(self._font))
                self._shortened.clear()
            self._paint_cell(painter, option, look, _COLUMNS[index.column()])
        else:
            paint_heading(painter, option, self._texts, self._view.font(), str(index.data()))
        painter.restore()

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, look: TaskLook, column: TaskColumn) -> None:
        rect, palette = row_geometry(option)
        state: QStyle.StateFlag = option.state
        self._paint_ground(painter, rect, state, palette, is_first=column is TaskColumn.STATUS)
        room = rect.adjusted(side(self._metrics), 0, -side(self._metrics), 0)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        match column:
            case TaskColumn.STATUS:
                place = QRectF(0, 0, disc_diameter(self._metrics), disc_diameter(self._metrics))
                place.moveCenter(QRectF(rect).center())
                paint_disc(painter, place, look.status, palette, self._view.font())
            case TaskColumn.TITLE:
                self._paint_title(painter, room, look, theme.muted(palette))
            case _:
                ink = _ink(look, column, palette)
                if ink is not None:
                    painter.setPen(ink)
                self._paint_text(painter, room, self._fitting(look, column, room.width()))
        if state & _S.State_HasFocus and self._view.hasFocus():
            paint_ring(painter, rect.adjusted(0, 0, 0, -1), palette.color(QPalette.ColorRole.Link), 3)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, palette: QPalette, *, is_first: bool
    ) -> None:
        if state & _S.State_Selected:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
            if is_first:
                painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), palette.color(QPalette.ColorRole.Link))
        elif state & _S.State_MouseOver:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(palette.color(QPalette.ColorRole.Midlight))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_title(self, painter: QPainter, room: QRect, look: TaskLook, faint: QColor) -> None:
        """The title, and behind it as much of the label, and of the sign of what is linked, as leaves it whole."""
        gap, em = side(self._metrics), self._metrics.height()
        sign = em + gap if look.linked else 0
        natural = self._metrics.horizontalAdvance(look.title)
        short = room.width() < _TIGHT * em
        forms = ((look.label, sign), (look.code, sign), ("", 0) if short else (look.code, 0))
        needed = [gap + self._small.horizontalAdvance(label) + after if label else 0 for label, after in forms]
        at = next((n for n, more in enumerate(needed) if natural + more <= room.width()), len(forms) - 1)
        (label, icon), wide = forms[at], room.width() - needed[at]
        if look.stays:
            painter.setPen(faint)
        drawn = self._paint_text(painter, QRect(room.left(), room.top(), wide, room.height()), look.title)
        if look.stays:
            painter.drawLine(room.left(), room.center().y(), room.left() + drawn, room.center().y())
        painter.setPen(faint)
        left = room.left() + drawn + gap
        if label:
            self._draw(painter, left, room, label, CAPTION)
        if icon:
            place = QRectF(left + self._small.horizontalAdvance(label) + gap, 0, em, em)
            place.moveTop(room.center().y() - em / 2)
            paint_icon(painter, _LINKED, place, faint)

    def _fitting(self, look: TaskLook, column: TaskColumn, width: int) -> str:
        """What the cell says; of a day the short form, where only that has room."""
        is_tight = column is TaskColumn.DUE and self._metrics.horizontalAdvance(look.due) > width
        return look.due_tight if is_tight else look.text(column)

    def _paint_text(self, painter: QPainter, room: QRect, text: str) -> int:
        """One line, shortened to its room; how wide it is."""
        key = (text, room.width())
        if key not in self._shortened:
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            self._shortened[key] = (shown, self._metrics.horizontalAdvance(shown))
        shown, wide = self._shortened[key]
        self._draw(painter, room.left(), room, shown, ROW)
        return wide

    def _draw(self, painter: QPainter, left: int, room: QRect, text: str, style: TypeStyle) -> None:
        """Texts are set once: to set them for each painting takes longer than to paint them."""
        words = self._texts.at(text, self._view.font(), _UNBROKEN, style)
        words.draw(painter, left, room.top() + (room.height() - words.height) / 2)


def _ink(look: TaskLook, column: TaskColumn, palette: QPalette) -> QColor | None:
    """The colour of a text that is not written as the others are."""
    if column is TaskColumn.DUE and look.is_overdue:
        return theme.warning_colour(palette)
    if column is TaskColumn.CARRIER or (column is TaskColumn.PRIORITY and not look.is_urgent):
        return theme.muted(palette)
    return None
