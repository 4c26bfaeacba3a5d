"""Cards in rows of as many equal columns as the width has room for."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EqualColumns(QLayout):
    """Lays its items row by row, those of a row as high as the highest; a column has at least `least_em` heights of
    the text, unless there is no room for even one."""

    def __init__(self, parent: QWidget, least_em: float, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least_em = least_em
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

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
