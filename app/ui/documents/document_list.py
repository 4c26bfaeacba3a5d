"""The documents as a list, grouped by the occasion for which each is wanted, with boxes to tick for several at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, language, ngettext
from app.reports.documents.listing import DOCUMENTS, by_occasion
from app.reports.press.document import Document, Occasion
from app.ui.kit.lists.look_list import LookList
from app.ui.kit.lists.row_look import LookRole, RowLook
from app.ui.kit.lists.rows_model import Index, RowsModel


class DocumentModel(RowsModel[Occasion | Document]):
    """Rows are occasions and their documents. All documents are ticked at first."""

    ticked_changed = Signal()
    """A person ticked, or took a tick away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_ticking = False
        self.ticked = frozenset(DOCUMENTS)
        self._pages: dict[str, int] = {}
        rows: list[Occasion | Document] = []
        for occasion, documents in by_occasion().items():
            rows += (occasion, *documents)
        self.show_rows(rows, {row.name: n for n, row in enumerate(rows) if isinstance(row, Document)})

    def is_heading(self, row: Occasion | Document) -> bool:
        return isinstance(row, Occasion)

    def name_at(self, index: Index) -> str:
        """The name of a document; '' for a heading and for no row."""
        row = self.row_at(index)
        return row.name if isinstance(row, Document) else ""

    def tell_all(self) -> None:
        """Every row may say something else now."""
        self.tell_changed(range(self.rowCount()))

    def tell_pages(self, name: str, count: int) -> None:
        """A document has so many pages."""
        if self._pages.get(name) != count:
            self._pages[name] = count
            self.tell_changed([self.index_of(name).row()])

    @property
    def uncounted(self) -> tuple[str, ...]:
        """The documents of which it is not known how many pages they have."""
        return tuple(name for name in DOCUMENTS if name not in self._pages)

    def forget_pages(self) -> None:
        """Nothing is known of the pages any longer."""
        self._pages.clear()
        self.tell_all()

    def tick(self, names: frozenset[str]) -> None:
        """Ticks these documents and no others."""
        self.ticked = names
        self.tell_all()
        self.ticked_changed.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        look = self._look(self._rows[index.row()])
        if role == LookRole.LOOK:
            return look
        if role == Qt.ItemDataRole.DisplayRole:
            return look.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return look.spoken
        if role == Qt.ItemDataRole.CheckStateRole:
            return look.tick
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = self.name_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or not name or not self.is_ticking:
            return False
        self.ticked = self.ticked | {name} if Qt.CheckState(value) is Qt.CheckState.Checked else self.ticked - {name}
        self.tell_changed([index.row()])
        self.ticked_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.is_ticking and self.name_at(index) else flags

    def _look(self, row: Occasion | Document) -> RowLook:
        lang = language()
        if isinstance(row, Occasion):
            return RowLook(row.heading(lang), is_heading=True)
        count = self._pages.get(row.name)
        pages = ngettext("{count} page", "{count} pages", count).format(count=count) if count else ""
        detail = " · ".join(part for part in (pages, row.reader(lang)) if part)
        tick = None
        if self.is_ticking:
            tick = Qt.CheckState.Checked if row.name in self.ticked else Qt.CheckState.Unchecked
        return RowLook(row.title(lang), tick=tick, detail=detail)


class DocumentList(LookList):
    """Each row says for whom it is and how long. Emits `ticked_changed` while several are chosen."""

    takes_words = True
    ticked_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        self._model = DocumentModel(parent)
        super().__init__(self._model, parent)
        self._model.ticked_changed.connect(self.ticked_changed)
        self.retranslate()

    @property
    def current_id(self) -> str:
        """The name of the document that the list stands on."""
        return self.id_at(self.currentIndex())

    @property
    def document(self) -> Document:
        """The document that the list stands on."""
        return DOCUMENTS[self.current_id]

    def id_at(self, index: Index) -> str:
        return self._model.name_at(index)

    def texts_at(self, index: Index) -> Sequence[str]:
        return (str(index.data()),)

    def stand_on(self, name: str) -> bool:
        """Moves to a document. False when there is none of that name."""
        return self.go_to(self._model.index_of(name))

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setAccessibleName(_("Documents"))
        self._model.tell_all()
        self.scheduleDelayedItemsLayout()

    def tell_pages(self, name: str, count: int) -> None:
        """A document has so many pages."""
        self._model.tell_pages(name, count)

    @property
    def uncounted(self) -> tuple[str, ...]:
        """The documents of which it is not known how many pages they have."""
        return self._model.uncounted

    def forget_pages(self) -> None:
        """Nothing is known of the pages any longer."""
        self._model.forget_pages()

    # several at once

    @property
    def is_ticking(self) -> bool:
        """Whether the rows have boxes to tick."""
        return self._model.is_ticking

    def let_tick(self, on: bool) -> None:
        """Gives the rows boxes to tick, or takes them away; what is ticked is remembered."""
        self._model.is_ticking = on
        self._model.tell_all()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The names of the documents that are ticked, in the order of the list."""
        return tuple(name for name in DOCUMENTS if name in self._model.ticked)

    def tick(self, names: Sequence[str]) -> None:
        """Ticks these documents and no others."""
        self._model.tick(frozenset(names))
