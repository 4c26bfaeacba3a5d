"""Answers that stricter words have overtaken, on the screen: told once, looked at again, and never changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.catalogue.loader import Catalogue
from app.domain.answers import Change, Field, Status
from app.domain.applicability import Overrule, Verdict
from app.domain.kept_texts import LOOKED_AGAIN
from app.domain.profile import Kind
from app.domain.record import replace
from app.domain.selection import Filter, View
from app.paths import DataDir
from app.storage.settings import Settings, Theme
from app.storage.workbook import Workbook
from app.ui.checklist.filter_choices import AGAIN, filter_groups
from app.ui.checklist.look_again_note import LookAgainNote
from app.ui.shell.after_first_paint import AfterFirstPaint
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, ToFilter
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, OverviewHand, Part
from tests.ui.hands.parts import shown
from tests.ui.stages import opened, settled

H1, J10, I7, I4 = "administrator-H-1", "administrator-J-10", "administrator-I-7", "teleworker-I-4"
DONE, PARTIAL, NOT_DONE = Status.DONE, Status.PARTIAL, Status.NOT_DONE
CHIP, STILL, ALL = "To look at again", "Still so", "All of these are still so"


@pytest.fixture
def stricter(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The real catalogue, as if these and no other measures had become stricter."""
    found = tuple(replace(m, stricter_since=2 if m.id in (H1, J10, I7) else 0) for m in catalogue.measures)
    monkeypatch.setattr(catalogue, "measures", found)
    monkeypatch.setattr(catalogue, "by_id", {m.id: m for m in found})
    return catalogue


@pytest.fixture
def state(
    qapp: QApplication, stricter: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AppState]:
    """A workbook that an earlier release filled: three answers to what became stricter, of which two hold."""
    path = tmp_path / "data.tenken"
    with monkeypatch.context() as earlier:
        earlier.setattr(Workbook, "_editions_with", lambda _workbook, _edits: {})
        with Workbook.create(path, "みどり商店") as workbook:
            given = {H1: DONE, J10: PARTIAL, I7: NOT_DONE, I4: DONE}
            workbook.apply([Change(m, Field.STATUS, Status.UNANSWERED, status) for m, status in given.items()])
    with Workbook.open(path) as workbook:
        state = AppState(stricter, workbook, DataDir(tmp_path), Settings(view=View.ALL))
        yield state
    state.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def note(checklist: ChecklistHand) -> Part:
    return Part(checklist.view.findChild(LookAgainNote))


def is_told(checklist: ChecklistHand, measure: str) -> bool:
    checklist.open(measure)
    return shown(note(checklist).widget)


# where it is told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "文の改訂で厳しくなった対策が2件あります。、見直す"),
        ("en", "The words of 2 measures that you answered became stricter., Look again"),
    ],
)
def test_the_overview_has_one_line_that_leads_to_them(
    overview: OverviewHand, desk: Desk, language: str, words: str, speak: Callable[..., None]
) -> None:
    speak(language, overview.view)
    overview = OverviewHand(overview.view)
    assert overview.spoken["look again"] == words
    overview.row("look again").click()
    assert desk.wanted == [ToFilter(Filter(is_to_look_again=True))]


def test_the_line_is_gone_once_all_were_looked_at(overview: OverviewHand, state: AppState) -> None:
    state.still_so([H1])
    overview = OverviewHand(overview.view)
    assert overview.spoken["look again"].startswith("The words of 1 measure")
    state.edit([J10], {Field.STATUS: DONE})
    assert "look again" not in OverviewHand(overview.view).rows


def test_they_are_a_filter_like_the_others(checklist: ChecklistHand, state: AppState) -> None:
    assert f"{CHIP} 2" in checklist.chips
    checklist.chip(CHIP).click()
    assert checklist.ids == (H1, J10)
    assert any(AGAIN in group.choices for group in filter_groups(state, Filter()))
    state.still_so([H1, J10])
    checklist.view.show_everything()
    assert not any(chip.startswith(CHIP) for chip in checklist.chips)
    assert not any(AGAIN in group.choices for group in filter_groups(state, Filter()))


def test_the_measure_says_it_above_its_answer(checklist: ChecklistHand) -> None:
    assert [m for m in (H1, J10, I7, I4) if is_told(checklist, m)] == [H1, J10]
    checklist.open(H1)
    answers = checklist.detail.answers
    there = note(checklist).widget
    assert there.mapTo(checklist.view, there.rect().bottomLeft()).y() < answers.mapTo(checklist.view, answers.pos()).y()
    assert "Done when" in note(checklist).said


# what takes it away


