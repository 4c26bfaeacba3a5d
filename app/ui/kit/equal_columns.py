"""Cards in rows of as many equal columns as the width has room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from app.ui.kit.flow_layout import WrappingLayout


class EqualColumns(WrappingLayout):
    """Lays its items row by row, those of a row as high as the highest; a column has at least `least_em` heights of
    the text, unless there is no room for even one."""

    def __init__(self, parent: QWidget, least_em: float, spacing: int = 8) -> None:
        self._least_em = least_em
        self._least: QSize | None = None
        super().__init__(parent, spacing)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def invalidate(self) -> None:
        self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            sizes = [item.minimumSize() for item in self._items]
            wide, high = (s.width() for s in sizes), (s.height() for s in sizes)
            self._least = QSize(max(wide, default=0), max(high, default=0))
        return self._least

    def columns_at(self, width: int) -> int:
        """How many columns a width has room for."""
        parent = self.parentWidget()
        assert parent is not None
        least = max(round(self._least_em * parent.fontMetrics().height()), self.minimumSize().width())
        return max(1, (width + self.spacing()) // (least + self.spacing()))

    def _place(self, rect: QRect, *, move: bool) -> int:
        columns, gap = self.columns_at(rect.width()), self.spacing()
        wide = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            high = max(_height(item, wide) for item in row)
            if move:
                for n, item in enumerate(row):
                    item.setGeometry(QRect(rect.x() + n * (wide + gap), y, wide, high))
            y += high + gap
        return max(0, y - gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
