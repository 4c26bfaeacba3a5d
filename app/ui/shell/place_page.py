"""What a place lies on: a place that is hidden hears of changes of the whole window when it is shown again."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

_OWN_FONT, _OWN_PALETTE = (1 << 31) - 1, (1 << 64) - 1
"""Its own in every part: what becomes of that of the window does not reach it."""


class PlacePage(QWidget):
    """Has fonts and colours of its own, which it takes from what is around it when it is shown, and hands down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._is_shown = self._awaits_words = self._has_own = False
        self._take_look()

    def hold(self, place: QWidget) -> None:
        """Shows this place."""
        self._column.addWidget(place)

    def catch_up(self) -> None:
        """Brings the place up to date: it is about to be shown."""
        self._is_shown = True
        self._take_look()
        if self._awaits_words:
            self._awaits_words = False
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    def rest(self) -> None:
        """It is shown no longer."""
        self._is_shown = False

    def follow(self) -> None:
        """The font or the colours around it are others now."""
        if self._is_shown:
            self._take_look()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and not self._is_shown:
            self._awaits_words = True
            return True
        return super().event(event)

    def _take_look(self) -> None:
        around = self._around
        if not self._has_own or self.font() != around.font():
            font = QFont(around.font())
            font.setResolveMask(_OWN_FONT)
            self.setFont(font)
        if not self._has_own or self.palette() != around.palette():
            palette = QPalette(around.palette())
            palette.setResolveMask(_OWN_PALETTE)
            self.setPalette(palette)
        self._has_own = True
