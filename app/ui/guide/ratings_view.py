"""The table of ratings with a filter, and a picture of two or three methods side by side."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.guide import AXES, GRADES, MethodChapter, MethodGuide
from app.domain.ratings import sign
from app.i18n import _, language
from app.ui.guide.comparison import Comparison
from app.ui.guide.ratings_model import RatingsModel
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.still_wheel import keep_still
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class RatingsView(Retranslating, ScrollPage):
    """Leads to the page of each method."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        page = QWidget(self)
        self._filter = _RatingsFilter(page)
        self._count = Text(page, muted=True)
        self._model = RatingsModel(state, self)
        self._table = RatingsTable(self._model, page)
        self._open = QPushButton(page)
        self._everything = QPushButton(page)
        self._legend = [Text(page) for _grade in GRADES]
        self._notes = Text(page, muted=True)
        self._comparison = Comparison(state, page)
        self._lay_out(page)
        self._connect()
        self.setWidget(page)
        self.retranslate()

    def _lay_out(self, page: QWidget) -> None:
        line = FlowLayout(spacing=12)
        line.addWidget(self._open)
        line.addWidget(self._everything)
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 4, 8, 12)
        column.setSpacing(8)
        for widget in (self._filter, self._count, self._table):
            column.addWidget(widget)
        column.addLayout(line)
        grades = QVBoxLayout()
        grades.setSpacing(3)
        for text in self._legend:
            grades.addWidget(text)
        column.addLayout(grades)
        column.addWidget(self._comparison)
        column.addWidget(self._notes)
        column.addStretch(1)

    def _connect(self) -> None:
        self._filter.changed.connect(self._on_filter)
        self._everything.clicked.connect(self._filter.clear)
        self._table.activated.connect(self._on_activated)
        self._table.selectionModel().currentChanged.connect(self._on_current)
        self._open.clicked.connect(self._on_open)

    @property
    def _chapter(self) -> MethodChapter:
        return self._state.catalogue.guide.methods(language())

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        chapter = self._chapter
        self._filter.retranslate(chapter)
        self._table.setAccessibleName(_("Ratings of the seven methods"))
        self._everything.setText(_("Show all"))
        for text, (grade, meaning) in zip(self._legend, chapter.grades.items(), strict=True):
            text.setText(f"{grade} {sign(grade)}　{meaning}")
        self._notes.setText("\n".join((chapter.notes["general"], chapter.notes["devices"])))
        self._comparison.retranslate(chapter)
        self._on_filter()

    # what happens here

    def _on_filter(self) -> None:
        least, best_in = self._filter.least, self._filter.best_in
        self._model.arrange(least, best_in)
        shown, total = len(self._model.methods), len(self._chapter.methods)
        nothing = _("No method reaches all of these grades. Ask for less in one of them.")
        some = _("{shown} of {total} methods").format(shown=shown, total=total)
        self._count.set_text((some if shown else nothing) if shown < total else "")
        self._everything.setVisible(bool(least))
        self._table.setVisible(bool(shown))
        self._table.fit()
        if shown:
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._show_open()

    def _on_current(self) -> None:
        self._show_open()

    def _show_open(self) -> None:
        method = self._current
        self._open.setVisible(method is not None)
        self._open.setText(_("See the page of “{method}”").format(method=method.name) if method else "")

    @property
    def _current(self) -> MethodGuide | None:
        index = self._table.currentIndex()
        return self._model.methods[index.row()] if index.isValid() else None

    def _on_activated(self, index: QModelIndex) -> None:
        self._ways.method(self._model.methods[index.row()].id)

    def _on_open(self) -> None:
        if self._current:
            self._ways.method(self._current.id)


class RatingsTable(QTableView):
    """As high as its rows, so that the page scrolls and not the table."""

    def __init__(self, model: RatingsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setTabKeyNavigation(False)
        keep_still(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        model.headerDataChanged.connect(self.fit)

    def fit(self) -> None:
        """Takes the widths and the height that the words need."""
        self.resizeColumnsToContents()
        self.verticalHeader().setDefaultSectionSize(round(1.8 * self.fontMetrics().height()))
        frame = 2 * self.frameWidth()
        width = self.verticalHeader().sizeHint().width() + self.horizontalHeader().length() + frame
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + frame
        bar = self.horizontalScrollBar().sizeHint().height() if width > self._room else 0
        self.setMaximumWidth(width)
        self.setFixedHeight(height + bar)

    @property
    def _room(self) -> int:
        parent = self.parentWidget()
        return parent.contentsRect().width() - 16 if parent else self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


class _RatingsFilter(QWidget):
    """The least grade for each axis, and the axis to sort by."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = Text(self, LABEL)
        flow = FlowLayout(spacing=12)
        self._labels: dict[str, QLabel] = {}
        self._boxes: dict[str, ChoiceBox] = {}
        for name in (*AXES, "sort"):
            pair = QWidget(self)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            self._labels[name], self._boxes[name] = QLabel(pair), ChoiceBox(pair)
            self._labels[name].setBuddy(self._boxes[name])
            line.addWidget(self._labels[name])
            line.addWidget(self._boxes[name])
            flow.addWidget(pair)
            self._boxes[name].currentIndexChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addLayout(flow)

    def retranslate(self, chapter: MethodChapter) -> None:
        """Says everything in the language of the screens."""
        self._head.setText(_("At least this grade in"))
        grades: list[tuple[str, str | None]] = [(_("any"), None), (GRADES[0], GRADES[0])]
        grades += [(_("{grade} or better").format(grade=grade), grade) for grade in GRADES[1:-1]]
        for axis in chapter.axes:
            self._labels[axis.id].setText(axis.name)
            spoken = _("Least grade: {axis}").format(axis=axis.name)
            self._fill(axis.id, spoken, grades)
        self._labels["sort"].setText(_("Best first in"))
        orders = [(_("the guideline's order"), None), *((axis.name, axis.id) for axis in chapter.axes)]
        self._fill("sort", _("Order of the methods"), orders)

    def _fill(self, name: str, spoken: str, choices: list[tuple[str, str | None]]) -> None:
        box = self._boxes[name]
        chosen = max(0, box.currentIndex())
        box.blockSignals(True)
        box.clear()
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(chosen)
        box.blockSignals(False)
        box.setAccessibleName(spoken)

    @property
    def least(self) -> dict[str, str]:
        """The least grades that a person asked for, by axis."""
        chosen = {axis: self._boxes[axis].currentData() for axis in AXES}
        return {axis: grade for axis, grade in chosen.items() if grade}

    @property
    def best_in(self) -> str | None:
        """The axis whose best come first."""
        axis: str | None = self._boxes["sort"].currentData()
        return axis

    def clear(self) -> None:
        """Asks for no grade any more."""
        for axis in AXES:
            self._boxes[axis].setCurrentIndex(0)
