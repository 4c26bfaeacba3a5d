"""What the dialogs share that ask about the organisation page by page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.profile import Kind, from_texts, settled_texts
from app.domain.selection import View
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.texts import Text
from app.ui.profile.profile_page_base import ProfilePage
from app.ui.shell.state import AppState


class ProfilePagedDialog(Dialog):
    """However it ends, what was entered is kept, as one step that undo takes back.

    `texts` is what is known at first, by key of the profile; its kinds show a page by its number, from 0.
    """

    def __init__(self, state: AppState, texts: dict[str, str], size: tuple[int, int], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state = state
        self._texts = texts
        self._before = dict(texts)
        self._number = 0
        self._page: ProfilePage | None = None
        self._leave, self._back, self._next = (QPushButton(self) for _n in range(3))
        self.buttons.hide()
        self._progress = Text(self, muted=True)
        line = self._line = QHBoxLayout()
        for button, slot in ((self._leave, self.reject), (self._back, self._on_back), (self._next, self._on_next)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            line.addWidget(button)
        line.insertStretch(1, 1)
        line.insertWidget(2, self._progress)
        line.insertStretch(3, 1)
        self._next.setDefault(True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self._column = column
        column.addLayout(line)
        self.set_page(QWidget(self), QDialogButtonBox.StandardButton.NoButton, size=size)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Shows the page whose turn it is."""
        raise NotImplementedError

    def put_in(self, page: ProfilePage) -> None:
        """Shows a page in place of the one before."""
        self._page = page
        page.shown_wanted.connect(self.reveal)
        page.answered.connect(self._tell_progress)
        leaving = self._scroll.takeWidget()
        if leaving is not None:
            leaving.deleteLater()  # one of its buttons may be what led here
        self._scroll.setWidget(page)
        self._tell_progress()

    def _tell_progress(self) -> None:
        self._progress.set_text(self._page.progress if self._page else "")

    def retranslate(self) -> None:
        """Says everything in the language of the screens; what was entered on this page stays."""
        self.setWindowTitle(_("About your organization"))
        self._back.setText(_("&Back"))
        self._leave.setText(self.leave_words())
        self._take_in()
        self.show_page()

    def leave_words(self) -> str:
        """What stands on the button that keeps what was entered so far, and closes."""
        raise NotImplementedError

    # what a person does

    def _take_in(self) -> None:
        if self._page:
            changed = {key: text for key, text in self._page.texts.items() if text != self._texts[key]}
            before = from_texts({key: text for key, text in self._texts.items() if text})
            self._texts |= settled_texts(before, changed)

    def _go(self, step: int) -> None:
        self._take_in()
        self._number += step
        self.show_page()

    def _on_back(self) -> None:
        self._go(-1)

    def _on_next(self) -> None:
        if self._page and self._page.wrong_field:
            self._page.wrong_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._number + 1 < self.page_count:
            self._go(1)
        else:
            self.accept()

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
