"""The first three questions: by keys alone, kept as one step however they end, and what they gain."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Status
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.profile import Kind, Method, Profile
from app.domain.selection import Filter, View
from app.files import DiskFull
from app.storage.settings import Theme
from app.ui.kit.choice_button import ChoiceButton
from app.ui.profile.quick_start import QuickStart
from app.ui.shell.state import AppState
from app.ui.shell.ways import ToMeasure
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import Part, QuickStartHand
from tests.ui.profile.profile_keys import begun, key
from tests.ui.stages import in_few_looks, settled

ENTER, TAB, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape
PAGES = 4


@pytest.fixture
def dialog(qtbot: QtBot, state: AppState, desk: Desk) -> QuickStart:
    return begun(qtbot, state, desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sole_proprietor_is_through_with_five_keys(
    dialog: QuickStart, state: AppState, desk: Desk, language: str, speak: Callable[..., None]
) -> None:
    speak(language, dialog)
    state.set_view(View.EXECUTIVE)
    key(dialog, "1", ENTER, "1", ENTER, ENTER)
    assert not dialog.isVisible()
    profile = state.standing.profile
    assert (profile.kind, profile.people) == (Kind.SOLE_PROPRIETOR, 1)
    assert profile.methods == {Method.CLOUD_SERVICES}
    assert state.view is View.ALL


def test_begin_leads_to_the_first_basic_measure_without_an_answer(
    dialog: QuickStart, state: AppState, desk: Desk
) -> None:
    key(dialog, "2", "5", ENTER, "3", ENTER, ENTER)
    [led] = desk.wanted
    open_ones = (m for m in state.measures if state.shown(m.id).status is Status.UNANSWERED)
    first = next(m.id for m in open_ones if m.level is Level.BASIC)
    assert led == ToMeasure(first, Filter(levels=frozenset({Level.BASIC})))
    assert first != "executive-A-1", "that one is answered"
    assert (state.standing.profile.people, state.standing.profile.methods) == (5, {Method.VPN})


def test_enter_alone_goes_all_the_way_and_tells_nothing(dialog: QuickStart, state: AppState, desk: Desk) -> None:
    before = state.next_undo
    key(dialog, *[ENTER] * PAGES)
    assert not dialog.isVisible()
    assert (state.standing.has_profile, state.next_undo) == (False, before)
    assert len(desk.wanted) == 1


def test_what_is_chosen_goes_by_tab_and_space_too(dialog: QuickStart, state: AppState) -> None:
    choices = QuickStartHand(dialog).choices
    choices[1].setFocus()
    key(dialog, SPACE)
    assert QuickStartHand(dialog).page == 2
    key(dialog, "3", ENTER)
    first = QuickStartHand(dialog).choices[0]
    first.setFocus()
    key(dialog, SPACE, ENTER)  # Enter is for what comes next, also on an answer
    assert QuickStartHand(dialog).page is None
    key(dialog, ENTER)
    profile = state.standing.profile
    assert (profile.kind, profile.people, profile.methods) == (Kind.COMPANY, 3, {Method.CLOUD_SERVICES})


def test_going_back_shows_what_was_answered(dialog: QuickStart) -> None:
    key(dialog, "3", "12", ENTER, "4", "2")
    hand = QuickStartHand(dialog)
    hand.back.click()
    assert hand.count == "12"
    hand.back.click()
    assert [choice.isChecked() for choice in hand.choices] == [False, False, True]
    key(dialog, ENTER)
    assert hand.count == "12"
    key(dialog, ENTER)
    assert [n for n, choice in enumerate(hand.choices, 1) if choice.isChecked()] == [2, 4]


def test_another_kind_asks_anew_how_many_there_are(dialog: QuickStart) -> None:
    key(dialog, "1")
    assert QuickStartHand(dialog).count == "1"
    QuickStartHand(dialog).back.click()
    key(dialog, "2")
    assert QuickStartHand(dialog).count == ""


def test_not_to_know_parts_with_everything_else_and_is_kept(dialog: QuickStart, state: AppState) -> None:
    key(dialog, "2", ENTER, "1", "2", "8")
    choices = QuickStartHand(dialog).choices
    assert [n for n, choice in enumerate(choices, 1) if choice.isChecked()] == [8]
    key(dialog, "5")
    assert [n for n, choice in enumerate(choices, 1) if choice.isChecked()] == [5]
    key(dialog, "8", "9", ENTER, ENTER)
    profile = state.standing.profile
    assert (profile.methods, profile.methods_unsure) == (None, True)


def test_what_is_no_number_is_said_and_goes_no_further(dialog: QuickStart, state: AppState) -> None:
    key(dialog, "2", "many", ENTER)
    assert QuickStartHand(dialog).page == 2
    assert "Enter a number" in Part(dialog).said
    key(dialog, *[Qt.Key.Key_Backspace] * 4, "4", ENTER)
    assert QuickStartHand(dialog).page == 3
    key(dialog, ESCAPE)
    assert state.standing.profile.people == 4


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        ((), Profile()),
        (("2",), Profile(kind=Kind.COMPANY)),
        (("2", "7"), Profile(kind=Kind.COMPANY, people=7)),
        (("2", "7", ENTER, "3", "1"), Profile(Kind.COMPANY, 7, methods=frozenset({Method.VPN, Method.CLOUD_SERVICES}))),
        (("2", "7", ENTER, ENTER), Profile(kind=Kind.COMPANY, people=7)),
    ],
)
def test_later_keeps_what_was_answered_as_one_step(
    dialog: QuickStart, state: AppState, desk: Desk, keys: tuple[Qt.Key | str, ...], kept: Profile
) -> None:
    before = state.next_undo
    key(dialog, *keys)
    assert not state.standing.has_profile, "it is kept when it ends, in one go"
    QuickStartHand(dialog).later.click()
    assert not dialog.isVisible()
    assert (state.standing.profile, desk.wanted) == (kept, [])
    if kept != Profile():
        state.undo()
    assert (state.standing.profile, state.next_undo) == (Profile(), before)


def test_back_from_the_gain_makes_no_second_step(dialog: QuickStart, state: AppState) -> None:
    before = state.next_undo
    key(dialog, "1", ENTER, "1", ENTER)
    QuickStartHand(dialog).back.click()
    key(dialog, "3", ENTER, ENTER)
    assert state.standing.profile.methods == {Method.VPN, Method.CLOUD_SERVICES}
    state.undo()
    assert (state.standing.has_profile, state.next_undo) == (False, before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gain_is_told_in_figures(
    dialog: QuickStart, state: AppState, language: str, speak: Callable[..., None]
) -> None:
    key(dialog, "1", ENTER, "1", ENTER)
    speak(language, dialog)
    lines, spoken = Part(dialog).lines, QuickStartHand(dialog).next.accessibleDescription()
    key(dialog, ENTER)
    measures = state.catalogue.measures
    surely = [m for m in measures if state.standing.verdict(m.id) is Verdict.APPLIES]
    basic = [m for m in measures if m.level is Level.BASIC]
    figures = [line for line in lines if line.isdecimal()]
    assert figures == [str(len(surely)), str(len(basic)), "10"]
    assert len(surely) < len(measures)
    assert all(figure in spoken for figure in figures), "who cannot see them hears them on the button"


def test_a_failure_keeps_the_questions_open(
    dialog: QuickStart, state: AppState, desk: Desk, failures: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull(state.path)

    monkeypatch.setattr(state.workbook, "apply", full)
    key(dialog, "1", ENTER, "1", ENTER, ENTER)
    assert dialog.isVisible()
    assert isinstance(failures[0], DiskFull)
    assert desk.wanted == []
    monkeypatch.undo()
    key(dialog, ENTER)
    assert state.standing.profile.kind is Kind.SOLE_PROPRIETOR


def test_the_enter_that_ends_a_word_goes_no_further(dialog: QuickStart) -> None:
    key(dialog, "2")
    target = dialog.focusWidget()
    assert target is not None
    event = QInputMethodEvent()
    event.setCommitString("５")
    QApplication.sendEvent(target, event)
    key(dialog, ENTER)
    assert QuickStartHand(dialog).page == 2, "it was meant for the word"
    assert QuickStartHand(dialog).count == "５"


def test_a_figure_out_of_sight_comes_into_sight(
    dialog: QuickStart, state: AppState, dress: Callable[..., None]
) -> None:
    dress("en", Theme.LIGHT, 200)
    key(dialog, "2", ENTER)
    dialog.resize(700, 500)
    last = QuickStartHand(settled(dialog)).choices[-1]
    assert last.visibleRegion().isEmpty()
    key(dialog, "8")
    assert not settled(last).visibleRegion().isEmpty()


@in_few_looks
def test_every_page_can_be_read_and_reached(
    qtbot: QtBot,
    state: AppState,
    desk: Desk,
    look: tuple[str, object, int, tuple[int, int]],
    dress: Callable[..., None],
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
) -> None:
    language, _theme, percent, size = look
    dress(*look[:3])
    dialog = begun(qtbot, state, desk)
    dialog.resize(min(dialog.width(), size[0]), min(dialog.height(), size[1] - 40))
    found, scrolled = [], []
    for number, digit in enumerate(("1", "", "3", "1", ""), 1):
        found += [(number, finding) for finding in audit(settled(dialog))]
        if number <= PAGES:  # the pictures of tools are for who wants to scroll
            scrolled.append(QuickStartHand(dialog).scrolls)
            key(dialog, *digit, *([] if number in (1, PAGES) else [ENTER]))
    dialog.reject()
    assert found == []
    assert percent > 100 or not any(scrolled), f"page {scrolled.index(True) + 1} does not fit in {language}"


def test_a_choice_says_its_key_and_whether_it_is_chosen(dialog: QuickStart) -> None:
    key(dialog, "2", ENTER, "2")
    chosen = QuickStartHand(dialog).choices[1]
    assert isinstance(chosen, ChoiceButton)
    assert chosen.accessibleName().startswith("2, ")
    assert (chosen.isCheckable(), chosen.isChecked()) == (True, True)
