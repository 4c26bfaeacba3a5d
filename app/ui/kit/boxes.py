"""Boxes with a message that is only read, or a question with its answers. Names in them are no mark-up."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui.kit.dialog import Dialog, freed
from app.ui.kit.icons import paint_icon
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H2
from app.ui.shell import theme
from app.ui.shell.geometry import fitting
from app.words.message_parts import Message

_WIDTH_EM, _WIDEST_EM = 34, 48
"""Of what stands in a box, in heights of the text: as a rule, and where its buttons need more."""
_SIGN_EM = 2

T = TypeVar("T")
ButtonRole = QDialogButtonBox.ButtonRole
Standard = QDialogButtonBox.StandardButton


_CLOSING = (ButtonRole.AcceptRole, ButtonRole.RejectRole, ButtonRole.YesRole, ButtonRole.NoRole)
"""The roles whose buttons close any dialog."""


class BoxSign(Enum):
    """What kind of message it is, by the icon beside it."""

    WARNS = "warning"
    TELLS = "information"
    ASKS = "question"


class BoxAnswer(NamedTuple, Generic[T]):
    """What a button stands for. Its words may be those of one of Qt's standard buttons."""

    value: T
    words: str | QDialogButtonBox.StandardButton
    role: QDialogButtonBox.ButtonRole = ButtonRole.AcceptRole


class BoxQuestion(NamedTuple, Generic[T]):
    """A message and its answers. `usual` is what Enter answers, and `on_escape` what closing the box does.

    Without `on_escape` there is one more button, `leaves`, which answers nothing; Enter presses it where no answer is
    the usual one.
    """

    message: Message
    answers: tuple[BoxAnswer[T], ...]
    usual: T | None = None
    on_escape: T | None = None
    leaves: QDialogButtonBox.StandardButton = Standard.Cancel
    sign: BoxSign = BoxSign.WARNS
    title: str = ""


