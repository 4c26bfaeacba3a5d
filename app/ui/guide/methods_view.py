"""The telework methods: one by one, their ratings side by side, and the flowchart that leads to one."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.guide.method_list import MethodListModel
from app.ui.guide.method_page import MethodPage
from app.ui.guide.ratings_view import RatingsView
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.lists.row_list import RowList
from app.ui.kit.lists.rows_model import Index
from app.ui.kit.lists.wrapped_delegate import WrappedDelegate
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.segmented import Segmented
from app.ui.kit.side_by_side import SideBySide
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class Shown(StrEnum):
    """The two ways to look at the methods."""

    PAGES = "pages"
    RATINGS = "ratings"


class MethodsView(Retranslating, QWidget):
    """Shows them in one of the two ways."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._switch = Segmented(list(Shown), self)
        self._flowchart = QPushButton(self)
        self._pages = MethodPages(state, ways, self)
        self._ratings: RatingsView | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._pages)
        top = FlowLayout(spacing=12)
        top.addWidget(self._switch)
        top.addWidget(self._flowchart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self._switch.chosen.connect(self.look_at)
        self._switch.choose(Shown.PAGES)
        self._flowchart.clicked.connect(self.ask)
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._switch.set_texts([_("One by one"), _("Compare the ratings")])
        self._switch.setAccessibleName(_("How the methods are shown"))
        self._flowchart.setText(_("Which method suits us?..."))

    # for the guide

    @property
    def item(self) -> str:
        """The method or combination that is shown, by its id, or the table of ratings."""
        return Shown.RATINGS if self._stack.currentWidget() is self._ratings else self._pages.item

    def show_item(self, item: str) -> None:
        """Goes to the page of a method or a combination, by its id, or to the table of ratings."""
        if item == Shown.RATINGS:
            self.look_at(item)
            return
        self.look_at(Shown.PAGES)
        self._pages.show_item(item)

    def look_at(self, shown: str) -> None:
        """Looks at the methods in one of the two ways."""
        self._switch.choose(shown)
        self._stack.setCurrentWidget(self.ratings if Shown(shown) is Shown.RATINGS else self._pages)

    @property
    def ratings(self) -> RatingsView:
        """The table, made on first use."""
        if self._ratings is None:
            self._ratings = RatingsView(self._state, self._ways, self)
            self._stack.addWidget(self._ratings)
        return self._ratings

    def ask(self) -> None:
        """Asks the questions of the flowchart, and goes to the page that a person asks for at its end."""
        from app.ui.guide.flowchart import FlowchartDialog
        from app.ui.kit.dialog import run_dialog

        state = self._state
        dialog = run_dialog(lambda: FlowchartDialog(state, self.window()), hand_over=state.hand_over_typed)
        if dialog.wanted:
            self._ways.method(dialog.wanted)


class MethodPages(Retranslating, SideBySide):
    """The methods on the left, the one that the list stands on in full on the right."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = MethodListModel(state, self)
        self._list = _MethodList(self._model, self)
        self._page = MethodPage(state, ways, self)
        self.set_parts(self._list, self._page, (1, 3))
        self._list.current_changed.connect(self._page.show_item)
        self.retranslate()

    @property
    def item(self) -> str:
        """The method or combination that is shown, by its id."""
        return self._page.item

    def show_item(self, item: str) -> None:
        """Goes to a method or a combination, by its id."""
        self._list.go_to(self._model.index_of(item))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        item = self._page.item or self._model.ids[0]
        self._list.setAccessibleName(_("Methods and combinations"))
        self._model.refresh()
        self._list.go_to(self._model.index_of(item))


class _MethodList(RowList):
    """What a row stands for is the id of a method or a combination."""

    takes_words = True

    def __init__(self, model: MethodListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._methods = model
        self.setModel(model)
        self.setItemDelegate(WrappedDelegate(self))

    def id_at(self, index: Index) -> str:
        return self._methods.ids[index.row()] if index.isValid() else ""
