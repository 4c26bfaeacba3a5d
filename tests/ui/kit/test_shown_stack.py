"""Pages of which one is shown: only that one asks for room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.shown_stack import ShownStack
from app.ui.kit.texts import Text
from tests.ui.desk import Desk
from tests.ui.stages import settled


def page(stack: QWidget, words: str) -> QWidget:
    made = QWidget(stack)
    text = Text(made)
    text.setText(words)
    QVBoxLayout(made).addWidget(text)
    return made


def test_a_page_that_fits_does_not_scroll_for_the_sake_of_another(desk: Desk) -> None:
    pages: list[QWidget] = []
    scroll = ScrollPage(desk)
    around = QWidget(scroll)
    stack = ShownStack(around)
    QVBoxLayout(around).addWidget(stack)
    for words in ("short", "long " * 5000):
        pages.append(page(stack, words))
        stack.addWidget(pages[-1])
    scroll.setWidget(around)
    desk.put(scroll)
    assert scroll.verticalScrollBar().maximum() == 0
    stack.setCurrentWidget(pages[1])
    settled(desk)
    assert scroll.verticalScrollBar().maximum() > 0
    stack.setCurrentWidget(pages[0])
    settled(desk)
    assert scroll.verticalScrollBar().maximum() == 0
