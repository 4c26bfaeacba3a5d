"""When and how the questions about the organization come up."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui.shell.state import AppState


class Asking(QObject):
    """Opens the dialog for a part of the profile, or for all of it once the window has been painted."""

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state = state
        self._window = window

    def ask(self, start_at: str = "") -> None:
        """Asks; `start_at` is the key of the part to begin with."""
        from app.ui.kit.dialog import run
        from app.ui.profile.profile_dialog import ProfileDialog

        state = self._state
        run(lambda: ProfileDialog(state, self._window, start_at=start_at), hand_over=state.hand_over_typed)

    def ask_all(self) -> None:
        """Asks from the beginning."""
        self.ask()

    def ask_new(self) -> None:
        """Asks everything of a workbook that has just been made, as at the very first start."""
        QTimer.singleShot(0, self._ask_first)

    def ask_after_first_paint(self) -> None:
        """Asks everything, for the first time; the window is there at once all the same."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._ask_first)
        return super().eventFilter(watched, event)

    def _ask_first(self) -> None:
        from app.ui.profile.profile_dialog import ProfileDialog

        if not self._window.isVisible() or self._state.standing.has_profile:
            return
        ProfileDialog(self._state, self._window, is_first=True).open()
