"""Evidence that takes one gesture: pasted or dropped on a measure, kept as a file, pointed to, one step of undo."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field
from app.files import DiskFull, PathMissing
from app.storage import records_folder
from app.storage.errors import SampleKeepsNoRecords, WorkbookReadOnly
from app.storage.workbook import Workbook
from app.storage.workbook_in_memory import in_memory
from app.ui.kit import open_outside
from app.ui.kit.boxes import MessageBox
from app.ui.kit.passing_notice import Notice
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand
from tests.ui.hands.parts import plain

A2, E10 = "administrator-A-2", "administrator-E-10"


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was opened with the system's programs."""
    opened: list[Path] = []
    monkeypatch.setattr(open_outside, "open_outside", opened.append)
    return opened


@pytest.fixture
def folder(state: AppState) -> Path:
    return state.path.with_name("data records")


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    """What is told at the foot of the window."""
    notices: list[Notice] = []
    desk.ways.told.connect(notices.append)
    return notices


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, list[str]]]]:
    """A person presses these buttons in the boxes that come, and closes the others; what each says, and its buttons."""

    def will(*words: str) -> list[tuple[str, list[str]]]:
        seen: list[tuple[str, list[str]]] = []
        presses = list(words)

        def run(box: MessageBox) -> int:
            buttons = {plain(button.text()): button for button in box.buttons.buttons()}
            seen.append((box.message.what, [*buttons]))
            box.pressed = buttons[presses.pop(0)] if presses else None
            return 0

        monkeypatch.setattr(MessageBox, "exec", run)
        return seen

    return will


def picture() -> QImage:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def a_file(tmp_path: Path, name: str = "scan.pdf", content: bytes = b"%PDF") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def dropped(widget: QWidget, data: QMimeData, place: QPoint) -> bool:
    """Drops data with the mouse; whether it was taken."""
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, actions, data, button, keys)
    QApplication.sendEvent(widget, entering)
    falling = QDropEvent(QPointF(place), actions, data, button, keys)
    if entering.isAccepted():
        QApplication.sendEvent(widget, falling)
    return entering.isAccepted() and falling.isAccepted()


def name_of(measure: str, state: AppState, ending: str) -> str:
    role, code = measure.split("-", 1)
    return f"{role.title()} {code} {state.today():%Y-%m-%d}{ending}"


