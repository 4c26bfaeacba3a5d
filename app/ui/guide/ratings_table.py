"""The table of ratings: a press on a head, or the space bar in its column, sorts by it, and again the other way."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from app.ui.guide.ratings_delegate import RatingsDelegate
from app.ui.guide.ratings_head import RatingsHead
from app.ui.guide.ratings_model import RatingsModel
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.type_setting import UNBOUNDED

_NAME_EMS, _GRADE_EMS, _ROW_EMS = 12.0, 8.0, 3.4


class RatingsTable(QTableView):
    """As high as its rows, so that the page scrolls and not the table."""

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
        widths = [round(em * (_GRADE_EMS if column else _NAME_EMS)) for column in range(self._ratings.columnCount())]
        for column, width in enumerate(widths):
            head.resizeSection(column, max(width, self._widest_cell(column), head.least_width(column)))
        head.setFixedHeight(head.wanted_height())
        for row in range(self._ratings.rowCount()):
            self.verticalHeader().resizeSection(row, max(round(_ROW_EMS * em), self.sizeHintForRow(row)))
        frame = 2 * self.frameWidth()
        bar = self.horizontalScrollBar().sizeHint().height() if head.length() + frame > self._room else 0
        self.setMaximumWidth(head.length() + frame)
        self.setFixedHeight(head.height() + self.verticalHeader().length() + frame + bar)

    def _widest_cell(self, column: int) -> int:
        """What the words of a column need in one line each; names of methods wrap."""
        if not column:
            return 0
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
