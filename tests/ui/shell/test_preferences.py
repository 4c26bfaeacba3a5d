"""The settings are kept soon after they change, by whichever window; where that fails it is said once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field
from app.files import FolderNotWritable
from app.storage import settings as program_settings
from app.storage.file_identity import file_contents
from app.storage.settings import Settings, load
from app.storage.workbook import Workbook
from app.ui.guide.guide_view import GuideView
from app.ui.guide.topic_writer import branch_key
from app.ui.shell.main_window import MainWindow
from app.ui.shell.preferences import QUIET_MS
from app.ui.shell.program_ending import Ending
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Place
from tests.ui.hands import Hand
from tests.ui.hands.places import GuideHand

PATIENCE_MS = QUIET_MS + 5000


def kept(state: AppState) -> Settings:
    return load(state.data.settings).settings


def test_what_was_opened_is_kept_without_closing(
    window: MainWindow, state: AppState, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{n}.tenken" for n in range(4)]
    for path in paths:
        Workbook.create(path).close()
        Hand(window).open_path(path)
    qtbot.waitUntil(lambda: kept(state).last_workbook == paths[-1], timeout=PATIENCE_MS)
    assert kept(state).recent_workbooks[:4] == tuple(reversed(paths))


def test_whatever_changes_is_kept_without_closing(window: MainWindow, state: AppState, qtbot: QtBot) -> None:
    Hand(window).go(Place.CHECKLIST)
    qtbot.waitUntil(lambda: kept(state).place == Place.CHECKLIST, timeout=PATIENCE_MS)
    Hand(window).size_entry(125).trigger()
    qtbot.waitUntil(lambda: kept(state).text_size == 125, timeout=PATIENCE_MS)
    window.resize(1111, 700)
    qtbot.waitUntil(lambda: 1111 in (kept(state).geometry or ()), timeout=PATIENCE_MS)
    checklist = Hand(window).checklist
    checklist.view.setSizes([400, 600])
    checklist.view.splitterMoved.emit(400, 1)
    qtbot.waitUntil(
        lambda: kept(state).splitters.get("checklist") == tuple(checklist.view.sizes()), timeout=PATIENCE_MS
    )


def test_the_guide_is_unfolded_as_it_was_left(window: MainWindow, state: AppState, qtbot: QtBot) -> None:
    roles, methods = (branch_key(topic, "") for topic in (GuideTopic.ROLES, GuideTopic.METHODS))
    Hand(window).go(Place.GUIDE)
    tree = Hand(window).guide.tree
    assert methods in tree.unfolded
    tree.stand_on(roles)
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    tree.stand_on(methods)
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: roles in (kept(state).guide_unfolded or ()), timeout=PATIENCE_MS)
    state.preferences.take(kept(state))
    again = GuideView(state, window.ways, window)
    again.show()
    shown = GuideHand(again).tree.unfolded
    assert roles in shown
    assert methods not in shown
    again.deleteLater()


def test_another_window_is_not_written_over(window: MainWindow, state: AppState, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitUntil(state.data.settings.exists, timeout=PATIENCE_MS)
    other = kept(state).with_opened(tmp_path / "of another.tenken")
    program_settings.save(state.data.settings, replace(other, unknown={"of_tomorrow": 1}))
    Hand(window).go(Place.PLAN)
    qtbot.waitUntil(lambda: kept(state).place == Place.PLAN, timeout=PATIENCE_MS)
    assert tmp_path / "of another.tenken" in kept(state).recent_workbooks
    assert kept(state).unknown == {"of_tomorrow": 1}


def test_many_changes_are_written_once(state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Settings] = []
    monkeypatch.setattr(program_settings, "keep", lambda _path, _before, now: written.append(now))
    for size in range(101, 150):
        state.preferences.take(replace(state.preferences.now, text_size=size))
    qtbot.waitUntil(lambda: bool(written), timeout=PATIENCE_MS)
    assert [now.text_size for now in written] == [149]


def test_where_it_fails_that_is_said_once_and_tried_again(
    state: AppState, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tried: list[Settings] = []

    def fails(_path: Path, _before: Settings, now: Settings) -> None:
        tried.append(now)
        raise FolderNotWritable(tmp_path)

    told: list[Exception] = []
    state.preferences.failed.connect(told.append)
    with monkeypatch.context() as failing:
        failing.setattr(program_settings, "keep", fails)
        for size in (125, 150, 175):
            state.preferences.take(replace(state.preferences.now, text_size=size))
            qtbot.waitUntil(lambda wanted=size: wanted in [now.text_size for now in tried], timeout=PATIENCE_MS)
    assert (len(tried), [type(error) for error in told]) == (3, [FolderNotWritable])
    assert state.preferences.keep() is None
    assert kept(state).text_size == 175


def test_when_the_session_may_end_everything_is_kept_and_nothing_closed(
    window: MainWindow, state: AppState, qapp: QApplication
) -> None:
    ending = Ending(qapp, window, hears_signals=False)
    window.show_measure("administrator-E-10")
    note = Hand(window).checklist.detail.text(Field.NOTE)
    note.setPlainText("still being typed")
    ending.session_may_end()
    assert window.isVisible()
    assert kept(state).place == Place.CHECKLIST
    (copy,) = state.data.backups.iterdir()
    assert file_contents(copy).entries["administrator-E-10"].note == "still being typed"
    alone = state.path.with_name("copied.tenken")
    alone.write_bytes(state.path.read_bytes())  # without its log, as the file stands
    assert b"still being typed" in alone.read_bytes()
    state.edit(["administrator-E-10"], {Field.NOTE: "and on"})
    assert state.entry("administrator-E-10").note == "and on"
