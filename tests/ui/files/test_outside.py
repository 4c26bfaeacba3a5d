"""The window when its workbook's file is another's by now, or gone: nothing is lost, and a person is asked once."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.differences import entry_differences
from app.storage.backup import backup_generations
from app.storage.file_identity import file_contents
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.ui.files.changed_outside_dialog import CompareDialog, outside_differences
from app.ui.files.changed_outside_watch import Outside
from app.ui.kit.boxes import MessageBox
from app.ui.kit.note_edit import NoteEdit
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.storage.samples import edit
from tests.ui.hands import Hand, Part
from tests.ui.hands.files import FilesHand
from tests.ui.stages import settled

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a file that is open")
E10 = "administrator-E-10"
MINE, THEIRS, COMPARE = "&Keep mine as a file beside it", "&Open the other one", "&Compare..."
BACK, FOLLOW, FOLDER = "&Put it back", "&Go on there", "Keep it in Tenken's &folder"
ELSEWHERE = "Keep it &elsewhere..."


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Says which buttons a person presses in the boxes to come, one each; '' closes a box. Returns what they said."""

    def will(*buttons: str) -> list[str]:
        waiting, said = list(buttons), []

        def answer(box: MessageBox) -> int:
            said.append(box.message.line)
            wanted = waiting.pop(0) if waiting else ""
            assert len(said) < 10, said
            pressed = next((b for b in box.buttons.buttons() if b.text() == wanted), None)
            assert pressed or not wanted, (wanted, [b.text() for b in box.buttons.buttons()])
            box.pressed = pressed
            return 0

        monkeypatch.setattr(MessageBox, "exec", answer)
        return said

    return will


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    path = tmp_path / "theirs" / "a.tenken"
    path.parent.mkdir()
    with Workbook.create(path, "別の店") as workbook:
        edit(workbook, E10, note="theirs", status=Status.DONE)
    return path


def replaced(state: AppState, theirs: Path) -> None:
    fresh = state.path.with_name("fresh")
    shutil.copyfile(theirs, fresh)
    fresh.replace(state.path)


def overwritten(state: AppState, theirs: Path) -> None:
    state.path.write_bytes(theirs.read_bytes())


ACCIDENTS = pytest.mark.parametrize("accident", [replaced, overwritten])


def activate(window: QWidget) -> None:
    """The person comes back to the window."""
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settled(window)


def test_resting_folds_everything_into_the_file(qtbot: QtBot, files: FilesHand, state: AppState, tmp_path: Path):
    state.edit([E10], {Field.NOTE: "the newest"})
    Part(files.commands.outside).let_a_moment_pass()
    shutil.copyfile(state.path, tmp_path / "stick.tenken")
    with Workbook.open(tmp_path / "stick.tenken") as copy:
        assert copy.entry(E10).note == "the newest"


def test_leaving_the_window_folds_everything_into_the_file(files: FilesHand, state: AppState, tmp_path: Path):
    state.edit([E10], {Field.NOTE: "the newest"})
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    shutil.copyfile(state.path, tmp_path / "stick.tenken")
    with Workbook.open(tmp_path / "stick.tenken") as copy:
        assert copy.entry(E10).note == "the newest"


@ACCIDENTS
def test_the_edit_that_met_it_is_kept_in_a_file_of_its_own(
    files: FilesHand, state: AppState, theirs: Path, press: Callable[..., list[str]], accident: Callable
):
    said, first = press(MINE), state.path
    accident(state, theirs)
    assert state.edit([E10], {Field.NOTE: "typed in vain?"})
    assert "Another file lies at" in said[0]
    assert state.path != first
    assert state.path.parent == first.parent
    assert f"kept as {state.path}" in said[1]
    assert len(said) == 2
    assert (state.entry(E10).note, state.workbook.entry(E10).note) == ("typed in vain?", "typed in vain?")
    assert state.preferences.now.last_workbook == state.path
    assert check_workbook(first).result is Result.SOUND
    with Workbook.open(first) as other:
        assert other.entry(E10).note == "theirs"
    state.undo()
    assert state.entry(E10).note == "髙﨑さんに聞く", "what was done before can still be undone"
    assert state.edit([E10], {Field.OWNER: "Anna"})
    assert len(said) == 2


