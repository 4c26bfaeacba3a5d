"""Several documents at once, and files with a password: from the button to the file."""

import zipfile
from collections.abc import Callable, Sequence
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
from app.reports.press.document import BundleFormat, Option
from app.storage import printed_sheets
from app.ui.documents import password_dialog, save_file
from app.ui.documents.document_delivery import Goal
from app.ui.documents.documents_view import DocumentsView
from app.ui.documents.password_dialog import PasswordDialog
from app.ui.documents.preview import PreviewDialog
from app.ui.documents.several_dialog import SeveralDialog
from app.ui.shell.state import AppState
from app.words.input_messages import password_problem
from tests.ui.hands import Part, PasswordHand, is_free

PATIENCE = 60_000
PASSWORD = "correct horse 8"
SAVE = QDialogButtonBox.StandardButton.Save


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were proposed for files; a person takes each, in the folder of the test."""
    names: list[str] = []

    def take(_parent: QWidget, _folder: Path, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(save_file, "ask_target", take)
    return names


def dialog_of(view: DocumentsView, kind: BundleFormat = BundleFormat.ZIP) -> SeveralDialog:
    return SeveralDialog(view.page.options.whose, frozenset(DOCUMENTS), kind, view)


def in_dialog(does: Callable[[SeveralDialog], None]) -> None:
    """What a person does once the dialog is there."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SeveralDialog)
        does(dialog)

    QTimer.singleShot(0, act)


def press_save(dialog: SeveralDialog) -> None:
    dialog.buttons.button(SAVE).click()


def type_password(dialog: SeveralDialog | PasswordDialog, first: str, second: str) -> None:
    PasswordHand(dialog).type(first, second)


def wait_until_free(qtbot: QtBot, view: DocumentsView) -> None:
    qtbot.waitUntil(lambda: is_free(view), timeout=PATIENCE)


def test_all_documents_become_one_zip(qtbot: QtBot, view: DocumentsView, asked: list[str], tmp_path: Path) -> None:
    in_dialog(press_save)
    view.make_several()
    wait_until_free(qtbot, view)
    (name,) = asked
    assert name.endswith(".zip")
    assert Part(view).line("Saved file").text() == str(tmp_path / name)
    with zipfile.ZipFile(tmp_path / name) as archive:
        assert len(archive.namelist()) == sum(len(document.formats) for document in DOCUMENTS.values())


def test_what_is_ticked_becomes_one_pdf_with_its_last_options(
    qtbot: QtBot, view: DocumentsView, asked: list[str], tmp_path: Path
) -> None:
    view.list.stand_on("checklist")
    view.page.options.ticks[Option.BLANK].box.click()
    view.list.stand_on("action-plan")

    def choose(dialog: SeveralDialog) -> None:
        for name, box in dialog.boxes.items():
            if box.isChecked() is not (name in ("action-plan", "checklist")):
                box.box.click()
        dialog.kinds[BundleFormat.PDF].click()
        dialog.whose.view = View.EXECUTIVE
        dialog.whose.language = "ja"
        press_save(dialog)

    in_dialog(choose)
    view.make_several()
    wait_until_free(qtbot, view)
    with pikepdf.open(tmp_path / asked[0]) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == [DOCUMENTS[n].title("ja") for n in ("action-plan", "checklist")]
    assert view.page.options.whose.view is View.EXECUTIVE, "what was chosen stays chosen"
    again: list[object] = []
    in_dialog(lambda dialog: (again.extend((dialog.ticked, dialog.kind)), dialog.reject()))
    view.make_several()
    assert again == [{"action-plan", "checklist"}, BundleFormat.PDF]


def test_the_one_pdf_can_be_looked_at_before(qtbot: QtBot, view: DocumentsView, asked: list[str]) -> None:
    def look(dialog: SeveralDialog) -> None:
        dialog.kinds[BundleFormat.PDF].click()
        Part(dialog).press("Preview...")

    in_dialog(look)
    view.make_several()
    qtbot.waitUntil(lambda: view.findChild(PreviewDialog) is not None, timeout=PATIENCE)
    preview = view.findChild(PreviewDialog)
    assert preview is not None
    assert "Documents of the self-check" in preview.windowTitle()
    with qtbot.waitSignal(preview.finished):
        preview.close()
    wait_until_free(qtbot, view)
    assert asked == []


