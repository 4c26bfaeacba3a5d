"""Texts of the window ask for the room that they need, and for no more."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.texts import Text
from tests.ui.desk import Desk
from tests.ui.stages import settled

LOREM = "テレワークで仕事の環境が変わることを踏まえ、経営者が次の三つを行います。" * 2


def test_a_text_that_is_not_shown_yet_asks_for_no_more_than_its_lines(desk: Desk) -> None:
    """It has the width of 100 that Qt gives to what was not laid out."""
    text = Text(
        desk,
    )
    text.setText(LOREM)
    assert text.width() == 100
    assert text.minimumSizeHint().height() == text.heightForWidth(text.sizeHint().width())
    assert text.minimumSizeHint().height() < text.heightForWidth(100)


def test_what_a_stack_does_not_show_takes_no_room_from_what_it_shows(desk: Desk) -> None:
    stack, shown = QStackedWidget(), QWidget()
    hidden = NothingFound("search", stack)
    hidden.set_texts(LOREM, "x")
    hidden.layout().setGeometry(hidden.rect())
    stack.addWidget(shown)
    stack.addWidget(hidden)
    desk.put(stack)
    assert stack.minimumSizeHint().height() < hidden.heightForWidth(100)


def test_a_text_that_is_shown_keeps_all_its_lines(desk: Desk) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    text = Text(page)
    text.setText(LOREM)
    column.addWidget(text)
    desk.put(page)
    for width in (300, 900, 300):
        desk.resize(QSize(width, 40))
        settled(desk)
        assert text.minimumSizeHint().height() == text.heightForWidth(text.width())
