"""What is told of a step that is not seen where one looks, and what undo did; each with the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.differences import kept_differences
from app.domain.tables import PERSON, Column
from app.domain.undo import RowChange
from app.i18n import _
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.ui.hands import Hand

PAIR = ("teleworker-A-3", "administrator-A-2")


def test_one_answer_is_seen_where_it_is_given(window: MainWindow, state: AppState) -> None:
    state.edit(PAIR[:1], {Field.STATUS: Status.DONE})
    assert Hand(window).told == ""


def test_several_answers_at_once_are_told_with_the_way_back(window: MainWindow, state: AppState) -> None:
    state.edit(PAIR, {Field.STATUS: Status.DONE})
    assert "Done" in Hand(window).told
    [undo] = Hand(window).toast.buttons
    undo.click()
    assert {state.entry(i).status for i in PAIR} == {Status.UNANSWERED}
    assert Hand(window).told.startswith("Taken back: ")
    [redo] = Hand(window).toast.buttons
    redo.click()
    assert {state.entry(i).status for i in PAIR} == {Status.DONE}
    assert Hand(window).told.startswith("Done again: ")


def test_what_came_from_paper_or_a_file_is_told_however_little(window: MainWindow, state: AppState) -> None:
    assert state.accept(kept_differences([RowChange(PERSON.name, "1", Column.NAME, "", "佐藤")]))
    assert Hand(window).told == "Taken in: the list of people"
    [undo] = Hand(window).toast.buttons
    undo.click()
    assert state.workbook.rows(PERSON) == {}


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_that_has_nothing_to_take_back_says_so(
    window: MainWindow, state: AppState, qtbot: QtBot, place: Place, language: str
) -> None:
    hand = Hand(window)
    hand.speak(language)
    hand.go(place)
    while state.next_undo:
        state.undo()
    assert pressed(qtbot, window, Qt.Key.Key_Z) == _("There is nothing to take back.")
    while state.next_redo:
        state.redo()
    assert pressed(qtbot, window, Qt.Key.Key_Y) == _("There is nothing to do again.")


def pressed(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> str:
    """What is told after a key with Ctrl, where the keys are."""
    Hand(window).hush()
    qtbot.keyPress(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.ControlModifier)
    return Hand(window).told


def test_another_name_is_told(window: MainWindow, state: AppState) -> None:
    state.rename("青葉工務店")
    assert Hand(window).told


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_last_answer_of_a_category_is_told(window: MainWindow, state: AppState, language: str) -> None:
    Hand(window).speak(language)
    members = [m.id for m in state.catalogue.measures if m.category == "M"]
    for measure in members[:-1]:
        state.edit([measure], {Field.STATUS: Status.DONE})
        assert Hand(window).told == ""
    state.edit(members[-1:], {Field.STATUS: Status.NOT_DONE})
    assert state.words.categories["M"] in Hand(window).told
    Hand(window).toast.hide()
    state.edit(members[-1:], {Field.STATUS: Status.DONE})
    assert Hand(window).told == "", "it was complete before"


def test_saving_says_that_all_is_saved(window: MainWindow, state: AppState) -> None:
    Hand(window).choose("save")
    assert Hand(window).told == "Changes are saved automatically"
    state.edit(PAIR[:1], {Field.STATUS: Status.DONE})
    Hand(window).choose("save")
    assert Hand(window).told.startswith("All is saved: ")
