"""What can be done with several tasks at once, each with its key; shown below the table while several are chosen."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app import labels
from app.domain.answers import STATUS_KEYS, Field, Status
from app.i18n import _, ngettext
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.texts import Text

_KEYS = {Field.DUE: "D", Field.OWNER: "O", Field.CARRIER: "C", Field.PRIORITY: "P"}
_DONE = next(key for key, status in STATUS_KEYS.items() if status is Status.DONE)


class SelectionBar(QWidget):
    """Emits what is to be done."""

    field_wanted = Signal(object)
    """All chosen tasks get another value of this Field."""
    done_wanted = Signal()
    ended = Signal()
    """One task is enough again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = Text(self)
        self._count.setWordWrap(False)
        self._fields = {field: QPushButton(self) for field in _KEYS}
        self._done, self._end = QPushButton(self), QPushButton(self)
        line = FlowLayout(self, spacing=8)
        for widget in (self._count, *self._fields.values(), self._done, self._end):
            line.addWidget(widget)
        for field, button in self._fields.items():
            button.clicked.connect(lambda _on, wanted=field: self.field_wanted.emit(wanted))
        self._done.clicked.connect(self.done_wanted)
        self._end.clicked.connect(self.ended)
        self._follow_font()
        self.hide()

    def make_compact(self, on: bool) -> None:
        """Keeps to one line, where the window is low: leaves out what is no act of its own, and what changes least; its
        key does it still."""
        for widget in (self._count, self._end, self._fields[Field.CARRIER]):
            widget.setVisible(not on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_font()

    def _follow_font(self) -> None:
        """The words stand in the middle of the line, beside buttons."""
        self._count.setMinimumHeight(self._done.sizeHint().height())

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for field, button in self._fields.items():
            button.setText(_("{words}  {key}").format(words=labels.name(field), key=_KEYS[field]))
        self._done.setText(_("{words}  {key}").format(words=labels.name(Status.DONE), key=_DONE))
        self._end.setText(_("Only one  Esc"))

    def show_count(self, count: int) -> None:
        """Shows itself where several tasks are chosen."""
        self._count.setText(ngettext("{count} task chosen", "{count} tasks chosen", count).format(count=count))
        self.setVisible(count > 1)
