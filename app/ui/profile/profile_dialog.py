"""Asks what the organisation is, in seven short pages; every one can be skipped, and all of it changed later."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain import profile
from app.domain.profile import ASKED_ALONE, Fact
from app.domain.tools import Tool
from app.i18n import _
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H2
from app.ui.profile.profile_facts import FactsPage
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage
from app.ui.profile.profile_paged_dialog import ProfilePagedDialog
from app.ui.profile.profile_pages import MethodsPage, OrganisationPage, ResultPage, RolesPage
from app.ui.profile.tools_page import ToolsPage
from app.ui.shell.state import AppState
from app.ui.shell.ways import TOOLS

_TOOLS_PAGE = 3
_HALF = 8
"""The first page of facts asks about devices, services and data, the second about network and equipment."""


class ProfileDialog(ProfilePagedDialog):
    """All there is to ask. `start_at` is the key of the part of the profile at which to begin."""

    def __init__(self, state: AppState, parent: QWidget | None, *, start_at: str = "") -> None:
        texts = {key: profile.get(state.standing.profile, key) for key in profile.KEYS}
        super().__init__(state, texts, (56, 48), parent)
        self._head = Text(self, H2)
        self._column.insertWidget(0, self._head)
        self._number = _page_of(start_at)
        self._came_for_tools = self._number == _TOOLS_PAGE
        self._start_at = start_at
        self.retranslate()
        self._start_at = ""

    # pages

    def _makers(self) -> tuple[tuple[str, Callable[[ProfileDraft], ProfilePage]], ...]:
        return (
            (_("Your organization"), lambda draft: OrganisationPage(draft, self)),
            (_("Who does what"), lambda draft: RolesPage(draft, self)),
            (_("How you telework"), lambda draft: MethodsPage(draft, self)),
            (_("What you work with"), lambda draft: ToolsPage(draft, self)),
            (_("Devices, services and data"), lambda draft: FactsPage(draft, ASKED_ALONE[:_HALF], self)),
            (_("Your equipment"), lambda draft: FactsPage(draft, ASKED_ALONE[_HALF:], self)),
            (_("What follows from it"), lambda draft: ResultPage(draft, self)),
        )

    @property
    def page_count(self) -> int:
        return len(self._makers())

    def show_page(self) -> None:
        makers = self._makers()
        title, make = makers[self._number]
        self._head.setText(
            _("{number} of {total}: {title}").format(number=self._number + 1, total=len(makers), title=title)
        )
        page = make(ProfileDraft(self._state, dict(self._texts)))
        page.finished.connect(self._on_finished)
        self.put_in(page)
        is_last = self._number == len(makers) - 1
        self._back.setEnabled(self._number > 0)
        self._next.setText(_("&Done") if is_last else _("&Next"))
        self._leave.setVisible(not is_last)
        if page.first_field is None:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.focus_on(self._start_at)

    def leave_words(self) -> str:
        return _("Save and &close")

    def _on_finished(self) -> None:
        """Who came for the tools alone has what they came for."""
        button = self._leave if self._came_for_tools else self._next
        button.setFocus(Qt.FocusReason.OtherFocusReason)


def _page_of(key: str) -> int:
    if key in ("kind", "people", "teleworkers", ""):
        return 0
    if key == "methods":
        return 2
    if key == TOOLS or key in tuple(Tool):
        return _TOOLS_PAGE
    if key in ASKED_ALONE:
        return 4 if ASKED_ALONE.index(Fact(key)) < _HALF else 5
    return 1
