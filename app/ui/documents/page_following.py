"""Has the page that is looked at follow the list, the options and the workbook."""

from collections.abc import Hashable

from PySide6.QtCore import QObject

from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import BundleFormat, FileFormat, Part
from app.ui.documents.document_jobs import MadePages, order_from, part_of
from app.ui.documents.document_list import DocumentList
from app.ui.documents.document_page import DocumentPage
from app.ui.documents.page_counter import PageCounter
from app.ui.documents.page_maker import PageMaker
from app.ui.documents.printing_errors import PagesUnreadable
from app.ui.shell.state import AppState
from app.work.orders import Choices

PageKey = tuple[tuple[tuple[str, Choices], ...], Hashable]
"""What pages are made of: the documents with what was chosen about each come first."""


class PageFollowing(QObject):
    """Nothing is made while the page is not seen."""

    def __init__(self, state: AppState, documents: DocumentList, page: DocumentPage) -> None:
        super().__init__(page)
        self._state, self._list, self._page = state, documents, page
        self._revision = 0
        self._counts = True
        self._maker, self._counter = PageMaker(state.catalogue, self), PageCounter(self)
        live = page.live
        live.seen.connect(self.follow)
        live.left.connect(self._on_left)
        live.again_wanted.connect(self._maker.try_again)
        self._maker.begun.connect(live.begin)
        self._maker.begun.connect(self._counter.stop)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_not_made)
        self._counter.counted.connect(documents.tell_pages)

    def choices(self, name: str) -> Choices:
        """What is chosen about a document."""
        return self._page.panel.options.choices(DOCUMENTS[name])

    def note_change(self) -> None:
        """The workbook is another one: what was made of it before is not shown again."""
        self._revision += 1

    def forget(self) -> None:
        """Nothing of the workbook stays, on the screen or in memory."""
        self.note_change()
        self._maker.forget()
        self._counter.stop()
        self._page.live.clear()
        self._list.forget_pages()

    @property
    def tells_findings(self) -> bool:
        """Whether what is looked at says what does not hold together."""
        return any(DOCUMENTS[name].tells_findings for name in self._names if name)

    @property
    def _is_joined(self) -> bool:
        return self._list.is_ticking and self._page.panel.several.kind is BundleFormat.PDF and bool(self._list.ticked)

    @property
    def _names(self) -> tuple[str, ...]:
        return self._list.ticked if self._is_joined else (self._list.current_id,)

    def follow(self) -> None:
        """The page may have to be another one now."""
        live, panel = self._page.live, self._page.panel
        if not live.isVisible() or not self._list.current_id:
            return
        wanted = tuple((name, self.choices(name)) for name in self._names)
        kind = BundleFormat.PDF if self._is_joined else FileFormat.PDF
        key, lang = (wanted, kind, self._revision, self._state.today()), panel.options.whose.language
        at_once = not live.has_pages
        self._maker.want(key, lang, lambda: order_from(self._state, wanted, kind, is_trial=True), at_once=at_once)

    def _on_made(self, key: PageKey, made: MadePages) -> None:
        names = _names(key)
        try:
            count = self._page.live.show_made(names, made)
        except PagesUnreadable as error:
            self._page.live.show_problem(names, error)
            return
        if len(names) == 1:
            self._list.tell_pages(names[0], count)
        self._count()

    def _count(self) -> None:
        if self._counts:
            self._counter.count(self._list.uncounted, self._looked_at)

    def rest_from_counting(self) -> None:
        """A document is made or printed: nobody waits for the pages of the others, but for that one."""
        self._counts = False
        self._counter.stop()

    def count_again(self) -> None:
        """It is done."""
        self._counts = True
        if self._page.live.has_pages and self._page.live.isVisible():
            self._count()

    def _on_not_made(self, key: PageKey, error: Exception) -> None:
        self._page.live.show_problem(_names(key), error)

    def _on_left(self) -> None:
        self._maker.stop()
        self._counter.stop()

    def _looked_at(self, name: str) -> Part:
        return part_of(self._state, name, self.choices(name), is_trial=True)


def _names(key: PageKey) -> tuple[str, ...]:
    return tuple(name for name, _choices in key[0])
