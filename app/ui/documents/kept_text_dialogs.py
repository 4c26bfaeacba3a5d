"""Edits a text that the workbook keeps beside the answers: the teleworkers' names, the notice to the staff."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.kept_texts import notice_key
from app.domain.people import names_in, rows_for_teleworkers, teleworkers
from app.domain.tables import PERSON
from app.i18n import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL, READING
from app.ui.shell.state import AppState


class KeptTextDialog(Dialog):
    """Keeps the text when it is accepted, as a step that undo takes back; what is not kept leaves it open."""

    def __init__(self, state: AppState, head: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.setWindowTitle(head)
        self._page = QWidget(self)
        name, advice = Text(self._page, LABEL), Text(self._page, READING, muted=True)
        name.setText(head)
        self.edit = NoteEdit(self._page)
        name_control(self.edit, head)
        self.edit.setLineWrapMode(NoteEdit.LineWrapMode.WidgetWidth)
        name.setBuddy(self.edit)
        advice.set_text(hint)
        self.edit.setAccessibleDescription(hint)
        self.column = QVBoxLayout(self._page)
        self.column.addWidget(name)
        self.column.addWidget(self.edit, 1)
        self.column.addWidget(advice)
        self.edit.show_text(self.shown_text())

    def finish(self, lines: int) -> None:
        """Puts the page into the dialog, with so many lines of text to be seen where the screen has the room."""
        self.edit.set_lines(6)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_page(self._page, QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.take_size(self.size() + QSize(0, (lines - 6) * self.fontMetrics().lineSpacing()))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_text(self) -> str:
        """The text to begin with."""
        raise NotImplementedError

    def keep(self, text: str) -> bool:
        """Keeps the text as a step. False when it is not kept."""
        raise NotImplementedError

    def accept(self) -> None:
        self.edit.flush()
        if self.keep(self.edit.toPlainText()):
            super().accept()


class PeopleDialog(KeptTextDialog):
    """The teleworkers' names, one a line."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(
            state,
            _("Names of the teleworkers"),
            _("One name a line. Each gets a sheet of their own with the name printed on it."),
            parent,
        )
        self.finish(10)

    def shown_text(self) -> str:
        """The names of those who telework."""
        return "\n".join(teleworkers(self._state.workbook.rows(PERSON)))

    def keep(self, text: str) -> bool:
        """Makes those named, each once, the teleworkers."""
        people = self._state.workbook.rows(PERSON)
        return self._state.set_rows(PERSON, rows_for_teleworkers(people, names_in(text)))


class NoticeDialog(KeptTextDialog):
    """The notice to the staff. As long as it is the generated one, none is kept: it goes on following the answers."""

    def __init__(self, state: AppState, lang: str, generated: str, parent: QWidget) -> None:
        self._generated, self._key = generated, notice_key(lang)
        super().__init__(
            state,
            _("Text of the notice"),
            _(
                "Change it as you would say it. An empty line begins a new paragraph. "
                "Once you change it, it no longer follows your answers."
            ),
            parent,
        )
        self.back = QPushButton(_("Back to the generated text"), self._page)
        self.back.clicked.connect(self._on_back)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish(22)

    def shown_text(self) -> str:
        """The text as a person worded it, or the generated one."""
        return self._state.workbook.texts.get(self._key, "") or self._generated

    def keep(self, text: str) -> bool:
        """Keeps nothing where it is the generated text."""
        return self._state.set_kept({self._key: "" if text.strip() == self._generated.strip() else text})

    def _on_back(self) -> None:
        # as if typed: Ctrl+Z in the field brings the former text back
        cursor = self.edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(self._generated)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
