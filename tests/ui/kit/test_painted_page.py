"""A painted page: what lies over it follows what is laid out, in the order in which it is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kit.canvas import Canvas
from app.ui.kit.page_overlays import RowButton, SpokenText
from app.ui.kit.painted_page import PaintedPage
from app.ui.kit.type_setting import SetTexts
from tests.ui.stages import settled


@pytest.fixture
def page(qtbot: QtBot) -> PaintedPage:
    """An empty page on the screen."""
    page = PaintedPage()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    return page


def show(page: PaintedPage, *rows: str) -> None:
    """Shows a button, and a row for each key, with a text above it."""
    canvas = Canvas(page, SetTexts())
    canvas.button(10, 10, "go", "Go", is_primary=True)
    y = 60
    for key in rows:
        canvas.told(10, y, 300, f"text {key}")
        canvas.press(QRect(10, y + 25, 300, 20), key, f"row {key}")
        y += 50
    canvas.height = y
    page.show_canvas(canvas)
    settled(page)


def read(page: PaintedPage) -> list[str]:
    """What a screen reader meets, in its order."""
    lying = [w for w in page.children() if isinstance(w, (RowButton, SpokenText)) and w.isVisible()]
    return [w.accessibleName() or w.text() for w in lying]


def walked(page: PaintedPage) -> list[str]:
    """Where Tab goes, from the button on."""
    page.focus_primary()
    met = []
    while QApplication.focusWidget().key not in met:
        met.append(QApplication.focusWidget().key)
        page.focusNextChild()
    return met


def test_what_is_laid_out_anew_is_read_and_walked_in_its_order(page: PaintedPage) -> None:
    for rows in (("a", "c"), ("a", "b", "c"), ("c", "a"), ("b",), ()):
        show(page, *rows)
        assert read(page) == [words for key in rows for words in (f"text {key}", f"row {key}")]
        assert walked(page) == ["go", *rows]


def test_who_has_the_keys_keeps_them(page: PaintedPage) -> None:
    show(page, "a", "b")
    row = next(r for r in page.findChildren(RowButton) if r.key == "b")
    row.setFocus()
    show(page, "x", "b", "y")
    assert QApplication.focusWidget() is row
    assert row.geometry() == QRect(10, 135, 300, 20)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_row_and_a_button_are_pressed_by_keys(qtbot: QtBot, page: PaintedPage, key: Qt.Key) -> None:
    pressed: list[str] = []
    page.pressed.connect(pressed.append)
    show(page, "a")
    page.focus_primary()
    qtbot.keyClick(QApplication.focusWidget(), key)
    page.focusNextChild()
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert pressed == ["go", "a"]


def test_a_text_that_is_cut_can_be_found(
    page: PaintedPage, audit: Callable[[QWidget], list[tuple[str, str, str]]]
) -> None:
    show(page, "a")
    assert audit(page) == []
    canvas = Canvas(page, SetTexts())
    canvas.tell(QRect(10, 10, 50, 20), "cut", QSize(200, 20))
    page.show_canvas(canvas)
    settled(page)
    assert {kind for kind, *_rest in audit(page)} == {"CLIPPED"}


def test_an_empty_page_is_painted(page: PaintedPage) -> None:
    settled(page)
    assert read(page) == []
    page.focus_primary()
    show(page)
    assert QApplication.focusWidget().key == "go"