def test_still_so_takes_it_away_and_undo_brings_it_back(checklist: ChecklistHand, state: AppState) -> None:
    before = state.entry(H1)
    checklist.view.set_filter(Filter(is_to_look_again=True))
    checklist.open(H1)
    note(checklist).press(STILL)
    assert not shown(note(checklist).widget)
    assert checklist.stays(H1), "no row moves under a person's hands"
    assert state.entry(H1) == before
    assert f"{CHIP} 1" in checklist.chips
    state.undo()
    assert shown(note(checklist).widget)
    assert not checklist.stays(H1)
    assert f"{CHIP} 2" in checklist.chips
    state.redo()
    assert not shown(note(checklist).widget)
    assert state.entry(H1) == before


@pytest.mark.parametrize("status", [DONE, PARTIAL, NOT_DONE, Status.UNKNOWN])
def test_any_answer_of_today_takes_it_away_the_same_too(
    checklist: ChecklistHand, state: AppState, status: Status
) -> None:
    checklist.open(H1).answer(status)
    assert not shown(note(checklist).widget)
    assert state.look_again == {J10}
    state.undo()
    assert state.entry(H1).status is DONE
    assert state.look_again == {H1, J10}


def test_a_note_is_no_answer(checklist: ChecklistHand, state: AppState) -> None:
    state.edit([H1], {Field.NOTE: "見た", Field.OWNER: "𠮷田"})
    assert state.look_again == {H1, J10}


def test_all_in_the_list_are_looked_at_as_one_step(checklist: ChecklistHand, state: AppState) -> None:
    assert not checklist.offers(ALL)
    checklist.view.set_filter(Filter(is_to_look_again=True))
    checklist.press(ALL)
    assert state.look_again == frozenset()
    assert not checklist.offers(ALL)
    assert checklist.stays(H1)
    assert checklist.stays(J10)
    state.undo()
    assert state.look_again == {H1, J10}
    assert checklist.offers(ALL)


def test_only_those_that_search_leaves_in_are_looked_at(checklist: ChecklistHand, state: AppState) -> None:
    checklist.view.set_filter(Filter(text="J-10", is_to_look_again=True))
    checklist.press(ALL)
    assert state.look_again == {H1}


def test_what_does_not_apply_is_not_told(checklist: ChecklistHand, state: AppState) -> None:
    state.set_profile({"kind": "company"})
    state.overrule(H1, Overrule(Verdict.DOES_NOT_APPLY, "使わない"))
    assert state.look_again == {J10}
    assert not is_told(checklist, H1)
    state.overrule(H1, None)
    assert is_told(checklist, H1)


def test_a_row_of_several_measures_is_looked_at_as_one(checklist: ChecklistHand, state: AppState) -> None:
    state.set_profile({"kind": Kind.SOLE_PROPRIETOR})
    assert state.joins_counterparts
    with pytest.MonkeyPatch.context() as one:
        measures = state.catalogue.measures
        both = tuple(replace(m, stricter_since=2) if m.id == I4 else m for m in measures)
        one.setattr(state.catalogue, "measures", both)
        state.begin_looking_again()
        assert state.asked_again(I7) == (I4,)
        assert is_told(checklist, I7)
        note(checklist).press(STILL)
        assert state.look_again == {H1, J10}


# in the window


def test_undo_says_what_it_took_back_and_goes_there(window: MainWindow, state: AppState) -> None:
    hand = Hand(window)
    state.still_so([H1, J10])
    hand.go(Place.OVERVIEW)
    state.undo()
    settled(window)
    assert hand.place is Place.CHECKLIST
    assert hand.standing == H1
    assert "Taken back: Administrator H-1 “still so” and 1 more" in hand.said
    assert LOOKED_AGAIN not in state.workbook.texts


def test_the_history_is_not_asked_before_the_first_picture(qapp: QApplication, state: AppState, qtbot: QtBot) -> None:
    state.put_off_looking_again()
    with opened(qapp, state) as window:
        hand = Hand(window)
        hand.go(Place.OVERVIEW)
        settled(window)
        assert "look again" not in hand.overview.rows
        with qtbot.waitSignal(state.look_again_found):
            state.begin_looking_again()
        settled(window)
        assert "look again" in hand.overview.rows


def test_who_opens_the_window_is_told_a_moment_later(window: MainWindow, state: AppState, qtbot: QtBot) -> None:
    AfterFirstPaint(window, state)
    assert state.look_again == frozenset()
    with qtbot.waitSignal(state.look_again_found):
        window.update()
    assert state.look_again == {H1, J10}


def test_damage_of_the_history_asks_nobody(state: AppState) -> None:
    state.workbook.connection.execute("UPDATE history SET after = 'not_done'")
    assert state.look_again == frozenset()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_and_reached(
    window: MainWindow,
    language: str,
    percent: int,
    dress: Callable[[str, Theme, int], None],
    speak: Callable[..., None],
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
) -> None:
    dress(language, Theme.LIGHT, percent)
    speak(language, window)
    hand = Hand(window)
    hand.go(Place.OVERVIEW)
    settled(window)
    assert audit(window) == []
    window.ways.filter(Filter(is_to_look_again=True))
    settled(window)
    assert audit(window) == []