@ACCIDENTS
def test_the_other_file_is_shown_and_mine_is_kept_first(
    window: MainWindow, state: AppState, theirs: Path, press: Callable[..., list[str]], accident: Callable
):
    said, first = press(THEIRS), state.path
    accident(state, theirs)
    assert not state.edit([E10], {Field.NOTE: "mine"})
    assert (state.path, state.entry(E10).note) == (first, "theirs")
    assert window.windowTitle().startswith("別の店")
    assert len(said) == 2
    [kept] = first.parent.glob("*-kept-*.tenken")
    with Workbook.open(kept) as mine:
        assert (mine.entry(E10).note, mine.entry(E10).owner) == ("mine", "𠮷田")
    assert state.edit([E10], {Field.NOTE: "goes on there"})


@ACCIDENTS
def test_it_is_noticed_when_the_window_is_gone_to_with_what_is_being_typed(
    window: MainWindow, state: AppState, theirs: Path, press: Callable[..., list[str]], accident: Callable
):
    said = press(THEIRS)
    window.show_measure(E10)
    note: NoteEdit = Hand(window).checklist.detail.text(Field.NOTE)
    note.append("そして")
    accident(state, theirs)
    activate(window)
    assert len(said) == 2
    [kept] = state.path.parent.glob("*-kept-*.tenken")
    with Workbook.open(kept) as mine:
        assert mine.entry(E10).note == "髙﨑さんに聞く\nそして"


def test_nothing_is_asked_where_nothing_happened(files: FilesHand, state: AppState, press: Callable[..., list[str]]):
    said = press()
    activate(files.desk)
    state.edit([E10], {Field.NOTE: "a"})
    activate(files.desk)
    assert said == []


def test_the_two_are_compared_before_the_choice(
    files: FilesHand,
    state: AppState,
    theirs: Path,
    press: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
):
    shown: list[tuple[str, ...]] = []

    def read(dialog: CompareDialog) -> int:
        model = Part(dialog).listed("What differs").model()
        shown.append(tuple(str(model.index(n, 0).data()) for n in range(model.rowCount())))
        return 0

    monkeypatch.setattr(CompareDialog, "exec", read)
    said = press(COMPARE, MINE)
    replaced(state, theirs)
    assert state.edit([E10], {Field.NOTE: "mine"})
    [rows] = shown
    assert any("theirs" in row and "mine" in row and row.index("theirs") < row.index("mine") for row in rows)
    assert any("別の店" in row and "みどり商店" in row for row in rows)
    assert len(said) == 3


