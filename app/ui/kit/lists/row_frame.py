"""What the rows of all our lists have alike: room, ground and inks, headings, and the lines around them."""

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from app.ui.kit.type_setting import LABEL, SetTexts
from app.ui.shell import theme
from app.ui.shell.edges import paint_ring

_BAR = 3
"""How wide the bar of a chosen row is."""


class RowInks(NamedTuple):
    """The colours to write with on the ground of a row."""

    strong: QColor
    faint: QColor


def row_geometry(option: QStyleOptionViewItem) -> tuple[QRect, QPalette]:
    """Where the row is, and its colours."""
    rect: QRect = option.rect
    palette: QPalette = option.palette
    return rect, palette


def pad(metrics: QFontMetrics) -> int:
    """The room around the text of a row."""
    return metrics.height() // 3


def heading_height(texts: SetTexts, font: QFont, text: str, width: int) -> int:
    """How high a heading is above rows of this font and width."""
    side = pad(QFontMetrics(font))
    return texts.at(text, font, width - 2 * side, LABEL).height + side


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> RowInks:
    """The ground of a row: a tint and a bar where it is chosen, a lighter one under the mouse."""
    rect, palette = row_geometry(option)
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), palette.color(QPalette.ColorRole.Link))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
    return RowInks(palette.color(QPalette.ColorRole.Text), theme.muted(palette))


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, texts: SetTexts, font: QFont, text: str) -> None:
    """The heading of the rows that follow."""
    rect, palette = row_geometry(option)
    painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
    painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
    side = pad(QFontMetrics(font))
    words = texts.at(text, font, rect.width() - 2 * side, LABEL)
    words.draw(painter, rect.left() + side, rect.top() + (rect.height() - words.height) / 2)


def paint_edges(painter: QPainter, option: QStyleOptionViewItem, view: QAbstractItemView) -> None:
    """The line below a row, and a frame around the one that has the keys."""
    rect, palette = row_geometry(option)
    painter.setPen(palette.color(QPalette.ColorRole.Midlight))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
        paint_ring(painter, rect, palette.color(QPalette.ColorRole.Link), 3)
