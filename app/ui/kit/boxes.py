"""Boxes with a message that is only read, or a question with its answers. Names in them are no mark-up."""

from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QMessageBox, QWidget

from app.i18n import _
from app.ui.kit.dialog import freed
from app.ui.shell.geometry import fitting
from app.words.messages import Message

T = TypeVar("T")
Icon = QMessageBox.Icon
Role = QMessageBox.ButtonRole
Standard = QMessageBox.StandardButton


class Answer(NamedTuple, Generic[T]):
    """What a button stands for. Its words may be those of one of Qt's standard buttons."""

    value: T
    words: str | QMessageBox.StandardButton
    role: QMessageBox.ButtonRole = Role.AcceptRole


class Question(NamedTuple, Generic[T]):
    """A message and its answers. `usual` is what Enter answers, and `on_escape` what closing the box does.

    Without `on_escape` there is one more button, `leaves`, which answers nothing; Enter presses it where no answer is
    the usual one.
    """

    message: Message
    answers: tuple[Answer[T], ...]
    usual: T | None = None
    on_escape: T | None = None
    leaves: QMessageBox.StandardButton = Standard.Cancel
    icon: QMessageBox.Icon = Icon.Warning
    title: str = ""


def message_box(parent: QWidget | None, message: Message, icon: QMessageBox.Icon, title: str = "") -> QMessageBox:
    """A box with a message."""
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title or _("Tenken"))
    box.setText(message.what)
    box.setInformativeText("\n".join(part for part in (message.safe, message.todo) if part))
    for label in box.findChildren(QLabel):  # names of files and typed text are no mark-up
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def show_message(parent: QWidget | None, message: Message, icon: QMessageBox.Icon) -> None:
    """Shows a message until it is closed."""
    with freed(message_box(parent, message, icon)) as box:
        box.exec()


def question_box(
    parent: QWidget | None, question: Question[T]
) -> tuple[QMessageBox, list[tuple[QAbstractButton, Answer[T]]]]:
    """A box with a question, and what its buttons answer."""
    box = message_box(parent, question.message, question.icon, question.title)
    usual = escape = None
    buttons: list[tuple[QAbstractButton, Answer[T]]] = []
    for answer in question.answers:
        words = answer.words
        button = box.addButton(words, answer.role) if isinstance(words, str) else box.addButton(words)
        buttons.append((button, answer))
        usual = button if answer.value == question.usual else usual
        escape = button if answer.value == question.on_escape else escape
    escape = escape or box.addButton(question.leaves)
    box.setEscapeButton(escape)
    box.setDefaultButton(usual or escape)
    _stack_if_wide(box)
    return box, buttons


_SHARE = 0.55
"""How much of the screen's width the words of a button may take where it is narrow: the rest are icon and margins."""


def _stack_if_wide(box: QMessageBox) -> None:
    """Sets the buttons one below the other where the screen has no room for them side by side, and breaks words that
    are too wide even so.
    """
    for row in box.findChildren(QDialogButtonBox):
        wanted = row.sizeHint()
        room = fitting(wanted, box).width()
        if wanted.width() > room:
            row.setOrientation(Qt.Orientation.Vertical)
            for button in row.buttons():
                button.setText(_broken(button.text(), button.font(), room * _SHARE))


def _broken(text: str, font: QFont, width: float) -> str:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return "\n".join(lines)


def ask(parent: QWidget | None, question: Question[T]) -> T | None:
    """What a person answers; None when they close the box and that is no answer."""
    box, buttons = question_box(parent, question)
    with freed(box):
        box.exec()
        pressed = box.clickedButton()
    return next((answer.value for button, answer in buttons if button is pressed), question.on_escape)
