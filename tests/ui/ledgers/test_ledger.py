"""Devices and contacts: the model alone, then the window in which they are edited."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import i18n, labels
from app.domain.clipboard_cells import CellRefused
from app.domain.people import teleworkers
from app.domain.tables import CONTACT, DEVICE, PERSON, Column, RowTable
from app.storage.workbook import Workbook
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.tick_box import TickBox
from app.ui.ledgers.ledger_dialog import LedgerDialog
from app.ui.ledgers.ledger_list import LedgerList
from app.ui.ledgers.ledger_model import LedgerModel, LedgerRole
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import ToLedger
from tests.kept import keep, kept, teleworking
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, Part, ledger_pane
from tests.ui.stages import settled

DEVICES = DEVICE.names


@pytest.fixture
def model(state: AppState) -> LedgerModel:
    keep(state, {"device.1.name": "PC 1", "device.1.user": "髙﨑", "device.3.name": "PC 3"})
    model = LedgerModel(state, DEVICE, state)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, state)
    return model


def texts(state: AppState) -> dict[str, str]:
    return {key: text for key, text in kept(state.workbook).items() if key.startswith(("device.", "contact."))}


# the model


def test_rows_and_columns_with_their_headings(model: LedgerModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (2, 9)
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(9)] == [labels.name(c) for c in DEVICES]
    assert model.data(model.index(1, 0)) == "PC 3"
    assert (model.number_at(1), model.place_of(3), model.place_of(2)) == (3, 1, None)


def test_a_day_is_shown_as_people_write_it_and_edited_as_it_is_stored(model: LedgerModel, state: AppState) -> None:
    place = model.index(0, DEVICES.index(Column.SEEN))
    assert model.setData(place, "2026-11-03")
    assert (model.data(place), model.data(place, Qt.ItemDataRole.EditRole)) == ("Nov 3, 2026", "2026-11-03")
    assert texts(state)["device.1.seen"] == "2026-11-03"


def test_a_row_in_a_few_words(model: LedgerModel, state: AppState) -> None:
    keep(state, {"device.1.seen": state.today().isoformat()})
    assert model.data(model.index(0, 0), LedgerRole.SUMMARY) == "PC 1\n髙﨑"
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "PC 3, ▲ not seen for 90 days"
    assert model.unseen == 1
    keep(state, {"device.3.seen": (state.today() - timedelta(days=89)).isoformat()})
    assert model.unseen == 0


def test_what_does_not_fit_is_told_and_not_kept(model: LedgerModel, state: AppState, failures: list[Exception]) -> None:
    assert not model.setData(model.index(0, 0), "x" * 201)
    assert not model.setData(model.index(0, DEVICES.index(Column.SEEN)), "gestern")
    assert len(failures) == 2
    assert texts(state)["device.1.name"] == "PC 1"


def test_a_new_row_is_kept_once_something_stands_in_it(model: LedgerModel, state: AppState) -> None:
    before = texts(state)
    number = model.add()
    assert (number, model.add(), model.rowCount(), texts(state)) == (4, 4, 3, before)
    assert model.set_texts({number: {Column.NAME: "PC 4"}})
    assert texts(state)["device.4.name"] == "PC 4"
    state.undo()
    assert (texts(state), model.rowCount()) == (before, 3)


def test_a_row_whose_last_text_is_taken_away_stays_to_be_filled_again(model: LedgerModel, state: AppState) -> None:
    model.set_texts({3: {Column.NAME: ""}})
    assert model.place_of(3) == 1
    model.set_texts({3: {Column.NAME: "Mac"}})
    assert texts(state)["device.3.name"] == "Mac"


def test_rows_are_taken_away_and_come_back_as_one_step(model: LedgerModel, state: AppState) -> None:
    before = texts(state)
    assert model.remove([1, 3])
    assert (model.rowCount(), texts(state)) == (0, {})
    state.undo()
    assert (model.rowCount(), texts(state)) == (2, before)


def test_an_empty_row_is_taken_away_too(model: LedgerModel) -> None:
    assert model.remove([model.add()])
    assert model.rowCount() == 2


def test_rows_copied_and_pasted_are_the_same_again(model: LedgerModel, state: AppState) -> None:
    keep(state, {"device.1.note": '=1+1\n\'x\t"y"', "device.1.seen": "2026-11-03"})
    copied = model.copied([1, 3])
    assert "\t=1+1" not in copied
    assert model.paste(copied).numbers == (4, 5)
    assert [model.text(4, c) for c in DEVICES] == [model.text(1, c) for c in DEVICES]
    state.undo()
    assert model.rowCount() == 2


def test_pasted_headings_of_either_language_name_the_columns(model: LedgerModel) -> None:
    assert model.paste("使う人\tName\r\n𠮷田\tMac\r\n").numbers == (4,)
    assert (model.text(4, Column.USER), model.text(4, Column.NAME)) == ("𠮷田", "Mac")


def test_our_own_table_is_pasted_without_the_rows_that_are_there(model: LedgerModel, state: AppState) -> None:
    row = "\t".join(texts(state).get(f"device.1.{column}", "") for column in DEVICES)
    names = (labels.name(column, "ja") for column in DEVICES)
    head = "\t".join(("番号", *names, "購入日", "照合用（変更しないでください）"))
    added = model.paste(f"{head}\r\n1\t{row}\t2020\tT1.1.a\r\n9\tMac\r\n")
    assert (added.numbers, added.there, added.left_out) == ((4,), 1, ("購入日",))
    assert model.text(4, Column.NAME) == "Mac"


def test_what_cannot_be_pasted_changes_nothing(model: LedgerModel, state: AppState) -> None:
    before = texts(state)
    with pytest.raises(CellRefused):
        model.paste("Mac\n" + "\t".join("abcdefghij"))
    assert texts(state) == before
    assert model.paste("\n\t\n").numbers == ()


# the window


@pytest.fixture
def dialog(desk: Desk, state: AppState) -> Iterator[LedgerDialog]:
    keep(state, {"device.1.name": "PC 1", "device.2.name": "PC 2", **teleworking("佐藤\n髙﨑")})
    dialog = LedgerDialog(state, DEVICE, desk)
    dialog.show()
    settled(dialog)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def pane(dialog: LedgerDialog) -> LedgerPane:
    found = ledger_pane(dialog)
    assert isinstance(found, LedgerPane)
    return found


def listed(dialog: LedgerDialog) -> LedgerList:
    return Part(pane(dialog)).kind(LedgerList)


def field_of(dialog: LedgerDialog, column: Column, kind: type[QWidget] = QLineEdit) -> QWidget:
    return Part(pane(dialog)).named(kind, labels.name(column))


def test_it_stands_on_the_first_row_and_shows_it(dialog: LedgerDialog) -> None:
    assert listed(dialog).number == 1
    field = field_of(dialog, Column.NAME)
    assert field.text() == "PC 1"


def test_by_keys_alone_a_device_is_added_filled_and_deleted(
    qtbot: QtBot, dialog: LedgerDialog, state: AppState
) -> None:
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Insert)
    qtbot.keyClicks(field_of(dialog, Column.NAME), "Mac")
    qtbot.keyClick(field_of(dialog, Column.NAME), Qt.Key.Key_Return)
    assert texts(state)["device.3.name"] == "Mac"
    day = field_of(dialog, Column.SEEN)
    today = state.today()
    qtbot.keyClicks(day, f"{today.month}/{today.day}")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert texts(state)["device.3.seen"] == today.isoformat()
    listed(dialog).setFocus()
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Delete)
    assert "device.3.name" not in texts(state)
    assert listed(dialog).number == 2
    assert "Ctrl+Z" in Part(pane(dialog)).said


def test_enter_in_the_list_goes_to_the_first_field(qtbot: QtBot, dialog: LedgerDialog) -> None:
    dialog.activateWindow()
    listed(dialog).setFocus()
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Down)
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.focusWidget() is field_of(dialog, Column.NAME)


def test_undo_works_in_the_dialog(qtbot: QtBot, dialog: LedgerDialog, state: AppState) -> None:
    keep(state, {"device.1.name": "other"})
    listed(dialog).setFocus()
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert texts(state)["device.1.name"] == "PC 1"
    field = field_of(dialog, Column.NAME)
    assert field.text() == "PC 1"
    qtbot.keyClick(listed(dialog), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert texts(state)["device.1.name"] == "other"


def test_undo_in_a_field_takes_back_its_typing_first_and_then_the_step_before(
    qtbot: QtBot, dialog: LedgerDialog, state: AppState
) -> None:
    keep(state, {"device.1.user": "佐藤"})
    field = field_of(dialog, Column.NAME)
    field.setFocus()
    qtbot.keyClicks(field, "x")
    for _n in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "PC 1"
    assert "device.1.user" not in texts(state)


def test_typing_in_the_remarks_is_one_step(qtbot: QtBot, dialog: LedgerDialog, state: AppState) -> None:
    note = field_of(dialog, Column.NOTE, NoteEdit)
    for part in ("ab", "cd"):
        qtbot.keyClicks(note, part)
        note.flush()
    assert texts(state)["device.1.note"] == "abcd"
    state.undo()
    assert "device.1.note" not in texts(state)


def test_what_is_typed_is_kept_when_another_row_is_chosen_and_when_the_dialog_closes(
    qtbot: QtBot, dialog: LedgerDialog, state: AppState
) -> None:
    field = field_of(dialog, Column.SERIAL)
    qtbot.keyClicks(field, "S1")
    listed(dialog).stand_on(2)
    qtbot.keyClicks(field_of(dialog, Column.SERIAL), "S2")
    dialog.reject()
    assert (texts(state)["device.1.serial"], texts(state)["device.2.serial"]) == ("S1", "S2")


def test_several_devices_are_seen_today_at_once(dialog: LedgerDialog, state: AppState) -> None:
    listed(dialog).selectAll()
    pane(dialog).see_today()
    assert {texts(state)[f"device.{n}.seen"] for n in (1, 2)} == {state.today().isoformat()}
    state.undo()
    assert "device.1.seen" not in texts(state)


def test_the_teleworkers_and_the_duties_are_there_to_pick(dialog: LedgerDialog, state: AppState) -> None:
    user = field_of(dialog, Column.USER, OwnerField)
    assert [user.itemText(n) for n in range(user.count())] == ["佐藤", "髙﨑", *state.names[2:]]
    dialog.show_ledger(CONTACT)
    pane(dialog).add()
    duty = field_of(dialog, Column.DUTY, OwnerField)
    duties = [each.name for each in state.catalogue.papers("en").emergency.contacts]
    assert [duty.itemText(n) for n in range(duty.count())] == duties


def test_a_person_is_written_down_and_teleworks_from_then_on(dialog: LedgerDialog, state: AppState) -> None:
    dialog.show_ledger(PERSON)
    pane(dialog).add()
    tick = field_of(dialog, Column.TELEWORKS, TickBox)
    field_of(dialog, Column.NAME).setText("森")
    tick.click()
    dialog.done(0)
    assert teleworkers(state.workbook.rows(PERSON)) == ("佐藤", "髙﨑", "森")
    assert state.names[:3] == ("佐藤", "髙﨑", "森")
    state.undo()
    assert "森" not in teleworkers(state.workbook.rows(PERSON))


def test_rows_of_a_spreadsheet_are_pasted_and_copied(dialog: LedgerDialog, state: AppState) -> None:
    QGuiApplication.clipboard().setText("Mac\tC02-XL\r\niPad\tS10\r\n")
    pane(dialog).paste()
    assert (texts(state)["device.3.name"], texts(state)["device.4.serial"]) == ("Mac", "S10")
    listed(dialog).stand_on(3)
    pane(dialog).copy()
    assert QGuiApplication.clipboard().text().startswith("Mac\tC02-XL\t")


def test_what_cannot_be_pasted_is_said(dialog: LedgerDialog, failures: list[Exception]) -> None:
    QGuiApplication.clipboard().setText("\t".join("abcdefghij"))
    pane(dialog).paste()
    assert [type(error) for error in failures] == [CellRefused]
    QGuiApplication.clipboard().setText("")
    pane(dialog).paste()
    assert "no rows" in Part(pane(dialog)).said


def test_columns_that_were_left_out_are_named(dialog: LedgerDialog) -> None:
    QGuiApplication.clipboard().setText("Name\tBought\tUser\r\nMac\t2020\t佐藤\r\n")
    pane(dialog).paste()
    assert "1 row added." in Part(pane(dialog)).said
    assert "Bought" in Part(pane(dialog)).said


def test_without_rows_it_says_how_to_begin(dialog: LedgerDialog) -> None:
    listed(dialog).selectAll()
    pane(dialog).remove()
    assert listed(dialog).isHidden()
    assert "paste" in Part(pane(dialog)).said
    assert dialog.focusWidget() is Part(pane(dialog)).button("&Add a device")


def test_another_workbook_shows_its_own_devices(model: LedgerModel, state: AppState, tmp_path: Path) -> None:
    model.add()
    other = Workbook.create(tmp_path / "other.tenken", "")
    state.replace_workbook(other)
    assert model.rowCount() == 0
    assert model.add() == 1
    other.close()


def test_both_ledgers_speak_the_language_of_the_screens(dialog: LedgerDialog) -> None:
    i18n.use("ja")
    dialog.retranslate()
    assert dialog.windowTitle() == "端末・連絡先・働く人"
    assert listed(dialog).accessibleName() == "端末"
    assert "シリアルナンバー" in Part(pane(dialog)).lines


def test_the_edit_menu_opens_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[LedgerDialog] = []

    def note(dialog: LedgerDialog) -> None:
        opened.append(dialog)

    monkeypatch.setattr(LedgerDialog, "exec", note)
    Hand(window).choose("ledgers")
    assert opened[0].ledger is DEVICE


@pytest.mark.parametrize(
    ("measure", "ledger"),
    [("administrator-B-1", DEVICE), ("administrator-J-2", CONTACT), ("administrator-B-2", None)],
)
def test_the_measure_that_asks_for_a_ledger_leads_to_it(
    checklist: ChecklistHand, desk: Desk, measure: str, ledger: RowTable | None
) -> None:
    link = checklist.open(measure).ledger
    assert link.isVisible() is (ledger is not None)
    if ledger:
        link.click()
        assert desk.wanted == [ToLedger(ledger)]
