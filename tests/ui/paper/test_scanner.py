"""A scanner is pulled while anything has the keys: its sheet opens or nothing happens, and a hand is not hindered."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.differences import entry_differences
from app.domain.record import replace
from app.domain.selection import View, in_view
from app.domain.sheets import Sheet, is_sheet_number, printed_number
from app.storage import printed_sheets
from app.ui.checklist.checklist_view import ChecklistView
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.documents.documents_view import DocumentsView
from app.ui.files.workbook_commands import FileCommands
from app.ui.guide.guide_view import GuideView
from app.ui.kit.boxes import BoxAnswer, BoxQuestion, BoxSign, box_showing, question_box
from app.ui.overview.overview_view import OverviewView
from app.ui.paper.entry_dialog import EntryDialog
from app.ui.paper.scanned_sheets import ScannedSheets, scans_unheard
from app.ui.paper.scanner import Scanner
from app.ui.plan.plan_view import PlanView
from app.ui.plan.task_dialog import TaskDialog
from app.ui.review.review_dialog import ReviewDialog
from app.ui.search.search_dialog import SearchDialog
from app.ui.shell.main_window import MainWindow
from app.ui.shell.over_window import Windows
from app.ui.shell.state import AppState
from app.ui.shell.ways import OverWindow, Place
from app.words.message_parts import Message
from tests.kept import kept
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, EntryHand, Hand, PlanHand
from tests.ui.stages import settled

SERIAL = "PF0A1B2C"
SLOW, FAST = 60.0, 4.0
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


class Keyboard:
    """Presses keys as the system does, through the window that has them, at times of its own."""

    scanner: Scanner
    """What listens; whoever makes it says so."""

    def __init__(self) -> None:
        self.time = 1000.0

    def now(self, event: QEvent | None) -> float:
        return self.time

    def press(self, *keys: str | Qt.Key, gap: float = SLOW) -> None:
        for key in keys:
            window = QGuiApplication.focusWindow()
            assert window is not None
            QTest.keyClick(window, key)
            self.time += gap
        self.rest()

    def scan(self, text: str, *ends: Qt.Key) -> None:
        self.press(*text, *ends, gap=FAST)

    def rest(self) -> None:
        """Half a second goes by: whatever waits for the time is heard now."""
        self.time += 500
        QApplication.processEvents()
        self.heard()
        QApplication.processEvents()
        QApplication.processEvents()

    def heard(self) -> None:
        """What is due by now is heard."""
        for timer in self.scanner.findChildren(QTimer):
            timer.timeout.emit()


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def at_work(desk: Desk, state: AppState, keyboard: Keyboard) -> Desk:
    """A desk with a scanner at it; the screen of a sheet opens over it."""
    windows = Windows(state, desk.ways, FileCommands(state, desk), lambda: None, desk)
    desk.ways.wanted.connect(lambda wanted: windows.open(wanted) if isinstance(wanted, OverWindow) else None)
    scanned = ScannedSheets(state, desk.ways, desk, keyboard.now)
    keyboard.scanner = scanned.findChild(Scanner)
    return desk


@pytest.fixture
def window_at_work(window: MainWindow, state: AppState, keyboard: Keyboard) -> Iterator[MainWindow]:
    """The window with a scanner at it."""
    window.activateWindow()
    scanned = ScannedSheets(state, window.ways, window, keyboard.now)
    keyboard.scanner = scanned.findChild(Scanner)
    yield window
    scanned.deleteLater()
    settled(window)


@pytest.fixture
def printed(state: AppState) -> Callable[..., str]:
    """Issues a sheet, as printing it does; its number as the bars hold it."""

    def issue(view: View, days_ago: int = 0) -> str:
        rows = tuple(m.id for m in in_view(state.catalogue.measures, view))
        made = state.today() - timedelta(days=days_ago)
        return printed_sheets.issue(state.workbook, Sheet("checklist", view, made, "", rows)).number.replace("-", "")

    return issue


class Met:
    """What opened: each modal window by its kind, what stood there, and it is closed again."""

    def __init__(self) -> None:
        self.seen: list[QDialog] = []
        self.said: list[str] = []
        self.rows: list[tuple[str, ...]] = []
        self.timer = QTimer()
        self.timer.timeout.connect(self._look)
        self.timer.start(0)

    def _look(self) -> None:
        top = QApplication.activeModalWidget()
        if not isinstance(top, QDialog) or top in self.seen or not top.isVisible():
            return
        if top.property("kept"):
            return
        self.seen.append(top)
        self.said.append("\n".join(label.text() for label in top.findChildren(QLabel)))
        if isinstance(top, EntryDialog) and (rows := EntryHand(top).rows):
            self.rows.append(rows.model.ids)
        top.done(0)


@pytest.fixture
def met() -> Iterator[Met]:
    met = Met()
    yield met
    met.timer.stop()


def everything(state: AppState) -> object:
    return dict(state.stored), dict(kept(state.workbook))


def text_in(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.toPlainText() if isinstance(field, QTextEdit) else field.text()


VIEWS: dict[str, Callable[[AppState, Desk], QWidget]] = {
    "overview": lambda state, desk: OverviewView(state, desk.ways),
    "checklist": lambda state, desk: ChecklistView(state, desk.ways, FilterMenu(state, desk)),
    "plan": lambda state, desk: PlanView(state, desk.ways),
    "documents": lambda state, desk: DocumentsView(state, desk.ways),
    "guide": lambda state, desk: GuideView(state, desk.ways),
}
KEYS: dict[str, Callable[[QWidget], None]] = {
    "overview": lambda view: view.focusNextChild(),
    "checklist": lambda view: view.focus_list(),
    "plan": lambda view: view.focus_list(),
    "documents": lambda view: view.focus_list(),
    "guide": lambda view: view.focus_topics(),
    "search": lambda view: view.focus_search(),
    "answers": lambda view: ChecklistHand(view).detail.view.focus_answers(),
    "note": lambda view: ChecklistHand(view).detail.record.setFocus(),
    "owner": lambda view: ChecklistHand(view).detail.view.focus_task(),
}
"""How the keys come to each place."""


def show(state: AppState, desk: Desk, place: str) -> QWidget:
    """The view or the dialog with this place, which has the keys."""
    if place in IN_DIALOGS:
        dialog = SearchDialog(state, desk.ways, desk)
        dialog.setProperty("kept", True)
        dialog.open()
        dialog.activateWindow()
        return settled(dialog)
    view = desk.put(VIEWS.get(place, VIEWS["checklist"])(state, desk))
    if isinstance(view, ChecklistView):
        desk.hear(state, view, find=view.focus_search, next_unanswered=view.go_to_next_unanswered)
    elif isinstance(view, PlanView):
        desk.hear(state, view)
    KEYS[place](view)
    assert view.isAncestorOf(QApplication.focusWidget())
    return view


PLACES = ["checklist", "answers", "note", "owner", "search", "plan", "documents", "guide", "overview"]
IN_DIALOGS = ["everything"]
FIELDS = ["note", "owner", "search", "everything"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("end", [(ENTER,), (TAB,), (), (ENTER, ENTER)], ids=["enter", "tab", "nothing", "twice"])
def test_a_sheet_opens_from_anywhere_and_nothing_is_answered(
    at_work: Desk, state: AppState, keyboard: Keyboard, printed: Callable, met: Met, place: str, end: tuple
) -> None:
    number = printed(View.EXECUTIVE, days_ago=3)
    printed(View.ADMINISTRATOR)
    show(state, at_work, place)
    before = everything(state)
    keyboard.scan(number, *end)
    assert [type(dialog) for dialog in met.seen] == [EntryDialog]
    assert met.rows == [tuple(m.id for m in in_view(state.catalogue.measures, View.EXECUTIVE))]
    state.hand_over_typed()
    assert everything(state) == before


@pytest.mark.parametrize("place", PLACES)
def test_what_belongs_to_another_workbook_is_told_once(
    at_work: Desk, state: AppState, keyboard: Keyboard, met: Met, place: str
) -> None:
    show(state, at_work, place)
    before = everything(state)
    other = next(n for n in range(1, 99) if n != int(state.workbook.id[:8], 16) % 1000)
    keyboard.scan(printed_number(f"{other:08x}", 7).replace("-", ""), ENTER)
    assert len(met.said) == 1
    assert "another workbook" in met.said[0]
    state.about_to_leave.emit()
    assert everything(state) == before


@pytest.mark.parametrize("place", [p for p in PLACES if p not in FIELDS])
@pytest.mark.parametrize("code", [SERIAL, "49012345678", "12345670", "1111"])
def test_a_code_that_is_no_sheet_goes_nowhere_but_into_a_field(
    at_work: Desk, state: AppState, keyboard: Keyboard, met: Met, place: str, code: str
) -> None:
    assert not is_sheet_number(code)
    show(state, at_work, place)
    before = everything(state)
    keyboard.scan(code, ENTER)
    assert len(met.said) == 1
    assert code in met.said[0]
    state.about_to_leave.emit()
    assert everything(state) == before
    assert at_work.wanted == []


@pytest.mark.parametrize("place", FIELDS)
@pytest.mark.parametrize("end", [(ENTER,), (TAB,), ()], ids=["enter", "tab", "nothing"])
def test_a_serial_number_arrives_in_a_field_whole_and_without_its_end(
    at_work: Desk, state: AppState, keyboard: Keyboard, met: Met, place: str, end: tuple
) -> None:
    shown = show(state, at_work, place)
    field = QApplication.focusWidget()
    keyboard.scan(SERIAL, *end)
    assert QApplication.focusWidget() is field
    assert text_in(field) == SERIAL
    assert met.seen == []
    assert shown.isVisible()
    shown.close()


@pytest.mark.parametrize("place", IN_DIALOGS)
def test_in_a_dialog_a_sheet_waits_with_a_word(
    at_work: Desk, state: AppState, keyboard: Keyboard, printed: Callable, met: Met, place: str
) -> None:
    number = printed(View.EXECUTIVE)
    dialog = show(state, at_work, place)
    before = everything(state)
    keyboard.scan(number, ENTER)
    assert len(met.said) == 1
    assert number in met.said[0]
    assert dialog.isVisible()
    assert everything(state) == before
    dialog.close()


def test_no_button_of_a_message_is_pressed(
    at_work: Desk, state: AppState, keyboard: Keyboard, printed: Callable, met: Met
) -> None:
    question = BoxQuestion(Message("Really?", "", ""), (BoxAnswer(True, "Yes"),), usual=True)
    box, _buttons = question_box(at_work, question)
    box.setProperty("kept", True)
    box.open()
    settled(box)
    keyboard.scan(printed(View.EXECUTIVE), ENTER)
    assert len(met.said) == 1
    assert box.isVisible()
    box.close()


def test_a_menu_closes_and_no_entry_of_it_is_called(
    window_at_work: MainWindow, state: AppState, keyboard: Keyboard, printed: Callable, met: Met
) -> None:
    Hand(window_at_work).go(Place.CHECKLIST)
    number, before = printed(View.EXECUTIVE), everything(state)
    menu = Hand(window_at_work).menu("&Measure")
    menu.popup(window_at_work.pos())
    settled(menu)
    keyboard.scan(number, ENTER)
    assert not menu.isVisible()
    assert [type(dialog) for dialog in met.seen] == [EntryDialog]
    assert everything(state) == before


def test_a_dialog_that_a_waiting_key_opened_hears_the_scanner_too(
    at_work: Desk, state: AppState, keyboard: Keyboard, printed: Callable, met: Met
) -> None:
    state.edit(["teleworker-A-1"], {Field.STATUS: Status.PARTIAL})
    plan = PlanHand(show(state, at_work, "plan"))
    number, before, heard = printed(View.EXECUTIVE), everything(state), []

    def in_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, TaskDialog) and QGuiApplication.focusWindow() is dialog.windowHandle():
            look.stop()
            met.timer.start(0)
            dialog.setProperty("kept", True)
            keyboard.scan(number, ENTER)
            heard.append(dialog.isVisible())
            dialog.reject()

    opener = at_work.put(QPushButton())
    opener.clicked.connect(plan.view.edit_tasks)
    opener.setFocus()
    met.timer.stop()
    look = QTimer()
    look.timeout.connect(in_dialog)
    look.start(0)
    QTest.keyClick(QGuiApplication.focusWindow(), " ")
    keyboard.rest()
    assert heard == [True]
    assert len(met.said) == 1
    assert number in met.said[0]
    assert everything(state) == before


# before there is a window


def asked(qtbot: QtBot, box: QDialog) -> None:
    box.open()
    box.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is box.windowHandle())


@pytest.mark.parametrize("code", ["98300015", "4901234567894", SERIAL])
@pytest.mark.parametrize("end", [ENTER, TAB])
def test_a_scan_answers_nothing_that_is_asked_at_the_start(
    qtbot: QtBot, keyboard: Keyboard, code: str, end: Qt.Key
) -> None:
    answers = tuple(BoxAnswer(text, text) for text in ("&Another", "&Backup", "&Fresh"))
    box, pairs = question_box(None, BoxQuestion(Message("Which?", "", ""), answers, usual="&Another"))
    usual = pairs[0][0]
    with scans_unheard(keyboard.now) as keyboard.scanner:
        asked(qtbot, box)
        keyboard.scan(code, end)
        assert (box.isVisible(), box.pressed, box.focusWidget()) == (True, None, usual)
        keyboard.press(ENTER)
        assert box.pressed is usual, "a hand is heard"


def test_when_the_window_comes_nothing_is_heard_twice(qtbot: QtBot, keyboard: Keyboard) -> None:
    box = box_showing(None, Message("Done.", "", ""), BoxSign.TELLS)
    ended: list[int] = []
    box.finished.connect(ended.append)
    with scans_unheard(keyboard.now):
        asked(qtbot, box)
    QTest.keyClick(box.windowHandle(), ENTER)
    assert len(ended) == 1, "Enter waits for nobody"


# on the screen of the sheets


@pytest.fixture
def entry(at_work: Desk, state: AppState, printed: Callable) -> Iterator[EntryDialog]:
    first = printed(View.EXECUTIVE)
    dialog = EntryDialog(state, at_work)
    dialog.setProperty("kept", True)
    dialog.open()
    dialog.activateWindow()
    settled(dialog)
    dialog.first = first
    yield dialog
    dialog.done(0)
    dialog.deleteLater()


@pytest.mark.parametrize("end", [(ENTER,), (TAB,), ()], ids=["enter", "tab", "nothing"])
def test_the_scanned_sheet_is_shown_not_the_newest(
    entry: EntryDialog, keyboard: Keyboard, printed: Callable, state: AppState, end: tuple
) -> None:
    newest = printed(View.ADMINISTRATOR)
    assert newest != entry.first
    keyboard.scan(f"]C0{entry.first}", *end)
    assert EntryHand(entry).rows is not None
    assert EntryHand(entry).rows.model.number == 1
    assert EntryHand(entry).rows.model.typed == {}


@pytest.mark.parametrize("end", [ENTER, TAB])
def test_a_number_typed_by_hand_or_by_a_slow_scanner_does_the_same(
    entry: EntryDialog, keyboard: Keyboard, printed: Callable, end: Qt.Key
) -> None:
    printed(View.ADMINISTRATOR)
    keyboard.press(*entry.first, end)
    assert EntryHand(entry).rows is not None
    assert EntryHand(entry).rows.model.number == 1


def test_a_second_scan_goes_to_the_other_sheet(
    entry: EntryDialog, keyboard: Keyboard, printed: Callable, met: Met
) -> None:
    second = printed(View.ADMINISTRATOR)
    keyboard.scan(entry.first, ENTER)
    keyboard.scan(second, ENTER)
    assert EntryHand(entry).rows.model.number == 2
    assert EntryHand(entry).rows.model.typed == {}
    assert met.seen == [], "nothing was typed: nothing is asked"


def test_a_second_scan_asks_before_typed_rows_are_lost(
    entry: EntryDialog, keyboard: Keyboard, printed: Callable, met: Met
) -> None:
    second = printed(View.ADMINISTRATOR)
    keyboard.scan(entry.first, ENTER)
    keyboard.press("1", "2")
    keyboard.scan(second, ENTER)
    assert len(met.said) == 1
    assert "2 typed rows" in met.said[0]
    assert EntryHand(entry).rows.model.number == 1, "it was not said to leave"
    assert [row.values[Field.STATUS] for row in EntryHand(entry).rows.model.typed.values()] == [
        Status.DONE,
        Status.PARTIAL,
    ]


def test_reading_the_same_sheet_again_changes_nothing(entry: EntryDialog, keyboard: Keyboard, met: Met) -> None:
    keyboard.scan(entry.first, ENTER)
    keyboard.press("1")
    keyboard.scan(entry.first * 2, ENTER)
    keyboard.scan(entry.first, ENTER)
    assert len(EntryHand(entry).rows.model.typed) == 1
    assert EntryHand(entry).rows.list.row == 1
    assert met.seen == []


def test_an_unreadable_code_is_told_where_the_number_belongs(entry: EntryDialog, keyboard: Keyboard, met: Met) -> None:
    EntryHand(entry).sheets.setFocus()
    keyboard.scan("12345670", ENTER)
    assert EntryHand(entry).rows is None
    assert "12345670" in EntryHand(entry).find.said
    assert met.seen == []


def test_in_the_review_a_scan_waits(
    entry: EntryDialog, keyboard: Keyboard, printed: Callable, state: AppState, at_work: Desk, met: Met
) -> None:
    second, before = printed(View.ADMINISTRATOR), everything(state)
    keyboard.scan(entry.first, ENTER)
    keyboard.press("1")
    found = entry_differences(state.stored, {"executive-A-2": {Field.STATUS: Status.DONE}})
    review = ReviewDialog(state, found, entry)
    review.setProperty("kept", True)
    review.open()
    settled(review)
    keyboard.scan(second, ENTER)
    assert len(met.said) == 1
    assert review.isVisible()
    assert everything(state) == before
    review.close()


# a hand


def test_keys_of_a_hand_answer_in_their_order(at_work: Desk, state: AppState, keyboard: Keyboard) -> None:
    state.preferences.take(replace(state.preferences.now, goes_on=False))
    checklist = ChecklistHand(show(state, at_work, "checklist"))
    checklist.open("executive-A-2")
    keyboard.press("1")
    assert state.entry("executive-A-2").status is Status.DONE
    keyboard.press("2", "3", gap=20)
    assert state.entry("executive-A-2").status is Status.NOT_DONE
    keyboard.press("N", gap=SLOW)
    assert checklist.current_id not in ("executive-A-1", "executive-A-2")


def test_an_answer_comes_before_the_shortcut_that_follows_it_at_once(
    window_at_work: MainWindow, state: AppState, keyboard: Keyboard
) -> None:
    Hand(window_at_work).go(Place.CHECKLIST)
    Hand(window_at_work).checklist.open("executive-A-2")
    QTest.keyClick(QGuiApplication.focusWindow(), "1")
    assert state.entry("executive-A-2").status is Status.UNANSWERED, "it waits"
    QTest.keyClick(QGuiApplication.focusWindow(), "3", Qt.KeyboardModifier.ControlModifier)
    assert Hand(window_at_work).place is Place.PLAN
    assert state.entry("executive-A-2").status is Status.DONE
    QTest.keyClick(QGuiApplication.focusWindow(), "2")
    QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_F6)
    assert not any(timer.isActive() for timer in keyboard.scanner.findChildren(QTimer)), "nothing waits any more"


def test_a_fast_hand_writes_what_it_types(at_work: Desk, state: AppState, keyboard: Keyboard) -> None:
    show(state, at_work, "note")
    field = QApplication.focusWidget()
    for n, char in enumerate("the 12 quick brown 66 foxes"):
        QTest.keyClick(QGuiApplication.focusWindow(), char)
        keyboard.time += 20 if n % 2 else 100
    keyboard.press(Qt.Key.Key_Backspace, "!", ENTER, gap=25)
    assert field.toPlainText() == "the 12 quick brown 66 foxe!\n"


@pytest.mark.parametrize("gap", [20, 25, 35, 45])
def test_what_is_typed_at_once_after_a_key_follows_where_it_led(
    at_work: Desk, state: AppState, keyboard: Keyboard, gap: float
) -> None:
    checklist = ChecklistHand(show(state, at_work, "checklist"))
    checklist.open("executive-A-2")
    keyboard.press("5", "6", *"we have no branch", gap=gap)
    checklist.detail.view.flush()
    assert state.entry("executive-A-2").reason == "we have no branch"


def test_keys_keep_their_order_where_one_of_them_opens_a_list(at_work: Desk, keyboard: Keyboard) -> None:
    line = QLineEdit()
    line.setCompleter(QCompleter(["tmp"], line))
    at_work.put(line).setFocus()
    window = QGuiApplication.focusWindow()
    for char in "tm":
        QTest.keyClick(window, char)
        keyboard.time += 30
    keyboard.heard()
    assert QApplication.activePopupWidget(), "no list comes"
    QTest.keyClick(window, "p")  # Qt hands it to the list, of which the program has not been told yet
    keyboard.rest()
    assert line.text() == "tmp"


def test_keys_that_wait_come_before_a_click(at_work: Desk, state: AppState, keyboard: Keyboard) -> None:
    show(state, at_work, "note")
    note = QApplication.focusWidget()
    QTest.keyClick(QGuiApplication.focusWindow(), "x")
    assert note.toPlainText() == ""
    QTest.mouseClick(at_work.windowHandle(), Qt.MouseButton.LeftButton, pos=at_work.rect().center())
    assert note.toPlainText() == "x"


def test_a_key_held_down_repeats_at_once(at_work: Desk, state: AppState, keyboard: Keyboard) -> None:
    show(state, at_work, "note")
    field = QApplication.focusWidget()
    QTest.keyClick(QGuiApplication.focusWindow(), "x")
    keyboard.time += 150  # no system waits less before it repeats
    for _n in range(5):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x", True)
        QApplication.sendEvent(QGuiApplication.focusWindow(), repeat)
        keyboard.time += 8
    assert field.toPlainText() == "xxxxxx"


def test_a_figure_that_comes_twice_at_once_is_no_key_held_down(
    at_work: Desk, state: AppState, keyboard: Keyboard
) -> None:
    """X takes a scanner's 000 for one key that is held down."""
    show(state, at_work, "note")
    field, window = QApplication.focusWidget(), QGuiApplication.focusWindow()
    QTest.keyClick(window, "1")
    QTest.keyClick(window, "0")
    for _n in range(2):
        keyboard.time += 1
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", True)
        QApplication.sendEvent(window, again)
    QTest.keyClick(window, Qt.Key.Key_Return)
    keyboard.rest()
    assert field.toPlainText() == "1000", "as a serial number, without the Enter that ends it"


