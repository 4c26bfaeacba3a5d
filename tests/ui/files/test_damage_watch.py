"""All of the open workbook is read beside the window; damage is told once, and one goes on with what is left."""

import gc
import os
import threading
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.answers import Field, Status
from app.files import AccessFailed
from app.storage.connection import connect
from app.storage.errors import DamagedInside, ProblemKind
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import look_at
from app.ui.files import damage_watch
from app.ui.files.damage_dialog import DamageDialog
from app.ui.files.damage_watch import DamageWatch
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.storage.samples import M, edit
from tests.ui.files.test_damage_dialog import Chooses
from tests.ui.hands import Hand, Part

PATIENCE = 30_000


def spoiled(path: Path) -> Path:
    """A workbook that opens without a word, and has lost a change of before."""
    with Workbook.create(path, "みどり商店") as workbook:
        edit(workbook, M, status=Status.DONE, note="one")
        edit(workbook, M, note="two")
    with closing(connect(path, "rw")) as connection:
        connection.execute("UPDATE history SET after = 'x' WHERE id = 2")
    return path


@pytest.fixture
def told(state: AppState) -> list[Exception]:
    return []


@pytest.fixture
def watch(state: AppState, told: list[Exception]) -> DamageWatch:
    watch = DamageWatch(state, state)
    watch.found.connect(told.append)
    return watch


