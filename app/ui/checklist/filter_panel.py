"""All that the checklist can be narrowed down by, to be ticked one after the other while the panel stays open."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from app.domain.selection import Filter
from app.i18n import _
from app.ui.checklist.filter_choices import CATEGORIES, OWNER, FilterChoice, choice_counts, choice_words, filter_groups
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import LABEL
from app.ui.shell.geometry import clamped, screen_of
from app.ui.shell.state import AppState


class FilterPanel(QFrame):
    """Is made when it opens, and closes by Escape or a click beside it."""

    chosen = Signal(object)
    """A person wants this Filter."""

    def __init__(self, state: AppState, current: Filter, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(_("Filter the measures"))
        self._state, self._filter = state, current
        self._boxes: dict[FilterChoice, TickBox] = {}
        scroll = ScrollPage(self)
        page = QWidget(scroll)
        scroll.setWidget(page)
        self._everything = QPushButton(_("Show all"), page)
        self._everything.clicked.connect(self._on_everything)
        self._fill(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)
        self._scroll, self._page = scroll, page
        self.show_filter(current)

    def _fill(self, page: QWidget) -> None:
        columns: tuple[QVBoxLayout, ...] = (QVBoxLayout(), QVBoxLayout())
        counts = choice_counts(self._state)
        for group in filter_groups(self._state, self._filter):
            column = columns[group.choices[0].part in (CATEGORIES, OWNER)]
            head = Text(page, LABEL)
            head.setText(group.title)
            column.addWidget(head)
            for choice in group.choices:
                box = self._boxes[choice] = TickBox(page)
                words = choice_words(choice, self._state).replace("&", "&&")
                box.setText(f"{words}　{counts.get(choice, 0)}")
                box.clicked.connect(self._on_clicked)
                column.addWidget(box)
            column.addSpacing(8)
        row = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(24)
        for column in columns:
            column.setSpacing(4)
            column.addStretch(1)
            row.addLayout(column)
        columns[0].addWidget(self._everything, 0, Qt.AlignmentFlag.AlignLeft)

    def show_filter(self, current: Filter) -> None:
        """Ticks what this filter leaves in."""
        self._filter = current
        for choice, box in self._boxes.items():
            box.setChecked(choice.is_in(current))
        self._everything.setEnabled(not current.is_empty)

    def open_below(self, place: QPoint) -> None:
        """Opens at a point of the screen, as large as there is room for."""
        room = screen_of(self).availableGeometry()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        if self._page.sizeHint().width() + bar > room.width():
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom)
        size = self._page.sizeHint() + QSize(bar + 4, 4)
        self.resize(size)
        self.setGeometry(clamped(self.geometry().translated(place - self.pos()), room))
        self.show()
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_clicked(self) -> None:
        choice = next(one for one, box in self._boxes.items() if box is self.sender())
        self._choose(choice.toggled(self._filter))

    def _on_everything(self) -> None:
        self._choose(Filter(text=self._filter.text))

    def _choose(self, wanted: Filter) -> None:
        self.show_filter(wanted)
        self.chosen.emit(wanted)
