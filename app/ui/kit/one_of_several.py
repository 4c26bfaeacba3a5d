"""Choices of which one holds at a time: heard as one of several in a named group, and not as boxes to tick."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QWidget

if TYPE_CHECKING:
    Base = QAbstractButton
else:
    Base = object

_ARROWS = {Qt.Key.Key_Left: False, Qt.Key.Key_Up: False, Qt.Key.Key_Right: True, Qt.Key.Key_Down: True}
"""The keys that lead to a neighbour, and whether to the next."""


class OneOfSeveral(Base):
    """Stands before the class of Qt among the bases of a button; its siblings of this kind are the others.

    Qt hears such a button as one of several where it excludes the others by itself. It would then choose whatever an
    arrow key passes, too, and take all but one button from Tab: both stay as they are for other buttons. None of them
    need be chosen.
    """

    def make_one_of_several(self) -> None:
        """To be called once, when the button is made."""
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def show_chosen(self, is_chosen: bool) -> None:
        """Shows whether it is the one that holds."""
        if is_chosen != self.isChecked():
            self.setAutoExclusive(False)  # else the last one could not be taken back
            self.setChecked(is_chosen)
            self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.focusNextPrevChild(_ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        beside = parent.children() if (parent := self.parent()) else ()
        siblings = [one for one in beside if isinstance(one, OneOfSeveral)]
        policies = [(one, one.focusPolicy()) for one in siblings]
        super().focusInEvent(event)
        for one, policy in policies:
            one.setFocusPolicy(policy)


class ChoiceGroup(QGroupBox):
    """Holds the choices of one question. Its accessible name says the question; nothing of it is seen."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)  # Qt makes room for a frame and a title with each font and style

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints nothing."""
