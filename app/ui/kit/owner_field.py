"""A field for a name, of a person above all: free text, with the names in use to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.line_field import Line
from app.ui.kit.told_keys import name_control
from app.ui.shell.geometry import screen_of


class OwnerField(ChoiceBox):
    """Emits `chosen(name)` when a person entered another one and left the field, pressed Enter or picked one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = Line(self)
        self.setLineEdit(self.line)
        self.setMinimumContentsLength(6)
        self._shown = ""
        self.line.editingFinished.connect(self.flush)
        self.activated.connect(self.flush)

    def set_name(self, name: str, keys: str = "") -> None:
        """Names the box and the line in it, with the keys that lead here."""
        for part in (self, self.line):
            name_control(part, name, keys)

    def showPopup(self) -> None:
        room = screen_of(self).availableGeometry().width() // 2
        self.view().setMinimumWidth(min(self.view().sizeHintForColumn(0) + self.fontMetrics().height(), room))
        super().showPopup()

    def show_owner(self, owner: str, known: Sequence[str]) -> None:
        """Shows what is stored, and offers the names in use."""
        self._shown = owner
        if [self.itemText(n) for n in range(self.count())] != list(known):
            self.clear()
            self.addItems(list(known))
        self.setCurrentIndex(known.index(owner) if owner in known else -1)  # where the arrow keys begin
        self.setEditText(owner)
        self.line.setCursorPosition(0)  # a name is known by its beginning

    @property
    def owner(self) -> str:
        """The name as typed."""
        return " ".join(self.currentText().split())

    def flush(self) -> None:
        """Takes in what has been typed."""
        typed = self.owner
        if typed != self._shown:
            self._shown = typed
            self.chosen.emit(typed)