def test_a_pasted_screenshot_is_kept_as_one_step(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, folder: Path, told: list[Notice]
) -> None:
    checklist.open(A2)
    state.edit([A2], {Field.EVIDENCE: "the blue binder"})
    QGuiApplication.clipboard().setImage(picture())
    qtbot.keyClick(checklist.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    name = name_of(A2, state, ".png")
    entry = state.entry(A2)
    assert entry.evidence == f"the blue binder\nRecords folder: {name}"
    assert entry.evidence_seen == state.today()
    assert QImage(str(folder / name)).size() == picture().size()
    assert checklist.detail.text(Field.EVIDENCE).toPlainText() == entry.evidence
    assert name in checklist.detail.said
    assert checklist.list.hasFocus()
    [notice] = told
    assert notice.text == f"Kept as evidence of Administrator A-2: {name}"
    notice.remedies[0].do()
    assert (state.entry(A2).evidence, state.entry(A2).evidence_seen) == ("the blue binder", None)
    assert (folder / name).exists(), "the program deletes nothing there"
    assert name not in checklist.detail.said
    state.redo()
    assert name in checklist.detail.said


def test_a_second_of_the_day_gets_a_number(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, folder: Path
) -> None:
    checklist.open(A2)
    QGuiApplication.clipboard().setImage(picture())
    for _time in range(2):
        qtbot.keyClick(checklist.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    names = name_of(A2, state, ".png"), name_of(A2, state, "-2.png")
    assert {path.name for path in folder.iterdir()} == set(names)
    assert state.entry(A2).evidence == "\n".join(f"Records folder: {name}" for name in names)


def test_copied_files_are_kept_from_within_a_field_too(
    qtbot: QtBot, checklist: ChecklistHand, state: AppState, folder: Path, tmp_path: Path
) -> None:
    checklist.open(A2)
    QGuiApplication.clipboard().setMimeData(files(a_file(tmp_path), a_file(tmp_path, "b.TXT", b"log")))
    field = checklist.detail.text(Field.EVIDENCE)
    field.setFocus()
    qtbot.keyClicks(field, "see")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    names = name_of(A2, state, ".pdf"), name_of(A2, state, ".txt")
    assert state.entry(A2).evidence == "\n".join(("see", *(f"Records folder: {name}" for name in names)))
    assert [(folder / name).read_bytes() for name in names] == [b"%PDF", b"log"]
    state.undo()
    assert state.entry(A2).evidence == "see"


def test_text_is_pasted_as_text(qtbot: QtBot, checklist: ChecklistHand, state: AppState, folder: Path) -> None:
    checklist.open(A2)
    data = QMimeData()
    data.setText("cells")
    data.setImageData(picture())  # as a spreadsheet copies
    QGuiApplication.clipboard().setMimeData(data)
    field = checklist.detail.text(Field.NOTE)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field.flush()
    assert state.entry(A2).note == "cells"
    QGuiApplication.clipboard().setText("words")
    checklist.view.focus_list()
    qtbot.keyClick(checklist.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not folder.exists()


def test_a_file_dropped_on_a_row_is_kept_for_that_measure(
    checklist: ChecklistHand, state: AppState, folder: Path, tmp_path: Path
) -> None:
    checklist.open(A2)
    view = checklist.list
    checklist.open(E10)
    place = view.visualRect(view.currentIndex()).center()
    checklist.open(A2)
    checklist.open(E10)
    source = a_file(tmp_path)
    assert dropped(view.viewport(), files(source), place)
    assert checklist.current_id == E10
    assert (folder / name_of(E10, state, ".pdf")).read_bytes() == b"%PDF"
    assert source.exists()
    assert state.entry(A2).evidence == ""


def test_a_file_dropped_on_the_page_or_a_field_is_kept_for_the_measure_shown(
    checklist: ChecklistHand, state: AppState, tmp_path: Path
) -> None:
    checklist.open(E10)
    note = checklist.detail.text(Field.NOTE)
    for widget in (checklist.detail.view, note.viewport()):
        assert dropped(widget, files(a_file(tmp_path)), QPoint(5, 5))
    assert state.entry(E10).evidence.count("Records folder: ") == 2
    assert state.entry(E10).note == "髙﨑さんに聞く"


def test_text_and_workbooks_are_left_to_others(
    checklist: ChecklistHand, state: AppState, folder: Path, tmp_path: Path
) -> None:
    checklist.open(A2)
    text = QMimeData()
    text.setText("words")
    viewport = checklist.detail.view
    assert not dropped(viewport, text, QPoint(5, 5))
    assert not dropped(viewport, files(a_file(tmp_path, "other.tenken")), QPoint(5, 5))
    assert not folder.exists()


@pytest.mark.skipif(os.name == "nt", reason="pipes as files")
def test_odd_things_are_refused_with_words(
    checklist: ChecklistHand, state: AppState, folder: Path, press: Callable, tmp_path: Path
) -> None:
    seen = press()
    checklist.open(A2)
    os.mkfifo(tmp_path / "pipe")
    viewport = checklist.detail.view
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        dropped(viewport, files(path), QPoint(5, 5))
    dropped(viewport, files(*[a_file(tmp_path)] * 31), QPoint(5, 5))
    assert [what.split(":")[0] for what, _buttons in seen] == [
        *(f"{path} cannot be kept as a record" for path in (tmp_path, tmp_path / "pipe", "/dev/zero")),
        f"31 files are too many at once for the folder {folder}; it can be 30.",
    ]
    assert all(buttons == ["Choose others...", "Cancel"] for _what, buttons in seen)
    assert state.entry(A2).evidence == ""
    assert not folder.exists()


def test_others_are_chosen_instead_of_what_cannot_be_kept(
    checklist: ChecklistHand,
    state: AppState,
    folder: Path,
    press: Callable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checklist.open(A2)
    seen = press("Choose others...", "Choose others...")
    chosen = [[str(a_file(tmp_path, "other.pdf"))], []]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (chosen.pop(0), ""))
    dropped(checklist.detail.view, files(tmp_path / "gone.pdf"), QPoint(5, 5))
    assert [buttons for _what, buttons in seen] == [["Choose others...", "Cancel"]]
    assert [path.read_bytes() for path in folder.iterdir()] == [b"%PDF"]
    assert state.last_folder == tmp_path
    dropped(checklist.detail.view, files(tmp_path / "gone.pdf"), QPoint(5, 5))
    assert len(seen) == 2
    assert len(state.entry(A2).evidence.splitlines()) == 1, "none is chosen"


def test_where_a_file_lies_that_is_too_large_is_written_down(
    checklist: ChecklistHand,
    state: AppState,
    folder: Path,
    press: Callable,
    told: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records_folder, "RECORD_LIMIT", 9)
    checklist.open(A2)
    small, large = a_file(tmp_path), a_file(tmp_path, "film.mp4", b"0123456789")
    seen = press("Write down where it is", "Write down where it is")
    dropped(checklist.detail.view, files(large, small), QPoint(5, 5))
    assert [buttons for _what, buttons in seen] == [["Write down where it is", "Choose others...", "Cancel"]]
    kept = name_of(A2, state, ".pdf")
    assert state.entry(A2).evidence == f"Records folder: {kept}\n{large}"
    assert state.entry(A2).evidence_seen == state.today()
    assert [path.name for path in folder.iterdir()] == [kept]
    assert str(large) in told[-1].text
    state.undo()
    assert state.entry(A2).evidence == "", "it is one step"
    state.redo()
    dropped(checklist.detail.view, files(large), QPoint(5, 5))
    assert state.entry(A2).evidence.count(str(large)) == 1, "twice is once"


def test_a_full_disk_is_tried_again_and_else_nothing_is_copied(
    checklist: ChecklistHand, state: AppState, folder: Path, press: Callable, tmp_path: Path
) -> None:
    checklist.open(A2)
    source, fails = a_file(tmp_path), [True, False, True]
    placed = records_folder.place_new

    def place(temporary: Path, target: Path) -> None:
        if fails.pop(0):
            raise DiskFull(target)
        placed(temporary, target)

    seen = press("Try again", "Write down where it is")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(records_folder, "place_new", place)
        dropped(checklist.detail.view, files(source), QPoint(5, 5))
        assert len(list(folder.iterdir())) == 1
        dropped(checklist.detail.view, files(source), QPoint(5, 5))
    assert [buttons for _what, buttons in seen] == [["Try again", "Write down where it is", "Cancel"]] * 2
    assert len(list(folder.iterdir())) == 1
    assert state.entry(A2).evidence.endswith(f"\n{source}")


def test_a_picture_lies_nowhere_else(
    checklist: ChecklistHand, state: AppState, qtbot: QtBot, press: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(_temporary: Path, target: Path) -> None:
        raise DiskFull(target)

    monkeypatch.setattr(records_folder, "place_new", place)
    seen = press()
    checklist.open(A2)
    QGuiApplication.clipboard().setImage(picture())
    checklist.view.focus_list()
    qtbot.keyClick(checklist.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [buttons for _what, buttons in seen] == [["Try again", "Cancel"]]
    assert state.entry(A2).evidence == ""


def test_a_workbook_that_may_only_be_read_says_so(
    checklist: ChecklistHand, state: AppState, failures: list[Exception], tmp_path: Path, folder: Path
) -> None:
    state.replace_workbook(in_memory(state.workbook))
    checklist.open(A2)
    dropped(checklist.detail.view, files(a_file(tmp_path)), QPoint(5, 5))
    assert [type(error) for error in failures] == [WorkbookReadOnly]
    assert not folder.exists()


def test_the_sample_says_why_it_keeps_none(
    checklist: ChecklistHand, state: AppState, failures: list[Exception], tmp_path: Path
) -> None:
    state.replace_workbook(Workbook.create(state.data.sample))
    checklist.open(A2)
    dropped(checklist.detail.view, files(a_file(tmp_path)), QPoint(5, 5))
    assert [type(error) for error in failures] == [SampleKeepsNoRecords]


def test_a_kept_file_is_opened_and_a_missing_one_is_said(
    checklist: ChecklistHand, state: AppState, folder: Path, tmp_path: Path, shown: list[Path]
) -> None:
    checklist.open(A2)
    assert "A screenshot is kept by Ctrl+V" in checklist.detail.said
    checklist.press("Open the records folder")
    assert shown == [state.path.parent], "there is none yet"
    viewport = checklist.detail.view
    dropped(viewport, files(a_file(tmp_path), a_file(tmp_path, "x.exe")), QPoint(5, 5))
    pdf, program = (folder / name_of(A2, state, ending) for ending in (".pdf", ".exe"))
    checklist.press("Open the records folder")
    checklist.press("Open")
    checklist.press("Show in its folder")
    assert shown[1:] == [folder, pdf, folder], "what may be a program is not started"
    assert "is missing" not in checklist.detail.said
    pdf.rename(pdf.with_name("elsewhere.pdf"))
    program.unlink()
    checklist.open(E10)
    checklist.open(A2)
    assert checklist.detail.said.count("This file is missing in the folder data records") == 2
    assert not checklist.offers("Show in its folder")
    assert checklist.detail.button("Open").text() == "Open the records folder", "nothing else is to be opened"
    checklist.open(E10)
    assert "is missing" not in checklist.detail.said


def test_a_missing_file_is_put_back(
    checklist: ChecklistHand,
    state: AppState,
    folder: Path,
    tmp_path: Path,
    choose: Callable,
    failures: list[Exception],
    shown: list[Path],
) -> None:
    checklist.open(A2)
    dropped(checklist.detail.view, files(a_file(tmp_path)), QPoint(5, 5))
    kept = folder / name_of(A2, state, ".pdf")
    moved = kept.rename(tmp_path / "elsewhere.pdf")
    checklist.open(E10)
    checklist.open(A2)
    assert "is missing" in checklist.detail.said
    for source in ("", str(tmp_path / "gone.pdf")):
        choose(source)
        checklist.press("Put it back...")
        assert "is missing" in checklist.detail.said
    assert [type(error) for error in failures] == [PathMissing]
    choose(moved)
    checklist.press("Put it back...")
    assert kept.read_bytes() == moved.read_bytes()
    assert "is missing" not in checklist.detail.said
    assert len(state.entry(A2).evidence.splitlines()) == 1
    checklist.press("Open")
    assert shown == [kept]


def test_files_are_chosen_without_a_mouse(
    checklist: ChecklistHand, state: AppState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = a_file(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(source)], ""))
    checklist.open(A2)
    checklist.press("Add files...")
    assert state.entry(A2).evidence == f"Records folder: {name_of(A2, state, '.pdf')}"
    assert state.last_folder == tmp_path
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([], ""))
    checklist.press("Add files...")
    assert state.entry(A2).evidence.count("\n") == 0


def test_another_language_finds_the_same_folder(
    checklist: ChecklistHand, state: AppState, tmp_path: Path, speak: Callable[[str, QWidget], None], folder: Path
) -> None:
    checklist.open(A2)
    viewport = checklist.detail.view
    dropped(viewport, files(a_file(tmp_path)), QPoint(5, 5))
    speak("ja", checklist.view)
    assert checklist.detail.button("Open").text() == "開く"
    dropped(viewport, files(a_file(tmp_path)), QPoint(5, 5))
    assert f"\n記録フォルダー: 管理者A-2 {state.today():%Y-%m-%d}.pdf" in state.entry(A2).evidence
    assert len(list(folder.iterdir())) == 2


def test_in_the_window_it_is_told_at_the_foot_and_taken_back_by_a_key(
    qtbot: QtBot, window: MainWindow, state: AppState, folder: Path
) -> None:
    with qtbot.waitActive(window):  # else a busy machine gives its shortcuts to nobody
        window.activateWindow()
    window.show_measure(A2)
    QGuiApplication.clipboard().setImage(picture())
    qtbot.keyClick(Hand(window).checklist.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Kept as evidence of Administrator A-2" in Hand(window).toast.says.text()
    assert "Records folder: " in state.entry(A2).evidence
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state.entry(A2).evidence == ""
    assert len(list(folder.iterdir())) == 1