# an input method that is on


def compose(keyboard: Keyboard, text: str, gap: float, *, commit: bool) -> None:
    """What an input method makes of figures: a word that grows, and is accepted by Enter."""
    place = QGuiApplication.focusObject()
    for length in range(1, len(text) + 1):
        QApplication.sendEvent(place, QInputMethodEvent(text[:length], []))
        keyboard.time += gap
    if commit:
        accepted = QInputMethodEvent("", [])
        accepted.setCommitString(text)
        QApplication.sendEvent(place, accepted)
    keyboard.rest()


def wide(text: str) -> str:
    return text.translate({ord("0") + n: 0xFF10 + n for n in range(10)})


@pytest.mark.parametrize("place", ["note", "owner", "search"])
@pytest.mark.parametrize("commit", [True, False], ids=["accepted", "left"])
def test_through_an_input_method(
    at_work: Desk, state: AppState, keyboard: Keyboard, printed: Callable, met: Met, place: str, commit: bool
) -> None:
    number = wide(printed(View.EXECUTIVE))
    show(state, at_work, place)
    field, before = QApplication.focusWidget(), everything(state)
    compose(keyboard, number, FAST, commit=commit)
    assert [type(dialog) for dialog in met.seen] == [EntryDialog]
    assert text_in(field) == ""
    state.about_to_leave.emit()
    assert everything(state) == before


def test_wide_figures_that_come_one_by_one(
    at_work: Desk, state: AppState, keyboard: Keyboard, printed: Callable, met: Met
) -> None:
    number = wide(printed(View.EXECUTIVE))
    show(state, at_work, "note")
    field = QApplication.focusWidget()
    for figure in number:
        one = QInputMethodEvent("", [])
        one.setCommitString(figure)
        QApplication.sendEvent(QGuiApplication.focusObject(), one)
        keyboard.time += FAST
    keyboard.scan("", ENTER)
    assert [type(dialog) for dialog in met.seen] == [EntryDialog]
    assert field.toPlainText() == ""


def test_a_hand_composes_as_ever(at_work: Desk, state: AppState, keyboard: Keyboard, met: Met) -> None:
    show(state, at_work, "note")
    field = QApplication.focusWidget()
    compose(keyboard, "みどりさんに聞く", 80, commit=True)
    compose(keyboard, "、", 80, commit=True)
    compose(keyboard, "ＰＦ０Ａ", FAST, commit=True)
    assert field.toPlainText() == "みどりさんに聞く、ＰＦ０Ａ"
    assert met.seen == []
