"""A text field that hands over what is typed shortly after the last key, and never a half-composed word."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

PAUSE_MS = 500
"""How long after the last change the text is handed over."""


class NoteEdit(QPlainTextEdit):
    """Emits `typed(text, goes_on)`; `goes_on` is true from the second time on while the focus stays."""

    typed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._lines = 3
        self._handed = ""
        self._goes_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._pause.start)

    def show_text(self, text: str) -> None:
        """Shows what is stored, unless the person is composing a word or it stands there already."""
        self._handed = text
        if text != self.toPlainText() and not self._is_composing():
            self.setPlainText(text)
        self._pause.stop()

    def flush(self) -> None:
        """Hands over what has been typed, the word being composed included."""
        if self._is_composing():
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        self._hand_over()

    def start_anew(self) -> None:
        """What is typed from now on is a step of its own."""
        self._goes_on = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self._goes_on = False

    def _on_pause(self) -> None:
        if self._is_composing():
            self._pause.start()
        else:
            self._hand_over()

    def _is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _hand_over(self) -> None:
        text = self.toPlainText()
        if text != self._handed:
            self._handed = text
            goes_on, self._goes_on = self._goes_on, True
            self.typed.emit(text, goes_on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_lines()

    def set_lines(self, lines: int) -> None:
        """Shows so many lines at least."""
        self._lines = lines
        self._fit_lines()

    def _fit_lines(self) -> None:
        frame = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * self._lines + frame)
