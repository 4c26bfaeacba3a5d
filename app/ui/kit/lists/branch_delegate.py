"""Paints a row of a tree: the title, with what is said in small at its right where more unfolds, else below."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.ui.kit.lists.branch_model import Branch, BranchModel
from app.ui.kit.lists.row_frame import pad, row_geometry
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.type_setting import CAPTION, LABEL, ROW, UNBOUNDED, SetText, SetTexts
from app.ui.shell import theme

_LEAST_EMS = 3
"""So wide is a title at least, wherever its row stands."""


class BranchDelegate(QStyledItemDelegate):
    """Needs a BranchModel. Heights are remembered until width or font change."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._texts = SetTexts()
        self._heights: dict[tuple[Branch, int], int] = {}
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.Resize):
            self._heights.clear()
        return False  # there are no editors for the base class to look after

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        branch, width = _branch(index), self._width(index)
        key = (branch, width)
        if key not in self._heights:
            title, second = self._set(branch, width)
            below = second.height if second and not branch.folds else 0
            self._heights[key] = title.height + below + 2 * pad(QFontMetrics(self._view.font()))
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the row is painted by the tree, as wide as it is."""
        rect, palette = row_geometry(option)
        branch, gap = _branch(index), pad(QFontMetrics(self._view.font()))
        width = self._width(index)
        title, second = self._set(branch, width)
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        title.draw(painter, rect.left(), rect.top() + gap)
        if second:
            painter.setPen(theme.muted(palette))
            lift = (title.line_height - second.line_height) / 2
            if branch.folds:
                second.draw(painter, rect.left() + width - second.natural_width, rect.top() + gap + lift)
            else:
                second.draw(painter, rect.left(), rect.top() + gap + title.height)
        painter.restore()

    def _set(self, branch: Branch, width: int) -> tuple[SetText, SetText | None]:
        """Title and small print as they are set in a row of this width."""
        font = self._view.font()
        small = _small_width(branch, font)
        room = width - small - pad(QFontMetrics(font)) if branch.folds and small else width
        title = self._texts.at(branch.title, font, max(1, room), LABEL if branch.folds else ROW)
        second = self._texts.at(branch.second, font, small if branch.folds else width, CAPTION)
        return title, second if branch.second else None

    def _width(self, index: Index) -> int:
        """How wide the text of a row is: what indentation and edges leave of the view."""
        depth = 1
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        metrics = QFontMetrics(self._view.font())
        left = depth * self._view.indentation()
        return max(_LEAST_EMS * metrics.height(), self._view.viewport().width() - left - metrics.height() // 2)


def _branch(index: Index) -> Branch:
    model = index.model()
    assert isinstance(model, BranchModel)
    branch = model.branch_at(index)
    assert branch is not None
    return branch


def _small_width(branch: Branch, font: QFont) -> int:
    if not branch.second:
        return 0
    return round(SetText(branch.second, CAPTION.font(font), UNBOUNDED, CAPTION.leading).natural_width) + 2
