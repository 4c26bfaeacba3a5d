"""The page of pictures: every tool answered by keys or mouse, and what that shows of the facts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import labels
from app.domain.profile import Fact, Known
from app.domain.tools import Tool
from app.domain.undo import SettingChange
from app.storage.settings import Theme
from app.ui.kit.scroll_page import ScrollPage
from app.ui.profile.profile_dialog import ProfileDialog
from app.ui.profile.tool_card import ToolCard
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import TOOLS, ToMeasure
from tests.languages import LANGUAGES
from tests.ui.desk import Desk
from tests.ui.hands import Hand, Part, ProfileHand, QuickStartHand
from tests.ui.profile.profile_keys import begun, key, on_screen

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
PAGE = 3


@pytest.fixture
def dialog(qtbot: QtBot, state: AppState) -> ProfileDialog:
    return opened(qtbot, state, TOOLS)


def opened(qtbot: QtBot, state: AppState, start_at: str) -> ProfileDialog:
    return on_screen(qtbot, ProfileDialog(state, None, start_at=start_at))


def at(dialog: QWidget) -> Tool | None:
    """The tool whose card has the keys."""
    widget = dialog.focusWidget()
    while widget is not None and not isinstance(widget, ToolCard):
        widget = widget.parentWidget()
    return widget.tool if widget is not None else None


def answers(dialog: QWidget) -> dict[Tool, str]:
    """What is chosen on each card that has an answer."""
    chosen = {tool: Part(dialog).chosen(labels.name(tool)) for tool in Tool}
    return {tool: text for tool, text in chosen.items() if text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_tools_are_answered_by_keys_alone_in_one_step(
    dialog: ProfileDialog, state: AppState, language: str, speak: Callable[..., None]
) -> None:
    speak(language, dialog)
    assert (ProfileHand(dialog).page, at(dialog)) == (PAGE, Tool.WINDOWS_HOME)
    before = state.next_undo
    digits = "1213122112331222113"
    key(dialog, *digits)
    assert dialog.focusWidget().text() == dialog.leave_words(), "who came for the tools has what they came for"
    key(dialog, ENTER)
    assert not dialog.isVisible()
    known = (Known.YES, Known.NO, Known.UNKNOWN)
    assert [state.standing.profile.has(tool) for tool in Tool] == [known[int(digit) - 1] for digit in digits]
    step = state.next_undo
    assert step is not None
    assert len(step.edits) == len(Tool)
    assert all(isinstance(edit, SettingChange) for edit in step.edits)
    state.undo()
    assert (state.next_undo, state.standing.has_profile) == (before, False)


def test_a_click_answers_and_goes_on(dialog: ProfileDialog, state: AppState) -> None:
    Part(dialog).segment("Zoom", "Yes").click()
    assert at(dialog) is Tool.TEAMS
    Part(dialog).segment("Zoom", "No").click()
    assert answers(dialog) == {Tool.ZOOM: "No"}
    dialog.reject()
    assert state.standing.profile.tools == {Tool.ZOOM: Known.NO}


def test_a_click_beside_the_answers_gives_the_card_the_keys(dialog: ProfileDialog) -> None:
    card = next(card for card in dialog.findChildren(ToolCard) if card.tool is Tool.MAC)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert (at(dialog), answers(dialog)) == (Tool.MAC, {})


def test_arrows_lead_from_card_to_card_and_answer_nothing(dialog: ProfileDialog) -> None:
    key(dialog, LEFT, UP)
    assert at(dialog) is Tool.WINDOWS_HOME
    key(dialog, RIGHT)
    assert at(dialog) is Tool.WINDOWS_PRO
    key(dialog, DOWN)
    below = at(dialog)
    assert below is not None
    cards = {card.tool: card for card in dialog.findChildren(ToolCard)}
    page = cards[below].window()
    assert cards[below].mapTo(page, QPoint()).x() == cards[Tool.WINDOWS_PRO].mapTo(page, QPoint()).x()
    key(dialog, UP, LEFT)
    assert at(dialog) is Tool.WINDOWS_HOME
    key(dialog, *[RIGHT] * 30)
    assert at(dialog) is Tool.IT_VENDOR
    key(dialog, *[UP] * 30)
    assert cards[at(dialog) or Tool.MAC].y() == cards[Tool.WINDOWS_HOME].y()
    assert answers(dialog) == {}


def test_every_answer_is_told_by_name_with_its_state(dialog: ProfileDialog) -> None:
    key(dialog, "1")
    for tool in Tool:
        buttons = [b for b in dialog.findChildren(QAbstractButton) if b.accessibleName().startswith(labels.name(tool))]
        assert [b.accessibleName() for b in buttons] == [f"{labels.name(tool)} {labels.name(known)}" for known in Known]
        assert all(b.isCheckable() and b.accessibleDescription() for b in buttons)
        assert [b.isChecked() for b in buttons] == [tool is Tool.WINDOWS_HOME, False, False]


def test_how_far_one_is_is_told(dialog: ProfileDialog) -> None:
    assert "0 of 19 answered" in Part(dialog).lines
    key(dialog, "1", "2", "3")
    assert "3 of 19 answered" in Part(dialog).lines
    ProfileHand(dialog).next.click()
    assert "answered" not in Part(dialog).said


def test_none_of_these_answers_a_group_and_goes_on(dialog: ProfileDialog) -> None:
    key(dialog, "1")
    Part(dialog).button("None of the others").click()
    group = (Tool.WINDOWS_PRO, Tool.MAC, Tool.IPHONE, Tool.ANDROID)
    assert answers(dialog) == {Tool.WINDOWS_HOME: "Yes", **dict.fromkeys(group, "No")}
    assert at(dialog) is Tool.MICROSOFT_365
    assert not Part(dialog).offers("None of the others"), "there is nothing left to answer"
    while Part(dialog).offers("None of these"):
        Part(dialog).buttons("None of these")[0].click()
    assert at(dialog) is Tool.IT_VENDOR
    assert len(answers(dialog)) == len(Tool) - 1
    assert "18 of 19 answered" in Part(dialog).lines


def test_what_was_answered_is_there_again_and_one_begins_behind_it(qtbot: QtBot, state: AppState) -> None:
    state.set_profile({"windows_home": "yes", "windows_pro": "unknown", "it_vendor": "no"})
    again = opened(qtbot, state, TOOLS)
    assert answers(again) == {Tool.WINDOWS_HOME: "Yes", Tool.WINDOWS_PRO: "Don't know", Tool.IT_VENDOR: "No"}
    assert at(again) is Tool.MAC
    assert at(opened(qtbot, state, Tool.NAS)) is Tool.NAS
    assert at(opened(qtbot, state, Fact.IT_VENDOR)) is Tool.IT_VENDOR


def test_another_language_keeps_what_was_answered(dialog: ProfileDialog, speak: Callable[..., None]) -> None:
    key(dialog, "1", "2")
    speak("ja", dialog)
    assert answers(dialog) == {Tool.WINDOWS_HOME: "はい", Tool.WINDOWS_PRO: "いいえ"}
    assert "19件中2件に回答" in Part(dialog).lines


# what the tools show


def test_what_the_tools_show_is_not_asked_again_and_says_why(dialog: ProfileDialog, state: AppState) -> None:
    Part(dialog).segment("Zoom", "Yes").click()
    ProfileHand(dialog).next.click()
    question = state.catalogue.guide.questions("en")[Fact.ONLINE_MEETINGS].question
    assert Part(dialog).chosen(question) == "1 Yes"
    assert Part(dialog).said.count("That follows from what you use: Zoom.") == 2, "meetings and cloud services"
    key(dialog, "2", "2", "2")  # private devices, phones, routers: cloud services and meetings are passed over
    data = state.catalogue.guide.questions("en")[Fact.DATA_ON_TERMINALS].question
    assert dialog.focusWidget().accessibleName().startswith(data)
    dialog.reject()
    profile = state.standing.profile
    assert profile.fact(Fact.ONLINE_MEETINGS) is Known.YES
    assert Fact.ONLINE_MEETINGS not in profile.facts, "it is kept once, with the tool"


def test_what_the_tools_show_can_still_be_answered_otherwise(qtbot: QtBot, state: AppState) -> None:
    state.set_profile({"zoom": "yes", "free_mail": "yes"})
    dialog = opened(qtbot, state, Fact.ONLINE_MEETINGS)
    key(dialog, "2")
    ProfileHand(dialog).back.click()
    assert answers(dialog) == {Tool.FREE_MAIL: "Yes"}, "what is answered last holds"
    dialog.accept()
    profile = state.standing.profile
    assert (profile.fact(Fact.ONLINE_MEETINGS), profile.has(Tool.ZOOM)) == (Known.NO, Known.UNKNOWN)
    assert profile.known_by(Fact.CLOUD_SERVICES) == (Tool.FREE_MAIL,)


def test_a_tool_takes_back_a_no_and_undo_brings_it_again(qtbot: QtBot, state: AppState) -> None:
    state.set_profile({"online_meetings": "no"})
    dialog = opened(qtbot, state, Tool.ZOOM)
    key(dialog, "1")
    dialog.reject()
    assert state.standing.profile.facts == {}
    assert state.standing.profile.fact(Fact.ONLINE_MEETINGS) is Known.YES
    state.undo()
    assert state.standing.profile.fact(Fact.ONLINE_MEETINGS) is Known.NO
    assert state.standing.profile.tools == {}


# ways to it


def test_menu_and_way_lead_to_the_page(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, Tool | None]] = []

    def look(dialog: ProfileDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        asked.append((ProfileHand(dialog).page, at(dialog)))
        dialog.close()
        return 0

    monkeypatch.setattr(ProfileDialog, "exec", look)
    Hand(window).choose("tools")
    window.ways.tools()
    window.ways.tools(Tool.NAS)
    assert asked == [(PAGE, Tool.WINDOWS_HOME), (PAGE, Tool.WINDOWS_HOME), (PAGE, Tool.NAS)]


def test_the_first_questions_offer_the_tools_and_keep_all_as_one_step(
    qtbot: QtBot, state: AppState, desk: Desk
) -> None:
    dialog = begun(qtbot, state, desk)
    key(dialog, "2", "5", ENTER, "1", ENTER)
    assert Part(dialog).offers("Later")
    key(dialog, "1")
    assert at(dialog) is Tool.WINDOWS_HOME
    key(dialog, "1", *"2" * 17, "1")
    assert dialog.focusWidget() is QuickStartHand(dialog).next
    key(dialog, ENTER)
    assert not dialog.isVisible()
    profile = state.standing.profile
    assert (profile.people, profile.has(Tool.WINDOWS_HOME), profile.fact(Fact.IT_VENDOR)) == (5, Known.YES, Known.YES)
    assert isinstance(desk.wanted[0], ToMeasure)
    state.undo()
    assert not state.standing.has_profile


def test_the_offer_need_not_be_taken_and_leads_back(qtbot: QtBot, state: AppState, desk: Desk) -> None:
    dialog = begun(qtbot, state, desk)
    key(dialog, "2", "5", ENTER, "1", ENTER)
    QuickStartHand(dialog).choices[0].click()
    key(dialog, "1")
    QuickStartHand(dialog).back.click()
    assert len(QuickStartHand(dialog).choices) == 1
    key(dialog, ENTER)
    assert not dialog.isVisible()
    assert state.standing.profile.tools == {Tool.WINDOWS_HOME: Known.YES}, "what was answered is kept"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_card_and_what_stands_above_it_are_seen_at_once(
    qtbot: QtBot, state: AppState, dress: Callable[..., None], language: str
) -> None:
    dress(language, Theme.LIGHT, 100)
    dialog = opened(qtbot, state, TOOLS)
    QApplication.processEvents()
    card = next(card for card in dialog.findChildren(ToolCard) if card.tool is at(dialog))
    assert card.tool is next(iter(Tool))
    (bar,) = [area.verticalScrollBar() for area in dialog.findChildren(ScrollPage)]
    assert (bar.maximum() > 0, bar.value()) == (True, 0)
