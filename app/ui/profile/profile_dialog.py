"""Asks what the organisation is, in six short pages; every one can be skipped, and all of it changed later."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain import profile
from app.domain.profile import Fact, Kind
from app.domain.selection import View
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H2
from app.ui.profile.profile_facts import FactsPage
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage
from app.ui.profile.profile_pages import MethodsPage, OrganisationPage, ResultPage, RolesPage
from app.ui.shell.state import AppState

_FACTS = tuple(Fact)
_HALF = 8
"""The first page asks about devices, services and data, the second about network and equipment."""


class ProfileDialog(Dialog):
    """However it ends, what was entered is kept, as one step that undo takes back.

    `start_at` is the key of the part of the profile at which to begin.
    """

    def __init__(self, state: AppState, parent: QWidget | None, *, start_at: str = "") -> None:
        super().__init__(parent)
        self._state = state
        self._texts = {key: profile.get(state.standing.profile, key) for key in profile.KEYS}
        self._before = dict(self._texts)
        self._number = _page_of(start_at)
        self._page: ProfilePage | None = None
        self._close, self._back, self._next = (QPushButton(self) for _n in range(3))
        self._build()
        self.retranslate()
        self._show_page(start_at)

    def _build(self) -> None:
        self._head = Text(self, H2)
        self.buttons.hide()
        buttons = QHBoxLayout()
        for button, slot in ((self._close, self.reject), (self._back, self._on_back), (self._next, self._on_next)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)
        self._next.setDefault(True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self._head)
        column.addLayout(buttons)
        self.set_page(QWidget(self), QDialogButtonBox.StandardButton.NoButton, size=(50, 48))

    # pages

    def _makers(self) -> tuple[tuple[str, Callable[[ProfileDraft], ProfilePage]], ...]:
        return (
            (_("Your organization"), lambda draft: OrganisationPage(draft, self)),
            (_("Who does what"), lambda draft: RolesPage(draft, self)),
            (_("How you telework"), lambda draft: MethodsPage(draft, self)),
            (_("What you work with"), lambda draft: FactsPage(draft, _FACTS[:_HALF], self)),
            (_("Your equipment"), lambda draft: FactsPage(draft, _FACTS[_HALF:], self)),
            (_("What follows from it"), lambda draft: ResultPage(draft, self)),
        )

    def _show_page(self, key: str = "") -> None:
        makers = self._makers()
        title, make = makers[self._number]
        self._head.setText(
            _("{number} of {total}: {title}").format(number=self._number + 1, total=len(makers), title=title)
        )
        page = self._page = make(ProfileDraft(self._state, dict(self._texts)))
        page.shown_wanted.connect(self._on_shown_wanted)
        page.finished.connect(self._on_finished)
        self._scroll.setWidget(page)
        is_last = self._number == len(makers) - 1
        self._back.setEnabled(self._number > 0)
        self._next.setText(_("&Done") if is_last else _("&Next"))
        self._close.setVisible(not is_last)
        if page.first_field is None and not isinstance(page, FactsPage):
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.focus_on(key)

    def _take_in(self) -> None:
        if self._page:
            self._texts |= self._page.texts

    def retranslate(self) -> None:
        """Says everything in the language of the screens; what was entered on this page stays."""
        self.setWindowTitle(_("About your organization"))
        self._back.setText(_("&Back"))
        self._close.setText(_("Save and &close"))
        if self._page:
            self._take_in()
            self._show_page()

    def _go(self, step: int) -> None:
        self._take_in()
        self._number += step
        self._show_page()

    def _on_back(self) -> None:
        self._go(-1)

    def _on_next(self) -> None:
        if self._page and self._page.wrong_field:
            self._page.wrong_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._number + 1 < len(self._makers()):
            self._go(1)
        else:
            self.accept()

    def _on_finished(self) -> None:
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_shown_wanted(self, part: QWidget) -> None:
        self._scroll.ensureWidgetVisible(part)

    # ends

    def accept(self) -> None:
        """Keeps what was entered; stays open when that fails."""
        if self._save():
            super().accept()

    def reject(self) -> None:
        """Keeps what was entered so far, and closes."""
        self._save()
        super().reject()

    def _save(self) -> bool:
        self._take_in()
        changed = {key: text for key, text in self._texts.items() if text != self._before[key]}
        if changed and not self._state.set_profile(changed):
            return False
        self._before = dict(self._texts)
        if changed.get("kind") == Kind.SOLE_PROPRIETOR:
            self._state.set_view(View.ALL)
        return True


def _page_of(key: str) -> int:
    if key in ("kind", "people", "teleworkers", ""):
        return 0
    if key == "methods":
        return 2
    if key in _FACTS:
        return 3 if _FACTS.index(Fact(key)) < _HALF else 4
    return 1
