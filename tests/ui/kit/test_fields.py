"""The small controls: days, owners, rows of buttons, rows that lead somewhere, and the menu of filters."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.answers import Field, Status
from app.domain.days import Tense
from app.domain.measures import Level
from app.domain.selection import Filter
from app.domain.summary import figures
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.kit.day_field import DayField
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.link_row import LinkRow
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.segmented import Segmented
from app.ui.shell import theme
from app.ui.shell.state import AppState


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(600, 300)
    qtbot.addWidget(page)
    return page


# days


@pytest.fixture
def day_field(page: QWidget) -> DayField:
    field = DayField(page, Tense.COMING)
    field.retranslate("Due date")
    page.show()
    return field


@pytest.fixture
def days(day_field: DayField) -> list[date | None]:
    chosen: list[date | None] = []
    day_field.chosen.connect(chosen.append)
    return chosen


def type_over(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    event = QInputMethodEvent("", [])
    event.setCommitString(text)  # key clicks know no Japanese
    QApplication.sendEvent(line, event)


def test_a_day_in_any_usual_form_is_taken(qtbot: QtBot, day_field: DayField, days: list[date | None]) -> None:
    for typed in ("2026-11-30", "２０２６／１１／３０", "令和8年11月30日"):
        day_field.show_day(None)
        type_over(qtbot, day_field.line, typed)
        qtbot.keyClick(day_field.line, Qt.Key.Key_Return)
    assert days == [date(2026, 11, 30)] * 3
    assert day_field.line.text() == "Nov 30, 2026"


def test_what_is_no_day_is_said_and_stays(qtbot: QtBot, day_field: DayField, days: list[date | None]) -> None:
    day_field.show_day(date(2026, 11, 30))
    type_over(qtbot, day_field.line, "soon")
    qtbot.keyClick(day_field.line, Qt.Key.Key_Return)
    assert day_field.has_problem
    assert (day_field.line.text(), day_field.day, days) == ("soon", date(2026, 11, 30), [])
    type_over(qtbot, day_field.line, "2026-12-01")
    qtbot.keyClick(day_field.line, Qt.Key.Key_Return)
    assert not day_field.has_problem
    assert days == [date(2026, 12, 1)]


def test_an_emptied_field_is_no_day(qtbot: QtBot, day_field: DayField, days: list[date | None]) -> None:
    day_field.show_day(date(2026, 11, 30))
    type_over(qtbot, day_field.line, "")
    day_field.flush()
    assert days == [None]


def test_a_day_left_as_it_is_tells_nothing(qtbot: QtBot, day_field: DayField, days: list[date | None]) -> None:
    day_field.show_day(date(2026, 11, 30))
    type_over(qtbot, day_field.line, "11/30/2026")
    type_over(qtbot, day_field.line, "Nov 30, 2026")
    day_field.flush()
    assert (days, day_field.has_problem) == ([], False)


def test_a_day_may_be_said_of_today(qtbot: QtBot, day_field: DayField, days: list[date | None]) -> None:
    for typed in ("+7", "1週間後", "in a week"):
        day_field.show_day(None)
        type_over(qtbot, day_field.line, typed)
        qtbot.keyClick(day_field.line, Qt.Key.Key_Return)
    assert days == [date.today() + timedelta(7)] * 3


def test_several_days_are_no_day_until_one_is_entered(
    qtbot: QtBot, day_field: DayField, days: list[date | None]
) -> None:
    day_field.show_mixed()
    assert (day_field.line.text(), day_field.line.placeholderText()) == ("", "Different for each")
    type_over(qtbot, day_field.line, "x")
    type_over(qtbot, day_field.line, "")
    day_field.flush()
    assert (days, day_field.line.placeholderText()) == ([], "Different for each")
    type_over(qtbot, day_field.line, "2026-12-01")
    day_field.flush()
    assert days == [date(2026, 12, 1)]
    assert day_field.line.placeholderText() == "e.g. 11/30, next week, +7"


def test_a_field_that_stays_low_tells_what_is_wrong_and_keeps_its_height(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, told = DayField(page, Tense.COMING, stays_low=True), []
    field.refused.connect(told.append)
    height, ink = field.sizeHint().height(), field.line.palette().text().color()
    type_over(qtbot, field.line, "soon")
    field.flush()
    assert "This is not a day" in told[0]
    assert (field.has_problem, field.sizeHint().height()) == (True, height)
    assert field.line.palette().text().color() == theme.warning_colour(field.palette())
    type_over(qtbot, field.line, "2030-12-01")
    field.flush()
    assert (field.has_problem, field.line.palette().text().color()) == (False, ink)


def test_the_day_follows_the_language(day_field: DayField) -> None:
    day_field.show_day(date(2026, 11, 30))
    i18n.use("ja")
    day_field.retranslate("期限")
    assert day_field.line.text() == "2026年11月30日"
    assert day_field.line.accessibleName() == "期限"


# owners


@pytest.fixture
def owner_field(page: QWidget) -> OwnerField:
    field = OwnerField(page)
    field.set_name("Owner")
    field.show_owner("𠮷田", ["𠮷田", "髙﨑"])
    page.show()
    return field


@pytest.fixture
def owners(owner_field: OwnerField) -> list[str]:
    chosen: list[str] = []
    owner_field.chosen.connect(chosen.append)
    return chosen


def test_an_owner_is_taken_once_without_blanks_around(qtbot: QtBot, owner_field: OwnerField, owners: list[str]) -> None:
    type_over(qtbot, owner_field.lineEdit(), "  Anna   Sato ")
    qtbot.keyClick(owner_field.lineEdit(), Qt.Key.Key_Return)
    owner_field.flush()
    assert owners == ["Anna Sato"]


def test_the_owners_in_use_can_be_picked(qtbot: QtBot, owner_field: OwnerField, owners: list[str]) -> None:
    qtbot.keyClick(owner_field, Qt.Key.Key_Down)
    assert owners == ["髙﨑"]


def test_picking_begins_with_the_first_where_there_is_no_owner(
    qtbot: QtBot, owner_field: OwnerField, owners: list[str]
) -> None:
    owner_field.show_owner("", ["髙﨑", "𠮷田"])
    qtbot.keyClick(owner_field, Qt.Key.Key_Down)
    assert owners == ["髙﨑"]


def test_a_long_name_shows_its_beginning(owner_field: OwnerField) -> None:
    owner_field.show_owner("外部のIT業者(みどりシステムサービス株式会社)", [])
    assert owner_field.line.cursorPosition() == 0


def test_showing_an_owner_tells_nothing(owner_field: OwnerField, owners: list[str]) -> None:
    owner_field.show_owner("髙﨑", ["髙﨑"])
    owner_field.flush()
    assert (owners, owner_field.currentText()) == ([], "髙﨑")


def test_the_list_of_owners_is_as_wide_as_a_name(page: QWidget, owner_field: OwnerField) -> None:
    name = "みどりシステムサービス株式会社 " * 2
    owner_field.show_owner("", [name])
    owner_field.setFixedWidth(120)
    owner_field.showPopup()
    assert owner_field.view().width() > owner_field.fontMetrics().horizontalAdvance(name)
    owner_field.hidePopup()


# rows of buttons


@pytest.fixture
def segmented(page: QWidget) -> Segmented:
    segmented = Segmented(["a", "b", "c"], page)
    segmented.set_texts(["&First", "Second", "Third"])
    segmented.choose("a")
    page.show()
    page.activateWindow()
    return segmented


def down(segmented: Segmented) -> list[str]:
    return [key for key in ("a", "b", "c") if segmented.button(key).isChecked()]


def test_one_button_is_down_and_pressing_it_again_keeps_it_down(qtbot: QtBot, segmented: Segmented) -> None:
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    for key in ("b", "b", "c"):
        qtbot.mouseClick(segmented.button(key), Qt.MouseButton.LeftButton)
    assert chosen == ["b", "b", "c"]
    assert down(segmented) == ["c"]


def test_showing_a_choice_is_not_choosing(qtbot: QtBot, segmented: Segmented) -> None:
    with qtbot.assertNotEmitted(segmented.chosen):
        segmented.choose("b")
    assert down(segmented) == ["b"]


def test_keys_reach_each_button_and_only_pressing_chooses(qtbot: QtBot, segmented: Segmented) -> None:
    segmented.focus()
    with qtbot.assertNotEmitted(segmented.chosen):
        for key, step in (("a", Qt.Key.Key_Tab), ("b", Qt.Key.Key_Right), ("c", Qt.Key.Key_Left)):
            assert QApplication.focusWidget() is segmented.button(key)
            qtbot.keyClick(segmented.button(key), step)
    assert QApplication.focusWidget() is segmented.button("b")
    with qtbot.waitSignal(segmented.chosen):
        qtbot.keyClick(segmented.button("b"), Qt.Key.Key_Space)
    assert down(segmented) == ["b"]


def test_a_button_is_named_as_it_is_read(segmented: Segmented) -> None:
    assert segmented.button("a").accessibleName() == "First"


# rows that wrap


def test_a_row_goes_on_in_the_next_line(page: QWidget) -> None:
    flow = FlowLayout(page, spacing=5)
    for _n in range(3):
        button = QPushButton(page)
        button.setFixedSize(100, 20)
        flow.addWidget(button)
    assert [flow.heightForWidth(width) for width in (310, 309, 205, 204, 10)] == [20, 45, 45, 70, 70]
    flow.setGeometry(QRect(0, 0, 205, 100))
    places = [flow.itemAt(n).geometry().topLeft().toTuple() for n in range(3)]
    assert places == [(0, 0), (105, 0), (0, 25)]


def test_what_is_hidden_takes_no_room_in_a_row(page: QWidget) -> None:
    flow = FlowLayout(page, spacing=5)
    buttons = [QPushButton(page) for _n in range(2)]
    for button in buttons:
        button.setFixedSize(100, 20)
        flow.addWidget(button)
    buttons[0].hide()
    assert flow.sizeHint().width() == 100


# rows that lead somewhere


def test_a_row_says_everything_and_is_pressed_with_the_space_bar(qtbot: QtBot, page: QWidget, state: AppState) -> None:
    row = LinkRow(page, "executive-A-1")
    row.set_content("Review the policy", "Executive A-1", mark="1", figures=figures(state.measures, state.entries))
    page.show()
    assert row.accessibleName() == "1, Review the policy, Executive A-1"
    row.setFocus()
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Space)


def test_a_row_is_pressed_with_enter_too(qtbot: QtBot, page: QWidget) -> None:
    row = LinkRow(page, "executive-A-1")
    page.show()
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)


def test_a_row_takes_the_height_that_its_text_needs(page: QWidget) -> None:
    row = LinkRow(page)
    row.set_content("a long title that needs several lines in a narrow column", "and a second one")
    line = row.fontMetrics().height()
    assert row.heightForWidth(8 * line) > row.heightForWidth(60 * line) > 2 * line


# filters


@pytest.fixture
def menu(state: AppState, page: QWidget) -> FilterMenu:
    return FilterMenu(state, page)


def entry(menu: FilterMenu, *path: str) -> QAction:
    menu.fill()
    actions = menu.actions()
    for text in path[:-1]:
        actions = next(a for a in actions if a.text().replace("&", "") == text).menu().actions()
    return next(a for a in actions if a.text().replace("&", "").startswith(path[-1]))


def test_filters_add_up_and_can_be_taken_back(qtbot: QtBot, menu: FilterMenu) -> None:
    chosen: list[Filter] = []
    menu.chosen.connect(menu.show_filter)
    menu.chosen.connect(chosen.append)
    menu.show_filter(Filter(text="vpn"))
    for path in (("Category", "A"), ("Level", "Basic"), ("Answer", "○ Done"), ("Owner", "𠮷田")):
        entry(menu, *path).trigger()
    statuses = frozenset({Status.DONE})
    assert chosen[-1] == Filter("vpn", frozenset("A"), frozenset({Level.BASIC}), statuses, "𠮷田")
    assert entry(menu, "Category", "A").isChecked()
    entry(menu, "Category", "A").trigger()
    entry(menu, "Owner", "𠮷田").trigger()
    assert chosen[-1] == Filter("vpn", levels=frozenset({Level.BASIC}), statuses=statuses)
    entry(menu, "Show everything").trigger()
    assert chosen[-1] == Filter("vpn")
    assert not entry(menu, "Show everything").isEnabled()


def test_owners_of_this_moment_are_offered(menu: FilterMenu, state: AppState) -> None:
    state.edit(["executive-E-1"], {Field.OWNER: "R&D"})
    menu.fill()
    owners = next(a for a in menu.actions() if a.text() == "&Owner").menu().actions()
    assert [a.text() for a in owners] == ["Nobody yet", "R&&D", "𠮷田"]


def test_the_menu_speaks_the_language_of_the_moment(menu: FilterMenu) -> None:
    i18n.use("ja")
    menu.fill()
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert len(texts) == 7
    assert all(any(ord(c) > 0x3000 for c in text) for text in texts)


def test_a_tool_button_is_not_taken_from_the_tab_chain_by_choosing(qtbot: QtBot, segmented: Segmented) -> None:
    segmented.focus()
    qtbot.keyClick(segmented.button("a"), Qt.Key.Key_Space)
    assert all(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in segmented.findChildren(QAbstractButton))
