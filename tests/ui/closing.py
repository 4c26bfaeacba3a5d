"""A person who closes whatever opens over the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog


class Closing(QTimer):
    """A person who closes whatever comes up; `met` names it."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []
        self.timeout.connect(self._look)
        self.start(20)

    def _look(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            self.met.append(type(shown).__name__)
            shown.reject()
