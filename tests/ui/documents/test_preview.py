"""The preview: pages, sizes, saving the very file, and what it leaves behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.selection import View
from app.files import StorageError
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.writing import write
from app.storage.settings import Theme
from app.ui.documents import preview
from app.ui.documents.document_jobs import part_of
from app.ui.documents.preview import PreviewDialog
from app.ui.documents.printing_errors import DocumentUnreadable, PrintFailed
from app.ui.shell.state import AppState
from app.work.orders import Choices
from tests.languages import LANGUAGES
from tests.ui.hands import Part


@pytest.fixture
def plan(state: AppState, tmp_path: Path) -> Path:
    path = tmp_path / "みどり商店_2026-11-23_実施計画.pdf"
    list(write(DOCUMENTS["action-plan"], part_of(state, "action-plan", Choices("ja", View.EXECUTIVE)).content, path))
    return path


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(qtbot: QtBot, plan: Path, window: QWidget, tmp_path: Path) -> PreviewDialog:
    dialog = PreviewDialog(plan, "実施計画", (), tmp_path, window)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def pages(dialog: PreviewDialog) -> QPdfView:
    return Part(dialog).named(QPdfView, "Pages")


def page_field(dialog: PreviewDialog) -> QSpinBox:
    field = dialog.findChild(QSpinBox)
    assert field is not None
    return field


def test_it_shows_the_pages_and_their_number(qtbot: QtBot, dialog: PreviewDialog) -> None:
    count = pages(dialog).document().pageCount()
    assert count > 1
    assert page_field(dialog).text() == f"1 / {count}"
    assert "実施計画" in dialog.windowTitle()
    qtbot.waitUntil(lambda: pages(dialog).verticalScrollBar().maximum() > 0)
    page_field(dialog).setValue(2)
    assert pages(dialog).pageNavigator().currentPage() == 1
    pages(dialog).verticalScrollBar().setValue(0)
    assert page_field(dialog).value() == 1


def test_the_keys_alone_are_enough(qtbot: QtBot, dialog: PreviewDialog) -> None:
    assert pages(dialog).hasFocus()
    bar = pages(dialog).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(pages(dialog), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    before = dialog.zoom
    qtbot.keyClick(pages(dialog), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.zoom == pytest.approx(before * 1.25)
    qtbot.keyClick(pages(dialog), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.zoom == pytest.approx(before)
    qtbot.keyClick(pages(dialog), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages(dialog).zoomMode() is pages(dialog).ZoomMode.FitToWidth
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter in the page field must not close it"
    reached = set()
    for _n in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.accessibleName() or focus.property("text"))
    assert {"Page", "Pages", "Zoom out", "Zoom in", "Fit width", "Close"} <= reached
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_zooming_has_ends(dialog: PreviewDialog) -> None:
    for _n in range(40):
        dialog.zoom_in()
    assert dialog.zoom == 8.0
    for _n in range(60):
        dialog.zoom_out()
    assert dialog.zoom == 0.25


def test_saving_writes_the_very_file(
    qtbot: QtBot, dialog: PreviewDialog, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "saved.pdf"
    asked: list[tuple[Path, str]] = []

    def ask(_parent: QWidget, folder: Path, name: str) -> Path:
        asked.append((folder, name))
        return target

    monkeypatch.setattr(preview, "ask_target", ask)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save()
    assert asked == [(tmp_path, plan.name)]
    assert saved.args == [target]
    assert target.read_bytes() == plan.read_bytes()
    assert str(target) in Part(dialog).said


def test_saving_that_fails_is_told(
    qtbot: QtBot, dialog: PreviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "ask_target", lambda *_asked: tmp_path / "nowhere" / "x.pdf")
    with qtbot.waitSignal(dialog.failed) as failed:
        dialog.save()
    assert isinstance(failed.args[0], StorageError)


def test_a_printer_that_fails_is_told(qtbot: QtBot, dialog: PreviewDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _parent: QWidget) -> bool:
        raise PrintFailed("Office")

    monkeypatch.setattr(preview, "print_pdf", refuse)
    with qtbot.waitSignal(dialog.failed) as failed:
        dialog.print_pages()
    assert failed.args[0].printer == "Office"


def test_it_lets_go_of_the_file(qtbot: QtBot, dialog: PreviewDialog, plan: Path) -> None:
    states: list[object] = []
    gone: list[bool] = []
    document = pages(dialog).document()
    dialog.finished.connect(lambda _result: states.append(document.status()))
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()
    assert states == [document.Status.Null]
    qtbot.waitUntil(lambda: gone == [True])


def test_a_damaged_file_is_told(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    broken = tmp_path / "x.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(DocumentUnreadable):
        PreviewDialog(broken, "x", (), tmp_path, window)


def test_missing_characters_are_named(qtbot: QtBot, plan: Path, window: QWidget, tmp_path: Path) -> None:
    dialog = PreviewDialog(plan, "x", ("🍣",), tmp_path, window)
    assert "U+1F363" in Part(dialog).said
    assert "〓" in Part(dialog).said
    dialog.close()


def test_it_speaks_the_language_of_the_moment(dialog: PreviewDialog, speak: Callable[..., None]) -> None:
    speak("ja", dialog)
    assert dialog.windowTitle() == "プレビュー：実施計画"
    assert page_field(dialog).accessibleName() == "ページ"


@pytest.mark.parametrize("size", [(1200, 800), (1024, 576)])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("colours", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_read_and_reached(
    qtbot: QtBot,
    plan: Path,
    window: QWidget,
    tmp_path: Path,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    dress: Callable[[str, Theme, int], None],
    language: str,
    colours: Theme,
    percent: int,
    size: tuple[int, int],
) -> None:
    dress(language, colours, percent)
    # ① stands for the character: which fonts beyond ours a system has is not known.
    dialog = PreviewDialog(plan, "実施計画", ("①",), tmp_path, window)
    dialog.resize(*size)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert audit(dialog) == []
    assert dialog.size().toTuple() == size
    dialog.close()
