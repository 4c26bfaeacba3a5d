"""The page of findings: what stands there, where it leads, and how it is put off and comes back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.kept_texts import PUT_OFF
from app.domain.record_names import with_pointers
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import DEVICE
from app.files import AccessFailed
from app.storage import printed_sheets
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.ui.findings.findings_list import FindingsList
from app.ui.findings.findings_view import FindingsView
from app.ui.findings.put_off_dialog import PutOffDialog
from app.ui.kit.line_field import Line
from app.ui.kit.texts import Text
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, ToDocument, ToLedger, ToMeasure, ToPlace, ToTask
from tests.kept import keep
from tests.ui.desk import Desk
from tests.ui.hands import Hand
from tests.ui.stages import settled

A1, A2, E10, H2 = "executive-A-1", "administrator-A-2", "administrator-E-10", "teleworker-H-2"
NO_EVIDENCE, INCOMPLETE = f"evidence-none {A1} 0", f"task-incomplete {E10} 0"
PICTURE = "管理者A-2 2026-11-28.png"


@pytest.fixture
def view(state: AppState, desk: Desk) -> FindingsView:
    """The page by itself: a done measure without evidence, and a task without a day."""
    view = desk.put(FindingsView(state, desk.ways))
    view.focus_list()
    return view


def ids(view: FindingsView) -> tuple[str, ...]:
    return view.findChild(FindingsList).ids


def stand_on(view: FindingsView, key: str) -> FindingsList:
    rows = view.findChild(FindingsList)
    assert rows.stand_on(key)
    return rows


def said(view: FindingsView) -> str:
    return "\n".join(text.text() for text in view.findChildren(Text) if text.isVisible())


def press(view: FindingsView, words: str) -> None:
    next(b for b in view.findChildren(QPushButton) if b.text().replace("&", "") == words).click()


def in_dialog(act: Callable[[PutOffDialog], None]) -> None:
    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PutOffDialog)
        act(dialog)

    QTimer.singleShot(0, go)


def give(reason: str, how_long: str = "month") -> Callable[[PutOffDialog], None]:
    def act(dialog: PutOffDialog) -> None:
        dialog.findChild(Line).setText(reason)
        dialog.findChild(object, how_long).click()  # type: ignore[attr-defined]
        dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()

    return act


def test_each_line_says_what_is_wrong_and_why_it_matters(view: FindingsView) -> None:
    assert ids(view) == (INCOMPLETE, NO_EVIDENCE)
    assert "2 things do not hold together" in said(view)
    stand_on(view, NO_EVIDENCE)
    assert "Done, and nothing shows it" in said(view)
    assert "In a year nobody knows" in said(view)


def test_what_is_put_right_goes_at_once_and_comes_back_with_undo(view: FindingsView, state: AppState) -> None:
    state.edit([A1], {Field.EVIDENCE: "棚の青いファイル"})
    assert ids(view) == (INCOMPLETE,)
    state.edit([E10], {Field.DUE: state.today()})
    assert ids(view) == ()
    assert "Everything holds together" in said(view)
    state.undo()
    assert ids(view) == (INCOMPLETE,)


def test_enter_leads_to_the_measure_or_to_the_task(qtbot: QtBot, view: FindingsView, desk: Desk) -> None:
    qtbot.keyClick(stand_on(view, NO_EVIDENCE), Qt.Key.Key_Return)
    press_on = stand_on(view, INCOMPLETE)
    qtbot.keyClick(press_on, Qt.Key.Key_Return)
    assert desk.wanted == [ToMeasure(A1), ToTask(E10)]


def test_a_task_of_a_role_that_is_not_shown_is_shown(view: FindingsView, state: AppState, desk: Desk) -> None:
    state.set_view(View.EXECUTIVE)
    stand_on(view, INCOMPLETE)
    press(view, "Go there")
    assert state.view is View.ALL
    assert desk.wanted == [ToTask(E10)]


def test_a_row_of_a_ledger_and_a_document_are_led_to(view: FindingsView, state: AppState, desk: Desk) -> None:
    keep(state, {"device.3.name": "PC 3", "device.3.system": "Windows 7"})
    made = state.today() - timedelta(days=31)
    printed_sheets.issue(state.workbook, Sheet("vendor-questions", View.ALL, made, "", (A2,)))
    view.refresh()
    stand_on(view, "system-ended - 3")
    assert "Windows 7" in said(view)
    press(view, "Go there")
    stand_on(view, "vendor-silent - 1")
    press(view, "Go there")
    assert desk.wanted == [ToLedger(DEVICE, 3), ToDocument("vendor-questions")]


def test_the_list_can_be_had_on_paper(view: FindingsView, desk: Desk) -> None:
    press(view, "On paper...")
    assert desk.wanted == [ToDocument("findings")]


def test_a_missing_file_is_found_beside_the_gui_thread(qtbot: QtBot, view: FindingsView, state: AppState) -> None:
    pointer = with_pointers("", [PICTURE], "Records folder")
    with qtbot.waitSignal(state.findings_found):
        state.edit([A2], {Field.STATUS: Status.DONE, Field.EVIDENCE: pointer})
        assert f"evidence-missing {A2} 0" not in ids(view), "it counts as there until the folder was listed"
    assert f"evidence-missing {A2} 0" in ids(view)
    records_folder(state.path).mkdir()
    (records_folder(state.path) / PICTURE).write_bytes(b"x")
    with qtbot.waitSignals([state.findings_found] * 2):
        watch_of(state).begin()
    assert f"evidence-missing {A2} 0" not in ids(view)


def test_del_puts_off_with_a_reason_and_undo_takes_it_back(
    qtbot: QtBot, view: FindingsView, state: AppState, desk: Desk
) -> None:
    rows = stand_on(view, NO_EVIDENCE)
    in_dialog(give("来月ファイルを作る", "quarter"))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert ids(view) == (INCOMPLETE,)
    assert rows.window().focusWidget() is rows
    fold = view.findChild(QCheckBox)
    assert fold.text() == "Show what was put off (1)"
    fold.click()
    assert ids(view) == (INCOMPLETE, NO_EVIDENCE)
    stand_on(view, NO_EVIDENCE)
    assert "来月ファイルを作る" in said(view)
    state.undo()
    assert state.workbook.texts.get(PUT_OFF, "") == ""
    assert not fold.isVisible()
    assert ids(view) == (INCOMPLETE, NO_EVIDENCE)


def test_what_was_put_off_is_listed_again_by_del(qtbot: QtBot, view: FindingsView) -> None:
    rows = stand_on(view, NO_EVIDENCE)
    in_dialog(give("x", "change"))
    press(view, "Put off...")
    view.findChild(QCheckBox).click()
    stand_on(view, NO_EVIDENCE)
    view.window().activateWindow()
    qtbot.waitUntil(view.window().isActiveWindow)
    view.focus_list()
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert not view.findChild(QCheckBox).isVisible()
    assert NO_EVIDENCE in ids(view)


def test_without_a_reason_nothing_is_put_off(view: FindingsView, state: AppState) -> None:
    def look(dialog: PutOffDialog) -> None:
        ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        for blank in ("", " \u3000"):
            dialog.findChild(Line).setText(blank)
            assert not ok.isEnabled()
        dialog.findChild(Line).setText("x")
        assert ok.isEnabled()
        dialog.reject()

    stand_on(view, NO_EVIDENCE)
    in_dialog(look)
    press(view, "Put off...")
    assert PUT_OFF not in state.workbook.texts


def test_with_nothing_left_it_leads_on(view: FindingsView, state: AppState, desk: Desk) -> None:
    state.edit([A1], {Field.EVIDENCE: "x"})
    state.edit([E10], {Field.DUE: state.today()})
    view.focus_list()
    press(view, "Go to the overview")
    for measure in (A1, E10, "teleworker-E-1"):
        state.edit([measure], {Field.STATUS: Status.UNANSWERED, Field.OWNER: "", Field.DUE: None})
    assert "Nothing is answered yet" in said(view)
    press(view, "Go to the checklist")
    assert desk.wanted == [ToPlace(Place.OVERVIEW), ToPlace(Place.CHECKLIST)]


# in the window


def test_one_goes_there_mends_it_and_comes_back_to_the_next(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    hand = Hand(window)
    hand.choose("place_findings")
    assert hand.place is Place.FINDINGS
    view = window.findChild(FindingsView)
    qtbot.keyClick(stand_on(view, NO_EVIDENCE), Qt.Key.Key_Return)
    assert hand.place is Place.CHECKLIST
    assert hand.checklist.view.current_id == A1
    state.edit([A1], {Field.EVIDENCE: "x"})
    hand.choose("back")
    assert hand.place is Place.FINDINGS
    assert view.findChild(FindingsList).current_id == INCOMPLETE


def test_undo_of_putting_off_goes_to_the_page(window: MainWindow, state: AppState) -> None:
    hand = Hand(window)
    hand.go(Place.FINDINGS)
    view = window.findChild(FindingsView)
    stand_on(view, NO_EVIDENCE)
    in_dialog(give("x"))
    press(view, "Put off...")
    assert "putting off a finding" in hand.entry("undo").text()
    hand.go(Place.CHECKLIST)
    hand.choose("undo")
    assert hand.place is Place.FINDINGS
    assert NO_EVIDENCE in ids(view)


def test_the_overview_counts_them_once_they_were_looked_for(window: MainWindow, state: AppState) -> None:
    hand = Hand(window)
    hand.go(Place.OVERVIEW)
    assert "findings" not in hand.overview.spoken
    watch_of(state).begin()
    assert hand.overview.spoken["findings"] == "Findings: 2"
    hand.go(Place.CHECKLIST)
    state.edit([A1], {Field.EVIDENCE: "x"})
    hand.go(Place.OVERVIEW)
    settled(window)
    assert hand.overview.spoken["findings"] == "Findings: 1"
    hand.overview.row("findings").click()
    assert hand.place is Place.FINDINGS


def test_where_the_history_cannot_be_read_it_says_so_and_not_that_all_is_well(
    view: FindingsView, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(book: Workbook, *_rest: object, **_more: object) -> None:
        raise AccessFailed(book.path, "the share does not answer")

    monkeypatch.setattr(Workbook, "history", away)
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    settled(view)
    assert "Everything holds together" not in said(view)
    assert "nobody knows whether everything holds together" in said(view)
    assert "the share does not answer" in said(view)
