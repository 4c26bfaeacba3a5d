"""A field for notes: what is typed is handed over once, whole, and never with half a word."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QFont, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.ui.kit import note_edit
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.type_setting import BODY, line_height
from app.ui.shell.actions import Actions
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, DetailHand, Hand

MEASURE = "executive-A-2"


def compose(field: QWidget, text: str) -> None:
    """An input method shows a word that is not yet decided."""
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def decide(field: QWidget, text: str) -> None:
    """The input method hands the word over."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


class Method:
    """An input method that hands over what it is composing when it is told to, as real ones do."""

    def __init__(self) -> None:
        self.field: QWidget | None = None
        self.word = ""

    def compose(self, field: QWidget, word: str) -> None:
        self.field, self.word = field, word
        compose(field, word)

    def commit(self) -> None:
        assert self.field is not None
        decide(self.field, self.word)

    def inputMethod(self) -> "Method":
        return self


@pytest.fixture
def method(monkeypatch: pytest.MonkeyPatch) -> Method:
    method = Method()
    monkeypatch.setattr(note_edit, "QGuiApplication", method)
    return method


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def field(qtbot: QtBot, page: QWidget) -> NoteEdit:
    column = QVBoxLayout(page)
    field = NoteEdit(page)
    other = QLineEdit(page)
    other.setObjectName("other")
    column.addWidget(field)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.fixture
def typed(field: NoteEdit) -> list[tuple[str, bool]]:
    handed: list[tuple[str, bool]] = []
    field.typed.connect(lambda text, goes_on: handed.append((text, goes_on)))
    return handed


def test_it_looks_like_a_field_of_one_line(field: NoteEdit) -> None:
    page, other = field.parentWidget(), field.parentWidget().findChild(QLineEdit, "other")
    page.setFocus()
    field.setPlainText("l")
    other.setText("l")
    other.deselect()
    seen = page.grab().toImage()
    for there in range(12):  # along the round corner
        mine, its = (seen.pixelColor(one.pos() + QPoint(there, 1)) for one in (field, other))
        assert mine == its
    begins = [min(x for x in range(4, 40) if _is_ink(seen, one.pos(), x)) for one in (field, other)]
    assert abs(begins[0] - begins[1]) <= 1


def _is_ink(seen: QImage, place: QPoint, x: int) -> bool:
    return any(seen.pixelColor(place + QPoint(x, y)).lightness() < 160 for y in range(6, 26))


def test_text_is_handed_over_after_a_pause_and_once(
    qtbot: QtBot, field: NoteEdit, typed: list[tuple[str, bool]]
) -> None:
    with qtbot.waitSignal(field.typed):
        qtbot.keyClicks(field, "abc")
    field.flush()
    assert typed == [("abc", False)]


def test_typing_goes_on_until_the_focus_leaves(qtbot: QtBot, field: NoteEdit, typed: list[tuple[str, bool]]) -> None:
    other = field.parentWidget().findChild(QLineEdit, "other")
    qtbot.keyClicks(field, "a")
    field.flush()
    qtbot.keyClicks(field, "b")
    other.setFocus()
    assert typed == [("a", False), ("ab", True)]
    field.setFocus()
    qtbot.keyClicks(field, "c")
    field.flush()
    assert typed[-1] == ("abc", False)


def test_a_word_being_composed_waits_for_its_end(qtbot: QtBot, field: NoteEdit, typed: list[tuple[str, bool]]) -> None:
    decide(field, "点検を")
    compose(field, "はじ")
    with qtbot.assertNotEmitted(field.typed, wait=note_edit.PAUSE_MS + 200):
        pass
    with qtbot.waitSignal(field.typed):
        decide(field, "始める")
    assert typed == [("点検を始める", False)]


def test_leaving_takes_the_word_being_composed_along(
    method: Method, field: NoteEdit, typed: list[tuple[str, bool]]
) -> None:
    method.compose(field, "点検")
    field.flush()
    assert typed == [("点検", False)]


def test_what_is_stored_does_not_disturb_a_word_being_composed(field: NoteEdit) -> None:
    decide(field, "古い")
    compose(field, "あたら")
    field.show_text("べつの文")
    decide(field, "新しい")
    assert field.toPlainText() == "古い新しい"


def test_tab_leads_out(qtbot: QtBot, field: NoteEdit) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert field.toPlainText() == ""


def test_the_field_grows_with_its_text_up_to_a_limit(qtbot: QtBot, field: NoteEdit) -> None:
    field.set_lines(2)
    empty = field.sizeHint().height()
    field.setPlainText("\n" * 5)
    qtbot.waitUntil(lambda: field.sizeHint().height() > empty)
    grown = field.sizeHint().height()
    field.setPlainText("\n" * 500)
    assert grown < field.sizeHint().height() < 4 * grown
    field.setPlainText("")
    assert field.sizeHint().height() == empty


def apart(field: NoteEdit) -> list[int]:
    """How far below one another the lines stand, in pixels."""
    document = field.document()
    tops = [document.findBlockByNumber(n).layout().position().y() for n in range(document.blockCount())]
    return [round(below - above) for above, below in pairwise(tops)]


