"""The folder of records goes with copies, backups and hand-overs where a person wants it; its size is shown before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.files import DiskFull
from app.storage.backup import keep_generation
from app.storage.workbook import Workbook
from app.ui.files import opening_advice, records_dialog
from app.ui.files.hand_over_dialog import HandOverDialog
from app.ui.files.records_dialog import RecordsDialog
from app.ui.files.workbook_receiver import Elsewhere, elsewhere_question
from app.ui.kit.boxes import BoxSign
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.work import records_along
from tests.ui.files.test_exchange import PASSWORD, meet
from tests.ui.hands import Hand, Part, PasswordHand
from tests.ui.hands.files import FilesHand
from tests.ui.shell.test_application import Person, person
from tests.ui.stages import settled

__all__ = ["person"]


@pytest.fixture
def folder(state: AppState) -> Path:
    """The records of the open workbook: two files of 3.4 MB."""
    folder = state.path.with_name("data records")
    folder.mkdir()
    (folder / "Administrator A-2 2026-11-28.png").write_bytes(b"x" * 3_400_000)
    (folder / "by hand.pdf").write_bytes(b"pdf")
    return folder


def inside(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# a copy


def test_a_copy_asks_about_the_records_and_says_their_size(
    files: FilesHand, state: AppState, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    choose(tmp_path / "stick" / "copy.tenken")
    person.presses = ["Take the records folder along"]
    files.choose("save_copy")
    assert "2 files, 3.4 MB" in person.seen[0][0]
    assert inside(tmp_path / "stick" / "copy records") == inside(folder)
    assert len(person.seen) == 1
    with Workbook.open(tmp_path / "stick" / "copy.tenken") as copy:
        assert copy.entries() == state.workbook.entries()


def test_a_copy_of_the_workbook_only(
    files: FilesHand, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    choose(tmp_path / "copy.tenken")
    person.presses = ["The workbook only"]
    files.choose("save_copy")
    assert (tmp_path / "copy.tenken").exists()
    assert not (tmp_path / "copy records").exists()


def test_no_copy_at_all(files: FilesHand, choose: Callable, person: Person, folder: Path, tmp_path: Path) -> None:
    asked = choose(tmp_path / "copy.tenken")
    files.choose("save_copy")
    assert asked == []
    assert not (tmp_path / "copy.tenken").exists()


def test_what_lies_beside_the_copy_is_kept_and_what_got_another_name_is_said(
    files: FilesHand, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    there = tmp_path / "copy records"
    there.mkdir()
    (there / "by hand.pdf").write_bytes(b"another")
    choose(tmp_path / "copy.tenken")
    person.presses = ["Take the records folder along"]
    files.choose("save_copy")
    assert inside(there)["by hand.pdf"] == b"another"
    assert inside(there)["by hand-2.pdf"] == b"pdf"
    assert "1 file has the name of another file there" in person.seen[1][1]


def test_a_folder_that_cannot_be_made_is_told(
    files: FilesHand, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "copy records").write_bytes(b"a file in the way")
    choose(tmp_path / "copy.tenken")
    person.presses = ["Take the records folder along"]
    files.choose("save_copy")
    assert "copy records already" in person.seen[1][0]


# a hand-over


def test_a_locked_hand_over_carries_them_to_the_other_pc(
    files: FilesHand, state: AppState, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.tenken"
    choose(target)
    offered: list[str] = []

    def lock(dialog: HandOverDialog) -> None:
        offered.append(Part(dialog).said)
        PasswordHand(dialog).type(PASSWORD, PASSWORD)
        dialog.accept()

    meet(HandOverDialog, lock)
    files.choose("hand_over")
    assert "2 files, 3.4 MB" in offered[0]
    from app.paths import DataDir
    from app.ui.files.unlock_dialog import UnlockDialog
    from app.ui.files.workbook_receiver import WorkbookReceiver

    meet(UnlockDialog, lambda dialog: (Part(dialog).line("Password").setText(PASSWORD), dialog.accept()))
    taken = WorkbookReceiver(DataDir(tmp_path / "new"), files.desk).take(target)
    assert taken == tmp_path / "new" / "tenken.tenken"
    assert inside(tmp_path / "new" / "tenken records") == inside(folder)


def test_an_open_hand_over_has_them_beside_it_and_says_so(
    files: FilesHand, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    choose(tmp_path / "stick" / "out.tenken")
    meet(HandOverDialog, lambda dialog: (Part(dialog).press("Without one"), dialog.accept()))
    files.choose("hand_over")
    assert inside(tmp_path / "stick" / "out records") == inside(folder)
    assert "Take both" in person.seen[0][1]
    files.commands.take_in(tmp_path / "stick" / "out.tenken")


def test_records_stay_here_where_a_person_wants_that(
    files: FilesHand, choose: Callable, person: Person, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    choose(tmp_path / "stick" / "out.tenken")

    def alone(dialog: HandOverDialog) -> None:
        Part(dialog).press("Without one")
        Part(dialog).press("Take the records folder along")
        dialog.accept()

    meet(HandOverDialog, alone)
    files.choose("hand_over")
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["out.tenken"]
    assert "Take both" not in person.seen[0][1]


def test_what_is_too_large_for_a_locked_file_is_said_in_the_dialog(
    files: FilesHand, monkeypatch: pytest.MonkeyPatch, folder: Path, state: AppState
) -> None:
    monkeypatch.setattr("app.ui.files.hand_over_dialog.HAND_OVER_RECORDS_LIMIT", 1 << 20)
    dialog = HandOverDialog(files.desk, records_along.records_extent(state.path))
    dialog.show()
    assert not Part(dialog).button("Take the records folder along").isEnabled()
    assert not Part(dialog).button("Take the records folder along").isChecked()
    assert "carries 1 MB of records at most" in Part(dialog).said
    assert not dialog.takes_records
    Part(dialog).press("Without one")
    assert Part(dialog).button("Take the records folder along").isEnabled()
    assert Part(dialog).button("Take the records folder along").isChecked()
    assert "take both" in Part(dialog).said
    assert dialog.takes_records
    dialog.close()
    dialog.deleteLater()


def test_without_records_the_dialog_says_nothing_of_them(files: FilesHand) -> None:
    dialog = HandOverDialog(files.desk)
    dialog.show()
    Part(dialog).press("Without one")
    assert not Part(dialog).offers("Take the records folder along")
    assert "take both" not in Part(dialog).said
    dialog.close()
    dialog.deleteLater()


def test_what_comes_from_a_stick_says_that_its_records_come_along(folder: Path, state: AppState) -> None:
    question = elsewhere_question(state.path)
    assert "2 files, 3.4 MB" in question.message.todo
    assert question.answers[0].value is Elsewhere.TAKE_IN
    assert elsewhere_question(state.path.with_name("x.tenken")).message.todo == ""
    assert question.sign is BoxSign.ASKS


def test_what_had_to_get_another_name_on_arrival_is_said(
    files: FilesHand, state: AppState, person: Person, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    with Workbook.create(tmp_path / "stick" / "other.tenken", "別の店"):
        pass
    records = tmp_path / "stick" / "other records"
    records.mkdir()
    (records / "by hand.pdf").write_bytes(b"theirs")
    taken = tmp_path / "tenken records"
    taken.mkdir()
    (taken / "by hand.pdf").write_bytes(b"left over")
    files.commands.take_in(tmp_path / "stick" / "other.tenken")
    assert state.path == tmp_path / "tenken.tenken"
    assert inside(taken) == {"by hand.pdf": b"left over", "by hand-2.pdf": b"theirs"}
    assert "1 file has the name of another file there" in person.seen[0][1]


# backups


def test_backups_take_them_along_where_a_person_wants_that(
    window: MainWindow, state: AppState, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.preferences.take(replace(state.preferences.now, backs_up_records=False))
    shown: list[Path] = []
    monkeypatch.setattr(records_dialog, "open_outside", shown.append)
    said: list[str] = []

    def wish(dialog: RecordsDialog) -> None:
        said.append(Part(dialog).said)
        Part(dialog).press("Open the &folder")
        Part(dialog).press("Backups take the records along")
        dialog.accept()

    meet(RecordsDialog, wish)
    Hand(window).choose("records")
    assert str(folder) in said[0]
    assert shown == [folder]
    window.close()
    [kept] = state.data.backups.glob("*-records")
    assert inside(kept) == inside(folder)
    assert len(list(state.data.backups.glob("*.tenken"))) == 1


def test_records_are_backed_up_though_the_workbook_cannot_be(
    window: MainWindow, state: AppState, folder: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.preferences.take(replace(state.preferences.now, backs_up_records=True))

    def full(workbook: Workbook, _folder: Path) -> None:
        raise DiskFull(workbook.path)

    monkeypatch.setattr("app.storage.backup.keep_generation", full)
    window.close()
    [kept] = state.data.backups.glob("*-records")
    assert inside(kept) == inside(folder)
    assert "No backup could be made" in person.seen[0][0]


def test_records_that_cannot_be_backed_up_are_told(
    window: MainWindow, state: AppState, folder: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.preferences.take(replace(state.preferences.now, backs_up_records=True))

    def full(path: Path, _folder: Path) -> None:
        raise DiskFull(path)

    monkeypatch.setattr(records_along, "back_up_records", full)
    window.close()
    assert "No backup could be made" in person.seen[0][0]
    assert list(state.data.backups.glob("*.tenken"))


def test_without_that_wish_backups_are_as_before(window: MainWindow, state: AppState, folder: Path) -> None:
    state.preferences.take(replace(state.preferences.now, backs_up_records=False))
    meet(RecordsDialog, lambda dialog: dialog.reject())
    Hand(window).choose("records")
    window.close()
    assert not list(state.data.backups.glob("*-records"))


def test_a_workbook_without_records_says_so(window: MainWindow, state: AppState) -> None:
    said: list[str] = []
    meet(RecordsDialog, lambda dialog: (said.append(Part(dialog).said), dialog.accept()))
    Hand(window).choose("records")
    assert "No files yet" in said[0]


def test_a_workbook_of_a_backup_has_its_records(
    window: MainWindow, state: AppState, folder: Path, person: Person
) -> None:
    backup = keep_generation(state.workbook, state.data.backups)
    assert backup is not None
    Hand(window).open_path(backup)
    settled(window)
    assert state.path.name.startswith("みどり商店 (backup of ")
    assert inside(state.path.with_name(f"{state.path.stem} records")) == inside(folder)


def test_moving_out_of_a_synced_folder_takes_them_along(
    window: MainWindow, state: AppState, person: Person, tmp_path: Path
) -> None:
    synced = tmp_path / "Dropbox"
    (synced / "shop records").mkdir(parents=True)
    (synced / "shop records" / "a.png").write_bytes(b"png")
    state.replace_workbook(Workbook.create(synced / "shop.tenken", "別の店"))
    opening_advice.move_into_data_folder(state, window)
    assert inside(state.path.with_name(f"{state.path.stem} records")) == {"a.png": b"png"}
    assert (synced / "shop records" / "a.png").exists()
