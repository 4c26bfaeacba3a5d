"""The overview: what it says of the whole organisation, and where it leads."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.selection import Filter, View
from app.storage.settings import Theme
from app.storage.workbook import Workbook
from app.ui.kit.page_overlays import WordButton
from app.ui.kit.painted_page import PaintedPage
from app.ui.overview.overview_view import OverviewView
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import (
    Errand,
    Place,
    ToDocument,
    ToErrand,
    ToFilter,
    ToMeasure,
    ToName,
    ToPlace,
    ToQuestion,
    ToReturns,
)
from tests.kept import keep, teleworking
from tests.ui.desk import Desk
from tests.ui.hands import Hand, OverviewHand
from tests.ui.stages import settled

E10 = "administrator-E-10"
PRIMARY = ("Begin", "Go on", "Look again", "Look through again")


def answer_all(state: AppState, status: Status = Status.DONE) -> None:
    state.edit(
        [m.id for m in state.measures_of(View.ALL) if state.shown(m.id).status is not Status.NOT_APPLICABLE],
        {Field.STATUS: status},
    )


def empty(state: AppState) -> None:
    state.edit([m.id for m in state.catalogue.measures], {Field.STATUS: Status.UNANSWERED, Field.OWNER: ""})


# what it says


def test_both_figures_are_told_for_all_and_by_role(overview: OverviewHand) -> None:
    said = overview.said
    assert "Answered: 2 of 97" in said
    assert "Done: 1 of 97" in said
    assert "1 does not apply" in said
    assert overview.spoken["role teleworker"] == "Teleworker: Answered 0 / 28, Done 0 / 28"


@pytest.mark.parametrize("view", [View.EXECUTIVE, View.TELEWORKER])
def test_it_is_of_the_whole_organisation_whatever_the_checklist_shows(
    overview: OverviewHand, state: AppState, view: View
) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=3)})
    before = overview.said, overview.spoken
    state.set_view(view)
    overview.view.refresh()
    assert (overview.said, overview.spoken) == before
    assert "Overdue: 1, To the plan" in overview.spoken["plan"]


def test_it_follows_an_answer_at_once(overview: OverviewHand, state: AppState) -> None:
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    assert "Done: 2 of 97" in overview.said
    state.undo()
    assert "Done: 1 of 97" in overview.said


def test_it_follows_another_language(overview: OverviewHand, speak) -> None:
    speak("ja", overview.view)
    assert "回答済み：97件中2件" in overview.said
    assert overview.offers("Just ten minutes")
    speak("en", overview.view)


def test_what_has_no_data_is_not_shown(overview: OverviewHand, state: AppState) -> None:
    state.edit([E10], {Field.OWNER: "", Field.STATUS: Status.DONE})
    assert not {"plan", "unknown", "no owner", "returned", "confirm"} & set(overview.spoken)
    assert "Overdue" not in overview.said


def test_what_waits_is_counted_and_leads_to_it(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN})
    state.edit(["teleworker-H-3"], {Field.STATUS: Status.NOT_DONE})
    state.set_view(View.EXECUTIVE)
    facts = {
        "unknown": ("To find out: 1", Filter(statuses=frozenset({Status.UNKNOWN}))),
        "no owner": (
            "Without an owner: 1",
            Filter(statuses=frozenset({Status.PARTIAL, Status.NOT_DONE}), owner=""),
        ),
        "not applicable": ("1 does not apply", Filter(statuses=frozenset({Status.NOT_APPLICABLE}))),
    }
    for key, (words, left_in) in facts.items():
        assert overview.spoken[key] == words
        overview.row(key).click()
        assert desk.wanted[-1] == ToFilter(left_in)
        assert state.view is View.ALL  # the list shows as many as were counted


def test_the_profile_is_asked_for_then_what_is_to_be_confirmed_is_counted(
    overview: OverviewHand, state: AppState, desk: Desk
) -> None:
    overview.row("question").click()
    state.set_profile({"windows_domain": "no"})
    assert "question" not in overview.spoken
    unsure = [r.verdict for r in state.standing.results.values()].count(Verdict.TO_BE_CONFIRMED)
    assert overview.spoken["confirm"] == f"To be confirmed: {unsure}"
    overview.row("confirm").click()
    wanted = ToFilter(Filter(verdicts=frozenset({Verdict.TO_BE_CONFIRMED})))
    assert desk.wanted == [ToQuestion(), wanted]


def test_sheets_that_came_back_are_counted(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    assert "returned" not in overview.spoken
    keep(state, teleworking("髙橋"))
    assert overview.spoken["returned"] == "Sheets returned: 0 of 1"
    overview.row("returned").click()
    assert desk.wanted == [ToReturns()]


# where it leads


def test_the_primary_button_has_the_keys_and_goes_on(
    qtbot: QtBot, overview: OverviewHand, desk: Desk, state: AppState
) -> None:
    overview.view.focus_primary()
    assert QApplication.focusWidget() is overview.primary
    assert overview.primary.text() == "Go on - 95 unanswered, about 40 minutes"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    first = next(m.id for m in state.measures if state.shown(m.id).status is Status.UNANSWERED)
    assert desk.wanted == [ToMeasure(first)]


def test_the_keys_come_to_the_primary_button_once_it_is_there(qtbot: QtBot, state: AppState, desk: Desk) -> None:
    view = OverviewView(state, desk.ways)
    view.focus_primary()
    desk.put(view)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is OverviewHand(view).primary)


def test_the_keys_stay_where_they_are_through_a_change(overview: OverviewHand, state: AppState) -> None:
    overview.row("category K").setFocus()
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN, Field.DUE: state.today() - timedelta(days=2)})
    assert QApplication.focusWidget() is overview.row("category K")


def test_it_goes_on_in_the_role_that_the_checklist_shows(overview: OverviewHand, desk: Desk, state: AppState) -> None:
    state.set_view(View.TELEWORKER)
    overview.primary.click()
    assert desk.wanted[-1].measure.startswith("teleworker-")
    mine = [m.id for m in state.measures if m.id != "teleworker-E-1"]
    state.edit(mine, {Field.STATUS: Status.DONE})
    overview.primary.click()
    assert desk.wanted[-1] == ToMeasure("administrator-A-1")


def test_ten_minutes_go_to_something_basic_and_quick(overview: OverviewHand, desk: Desk, state: AppState) -> None:
    overview.press("Just ten minutes")
    (wanted,) = desk.wanted
    assert wanted.left_in == Filter(levels=frozenset({Level.BASIC}))
    assert state.shown(wanted.measure).status is Status.UNANSWERED
    assert state.catalogue.by_id[wanted.measure].level is Level.BASIC


def test_the_executives_page_goes_to_the_printer(overview: OverviewHand, desk: Desk) -> None:
    overview.press("Print the executive's page...")
    assert desk.wanted == [ToErrand(Errand.PRINT)]


def test_six_things_to_start_with_say_why_and_lead_to_the_measure(
    qtbot: QtBot, overview: OverviewHand, desk: Desk, state: AppState
) -> None:
    assert "6 things to start with" in overview.said
    rows = {key: words for key, words in overview.spoken.items() if key.startswith("measure ")}
    assert len(rows) == 6
    assert all("Basic" in words and "free" in words for words in rows.values())
    key, words = next(iter(rows.items()))
    assert words.startswith(f"1, {state.words.measures[key.removeprefix('measure ')].title}, ")
    qtbot.mouseClick(overview.row(key), Qt.MouseButton.LeftButton)
    assert desk.wanted == [ToMeasure(key.removeprefix("measure "))]


def test_what_is_overdue_stands_first_with_owner_and_days(
    qtbot: QtBot, overview: OverviewHand, state: AppState, desk: Desk
) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=3)})
    keys = [key for key in overview.spoken if key.startswith("measure ")]
    assert keys[0] == f"measure {E10}"
    assert overview.spoken[keys[0]].endswith("Partly done, 𠮷田, 3 days late")
    assert keys.count(f"measure {E10}") == 1
    overview.row("plan").setFocus()
    qtbot.keyClick(overview.row("plan"), Qt.Key.Key_Return)
    assert desk.wanted == [ToPlace(Place.PLAN)]


def test_every_row_of_the_table_opens_its_measures(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    state.set_view(View.EXECUTIVE)
    assert overview.spoken["category E"].startswith("E Data protection: Answered ")
    overview.row("category E").click()
    assert (state.view, desk.wanted[-1]) == (View.ALL, ToFilter(Filter(categories=frozenset("E"))))
    overview.row("role administrator").click()
    assert (state.view, desk.wanted[-1]) == (View.ADMINISTRATOR, ToFilter(Filter()))


# the barrel


def weaken(state: AppState, category: str) -> None:
    state.edit([m.id for m in state.measures if m.category != category], {Field.STATUS: Status.DONE})
    state.edit([m.id for m in state.measures if m.category == category], {Field.STATUS: Status.NOT_DONE})


def test_the_weakest_category_is_named_and_its_stave_opens_it(
    qtbot: QtBot, overview: OverviewHand, state: AppState, desk: Desk
) -> None:
    weaken(state, "K")
    assert "K Physical security: done 0 / " in overview.said
    barrel = overview.barrel
    assert "K Physical security" in barrel.accessibleName()
    barrel.setFocus()
    qtbot.keyClick(barrel, Qt.Key.Key_Return)
    assert desk.wanted == [ToFilter(Filter(categories=frozenset("K")))]
    qtbot.keyClick(barrel, Qt.Key.Key_Right)
    assert "L Threat intelligence" in barrel.accessibleName()
    for key, letter in ((Qt.Key.Key_End, "M"), (Qt.Key.Key_Home, "A"), (Qt.Key.Key_Left, "A")):
        qtbot.keyClick(barrel, key)
        qtbot.keyClick(barrel, Qt.Key.Key_Space)
        assert desk.wanted[-1] == ToFilter(Filter(categories=frozenset(letter)))


def test_the_line_below_the_barrel_leads_to_the_weakest_category(
    qtbot: QtBot, overview: OverviewHand, state: AppState, desk: Desk
) -> None:
    weaken(state, "K")
    of_k = [m.id for m in state.catalogue.measures if m.category == "K"]
    state.edit(of_k[:1], {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "x"})
    link = overview.row("lowest K")
    assert link.accessibleName() == f"See the {len(of_k)} measures of K"
    assert link.y() >= overview.barrel.geometry().bottom()
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert desk.wanted == [ToFilter(Filter(categories=frozenset("K")))]


def test_a_stave_is_named_under_the_mouse_and_pressed(
    qtbot: QtBot, overview: OverviewHand, state: AppState, desk: Desk
) -> None:
    weaken(state, "K")
    barrel = overview.barrel
    plain = barrel.grab().toImage()
    at = overview.stave("C")
    qtbot.mouseMove(barrel, at)
    QApplication.processEvents()
    shown = barrel.grab().toImage()
    assert shown != plain
    caption = QRect(0, barrel.height() - 12, barrel.width(), 12)
    assert shown.copy(caption) != plain.copy(caption)
    qtbot.mouseClick(barrel, Qt.MouseButton.LeftButton, pos=at)
    assert desk.wanted == [ToFilter(Filter(categories=frozenset("C")))]
    qtbot.mouseClick(barrel, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))  # beside the staves
    assert len(desk.wanted) == 1


# the beginning and the end


def test_an_empty_workbook_has_only_ways_to_begin(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    empty(state)
    assert "98 measures, put in order for your workplace." in overview.said
    assert overview.spoken == {}
    assert "Answered" not in overview.said
    buttons = ("Begin", "Look at a sample", "Begin on paper", "Open a file you received")
    for words in buttons:
        overview.press(words)
    assert desk.wanted == [ToQuestion(), ToErrand(Errand.SAMPLE), ToDocument("checklist"), ToErrand(Errand.OPEN)]
    assert overview.primary.text() == "Begin"


def test_who_has_told_of_themselves_can_begin(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    """The button must not go because a measure does not apply."""
    empty(state)
    state.set_profile({"windows_domain": "no"})
    count = sum(state.shown(m.id).status is not Status.NOT_APPLICABLE for m in state.catalogue.measures)
    assert count < 98
    assert overview.primary.text().startswith(f"Begin - {count} measures, about ")
    assert not [key for key in overview.spoken if key.startswith("category")]  # no table of zeros
    overview.primary.click()
    assert isinstance(desk.wanted[-1], ToMeasure)


def test_all_answered_is_a_worthy_end(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    answer_all(state)
    state.edit(["executive-A-1", E10], {Field.STATUS: Status.NOT_DONE})
    year = state.today().year + 1
    assert f"All 97 measures are answered. Look again in {state.today():%B} {year}." in overview.said
    assert "95 of them are done. What is left are 2 measures" in overview.said
    assert overview.primary.text() == "Look again - 2 are open"
    overview.primary.click()
    left = frozenset({Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN})
    overview.press("Print the executive's page...")
    overview.press("Put into a calendar (ICS)")
    assert desk.wanted == [ToFilter(Filter(statuses=left)), ToErrand(Errand.PRINT), ToErrand(Errand.CALENDAR)]


def test_all_done_has_words_of_its_own(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    answer_all(state)
    assert "All 97 measures are done." in overview.said
    assert "Well done." in overview.said
    assert "things to start with" not in overview.said
    assert "weakest" not in overview.said
    overview.primary.click()
    assert desk.wanted == [ToPlace(Place.CHECKLIST)]


def test_a_complete_category_shows_it(overview: OverviewHand, state: AppState) -> None:
    row = overview.row("category M")
    before = overview.picture(row)
    state.edit([m.id for m in state.measures if m.category == "M"], {Field.STATUS: Status.DONE})
    assert overview.picture(overview.row("category M")) != before
    assert overview.spoken["category M"] == "M Training: Answered 5 / 5, Done 5 / 5"


def test_an_organisation_without_a_name_can_be_named(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    assert "みどり商店" in overview.said
    assert not overview.offers("Enter the name")
    state.rename("")
    assert "Your organization" in overview.said
    overview.press("Enter the name")
    assert desk.wanted == [ToName()]
    state.rename("Anna & Co")
    assert "Anna & Co" in overview.said
    assert not overview.offers("Enter the name")


# the page


def test_tab_goes_through_it_as_it_is_read(overview: OverviewHand, state: AppState) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=3)})
    overview.view.focus_primary()
    met = []
    while not met or (met[-1] != "category M" and len(met) < 60):
        met.append(getattr(QApplication.focusWidget(), "key", None))
        overview.view.focusNextChild()
    assert met[:5] == ["begin", "quick", "print", "plan", f"measure {E10}"]
    assert met.index("not applicable") < met.index("role executive") < met.index("category A")


@pytest.mark.parametrize(("width", "is_two"), [(1200, True), (800, False), (500, False)])
def test_columns_stand_beside_each_other_where_there_is_room(
    overview: OverviewHand, desk: Desk, width: int, is_two: bool
) -> None:
    desk.resize(width, 700)
    settled(desk)
    table, start = overview.row("role executive").geometry(), overview.row("not applicable").geometry()
    assert (table.left() > start.right()) is is_two
    assert overview.view.horizontalScrollBar().maximum() == 0


def test_it_is_no_wider_than_one_reads_with_ease(overview: OverviewHand, desk: Desk) -> None:
    desk.resize(2400, 700)
    settled(desk)
    assert overview.row("category A").geometry().right() <= 1800


def test_what_matters_is_seen_on_a_small_screen(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    state.edit([E10, "teleworker-H-2"], {Field.DUE: state.today() - timedelta(days=3)})
    desk.resize(900, 440)  # what the frame leaves of 1024×576
    settled(desk)
    for shown in (overview.primary, overview.row(f"measure {E10}")):
        assert shown.visibleRegion().boundingRect() == shown.rect()


def test_the_first_frame_holds_all_of_it(state: AppState, desk: Desk) -> None:
    view = OverviewView(state, desk.ways)
    view.resize(1200, 700)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.show()
    page = view.findChildren(PaintedPage)[0]
    beside_bar = QRect(0, 0, 1180, 700)
    first = page.grab(beside_bar).toImage()
    assert page.findChildren(QAbstractButton) == []
    settled(view)
    assert page.findChildren(QAbstractButton)
    assert page.grab(beside_bar).toImage() == first
    view.close()
    view.deleteLater()


def test_after_another_workbook_the_keys_are_at_its_button_that_goes_on(
    window: MainWindow, state: AppState, tmp_path: Path
) -> None:
    Hand(window).go(Place.CHECKLIST)
    Hand(window).go(Place.OVERVIEW)
    settled(window)
    assert isinstance(QApplication.focusWidget(), WordButton)
    state.replace_workbook(Workbook.create(tmp_path / "new.tenken", "青葉"))
    settled(window)
    primary = QApplication.focusWidget()
    assert isinstance(primary, WordButton)
    assert primary.isDefault()


# through a low window, and with findings


@pytest.mark.parametrize("status", [Status.UNANSWERED, Status.NOT_DONE, Status.DONE])
def test_in_a_low_window_the_button_is_seen_with_the_page_at_its_top(
    window: MainWindow, state: AppState, dress: Callable[[str, Theme, int], None], status: Status
) -> None:
    dress("en", Theme.LIGHT, 200)
    window.resize(1024, 576)
    answer_all(state, status)
    Hand(window).go(Place.PLAN)
    Hand(window).go(Place.OVERVIEW)
    settled(window)
    overview = Hand(window).overview
    settled(window)
    assert overview.view.verticalScrollBar().value() == 0
    assert overview.primary.visibleRegion().boundingRect().size() == overview.primary.size()
    assert overview.primary.hasFocus()


@pytest.mark.parametrize(("status", "primary"), [(Status.DONE, "Look at "), (Status.NOT_DONE, "Look again - ")])
def test_where_all_is_answered_it_says_what_does_not_hold_together(
    overview: OverviewHand, state: AppState, desk: Desk, qtbot: QtBot, status: Status, primary: str
) -> None:
    answer_all(state, status)
    watch_of(state).begin()
    qtbot.waitUntil(lambda: watch_of(state).is_ready)
    count = len(watch_of(state).found.standing)
    assert count > 1
    assert f"{count} things" in overview.said
    assert "Well done." not in overview.said
    assert f"Findings: {count}" not in overview.said, "it is said once"
    assert overview.primary.text().startswith(primary)
    overview.press(f"Look at {count} findings")
    assert desk.wanted == [ToPlace(Place.FINDINGS)]


def test_only_a_full_barrel_is_drawn_full(overview: OverviewHand, state: AppState) -> None:
    def picture() -> QImage:
        return overview.page.grab(QRect(40, 230, 130, 60)).toImage()

    overview.view.resize(1000, 600)
    answer_all(state, Status.NOT_DONE)
    empty_barrel = picture()
    answer_all(state)
    assert picture() != empty_barrel
