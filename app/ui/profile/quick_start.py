"""The first three questions, and what they gain: enough to begin with, in a minute and without a mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.answers import Status
from app.domain.measures import Level
from app.domain.selection import Filter, View
from app.domain.tools import Tool
from app.i18n import _
from app.ui.profile.first_pages import EverydayPage, FirstPage, GainPage, KindPage, PeoplePage
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage
from app.ui.profile.profile_paged_dialog import ProfilePagedDialog
from app.ui.profile.tools_page import ToolsPage
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_QUESTIONS = 3


class QuickStart(ProfilePagedDialog):
    """The keys 1 to 8 answer, Enter goes on."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None) -> None:
        super().__init__(state, dict.fromkeys(("kind", "people", "methods", *Tool), ""), (46, 37), parent)
        self._ways = ways
        self._line.setContentsMargins(20, 0, 20, 8)
        self.retranslate()

    # pages

    def _makers(self) -> tuple[Callable[[ProfileDraft], ProfilePage], ...]:
        number = _("Question {number} of {total}").format(number=self._number + 1, total=_QUESTIONS)
        return (
            lambda draft: KindPage(draft, self, number),
            lambda draft: PeoplePage(draft, self, number),
            lambda draft: EverydayPage(draft, self, number),
            lambda draft: GainPage(draft, self),
            lambda draft: ToolsPage(draft, self, _("What do you work with?")),
        )

    @property
    def page_count(self) -> int:
        return _QUESTIONS + 2

    def leave_words(self) -> str:
        return _("&Later")

    def show_page(self) -> None:
        page = self._makers()[self._number](ProfileDraft(self._state, dict(self._texts)))
        is_last = self._number >= _QUESTIONS
        self._next.setText(_("Be&gin") if is_last else _("&Next"))
        self._next.setAccessibleDescription(page.said if isinstance(page, GainPage) else "")
        self._back.setVisible(self._number > 0)
        page.finished.connect(self._on_finished)
        if isinstance(page, GainPage):
            page.tools_wanted.connect(self._on_tools)
        self.put_in(page)
        if page.first_field is None:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            page.focus_on("")

    def _take_in(self) -> None:
        before = self._texts["kind"]
        super()._take_in()
        if self._page is not None and self._page.texts.get("kind", before) != before:
            self._texts["people"] = ""

    # what a person does

    def _on_finished(self) -> None:
        if isinstance(self._page, FirstPage):
            self._on_next()
        else:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self) -> None:
        """What is gained is enough to begin with: the tools are for who wants to."""
        if isinstance(self._page, GainPage):
            self.accept()
        else:
            super()._on_next()

    def _on_tools(self) -> None:
        self._go(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_digit = plain and text.isascii() and text.isdecimal()
        if not (is_digit and isinstance(self._page, FirstPage) and self._page.press(int(text))):
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Keeps what was answered and begins; stays open when that fails."""
        super().accept()
        if self.result():
            self._begin()

    def _begin(self) -> None:
        """At the first basic measure without an answer; the figures were those of all roles."""
        state, basic = self._state, Filter(levels=frozenset({Level.BASIC}))
        state.set_view(View.ALL)
        for measure in state.measures:
            if measure.level is Level.BASIC and state.shown(measure.id).status is Status.UNANSWERED:
                self._ways.measure(measure.id, basic)
                return
        self._ways.filter(basic)
