"""Backups that fail are said and stay said; a backup is never worked in; a workbook is shown whole or not at all."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from app.domain.answers import Field, Status
from app.storage import settings as program_settings
from app.storage.backup import backup_generations, keep_generation
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.ui.hands import Hand
from tests.ui.shell.test_application import Person, Start, data, person, start
from tests.ui.stages import settled

__all__ = ["data", "person", "start"]

E10 = "administrator-E-10"


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement)


def damage_history(state: AppState) -> None:
    state.workbook.connection.execute("UPDATE history SET after = 'x' WHERE id = 1")


def block(state: AppState) -> None:
    state.data.backups.write_text("a file in the way")


FAILURES: dict[str, Callable[[AppState], None]] = {"damaged history": damage_history, "folder in the way": block}


@pytest.mark.parametrize("make", FAILURES.values(), ids=FAILURES)
def test_a_backup_that_fails_is_said_on_leaving(
    window: MainWindow, state: AppState, person: Person, make: Callable[[AppState], None]
) -> None:
    make(state)
    window.close()
    [(what, rest)] = person.seen
    assert "backup" in what.lower()
    assert "Your answers are" in rest
    assert program_settings.load(state.data.settings).settings.without_backup == (state.path,)
    with Workbook.open(state.path) as closed:
        assert closed.entry(E10).owner == "𠮷田"


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        sqlite3.OperationalError("no such collation sequence: x"),
        UnicodeEncodeError("utf-8", "\udcff", 0, 1, "x"),
    ],
)
def test_no_error_on_leaving_keeps_settings_or_workbook(
    window: MainWindow, state: AppState, person: Person, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def broken(*_asked: object) -> Path:
        raise error

    monkeypatch.setattr("app.storage.backup.keep_generation", broken)
    window.close()
    assert len(person.seen) == 1
    assert state.data.settings.exists()
    Workbook.open(state.path).close()


def test_it_stays_said_until_one_succeeds(start: Start, person: Person) -> None:
    running = start()
    assert running is not None
    running.state.edit([E10], {Field.NOTE: "x"})
    block(running.state)
    assert Hand(running.window).backup_banner.isHidden()
    running.window.close()
    again = start()
    assert again is not None
    assert not Hand(again.window).backup_banner.isHidden()
    person.seen.clear()
    Hand(again.window).backup_banner.button.click()
    assert len(person.seen) == 1, "a person asked, and is told why not"
    Hand(again.window).backup_banner.button.click()
    assert len(person.seen) == 2
    again.state.data.backups.unlink()
    Hand(again.window).backup_banner.button.click()
    assert Hand(again.window).backup_banner.isHidden()
    assert len(backup_generations(again.state.workbook, again.state.data.backups)) == 1
    again.window.close()
    assert len(person.seen) == 2
    assert program_settings.load(again.state.data.settings).settings.without_backup == ()


def test_it_is_said_once_for_each_cause(window: MainWindow, state: AppState, person: Person, tmp_path: Path) -> None:
    block(state)
    first, other = state.path, tmp_path / "other.tenken"
    Workbook.create(other, "other").close()
    for path in (other, first, other, first):
        Hand(window).open_path(path)
        assert state.path == path
    assert len(person.seen) == 2, "once for each workbook"
    assert not Hand(window).backup_banner.isHidden()


def test_what_can_be_done_is_offered(
    window: MainWindow,
    state: AppState,
    person: Person,
    choose: Callable[[Path], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    block(state)
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    target = tmp_path / "stick.tenken"
    choose(target)
    person.presses = ["Show the folder", "Save a copy elsewhere..."]
    Hand(window).files.try_backup()
    assert len(shown) == 1
    Hand(window).files.try_backup()
    assert check_workbook(target).result is Result.SOUND


def test_damage_in_the_history_leaves_the_sound_backups(window: MainWindow, state: AppState, person: Person) -> None:
    sound = keep_generation(state.workbook, state.data.backups)
    damage_history(state)
    state.edit([E10], {Field.NOTE: "after"})
    window.close()
    assert sound.exists()
    assert len(list(state.data.backups.iterdir())) == 2
    assert len(person.seen) == 1


# a backup is never worked in


@pytest.fixture
def backup(state: AppState) -> Path:
    made = keep_generation(state.workbook, state.data.backups)
    assert made is not None
    return made


def elsewhere(backup: Path) -> Path:
    return Path(shutil.copy(backup, backup.parents[1] / "copied.tenken"))


def old_form(backup: Path) -> Path:
    """As a release before this one left it in the folder, under a name that a person gave it."""
    alter(backup, "DELETE FROM setting WHERE key = 'backup'")
    return backup.rename(backup.with_name("renamed.tenken"))


@pytest.mark.parametrize("place", [lambda backup: backup, elsewhere, old_form], ids=["there", "elsewhere", "old form"])
def test_a_backup_that_is_opened_becomes_a_new_workbook(
    window: MainWindow, state: AppState, person: Person, backup: Path, place: Callable[[Path], Path]
) -> None:
    chosen = place(backup)
    content, number = chosen.read_bytes(), state.workbook.id
    Hand(window).open_path(chosen)
    settled(window)
    assert chosen.read_bytes() == content
    assert state.path.parent == state.data.root
    assert state.path.name.startswith("みどり商店 (backup of ")
    assert (state.workbook.id, state.entry(E10).owner) == (number, "𠮷田")
    assert chosen.name in person.seen[0][0]
    assert state.path.stem in person.seen[0][0]
    assert chosen not in state.preferences.now.recent_workbooks
    state.edit([E10], {Field.NOTE: "worked on"})
    first = state.path
    Hand(window).open_path(chosen)
    assert state.path not in (first, chosen)
    assert state.entry(E10).note != "worked on"
    window.close()
    assert chosen.read_bytes() == content
    assert first.exists()


def test_a_backup_as_argument_or_last_workbook(start: Start, person: Person) -> None:
    running = start()
    assert running is not None
    running.state.edit([E10], {Field.NOTE: "x"})
    running.window.close()
    [backup] = running.state.data.backups.iterdir()
    content = backup.read_bytes()
    for given in (backup, None):
        if given is None:
            stored = program_settings.load(running.state.data.settings).settings
            program_settings.save(running.state.data.settings, stored.with_opened(backup))
        again = start(given)
        assert again is not None
        assert again.state.path not in (backup, running.state.path)
        assert again.state.entry(E10).note == "x"
        again.window.close()
        assert backup.read_bytes() == content
    assert len(person.seen) == 2


def test_the_newest_backup_instead_of_a_broken_workbook(start: Start, person: Person) -> None:
    running = start()
    assert running is not None
    running.state.edit([E10], {Field.NOTE: "x"})
    running.window.close()
    alter(running.state.path, "DELETE FROM entry")
    person.presses = ["Open the newest backup"]
    again = start()
    assert again is not None
    assert again.state.path != running.state.path
    assert again.state.entry(E10).note == "x"


def test_without_a_backup_none_is_offered(start: Start, person: Person) -> None:
    running = start()
    assert running is not None
    running.window.close()
    shutil.rmtree(running.state.data.backups)
    running.state.path.write_bytes(b"broken")
    person.presses = ["New workbook"]
    assert start() is not None


@pytest.mark.skipif(os.name == "nt", reason="pipes as files")
def test_a_pipe_as_argument_is_told_and_not_waited_for(start: Start, person: Person, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shop.tenken")
    person.presses = ["New workbook"]
    assert start(tmp_path / "shop.tenken") is not None
    assert len(person.seen) == 1


def test_a_backup_that_arrives_is_not_mistaken_for_the_workbook_it_replaces(
    state: AppState, backup: Path, tmp_path: Path
) -> None:
    from app.work.arrivals import Arrivals

    state.workbook.close()
    before_migration = state.data.root / "aaa-v1-20261123-140300.tenken"
    shutil.copy(backup, before_migration)
    shutil.copy(backup, arrived := tmp_path / "arrived.tenken")
    assert Arrivals(state.data).come(arrived, arrived).there == state.path


# whole or not at all


def odd(path: Path) -> Path:
    Workbook.create(path, "odd").close()
    return path


def test_a_workbook_that_cannot_be_shown_leaves_the_one_before(
    window: MainWindow, state: AppState, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before, title = odd(tmp_path / "odd.tenken"), state.path, window.windowTitle()

    def broken(*_asked: object) -> object:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as patched:
        patched.setattr("app.ui.shell.state.Standing", broken)
        Hand(window).open_path(path)
    assert "Something went wrong" in person.seen[0][0]
    assert (state.path, window.windowTitle()) == (before, title)
    assert state.edit([E10], {Field.NOTE: "goes on"})
    assert state.workbook.path == before
    with Workbook.open(path) as other:
        assert other.entries() == {}


@pytest.mark.parametrize(
    "error", [MemoryError(), OverflowError(), sqlite3.OperationalError("x"), ValueError(), RecursionError()]
)
def test_whatever_is_raised_while_opening_is_told(
    window: MainWindow,
    state: AppState,
    person: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    before = state.path
    path = odd(tmp_path / "odd.tenken")

    def broken(_path: Path) -> Workbook:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(Workbook, "open", broken)
        Hand(window).open_path(path)
    assert len(person.seen) == 1
    assert state.path == before
    assert state.edit([E10], {Field.STATUS: Status.DONE})


@pytest.mark.parametrize("where", ["app.ui.shell.application.AppState", "app.ui.shell.application.MainWindow"])
def test_at_start_there_is_a_way_on_whatever_is_raised(
    start: Start, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    bad = odd(tmp_path / "odd.tenken")
    made = __import__("app.ui.shell.application", fromlist=["x"]).__dict__[where.rpartition(".")[2]]

    def broken(*asked: object) -> object:
        if not person.seen:
            raise RuntimeError("a fault of ours")
        return made(*asked)

    monkeypatch.setattr(where, broken)
    person.presses = ["New workbook"]
    running = start(bad)
    assert running is not None
    assert running.window.isVisible()
    Workbook.open(bad).close()