def test_a_preview_that_would_be_saved_without_its_password_is_not_offered(view: DocumentsView) -> None:
    dialog = dialog_of(view, BundleFormat.PDF)
    assert Part(dialog).offers("Preview...")
    dialog.protect.click()
    assert not Part(dialog).offers("Preview...")
    dialog.protect.click()
    dialog.kinds[BundleFormat.ZIP].click()
    assert not Part(dialog).offers("Preview...")


def test_cancelling_under_way_leaves_no_file(
    qtbot: QtBot, view: DocumentsView, asked: list[str], tmp_path: Path
) -> None:
    in_dialog(press_save)
    view.make_several()
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    assert view.has_running_job
    view.cancel()
    wait_until_free(qtbot, view)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".zip", ".pdf", ".tmp")] == []
    assert not view.page.saved.isVisible()


def test_a_dialog_that_is_left_makes_nothing(qtbot: QtBot, view: DocumentsView, asked: list[str]) -> None:
    in_dialog(lambda dialog: dialog.reject())
    view.make_several()
    assert is_free(view)
    assert asked == []


def test_nothing_ticked_cannot_be_saved(view: DocumentsView) -> None:
    dialog = dialog_of(view)
    Part(dialog.all_or_none).press("None")
    assert not dialog.buttons.button(SAVE).isEnabled()
    assert "Tick at least one document." in Part(dialog).lines
    Part(dialog.all_or_none).press("All")
    assert dialog.buttons.button(SAVE).isEnabled()
    assert "Tick at least one document." not in Part(dialog).lines
    assert dialog.ticked == frozenset(DOCUMENTS)


def test_characters_that_no_font_has_are_asked_about_once_for_all(
    qtbot: QtBot, view: DocumentsView, state: AppState, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[Sequence[str]] = []
    monkeypatch.setattr(save_file, "confirm_missing", lambda _parent, characters: questions.append(characters))
    state.rename("みどり🌿")
    state.edit(["executive-A-1"], {Field.NOTE: "寿司🍣"})
    in_dialog(press_save)
    view.make_several()
    wait_until_free(qtbot, view)
    assert questions == [("🌿", "🍣")]
    assert asked == []


def test_the_same_sheets_of_the_same_day_use_up_no_further_numbers(
    qtbot: QtBot, view: DocumentsView, state: AppState, asked: list[str]
) -> None:
    counts = []
    for _round in range(2):
        in_dialog(press_save)
        view.make_several()
        wait_until_free(qtbot, view)
        counts.append(len(printed_sheets.issued_sheets(state.workbook)))
    assert counts[0] == counts[1] > 0


# passwords


def test_a_single_document_with_a_password(
    qtbot: QtBot, view: DocumentsView, asked: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(password_dialog, "ask_password", lambda _what, _parent: PASSWORD)
    view.list.stand_on("action-plan")
    view.page.save_protected.click()
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
    monkeypatch.setattr(password_dialog, "ask_password", lambda _what, _parent: "")
    view.page.save_protected.click()
    assert is_free(view)
    assert asked == []


def test_all_documents_with_a_password(qtbot: QtBot, view: DocumentsView, asked: list[str], tmp_path: Path) -> None:
    def save(dialog: SeveralDialog) -> None:
        dialog.protect.click()
        type_password(dialog, PASSWORD, PASSWORD)
        press_save(dialog)

    in_dialog(save)
    view.make_several()
    wait_until_free(qtbot, view)
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


def test_a_refused_password_keeps_the_dialog_for_several_open(view: DocumentsView) -> None:
    dialog = dialog_of(view)
    dialog.show()
    dialog.protect.click()
    type_password(dialog, "short", "short")
    press_save(dialog)
    assert dialog.isVisible()
    dialog.protect.click()
    press_save(dialog)
    assert (dialog.isVisible(), dialog.goal, dialog.password) == (False, Goal.SAVE, "")


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
    view.page.save_protected.click()
    wait_until_free(qtbot, view)
    assert (tmp_path / asked[0]).exists()
    assert secret not in caplog.text
    assert secret not in repr(state.preferences.now)
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
