"""The first three questions, and what they gain: enough to begin with, in a minute and without a mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import Status
from app.domain.measures import Level
from app.domain.profile import Kind
from app.domain.selection import Filter, View
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.profile.first_pages import EverydayPage, FirstPage, GainPage, KindPage, PeoplePage
from app.ui.profile.profile_page_base import ProfileDraft
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_QUESTIONS = 3


class QuickStart(Dialog):
    """Keys 1 to 8 answer, Enter goes on. However it ends, what was answered is kept as one step to undo."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._texts = {"kind": "", "people": "", "methods": ""}
        self._number = 0
        self._page: FirstPage | None = None
        self._later, self._back, self._next = (QPushButton(self) for _n in range(3))
        self.buttons.hide()
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 0, 20, 8)
        for button, slot in ((self._later, self.reject), (self._back, self._on_back), (self._next, self._on_next)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)
        self._next.setDefault(True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(buttons)
        self.set_page(QWidget(self), QDialogButtonBox.StandardButton.NoButton, size=(46, 37))
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens; what was entered on this page stays."""
        self.setWindowTitle(_("About your organization"))
        self._later.setText(_("&Later"))
        self._back.setText(_("&Back"))
        self._take_in()
        self._show_page()

    # pages

    def _makers(self) -> tuple[Callable[[ProfileDraft], FirstPage], ...]:
        number = _("Question {number} of {total}").format(number=self._number + 1, total=_QUESTIONS)
        return (
            lambda draft: KindPage(draft, self, number),
            lambda draft: PeoplePage(draft, self, number),
            lambda draft: EverydayPage(draft, self, number),
            lambda draft: GainPage(draft, self),
        )

    def _show_page(self) -> None:
        page = self._page = self._makers()[self._number](ProfileDraft(self._state, dict(self._texts)))
        page.finished.connect(self._on_next)
        page.shown_wanted.connect(self.reveal)
        is_gain = isinstance(page, GainPage)
        self._next.setText(_("Be&gin") if is_gain else _("&Next"))
        self._next.setAccessibleDescription(page.said if isinstance(page, GainPage) else "")
        self._back.setVisible(self._number > 0)
        leaving = self._scroll.takeWidget()
        if leaving is not None:
            leaving.deleteLater()  # one of its buttons may be what led here
        self._scroll.setWidget(page)
        (page.first_field or self._next).setFocus(Qt.FocusReason.TabFocusReason)

    def _take_in(self) -> None:
        if self._page is None:
            return
        told = self._page.texts
        if told.get("kind", self._texts["kind"]) != self._texts["kind"]:
            self._texts["people"] = ""
        self._texts |= told

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_digit = plain and text.isascii() and text.isdecimal()
        if not (is_digit and self._page and self._page.press(int(text))):
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        self._take_in()
        self._number += step
        self._show_page()

    def _on_back(self) -> None:
        self._go(-1)

    def _on_next(self) -> None:
        if self._page and self._page.wrong_field:
            self._page.wrong_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._number < _QUESTIONS:
            self._go(1)
        else:
            self.accept()

    # ends

    def accept(self) -> None:
        """Keeps what was answered and begins; stays open when that fails."""
        if self._save():
            super().accept()
            self._begin()

    def reject(self) -> None:
        """Keeps what was answered so far, and closes."""
        self._save()
        super().reject()

    def _save(self) -> bool:
        self._take_in()
        told = {key: text for key, text in self._texts.items() if text}
        if told and not self._state.set_profile(told):
            return False
        if told.get("kind") == Kind.SOLE_PROPRIETOR:
            self._state.set_view(View.ALL)
        return True

    def _begin(self) -> None:
        """At the first basic measure without an answer; the figures were those of all roles."""
        state, basic = self._state, Filter(levels=frozenset({Level.BASIC}))
        state.set_view(View.ALL)
        for measure in state.measures:
            if measure.level is Level.BASIC and state.shown(measure.id).status is Status.UNANSWERED:
                self._ways.measure(measure.id, basic)
                return
        self._ways.filter(basic)
