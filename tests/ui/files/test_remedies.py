"""A message about what went wrong has a button for what it advises."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.answers import Change, Field, Priority
from app.exchange.refusals import Unreadable, Why
from app.files import AccessFailed, DiskFull, FolderNotWritable, PathMissing
from app.storage.backup import keep_generation
from app.storage.errors import (
    BackupNotSound,
    FileGone,
    FileReplaced,
    NotAWorkbook,
    NotReadable,
    RecordsTooLarge,
    RecordsTooMany,
    SampleKeepsNoRecords,
    WorkbookBusy,
    WorkbookReadOnly,
)
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import in_memory
from app.ui.files.damage_dialog import DamageDialog, Remainder
from app.ui.files.hand_over_dialog import HandOverDialog
from app.ui.files.switch_dialog import SwitchDialog
from app.ui.kit import open_outside
from app.ui.kit.boxes import MessageBox
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.review.review_dialog import ReviewDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.work.sample_workbook import make_sample
from tests.ui.hands import Hand
from tests.ui.hands.parts import plain


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[str]]]:
    """A person presses the button that has one of these words in each box; the buttons of the boxes, as they come."""

    def will(*words: str) -> list[list[str]]:
        seen: list[list[str]] = []

        def run(box: MessageBox) -> int:
            seen.append([plain(button.text()) for button in box.buttons.buttons()])
            found = [button for button in box.buttons.buttons() if plain(button.text()) in words]
            box.pressed = found[0] if found else None
            return 0

        monkeypatch.setattr(MessageBox, "exec", run)
        return seen

    return will


def test_a_damaged_workbook_offers_its_newest_backup(
    window: MainWindow, state: AppState, press: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other.tenken"
    with Workbook.create(other, "Client B") as workbook:
        keep_generation(workbook, state.data.backups)
    content = other.read_bytes()
    damaged = content[:8192] + b"\xff" * (len(content) - 8192)
    other.write_bytes(damaged)
    seen = press("Open the newest backup")
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: setattr(dialog, "chosen", Remainder.ELSE))
    Hand(window).open_path(other)
    assert seen[0] == ["Open the newest backup", "Close"]
    assert state.workbook.organisation == "Client B"
    assert state.path != other
    assert other.read_bytes() == damaged


def test_without_a_backup_there_is_no_such_button(window: MainWindow, press: Callable, tmp_path: Path) -> None:
    empty = tmp_path / "empty.tenken"
    empty.touch()
    seen = press("OK")
    Hand(window).open_path(empty)
    assert seen == [["OK"]]


def test_a_document_of_ours_leads_to_typing_it_in(
    window: MainWindow, press: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pdf = tmp_path / "sheet.pdf"
    pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
    shown: list[str] = []
    monkeypatch.setattr(EntryDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()) or 0)
    seen = press("Enter a sheet from paper...")
    Hand(window).open_path(pdf)
    assert seen == [["Enter a sheet from paper...", "Close"]]
    assert len(shown) == 1


def test_a_table_that_was_opened_as_a_workbook_is_imported(window: MainWindow, press: Callable, tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("nothing,that,Tenken,knows\n", encoding="utf-8")
    seen = press("Import the file...")
    Hand(window).open_path(table)
    assert seen == [["Import the file...", "Close"], ["Choose the file to import...", "Close"]]


def test_a_file_that_cannot_be_imported_leads_to_choosing_it_again(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path
) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("Name,Serial number\nPC 1,S1\n", encoding="utf-8")
    seen = press("Choose the file to import...")
    reviewed: list[str] = []
    choose(table)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ReviewDialog, "exec", lambda dialog: reviewed.append(dialog.windowTitle()) or 0)
        state.failed.emit(Unreadable(tmp_path / "empty.csv", Why.EMPTY))
    assert (seen, len(reviewed)) == ([["Choose the file to import...", "Close"]], 1)


@pytest.mark.parametrize("make", [NotReadable, WorkbookReadOnly, lambda path: Unreadable(path, Why.NOT_A_HAND_OVER)])
def test_a_workbook_that_cannot_be_opened_leads_to_another(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path, make: Callable
) -> None:
    seen = press("Open another...")
    Workbook.create(tmp_path / "b.tenken", "Client B").close()
    choose(tmp_path / "b.tenken")
    state.failed.emit(make(tmp_path / "a.tenken"))
    assert seen == [["Open another...", "Close"]]
    assert state.workbook.organisation == "Client B"


def test_a_workbook_that_is_open_elsewhere_leads_to_the_others(
    window: MainWindow, state: AppState, press: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[SwitchDialog] = []
    monkeypatch.setattr(SwitchDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    seen = press("Other workbooks...")
    state.failed.emit(WorkbookBusy(state.path.with_name("other.tenken")))
    assert (seen, len(shown)) == ([["Show that window", "Other workbooks...", "Close"]], 1)


@pytest.mark.parametrize("kind", [DiskFull, FolderNotWritable, AccessFailed])
def test_where_nothing_can_be_saved_a_copy_is_offered_elsewhere(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path, kind: type
) -> None:
    seen = press("Save a copy elsewhere...")
    choose(tmp_path / "stick.tenken")
    args = ("broken",) if kind is AccessFailed else ()
    state.failed.emit(kind(state.path.parent if kind is FolderNotWritable else state.path, *args))
    more = ["Open the folder"] if kind is DiskFull else []
    assert seen == [["Save a copy elsewhere...", *more, "Close"]]
    assert (tmp_path / "stick.tenken").exists()


def test_a_full_disk_elsewhere_is_no_matter_of_the_workbook(
    window: MainWindow, state: AppState, press: Callable
) -> None:
    seen = press("OK")
    state.failed.emit(DiskFull(Path("/elsewhere/plan.pdf")))
    state.failed.emit(ZeroDivisionError())
    assert seen == [["OK"], ["OK", "Copy the details"]]


def test_what_is_no_workbook_at_all_leads_to_another_file(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path
) -> None:
    seen = press("Open another...")
    Workbook.create(tmp_path / "b.tenken", "Client B").close()
    choose(tmp_path / "b.tenken")
    state.failed.emit(NotAWorkbook(tmp_path))
    assert seen == [["Open another...", "Close"]]
    assert state.workbook.organisation == "Client B"


def test_closing_the_box_does_nothing(window: MainWindow, state: AppState, press: Callable) -> None:
    before = state.path
    seen = press("Close")
    state.failed.emit(BackupNotSound(before, (), before))
    assert len(seen) == 1
    assert state.path == before


def test_a_workbook_that_is_not_there_is_opened_once_its_stick_is_in(
    window: MainWindow, state: AppState, press: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away, there = tmp_path / "away.tenken", tmp_path / "b.tenken"
    Workbook.create(away, "Client B").close()
    away.rename(there)
    seen = press("Try again")
    as_before = MessageBox.exec

    def put_in(box: MessageBox) -> int:
        there.rename(away)
        return as_before(box)

    monkeypatch.setattr(MessageBox, "exec", put_in)
    Hand(window).open_path(away)
    assert seen == [["Try again", "Open another...", "Close"]]
    assert state.workbook.organisation == "Client B"


@pytest.mark.parametrize("kind", [PathMissing, NotReadable])
def test_a_table_that_cannot_be_read_leads_to_choosing_it_again(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path, kind: type
) -> None:
    seen = press("Choose the file to import...")
    choose("")
    state.failed.emit(kind(tmp_path / "answers.XLSX"))
    assert seen == [["Choose the file to import...", "Close"]]


def test_a_file_of_no_known_kind_leads_nowhere(
    window: MainWindow, state: AppState, press: Callable, tmp_path: Path
) -> None:
    seen = press("OK")
    state.failed.emit(NotReadable(tmp_path / "scan.png"))
    assert seen == [["OK"]]


@pytest.mark.parametrize(("kind", "more"), [(FileGone, []), (FileReplaced, ["Open the folder"])])
def test_a_file_changed_outside_is_looked_at_again(
    window: MainWindow, state: AppState, press: Callable, kind: type, more: list[str]
) -> None:
    """What it is by then is asked as ever; the answer keeps all that is on the screen."""
    state.rename("Hill & Co")
    before = state.path.rename(state.path.with_name("before.tenken"))
    if kind is FileReplaced:
        Workbook.create(state.path, "Other").close()
    seen = press("Try again")
    state.failed.emit(kind(state.path))
    assert seen[0] == ["Try again", *more, "Close"]
    assert len(seen) > 1, "it was looked at"
    assert state.workbook.organisation == "Hill & Co"
    assert before.exists()


def test_a_file_that_is_back_is_worked_in_again(window: MainWindow, state: AppState, press: Callable) -> None:
    seen = press("Try again")
    state.failed.emit(FileGone(state.path))
    assert seen == [["Try again", "Close"]]
    assert state.rename("Hill & Co")


def test_the_folder_of_a_replaced_file_is_shown(
    window: MainWindow, state: AppState, press: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(open_outside, "open_outside", shown.append)
    press("Open the folder")
    state.failed.emit(FileReplaced(state.path))
    assert shown == [state.path.parent]


def test_what_is_stored_is_shown_where_the_screen_shows_something_else(
    window: MainWindow, state: AppState, press: Callable
) -> None:
    measure = "executive-A-1"
    state.workbook.apply([Change(measure, Field.NOTE, "", "by another way")])
    seen = press("Show what it holds", "Stay here")
    assert not state.edit([measure], {Field.NOTE: "typed"})
    assert seen == [["Show what it holds", "Close"], ["Stay here", "Give up the text"]]
    assert state.unsaved.texts == {(measure, Field.NOTE): "typed"}
    press("Show what it holds", "Give up the text")
    assert not state.edit([measure], {Field.PRIORITY: Priority.HIGH, Field.NOTE: "typed again"})
    assert state.unsaved.texts == {}
    assert state.entry(measure).note == "by another way"
    assert state.edit([measure], {Field.NOTE: "typed"}), "once more"
    state.undo()
    assert state.entry(measure).note == "by another way"


def test_what_may_only_be_read_is_kept_elsewhere(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path
) -> None:
    state.rename("Hill & Co")
    state.replace_workbook(in_memory(state.workbook))
    seen = press("Keep it elsewhere...")
    choose(tmp_path / "mine.tenken")
    state.failed.emit(WorkbookReadOnly(state.path))
    assert seen == [["Keep it elsewhere...", "Close"]]
    assert state.path == tmp_path / "mine.tenken"
    assert state.workbook.organisation == "Hill & Co"
    assert not state.workbook.is_read_only


def test_a_full_disk_leads_to_where_room_can_be_made(
    window: MainWindow, state: AppState, press: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(open_outside, "open_outside", shown.append)
    seen = press("Open the folder")
    state.failed.emit(DiskFull(state.path))
    assert seen == [["Save a copy elsewhere...", "Open the folder", "Close"]]
    state.data.backups.mkdir(parents=True)
    for path in (state.data.settings, state.data.backups, state.data.backups / "made.tenken"):
        state.failed.emit(DiskFull(path))
    assert seen[1:] == [["Open the folder", "Close"]] * 3
    assert shown == [state.path.parent, state.data.settings.parent, state.data.backups, state.data.backups]


def test_a_folder_that_is_gone_is_not_shown(window: MainWindow, state: AppState, press: Callable) -> None:
    seen = press("OK")
    state.failed.emit(AccessFailed(Path("/gone/away/x"), "no answer"))
    assert seen == [["OK"]]


def test_what_may_only_be_read_is_copied_and_worked_in(
    window: MainWindow,
    state: AppState,
    press: Callable,
    choose: Callable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = tmp_path / "guarded.tenken"
    Workbook.create(there, "Client B").close()
    records_folder(there).mkdir()
    (records_folder(there) / "a.png").write_bytes(b"png")
    before, opens = there.read_bytes(), Workbook.open

    def guarded(path: Path, *rest: Any, **more: Any) -> Workbook:
        if path == there:
            raise WorkbookReadOnly(path)
        return opens(path, *rest, **more)

    monkeypatch.setattr(Workbook, "open", guarded)
    choose(tmp_path / "mine.tenken")
    seen = press("Keep it elsewhere...")
    Hand(window).open_path(there)
    assert [sorted(words) for words in seen] == [["Cancel", "Keep it elsewhere...", "Only look at it and print"]]
    assert (state.path, state.workbook.is_read_only) == (tmp_path / "mine.tenken", False)
    assert state.workbook.organisation == "Client B"
    assert [path.name for path in records_folder(state.path).iterdir()] == ["a.png"]
    assert there.read_bytes() == before


def test_where_no_file_is_named_for_it_the_window_stays(
    window: MainWindow,
    state: AppState,
    press: Callable,
    choose: Callable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def guarded(path: Path, *_rest: object, **_more: object) -> Workbook:
        raise WorkbookReadOnly(path)

    there, before = tmp_path / "guarded.tenken", state.path
    Workbook.create(there, "Client B").close()
    monkeypatch.setattr(Workbook, "open", guarded)
    choose(None)
    press("Keep it elsewhere...")
    Hand(window).open_path(there)
    assert state.path == before
    assert state.edit(["executive-A-1"], {Field.NOTE: "goes on"})


def test_what_is_typed_where_one_may_only_look_is_saved_where_it_is_kept(
    window: MainWindow, state: AppState, press: Callable, choose: Callable, tmp_path: Path
) -> None:
    state.replace_workbook(in_memory(state.workbook))
    seen = press("Keep it elsewhere...")
    choose(tmp_path / "mine.tenken")
    assert not state.edit(["executive-A-1"], {Field.NOTE: "typed"})
    assert seen == [["Keep it elsewhere...", "Close"]]
    assert state.path == tmp_path / "mine.tenken"
    assert (state.entry("executive-A-1").note, state.unsaved.texts) == ("typed", {})
    assert state.workbook.entry("executive-A-1").note == "typed"


def test_the_sample_leads_back_to_ones_own_workbook(window: MainWindow, state: AppState, press: Callable) -> None:
    own = state.path
    state.replace_workbook(make_sample(state.data.sample, state.today()))
    seen = press("Back to my workbook")
    state.failed.emit(SampleKeepsNoRecords(state.path))
    assert seen == [["Back to my workbook", "Close"]]
    assert state.path == own


@pytest.mark.parametrize("kind", [RecordsTooMany, RecordsTooLarge])
def test_records_too_large_to_be_carried_stay_here(
    window: MainWindow, state: AppState, press: Callable, monkeypatch: pytest.MonkeyPatch, kind: type
) -> None:
    folder = state.path.with_name("data records")
    folder.mkdir()
    (folder / "a.png").write_bytes(b"x")
    proposed: list[bool] = []
    monkeypatch.setattr(HandOverDialog, "exec", lambda dialog: proposed.append(dialog.takes_records) or 0)
    seen = press("Hand over without the records...")
    state.failed.emit(kind(folder, 300 << 20, 100 << 20))
    Hand(window).choose("hand_over")
    assert seen == [["Hand over without the records...", "Open the folder", "Close"]]
    assert proposed == [False, True], "as ever from the menu"
