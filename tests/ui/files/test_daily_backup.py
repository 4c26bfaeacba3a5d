"""A backup once a day while the window stays open: beside it, of the moment, and nobody waits."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.answers import Field
from app.storage.backup import backup_generations
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import read_backup
from app.ui.files.backup_on_leaving import Backups
from app.ui.files.daily_backup import DailyBackup
from app.ui.shell.state import AppState
from tests.ui.hands import Part

E10 = "administrator-E-10"
PATIENCE = 30_000


@pytest.fixture
def backups(state: AppState) -> Backups:
    return Backups(state, state)


@pytest.fixture
def daily(state: AppState, backups: Backups) -> Part:
    return Part(DailyBackup(state, backups))


@pytest.fixture
def tomorrow(state: AppState, daily: Part, monkeypatch: pytest.MonkeyPatch) -> date:
    """The day goes on while the window is open."""
    day = state.today() + timedelta(days=1)
    monkeypatch.setattr(state, "today", lambda: day)
    return day


def kept(state: AppState) -> list[Path]:
    return backup_generations(state.workbook, state.data.backups)


def test_edits_of_the_same_day_make_none(state: AppState, daily: Part) -> None:
    state.edit([E10], {Field.NOTE: "x"})
    assert not state.data.backups.exists()


def test_the_first_edit_of_a_new_day_makes_one_and_the_next_none(
    state: AppState, backups: Backups, daily: Part, tomorrow: date, qtbot: QtBot
) -> None:
    state.edit([E10], {Field.NOTE: "of the new day"})
    with qtbot.waitSignal(backups.changed, timeout=PATIENCE):
        daily.let_a_moment_pass()
    [backup] = kept(state)
    with read_backup(backup) as past:
        assert past.entry(E10).note == "of the new day"
    state.edit([E10], {Field.NOTE: "later that day"})
    assert backups.lack is None
    backups.stop()
    assert kept(state) == [backup]


def test_a_day_after_the_first_edit_one_is_made_without_any_other(
    state: AppState, backups: Backups, daily: Part, qtbot: QtBot
) -> None:
    state.edit([E10], {Field.NOTE: "x"})
    with qtbot.waitSignal(backups.changed, timeout=PATIENCE):
        daily.let_a_moment_pass()
    assert len(kept(state)) == 1


def test_it_holds_the_moment_and_work_goes_on(state: AppState, backups: Backups, qtbot: QtBot) -> None:
    state.edit([E10], {Field.NOTE: "then"})
    with qtbot.waitSignal(backups.changed, timeout=PATIENCE):
        backups.keep_beside()
        state.edit([E10], {Field.NOTE: "now"})
    [backup] = kept(state)
    with read_backup(backup) as past:
        assert past.entry(E10).note == "then"


def test_leaving_waits_for_it_and_makes_its_own(state: AppState, backups: Backups) -> None:
    state.edit([E10], {Field.NOTE: "then"})
    backups.keep_beside()
    state.edit([E10], {Field.NOTE: "now"})
    assert backups.keep()
    assert len(kept(state)) == 2


def test_the_sample_and_what_is_only_looked_at_have_none(
    state: AppState, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workbook, "is_read_only", True)
    backups.keep_beside()
    backups.stop()
    assert not state.data.backups.exists()


def test_one_that_fails_is_remembered(state: AppState, backups: Backups, qtbot: QtBot) -> None:
    state.data.backups.write_text("in the way")
    with qtbot.waitSignal(backups.changed, timeout=PATIENCE):
        backups.keep_beside()
    assert backups.error is not None
    assert state.path in state.preferences.now.without_backup


def test_a_workbook_that_cannot_be_copied_into_memory_is_remembered(
    state: AppState, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_workbook: Workbook) -> Workbook:
        raise MemoryError

    monkeypatch.setattr("app.storage.workbook_in_memory.in_memory", broken)
    backups.keep_beside()
    assert isinstance(backups.error, MemoryError)
    assert state.path in state.preferences.now.without_backup
