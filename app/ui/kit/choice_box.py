"""A box to choose one of a few values."""

from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.kit.still_wheel import keep_still


class ChoiceBox(QComboBox):
    """The wheel scrolls the page it lies on: a choice is not changed, and stored, in passing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        keep_still(self)
