"""Why a measure does not apply: reasons to pick by number, and a field for one's own."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.answers import Field
from app.domain.entered_text import is_blank
from app.i18n import N_, _
from app.ui.checklist.record_form import LabelledNote
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState

_READY = (
    N_("We do not use it"),
    N_("We have no such work"),
    N_("Nobody here does this"),
    N_("Our rules forbid it"),
    N_("Solved otherwise"),
)
_OWN_WORDS = str(len(_READY) + 1)


class ReasonPanel(Card):
    """Is there while a reason is asked for, and where one has been given.

    `given(text, goes_on)` tells of a reason, `picked` that it was one of those offered; `left` is for a person who is
    done here.
    """

    given = Signal(str, bool)
    picked = Signal()
    left = Signal()

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._measure_id = ""
        self._asks = False
        self._head = Text(self, LABEL)
        self._offer = QWidget(self)
        row = FlowLayout(self._offer, spacing=8)
        self._ready = [QPushButton(self._offer) for _reason in (*_READY, _OWN_WORDS)]
        for button in self._ready:
            button.setAutoDefault(False)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        self._own = LabelledNote(Field.REASON, 2, self)
        for widget in (self._head, self._offer, self._own):
            self.column.addWidget(widget)
        self._own.typed.connect(self.given)
        self._own.left.connect(self.left)
        self.hide()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._head.setText(_("Why does it not apply? Press a number, or write the reason yourself."))
        words = [*(_(reason) for reason in _READY), _("In your own words")]
        for n, (button, text) in enumerate(zip(self._ready, words, strict=True), 1):
            button.setText(f"{n}  {text}")
        self._own.retranslate()
        self._say_what_is_missing()

    def show_measure(self, measure_id: str) -> None:
        """Shows the reason that is stored for a measure."""
        if measure_id != self._measure_id:
            self._own.edit.start_anew()
            self._own.set_hint("")
        self._measure_id = measure_id
        self._own.edit.show_text(self._state.entry(measure_id).reason)
        if (typed := self._state.unsaved.texts.get((measure_id, Field.REASON))) is not None:
            self._own.edit.show_unsaved(str(typed))
            self._own.set_hint(_("This text is not saved yet. It is tried again with your next change."))

    def show_reason(self, *, wanted: bool) -> None:
        """Shows the reason where the measure does not apply; nothing is asked for."""
        self._asks = False
        self._show(wanted=wanted)

    def ask(self) -> None:
        """Asks for the reason: with the keys on what is offered."""
        self._asks = True
        self._show(wanted=True)
        self._ready[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def asks(self) -> bool:
        """Whether an answer waits for its reason here."""
        return self._asks

    def _show(self, *, wanted: bool) -> None:
        for widget in (self._head, self._offer):
            widget.setVisible(self._asks)
        self.setVisible(wanted)
        self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        if self._asks and is_blank(self._own.edit.toPlainText()):
            self._own.set_hint(_("“Not applicable” is saved once you write the reason here."))

    def flush(self) -> None:
        """Hands over what is being typed."""
        self._own.edit.flush()

    # what a person does

    def _on_clicked(self) -> None:
        self._pick(self._ready.index(self.sender()))  # type: ignore[arg-type] # one of them

    def _pick(self, number: int) -> None:
        if number >= len(_READY):
            self._own.focus()
            return
        self.given.emit(_(_READY[number]), False)
        self.picked.emit()

    def event(self, event: QEvent) -> bool:
        """Figures pick a reason here; they give answers elsewhere. Where they are typed, they do not come here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._picks(event):
            event.accept()
            return True
        return super().event(event)

    def _picks(self, event: QKeyEvent) -> bool:
        allowed = Qt.KeyboardModifier.KeypadModifier
        figures = [str(n) for n in range(1, len(self._ready) + 1)]
        return self._asks and event.text() in figures and not event.modifiers() & ~allowed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._picks(event):
            self._pick(int(event.text()) - 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