@pytest.mark.parametrize("text", ["春\n夏\n秋", ""])
def test_its_lines_stand_apart_as_in_all_texts(qtbot: QtBot, field: NoteEdit, text: str) -> None:
    field.show_text(text)
    qtbot.keyClicks(field, "w")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.insertPlainText("a\nb")
    expected = line_height(field.font(), BODY.leading)
    assert apart(field)
    assert all(abs(each - expected) <= 1 for each in apart(field))
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert abs(apart(field)[0] - expected) <= 1


def test_undo_takes_back_typing_and_nothing_else(qtbot: QtBot, field: NoteEdit) -> None:
    field.show_text("stored")
    assert not field.document().isUndoAvailable()
    qtbot.keyClicks(field, "x")
    field.undo()
    assert field.toPlainText() == "stored"
    assert not field.document().isUndoAvailable()


def test_what_is_pasted_is_plain(field: NoteEdit) -> None:
    mime = QMimeData()
    mime.setHtml("<h1 style='color:red'>Large</h1>")
    mime.setText("Large")
    QApplication.clipboard().setMimeData(mime)
    field.paste()
    assert (field.toPlainText(), field.textCursor().charFormat().fontWeight()) == ("Large", QFont.Weight.Normal)


# in the window, where one leaves it


@pytest.fixture
def left(window: MainWindow) -> NoteEdit:
    """The note of a measure in the window, with the cursor in it."""
    window.show_measure(MEASURE)
    window.activateWindow()
    note = Hand(window).checklist.detail.text(Field.NOTE)
    note.setFocus()
    return note


def leave_by_measure(window: MainWindow) -> None:
    window.show_measure("executive-E-1")


def leave_by_place(window: MainWindow) -> None:
    Hand(window).go(Place.PLAN)


def leave_by_view(window: MainWindow) -> None:
    Hand(window).view_entry("executive").trigger()


def leave_by_language(window: MainWindow) -> None:
    Hand(window).speak("ja")


def leave_by_answer(window: MainWindow) -> None:
    Hand(window).checklist.detail.answer_button(Status.DONE).click()


def leave_by_context(window: MainWindow) -> None:
    Hand(window).checklist.view.focus_list()


LEAVE = (leave_by_measure, leave_by_place, leave_by_view, leave_by_language, leave_by_answer, leave_by_context)


@pytest.mark.parametrize("leave", LEAVE)
def test_whatever_is_done_next_keeps_the_whole_word(
    window: MainWindow, state: AppState, left: NoteEdit, method: Method, leave: object
) -> None:
    decide(left, "これから")
    method.compose(left, "はじめる")
    leave(window)
    assert state.entry(MEASURE).note == "これからはじめる"
    assert state.workbook.entries()[MEASURE].note == "これからはじめる"


def test_closing_keeps_the_whole_word(window: MainWindow, state: AppState, left: NoteEdit, method: Method) -> None:
    method.compose(left, "はじめる")
    window.close()
    assert state.entry(MEASURE).note == "はじめる"


# in the checklist, where the workbook is


@pytest.fixture
def note(checklist: ChecklistHand) -> NoteEdit:
    """The note of a measure in the checklist by itself, with the cursor in it."""
    note = checklist.open(MEASURE).text(Field.NOTE)
    note.setFocus()
    return note


@pytest.fixture
def actions(state: AppState, desk: Desk, checklist: ChecklistHand) -> Actions:
    """What the window offers and which keys call it, with the checklist alone in it."""
    return desk.hear(state, checklist.view)


def test_undo_takes_back_what_was_just_typed(state: AppState, actions: Actions, note: NoteEdit, method: Method) -> None:
    method.compose(note, "はじめる")
    actions["undo"].trigger()
    assert state.entry(MEASURE).note == ""
    assert note.toPlainText() == ""
    actions["redo"].trigger()
    assert note.toPlainText() == "はじめる"


def test_the_key_for_undo_reaches_the_workbook_from_an_empty_field(
    qtbot: QtBot, state: AppState, actions: Actions, note: NoteEdit
) -> None:
    qtbot.waitUntil(note.hasFocus)
    state.edit([MEASURE], {Field.STATUS: Status.DONE})
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state.entry(MEASURE).status is Status.UNANSWERED
    qtbot.keyClick(note, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert state.entry(MEASURE).status is Status.DONE


def test_the_key_for_undo_takes_back_typing_first(
    qtbot: QtBot, state: AppState, actions: Actions, note: NoteEdit
) -> None:
    qtbot.waitUntil(note.hasFocus)
    state.edit([MEASURE], {Field.STATUS: Status.DONE})
    qtbot.keyClicks(note, "abc")
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""
    assert state.entry(MEASURE).status is Status.DONE


def test_too_long_a_note_says_so_and_is_kept_on_the_screen(state: AppState, detail: DetailHand, note: NoteEdit) -> None:
    note.setPlainText("字" * 10_003)
    note.flush()
    assert any(line.startswith("3 characters too many") for line in detail.lines)
    assert state.entry(MEASURE).note == ""
    state.edit([MEASURE], {Field.STATUS: Status.DONE})
    assert len(note.toPlainText()) == 10_003
    note.setPlainText("字" * 10_000)
    note.flush()
    assert "too many" not in detail.said
    assert state.entry(MEASURE).note == "字" * 10_000