def test_of_a_sound_workbook_nothing_is_said(
    state: AppState, watch: DamageWatch, told: list[Exception], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watch.looked, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
        assert state.edit([M], {Field.NOTE: "meanwhile"})
    assert told == []


def test_damage_is_told_and_edits_go_on(
    state: AppState, watch: DamageWatch, told: list[Exception], qtbot: QtBot, tmp_path: Path
) -> None:
    state.replace_workbook(Workbook.open(spoiled(tmp_path / "spoiled.tenken")))
    with qtbot.waitSignal(watch.found, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
        assert state.edit([M], {Field.NOTE: "meanwhile"})
    [error] = told
    assert isinstance(error, DamagedInside)
    assert error.path == state.path
    assert (ProblemKind.DIGEST, "history", "2") in [one[:3] for one in error.problems]
    assert state.entry(M).note == "meanwhile"


def test_it_is_not_told_over_a_dialog_but_after_it(
    state: AppState,
    watch: DamageWatch,
    told: list[Exception],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state.replace_workbook(Workbook.open(spoiled(tmp_path / "spoiled.tenken")))
    asked: list[None] = []

    def dialog() -> object:
        asked.append(None)
        return watch

    with monkeypatch.context() as open_dialog:
        open_dialog.setattr(QApplication, "activeModalWidget", dialog)
        Part(watch).let_a_moment_pass()
        qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert told == []
    with qtbot.waitSignal(watch.found, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
    Part(watch).let_a_moment_pass()
    assert len(told) == 1


def test_of_a_workbook_that_was_left_nothing_is_said(
    state: AppState, watch: DamageWatch, told: list[Exception], qtbot: QtBot, tmp_path: Path
) -> None:
    before = state.path
    state.replace_workbook(Workbook.open(spoiled(tmp_path / "spoiled.tenken")))
    Part(watch).let_a_moment_pass()
    state.replace_workbook(Workbook.open(before))
    with qtbot.waitSignal(watch.looked, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
    qtbot.waitUntil(gc.isenabled, timeout=PATIENCE)  # which jobs see to when the last has ended
    assert told == []


def test_one_that_is_only_looked_at_was_read_whole(
    state: AppState, watch: DamageWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = state.path
    state.workbook.close()
    state.replace_workbook(look_at(path))
    monkeypatch.setattr(damage_watch, "Job", None)
    Part(watch).let_a_moment_pass()


def test_where_it_cannot_be_read_nothing_is_said_and_it_is_noted(
    state: AppState, watch: DamageWatch, told: list[Exception], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    noted: list[BaseException] = []
    monkeypatch.setattr(damage_watch.log, "warning", lambda _what, *, exc_info: noted.append(exc_info))
    monkeypatch.setattr("app.storage.whole_check.connect", lambda *_given: 1 / 0)
    Part(watch).let_a_moment_pass()
    qtbot.waitUntil(lambda: bool(noted), timeout=PATIENCE)
    assert isinstance(noted[0], ZeroDivisionError)
    state.path.rename(state.path.with_name("elsewhere.tenken"))

    def unreadable(book: Workbook) -> None:
        raise AccessFailed(book.path, "gone")

    monkeypatch.setattr(Workbook, "image", unreadable)
    state.workbook_replaced.emit()
    Part(watch).let_a_moment_pass()
    assert len(noted) == 2
    assert told == []


def test_what_could_not_be_read_is_tried_again_and_noted_once(
    state: AppState,
    watch: DamageWatch,
    told: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    state.replace_workbook(Workbook.open(spoiled(tmp_path / "spoiled.tenken")))
    noted: list[BaseException] = []
    tried: list[None] = []

    def no_answer(*_given: object) -> None:
        tried.append(None)
        raise AccessFailed(state.path, "the share does not answer")

    monkeypatch.setattr(damage_watch.log, "warning", lambda _what, *, exc_info: noted.append(exc_info))
    with monkeypatch.context() as away:
        away.setattr("app.storage.whole_check.connect", no_answer)
        for count in (1, 2, 3):
            Part(watch).let_a_moment_pass()
            qtbot.waitUntil(lambda count=count: len(tried) == count and gc.isenabled(), timeout=PATIENCE)
            [rest] = [timer for timer in watch.findChildren(QTimer) if timer.isActive()]
            assert rest.interval() == 60_000, "a share that is away is not asked all the time"
    assert [type(error) for error in noted] == [AccessFailed]
    assert told == []
    with qtbot.waitSignal(watch.found, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
    assert len(told) == 1
    assert not any(timer.isActive() for timer in watch.findChildren(QTimer))


def test_a_share_that_does_not_answer_holds_up_neither_the_window_nor_its_end(
    state: AppState, watch: DamageWatch, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answers, asked, read = Event(), Event(), [0]
    own, stat, remember = threading.current_thread(), Path.stat, Workbook.remember

    def away(book: Workbook) -> None:
        read[0] += 1
        raise AccessFailed(book.path, "the share does not answer")

    def late(path: Path, **given: bool) -> os.stat_result:
        if path == state.path and threading.current_thread() is not own:
            asked.set()
            answers.wait(PATIENCE / 1000)
        return stat(path, **given)

    monkeypatch.setattr(Workbook, "remember", away)
    Part(watch).let_a_moment_pass()
    monkeypatch.setattr(Path, "stat", late)
    Part(watch).let_a_moment_pass()
    assert asked.wait(PATIENCE / 1000)
    assert read == [1], "the window itself reads nothing meanwhile"
    assert gc.isenabled(), "no job runs, for whose end the program would wait"
    monkeypatch.setattr(Workbook, "remember", remember)
    with qtbot.waitSignal(watch.looked, timeout=PATIENCE):
        answers.set()


def test_an_answer_about_a_workbook_that_was_left_counts_for_nothing(
    state: AppState, watch: DamageWatch, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def away(book: Workbook) -> None:
        raise AccessFailed(book.path, "the share does not answer")

    monkeypatch.setattr(Workbook, "remember", away)
    Part(watch).let_a_moment_pass()
    with qtbot.waitSignal(watch.answered, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
        watch.stop()
    assert not any(timer.isActive() for timer in watch.findChildren(QTimer))


def test_one_that_is_still_away_is_asked_for_later(
    state: AppState, watch: DamageWatch, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def away(book: Workbook) -> None:
        raise AccessFailed(book.path, "the share does not answer")

    monkeypatch.setattr(Workbook, "remember", away)
    Part(watch).let_a_moment_pass()
    state.path.rename(state.path.with_name("elsewhere.tenken"))
    monkeypatch.setattr(Workbook, "remember", lambda _book: pytest.fail("it is not there"))
    with qtbot.waitSignal(watch.answered, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
    [rest] = [timer for timer in watch.findChildren(QTimer) if timer.isActive()]
    assert rest.interval() == 60_000


def test_after_the_window_was_left_nothing_is_read(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = window.findChild(DamageWatch)
    assert watch is not None
    window.close()
    monkeypatch.setattr(damage_watch, "Job", None)
    Part(watch).let_a_moment_pass()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_goes_on_beside_it(
    window: MainWindow,
    state: AppState,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    qtbot: QtBot,
    language: str,
) -> None:
    i18n.use(language)
    path = spoiled(tmp_path / "spoiled.tenken")
    before = path.read_bytes()
    chooses = Chooses({"en": "what can be &read", "ja": "読めた内容"}[language])
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: chooses(dialog))  # noqa: PLW0108 - becomes a method
    Hand(window).open_path(path)
    assert state.path == path
    watch = window.findChild(DamageWatch)
    assert watch is not None
    with qtbot.waitSignal(state.workbook_replaced, timeout=PATIENCE):
        Part(watch).let_a_moment_pass()
    assert state.path != path
    assert state.path.parent == tmp_path
    assert state.entry(M).note == "two"
    assert path.exists()
    [aside] = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == before
    stays = {"en": "The damaged file stays where it is", "ja": "壊れたファイルはそのまま"}[language]
    assert any(stays in text for text in chooses.said)
