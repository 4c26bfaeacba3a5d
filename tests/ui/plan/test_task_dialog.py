"""The dialog for tasks: what it shows of them, and what it takes in."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.domain.answers import Carrier, Field, Priority
from app.ui.plan.task_dialog import TaskDialog
from app.ui.shell.state import AppState
from tests.ui.desk import Desk
from tests.ui.hands import TaskHand, day_choices

IDS = ["executive-A-1", "administrator-E-10"]


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


def test_only_what_was_touched_is_changed(desk: Desk, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, desk)
    dialog.accept()
    assert (dialog.values, dialog.result()) == ({}, QDialog.DialogCode.Accepted)


def test_each_field_is_taken_in(qtbot: QtBot, desk: Desk, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, desk)
    task = TaskHand(dialog)
    task.owner.setEditText("Anna")
    qtbot.keyClicks(task.due, "2026/12/24")
    choose(task.carrier, Carrier.VENDOR)
    choose(task.priority, Priority.HIGH)
    dialog.accept()
    assert dialog.values == {
        Field.OWNER: "Anna",
        Field.DUE: date(2026, 12, 24),
        Field.CARRIER: "vendor",
        Field.PRIORITY: "high",
    }
    assert state.edit(IDS, dialog.values)
    assert [state.entry(i).carrier for i in IDS] == [Carrier.VENDOR] * 2


def test_what_all_have_in_common_is_shown_and_can_be_taken_away(desk: Desk, state: AppState) -> None:
    state.edit(IDS, {Field.OWNER: "Anna", Field.DUE: date(2026, 12, 24)})
    dialog = TaskDialog(state, IDS, desk)
    task = TaskHand(dialog)
    assert task.owner.currentText() == "Anna"
    assert task.due.text() == "Dec 24, 2026"
    task.owner.setEditText("")
    dialog.accept()
    assert dialog.values == {Field.OWNER: ""}


def test_what_differs_can_be_left_alone(desk: Desk, state: AppState) -> None:
    state.edit(IDS[:1], {Field.PRIORITY: Priority.LOW})
    dialog = TaskDialog(state, IDS, desk)
    assert TaskHand(dialog).priority.currentText() == "(as they are)"
    dialog.accept()
    assert dialog.values == {}


def test_dates_that_differ_are_said_to_and_can_be_left_alone_or_taken_away(desk: Desk, state: AppState) -> None:
    state.edit(IDS[:1], {Field.DUE: date(2026, 12, 24)})
    dialog = TaskDialog(state, IDS, desk)
    due = TaskHand(dialog).day("Due date")
    assert (due.line.text(), due.line.placeholderText()) == ("", "Different for each")
    dialog.accept()
    assert dialog.values == {}
    dialog.show()
    day_choices(due).press("No date")
    dialog.accept()
    assert dialog.values == {Field.DUE: None}


def test_a_day_that_is_none_keeps_the_dialog_open(qtbot: QtBot, desk: Desk, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, desk)
    dialog.show()
    qtbot.keyClicks(TaskHand(dialog).due, "soon")
    dialog.accept()
    assert dialog.isVisible()
    assert "This is not a day" in said(dialog)
    dialog.reject()


def test_the_tasks_are_named_five_at_most(desk: Desk, state: AppState) -> None:
    dialog = TaskDialog(state, [m.id for m in state.measures[:7]], desk)
    assert dialog.windowTitle() == "Edit 7 tasks"
    assert "and 2 more" in said(dialog)
    assert TaskDialog(state, IDS[:1], desk).windowTitle() == "Edit 1 task"


def test_enter_in_a_field_keeps_the_task(qtbot: QtBot, desk: Desk, state: AppState) -> None:
    dialog = TaskDialog(state, IDS, desk)
    dialog.show()
    dialog.activateWindow()
    qtbot.keyClicks(TaskHand(dialog).owner, "Anna")
    qtbot.keyClick(TaskHand(dialog).owner, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert (dialog.values, dialog.result()) == ({Field.OWNER: "Anna"}, QDialog.DialogCode.Accepted)


def test_it_fits_on_a_small_screen(desk: Desk, state: AppState, dress: Callable[..., None]) -> None:
    dress("ja", state.preferences.now.theme, 200)
    room, dialog = desk.screen().availableGeometry(), TaskDialog(state, IDS, desk)
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