def test_a_comparison_offers_nothing_to_tick(files: FilesHand, state: AppState, theirs: Path):
    dialog = CompareDialog(state, outside_differences(theirs, state), files.desk)
    model = Part(dialog).listed("What differs").model()
    for n in range(model.rowCount()):
        assert model.index(n, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert [b.text() for b in dialog.findChildren(QPushButton) if b.isVisibleTo(dialog)] == ["Close"]


def test_a_file_that_cannot_be_opened_leaves_mine(
    files: FilesHand, state: AppState, press: Callable[..., list[str]], tmp_path: Path
):
    said = press(THEIRS)
    letter = tmp_path / "letter"
    letter.write_text("a letter", encoding="utf-8")
    replaced(state, letter)
    first = state.path
    assert state.edit([E10], {Field.NOTE: "mine"})
    assert "not a workbook" in said[1]
    assert state.path != first
    assert state.workbook.entry(E10).note == "mine"


def test_a_file_that_was_removed_is_put_back(window: MainWindow, state: AppState, press: Callable[..., list[str]]):
    said, first = press(BACK), state.path
    first.unlink()
    assert state.edit([E10], {Field.NOTE: "mine"})
    assert "no longer there" in said[0]
    assert (state.path, len(said)) == (first, 1)
    assert sorted(p.name for p in first.parent.glob("data*")) == [first.name, f"{first.name}-wal"]
    window.close()
    with Workbook.open(first) as again:
        assert (again.entry(E10).note, again.found) == ("mine", ())


def test_a_file_that_was_renamed_is_followed(window: MainWindow, state: AppState, press: Callable[..., list[str]]):
    if sys.platform not in ("linux", "darwin"):
        pytest.skip("the system does not tell")
    said, new = press(FOLLOW), state.path.with_name("new name.tenken")
    state.path.rename(new)
    assert state.edit([E10], {Field.NOTE: "mine"})
    assert str(new) in said[0]
    assert state.path == new
    window.close()
    with Workbook.open(new) as again:
        assert again.entry(E10).note == "mine"
    assert not list(new.parent.glob("*-kept-*"))


def test_a_drive_that_was_pulled_leaves_tenkens_own_folder(
    qtbot: QtBot, files: FilesHand, state: AppState, press: Callable[..., list[str]], tmp_path: Path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(state.workbook_replaced):
        state.replace_workbook(Workbook.create(stick / "a.tenken"))
    state.edit([E10], {Field.NOTE: "on the stick"})
    shutil.rmtree(stick)
    said = press(FOLDER)
    assert state.edit([E10], {Field.OWNER: "Anna"})
    assert state.path.parent == state.data.root
    assert (state.workbook.entry(E10).note, state.workbook.entry(E10).owner) == ("on the stick", "Anna")
    assert "kept as" in said[1]


def test_closing_the_window_asks_too(
    window: MainWindow, state: AppState, theirs: Path, press: Callable[..., list[str]]
):
    said = press("")
    overwritten(state, theirs)
    window.close()
    assert len(said) == 2
    [kept] = state.path.parent.glob("*-kept-*.tenken")
    assert check_workbook(kept).result is Result.SOUND
    assert state.data.settings.exists()


@ACCIDENTS
def test_showing_another_workbook_asks_first(
    files: FilesHand, state: AppState, theirs: Path, press: Callable[..., list[str]], tmp_path: Path, accident: object
):
    with Workbook.create(tmp_path / "another.tenken") as another:
        pass
    assert state.edit([E10], {Field.NOTE: "mine"})
    said, left = press(MINE, ""), state.path.parent
    accident(state, theirs)
    files.open_path(another.path)
    assert len(said) == 2
    assert state.path == another.path
    [kept] = left.glob("*-kept-*.tenken")
    with Workbook.open(kept) as mine:
        assert mine.entry(E10).note == "mine"


@ACCIDENTS
def test_a_backup_that_is_asked_for_is_of_what_is_on_the_screen(
    files: FilesHand, state: AppState, theirs: Path, press: Callable[..., list[str]], accident: object
):
    assert state.edit([E10], {Field.NOTE: "mine"})
    said, left = press(MINE, ""), state.path
    accident(state, theirs)
    files.commands.try_backup()
    assert len(said) == 2
    assert state.path != left
    [backup] = backup_generations(state.workbook, state.data.backups)
    assert file_contents(backup).entries[E10].note == "mine"


@ACCIDENTS
def test_what_is_taken_in_goes_on_in_what_is_kept(
    files: FilesHand, state: AppState, theirs: Path, press: Callable[..., list[str]], accident: object
):
    said = press(MINE, "")
    assert state.edit([E10], {Field.NOTE: "mine"})
    accident(state, theirs)
    differences = entry_differences(state.stored, {E10: {Field.NOTE: "taken in"}})
    assert state.accept(iter(differences))
    assert len(said) == 2
    assert state.workbook.entry(E10).note == "taken in"
    assert "-kept-" in state.path.name


def test_what_can_be_kept_nowhere_is_told_and_the_screen_shows_what_is_stored(
    files: FilesHand,
    state: AppState,
    theirs: Path,
    press: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    failures: list[Exception],
):
    from app.files import DiskFull

    def full(*_: object) -> None:
        raise DiskFull(state.path)

    monkeypatch.setattr("app.storage.rescue_copy.keep_as", full)
    said = press("Try &again", "&Give up the last change")
    own = state.path.rename(state.path.with_name("own"))
    shutil.copyfile(theirs, state.path)
    assert not state.edit([E10], {Field.NOTE: "mine"})
    assert "not kept in a file yet" in said[0]
    assert len(said) == 3, "the last one is the window's, of the edit that was not saved"
    assert len(failures) == 1
    assert state.entry(E10).note == "髙﨑さんに聞く"
    own.replace(state.path)
    assert state.edit([E10], {Field.NOTE: "goes on where the file is back"})


def test_where_nobody_is_there_nobody_is_asked_again_and_again(
    files: FilesHand,
    state: AppState,
    theirs: Path,
    press: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    failures: list[Exception],
):
    from app.files import DiskFull
    from app.ui.kit.boxes import asking_nobody

    def full(*_: object) -> None:
        raise DiskFull(state.path)

    monkeypatch.setattr("app.storage.rescue_copy.keep_as", full)
    said = press()
    state.path.rename(state.path.with_name("own"))
    shutil.copyfile(theirs, state.path)
    with asking_nobody():
        assert not state.edit([E10], {Field.NOTE: "mine"})
    assert (said, len(failures)) == ([], 1)


def test_what_has_no_place_is_kept_where_a_person_says(
    files: FilesHand,
    state: AppState,
    press: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
):
    """The whole stick is pulled, the program's own folder with it."""
    desktop, elsewhere = tmp_path_factory.mktemp("desktop"), tmp_path_factory.mktemp("elsewhere")
    chosen = iter([None, desktop])
    monkeypatch.setattr("app.ui.kit.file_question.where_to_keep", lambda _parent, _title: next(chosen))
    said = press(ELSEWHERE, ELSEWHERE)
    monkeypatch.setattr(state, "data", state.data._replace(root=state.path.parent / "data"))
    state.path.parent.rename(elsewhere / "pulled")
    assert state.edit([E10], {Field.NOTE: "typed in vain?"})
    assert "not kept in a file yet" in said[1], "no folder was named at first"
    assert f"kept as {state.path}" in said[2]
    assert len(said) == 3
    assert state.path.parent == desktop
    assert state.workbook.entry(E10).note == "typed in vain?"


def test_without_the_guard_the_edit_is_gone(
    files: FilesHand, state: AppState, theirs: Path, monkeypatch: pytest.MonkeyPatch
):
    """The control."""
    monkeypatch.setattr("app.storage.file_watch.FileWatch.require_unchanged", lambda _hold: None)
    replaced(state, theirs)
    assert state.edit([E10], {Field.NOTE: "mine"})
    state.workbook.close()
    state.replace_workbook(Workbook.open(state.path))
    assert state.entry(E10).note == "theirs"


def test_everything_is_kept_before_there_is_an_answer(
    files: FilesHand, state: AppState, theirs: Path, monkeypatch: pytest.MonkeyPatch
):
    """The program may end while the question stands: the computer is switched off, say."""
    there: list[str] = []

    def look(_box: MessageBox) -> int:
        for kept in state.path.parent.glob("*-kept-*.tenken"):
            if not there:
                with Workbook.open(kept) as mine:
                    there.append(mine.entry(E10).note)
        return 0

    monkeypatch.setattr(MessageBox, "exec", look)
    replaced(state, theirs)
    assert state.edit([E10], {Field.NOTE: "mine"})
    assert there == ["mine"]


def test_one_looks_after_each_window(window: MainWindow):
    assert len(window.findChildren(Outside)) == 1


# other names of the open workbook, copies, synced folders


@pytest.mark.parametrize("way", ["symbolic link", "hard link", "dots"])
def test_another_name_of_the_open_workbook_does_nothing(
    qtbot: QtBot, files: FilesHand, state: AppState, press: Callable[..., list[str]], tmp_path: Path, way: str
):
    import subprocess

    said, link = press(), tmp_path / "other name.tenken"
    if way == "symbolic link":
        link.symlink_to(state.path)
    elif way == "hard link":
        link.hardlink_to(state.path)
    else:
        (tmp_path / "folder").mkdir()
        link = tmp_path / "folder" / ".." / state.path.name
    with qtbot.assertNotEmitted(state.workbook_replaced):
        files.open_path(link)
        files.commands.take_in(link)
    assert said == []
    code = (
        f"from pathlib import Path; from app.storage.workbook import Workbook; Workbook.open(Path({str(state.path)!r}))"
    )
    root = Path(__file__).parents[3]
    other = subprocess.run(
        [sys.executable, "-c", code, str(state.path)], cwd=root, capture_output=True, text=True, check=False
    )
    assert "WorkbookBusy" in other.stderr, "the lock is still held"
    assert state.edit([E10], {Field.NOTE: "goes on"})


def test_a_copy_taken_while_open_is_said_once_with_where_the_workbook_is(
    files: FilesHand, state: AppState, press: Callable[..., list[str]], tmp_path: Path
):
    first, copy = state.path, tmp_path / "copy.tenken"
    state.workbook.fold()
    shutil.copyfile(first, copy)
    said = press("", "")
    files.open_path(copy)
    assert len(said) == 1
    assert "copied while the workbook was open" in said[0]
    assert str(first) in said[0]
    files.open_path(first)
    files.open_path(copy)
    assert len(said) == 1


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    path = tmp_path / "cloud" / "Dropbox" / "みどり.tenken"
    path.parent.mkdir(parents=True)
    with Workbook.create(path, "みどり商店") as workbook:
        edit(workbook, E10, note="synced")
    return path


@pytest.fixture
def elsewhere(state: AppState, tmp_path: Path) -> AppState:
    """The data folder is not the one that the synced folder of the test lies in."""
    from app.paths import DataDir

    state.data = DataDir(tmp_path / "data folder")
    state.data.root.mkdir()
    return state


def test_a_synced_folder_is_spoken_of_once(
    files: FilesHand, elsewhere: AppState, press: Callable[..., list[str]], synced: Path
):
    said, first = press("&Leave it there"), elsewhere.path
    files.open_path(synced)
    assert "folder of Dropbox" in said[0]
    files.open_path(first)
    files.open_path(synced)
    assert len(said) == 1
    assert elsewhere.preferences.now.advised == (synced,)
    assert elsewhere.path == synced


def test_the_workbook_moves_out_of_a_synced_folder(
    files: FilesHand, elsewhere: AppState, press: Callable[..., list[str]], synced: Path
):
    said = press("&Move it into Tenken's folder")
    files.open_path(synced)
    assert len(said) == 2
    assert elsewhere.path == elsewhere.data.workbook
    assert elsewhere.entry(E10).note == "synced"
    assert not synced.exists()
    [left] = synced.parent.glob("*-moved-*.tenken")
    assert left.name in said[1]
    assert check_workbook(left).result is Result.SOUND


def test_tenkens_own_folder_is_never_spoken_of(
    files: FilesHand, state: AppState, press: Callable[..., list[str]], tmp_path: Path
):
    said = press()
    other = tmp_path / "OneDrive" / "b.tenken"
    other.parent.mkdir()
    Workbook.create(other).close()
    files.open_path(other)  # the data folder of this window holds it
    assert said == []
