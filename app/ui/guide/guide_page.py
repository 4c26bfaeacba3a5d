"""A page of the guide: title, texts whose terms are explained, points, and the measures that belong to them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, language
from app.ui.kit.link_row import LinkRow
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H1, H2, READING
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways

if TYPE_CHECKING:
    from app.ui.kit.term_text import TermText

W = TypeVar("W", bound=QWidget)


class Related(NamedTuple):
    """Measures that belong to a page, under what they have in common, and what is to be said of them in small."""

    title: str
    measures: tuple[str, ...]
    note: str = ""


class GuidePage(ScrollPage):
    """Is written from top to bottom: `begin`, then what stands on it, then `finish`."""

    left = Signal()
    """A person is done here: the focus may go back to the tree."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(80)
        self.keep_to_column()
        self._page = QWidget()
        self._met: set[str] = set()
        self._related: list[Related] = []

    @property
    def related(self) -> Sequence[Related]:
        """The measures that belong to what is written here."""
        return self._related

    # writing

    def begin(self, title: str, *notes: str, known: Sequence[str] = ()) -> None:
        """A new page with a title, and what is said of it in small; terms that are `known` are not explained."""
        self._page = QWidget()
        self._met = set(known)
        self._related = []
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        self._add(Text(self._page, H1)).set_text(title)
        if any(notes):
            self.add_note("　".join(note for note in notes if note))
            self._column.addSpacing(self._em // 2)

    def add_heading(self, text: str) -> None:
        """A heading inside a page."""
        self._column.addSpacing(self._em)
        self._add(Text(self._page, H2)).set_text(text)

    def add_note(self, text: str) -> None:
        """Something said beside the matter."""
        self._add(Text(self._page, muted=True)).set_text(text)

    def add_words(self, text: str) -> None:
        """A paragraph of our own, without terms: the glossary is not read for it."""
        self._add(Text(self._page, READING)).set_text(text)

    def add_text(self, text: str) -> None:
        """A paragraph."""
        self._add(self._said(self._page, text))

    def add_points(self, texts: Sequence[str]) -> None:
        """A list of points."""
        box = self._add(QWidget(self._page))
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        for row, text in enumerate(texts):
            sign, point = Text(box, READING), self._said(box, text)
            sign.setWordWrap(False)
            sign.setText(_("•"))
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(point, row, 1)

    def relate(self, title: str, ids: Sequence[str], note: str = "") -> None:
        """Measures that belong to the page: they stand beside it, and can be answered there."""
        if ids:
            self._related.append(Related(title, tuple(ids), note))

    def add_question(self, key: str, title: str) -> None:
        """The question about a part of the profile to go to."""
        row = self._add(LinkRow(self._page, key))
        row.set_content(title)
        # queued: the answer writes the page anew, and the link that asked is on it
        row.clicked.connect(self._on_question, Qt.ConnectionType.QueuedConnection)

    def add_link(self, topic: GuideTopic, item: str, title: str, second: str = "") -> None:
        """Another item of the guide to go to."""
        row = self._add(LinkRow(self._page, f"{topic} {item}"))
        row.set_content(title, second)
        row.clicked.connect(self._on_item)

    def add_button(self, text: str, slot: Callable[[], None]) -> None:
        """A button that opens something."""
        button = QPushButton(text, self._page)
        button.clicked.connect(slot)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def finish(self, *, same: bool = False) -> None:
        """Puts the page on the screen: from its top, or where it was when it is the `same` one once more."""
        self._column.addStretch(1)
        before: QWidget | None = self.widget()
        place = self.verticalScrollBar().value()
        had_focus = before is not None and _holds_focus(before)
        if before is not None:
            self.takeWidget()
            before.hide()
            before.deleteLater()  # it may be one of its own links that asked for the next page
        self.setWidget(self._page)
        self._page.show()
        self.verticalScrollBar().setValue(place if same else 0)
        if had_focus:
            self.focus_first()

    @property
    def _column(self) -> QVBoxLayout:
        column = self._page.layout()
        assert isinstance(column, QVBoxLayout)
        return column

    @property
    def _em(self) -> int:
        return self.fontMetrics().height()

    def _add(self, widget: W) -> W:
        self._column.addWidget(widget)
        return widget

    def _said(self, parent: QWidget, text: str) -> "TermText":
        """A paragraph in which terms of the glossary are underlined where the page has them first."""
        from app.ui.kit.term_text import TermText

        label = TermText(parent)
        marks = self._state.catalogue.guide.terms(language()).find(text, self._met)
        self._met |= {mark.term.id for mark in marks}
        label.set_text(text, marks)
        label.term_wanted.connect(self._ways.term)
        return label

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_question(self) -> None:
        self._ways.question(self._key_pressed())

    def _on_item(self) -> None:
        topic, item = self._key_pressed().split(" ", 1)
        self._ways.topic(GuideTopic(topic), item)

    def _key_pressed(self) -> str:
        row = self.sender()
        assert isinstance(row, LinkRow)
        return row.key

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalScrollBar().setSingleStep(self.fontMetrics().height())


def _holds_focus(page: QWidget) -> bool:
    focused: QWidget | None = page.window().focusWidget()
    return focused is not None and page.isAncestorOf(focused)
