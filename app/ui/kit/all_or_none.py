"""Two buttons that tick all of some boxes, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import _


class AllOrNone(QWidget):
    """Emits `chosen(on)` when a person wants all of them ticked, or none."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for text, slot in ((_("All"), self._on_all), (_("None"), self._on_none)):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)

    def _on_all(self) -> None:
        self.chosen.emit(True)

    def _on_none(self) -> None:
        self.chosen.emit(False)