class MessageBox(Dialog):
    """Shows a message until a button is pressed, or it is closed. Ctrl+C copies what it says."""

    pressed: QAbstractButton | None = None
    """The button that closed it; None where it was closed without one."""

    def __init__(self, parent: QWidget | None, message: Message, sign: BoxSign, title: str = "") -> None:
        super().__init__(parent)
        self.message, self.sign = message, sign
        self.setWindowTitle(title or _("Tenken"))
        self._page = QWidget(self)
        column = QVBoxLayout()
        column.setSpacing(8)
        for n, part in enumerate(part for part in (message.what, message.safe, message.todo) if part):
            says = Text(self._page, H2) if n == 0 else Text(self._page)
            says.setText(part)
            column.addWidget(says)
        column.addStretch(1)
        line = QHBoxLayout(self._page)
        line.setSpacing(16)
        line.addWidget(_SignMark(sign, self._page), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        self.set_page(self._page, Standard.NoButton)
        self.buttons.clicked.connect(self._on_clicked)

    def add(self, answer: str | QDialogButtonBox.StandardButton, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        """One more button."""
        button = self.buttons.addButton(answer, role) if isinstance(answer, str) else self.buttons.addButton(answer)
        button.setAutoDefault(False)
        return button

    def prefer(self, button: QPushButton) -> None:
        """Says which button Enter presses; it has the keys, too."""
        button.setDefault(True)
        button.setFocus()

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.pressed = button
        if self.buttons.buttonRole(button) not in _CLOSING:
            self.accept()

    def setVisible(self, visible: bool) -> None:
        """Stands the buttons upright, where they are many, before anything is shown: their layout is made anew then,
        which nobody does to a window whose layouts are just being shown."""
        if visible and not self.isVisible():
            self.ensurePolished()
            self._stand_buttons()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        self._take_room()
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _column(self) -> QLayout:
        layout = self.layout()
        assert layout is not None
        return layout

    def _widest(self) -> int:
        """How wide what stands in it may be."""
        em, margins = self.fontMetrics().height(), self._column().contentsMargins()
        sides = margins.left() + margins.right()
        return min(fitting(QSize(_WIDEST_EM * em, em), self).width() - sides, _WIDEST_EM * em)

    def _stand_buttons(self) -> None:
        if self.buttons.sizeHint().width() > self._widest():
            self.buttons.setOrientation(Qt.Orientation.Vertical)

    def _take_room(self) -> None:
        """Becomes as large as the message and the buttons need, which stand one below the other where they are many."""
        em, layout = self.fontMetrics().height(), self._column()
        margins = layout.contentsMargins()
        needed = max(self.buttons.sizeHint().width(), self._page.minimumSizeHint().width())
        width = min(self._widest(), max(_WIDTH_EM * em, needed))
        foot = self.buttons.sizeHint().height() + layout.spacing()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        tall = self._page.heightForWidth(width - bar)  # a bar that came first stays if its narrower lines need it
        self._page.resize(width, tall)  # else it asks for the height of narrower lines
        height = tall + foot + margins.top() + margins.bottom()
        self.take_size(QSize(width + margins.left() + margins.right(), height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.message.line)
        else:
            super().keyPressEvent(event)


class _SignMark(QWidget):
    """The icon beside a message; the words beside it say the same to a screen reader."""

    def __init__(self, sign: BoxSign, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = _SIGN_EM * self.fontMetrics().height()
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        warns = self._sign is BoxSign.WARNS
        colour = theme.warning_colour(self.palette()) if warns else theme.colour(theme.tokens(self.palette()).accent)
        paint_icon(painter, self._sign.value, QRectF(self.rect()), colour)
        painter.end()


def box_showing(parent: QWidget | None, message: Message, sign: BoxSign) -> MessageBox:
    """A box with a message that is only read."""
    box = MessageBox(parent, message, sign)
    box.prefer(box.add(Standard.Ok, ButtonRole.AcceptRole))
    return box


_UNATTENDED = "isUnattended"
"""A property of the application: a box would hold up the end of the program, which the system waits for."""


def is_unattended() -> bool:
    """Whether nobody is there to read a box or to answer one."""
    app = QApplication.instance()
    return app is not None and bool(app.property(_UNATTENDED))


def ask_nobody(*, from_now: bool = True) -> None:
    """From now on no box is shown, and each question is answered as by closing its box; or they are again."""
    app = QApplication.instance()
    assert app is not None
    app.setProperty(_UNATTENDED, from_now)


@contextmanager
def asking_nobody() -> Iterator[None]:
    """The same for a while."""
    before = is_unattended()
    ask_nobody()
    try:
        yield
    finally:
        ask_nobody(from_now=before)


def show_message(parent: QWidget | None, message: Message, sign: BoxSign) -> None:
    """Shows a message until it is closed."""
    if is_unattended():
        return
    with freed(box_showing(parent, message, sign)) as box:
        box.exec()


def question_box(
    parent: QWidget | None, question: BoxQuestion[T]
) -> tuple[MessageBox, list[tuple[QAbstractButton, BoxAnswer[T]]]]:
    """A box with a question, and what its buttons answer."""
    box = MessageBox(parent, question.message, question.sign, question.title)
    buttons = [(box.add(answer.words, answer.role), answer) for answer in question.answers]
    usual = next((button for button, answer in buttons if answer.value == question.usual), None)
    if all(answer.value != question.on_escape for _button, answer in buttons):
        leaving = box.add(question.leaves, ButtonRole.RejectRole)
        usual = usual or leaving
    box.prefer(usual or buttons[-1][0])
    return box, [(button, answer) for button, answer in buttons]


def ask(parent: QWidget | None, question: BoxQuestion[T]) -> T | None:
    """What a person answers; None when they close the box and that is no answer."""
    if is_unattended():
        return question.on_escape
    box, buttons = question_box(parent, question)
    with freed(box):
        box.exec()
        pressed = box.pressed
    return next((answer.value for button, answer in buttons if button is pressed), question.on_escape)
