"""The table of ratings: a press on a head, or the space bar in its column, sorts by it, and again the other way."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from app.ui.guide.ratings_delegate import RatingsDelegate
from app.ui.guide.ratings_head import RatingsHead
from app.ui.guide.ratings_model import RatingsModel
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.type_setting import UNBOUNDED, word_width
from app.ui.shell import theme

_NAME_SHARE = 0.45
"""Of the room, so that the names can stay in sight beside what is scrolled."""
_NAME_EMS, _GRADE_EMS, _ROW_EMS = 12.0, 8.0, 3.4


class RatingsTable(QTableView):
    """As high as its rows, so that the page scrolls and not the table.

    Where it has to be scrolled sideways, the names of the methods stay in sight, if as much is left for what they are
    rated by.
    """

    method_wanted = Signal(str)
    """A person wants to see the page of a method, by its id."""

    def __init__(self, model: RatingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._ratings = model
        self.setModel(model)
        self.setTabKeyNavigation(False)
        keep_still(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self._cells = RatingsDelegate(self)
        self.setItemDelegate(self._cells)
        self.verticalHeader().hide()
        self._head = head = RatingsHead(self)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(self.sort_by)
        self.activated.connect(self._on_activated)
        model.modelReset.connect(self.fit)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self._show_order()

    def sort_by(self, column: int) -> None:
        """Sorts by a column, and the other way round when it is the same once more. It stands on the same method."""
        row, methods = self.currentIndex().row(), self._ratings.methods
        self._ratings.sort_by(column)
        if row >= 0:
            self.setCurrentIndex(self._ratings.index(self._ratings.methods.index(methods[row]), column))
        self._show_order()

    def _show_order(self) -> None:
        self._head.show_order(*self._ratings.order)

    # how large

    def fit(self) -> None:
        """Takes the widths and the height that the words need."""
        em = self.fontMetrics().height()
        head = self._head
        for column in range(self._ratings.columnCount()):
            width = round(_GRADE_EMS * em) if column else self._names_width
            head.resizeSection(column, max(width, self._widest_cell(column), head.least_width(column)))
        head.setFixedHeight(head.wanted_height())
        for row in range(self._ratings.rowCount()):
            self.verticalHeader().resizeSection(row, max(round(_ROW_EMS * em), self.sizeHintForRow(row)))
        frame = 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height() if head.length() + frame > self._room else 0
        self.setMaximumWidth(head.length() + frame)
        head.keep_first(self._keeps_names)
        self.setFixedHeight(head.height() + self.verticalHeader().length() + frame + bar)

    @property
    def _names_width(self) -> int:
        return min(round(_NAME_EMS * self.fontMetrics().height()), round(_NAME_SHARE * self._room))

    def _widest_cell(self, column: int) -> int:
        """What the words of a column need in one line each; names of methods wrap between words."""
        if not column:
            names = (str(self._ratings.index(row, 0).data()) for row in range(len(self._ratings.methods)))
            return max(word_width(name, self.font()) for name in names) + 2 * self._cells.side
        cells = (
            self._cells.cell(self._ratings.index(row, column), UNBOUNDED) for row in range(len(self._ratings.methods))
        )
        lines = (line.natural_width for cell in cells for line in cell if line)
        return round(max(lines)) + 2 * self._cells.side + 2

    @property
    def _room(self) -> int:
        page = self.parentWidget()
        layout = page.layout() if page else None
        if page is None or layout is None:
            return self.width()
        margins = layout.contentsMargins()
        return page.width() - margins.left() - margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    # the names that stay in sight

    @property
    def _keeps_names(self) -> bool:
        return 2 * self.columnWidth(0) <= self.viewport().width()

    @property
    def _names_moved(self) -> int:
        """How far the names stand from where Qt has them, in pixels."""
        return self.horizontalOffset() if self._keeps_names else 0

    def _on_scrolled(self) -> None:
        """Qt moves what is painted already: the names, too."""
        self.viewport().update()
        self._head.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._names_moved:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        painter = QPainter(self.viewport())
        for row in range(self._ratings.rowCount()):
            option.rect = QRect(0, self.rowViewportPosition(row), self.columnWidth(0), self.rowHeight(row))
            painter.fillRect(option.rect, option.palette.base())
            self._cells.paint(painter, option, self._ratings.index(row, 0))
        painter.setPen(theme.line_colour(self.palette()))
        painter.drawLine(self.columnWidth(0) - 1, 0, self.columnWidth(0) - 1, self.viewport().height())
        painter.end()

    def indexAt(self, point: QPoint) -> QModelIndex:
        is_name = point.x() < self.columnWidth(0)
        return super().indexAt(point - QPoint(self._names_moved, 0) if is_name else point)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """A cell that one goes to stands beside the names, and not below them."""
        super().scrollTo(index, hint)
        if index.column() and self._names_moved:
            hidden = self.columnWidth(0) - self.columnViewportPosition(index.column())
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - max(0, hidden))

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.sort_by(index.column())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_activated(index)
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: Index) -> None:
        self.method_wanted.emit(self._ratings.methods[index.row()].id)
