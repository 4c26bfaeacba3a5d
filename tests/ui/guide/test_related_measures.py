"""The measures beside a page of the guide: answered there by keys and by buttons, as the checklist would."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import View
from app.ui.guide.guide_view import GuideView
from app.ui.measures.together_tick import TogetherTick
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Place
from tests.ui.desk import Desk
from tests.ui.hands import GuideHand, Hand, Part
from tests.ui.hands.parts import texts_of
from tests.ui.stages import settled

C1, C1_TELEWORKER = "administrator-C-1", "teleworker-C-1"
"""The same work settles both; the case of ransomware names both."""


@pytest.fixture
def guide(desk: Desk, state: AppState) -> GuideHand:
    """The guide at the case of ransomware, with the keys in its measures, where the first is C-1."""
    desk.resize(1400, 800)
    guide = GuideHand(desk.put(GuideView(state, desk.ways)))
    guide.read(GuideTopic.CASES, "case-5")
    guide.related.stand_on(C1)
    guide.related.view.focus_list()
    return guide


def status(state: AppState, measure: str) -> Status:
    return state.entry(measure).status


def together(guide: GuideHand) -> QAbstractButton:
    return Part(guide.related.view).kind(TogetherTick)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [("1", Status.DONE), ("2", Status.PARTIAL), ("3", Status.NOT_DONE), ("4", Status.UNKNOWN)],
)
def test_a_key_answers_with_counterparts_and_undo_takes_both_back(
    qtbot: QtBot, state: AppState, guide: GuideHand, key: str, wanted: Status
) -> None:
    qtbot.keyClick(guide.related.list, key)
    assert {status(state, C1), status(state, C1_TELEWORKER)} == {wanted}
    assert guide.related.current_id == C1
    assert guide.related.chosen("Answer").startswith(f"{key} ")
    state.undo()
    assert {status(state, C1), status(state, C1_TELEWORKER)} == {Status.UNANSWERED}
    assert guide.related.chosen("Answer") == ""


def test_without_the_tick_a_measure_is_answered_alone(qtbot: QtBot, state: AppState, guide: GuideHand) -> None:
    assert together(guide).text() == "Also Teleworker C-1"
    together(guide).click()
    qtbot.keyClick(guide.related.list, "1")
    assert (status(state, C1), status(state, C1_TELEWORKER)) == (Status.DONE, Status.UNANSWERED)
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Down)
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Up)
    assert together(guide).isChecked(), "for another measure it is asked anew"


def test_in_the_view_of_one_role_there_are_no_counterparts(qtbot: QtBot, state: AppState, guide: GuideHand) -> None:
    state.set_view(View.ADMINISTRATOR)
    qtbot.keyClick(guide.related.list, "1")
    assert (status(state, C1), status(state, C1_TELEWORKER)) == (Status.DONE, Status.UNANSWERED)


def test_a_button_answers_and_says_how_the_measure_stands(state: AppState, guide: GuideHand) -> None:
    guide.related.segment("Answer", "3 × Not done").click()
    assert status(state, C1) is Status.NOT_DONE
    state.edit([C1], {Field.STATUS: Status.DONE})
    assert guide.related.chosen("Answer") == "1 ○ Done"


def test_keys_of_answers_that_need_more_do_nothing(qtbot: QtBot, state: AppState, guide: GuideHand) -> None:
    for key in "56":
        qtbot.keyClick(guide.related.list, key)
    assert status(state, C1) is Status.UNANSWERED


def test_the_heading_counts_what_is_done(qtbot: QtBot, state: AppState, guide: GuideHand) -> None:
    before = guide.related.lines[0]
    assert before.startswith("Measures that help: 0 / ")
    qtbot.keyClick(guide.related.list, "1")
    assert guide.related.lines[0] == before.replace("0 /", "2 /")


def test_what_does_not_apply_stands_under_a_heading_of_its_own(state: AppState, guide: GuideHand) -> None:
    guide.read(GuideTopic.CASES, "case-1")
    model = guide.related.list.model()
    assert "Does not apply to you" not in texts_of(model)
    state.set_profile({"office_network": "no", "methods": "none"})
    assert texts_of(model)[-2] == "Does not apply to you"


def test_escape_leads_to_the_tree_and_space_turns_the_page(qtbot: QtBot, desk: Desk, guide: GuideHand) -> None:
    desk.resize(1400, 400)
    settled(desk)
    bar = guide.view.page.verticalScrollBar()
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Space)
    assert bar.value() > 0
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Escape)
    assert guide.tree.hasFocus()


@pytest.mark.parametrize("item", [("cases", "case-5"), ("methods", "vpn"), ("explanations", "A-1")])
def test_they_stand_beside_the_page_or_below_it_whole(desk: Desk, guide: GuideHand, item: tuple[str, str]) -> None:
    guide.read(*item)
    settled(desk)
    page, related = guide.page.widget, guide.related.view
    assert related.mapToGlobal(related.rect().topLeft()).x() >= page.mapToGlobal(page.rect().topRight()).x()
    desk.resize(800, 500)
    settled(desk)
    assert page.isAncestorOf(related)
    last = guide.related.list.model().index(guide.related.list.model().rowCount() - 1, 0)
    assert guide.related.list.viewport().rect().contains(guide.related.list.visualRect(last))
    desk.resize(1400, 800)
    settled(desk)
    assert not page.isAncestorOf(related)


def test_below_the_page_it_follows_the_keys(qtbot: QtBot, desk: Desk, guide: GuideHand) -> None:
    desk.resize(800, 400)
    settled(desk)
    page, shown = guide.view.page, guide.related.list
    guide.related.view.focus_list()
    for _n in range(len(guide.related.ids)):
        qtbot.keyClick(shown, Qt.Key.Key_Down)
        row = shown.visualRect(shown.currentIndex())
        seen = row.translated(shown.viewport().mapTo(page.viewport(), QPoint()))
        assert page.viewport().rect().contains(seen)


def test_a_page_without_measures_has_none_beside_it(guide: GuideHand) -> None:
    assert guide.related.is_there
    guide.read(GuideTopic.GLOSSARY, "vpn")
    assert not guide.related.is_there


# in the window


def test_enter_opens_a_measure_and_back_leads_to_this_very_page(qtbot: QtBot, window: MainWindow) -> None:
    guide = Hand(window).read(GuideTopic.CASES, "case-5")
    guide.related.stand_on("administrator-F-1")
    guide.related.view.focus_list()
    qtbot.keyClick(guide.related.list, Qt.Key.Key_Return)
    assert Hand(window).standing == "administrator-F-1"
    Hand(window).entry("back").trigger()
    assert Hand(window).place is Place.GUIDE
    assert (guide.topic, guide.item) == (GuideTopic.CASES, "case-5")
    assert guide.related.current_id == "administrator-F-1"
    assert guide.related.list.hasFocus()


def test_undo_stays_on_the_page_and_goes_to_the_measure(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    guide = Hand(window).read(GuideTopic.CASES, "case-5")
    guide.related.stand_on("administrator-F-1")
    guide.related.view.focus_list()
    qtbot.keyClick(guide.related.list, "1")
    assert status(state, "administrator-F-1") is Status.DONE
    guide.related.stand_on(C1)
    Hand(window).choose("undo")
    assert Hand(window).place is Place.GUIDE
    assert guide.related.current_id == "administrator-F-1"
    assert status(state, "administrator-F-1") is Status.UNANSWERED
