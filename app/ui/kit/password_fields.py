"""Two fields for a new password, with what to know about it, and a line that says why it does not do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.passwords import LEAST, PasswordProblem, PasswordUnfit, fit_password
from app.i18n import _
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.told_keys import name_control
from app.ui.kit.type_setting import LABEL, READING
from app.ui.shell import theme
from app.words.input_messages import password_problem


class PasswordFields(QWidget):
    """The password is nowhere but in the fields; `clear` empties them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = (Text(self, LABEL), Text(self, LABEL))
        self._lines = (QLineEdit(self), QLineEdit(self))
        self._show = TickBox(self)
        self._problem = Text(self, LABEL)
        self._advice = Text(self, READING, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for name, line in zip(self._names, self._lines, strict=True):
            name.setBuddy(line)
            column.addWidget(name)
            column.addWidget(line)
            line.textEdited.connect(self._on_edited)
        for widget in (self._show, self._problem, self._advice):
            column.addWidget(widget)
        self.setFocusProxy(self._lines[0])
        self._show.toggled.connect(self._on_show)
        self._on_show(False)
        self._colour_problem()
        self._tell("")
        self.retranslate()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        for name, line, text in zip(self._names, self._lines, (_("Password"), _("Once more")), strict=True):
            name.setText(text)
            name_control(line, text)
        self._show.setText(_("Show what is typed"))
        self._advice.set_text(
            _(
                "{count} characters or more; several words are easy to keep in mind. Tell the password by another way "
                "than the file: by telephone, not in the same mail. Tenken does not keep it. "
                "Without it nobody can open the file."
            ).format(count=LEAST)
        )

    def taken(self) -> str | None:
        """The password when it does and was entered twice; None else, and the reason is told here."""
        first, second = self._lines
        try:
            return fit_password(first.text(), again=second.text())
        except PasswordUnfit as error:
            self._tell(password_problem(error.problem))
            (second if error.problem is PasswordProblem.DIFFERENT else first).setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def clear(self) -> None:
        """Forgets what was typed."""
        for line in self._lines:
            line.clear()
        self._tell("")

    def _tell(self, problem: str) -> None:
        self._problem.set_text(problem)
        for line in self._lines:
            line.setAccessibleDescription(problem)

    def _on_edited(self) -> None:
        self._tell("")

    def _on_show(self, shown: bool) -> None:
        for line in self._lines:
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _colour_problem(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.warning_colour(palette))
        self._problem.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour_problem()
