"""A message about what went wrong has a button for what it advises."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.files import AccessFailed, DiskFull, FolderNotWritable
from app.storage.backup import keep_generation
from app.storage.errors import BackupNotSound, NotAWorkbook, WorkbookBusy
from app.storage.workbook import Workbook
from app.ui.files.switch_dialog import SwitchDialog
from app.ui.kit.boxes import MessageBox
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.ui.hands import Hand
from tests.ui.hands.parts import plain


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[list[str]]]:
    """A person presses the button of these words in each box; the buttons of the boxes, as they come."""

    def will(words: str) -> list[list[str]]:
        seen: list[list[str]] = []

        def run(box: MessageBox) -> int:
            seen.append([plain(button.text()) for button in box.buttons.buttons()])
            found = [button for button in box.buttons.buttons() if plain(button.text()) == words]
            box.pressed = found[0] if found else None
            return 0

        monkeypatch.setattr(MessageBox, "exec", run)
        return seen

    return will


def test_a_damaged_workbook_offers_its_newest_backup(
    window: MainWindow, state: AppState, press: Callable, tmp_path: Path
) -> None:
    other = tmp_path / "other.tenken"
    with Workbook.create(other, "Client B") as workbook:
        keep_generation(workbook, state.data.backups)
    content = other.read_bytes()
    damaged = content[:8192] + b"\xff" * (len(content) - 8192)
    other.write_bytes(damaged)
    seen = press("Open the newest backup")
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
    assert seen == [["Import the file...", "Close"], ["OK"]]


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
    assert seen == [["Save a copy elsewhere...", "Close"]]
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
