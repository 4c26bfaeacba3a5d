"""Devices and contacts: the model alone, then the window in which they are edited."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import i18n, labels
from app.domain.clipboard_cells import CellRefused
from app.domain.people import teleworkers
from app.domain.tables import CONTACT, DEVICE, PERSON, Column, RowTable
from app.storage.workbook import Workbook
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.tick_box import TickBox
from app.ui.ledgers.ledger_list import LedgerList
from app.ui.ledgers.ledger_model import LedgerModel, LedgerRole
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.ledgers.ledgers_view import LedgersView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, ToLedger
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
def view(desk: Desk, state: AppState) -> QWidget:
    keep(state, {"device.1.name": "PC 1", "device.2.name": "PC 2", **teleworking("佐藤\n髙﨑")})
    view = desk.put(LedgersView(state, desk))
    view.focus_list()
    return settled(view)


def test_the_people_lead_to_who_has_returned_a_self_check(view: LedgersView, qtbot: QtBot) -> None:
    button = next(each for each in view.findChildren(QPushButton) if each.text() == "&Self-checks returned...")
    assert not button.isVisible()
    view.show_ledger(PERSON)
    assert button.isVisible()
    with qtbot.waitSignal(view.returns_wanted, timeout=1000):
        button.click()


def pane(view: LedgersView) -> LedgerPane:
    found = ledger_pane(view)
    assert isinstance(found, LedgerPane)
    return found


def listed(view: LedgersView) -> LedgerList:
    return Part(pane(view)).kind(LedgerList)


def field_of(view: LedgersView, column: Column, kind: type[QWidget] = QLineEdit) -> QWidget:
    return Part(pane(view)).named(kind, labels.name(column))


def test_it_stands_on_the_first_row_and_shows_it(view: LedgersView) -> None:
    assert listed(view).number == 1
    field = field_of(view, Column.NAME)
    assert field.text() == "PC 1"


def test_by_keys_alone_a_device_is_added_filled_and_deleted(qtbot: QtBot, view: LedgersView, state: AppState) -> None:
    qtbot.keyClick(listed(view), Qt.Key.Key_Insert)
    qtbot.keyClicks(field_of(view, Column.NAME), "Mac")
    qtbot.keyClick(field_of(view, Column.NAME), Qt.Key.Key_Return)
    assert texts(state)["device.3.name"] == "Mac"
    day = field_of(view, Column.SEEN)
    today = state.today()
    qtbot.keyClicks(day, f"{today.month}/{today.day}")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert texts(state)["device.3.seen"] == today.isoformat()
    listed(view).setFocus()
    qtbot.keyClick(listed(view), Qt.Key.Key_Delete)
    assert "device.3.name" not in texts(state)
    assert listed(view).number == 2
    assert "Ctrl+Z" in Part(pane(view)).said


def test_enter_in_the_list_goes_to_the_first_field(qtbot: QtBot, view: LedgersView) -> None:
    view.activateWindow()
    listed(view).setFocus()
    qtbot.keyClick(listed(view), Qt.Key.Key_Down)
    qtbot.keyClick(listed(view), Qt.Key.Key_Return)
    assert view.isVisible()
    assert view.focusWidget() is field_of(view, Column.NAME)


def test_undo_in_a_field_takes_back_its_typing_first_and_then_the_step_before(
    qtbot: QtBot, window: MainWindow, state: AppState
) -> None:
    keep(state, {"device.1.name": "PC 1"})
    keep(state, {"device.1.user": "佐藤"})
    Hand(window).go(Place.LEDGERS)
    field = field_of(Hand(window).ledgers, Column.NAME)
    field.setFocus()
    qtbot.keyClicks(field, "x")
    for _n in range(2):
        qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "PC 1"
    assert "device.1.user" not in texts(state)


def test_typing_in_the_remarks_is_one_step(qtbot: QtBot, view: LedgersView, state: AppState) -> None:
    note = field_of(view, Column.NOTE, NoteEdit)
    for part in ("ab", "cd"):
        qtbot.keyClicks(note, part)
        note.flush()
    assert texts(state)["device.1.note"] == "abcd"
    state.undo()
    assert "device.1.note" not in texts(state)


def test_what_is_typed_is_kept_when_another_row_is_chosen_and_when_the_place_is_left(
    qtbot: QtBot, view: LedgersView, state: AppState
) -> None:
    field = field_of(view, Column.SERIAL)
    qtbot.keyClicks(field, "S1")
    listed(view).stand_on(2)
    qtbot.keyClicks(field_of(view, Column.SERIAL), "S2")
    state.hand_over_typed()
    assert (texts(state)["device.1.serial"], texts(state)["device.2.serial"]) == ("S1", "S2")


def test_several_devices_are_seen_today_at_once(view: LedgersView, state: AppState) -> None:
    listed(view).selectAll()
    pane(view).see_today()
    assert {texts(state)[f"device.{n}.seen"] for n in (1, 2)} == {state.today().isoformat()}
    state.undo()
    assert "device.1.seen" not in texts(state)


def test_the_teleworkers_and_the_duties_are_there_to_pick(view: LedgersView, state: AppState) -> None:
    user = field_of(view, Column.USER, OwnerField)
    assert [user.itemText(n) for n in range(user.count())] == ["佐藤", "髙﨑", *state.names[2:]]
    view.show_ledger(CONTACT)
    pane(view).add()
    duty = field_of(view, Column.DUTY, OwnerField)
    duties = [each.name for each in state.catalogue.papers("en").emergency.contacts]
    assert [duty.itemText(n) for n in range(duty.count())] == duties


def test_a_person_is_written_down_and_teleworks_from_then_on(view: LedgersView, state: AppState) -> None:
    view.show_ledger(PERSON)
    pane(view).add()
    tick = field_of(view, Column.TELEWORKS, TickBox)
    field_of(view, Column.NAME).setText("森")
    tick.click()
    state.hand_over_typed()
    assert teleworkers(state.workbook.rows(PERSON)) == ("佐藤", "髙﨑", "森")
    assert state.names[:3] == ("佐藤", "髙﨑", "森")
    state.undo()
    assert "森" not in teleworkers(state.workbook.rows(PERSON))


def test_rows_of_a_spreadsheet_are_pasted_and_copied(view: LedgersView, state: AppState) -> None:
    QGuiApplication.clipboard().setText("Mac\tC02-XL\r\niPad\tS10\r\n")
    pane(view).paste()
    assert (texts(state)["device.3.name"], texts(state)["device.4.serial"]) == ("Mac", "S10")
    listed(view).stand_on(3)
    pane(view).copy()
    assert QGuiApplication.clipboard().text().startswith("Mac\tC02-XL\t")


def test_what_cannot_be_pasted_is_said(view: LedgersView, failures: list[Exception]) -> None:
    QGuiApplication.clipboard().setText("\t".join("abcdefghij"))
    pane(view).paste()
    assert [type(error) for error in failures] == [CellRefused]
    QGuiApplication.clipboard().setText("")
    pane(view).paste()
    assert "no rows" in Part(pane(view)).said


def test_columns_that_were_left_out_are_named(view: LedgersView) -> None:
    QGuiApplication.clipboard().setText("Name\tBought\tUser\r\nMac\t2020\t佐藤\r\n")
    pane(view).paste()
    assert "1 row added." in Part(pane(view)).said
    assert "Bought" in Part(pane(view)).said


def test_without_rows_it_says_how_to_begin(view: LedgersView) -> None:
    listed(view).selectAll()
    pane(view).remove()
    assert listed(view).isHidden()
    assert "paste" in Part(pane(view)).said
    assert view.focusWidget() in Part(pane(view)).buttons("Add this P&C...")
    assert view.focusWidget().isVisible()


def test_another_workbook_shows_its_own_devices(model: LedgerModel, state: AppState, tmp_path: Path) -> None:
    model.add()
    other = Workbook.create(tmp_path / "other.tenken", "")
    state.replace_workbook(other)
    assert model.rowCount() == 0
    assert model.add() == 1
    other.close()


def test_both_ledgers_speak_the_language_of_the_screens(view: LedgersView) -> None:
    i18n.use("ja")
    view.retranslate()
    assert listed(view).accessibleName() == "端末"
    assert "シリアルナンバー" in Part(pane(view)).lines


def test_it_is_a_place_of_the_window(window: MainWindow, state: AppState) -> None:
    Hand(window).go(Place.LEDGERS)
    assert Hand(window).place is Place.LEDGERS
    assert Hand(window).ledgers.ledger is DEVICE
    assert Hand(window).place_button(Place.LEDGERS).waits == ""
    keep(state, {"device.1.name": "PC 1", "device.2.name": "PC 2"})
    assert Hand(window).place_button(Place.LEDGERS).waits == "2 devices"


def test_leaving_keeps_what_is_being_typed(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    keep(state, {"device.1.name": "PC"})
    Hand(window).go(Place.LEDGERS)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    Hand(window).go(Place.OVERVIEW)
    assert state.workbook.rows(DEVICE)["1"]["name"] == "PC1"


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


def test_the_key_of_today_works_in_the_window_too(qtbot: QtBot, window: MainWindow, state: AppState) -> None:
    keep(state, {"device.1.name": "PC 1"})
    Hand(window).go(Place.LEDGERS)
    rows = listed(Hand(window).ledgers)
    rows.setFocus()
    [keys] = [a.shortcut()[0] for a in rows.actions() if a.text() == "Seen &today"]
    qtbot.keyClick(rows, keys.key(), keys.keyboardModifiers())
    assert texts(state)["device.1.seen"] == state.today().isoformat()
