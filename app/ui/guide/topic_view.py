"""A topic of the guide: its items as a list on the left, the one it stands on in full on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.step_extent import Extent
from app.ui.guide.guide_page import GuidePage
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.side_by_side import SideBySide
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways


class TopicView(Retranslating, SideBySide):
    """Who inherits says which chapters there are, what stands on a page, and where an item stands."""

    topic: GuideTopic
    """Items of this topic are shown here."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._stale = False
        self._shown = ""
        left = QWidget(self)
        self.list = TopicList(left)
        self.page = GuidePage(state, ways, self)
        self.left_column = QVBoxLayout(left)
        self.left_column.setContentsMargins(0, 0, 4, 0)
        self.left_column.addWidget(self.list, 1)
        self.set_parts(left, self.page)
        self._connect()

    def _connect(self) -> None:
        self.list.current_changed.connect(self._on_current)
        self.list.entered.connect(self._on_entered)
        self.page.left.connect(self.focus_list)
        self._state.changed.connect(self._on_step)
        self._state.workbook_replaced.connect(self._on_state)

    # what the topic is

    def chapters(self) -> Sequence[Chapter]:
        """The items, under their headings."""
        raise NotImplementedError

    def write(self, page: GuidePage, item: str) -> None:
        """Writes the page of an item, from `begin` up to what comes before `finish`."""
        raise NotImplementedError

    def place_of(self, item: str) -> str:
        """The row under which an item stands."""
        return item

    def names(self) -> tuple[str, str]:
        """The accessible names of the list and of the page."""
        raise NotImplementedError

    # what is shown

    @property
    def item(self) -> str:
        """The item that is shown, by its id; '' for none."""
        return self.list.current_id

    def show_item(self, item: str) -> None:
        """Goes to an item by its id."""
        if self.list.stand_on(self.place_of(item)):
            self.focus_list()

    def focus_list(self) -> None:
        """Gives the keys to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        list_name, page_name = self.names()
        self.list.setAccessibleName(list_name)
        self.page.setAccessibleName(page_name)
        self.refresh()

    def refresh(self) -> None:
        """Takes in the state of this moment; list and page stay where they are."""
        self._stale = False
        self.list.show_chapters(self.chapters())
        self._show(self.list.current_id)

    def list_again(self) -> None:
        """Shows the items anew; the page changes only with the item."""
        self.list.show_chapters(self.chapters())
        self._on_current(self.list.current_id)

    def _show(self, item: str) -> None:
        same, self._shown = item == self._shown, item
        if item:
            self.write(self.page, item)
        else:
            self.page.begin("")
        self.page.finish(same=same)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_answers:
            self._on_state()

    def _on_state(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _on_current(self, item: str) -> None:
        if item != self._shown:
            self._show(item)

    def _on_entered(self, _item: str) -> None:
        self.page.focus_first()
