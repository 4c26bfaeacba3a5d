"""The backups of the open workbook: the list, what differs, the way back and forward again, a second place."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.history import Origin
from app.files import DiskFull
from app.storage.backup import backup_generations, keep_generation
from app.storage.workbook import Workbook
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.work.backup_keeping import KeepingPlan
from app.work.sample_workbook import make_sample
from tests.ui.desk import Desk
from tests.ui.files.test_exchange import meet
from tests.ui.hands import Hand, Part
from tests.ui.hands.parts import texts_of
from tests.ui.shell.test_application import Person, person
from tests.ui.stages import settled

__all__ = ["person"]

A1, E10 = "executive-A-1", "administrator-E-10"
PATIENCE = 30_000
GO_BACK = "Go back to this state"


@pytest.fixture
def earlier(state: AppState) -> Path:
    """A backup, after which an answer and a note changed."""
    backup = keep_generation(state.workbook, state.data.backups)
    assert backup is not None
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    state.edit([E10], {Field.NOTE: "別のメモ"})
    return backup


@pytest.fixture
def show(state: AppState, desk: Desk, qtbot: QtBot) -> Iterator[Callable[..., Part]]:
    """The dialog once it has read everything."""
    shown: list[BackupsDialog] = []

    def begin(keep: Callable[[], object] = lambda: None, choose_place: Callable[[], object] = lambda: None) -> Part:
        dialog = BackupsDialog(state, desk, keep=keep, choose_place=choose_place)
        shown.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: is_read(dialog), timeout=PATIENCE)
        return Part(dialog)

    yield begin
    for dialog in shown:
        dialog.close()
        dialog.deleteLater()


def is_read(dialog: QWidget) -> bool:
    said = Part(dialog).said
    return "Looking for backups" not in said and all("being read" not in text for text in spoken(Part(dialog)))


def rows(part: Part) -> QAbstractItemView:
    return part.named(QAbstractItemView, "Backups")


def spoken(part: Part) -> list[str]:
    return texts_of(rows(part).model(), Qt.ItemDataRole.AccessibleTextRole)


def differing(part: Part) -> list[str]:
    return texts_of(part.named(QAbstractItemView, "What going back would change").model())


def note_of(path: Path) -> str:
    with Workbook.open(path) as workbook:
        return workbook.entry(E10).note


def test_it_says_what_there_is_and_what_differs(show: Callable[..., Part], earlier: Path) -> None:
    part = show()
    heading, row = spoken(part)
    assert heading == "In the data folder"
    assert "sound" in row
    assert "Answered\N{NO-BREAK SPACE}2\N{NO-BREAK SPACE}/" in row
    assert "2 differences from now" in part.said
    assert any("Partly done  →  ○ Done" in text for text in differing(part))
    assert any("別のメモ  →  髙﨑さんに聞く" in text for text in differing(part))
    assert part.button(GO_BACK).isEnabled()
    assert "kept as a backup first" in part.said


def test_without_any_it_says_how_they_are_made(show: Callable[..., Part], state: AppState) -> None:
    part = show(keep=lambda: keep_generation(state.workbook, state.data.backups))
    assert "There is no backup yet" in part.said
    assert not part.button(GO_BACK).isEnabled()
    assert part.button("Make a backup now").hasFocus()


def test_a_backup_made_now_stands_in_the_list(
    show: Callable[..., Part], state: AppState, qtbot: QtBot, earlier: Path
) -> None:
    part = show(keep=lambda: keep_generation(state.workbook, state.data.backups))
    part.press("Make a backup now")
    qtbot.waitUntil(lambda: len(spoken(part)) == 3 and is_read(part.widget), timeout=PATIENCE)
    assert "the same as now" in part.said
    assert not part.button(GO_BACK).isEnabled(), "it holds what there is"


def test_one_that_is_not_sound_is_said_and_not_gone_back_to(
    show: Callable[..., Part], earlier: Path, state: AppState
) -> None:
    earlier.write_bytes(earlier.read_bytes().replace("髙﨑さん".encode(), "高崎さん\N{NO-BREAK SPACE}".encode()[:12]))
    part = show()
    assert "not sound" in spoken(part)[1]
    assert "This backup is not sound" in part.said
    assert not part.button(GO_BACK).isEnabled()
    assert not part.button("Open as a new workbook").isEnabled()
    assert earlier.exists()


def opened_page(window: MainWindow, act: Callable[[Part], object], qtbot: QtBot) -> None:
    """Opens the page from the menu, and does something once all is read."""

    def when_read(dialog: object) -> None:
        assert isinstance(dialog, BackupsDialog)
        try:
            qtbot.waitUntil(lambda: is_read(dialog), timeout=PATIENCE)
            act(Part(dialog))
        finally:
            dialog.reject()  # closed already where all went well

    met = meet(BackupsDialog, when_read)
    Hand(window).choose("backups")
    assert met
    settled(window)


def test_going_back_is_one_step_with_a_word_and_undo_takes_it_back(
    window: MainWindow, state: AppState, earlier: Path, qtbot: QtBot
) -> None:
    opened_page(window, lambda part: part.press(GO_BACK), qtbot)
    assert (state.entry(A1).status, state.entry(E10).note) == (Status.DONE, "髙﨑さんに聞く")
    assert {record.origin for record in state.workbook.history(limit=2)} == {Origin.RETURN}
    assert "going back to the state of" in Hand(window).told
    assert len(backup_generations(state.workbook, state.data.backups)) == 2, "the present state was kept before"
    state.undo()
    assert (state.entry(A1).status, state.entry(E10).note) == (Status.PARTIAL, "別のメモ")
    assert "Taken back: going back" in Hand(window).told
    state.redo()
    assert state.entry(A1).status is Status.DONE


def test_by_the_keyboard_alone(window: MainWindow, state: AppState, earlier: Path, qtbot: QtBot) -> None:
    def keys(part: Part) -> None:
        assert rows(part).hasFocus()
        qtbot.keyClick(rows(part), Qt.Key.Key_Return)

    opened_page(window, keys, qtbot)
    assert state.entry(A1).status is Status.DONE


def test_every_control_is_reached_by_tab(show: Callable[..., Part], earlier: Path, qtbot: QtBot) -> None:
    part = show()
    reached = set()
    for _n in range(12):
        focused = QApplication.focusWidget()
        reached.add(focused.text() if isinstance(focused, QPushButton) else focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {part.button(words).text() for words in (GO_BACK, "Close", "Second place", "Show the folder")} <= reached
    assert {"Backups", "What going back would change"} <= reached


def test_where_the_present_state_cannot_be_kept_nothing_changes(
    person: Person,
    window: MainWindow,
    state: AppState,
    earlier: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_workbook: Workbook, plan: KeepingPlan) -> None:
        raise DiskFull(plan.folder)

    monkeypatch.setattr("app.ui.backups.backups_dialog.keep_before", full)

    def try_it(part: Part) -> None:
        part.press(GO_BACK)
        assert part.widget.isVisible()
        part.press("Close")

    opened_page(window, try_it, qtbot)
    assert "full" in person.seen[0][0].lower()
    assert state.entry(A1).status is Status.PARTIAL


def test_opened_as_a_new_workbook(
    person: Person, window: MainWindow, state: AppState, earlier: Path, qtbot: QtBot
) -> None:
    before = state.path
    opened_page(window, lambda part: part.press("Open as a new workbook"), qtbot)
    assert state.path != before
    assert state.entry(E10).note == "髙﨑さんに聞く"
    assert note_of(before) == "別のメモ"
    assert "is a backup" in person.seen[0][0]


def test_the_sample_has_none(window: MainWindow, state: AppState, qtbot: QtBot) -> None:
    state.replace_workbook(make_sample(state.data.sample, state.today()))
    said: list[str] = []

    def look(part: Part) -> None:
        said.append(part.said)
        assert not part.button("Make a backup now").isEnabled()
        part.press("Close")

    opened_page(window, look, qtbot)
    assert "no backups are kept of it" in said[0]


# the second place


def test_a_second_place_is_named_and_gets_a_backup(
    person: Person, window: MainWindow, state: AppState, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr("app.ui.kit.file_question.where_to_keep", lambda *_asked: stick)

    def name_it(part: Part) -> None:
        part.press("Second place")
        qtbot.waitUntil(lambda: "In the second place" in spoken(part) and is_read(part.widget), timeout=PATIENCE)
        assert str(stick) in part.said
        part.press("Close")

    opened_page(window, name_it, qtbot)
    assert person.seen == []
    assert len(backup_generations(state.workbook, stick)) == 1
    place = state.preferences.now.second_place(state.path)
    assert place is not None
    assert place.reached == state.today()
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    window.close()
    assert len(list(stick.glob("*.tenken"))) == 2


def test_it_can_be_given_up_and_what_lies_there_stays(
    person: Person, window: MainWindow, state: AppState, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    keep_generation(state.workbook, stick)
    state.preferences.take(state.preferences.now.with_second_place(state.path, stick))
    person.presses = ["Go on without one"]

    def give_up(part: Part) -> None:
        part.press("Second place")
        part.press("Close")

    opened_page(window, give_up, qtbot)
    assert str(stick) in person.seen[0][0]
    assert state.preferences.now.second_place(state.path) is None
    assert len(list(stick.glob("*.tenken"))) == 1


def test_a_stick_that_is_not_in_is_said_after_thirty_days(
    person: Person, window: MainWindow, state: AppState, tmp_path: Path
) -> None:
    away, banner = tmp_path / "away", Hand(window).backup_banner
    for days, is_said in ((30, False), (31, True)):
        reached = state.today() - timedelta(days=days)
        state.preferences.take(state.preferences.now.with_second_place(state.path, away, reached))
        Hand(window).files.keep()
        assert person.seen == [], "a stick that lies in a drawer is no failure"
        assert banner.isHidden() is not is_said
    assert "31 days" in Part(banner).said
    assert not away.exists(), "no folder is made where the stick should be"
    (away / "lost+found").mkdir(parents=True)
    Part(banner).press("Make a backup now")
    assert banner.isHidden()
    assert len(list(away.glob("*.tenken"))) == 1


def test_a_second_place_reached_on_a_day_yet_to_come_is_said(
    person: Person, window: MainWindow, state: AppState, tmp_path: Path
) -> None:
    """A clock was in 2099 then: counted from there, the thirty days would never be over."""
    away, banner = tmp_path / "away", Hand(window).backup_banner
    for days, is_said in ((1, False), (2, True), (73 * 365, True)):
        reached = state.today() + timedelta(days=days)
        state.preferences.take(state.preferences.now.with_second_place(state.path, away, reached))
        Hand(window).files.keep()
        assert banner.isHidden() is not is_said
    assert "clock" in Part(banner).said
    away.mkdir()
    (away / "lost+found").mkdir()
    Part(banner).press("Make a backup now")
    assert banner.isHidden()
    assert person.seen == []


def test_a_second_place_that_fails_is_said_once_and_stays_said(
    person: Person, window: MainWindow, state: AppState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, banner = tmp_path / "stick", Hand(window).backup_banner
    stick.mkdir()
    state.preferences.take(state.preferences.now.with_second_place(state.path, stick))

    def full(_workbook: Workbook, folder: Path) -> None:
        raise DiskFull(folder)

    monkeypatch.setattr("app.work.backup_keeping.keep_in_second_place", full)
    Hand(window).files.keep()
    assert "second place" in Part(banner).said
    Part(banner).press("Make a backup now")
    assert "second place" in person.seen[0][0]
    assert "saved" in person.seen[0][1]
    window.close()
    assert len(person.seen) == 1, "that is known already"
    assert len(list(state.data.backups.glob("*.tenken"))) == 1


def test_the_banner_leads_to_the_page(
    person: Person, window: MainWindow, state: AppState, qtbot: QtBot, earlier: Path
) -> None:
    state.data.backups.rename(state.data.backups.with_name("moved"))
    state.data.backups.write_text("in the way")
    Hand(window).files.keep()
    met = meet(BackupsDialog, lambda dialog: dialog.close())  # type: ignore[attr-defined]
    Part(Hand(window).backup_banner).press("Backups...")
    assert met
