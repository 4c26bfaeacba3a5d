"""A page of the guide: title, texts whose terms are explained, points, and the measures that belong to them."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app import labels
from app.i18n import _, language
from app.ui.kit.link_row import LinkRow
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.term_text import TermText
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import H1, LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways

W = TypeVar("W", bound=QWidget)


class GuidePage(ScrollPage):
    """Is written from top to bottom: `begin`, then what stands on it, then `finish`."""

    left = Signal()
    """A person is done here: the focus may go back to the list."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(80)
        self._page = QWidget()
        self._card: Card | None = None
        self._met: set[str] = set()

    # writing

    def begin(self, title: str, *notes: str, known: Sequence[str] = ()) -> None:
        """A new page with a title, and what is said of it in small; terms that are `known` are not explained."""
        self._page = QWidget()
        self._met = set(known)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        self._card = None
        if any(notes):
            self._add(Text(self._page, muted=True)).setText("　".join(note for note in notes if note))
        self._add(Text(self._page, H1)).set_text(title)

    def begin_card(self, title: str = "") -> None:
        """What follows stands in a frame, under a heading."""
        self._card = None
        self._card = self._add(Card(self._page))
        if title:
            self.add_heading(title)

    def add_heading(self, text: str) -> None:
        """A heading inside a page."""
        self._add(Text(self._parent, LABEL)).set_text(text)

    def add_note(self, text: str) -> None:
        """Something said beside the matter."""
        self._add(Text(self._parent, muted=True)).set_text(text)

    def add_text(self, text: str) -> None:
        """A paragraph."""
        self._say(self._add(TermText(self._parent)), text)

    def add_points(self, texts: Sequence[str]) -> None:
        """A list of points."""
        box = self._add(QWidget(self._parent))
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        for row, text in enumerate(texts):
            sign, point = Text(box), TermText(box)
            sign.setText(_("•"))
            sign.setWordWrap(False)
            self._say(point, text)
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(point, row, 1)

    def add_measures(self, ids: Sequence[str]) -> None:
        """Measures with their answers, to go to."""
        for measure_id in ids:
            row = self._add(LinkRow(self._parent, measure_id))
            row.clicked.connect(self._on_measure)
            self._fill(row)

    def add_question(self, key: str, title: str) -> None:
        """The question about a part of the profile to go to."""
        row = self._add(LinkRow(self._parent, key))
        row.set_content(title)
        # queued: the answer writes the page anew, and the link that asked is on it
        row.clicked.connect(self._on_question, Qt.ConnectionType.QueuedConnection)

    def add_link(self, topic: GuideTopic, item: str, title: str, second: str = "") -> None:
        """Another item of the guide to go to."""
        row = self._add(LinkRow(self._parent, f"{topic} {item}"))
        row.set_content(title, second)
        row.clicked.connect(self._on_item)

    def finish(self, *, same: bool = False) -> None:
        """Puts the page on the screen: from its top, or where it was when it is the `same` one once more."""
        column = self._page.layout()
        assert isinstance(column, QVBoxLayout)
        column.addStretch(1)
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
    def _parent(self) -> QWidget:
        return self._card or self._page

    def _add(self, widget: W) -> W:
        column = self._card.column if self._card else self._page.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(widget)
        return widget

    def _say(self, label: TermText, text: str) -> None:
        marks = self._state.catalogue.guide.terms(language()).find(text, self._met)
        self._met |= {mark.term.id for mark in marks}
        label.set_text(text, marks)
        label.term_wanted.connect(self._ways.term)

    def _fill(self, row: LinkRow) -> None:
        status = self._state.shown(row.key).status
        label = labels.measure_label(self._state.catalogue.by_id[row.key])
        second = f"{label}　{labels.STATUS_GLYPHS[status]} {labels.name(status)}"
        row.set_content(self._state.words.measures[row.key].title, second)

    # what a person does

    def focus_first(self) -> None:
        """Gives the keys to the first thing here that takes them."""
        first = next((w for w in self._page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus), self)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_measure(self) -> None:
        self._ways.measure(self._key_pressed())

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
