"""The window as a whole: keys reach everything, the status bar tells, and places scroll where room is short."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.record import replace
from app.domain.selection import View
from app.storage.settings import Theme
from app.storage.workbook import Workbook
from app.ui.kit.passing_notice import Notice
from app.ui.kit.plain_tip import plain_tip
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.toast import Toast
from app.ui.kit.type_setting import CAPTION
from app.ui.shell import findings_watch
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.main_window import MainWindow
from app.ui.shell.rail import Rail
from app.ui.shell.rail_figures import RailFigures
from app.ui.shell.state import AppState
from app.ui.shell.top_bar import TopBar
from app.ui.shell.ways import Place
from tests.ui.hands import Hand, Part
from tests.ui.stages import answer_much, opened, settled


def tab_stops(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """Where Tab leads, until it comes back to where it began."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if QApplication.focusWidget() is None:
        next(Hand(window).place_button(p) for p in Place if Hand(window).place is p).setFocus()
    stops: list[QWidget] = []
    for _n in range(200):
        here = QApplication.focusWidget()
        assert here is not None
        if stops[1:] and here is stops[0]:
            return stops
        if here not in stops:  # a text with terms and boxes has the keys again and again until it has passed them all
            stops.append(here)
        qtbot.keyClick(here, key)
    raise AssertionError(f"never back after {len(stops)} stops")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("place", Place)
