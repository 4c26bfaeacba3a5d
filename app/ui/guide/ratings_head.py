"""The heads of the table of ratings: they wrap, and the one that is sorted by says which way."""

import re

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.kit.icons import paint_icon
from app.ui.kit.type_setting import LABEL, SetText, SetTexts
from app.ui.shell import theme

_SIGN_EMS = 1.0
_WORD = re.compile(r"[!-~]+")
_UNBOUNDED = 100_000


class RatingsHead(QHeaderView):
    """Every head can be pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._texts = SetTexts()
        self._column, self._is_reversed = 0, False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_order(self, column: int, is_reversed: bool) -> None:
        """Says by which column it is sorted, and whether the other way round."""
        self._column, self._is_reversed = column, is_reversed
        self.viewport().update()

    def sectionSizeFromContents(self, column: int) -> QSize:
        height = self._set(column, self.sectionSize(column)).height + self._em
        return QSize(self.least_width(column), height)

    def wanted_height(self) -> int:
        """What the longest of its texts needs."""
        return max(self.sectionSizeFromContents(column).height() for column in range(self.count()))

    def least_width(self, column: int) -> int:
        """What a head needs so that no word of it is broken; where words have no ends, as in Japanese, any may be."""
        words = (self._texts.at(word, self.font(), _UNBOUNDED, LABEL) for word in _WORD.findall(self._name(column)))
        widest = max((word.natural_width for word in words), default=0.0)
        return round(widest) + 2 * self._side + round(_SIGN_EMS * self._em) + 2

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        palette = self.palette()
        painter.save()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(theme.line_colour(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        text = self._set(column, rect.width())
        text.draw(painter, rect.left() + self._side, rect.top() + (rect.height() - text.height) // 2)
        if column == self._column:
            self._paint_way(painter, rect)
        painter.restore()

    def _paint_way(self, painter: QPainter, rect: QRect) -> None:
        size = _SIGN_EMS * self._em
        place = QRectF(rect.right() - size - self._side / 2, rect.top(), size, rect.height())
        if self._is_reversed:
            painter.translate(place.center())
            painter.scale(1, -1)
            painter.translate(-place.center())
        paint_icon(painter, "down", place, self.palette().color(QPalette.ColorRole.Link))

    def _set(self, column: int, width: int) -> SetText:
        """A head's text beside the room for the sign."""
        room = width - 2 * self._side - round(_SIGN_EMS * self._em)
        return self._texts.at(self._name(column), self.font(), room, LABEL)

    def _name(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal))

    @property
    def _em(self) -> int:
        return self.fontMetrics().height()

    @property
    def _side(self) -> int:
        return self._em * 2 // 3
