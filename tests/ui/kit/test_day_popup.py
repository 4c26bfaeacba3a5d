"""What opens below a field for a day: choices, and a month to walk through."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import i18n, labels
from app.domain.days import Tense
from app.domain.relative_days import QUICK_DAYS, QuickDay, quick_day
from app.storage.settings import Theme
from app.ui.kit.day_field import DayField
from app.ui.kit.day_popup import DayPopup
from app.ui.kit.month_grid import MonthGrid, weekday_ink
from app.ui.kit.quick_choice import QuickChoice
from app.ui.shell import theme
from app.ui.shell.geometry import below_or_above
from app.ui.shell.paper_style import PaperStyle
from tests.languages import LANGUAGES
from tests.ui.hands import Part, day_choices

Key = Qt.Key
ROLE = Qt.ItemDataRole
DAY = date(2026, 11, 23)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(500, 200)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def field(page: QWidget) -> DayField:
    field = DayField(page, Tense.COMING)
    field.resize(300, 40)
    field.retranslate("Due date")
    field.show_day(DAY)
    page.show()
    return field


@pytest.fixture
def days(field: DayField) -> list[date | None]:
    chosen: list[date | None] = []
    field.chosen.connect(chosen.append)
    return chosen


def grid_of(popup: Part) -> MonthGrid:
    return popup.kind(MonthGrid)


def press(qtbot: QtBot, popup: Part, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(grid_of(popup), key)


def is_open() -> bool:
    return QApplication.activePopupWidget() is not None


# opening and closing


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_a_key_opens_it_on_the_day_of_the_field(
    qtbot: QtBot, field: DayField, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(field.line, key, modifier)
    popup = Part(QApplication.activePopupWidget())
    assert grid_of(popup).day == DAY
    assert "November 2026" in popup.lines
    assert popup.widget.accessibleName() == "Due date"


def test_it_begins_on_what_is_typed_and_today_where_there_is_nothing(qtbot: QtBot, field: DayField) -> None:
    field.line.setText("2027-02-03")
    popup = day_choices(field)
    assert grid_of(popup).day == date(2027, 2, 3)
    popup.widget.close()
    field.show_day(None)
    assert grid_of(day_choices(field)).day == date.today()


def test_escape_leaves_the_day_as_it_is(qtbot: QtBot, field: DayField, days: list[date | None]) -> None:
    popup = day_choices(field)
    press(qtbot, popup, Key.Key_Right, Key.Key_Escape)
    assert (is_open(), days, field.day) == (False, [], DAY)


# the month


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ([Key.Key_Left], date(2026, 11, 22)),
        ([Key.Key_Right], date(2026, 11, 24)),
        ([Key.Key_Up], date(2026, 11, 16)),
        ([Key.Key_Down], date(2026, 11, 30)),
        ([Key.Key_Down, Key.Key_Down], date(2026, 12, 7)),
        ([Key.Key_PageUp], date(2026, 10, 23)),
        ([Key.Key_PageDown], date(2026, 12, 23)),
        ([Key.Key_PageDown, Key.Key_PageDown], date(2027, 1, 23)),
        ([Key.Key_Home], date(2026, 11, 1)),
        ([Key.Key_Home, Key.Key_Left], date(2026, 10, 31)),
        ([Key.Key_End], date(2026, 11, 30)),
        ([Key.Key_End, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown], date(2027, 2, 28)),
    ],
)
def test_the_keys_walk_and_enter_takes(
    qtbot: QtBot, field: DayField, days: list[date | None], keys: list[Qt.Key], there: date
) -> None:
    popup = day_choices(field)
    press(qtbot, popup, *keys)
    assert f"{labels.month(there.month)} {there.year}" in popup.lines
    assert labels.full_day(there) in popup.said
    press(qtbot, popup, Key.Key_Return)
    assert (is_open(), days, field.day) == (False, [there], there)


@pytest.mark.parametrize(("day", "keys"), [(date.max, (Key.Key_Right, Key.Key_PageDown)), (date.min, (Key.Key_Left,))])
def test_nobody_walks_beyond_the_calendar(qtbot: QtBot, field: DayField, day: date, keys: tuple[Qt.Key, ...]) -> None:
    field.show_day(day)
    popup = day_choices(field)
    press(qtbot, popup, *keys)
    assert grid_of(popup).day == day
    assert not popup.widget.grab().isNull()


def test_a_click_takes_a_day_also_of_the_next_month(qtbot: QtBot, field: DayField, days: list[date | None]) -> None:
    grid = grid_of(day_choices(field))
    cell = grid.visualRect(grid.days.index_of(date(2026, 12, 4)))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert days == [date(2026, 12, 4)]


def test_the_buttons_turn_the_months_and_lead_to_today(qtbot: QtBot, field: DayField) -> None:
    popup = day_choices(field)
    press(qtbot, popup, Key.Key_PageUp)
    popup.named(type(popup.button("Today")), "Next month").click()
    popup.named(type(popup.button("Today")), "Next month").click()
    popup.named(type(popup.button("Today")), "Previous month").click()
    assert grid_of(popup).day == DAY
    popup.press("Today")
    assert grid_of(popup).day == date.today()
    assert "today" in popup.said


@pytest.mark.parametrize(("lang", "first", "column"), [("ja", "日", 1), ("en", "Mon", 0)])
def test_a_week_begins_as_the_language_has_it(field: DayField, lang: str, first: str, column: int) -> None:
    i18n.use(lang)
    days = grid_of(day_choices(field)).days
    assert days.headerData(0, Qt.Orientation.Horizontal) == first
    assert days.index_of(DAY).column() == column, "a Monday"
    spoken = days.headerData(column, Qt.Orientation.Horizontal, ROLE.AccessibleTextRole)
    assert spoken == labels.weekday(DAY)


@pytest.mark.parametrize(
    ("lang", "spoken", "name"),
    [
        ("ja", "2026年11月23日（月）、勤労感謝の日", "勤労感謝の日"),
        ("en", "Mon, Nov 23, 2026, Labor Thanksgiving Day", "Labor Thanksgiving Day"),
    ],
)
def test_a_holiday_is_named_for_eyes_and_ears(field: DayField, lang: str, spoken: str, name: str) -> None:
    i18n.use(lang)
    popup = day_choices(field)
    days = grid_of(popup).days
    cell, plain = days.index_of(DAY), days.index_of(date(2026, 11, 24))
    assert (cell.data(), cell.data(ROLE.AccessibleTextRole), cell.data(ROLE.ToolTipRole)) == ("23", spoken, name)
    assert plain.data(ROLE.ToolTipRole) is None
    assert name in popup.said


def test_the_day_one_stands_on_is_told_to_screen_readers(qtbot: QtBot, field: DayField) -> None:
    popup = day_choices(field)
    grid = grid_of(popup)
    assert grid.hasFocus()
    with qtbot.waitSignal(grid.selectionModel().currentChanged):
        press(qtbot, popup, Key.Key_PageDown)
    heard = QAccessible.queryAccessibleInterface(grid)
    assert heard.role() is QAccessible.Role.Table
    parts = [part for n in range(heard.childCount()) if (part := heard.child(n))]
    there = [part.text(QAccessible.Text.Name) for part in parts if part.state().focused]
    assert there == ["Wed, Dec 23, 2026"]


def test_a_holiday_has_a_mark_and_today_a_ring_without_any_colour(field: DayField) -> None:
    field.show_day(date.today().replace(day=1))
    grid = grid_of(day_choices(field))
    grid.stand_on(date(2026, 11, 20))

    def ink(day: date) -> int:
        picture = grid.viewport().grab(grid.visualRect(grid.days.index_of(day))).toImage()
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        return sum(grey.pixelColor(x, y).value() < 200 for x in range(grey.width()) for y in range(grey.height()))

    assert ink(date(2026, 11, 3)) > ink(date(2026, 11, 4)), "the dot below 3 is more than what 4 has over it"


@pytest.mark.parametrize("colours", [Theme.LIGHT, Theme.DARK])
def test_every_colour_can_be_read_on_its_ground(colours: Theme) -> None:
    chosen = theme.LIGHT if colours is Theme.LIGHT else theme.DARK
    palette = theme.palette_of(chosen)
    inks = [weekday_ink(n, palette) for n in range(7)]
    pairs = [(ink, QColor(ground)) for ink in inks for ground in (chosen.surface, chosen.selected)]
    pairs.append((theme.muted(palette), QColor(chosen.surface)))
    pairs.append((QColor(chosen.on_fill), QColor(chosen.fill)))
    assert all(contrast(ink, ground) >= 4.5 for ink, ground in pairs)


def contrast(one: object, other: object) -> float:
    def light(colour) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


# the choices


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("tense", Tense)
def test_each_choice_shows_its_day_and_takes_it(page: QWidget, lang: str, tense: Tense) -> None:
    i18n.use(lang)
    field = DayField(page, tense)
    for which in QUICK_DAYS[tense]:
        day = quick_day(which, date.today())
        field.show_day(None)
        popup = day_choices(field)
        shown = [one.accessibleName() for one in popup.widget.findChildren(QuickChoice)]
        assert f"{labels.name(which)} {labels.near_day(day)}" in shown
        assert len(shown) == len(QUICK_DAYS[tense]), "nothing to take away where there is no day"
        popup.press(labels.name(which))
        assert (field.day, is_open()) == (day, False)


def test_no_date_takes_the_day_away_also_from_several(field: DayField, days: list[date | None]) -> None:
    day_choices(field).press("No date")
    field.show_mixed()
    day_choices(field).press("No date")
    assert days == [None, None]


def test_the_choices_are_reached_and_walked_by_keys(qtbot: QtBot, field: DayField, days: list[date | None]) -> None:
    popup = day_choices(field)
    first, second = popup.widget.findChildren(QuickChoice)[:2]
    for _n in range(10):
        if first.hasFocus():
            break
        qtbot.keyClick(popup.widget, Key.Key_Tab)
    assert first.hasFocus()
    qtbot.keyClick(first, Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Key.Key_Return)
    assert days == [date.today() + timedelta((4 - date.today().weekday()) + 7)]


# where it opens

ROOM = QRect(0, 0, 1024, 576)


@pytest.mark.parametrize(
    ("anchor", "size", "place"),
    [
        (QRect(10, 10, 200, 30), QSize(460, 300), QRect(10, 40, 460, 300)),
        (QRect(10, 530, 200, 30), QSize(460, 300), QRect(10, 230, 460, 300)),
        (QRect(900, 530, 120, 30), QSize(460, 300), QRect(564, 230, 460, 300)),
        (QRect(900, 280, 120, 30), QSize(1000, 540), QRect(24, 36, 1000, 540)),
        (QRect(10, 280, 120, 30), QSize(2000, 900), ROOM),
    ],
)
def test_it_opens_below_else_above_and_never_leaves_the_screen(anchor: QRect, size: QSize, place: QRect) -> None:
    assert below_or_above(anchor, size, ROOM) == place


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_whole_on_a_small_screen_at_twice_the_size(qapp: QApplication, page: QWidget, lang: str) -> None:
    font, style = qapp.font(), qapp.style().name()
    qapp.setStyle(PaperStyle())
    theme.apply_text_size(qapp, 200)
    i18n.use(lang)
    try:
        field = DayField(page, Tense.COMING)
        field.show_day(date(2026, 9, 23))
        popup = day_choices(field).widget
        wanted = popup.sizeHint()
        popup.close()
    finally:
        qapp.setStyle(style)
        qapp.setFont(font)
    assert (wanted.width() <= 1024, wanted.height() <= 576) == (True, True), wanted


def test_it_opens_beside_any_place_on_a_choice_that_enter_takes(qtbot: QtBot, page: QWidget) -> None:
    page.show()
    taken: list[date | None] = []
    popup = DayPopup(Tense.COMING, None, page, can_be_emptied=False)
    popup.picked.connect(taken.append)
    popup.open_on(QuickDay.NEXT_WEEK, page, QRect(5, 5, 80, 20), "Due date")
    assert popup.accessibleName() == "Due date"
    qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
    assert taken == [quick_day(QuickDay.NEXT_WEEK, date.today())]
    assert not is_open()
