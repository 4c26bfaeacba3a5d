"""Passages painted by one widget: their terms are walked by Tab, explained, and lead to the glossary."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.guide import Term
from app.domain.terms import TermFinder
from app.ui.kit.reading_column import Passage, ReadingColumn
from app.ui.kit.type_setting import LABEL

TERMS = [
    Term("vpn", "VPN", "vpn", "a tunnel <b> & more", ("VPN",), (), True),
    Term("lost", "<i>loss", "loss", "gone", ("𠮷 & loss",), (), True),
    Term("key", "key", "key", "opens", ("key",), (), True),
]
PASSAGES = [
    Passage("Why", LABEL),
    Passage("Use <b>VPN</b> against 𠮷 & loss, always."),
    Passage("Keep the key.", mark="1.", room=0.5),
]


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[ReadingColumn]:
    """A column with three terms between two fields."""
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    before, column, after = QLineEdit(box), ReadingColumn(box), QLineEdit(box)
    for widget in (before, column, after):
        layout.addWidget(widget)
    column.show_passages(PASSAGES)
    finder = TermFinder(TERMS)
    column.underline([finder.find(passage.text) for passage in PASSAGES])
    with qtbot.waitExposed(box):
        box.resize(500, 400)
        box.show()
    box.activateWindow()
    before.setFocus()
    yield column
    QToolTip.hideText()


def tab(qtbot: QtBot, *, back: bool = False) -> QWidget:
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    qtbot.keyClick(QApplication.focusWidget(), key)
    return QApplication.focusWidget()


def at(column: ReadingColumn) -> str:
    return column.focused.term.id if column.focused else ""


def test_all_of_it_is_spoken(column: ReadingColumn) -> None:
    assert column.accessibleName() == "Why\nUse <b>VPN</b> against 𠮷 & loss, always.\n1. Keep the key."


def test_tab_walks_the_terms_explains_them_and_goes_on(qtbot: QtBot, column: ReadingColumn) -> None:
    seen = []
    column.shown.connect(seen.append)
    assert tab(qtbot) is column
    assert at(column) == "vpn"
    assert column.accessibleDescription() == "VPN: a tunnel <b> & more"
    assert "a tunnel &lt;b&gt; &amp; more" in QToolTip.text()
    tab(qtbot)
    tab(qtbot)
    assert at(column) == "key"
    assert [place.isValid() for place in seen] == [True] * 3
    assert tab(qtbot) is not column
    assert tab(qtbot, back=True) is column
    assert at(column) == "key"
    tab(qtbot, back=True)
    assert at(column) == "lost"


def test_enter_and_f1_ask_for_the_glossary(qtbot: QtBot, column: ReadingColumn) -> None:
    asked: list[str] = []
    column.term_wanted.connect(asked.append)
    tab(qtbot)
    qtbot.keyClick(column, Qt.Key.Key_Return)
    qtbot.keyClick(column, Qt.Key.Key_F1)
    assert asked == ["vpn", "vpn"]


def test_a_click_on_a_term_asks_and_one_beside_does_not(qtbot: QtBot, column: ReadingColumn) -> None:
    asked: list[str] = []
    places = []
    column.shown.connect(places.append)
    column.term_wanted.connect(asked.append)
    tab(qtbot)
    qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=places[0].center())
    qtbot.mouseClick(column, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert asked == ["vpn"]


def test_the_mouse_over_a_term_explains_it(qtbot: QtBot, column: ReadingColumn) -> None:
    places = []
    column.shown.connect(places.append)
    tab(qtbot)
    QToolTip.hideText()
    help_at(column, places[0].center())
    assert "a tunnel" in QToolTip.text()
    help_at(column, QPoint(1, 1))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def help_at(column: ReadingColumn, place: QPoint) -> None:
    QApplication.sendEvent(column, QHelpEvent(QEvent.Type.ToolTip, place, column.mapToGlobal(place)))


def test_terms_found_later_move_nothing(column: ReadingColumn) -> None:
    before = column.heightForWidth(400)
    column.underline(())
    assert column.heightForWidth(400) == before
    assert column.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_is_as_high_as_its_texts_at_any_width(column: ReadingColumn) -> None:
    heights = [column.heightForWidth(width) for width in (120, 240, 480, 960)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1]
    column.show_passages([])
    assert column.heightForWidth(300) == 0


def test_it_begins_at_its_top_where_there_is_more_room_than_it_needs(column: ReadingColumn) -> None:
    box = column.parentWidget()
    box.resize(500, 900)
    QApplication.sendPostedEvents()
    field, layout = box.findChildren(QLineEdit)[0], box.layout()
    assert column.height() > column.heightForWidth(column.width())
    assert column.y() == field.geometry().bottom() + 1 + layout.spacing()
