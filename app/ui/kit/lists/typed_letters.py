"""Letters typed in a list or a tree one after the other: after a pause they begin another search."""

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 1000


class TypedLetters(QObject):
    """What was typed without a pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.text = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.forget)

    def take(self, letters: str) -> str:
        """One more letter, or a word of an input method; all that was typed. None at all begins anew, as Qt has it."""
        if not letters:
            self.forget()
        if letters.strip():
            self.text += letters
            self._pause.start()
        return self.text if letters.strip() else ""

    def forget(self) -> None:
        """What comes next is another search."""
        self.text = ""
