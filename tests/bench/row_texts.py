"""The texts of the rows that a list shows, painted by one QPainter on a bare widget: the least that they need."""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QWidget

from app.ui.kit.type_setting import CAPTION, LABEL
from app.ui.measures.measure_list import MeasureListModel


class RowText(NamedTuple):
    """A text, and where it stands."""

    place: QRect
    font: QFont
    text: str


class RowTexts(QWidget):
    """As large as the list, in a window of its own; whoever wants it painted calls `repaint`."""

    def __init__(self, shown: QListView) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._texts: list[RowText] = []
        self.resize(shown.viewport().size())
        self.show()

    def take(self, shown: QListView) -> None:
        """Takes over what the list shows now: headings, titles, and the lines below them."""
        self._texts = [text for row in range(shown.model().rowCount()) for text in _texts_of(shown, row)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        for place, font, text in self._texts:
            painter.setFont(font)
            painter.drawText(place, Qt.TextFlag.TextWordWrap, text)
        painter.end()


def _texts_of(shown: QListView, row: int) -> list[RowText]:
    model, font = shown.model(), shown.font()
    assert isinstance(model, MeasureListModel)
    index = model.index(row)
    place = shown.visualRect(index)
    if not place.intersects(shown.viewport().rect()):
        return []
    measure, em = model.measure_at(index), QFontMetrics(font).height()
    if measure is None:
        return [RowText(place.adjusted(em // 3, 0, -em // 3, 0), LABEL.font(font), str(index.data()))]
    look, caption = model.look(measure), CAPTION.font(font)
    below = place.bottom() - QFontMetrics(caption).height()
    parts = (model.row_label(measure), look.level, look.unsure, look.due, look.owner)
    written = place.adjusted(3 * em, 0, -em // 3, 0)
    return [
        RowText(QRect(written.left(), written.top(), written.width(), below - written.top()), font, look.title),
        RowText(
            QRect(written.left(), below, written.width(), QFontMetrics(caption).height()),
            caption,
            " · ".join(part for part in parts if part),
        ),
    ]
