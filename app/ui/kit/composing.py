"""Knows whether an input method is at a word, or has just handed one over."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

_SECONDS = 0.15
"""So long after it a key that ended the word may still arrive."""


class Composing(QObject):
    """Listens, from `listen` to `leave`, to whatever has the keys in a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._heard: QWidget | None = None
        self._is_open = False
        self._ended = float("-inf")
        self._listens = False

    def listen(self) -> None:
        """Begins: the window is shown."""
        if not self._listens:
            self._listens = True
            _application().focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    def leave(self) -> None:
        """Ends: the window goes. A slot of what Python has given up already would end the program."""
        if self._listens:
            self._listens = False
            _application().focusChanged.disconnect(self._on_focus_changed)

    @property
    def is_at_a_word(self) -> bool:
        """Whether a word is being put together, or was handed over a moment ago."""
        return self._is_open or monotonic() - self._ended < _SECONDS

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._is_open = False  # who leaves a field ends its word
        if now is not None and now is not self._heard and self._window.isAncestorOf(now):
            now.installEventFilter(self)  # once more is no more: Qt takes out the first
            self._heard = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._is_open = bool(event.preeditString())
            if event.commitString():
                self._ended = monotonic()
        return super().eventFilter(watched, event)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
