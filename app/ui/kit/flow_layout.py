"""A row of controls that goes on in the next line where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingLayout(QLayout):
    """Holds items that go on in further lines; needs the height that the width asks for."""

    def __init__(self, parent: QWidget | None, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width: layouts ask more often than anything changes."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Where the items stand in a place; the height that they take."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)


class FlowLayout(WrappingLayout):
    """Lays its items from left to right, then in further lines."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent, spacing)

    def put_in_order(self, widgets: Sequence[QWidget]) -> None:
        """Lays out in this order the widgets that lie here."""
        self._items.sort(key=lambda item: widgets.index(item.widget()))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        sizes = [i.sizeHint() for i in self._shown()]
        width = sum(s.width() for s in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((s.height() for s in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [i.minimumSize() for i in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [i for i in self._items if not i.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        items = self._shown()
        sizes = [_size_in(item, rect.width()) for item in items]
        y, line = rect.y(), 0
        for start, end in lines_of([size.width() for size in sizes], rect.width(), self.spacing()):
            x, y = rect.x(), y + (line + self.spacing() if start else 0)
            line = max(size.height() for size in sizes[start:end])
            for item, size in zip(items[start:end], sizes[start:end], strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (line - size.height()) // 2), size))
                x += size.width() + self.spacing()
        return y + line - rect.y()


def _size_in(item: QLayoutItem, room: int) -> QSize:
    """What an item takes in a room: what would like to be wider becomes higher."""
    size = item.sizeHint()
    if size.width() <= room:
        return size
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else size.height())


def lines_of(widths: Sequence[int], room: int, spacing: int) -> list[tuple[int, int]]:
    """How things of these widths break into lines of a room: for each line its first, and the one after its last."""
    lines, start, x = [], 0, 0
    for n, width in enumerate(widths):
        if n > start and x + width > room:
            lines.append((start, n))
            start, x = n, 0
        x += width + spacing
    return [*lines, (start, len(widths))] if widths else []