def test_tab_walks_through_each_place_and_comes_back(
    qtbot: QtBot, window: MainWindow, state: AppState, place: Place, key: Qt.Key
) -> None:
    answer_much(state)
    Hand(window).go(place)
    settled(window)
    stops = tab_stops(qtbot, window, key)
    view = Hand(window).current_view
    assert [p for p in Place if Hand(window).place_button(p) in stops] == [place], "arrows lead to the others"
    has_views = place in (Place.CHECKLIST, Place.PLAN)
    assert sum(button in stops for button in Hand(window).view_buttons) == (len(View) if has_views else 0)
    assert any(view.isAncestorOf(stop) for stop in stops)
    usable = [w for w in view.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    wanted = {w for w in usable if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached = set(stops) | {stop.focusProxy() for stop in stops} | {stop.parentWidget() for stop in stops}
    assert {w for w in wanted if w not in reached and w.focusProxy() not in reached} == set()


@pytest.mark.parametrize("place", Place)
def test_what_tab_reaches_is_scrolled_into_sight(
    qtbot: QtBot, window: MainWindow, state: AppState, dress: Callable[..., None], place: Place
) -> None:
    dress("en", Theme.LIGHT, 200)
    window.resize(1024, 576)
    answer_much(state)
    Hand(window).go(place)
    settled(window)
    stops = tab_stops(qtbot, window, Qt.Key.Key_Tab)
    view = Hand(window).current_view
    hidden = []
    for _stop in stops:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if view.isAncestorOf(here) and here.visibleRegion().isEmpty():
            hidden.append(here)
    assert hidden == []


def test_the_rail_tells_both_figures_and_when_it_was_saved(window: MainWindow, state: AppState) -> None:
    assert Hand(window).figures == "Answered 2 / 97　Done 1 / 97"
    assert Hand(window).saved == "Changes are saved automatically"
    state.edit(["executive-A-2"], {Field.STATUS: Status.DONE})
    assert Hand(window).figures == "Answered 3 / 97　Done 2 / 97"
    assert Hand(window).saved.startswith("Saved ")
    state.set_view(View.EXECUTIVE)
    assert Hand(window).figures == "Answered 3 / 97　Done 2 / 97", "they are the whole organisation's"
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    assert Hand(window).figures == "Answered 0 / 98　Done 0 / 98"
    assert Hand(window).saved == "Changes are saved automatically"


def test_the_rail_speaks_japanese_at_once(window: MainWindow, state: AppState) -> None:
    state.edit(["executive-A-2"], {Field.STATUS: Status.DONE})
    Hand(window).speak("ja")
    settled(window)
    assert Hand(window).saved.startswith("保存済み ")
    assert Hand(window).figures == "回答 3 / 97　実施 2 / 97"


@pytest.mark.parametrize("has_begun", [True, False])
def test_it_begins_where_one_was_unless_nothing_has_begun(qapp: QApplication, state: AppState, has_begun: bool) -> None:
    if not has_begun:
        state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    state.preferences.take(replace(state.preferences.now, place=Place.PLAN.value))
    with opened(qapp, state) as window:
        assert Hand(window).place is (Place.PLAN if has_begun else Place.OVERVIEW)


def test_a_new_day_makes_tasks_overdue_without_a_restart(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from PySide6.QtCore import QEvent

    tomorrow = state.today() + timedelta(days=1)
    state.edit(["administrator-E-10"], {Field.DUE: state.today()})
    Hand(window).go(Place.PLAN)
    assert "Overdue" not in Hand(window).plan.said
    monkeypatch.setattr(state, "today", lambda: tomorrow)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert "Overdue 1" in Hand(window).plan.said


def test_all_of_a_row_is_seen_after_it_gets_a_task(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.CHECKLIST)
    rows = settled(Hand(window).checklist.list)
    index = rows.model().index_of("executive-A-2")
    before = rows.visualRect(index).height()
    state.edit(["executive-A-2"], {Field.OWNER: "Anna", Field.DUE: state.today()})
    settled(window)
    assert rows.visualRect(index).height() == before, "the task has its place in a line that is there already"


def test_a_name_with_a_rare_character_is_not_cut_off(window: MainWindow, state: AppState) -> None:
    """Another font stands in for 𠮷, and its lines are higher than ours."""
    rows = Hand(window).checklist.list
    Hand(window).go(Place.CHECKLIST)
    seen = []
    for name in ("吉田", "𠮷田"):
        state.edit(["executive-A-2"], {Field.OWNER: f"gjpqy{name}"})
        settled(window)
        place = rows.visualRect(rows.model().index_of("executive-A-2"))
        em = rows.fontMetrics().height()
        letters = QRect(
            place.left() + 2 * em, place.bottom() - 2 * em, rows.fontMetrics().horizontalAdvance("gjpqy"), 2 * em
        )
        seen.append(rows.viewport().grab(letters).toImage())
    assert seen[0] == seen[1], "what stands beside the name is where it always is"
    assert len({seen[0].pixel(x, y) for x in range(seen[0].width()) for y in range(seen[0].height())}) > 5


def test_a_column_of_texts_leaves_no_empty_room_below(window: MainWindow) -> None:
    window.resize(1024, 576)
    window.show_measure("administrator-I-7")
    settled(window)
    detail = Hand(window).checklist.detail.view
    page = Part(detail).kind(ScrollPage).widget()
    assert page.height() <= page.layout().heightForWidth(page.width()) + 1


def test_a_second_wish_to_close_finds_all_done(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Alt+F4 pressed twice: the second comes when the workbook is closed, of which no backup can be made any more."""
    asked: list[object] = []
    monkeypatch.setattr("app.ui.kit.boxes.ask", lambda *question: asked.append(question))
    state.edit(["administrator-E-10"], {Field.NOTE: "the newest"})
    assert window.close()
    QApplication.sendEvent(window, QCloseEvent())
    assert asked == []
    assert caplog.records == []
    assert len(list(state.data.backups.glob("*.tenken"))) == 1


def test_a_window_that_is_closed_after_midnight_reads_nothing_any_more(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It hears that it is no longer the active one when its workbook has just been closed."""
    Hand(window).choose("sample")  # whose overview asks the workbook for its printed sheets
    tomorrow = state.today() + timedelta(days=1)
    close = Workbook.close

    def closed_and_inactive(workbook: Workbook) -> None:
        close(workbook)
        monkeypatch.setattr(state, "today", lambda: tomorrow)
        QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))

    monkeypatch.setattr(Workbook, "close", closed_and_inactive)
    assert window.close()
    assert caplog.records == []


def test_the_rail_counts_the_findings_when_nothing_is_done_for_a_while(
    qtbot: QtBot, window: MainWindow, state: AppState
) -> None:
    button = Hand(window).place_button(Place.FINDINGS)
    assert button.waits == "", "not before they are looked for"
    watch_of(state).begin()
    count = len(watch_of(state).found.standing)
    qtbot.waitUntil(lambda: button.waits == str(count))
    assert button.accessibleName() == f"Findings, Findings: {count}"
    state.edit(["administrator-A-1"], {Field.STATUS: Status.DONE})
    qtbot.waitUntil(lambda: button.waits == str(count + 1))
    state.replace_workbook(Workbook.create(state.path.with_name("other.tenken")))
    qtbot.waitUntil(lambda: button.waits == "")


def test_behind_a_window_that_has_gone_no_findings_are_counted(
    qtbot: QtBot, window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch_of(state).begin()
    monkeypatch.setattr(findings_watch, "watch_of", lambda _state: pytest.fail("the workbook may be closed"))
    window.hide()
    (soon,) = [timer for timer in window.findChild(Rail).findChildren(QTimer) if timer.isActive()]
    with qtbot.waitSignal(soon.timeout):
        pass


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_narrow_rail_names_its_figures(
    window: MainWindow, state: AppState, dress: Callable[..., None], language: str
) -> None:
    dress("en", Theme.LIGHT, 100)
    Hand(window).speak(language)
    window.resize(1024, 576)
    settled(window)
    figures = window.findChild(RailFigures)
    assert figures.isVisible()
    room = figures.width()
    font = QFontMetrics(CAPTION.font(figures.font()))
    lines = [line for each in figures.lines for line in each]
    assert [line for line in lines if font.horizontalAdvance(line) > room] == []
    assert all(any(letter.isalpha() for letter in each[0]) for each in figures.lines), "words, not figures alone"
    assert figures.toolTip() == plain_tip("\n".join(figures.told))


def test_in_a_low_window_a_notice_lies_over_the_bar(
    window: MainWindow, state: AppState, dress: Callable[..., None]
) -> None:
    dress("en", Theme.LIGHT, 200)
    window.resize(1024, 576)
    Hand(window).go(Place.DOCUMENTS)
    settled(window)
    window.ways.tell(Notice("Saved"))
    toast, bar = window.findChild(Toast), window.findChild(TopBar)
    lies, over = (QRect(part.mapTo(window, QPoint()), part.size()) for part in (toast, bar))
    assert over.adjusted(0, 0, 0, 8).contains(lies)
