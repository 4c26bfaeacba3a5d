"""A damaged workbook is told before it is used, and one goes on with what is left, in its place."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app import i18n
from app.domain.answers import Field, Status
from app.files import AccessFailed
from app.storage.backup import keep_generation
from app.storage.connection import connect, looking_into
from app.storage.errors import DamagedInside
from app.storage.salvage import Salvaged
from app.storage.whole_check import damage_in
from app.storage.workbook import Workbook
from app.ui.files.damage_dialog import DamageDialog, Remainder, usual
from app.ui.kit.texts import Text
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.work.damaged_workbook import Readable, Remains, SoundBackup
from tests.languages import LANGUAGES
from tests.storage.samples import M, edit
from tests.ui.hands import Hand

OTHER = "executive-A-2"


def spoil(path: Path) -> None:
    """Takes an answer out of a workbook that nobody has open, and its newest change."""
    with closing(connect(path, "rw")) as connection:
        connection.execute("DELETE FROM entry WHERE measure = ?", (OTHER,))
        connection.execute("DELETE FROM history WHERE id = 1")


def made_damaged(path: Path, backups: Path) -> None:
    with Workbook.create(path, "みどり商店") as workbook:
        edit(workbook, M, status=Status.DONE)
        keep_generation(workbook, backups)
        edit(workbook, OTHER, status=Status.PARTIAL)
    spoil(path)


class Chooses:
    """Presses a button of the dialog, and remembers what it said."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.said: list[str] = []

    def __call__(self, dialog: DamageDialog) -> int:
        self.said = [text.text() for text in dialog.findChildren(Text)]
        buttons = [button for button in dialog.findChildren(QPushButton) if self.words in button.text()]
        (buttons[0] if buttons else dialog.buttons.buttons()[0]).click()
        return 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"en": "what can be &read", "ja": "読めた内容"}, {M: Status.DONE, OTHER: Status.PARTIAL}),
        ({"en": "the &backup", "ja": "バックアップで"}, {M: Status.DONE}),
    ],
    ids=["readable", "backup"],
)
def test_one_goes_on_in_its_place(
    window: MainWindow,
    state: AppState,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    language: str,
    words: dict[str, str],
    found: dict[str, Status],
) -> None:
    i18n.use(language)
    path = tmp_path / "other.tenken"
    made_damaged(path, state.data.backups)
    before = path.read_bytes()
    chooses = Chooses(words[language])
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: chooses(dialog))  # noqa: PLW0108 - becomes a method
    Hand(window).open_path(path)
    assert state.path == path
    assert {m: entry.status for m, entry in state.stored.items()} == found
    [aside] = [one for one in tmp_path.iterdir() if ".damaged-" in one.name]
    assert aside.read_bytes() == before
    title = state.catalogue.words(language).measures[OTHER].title
    assert any(title in text for text in chooses.said)


def test_who_closes_it_stays_where_they_were(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path, own = tmp_path / "other.tenken", state.path
    made_damaged(path, state.data.backups)
    before = path.read_bytes()
    closes = Chooses("Close")
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: closes(dialog))  # noqa: PLW0108 - becomes a method
    Hand(window).open_path(path)
    assert state.path == own
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if ".damaged-" in one.name] == []


@pytest.mark.parametrize("content", [None, b"x" * 100], ids=["readable", "nothing readable"])
def test_a_backup_that_cannot_be_read_just_now_is_named(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    """There may be nothing else, and it may be newer than what there is."""
    path = tmp_path / "other.tenken"
    made_damaged(path, state.data.backups)
    if content:
        path.write_bytes(path.read_bytes()[:100] + content)
    [backup] = state.data.backups.iterdir()

    def out_of_reach(asked: Path) -> object:
        if asked == backup:
            raise AccessFailed(asked, "x")
        return looking_into(asked)

    monkeypatch.setattr("app.storage.backup_folder.looking_into", out_of_reach)
    closes = Chooses("Close")
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: closes(dialog))  # noqa: PLW0108 - becomes a method
    Hand(window).open_path(path)
    assert backup.name in closes.said
    assert ("What can still be read of it" in closes.said) == (content is None)


@pytest.mark.parametrize(
    ("readable", "backup", "wanted"),
    [
        (True, None, Remainder.READABLE),
        (True, (), Remainder.BACKUP),
        (True, (M,), Remainder.READABLE),
        (False, (), Remainder.BACKUP),
        (False, None, Remainder.ELSE),
    ],
)
def test_enter_chooses_what_loses_least(
    readable: bool, backup: tuple[str, ...] | None, wanted: Remainder, tmp_path: Path
) -> None:
    left = Readable(tmp_path, Salvaged(1, 1, {}), 1) if readable else None
    kept = SoundBackup(tmp_path, "2026-11-28", 1, backup) if backup is not None else None
    assert usual(Remains(tmp_path, left, kept)) is wanted


def test_a_backup_of_where_it_lay_before_is_offered_and_called_so(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made_damaged(tmp_path / "other.tenken", state.data.backups)
    moved = (tmp_path / "other.tenken").rename(tmp_path / "moved.tenken")
    chooses = Chooses("the &backup")
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: chooses(dialog))  # noqa: PLW0108 - becomes a method
    Hand(window).open_path(moved)
    assert {m: entry.status for m, entry in state.stored.items()} == {M: Status.DONE}
    assert sum("lay in another place" in text for text in chooses.said) == 1


@pytest.mark.parametrize("words", ["what can be &read", "the &backup"])
def test_of_one_that_is_open_what_it_was_before_is_kept_and_what_was_typed_goes_along(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "inside.tenken"
    with Workbook.create(path, "みどり商店") as workbook:
        for status in (Status.PARTIAL, Status.DONE):
            edit(workbook, M, status=status)
        keep_generation(workbook, state.data.backups)
    with closing(connect(path, "rw")) as connection:
        connection.execute("UPDATE history SET saved = 'x' WHERE id = 1")
    before = path.read_bytes()
    Hand(window).open_path(path)
    assert state.path == path
    assert path.read_bytes() != before
    assert state.edit([OTHER], {Field.NOTE: "meanwhile"})
    chooses = Chooses(words)
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: chooses(dialog))  # noqa: PLW0108 - becomes a method
    problems = damage_in(state.workbook.image()[0], path)
    state.failed.emit(DamagedInside(path, problems))
    assert state.path == tmp_path / "inside-2.tenken"
    assert state.entry(OTHER).note == ("meanwhile" if "read" in words else "")
    [aside] = [one for one in tmp_path.iterdir() if ".damaged-" in one.name]
    assert aside.read_bytes() == before
    assert path.exists()
    assert any(".damaged-" in text for text in chooses.said)
