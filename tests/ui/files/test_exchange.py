"""Files of other kinds, from the menu: out, back in with a review, and what is wrong with them told once."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from app.domain.answers import Field, Status
from app.exchange.columns import ANSWERS
from app.exchange.table_files import TableFormat
from app.files import DiskFull
from app.paths import DataDir, program_folder
from app.storage.backup import work_on
from app.storage.errors import WorkbookBusy
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.ui.files.hand_over_dialog import HandOverDialog
from app.ui.files.unlock_dialog import UnlockDialog
from app.ui.files.workbook_receiver import Doubled, Elsewhere, WorkbookReceiver
from app.ui.kit import waiting
from app.ui.kit.boxes import BoxQuestion, MessageBox
from app.ui.review.review_dialog import ReviewDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.work import reading_apart
from app.work.files_out import export_hand_over, export_json, export_table
from tests.languages import LANGUAGES
from tests.ui.hands import Hand, Part, PasswordHand
from tests.ui.hands.files import FilesHand

E10, OTHER = "administrator-E-10", "administrator-E-1"
PASSWORD = "four words of ours"


def a_page() -> bytes:
    """A PDF of one empty page."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    return target.getvalue()


PAGE = a_page()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The message boxes that a person closed at once."""
    shown: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: shown.append(box.message.line) or 0)
    return shown


def meet(kind: type, act: Callable[[object], object]) -> list[object]:
    """Does something in the next dialog, which has to be of this kind."""
    met: list[object] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, kind):
            QTimer.singleShot(10, look)
            return
        met.append(shown)
        act(shown)

    QTimer.singleShot(0, look)
    return met


# out


@pytest.mark.parametrize(
    ("name", "ending", "beginning"),
    [
        ("export_answers_xlsx", "xlsx", b"PK"),
        ("export_answers_csv", "csv", b"\xef\xbb\xbf"),
        ("export_devices_xlsx", "xlsx", b"PK"),
        ("export_devices_csv", "csv", b"\xef\xbb\xbf"),
        ("export_contacts_xlsx", "xlsx", b"PK"),
        ("export_contacts_csv", "csv", b"\xef\xbb\xbf"),
        ("export_calendar", "ics", b"BEGIN:VCALENDAR"),
        ("export_json", "json", b"{"),
    ],
)
def test_each_kind_of_file_is_written(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    name: str,
    ending: str,
    beginning: bytes,
) -> None:
    target = tmp_path / f"out.{ending}"
    proposed = choose(target.with_suffix(""))
    files.choose(name)
    assert told == []
    assert target.read_bytes().startswith(beginning)
    assert Path(proposed[0]).name.startswith(f"みどり商店_{state.today():%Y-%m-%d}_")
    assert files.written == [target]
    assert state.edit([E10], {Field.STATUS: Status.DONE}), "the workbook goes on"


def test_an_export_that_is_cancelled_writes_nothing(files: FilesHand, choose: Callable, told: list[str]) -> None:
    choose("")
    files.choose("export_json")
    assert (told, files.written) == ([], [])


def test_an_export_that_fails_is_told_once(files: FilesHand, choose: Callable, told: list[str], tmp_path: Path) -> None:
    choose(tmp_path / "gone" / "x.csv")
    files.choose("export_answers_csv")
    assert len(told) == 1
    assert "gone" in told[0]


def test_an_export_never_overwrites_the_workbook_or_a_name_nobody_saw(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    there = tmp_path / "there.csv"
    there.write_bytes(b"a letter")
    asked = choose(tmp_path / "there")
    files.choose("export_answers_csv")
    assert (asked[-1], told) == (str(there), [])
    assert there.read_bytes() == b"a letter"


# in


def table(state: AppState, path: Path) -> Path:
    kind = TableFormat(path.suffix[1:])
    export_table(path, kind, ANSWERS, catalogue=state.catalogue, workbook=state.workbook, language="en")
    return path


def filled_in(state: AppState, path: Path) -> Path:
    """A table in which somebody wrote another note."""
    state.edit([OTHER], {Field.NOTE: "as it was"})
    table(state, path)
    if path.suffix == ".csv":
        path.write_bytes(path.read_bytes().replace(b"as it was", b"in the file"))
        return path
    book = load_workbook(path)
    [cell] = [cell for row in book.active.iter_rows() for cell in row if cell.value == "as it was"]
    cell.value = "in the file"
    book.save(path)
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_comes_back_through_the_review(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path, ending: str
) -> None:
    choose(filled_in(state, tmp_path / f"t.{ending}"))
    met = meet(ReviewDialog, lambda dialog: (Part(dialog).press("Tick &all"), dialog.accept()))
    files.choose("import")
    assert len(met) == 1
    assert state.entry(OTHER).note == "in the file"
    assert len(list(state.data.backups.iterdir())) == 1, "the present state is kept first"
    state.undo()
    assert state.entry(OTHER).note == "as it was"
    assert told == []


def test_a_review_that_is_cancelled_changes_nothing(
    files: FilesHand, state: AppState, choose: Callable, tmp_path: Path
) -> None:
    path = filled_in(state, tmp_path / "t.csv")
    before = state.workbook.last_change
    choose(path)
    meet(ReviewDialog, lambda dialog: dialog.reject())
    files.choose("import")
    assert state.workbook.last_change == before
    assert not state.data.backups.exists()


def test_what_is_empty_in_the_file_is_said_once(
    files: FilesHand, state: AppState, choose: Callable, tmp_path: Path
) -> None:
    """Where it is listed, a tick empties it; the word for it is for those who have no list."""
    path = filled_in(state, tmp_path / "t.csv")
    path.write_bytes(path.read_bytes().replace(b"in the file", b""))
    choose(path)
    said: list[str] = []
    meet(ReviewDialog, lambda dialog: (said.append(Part(dialog).said), dialog.reject()))
    files.choose("import")
    [text] = said
    assert text.count("is empty in the file") == 1
    assert "(clear)" not in text


def test_a_table_without_news_says_so(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    choose(table(state, tmp_path / "t.csv"))
    files.choose("import")
    assert told == ["t.csv has 98 rows. They hold nothing that is not here already."]


@pytest.mark.parametrize(
    ("name", "content"), [("x.csv", b"a letter"), ("x.xlsx", b"PK\x03\x04 half"), ("x.json", b"{"), ("x.csv", b"")]
)
def test_bad_input_is_told_once_and_changes_nothing(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path, name: str, content: bytes
) -> None:
    path, before = tmp_path / name, state.workbook.last_change
    path.write_bytes(content)
    choose(path)
    files.choose("import")
    assert len(told) == 1
    assert "Your data is safe" in told[0]
    assert state.workbook.last_change == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".arriving")]


def test_where_no_backup_can_be_kept_nothing_is_imported(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    path = filled_in(state, tmp_path / "t.csv")
    state.data.backups.write_text("a file in the way")
    choose(path)
    meet(ReviewDialog, lambda dialog: (Part(dialog).press("Tick &all"), dialog.accept(), dialog.reject()))
    files.choose("import")
    assert len(told) == 1
    assert state.entry(OTHER).note == "as it was"
    state.data.backups.unlink()


# stopped


@pytest.mark.parametrize("name", ["t.csv", "w.json", "a.tenken"])
def test_cancel_ends_the_process_that_reads_and_leaves_nothing(
    files: FilesHand, state: AppState, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whatever it is at: here it waits for ever, with a file half made."""
    code = """if True:
        import json, pathlib, sys, time
        target = json.loads(sys.stdin.readline())[3]
        if target != ".":
            pathlib.Path(target).write_bytes(b"half")
        time.sleep(600)
    """
    monkeypatch.setattr(reading_apart, "reader_command", lambda: [sys.executable, "-c", code])
    monkeypatch.setattr(waiting, "PATIENCE_MS", 100)
    begun: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **named: begun.append(popen(*given, **named)) or begun[-1])
    path = tmp_path / name
    path.write_bytes(b"x")
    before = sorted(state.data.root.iterdir())
    meet(QProgressDialog, lambda dialog: Part(dialog).press("Cancel"))
    if name == "a.tenken":
        files.commands.take_in(path)
    else:
        files.exchange.import_path(path)
    [reader] = begun
    assert reader.returncode is not None
    assert (told, sorted(state.data.root.iterdir())) == ([], before)


