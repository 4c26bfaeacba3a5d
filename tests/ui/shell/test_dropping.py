"""What is dropped on the window is opened or taken in; what would come of it is said first."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame

from app.domain.tables import DEVICE
from app.exchange import hand_over_file
from app.labels import records_folder_names
from app.storage.workbook import Workbook
from app.ui.kit.toast import Toast
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.review.review_dialog import ReviewDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.ui.hands import Hand, Part

LEFT, NONE, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction


def carrying(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def hold(window: MainWindow, mime: QMimeData) -> bool:
    """Holds it over the window; whether it may be let go there."""
    event = QDragEnterEvent(QPoint(5, 5), COPY, mime, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, mime: QMimeData) -> None:
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), COPY, mime, LEFT, NONE))


def said(window: MainWindow) -> str:
    """What lies over the window."""
    over = [f for f in window.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly) if f.isVisible()]
    return "".join(Part(frame).said for frame in over if frame.rect() == window.rect())


def test_a_workbook_is_opened_after_it_was_said(window: MainWindow, state: AppState) -> None:
    other = Workbook.create(state.data.root / "青葉.tenken", "青葉工務店")
    other.close()
    assert hold(window, carrying(other.path))
    assert "open “青葉.tenken”" in said(window)
    drop(window, carrying(other.path))
    assert said(window) == ""
    assert state.workbook.organisation == "青葉工務店"


def test_a_table_is_shown_before_anything_changes(
    window: MainWindow, state: AppState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "devices.csv"
    table.write_text("Name,Serial number\nPC 1,S1\n", encoding="utf-8")
    reviewed: list[str] = []
    monkeypatch.setattr(ReviewDialog, "exec", lambda dialog: reviewed.append(dialog.windowTitle()))
    assert hold(window, carrying(table))
    assert "before anything changes" in said(window)
    drop(window, carrying(table))
    assert len(reviewed) == 1
    assert not state.workbook.rows(DEVICE)


def test_a_document_is_not_said_to_be_opened_and_leads_to_typing_it_in(
    window: MainWindow, state: AppState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.pdf"
    page.write_bytes(b"%PDF-1.7\n%%EOF")
    before = state.path
    assert hold(window, carrying(page))
    assert "“summary.pdf” is a document, not a workbook." in said(window)
    drop(window, carrying(page))
    assert "“summary.pdf” is a document, not a workbook." in Part(Hand(window).toast).said
    assert state.path == before
    shown: list[str] = []
    monkeypatch.setattr(EntryDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()) or 0)
    Part(Hand(window).toast).press("Enter a sheet from paper...")
    assert len(shown) == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_workbook_with_its_folder_of_records_is_the_workbook(
    window: MainWindow, state: AppState, language: str
) -> None:
    other = Workbook.create(state.data.root / "青葉.tenken", "青葉工務店")
    other.close()
    folder = other.path.with_name(records_folder_names("青葉")[LANGUAGES.index(language)])
    folder.mkdir()
    assert hold(window, carrying(folder, other.path))
    assert "open “青葉.tenken”" in said(window)
    assert "left aside" not in said(window)
    drop(window, carrying(folder, other.path))
    assert state.workbook.organisation == "青葉工務店"
    assert not any(toast.isVisible() for toast in window.findChildren(Toast))


def test_of_several_files_the_one_that_is_known_is_taken_and_that_is_said(
    window: MainWindow, state: AppState, tmp_path: Path
) -> None:
    other = Workbook.create(state.data.root / "青葉.tenken", "青葉工務店")
    other.close()
    paths = (tmp_path / "a.png", other.path, tmp_path / "b.txt")
    words = "Only “青葉.tenken” is taken; 2 other files are left aside."
    assert hold(window, carrying(*paths))
    assert "open “青葉.tenken”" in said(window)
    assert words in said(window)
    drop(window, carrying(*paths))
    assert state.workbook.organisation == "青葉工務店"
    assert words in Part(Hand(window).toast).said


@pytest.mark.parametrize("is_there", [True, False])
def test_a_hand_over_file_and_a_pdf_that_cannot_be_read_are_opened(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    page = tmp_path / "hand-over.pdf"
    if is_there:
        monkeypatch.setattr(hand_over_file, "is_locked_hand_over", lambda path: path == page)
    assert hold(window, carrying(page))
    assert "Let go to open “hand-over.pdf”." in said(window)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_not_known_and_what_is_too_much_is_said_and_changes_nothing(
    window: MainWindow, state: AppState, tmp_path: Path, language: str
) -> None:
    Hand(window).speak(language)
    before = state.path
    for paths in ((tmp_path / "a.exe",), (tmp_path / "a.tenken", tmp_path / "b.tenken")):
        assert hold(window, carrying(*paths))
        assert said(window)
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert said(window) == ""
        Hand(window).hush()
        hold(window, carrying(*paths))
        drop(window, carrying(*paths))
        assert Hand(window).toast.isVisible()
    assert state.path == before


def test_text_that_is_dragged_is_none_of_its_business(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("words")
    assert not hold(window, mime)
    mime.setUrls([QUrl("https://example.jp/a.tenken")])
    assert not hold(window, mime)
