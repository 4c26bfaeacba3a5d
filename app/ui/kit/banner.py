"""A line above every place: what holds as long as it stands there, and a button for what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui.kit.retranslating import Retranslating
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL


class Banner(Retranslating, QFrame):
    """Whoever makes it says what stands in it, and shows and hides it."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.Box)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self.says = Text(self, LABEL)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self.says, 1)
        line.addWidget(self.button)
