"""Passages painted by one widget: their terms are walked by Tab, explained, and lead to the glossary."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.addresses import addresses
from app.domain.guide import Term
from app.domain.terms import TermFinder
from app.ui.kit import passages as passage_setting
from app.ui.kit.passages import Passage
from app.ui.kit.reading_column import ReadingColumn
from app.ui.kit.step_box import StepBox
from app.ui.kit.type_setting import LABEL
from app.ui.shell.edges import RING_ROOM

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


# boxes and addresses

PAGE = "Open admin.example2.com with the VPN key."
STEPS = [
    Passage("What to do", LABEL, aside="1/2"),
    Passage("Find the key.", mark="1.", box="find"),
    Passage(PAGE, mark="2.", box="open", links=addresses(PAGE)),
]


@pytest.fixture
def steps(column: ReadingColumn) -> ReadingColumn:
    """Two steps with boxes, the first done, and in the second an address between terms."""
    column.show_passages(STEPS, {"find"})
    finder = TermFinder(TERMS)
    column.underline([(), finder.find(STEPS[1].text), finder.find(PAGE)])
    QApplication.sendPostedEvents()
    return column


def standing() -> str:
    now = QApplication.focusWidget()
    if isinstance(now, StepBox):
        return now.key
    assert isinstance(now, ReadingColumn)
    return getattr(now.focused, "url", "") or at(now)


def test_boxes_are_spoken_by_themselves_with_their_state(steps: ReadingColumn) -> None:
    assert steps.accessibleName() == "What to do 1/2"
    said = [(QAccessible.queryAccessibleInterface(box), box) for box in steps.boxes]
    assert [one.text(QAccessible.Text.Name) for one, _box in said] == ["1. Find the key.", f"2. {PAGE}"]
    assert [one.role() for one, _box in said] == [QAccessible.Role.CheckBox] * 2
    assert [bool(one.state().checked) for one, _box in said] == [True, False]


def test_tab_walks_boxes_terms_and_addresses_as_they_are_read(qtbot: QtBot, steps: ReadingColumn) -> None:
    order = []
    while (now := tab(qtbot)) is steps or steps.isAncestorOf(now):
        order.append(standing())
    assert order == ["find", "key", "open", "https://admin.example2.com", "vpn", "key"]
    back = []
    while (now := tab(qtbot, back=True)) is steps or steps.isAncestorOf(now):
        back.append(standing())
    assert back == order[::-1]


def test_an_address_is_asked_for_by_key_and_click_and_ticks_nothing(qtbot: QtBot, steps: ReadingColumn) -> None:
    asked: list[str] = []
    ticks: list[object] = []
    places: list[QRect] = []
    steps.address_wanted.connect(asked.append)
    steps.ticked.connect(lambda *told: ticks.append(told))
    steps.shown.connect(places.append)
    while standing_on(steps) != "https://admin.example2.com":
        tab(qtbot)
    qtbot.keyClick(steps, Qt.Key.Key_F1)
    assert asked == []
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    qtbot.mouseClick(steps, Qt.MouseButton.LeftButton, pos=places[-1].center())
    assert asked == ["https://admin.example2.com"] * 2
    assert ticks == []


def standing_on(column: ReadingColumn) -> str:
    return getattr(column.focused, "url", "") if column.hasFocus() else ""


def test_a_click_on_the_line_ticks_unless_it_began_elsewhere(qtbot: QtBot, steps: ReadingColumn) -> None:
    ticks: list[tuple[str, bool]] = []
    steps.ticked.connect(lambda key, is_on: ticks.append((key, is_on)))
    first, second = (QPoint(steps.width() - 4, box.geometry().center().y()) for box in steps.boxes)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(steps, left, pos=first)
    qtbot.mouseClick(steps, left, pos=second)
    qtbot.mousePress(steps, left, pos=first)
    qtbot.mouseRelease(steps, left, pos=second)
    qtbot.mouseClick(steps, Qt.MouseButton.RightButton, pos=first)
    assert ticks == [("find", False), ("open", True)]


def test_other_ticks_set_no_text_anew(steps: ReadingColumn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage_setting, "SetText", None)
    terms = steps.marks
    steps.show_done({"open"})
    steps.show_passages([Passage("What to do", LABEL, aside="2/2"), *STEPS[1:]], {"find", "open"})
    steps.grab()
    assert [box.isChecked() for box in steps.boxes] == [True, True]
    assert steps.marks == terms


def test_fewer_steps_leave_no_box_behind(steps: ReadingColumn) -> None:
    steps.show_passages(STEPS[:2])
    assert [(box.key, box.isVisible()) for box in steps.findChildren(StepBox)][:1] == [("find", True)]
    assert sum(box.isVisible() for box in steps.findChildren(StepBox)) == 1
    assert len(steps.boxes) == 1


def test_who_stands_at_a_box_sees_the_ring(qtbot: QtBot, steps: ReadingColumn) -> None:
    before = steps.grab().toImage()
    box = tab(qtbot)
    assert isinstance(box, StepBox)
    assert steps.grab().toImage() != before
    assert steps.rect().contains(box.geometry().adjusted(-RING_ROOM, 0, 0, 0))


# painting


def painted(column: ReadingColumn, act: Callable[[], None]) -> QRegion:
    """What is painted anew after this."""
    watch = _Paints(column)
    column.installEventFilter(watch)
    act()
    QApplication.processEvents()
    column.removeEventFilter(watch)
    return watch.region


class _Paints(QObject):
    """Notes what is painted of what it watches."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_underlining_paints_the_terms_and_not_the_page(column: ReadingColumn) -> None:
    QApplication.processEvents()
    first = TermFinder(TERMS[:1])
    image = column.grab().toImage()
    marks = [first.find(passage.text) for passage in PASSAGES]
    anew = painted(column, lambda: column.underline(marks))
    assert not anew.isEmpty()
    assert anew.boundingRect().height() < column.height() // 2
    after = column.grab().toImage()
    every = [(x, y) for x in range(image.width()) for y in range(image.height())]
    changed = [place for place in every if image.pixel(*place) != after.pixel(*place)]
    assert changed
    assert all(anew.contains(QPoint(*place)) for place in changed)