# from PC to PC


def other_pc(folder: Path, password: str = PASSWORD, organisation: str = "別の店") -> Path:
    """A hand-over file from another PC."""
    folder.mkdir()
    path = folder / "hand-over.tenken"
    with Workbook.create(folder / "there.tenken", organisation) as workbook:
        export_hand_over(path, workbook, PAGE, password)
    return path


def unlock(*passwords: str) -> list[object]:
    """Types these passwords, one after the other."""
    left = list(passwords)

    def enter(dialog: UnlockDialog) -> None:
        Part(dialog).line("Password").setText(left.pop(0))
        if left:
            QTimer.singleShot(0, lambda: meet(UnlockDialog, enter))
        dialog.accept()

    return meet(UnlockDialog, enter)


def test_a_locked_file_is_written_and_opened_again(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "stick" / "out.tenken"
    target.parent.mkdir()
    choose(target)

    def lock(dialog: HandOverDialog) -> None:
        PasswordHand(dialog).type(PASSWORD, PASSWORD)
        dialog.accept()

    meet(HandOverDialog, lock)
    files.choose("hand_over")
    assert "by telephone" in told[0]
    assert target.read_bytes().startswith(b"%PDF-")
    found = WorkbookReceiver(DataDir(tmp_path / "new"), files.desk)
    unlock("wrong password", PASSWORD)
    taken = found.take(target)
    assert taken == tmp_path / "new" / "tenken.tenken"
    with Workbook.open(taken) as workbook:
        assert workbook.entries() == state.workbook.entries()


def test_without_a_password_it_is_a_plain_workbook(
    files: FilesHand, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    choose(tmp_path / "out.tenken")
    meet(HandOverDialog, lambda dialog: (Part(dialog).press("Without one"), dialog.accept()))
    files.choose("hand_over")
    assert "by telephone" not in told[0]
    assert check_workbook(tmp_path / "out.tenken").result is Result.SOUND


def test_two_different_passwords_are_not_taken(files: FilesHand, told: list[str]) -> None:
    dialog = HandOverDialog(files.desk)
    PasswordHand(dialog).type(PASSWORD, PASSWORD + "x")
    dialog.accept()
    assert not dialog.result()
    dialog.deleteLater()


def test_the_workbook_of_a_locked_file_is_taken_into_the_data_folder(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    first, path = state.path, other_pc(tmp_path / "stick")
    before = path.read_bytes()
    choose(path)
    unlock(PASSWORD)
    files.choose("open")
    assert told == []
    assert state.path.parent == state.data.root
    assert state.path != first
    assert state.workbook.organisation == "別の店"
    assert state.edit([E10], {Field.STATUS: Status.DONE})
    assert path.read_bytes() == before, "never works on the USB stick's file"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".arriving")]


def test_no_password_no_workbook(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    first = state.path
    choose(other_pc(tmp_path / "stick"))
    meet(UnlockDialog, lambda dialog: dialog.reject())
    files.choose("open")
    assert (state.path, told) == (first, [])
    assert sorted(p.name for p in state.data.root.glob("*.tenken")) == ["data.tenken"]


def answered(monkeypatch: pytest.MonkeyPatch, answer: Doubled | None) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(
        "app.ui.files.workbook_receiver.ask",
        lambda _parent, question: asked.append(question.message.what) or answer,
    )
    return asked


def handed(state: AppState, folder: Path) -> Path:
    """The open workbook as a locked file, and then an answer more here."""
    folder.mkdir()
    export_hand_over(folder / "h.tenken", state.workbook, PAGE, PASSWORD)
    state.edit([OTHER], {Field.NOTE: "after the hand-over"})
    return folder / "h.tenken"


def test_the_same_workbook_replaces_the_open_one_after_a_backup(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = state.path
    choose(handed(state, tmp_path / "stick"))
    asked = answered(monkeypatch, Doubled.REPLACE)
    unlock(PASSWORD)
    files.choose("open")
    assert (len(asked), told, state.path) == (1, [], first)
    assert state.entry(OTHER).note == ""
    assert state.edit([OTHER], {Field.NOTE: "goes on"})
    [backup] = state.data.backups.iterdir()
    work_on(backup, tmp_path / "kept.tenken")
    with Workbook.open(tmp_path / "kept.tenken") as kept:
        assert kept.entry(OTHER).note == "after the hand-over"


@pytest.mark.parametrize("is_given_up", [False, True])
def test_a_text_that_could_not_be_saved_is_asked_about_before_another_takes_the_place(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_given_up: bool,
) -> None:
    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    asked: list[str] = []
    answers = {"What you typed": is_given_up, "The workbook of": Doubled.REPLACE}

    def gather(error: Exception) -> None:  # as the window does
        if state.unsaved.gathered is not None:
            state.unsaved.gathered.append(error)

    def answer(_parent: object, question: BoxQuestion[Any]) -> object:
        asked.append(question.message.what)
        return next(value for begin, value in answers.items() if question.message.what.startswith(begin))

    choose(handed(state, tmp_path / "stick"))
    state.failed.connect(gather)
    monkeypatch.setattr("app.ui.kit.boxes.ask", answer)
    monkeypatch.setattr("app.ui.files.workbook_receiver.ask", answer)
    monkeypatch.setattr(Workbook, "apply", refuse)
    assert not state.edit(["executive-A-1"], {Field.NOTE: "typed"})
    unlock(PASSWORD)
    files.choose("open")
    assert len(asked) == 2
    assert state.entry(OTHER).note == ("" if is_given_up else "after the hand-over")
    assert state.unsaved.texts == ({} if is_given_up else {("executive-A-1", Field.NOTE): "typed"})


def test_or_both_are_kept(
    files: FilesHand, state: AppState, choose: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = state.path
    choose(handed(state, tmp_path / "stick"))
    answered(monkeypatch, Doubled.KEEP_BOTH)
    unlock(PASSWORD)
    files.choose("open")
    assert state.path != first
    assert state.entry(OTHER).note == ""
    with Workbook.open(first) as kept:
        assert kept.entry(OTHER).note == "after the hand-over"


def test_or_nothing_happens(
    files: FilesHand, state: AppState, choose: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = state.path
    choose(handed(state, tmp_path / "stick"))
    answered(monkeypatch, None)
    unlock(PASSWORD)
    files.choose("open")
    assert (state.path, state.entry(OTHER).note) == (first, "after the hand-over")


def test_where_replacing_fails_the_open_workbook_goes_on(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:

    def full(_arrived: Path, there: Path) -> None:
        raise DiskFull(there)

    monkeypatch.setattr("app.work.arrivals.place_over_database", full)
    choose(handed(state, tmp_path / "stick"))
    answered(monkeypatch, Doubled.REPLACE)
    unlock(PASSWORD)
    files.choose("open")
    assert len(told) == 1
    assert state.entry(OTHER).note == "after the hand-over"
    assert state.edit([OTHER], {Field.NOTE: "goes on"})


def test_a_workbook_in_json_is_taken_in_as_a_workbook_of_its_own(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, path = state.path, tmp_path / "w.json"
    export_json(path, state.workbook)
    assert json.loads(path.read_text(encoding="utf-8"))
    choose(path)
    answered(monkeypatch, Doubled.KEEP_BOTH)
    entries = dict(state.stored)
    files.choose("import")
    assert (told, state.path != first) == ([], True)
    assert dict(state.stored) == entries


def test_another_pdf_is_no_hand_over_file(
    files: FilesHand, state: AppState, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    path, first = tmp_path / "x.tenken", state.path
    path.write_bytes(PAGE)
    choose(path)
    unlock(PASSWORD)
    files.choose("open")
    assert (len(told), state.path) == (1, first)


@pytest.mark.parametrize("wish", [Elsewhere.TAKE_IN, Elsewhere.OPEN_THERE, None])
def test_a_workbook_on_another_drive_is_taken_onto_this_pc_if_a_person_wants_it(
    files: FilesHand,
    state: AppState,
    choose: Callable,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wish: Elsewhere | None,
) -> None:
    first, path = state.path, other_pc(tmp_path / "stick", password="")
    before = path.read_bytes()
    monkeypatch.setattr("app.ui.files.workbook_commands.is_elsewhere", lambda found, _data: found == path)
    monkeypatch.setattr("app.ui.files.workbook_receiver.ask_elsewhere", lambda _parent, _path: wish)
    choose(path)
    files.choose("open")
    assert told == []
    assert (state.path == path) is (wish is Elsewhere.OPEN_THERE)
    assert (state.path == first) is (wish is None)
    if wish is Elsewhere.TAKE_IN:
        assert state.path.parent == state.data.root
        assert path.read_bytes() == before


def test_what_is_still_open_on_the_other_pc_is_not_taken(files: FilesHand, tmp_path: Path) -> None:
    with Workbook.create(tmp_path / "open.tenken", "x") as held, pytest.raises(WorkbookBusy):
        WorkbookReceiver(DataDir(tmp_path / "new"), files.desk).take(held.path)


def test_what_was_written_is_said_in_the_window(
    window: MainWindow, choose: Callable, told: list[str], tmp_path: Path
) -> None:
    choose(tmp_path / "out.json")
    Hand(window).choose("export_json")
    assert told == []
    assert str(tmp_path / "out.json") in Hand(window).toast.says.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_stands_twice_in_the_menu_of_exports(window: MainWindow, language: str) -> None:
    Hand(window).speak(language)
    texts = [action.text() for action in Hand(window).menu("&Export").actions() if not action.isSeparator()]
    letters = [text[text.index("&") + 1].upper() for text in texts]
    assert len(letters) == len(set(letters)) == 10


_LOADED = """
import sys
import app.ui.shell.application
late = ("app.exchange", "app.work.files_in", "app.ui.files.import_export", "app.ui.review")
print(*sorted(name for name in sys.modules if name.startswith(late)))
"""


def test_nothing_of_it_is_loaded_for_the_window() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED], cwd=program_folder(), capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []
