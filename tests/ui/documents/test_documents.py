"""The place "documents": choices, preview, saving, printing, and what a person is told."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.catalogue.data_reader import CatalogueDamaged
from app.domain.answers import Field
from app.domain.selection import View
from app.reports.documents.listing import DOCUMENTS, by_occasion
from app.reports.press.document import FileFormat, Option
from app.storage.settings import Theme
from app.ui.documents import page_counter, printing, save_file
from app.ui.documents.document_delivery import DocumentDelivery
from app.ui.documents.documents_view import DocumentsView
from app.ui.kit.boxes import MessageBox
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, ToSheet, Ways
from tests.kept import keep, teleworking
from tests.languages import LANGUAGES
from tests.ui.hands import DocumentsHand, Hand, Part, is_free, shown
from tests.ui.stages import Look, in_few_looks, settled

PATIENCE = 30_000


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where a person wants the file."""
    target = tmp_path / "chosen.pdf"
    monkeypatch.setattr(save_file, "ask_target", lambda *_asked: target)
    return target


def words(box: QWidget) -> QLabel:
    return next(label for label in box.findChildren(QLabel) if label.text())


def button(view: QWidget, text: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.text() == text)


def wait_until_free(qtbot: QtBot, view: DocumentsView) -> None:
    qtbot.waitUntil(lambda: is_free(view), timeout=PATIENCE)


def test_every_document_is_offered_in_both_languages(view: DocumentsView, speak: Callable[..., None]) -> None:
    view.hide()  # how many pages a document has is not known before it was seen
    view.list.forget_pages()
    for language in LANGUAGES:
        speak(language, view)
        model = view.list.model()
        rows = [model.index(n, 0) for n in range(model.rowCount())]
        said = [str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]
        expected: list[str] = []
        for occasion, documents in by_occasion().items():
            expected += [
                occasion.heading(language),
                *(f"{d.title(language)}, {d.reader(language)}" for d in documents),
            ]
        assert said == expected


def test_each_row_says_how_long_its_document_is(qtbot: QtBot, view: DocumentsView) -> None:
    model = view.list.model()
    rows = [model.index(n, 0) for n in range(model.rowCount())]

    def counted() -> bool:
        said = [str(row.data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows if view.list.id_at(row)]
        return all(re.search(r", \d+ pages? · for ", words) for words in said)

    qtbot.waitUntil(counted, timeout=PATIENCE)


def test_no_pages_are_counted_while_a_document_is_printed(
    qtbot: QtBot, view: DocumentsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That would hold up what a person waits for; afterwards it goes on."""
    begun: list[int] = []

    class Counted(page_counter.CountJob):
        def start(self) -> None:
            begun.append(1)
            super().start()

    def take(_path: Path, _parent: QWidget) -> bool:
        before = len(begun)
        Part(counter).let_a_moment_pass()
        seen.append(len(begun) - before)
        return True

    seen: list[int] = []
    monkeypatch.setattr(page_counter, "CountJob", Counted)
    monkeypatch.setattr(printing, "print_pdf", take)
    counter = view.findChild(page_counter.PageCounter)
    qtbot.waitUntil(lambda: bool(begun), timeout=PATIENCE)
    DocumentsHand(view).press("Print...")
    wait_until_free(qtbot, view)
    assert seen == [0]
    printed = len(begun)
    qtbot.waitUntil(lambda: len(begun) > printed, timeout=PATIENCE)


def test_the_document_begins_as_the_screen_is(view: DocumentsView, state: AppState, speak: Callable[..., None]) -> None:
    assert (view.page.panel.options.whose.view, view.page.panel.options.whose.language) == (View.ALL, "en")
    state.set_view(View.TELEWORKER)
    speak("ja", view)
    assert (view.page.panel.options.whose.view, view.page.panel.options.whose.language) == (View.TELEWORKER, "ja")
    view.page.panel.options.whose.language = "en"
    speak("ja", view)
    assert view.page.panel.options.whose.language == "en", "what a person chose stays"


def test_only_options_that_the_document_knows_are_offered(view: DocumentsView) -> None:
    for document in DOCUMENTS.values():
        view.list.stand_on(document.name)
        options = view.page.panel.options
        offered = {option for option, tick in options.ticks.items() if tick.isVisible()}
        offered |= {Option.PEOPLE} if options.people.isVisible() else set()
        assert offered == document.options
        assert shown(Part(view).choice("Measures of")) is (document.view is None)
        assert DocumentsHand(view).offers_entry("Save as Word...") is (FileFormat.DOCX in document.formats)
    view.list.stand_on("checklist")
    view.page.panel.options.ticks[Option.BLANK].box.click()
    view.list.stand_on("action-plan")
    assert not view.page.panel.options.is_on(Option.BLANK)


def test_a_long_name_is_cut_short_and_makes_nothing_wider(view: DocumentsView, state: AppState) -> None:
    name = "<b>" + "W" * 197
    keep(state, teleworking(f"{name}\nSato"))
    view.list.stand_on("self-check")
    boxes = view.page.panel.options.people.boxes
    assert list(boxes) == [name, "Sato"]
    QApplication.processEvents()
    assert view.page.panel.horizontalScrollBar().maximum() == 0
    assert view.page.horizontalScrollBar().maximum() == 0
    long, short = boxes[name], boxes["Sato"]
    assert words(long).text().endswith("…")
    assert "&lt;b>" + "W" * 197 in words(long).toolTip()
    assert (words(short).text(), words(short).toolTip()) == ("Sato", "")
    assert long.box.accessibleName() == name


def test_what_comes_back_from_paper_is_entered_from_here(qtbot: QtBot, view: DocumentsView, ways: Ways) -> None:
    wanted: list[object] = []
    ways.wanted.connect(wanted.append)
    for document in DOCUMENTS.values():
        view.list.stand_on(document.name)
        assert view.page.panel.enter.isVisible() is document.is_numbered
    view.list.stand_on("self-check")
    qtbot.mouseClick(view.page.panel.enter, Qt.MouseButton.LeftButton)
    assert wanted == [ToSheet()]


def test_the_keys_choose_a_document(qtbot: QtBot, view: DocumentsView) -> None:
    view.focus_list()
    names = list(DOCUMENTS)
    for key, name in ((Qt.Key.Key_Down, names[1]), (Qt.Key.Key_Up, names[0]), (Qt.Key.Key_End, names[-1])):
        qtbot.keyClick(view.list, key)
        assert view.list.current_id == name
        assert Part(view.page).lines[0] == DOCUMENTS[name].title("en")
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.page.print.hasFocus()


def test_the_beginning_of_a_title_goes_there(view: DocumentsView) -> None:
    shown = view.list
    for letters, name in (("ch", "checklist"), ("act", "action-plan")):
        shown.keyboardSearch("")
        shown.keyboardSearch(letters)
        assert shown.current_id == name


def test_a_letter_is_no_shortcut_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    Hand(window).go(Place.DOCUMENTS)
    assert Hand(window).documents.list.hasFocus()
    qtbot.keyClick(Hand(window).documents.list, Qt.Key.Key_N)
    assert Hand(window).place is Place.DOCUMENTS


def test_saving_from_the_button_to_the_file(
    qtbot: QtBot, view: DocumentsView, state: AppState, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.mouseClick(button(view, "Save as PDF..."), Qt.MouseButton.LeftButton)
    wait_until_free(qtbot, view)
    assert target.read_bytes().startswith(b"%PDF-")
    assert state.last_folder == target.parent
    assert view.saved.isVisible()
    assert Part(view).line("Saved file").text() == str(target)
    assert "“Summary for the executive” was saved:" in Part(view).lines
    for text in ("Open", "Open folder"):
        qtbot.mouseClick(button(view, text), Qt.MouseButton.LeftButton)
    assert opened == [str(target), str(target.parent)]


def test_the_question_for_the_file_begins_with_a_good_name(
    qtbot: QtBot, view: DocumentsView, state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[Path, str]] = []
    monkeypatch.setattr(save_file, "ask_target", lambda _parent, folder, name: asked.append((folder, name)))
    state.last_folder = tmp_path
    view.save_pdf()
    wait_until_free(qtbot, view)
    (folder, name), *others = asked
    assert others == []
    assert folder == tmp_path
    assert name.startswith(f"みどり商店_{state.today().isoformat()}_")
    assert not view.saved.isVisible()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot,
    view: DocumentsView,
    failures: list[Exception],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(MessageBox, "exec", lambda box: told.append(box.message.what))
    monkeypatch.setattr(save_file, "ask_target", lambda *_asked: tmp_path / "nowhere" / "x.pdf")
    view.save_pdf()
    wait_until_free(qtbot, view)
    assert len(told) == 1
    assert str(tmp_path / "nowhere") in told[0]
    assert failures == [], "it is told once"
    assert not view.saved.isVisible()


@pytest.mark.parametrize("goes_on", [True, False])
def test_characters_that_no_font_has_are_asked_about(
    qtbot: QtBot,
    view: DocumentsView,
    state: AppState,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    goes_on: bool,
) -> None:
    asked: list[Sequence[str]] = []

    def confirm(_parent: QWidget, characters: Sequence[str]) -> bool:
        asked.append(characters)
        return goes_on

    monkeypatch.setattr(save_file, "confirm_missing", confirm)
    state.edit(["executive-A-1"], {Field.NOTE: "寿司🍣"})
    view.save_pdf()
    wait_until_free(qtbot, view)
    assert asked == [("🍣",)]
    assert target.exists() is goes_on


@pytest.mark.parametrize(("answer", "goes_on"), [("Go on", True), ("Cancel", False)])
def test_the_question_about_characters(qtbot: QtBot, view: DocumentsView, answer: str, goes_on: bool) -> None:
    seen: list[str] = []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        seen.append(box.message.what)
        next(b for b in box.buttons.buttons() if b.text().replace("&", "") == answer).click()

    QTimer.singleShot(0, reply)
    characters = [chr(0x1F363 + n) for n in range(30)]
    assert save_file.confirm_missing(view, characters) is goes_on
    assert "🍣\u00a0(U+1F363)" in seen[0]
    assert "and 6 more" in seen[0]


def test_cancelling_leaves_no_file(qtbot: QtBot, view: DocumentsView, target: Path) -> None:
    view.save_pdf()
    assert view.has_running_job
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    wait_until_free(qtbot, view)
    assert not view.has_running_job
    assert not target.exists()


def test_one_document_at_a_time(qtbot: QtBot, view: DocumentsView, target: Path) -> None:
    view.save_pdf()
    delivery = view.findChildren(DocumentDelivery)
    assert len(delivery) == 1
    view.print_document()
    assert view.findChildren(DocumentDelivery) == delivery
    wait_until_free(qtbot, view)


def test_a_document_that_takes_time_shows_how_far_it_is(qtbot: QtBot, view: DocumentsView) -> None:
    view.progress.set_text("Making")
    view.progress.begin()
    assert not view.progress.isVisible(), "what is done soon shows no bar"
    Part(view.progress).let_a_moment_pass()
    qtbot.waitUntil(view.progress.isVisible)
    view.progress.show_share(0.5)
    assert Part(view).bar("Progress").value() == Part(view).bar("Progress").maximum() // 2
    with qtbot.waitSignal(view.progress.cancel_wanted):
        button(view, "Cancel").click()
    view.progress.end()
    assert not view.progress.isVisible()


def test_printing_hands_the_pages_on_and_cleans_up(
    qtbot: QtBot, view: DocumentsView, failures: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[Path, bytes]] = []

    def take(path: Path, _parent: QWidget) -> bool:
        printed.append((path, path.read_bytes()[:5]))
        raise printing.PrintFailed("Office")

    monkeypatch.setattr(printing, "print_pdf", take)
    view.print_document()
    wait_until_free(qtbot, view)
    (path, head), *others = printed
    assert (head, others) == (b"%PDF-", [])
    assert not path.parent.exists()
    assert [getattr(e, "printer", None) for e in failures] == ["Office"]


@pytest.mark.parametrize("goal", ["save_pdf", "print_document"])
def test_who_wants_it_no_longer_is_heard(
    qtbot: QtBot, view: DocumentsView, monkeypatch: pytest.MonkeyPatch, goal: str
) -> None:
    monkeypatch.setattr(save_file, "ask_target", lambda *_asked: None)
    monkeypatch.setattr(printing, "print_pdf", lambda *_asked: False)
    with qtbot.waitSignal(view.given_up, timeout=PATIENCE):
        getattr(view, goal)()
    wait_until_free(qtbot, view)


def test_damaged_texts_are_told(
    view: DocumentsView, state: AppState, failures: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_language: str) -> None:
        raise CatalogueDamaged(())

    monkeypatch.setattr(state.catalogue, "words", damaged)
    view.save_pdf()
    assert [type(e) for e in failures] == [CatalogueDamaged]
    assert not view.has_running_job


def test_what_is_being_typed_gets_into_the_document(
    qtbot: QtBot, view: DocumentsView, state: AppState, target: Path
) -> None:
    with qtbot.waitSignal(state.about_to_leave):
        view.save_pdf()
    wait_until_free(qtbot, view)


def test_an_empty_state_says_what_to_do(view: DocumentsView, state: AppState) -> None:
    assert "2 / 97 are answered and 1 / 97 done" in view.page.panel.hint.text()
    state.undo()
    state.undo()
    state.undo()
    assert "checklist" in view.page.panel.hint.text()
    view.list.stand_on("checklist")
    view.page.panel.options.ticks[Option.BLANK].box.click()
    assert "98 measures" in view.page.panel.hint.text()
    assert not view.page.panel.nameless.isVisible()
    state.rename("")
    assert view.page.panel.nameless.isVisible()


@in_few_looks
def test_everything_can_be_read_and_reached(
    qtbot: QtBot,
    state: AppState,
    ways: Ways,
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
    dress: Callable[[str, Theme, int], None],
    look: Look,
) -> None:
    dress(*look[:3])
    state.rename("")
    view = DocumentsView(state, ways)
    qtbot.addWidget(view)
    view.resize(*look[3])
    with qtbot.waitExposed(view):
        view.show()
    for document in DOCUMENTS:
        view.list.stand_on(document)
        view.saved.show_saved("チェックリスト", Path("/home/user/文書/みどり商店_2026-11-23_チェックリスト.pdf"))
        view.progress.show()
        settled(view)
        assert audit(view) == []
        assert view.page.horizontalScrollBar().maximum() == 0
        view.saved.clear()
        view.progress.end()
        settled(view)
        assert audit(view) == []
