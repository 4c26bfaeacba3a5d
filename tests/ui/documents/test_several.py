"""Several documents at once, and files with a password: from the button to the file."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field
from app.domain.passwords import PasswordProblem
from app.domain.selection import View
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import Option
from app.storage import printed_sheets
from app.ui.documents import password_dialog, printing, save_file
from app.ui.documents.documents_view import DocumentsView
from app.ui.documents.password_dialog import PasswordDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from app.words.input_messages import password_problem
from tests.ui.hands import DocumentsHand, Hand, Part, PasswordHand, is_free

PATIENCE = 60_000
PASSWORD = "correct horse 8"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were proposed for files; a person takes each, in the folder of the test."""
    names: list[str] = []

    def take(_parent: QWidget, _folder: Path, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(save_file, "ask_target", take)
    return names


def type_password(dialog: PasswordDialog, first: str, second: str) -> None:
    PasswordHand(dialog).type(first, second)


def wait_until_free(qtbot: QtBot, view: DocumentsView) -> None:
    qtbot.waitUntil(lambda: is_free(view), timeout=PATIENCE)


def test_the_keys_alone_make_all_documents_one_zip(
    qtbot: QtBot, window: MainWindow, asked: list[str], tmp_path: Path
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(Hand(window).documents.several.isChecked)  # Qt presses it for a moment, to be seen
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    view = Hand(window).documents
    wait_until_free(qtbot, view)
    (name,) = asked
    assert name.endswith(".zip")
    assert Part(view).line("Saved file").text() == str(tmp_path / name)
    assert "“Documents of the self-check” was saved:" in Part(view).lines
    with zipfile.ZipFile(tmp_path / name) as archive:
        assert len(archive.namelist()) == sum(len(document.formats) for document in DOCUMENTS.values())


def test_the_menu_makes_all_documents_wherever_one_is_and_whatever_was_ticked(
    qtbot: QtBot, window: MainWindow, asked: list[str], tmp_path: Path
) -> None:
    hand = Hand(window)
    DocumentsHand(hand.documents).tick_only("summary")
    hand.go(Place.OVERVIEW)
    hand.choose("save_all")
    wait_until_free(qtbot, hand.documents)
    (name,) = asked
    assert hand.place is Place.DOCUMENTS
    with zipfile.ZipFile(tmp_path / name) as archive:
        assert len(archive.namelist()) == sum(len(document.formats) for document in DOCUMENTS.values())


def test_who_gives_up_saving_all_is_where_they_were_before(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(save_file, "ask_target", lambda *_asked: None)
    hand = Hand(window)
    documents = hand.documents
    hand.go(Place.CHECKLIST)
    with qtbot.waitSignal(documents.given_up, timeout=PATIENCE):
        hand.choose("save_all")
    assert hand.place is Place.CHECKLIST


def test_what_is_ticked_becomes_one_pdf_with_its_last_options(
    qtbot: QtBot, view: DocumentsView, asked: list[str], tmp_path: Path
) -> None:
    hand = DocumentsHand(view).choose("checklist")
    view.page.panel.options.ticks[Option.BLANK].box.click()
    hand.choose("action-plan").tick_only("action-plan", "checklist")
    hand.press("One PDF with bookmarks")
    view.page.panel.options.whose.view = View.EXECUTIVE
    view.page.panel.options.whose.language = "ja"
    hand.press("Save 2 documents...")
    wait_until_free(qtbot, view)
    with pikepdf.open(tmp_path / asked[0]) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == [DOCUMENTS[n].title("ja") for n in ("action-plan", "checklist")]
    view.several.setChecked(False)
    view.make_several()
    assert view.list.ticked == ("action-plan", "checklist"), "what was chosen stays chosen"


def test_the_one_pdf_is_seen_before(qtbot: QtBot, view: DocumentsView, asked: list[str]) -> None:
    hand = DocumentsHand(view).choose("summary")
    hand.tick_only("summary", "hand-over-steps")
    qtbot.waitUntil(lambda: hand.live.count == 1, timeout=PATIENCE)
    hand.press("One PDF with bookmarks")
    qtbot.waitUntil(lambda: hand.live.count > 1, timeout=PATIENCE)
    hand.press("ZIP, a file for each")
    qtbot.waitUntil(lambda: hand.live.count == 1, timeout=PATIENCE)
    assert asked == []


def test_all_that_is_ticked_is_printed_in_one_go(
    qtbot: QtBot, view: DocumentsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []

    def take(path: Path, _parent: QWidget) -> bool:
        with pikepdf.open(path) as document:
            counts.append(len(document.pages))
        return True

    monkeypatch.setattr(printing, "print_pdf", take)
    hand = DocumentsHand(view)
    hand.tick_only("summary", "hand-over-steps")
    hand.press("Print...")
    wait_until_free(qtbot, view)
    assert [count > 1 for count in counts] == [True]


def test_a_row_is_ticked_by_space(qtbot: QtBot, view: DocumentsView) -> None:
    view.focus_list()
    assert view.list.currentIndex().data(Qt.ItemDataRole.CheckStateRole) is None
    view.make_several()
    assert view.list.ticked == tuple(DOCUMENTS)
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert view.list.ticked == tuple(DOCUMENTS)[1:]
    assert DocumentsHand(view).offers(f"Save {len(DOCUMENTS) - 1} documents...")
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert not view.several.isChecked()
    assert view.list.currentIndex().data(Qt.ItemDataRole.CheckStateRole) is None


def test_cancelling_under_way_leaves_no_file(
    qtbot: QtBot, view: DocumentsView, asked: list[str], tmp_path: Path
) -> None:
    view.make_several()
    view.save_pdf()
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert view.has_running_job
    view.cancel()
    wait_until_free(qtbot, view)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".zip", ".pdf", ".tmp")] == []
    assert not view.saved.isVisible()


def test_nothing_ticked_cannot_be_saved(view: DocumentsView) -> None:
    hand = DocumentsHand(view)
    view.make_several()
    hand.press("None")
    assert not hand.button("Tick at least one document.").isEnabled()
    assert not hand.button("Print...").isEnabled()
    hand.press("All")
    assert hand.button(f"Save {len(DOCUMENTS)} documents...").isEnabled()
    assert view.list.ticked == tuple(DOCUMENTS)


def test_characters_that_no_font_has_are_asked_about_once_for_all(
    qtbot: QtBot, view: DocumentsView, state: AppState, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[Sequence[str]] = []
    monkeypatch.setattr(save_file, "confirm_missing", lambda _parent, characters: questions.append(characters))
    state.rename("みどり🌿")
    state.edit(["executive-A-1"], {Field.NOTE: "寿司🍣"})
    view.make_several()
    view.save_pdf()
    wait_until_free(qtbot, view)
    assert questions == [("🌿", "🍣")]
    assert asked == []


def test_the_same_sheets_of_the_same_day_use_up_no_further_numbers(
    qtbot: QtBot, view: DocumentsView, state: AppState, asked: list[str]
) -> None:
    counts = []
    for _round in range(2):
        view.make_several()
        view.save_pdf()
        wait_until_free(qtbot, view)
        counts.append(len(printed_sheets.issued_sheets(state.workbook)))
    assert counts[0] == counts[1] > 0


# passwords


def test_a_single_document_with_a_password(
    qtbot: QtBot, view: DocumentsView, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(password_dialog, "ask_password", lambda *_asked: PASSWORD)
    view.list.stand_on("action-plan")
    DocumentsHand(view).entry("Save with a password...").trigger()
    wait_until_free(qtbot, view)
    path = tmp_path / asked[0]
    reader = QPdfDocument()
    assert reader.load(str(path)) is QPdfDocument.Error.IncorrectPassword
    reader.setPassword("wrong horse 88")
    assert reader.load(str(path)) is QPdfDocument.Error.IncorrectPassword
    reader.setPassword(PASSWORD)
    assert reader.load(str(path)) is QPdfDocument.Error.None_
    assert reader.pageCount() > 0
    reader.close()


def test_no_password_no_file(view: DocumentsView, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password_dialog, "ask_password", lambda *_asked: "")
    DocumentsHand(view).entry("Save with a password...").trigger()
    assert is_free(view)
    assert asked == []


def test_all_documents_with_a_password(
    qtbot: QtBot, view: DocumentsView, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    advice: list[str] = []

    def answer(_what: str, _parent: QWidget, more: str = "") -> str:
        advice.append(more)
        return PASSWORD

    monkeypatch.setattr(password_dialog, "ask_password", answer)
    view.make_several()
    DocumentsHand(view).entry("Save with a password...").trigger()
    wait_until_free(qtbot, view)
    assert ["Drafts of the policies" in one for one in advice] == [True]
    with zipfile.ZipFile(tmp_path / asked[0]) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {".pdf"}
        for name in archive.namelist():
            with archive.open(name) as file, pikepdf.open(file, password=PASSWORD) as document:
                assert document.encryption.R == 6


@pytest.mark.parametrize(
    ("first", "second", "problem", "focused"),
    [
        ("", "", PasswordProblem.TOO_SHORT, 0),
        ("seven77", "seven77", PasswordProblem.TOO_SHORT, 0),
        ("鍵" * 43, "鍵" * 43, PasswordProblem.TOO_LONG, 0),
        ("ｐａｓｓｗｏｒｄ", "ｐａｓｓｗｏｒｄ", PasswordProblem.AMBIGUOUS, 0),
        (PASSWORD, PASSWORD[:-1], PasswordProblem.DIFFERENT, 1),
    ],
)
def test_a_password_that_does_not_do_is_told_beside_the_fields(
    qtbot: QtBot, view: DocumentsView, first: str, second: str, problem: PasswordProblem, focused: int
) -> None:
    dialog = PasswordDialog("Action plan", view)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    type_password(dialog, first, second)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.password == ""
    line = PasswordHand(dialog).lines_to_fill[focused]
    assert password_problem(problem) in Part(dialog).lines
    assert line.accessibleDescription() == password_problem(problem)
    assert dialog.focusWidget() is line
    qtbot.keyClicks(line, "x")
    assert password_problem(problem) not in Part(dialog).lines, "whoever mends it is not scolded any longer"


def test_what_is_typed_is_hidden_until_a_person_wants_to_see_it(view: DocumentsView) -> None:
    fields = PasswordHand(PasswordDialog("Action plan", view))
    assert {line.echoMode() for line in fields.lines_to_fill} == {QLineEdit.EchoMode.Password}
    fields.press("Show what is typed")
    assert {line.echoMode() for line in fields.lines_to_fill} == {QLineEdit.EchoMode.Normal}


def test_the_password_is_kept_nowhere(
    qtbot: QtBot,
    view: DocumentsView,
    state: AppState,
    asked: list[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    secret = "zweiundvierzig-pferde"

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasswordDialog)
        type_password(dialog, secret, secret)
        qtbot.keyClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.Key.Key_Space)

    QTimer.singleShot(0, answer)
    view.list.stand_on("action-plan")
    DocumentsHand(view).entry("Save with a password...").trigger()
    wait_until_free(qtbot, view)
    assert (tmp_path / asked[0]).exists()
    assert secret not in caplog.text
    assert secret not in repr(state.preferences.now)
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
