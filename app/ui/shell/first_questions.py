"""When the questions about the organisation come up by themselves: in a workbook that has just been made."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui.shell.state import AppState


class FirstQuestions(QObject):
    """Asks everything, unless something is known already. The window can be used at once all the same."""

    def __init__(self, state: AppState, window: QWidget) -> None:
        super().__init__(window)
        self._state = state
        self._window = window

    def ask(self) -> None:
        """Asks once what is going on now is done."""
        QTimer.singleShot(0, self._ask)

    def ask_after_first_paint(self) -> None:
        """Asks once the window has been painted."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self.ask()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        from app.ui.profile.profile_dialog import ProfileDialog

        if not self._window.isVisible() or self._state.standing.has_profile:
            return
        ProfileDialog(self._state, self._window, is_first=True).open()
