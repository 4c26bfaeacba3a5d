"""The place of the documents, as a person finds what is on it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSpinBox

from app.i18n import _
from app.ui.documents.document_delivery import DocumentDelivery
from app.ui.documents.documents_view import DocumentsView
from app.ui.documents.live_page import LivePage
from app.ui.documents.page_surface import PageSurface
from tests.ui.hands.parts import NotOnScreen, Part, plain, shown


class DocumentsHand(Part):
    """List, page and options."""

    def __init__(self, view: DocumentsView) -> None:
        super().__init__(view)
        self.view = view

    def choose(self, name: str) -> "DocumentsHand":
        """Stands on a document."""
        self.view.list.stand_on(name)
        return self

    @property
    def live(self) -> "LiveHand":
        """The page as it will be printed."""
        return LiveHand(self.kind(LivePage))

    def entry(self, text: str) -> QAction:
        """An entry behind the button with three dots."""
        entries = [one for menu in self.button("…").findChildren(QMenu) for one in menu.actions()]
        found = next((one for one in entries if plain(one.text()) == plain(_(text)) and one.isVisible()), None)
        if found is None:
            raise NotOnScreen(text)
        return found

    def offers_entry(self, text: str) -> bool:
        """Whether there is such an entry."""
        try:
            return bool(self.entry(text))
        except NotOnScreen:
            return False

    def tick_only(self, *names: str) -> None:
        """Has several made at once: these."""
        self.view.several.setChecked(True)
        self.view.list.tick(names)

    @property
    def is_free(self) -> bool:
        """Whether no document is being made or printed."""
        return not self.view.findChildren(DocumentDelivery)


class LiveHand(Part):
    """The page as it will be printed, and its bar."""

    def __init__(self, live: LivePage) -> None:
        super().__init__(live)
        self.live = live

    @property
    def pages(self) -> PageSurface:
        """The pages."""
        return self.named(PageSurface, "Pages")

    @property
    def number(self) -> QSpinBox:
        """The field with the number of the page."""
        return self.named(QSpinBox, "Page")

    @property
    def count(self) -> int:
        """How many pages are shown; 0 while there are none yet."""
        return self.pages.page_count

    @property
    def is_troubled(self) -> bool:
        """Whether it says that something went wrong."""
        return shown(self.button("Try again"))
