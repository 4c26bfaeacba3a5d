"""What the rows of all our lists have alike: room, ground and inks, headings, and the lines around them."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from app.ui.kit.texts import wrapped_height
from app.ui.shell import theme


class RowColours(NamedTuple):
    """The colours to write with on the ground of a row; on that of a chosen one there is only one."""

    strong: QColor
    faint: QColor
    is_chosen: bool


def row_geometry(option: QStyleOptionViewItem) -> tuple[QRect, QPalette]:
    """Where the row is, and its colours."""
    rect: QRect = option.rect
    palette: QPalette = option.palette
    return rect, palette


def pad(metrics: QFontMetrics) -> int:
    """The room around the text of a row."""
    return metrics.height() // 3


def heading_height(font: QFont, text: str, width: int) -> int:
    """How high a heading is above rows of this font and width."""
    metrics = QFontMetrics(theme.sized(font, 1, bold=True))
    return wrapped_height(metrics, text, width - 2 * pad(metrics)) + 2 * pad(metrics)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> RowColours:
    """The ground of a row that is chosen."""
    rect, palette = row_geometry(option)
    state: QStyle.StateFlag = option.state
    if not state & QStyle.StateFlag.State_Selected:
        return RowColours(palette.color(QPalette.ColorRole.Text), theme.muted(palette), is_chosen=False)
    painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
    strong = palette.color(QPalette.ColorRole.HighlightedText)
    return RowColours(strong, strong, is_chosen=True)


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, font: QFont, text: str) -> None:
    """The heading of the rows that follow."""
    rect, palette = row_geometry(option)
    painter.setFont(font)
    painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
    painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
    side = pad(QFontMetrics(font))
    room = rect.adjusted(side, 0, -side, 0)
    painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, text)


def paint_edges(painter: QPainter, option: QStyleOptionViewItem, view: QAbstractItemView) -> None:
    """The line below a row, and a frame around the one that has the keys."""
    rect, palette = row_geometry(option)
    painter.setPen(palette.color(QPalette.ColorRole.Midlight))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
