"""Boxes with a message that is only read, or a question with its answers. Names in them are no mark-up."""

from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QMessageBox, QWidget

from app.i18n import _
from app.ui.kit.dialog import freed
from app.ui.shell.geometry import screen_of
from app.words.message_parts import Message

_MARGINS = 60
"""Logical pixels around the buttons of a box, its frame among them."""

T = TypeVar("T")
Icon = QMessageBox.Icon
ButtonRole = QMessageBox.ButtonRole
Standard = QMessageBox.StandardButton


class BoxAnswer(NamedTuple, Generic[T]):
    """What a button stands for. Its words may be those of one of Qt's standard buttons."""

    value: T
    words: str | QMessageBox.StandardButton
    role: QMessageBox.ButtonRole = ButtonRole.AcceptRole


class BoxQuestion(NamedTuple, Generic[T]):
    """A message and its answers. `usual` is what Enter answers, and `on_escape` what closing the box does.

    Without `on_escape` there is one more button, `leaves`, which answers nothing; Enter presses it where no answer is
    the usual one.
    """

    message: Message
    answers: tuple[BoxAnswer[T], ...]
    usual: T | None = None
    on_escape: T | None = None
    leaves: QMessageBox.StandardButton = Standard.Cancel
    icon: QMessageBox.Icon = Icon.Warning
    title: str = ""


def box_showing(parent: QWidget | None, message: Message, icon: QMessageBox.Icon, title: str = "") -> QMessageBox:
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
    with freed(box_showing(parent, message, icon)) as box:
        box.exec()


def question_box(
    parent: QWidget | None, question: BoxQuestion[T]
) -> tuple[QMessageBox, list[tuple[QAbstractButton, BoxAnswer[T]]]]:
    """A box with a question, and what its buttons answer."""
    box = box_showing(parent, question.message, question.icon, question.title)
    usual = escape = None
    buttons: list[tuple[QAbstractButton, BoxAnswer[T]]] = []
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


def _stack_if_wide(box: QMessageBox) -> None:
    """Sets the buttons one below the other where a box can get no room for them side by side."""
    for row in box.findChildren(QDialogButtonBox):
        if row.sizeHint().width() > _widest(box) - _MARGINS:
            row.setOrientation(Qt.Orientation.Vertical)


def _widest(box: QMessageBox) -> int:
    """How wide Qt lets a box become, whatever stands in it (QMessageBoxPrivate::updateSize)."""
    screen = screen_of(box).availableGeometry().width()
    return screen if screen <= 1024 else min(screen - 480, 1000)


def ask(parent: QWidget | None, question: BoxQuestion[T]) -> T | None:
    """What a person answers; None when they close the box and that is no answer."""
    box, buttons = question_box(parent, question)
    with freed(box):
        box.exec()
        pressed = box.clickedButton()
    return next((answer.value for button, answer in buttons if button is pressed), question.on_escape)
