"""Workbooks as files, from the menu: what is opened, made, copied; and that an error leaves the open one as it is."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.writing import write
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.ui.files.damage_dialog import DamageDialog, Remainder
from app.ui.files.organisation_dialog import OrganisationDialog
from app.ui.kit.boxes import MessageBox
from app.ui.kit.note_edit import NoteEdit
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.languages import LANGUAGES
from tests.reports.samples import sample
from tests.ui.hands import Hand, Part
from tests.ui.hands.files import FilesHand
from tests.ui.stages import settled

E10 = "administrator-E-10"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The message boxes that a person closed at once."""
    shown: list[str] = []

    def closed(box: MessageBox) -> int:
        shown.append(box.message.line)
        return 0

    monkeypatch.setattr(MessageBox, "exec", closed)
    return shown


@pytest.fixture
def name_it(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """Says what a person will enter as the organisation's name; None cancels."""

    def will(name: str | None) -> None:
        def answer(dialog: OrganisationDialog) -> bool:
            Part(dialog).line("Name of the organization").setText(name or "")
            return name is not None

        monkeypatch.setattr(OrganisationDialog, "exec", answer)

    return will


def do(window: MainWindow, name: str) -> None:
    Hand(window).choose(name)
    settled(window)


def test_a_new_workbook_is_opened_and_named(
    window: MainWindow, state: AppState, choose: Callable, name_it: Callable, told: list[str], tmp_path: Path
) -> None:
    first = state.path
    name_it("髙﨑/商店")
    proposed = choose(tmp_path / "second")
    do(window, "new")
    assert state.path == tmp_path / "second.tenken"
    assert state.workbook.organisation == "髙﨑/商店"
    assert window.windowTitle() == "髙﨑/商店 - Tenken"
    assert Path(proposed[0]).parent == first.parent
    assert "/" not in Path(proposed[0]).name
    assert (state.entries, told) == ({}, [])
    assert check_workbook(first).result is Result.SOUND


@pytest.mark.parametrize("place", [Place.CHECKLIST, Place.PLAN, Place.GUIDE])
def test_a_new_workbook_begins_at_its_own_start(
    window: MainWindow, choose: Callable, name_it: Callable, tmp_path: Path, place: Place
) -> None:
    Hand(window).go(place)
    name_it("Client A")
    choose(tmp_path / "client.tenken")
    do(window, "new")
    assert Hand(window).place is Place.OVERVIEW
    assert Hand(window).overview.primary.text() == "Begin"
    assert QApplication.activeModalWidget() is None, "nothing is asked before a person begins"


def test_another_workbook_begins_at_its_start_with_all_its_measures_and_asks_nothing(
    window: MainWindow, state: AppState, choose: Callable, tmp_path: Path
) -> None:
    Hand(window).overview.row("category C").click()
    shown = Hand(window).checklist
    assert len(shown.ids) < len(state.measures)
    with Workbook.create(tmp_path / "other.tenken"):
        pass
    choose(tmp_path / "other.tenken")
    do(window, "open")
    assert Hand(window).place is Place.OVERVIEW
    assert len(shown.ids) == len(state.measures)
    assert QApplication.activeModalWidget() is None


def test_what_is_being_typed_does_not_go_into_the_new_workbook(
    window: MainWindow, state: AppState, choose: Callable, name_it: Callable, tmp_path: Path
) -> None:
    window.show_measure(E10)
    Hand(window).checklist.detail.text(Field.NOTE).setPlainText("of the first")
    first = state.path
    name_it("Client A")
    choose(tmp_path / "client.tenken")
    do(window, "new")
    assert state.stored == {}
    with Workbook.open(first) as before:
        assert before.entry(E10).note == "of the first"


def test_a_new_workbook_can_be_thought_better_of(
    files: FilesHand, state: AppState, choose: Callable, name_it: Callable
) -> None:
    first = state.path
    name_it(None)
    proposed = choose("")
    files.choose("new")
    assert proposed == []
    name_it("x")
    files.choose("new")
    assert (len(proposed), state.path) == (1, first)


def test_a_new_workbook_does_not_replace_a_file(
    files: FilesHand, state: AppState, choose: Callable, name_it: Callable, told: list[str], tmp_path: Path
) -> None:
    first, there = state.path, tmp_path / "there.tenken"
    there.write_bytes(b"a letter")
    name_it("x")
    for chosen in (there, there.with_suffix("")):
        asked = choose(chosen)
        files.choose("new")
    assert [text.startswith(f"There is a file {there} already.") for text in told] == [True]
    assert asked[1:] == [str(there)]
    assert (there.read_bytes(), state.path) == (b"a letter", first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_workbook_is_opened(
    window: MainWindow, state: AppState, choose: Callable, tmp_path: Path, language: str
) -> None:
    Hand(window).speak(language)
    other = tmp_path / "other.tenken"
    with Workbook.create(other, "別の店"):
        pass
    choose(other)
    do(window, "open")
    assert state.path == other
    assert window.windowTitle().startswith("別の店")
    assert state.entry(E10).owner == ""
    assert not Hand(window).entry("undo").isEnabled()


def test_what_is_being_typed_goes_into_the_workbook_that_is_left(
    window: MainWindow, state: AppState, choose: Callable, tmp_path: Path
) -> None:
    first, other = state.path, tmp_path / "other.tenken"
    Workbook.create(other).close()
    window.show_measure(E10)
    note: NoteEdit = Hand(window).checklist.detail.text(Field.NOTE)
    note.append("そして")
    choose(other)
    do(window, "open")
    assert state.entry(E10).note == ""
    with Workbook.open(first) as left:
        assert left.entries()[E10].note == "髙﨑さんに聞く\nそして"


def missing(path: Path) -> None:
    """No file at all."""


def letter(path: Path) -> None:
    path.write_text("a letter", encoding="utf-8")


def damaged(path: Path) -> None:
    Workbook.create(path, "x").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE setting SET value = value || 'y'")
    connection.close()


def newer(path: Path) -> None:
    Workbook.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


@pytest.mark.parametrize("make", [missing, letter, damaged, newer])
def test_what_cannot_be_opened_is_told_and_changes_nothing(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
) -> None:
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: setattr(dialog, "chosen", Remainder.ELSE))
    first, other = state.path, tmp_path / "other.tenken"
    make(other)
    before = other.read_bytes() if other.exists() else None
    choose(other)
    files.choose("open")
    [text] = told
    assert str(other) in text
    assert state.path == first
    assert state.edit([E10], {Field.STATUS: Status.DONE}), "the open workbook goes on"
    assert (other.read_bytes() if other.exists() else None) == before


def test_a_workbook_that_is_open_elsewhere_is_told(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    first = state.path
    with Workbook.create(tmp_path / "other.tenken") as held:
        choose(held.path)
        files.choose("open")
    assert "open in another window or program" in told[0]
    assert state.path == first


def test_opening_the_open_workbook_again_does_nothing(
    qtbot: QtBot, files: FilesHand, state: AppState, choose: Callable, told: list[str]
) -> None:
    choose(state.path)
    with qtbot.assertNotEmitted(state.workbook_replaced):
        files.choose("open")
    assert told == []


def test_recent_workbooks_are_offered_newest_first_and_opened(
    window: MainWindow, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    first = state.path
    assert [a.text() for a in Hand(window).recent] == ["No other workbook yet"]
    paths = [tmp_path / f"{name}.tenken" for name in ("b", "c")]
    for path in paths:
        Workbook.create(path).close()
        choose(path)
        do(window, "open")
    actions = Hand(window).recent
    assert [a.data() for a in actions] == [paths[0], first]
    actions[1].trigger()
    assert state.path == first
    paths[0].unlink()
    next(a for a in Hand(window).recent if a.data() == paths[0]).trigger()
    assert "There is no file" in told[0]
    assert state.path == first


def test_a_copy_holds_everything_and_work_goes_on_in_the_first(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    first = state.path
    proposed = choose(tmp_path / "copy.tenken")
    files.choose("save_copy")
    assert Path(proposed[0]).name == f"みどり商店_{state.today():%Y-%m-%d}.tenken"
    assert (state.path, told) == (first, [])
    with Workbook.open(tmp_path / "copy.tenken") as copy:
        assert copy.entries() == state.workbook.entries()


def test_a_copy_asks_before_it_replaces_a_file_and_never_itself(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    there = tmp_path / "there.v2.tenken"
    there.write_bytes(b"a letter")
    asked = choose(tmp_path / "there.v2")  # the dialog asked about this name, which is free
    files.choose("save_copy")
    assert asked[1:] == [str(there)]
    choose(state.path)
    files.choose("save_copy")
    assert "is the workbook itself" in told[0]
    assert there.read_bytes() == b"a letter"


def test_a_copy_into_a_folder_that_is_not_there_is_told(
    files: FilesHand, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    choose(tmp_path / "gone" / "copy.tenken")
    files.choose("save_copy")
    assert len(told) == 1
    assert "gone" in told[0]


def test_the_organisation_is_renamed_and_named_in_the_title(
    window: MainWindow, state: AppState, name_it: Callable
) -> None:
    assert window.windowTitle() == "みどり商店 - Tenken"
    name_it("Anna & Co")
    do(window, "rename")
    assert window.windowTitle() == "Anna & Co - Tenken"
    name_it(None)
    do(window, "rename")
    assert state.workbook.organisation == "Anna & Co"
    do(window, "undo")
    assert window.windowTitle() == "みどり商店 - Tenken"
    name_it("")
    do(window, "rename")
    assert window.windowTitle() == "(organization not named) data - Tenken"


def test_leaving_keeps_a_backup_and_the_settings(window: MainWindow, state: AppState) -> None:
    window.close()
    [backup] = state.data.backups.iterdir()
    assert check_workbook(backup).result is Result.SOUND
    assert state.data.settings.exists()
    with Workbook.open(state.path) as closed:
        assert closed.entries()[E10].owner == "𠮷田"


def test_leaving_goes_well_where_neither_can_be_written(
    window: MainWindow, state: AppState, caplog: pytest.LogCaptureFixture, told: list[str]
) -> None:
    state.data.backups.write_text("a file in the way")
    state.data.settings.mkdir()
    window.close()
    assert "no sound backup made" in caplog.text
    assert len(told) == 1
    assert "settings not saved" in caplog.text
    with Workbook.open(state.path) as closed:
        assert closed.entries()[E10].owner == "𠮷田"


def a_document(path: Path, password: str = "") -> None:
    list(write(DOCUMENTS["hand-over-steps"], sample("ja"), path, password=password))


OTHERS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    # what a person opens: its name, how it comes about, and what is said of it
    "a document": ("plan.pdf", a_document, "is a PDF document"),
    "a document with a password": ("plan.pdf", lambda path: a_document(path, "correct horse"), "is a PDF document"),
    "a document of another name": ("plan.tenken", a_document, "is a PDF document"),
    "a table": ("plan.csv", lambda path: path.write_text("a,b"), "is a text file"),
    "an empty file": ("plan.tenken", lambda path: path.touch(), "is empty"),
    "a pipe": ("plan.tenken", os.mkfifo, "is not a workbook"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_workbook_is_said_as_what_it_is(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path, kind: str
) -> None:
    first = state.path
    name, make, said = OTHERS[kind]
    make(tmp_path / name)
    choose(tmp_path / name)
    files.choose("open")
    assert [f"{tmp_path / name} {said}" in text for text in told] == [True]
    assert state.path == first


def test_a_workbook_whose_name_says_pdf_is_opened(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    Workbook.create(tmp_path / "other.tenken", "別の店").close()
    (tmp_path / "other.tenken").rename(tmp_path / "other.pdf")
    choose(tmp_path / "other.pdf")
    files.choose("open")
    assert (state.workbook.organisation, told) == ("別の店", [])
