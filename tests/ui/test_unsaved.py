"""Text that could not be kept stays, is tried again, and is not shown as saved."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app import labels
from app.domain.answers import Field, Status
from app.domain.tables import DEVICE, PERSON, CellPlace, Column
from app.files import AccessFailed, DiskFull
from app.storage.workbook import Workbook
from app.ui.checklist.task_fields import TaskFields
from app.ui.kit.note_edit import NoteEdit
from app.ui.kit.owner_field import OwnerField
from app.ui.ledgers.ledger_list import LedgerList
from app.ui.ledgers.ledger_pane import LedgerPane
from app.ui.ledgers.ledgers_view import LedgersView
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.kept import keep
from tests.ui.desk import Desk
from tests.ui.hands import ChecklistHand, Hand, Part, ledger_pane
from tests.ui.shell.test_application import Person, person
from tests.ui.stages import settled

__all__ = ["person"]

E10, A1 = "administrator-E-10", "executive-A-1"
TYPED = "書きかけの長い備考"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, state: AppState, failures: list[Exception]) -> pytest.MonkeyPatch:
    """A disk that is full until the patch is undone."""

    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    monkeypatch.setattr("app.ui.files.remedies.tell_with_remedy", lambda *_error: None)
    patch = pytest.MonkeyPatch()
    patch.setattr(Workbook, "apply", refuse)
    return patch


def test_it_stays_is_tried_again_and_is_kept(
    window: MainWindow, state: AppState, full: pytest.MonkeyPatch, failures: list[Exception]
) -> None:
    window.show_measure(E10)
    settled(window)
    try:
        assert not state.edit([E10], {Field.NOTE: TYPED})
    finally:
        full.undo()
    assert [type(error) for error in failures] == [DiskFull]
    assert "Not saved" in Hand(window).saved
    window.show_measure(A1)
    settled(window)
    window.show_measure(E10)
    settled(window)
    assert state.entry(E10).note in ("髙﨑さんに聞く", TYPED)
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    assert state.entry(E10).note == TYPED
    assert state.unsaved.texts == {}
    assert Hand(window).saved.startswith("Saved")


def test_it_is_shown_as_typed_when_one_comes_back(
    checklist: ChecklistHand, state: AppState, full: pytest.MonkeyPatch
) -> None:
    checklist.open(E10)
    try:
        state.edit([E10], {Field.NOTE: TYPED})
        checklist.open(A1)
        checklist.open(E10)
        assert checklist.detail.text(Field.NOTE).toPlainText() == TYPED
    finally:
        full.undo()


def test_an_answer_is_not_given_later(state: AppState, full: pytest.MonkeyPatch) -> None:
    try:
        assert not state.edit([A1], {Field.STATUS: Status.PARTIAL})
    finally:
        full.undo()
    assert state.unsaved.texts == {}
    assert state.entry(A1).status is Status.DONE


def test_text_that_is_typed_back_is_no_longer_unsaved(state: AppState, full: pytest.MonkeyPatch) -> None:
    try:
        state.edit([E10], {Field.NOTE: TYPED})
        assert state.unsaved.texts == {(E10, Field.NOTE): TYPED}
        state.edit([E10], {Field.NOTE: "髙﨑さんに聞く"})
        assert state.unsaved.texts == {}
    finally:
        full.undo()


@pytest.fixture
def typed(window: MainWindow) -> Iterator[pytest.MonkeyPatch]:
    """A note is being typed, and the disk is full until the patch is undone; every box is shown."""

    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    window.show_measure(E10)
    settled(window)
    Hand(window).checklist.detail.text(Field.NOTE).setPlainText(TYPED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Workbook, "apply", refuse)
        yield patch


def test_closing_asks_once_and_stays(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person
) -> None:
    assert not window.close()
    assert ([what for what, _rest in person.seen], person.defaults) == (
        [f"What you typed last is not saved. The disk is full; {state.path} could not be written."],
        ["Stay here"],
    )
    assert window.isVisible()
    assert state.unsaved.texts == {(E10, Field.NOTE): TYPED}
    assert Hand(window).checklist.detail.text(Field.NOTE).toPlainText() == TYPED
    typed.undo()
    assert window.close()
    assert len(person.seen) == 1
    with Workbook.open(state.path) as workbook:
        assert workbook.entry(E10).note == TYPED


def test_a_text_that_is_given_up_keeps_no_window_open(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person
) -> None:
    person.presses = ["Give up the text"]
    assert window.close()
    assert len(person.seen) == 1
    with Workbook.open(state.path) as workbook:
        assert workbook.entry(E10).note == "髙﨑さんに聞く"


def test_showing_another_workbook_asks_once_too(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person, tmp_path: Path
) -> None:
    before, other = state.path, tmp_path / "other.tenken"
    Workbook.create(other, "other").close()
    Hand(window).open_path(other)
    assert (state.path, len(person.seen)) == (before, 1)
    assert state.unsaved.texts == {(E10, Field.NOTE): TYPED}
    person.presses = ["Give up the text"]
    Hand(window).open_path(other)
    assert (state.path, len(person.seen)) == (other, 2)
    assert state.unsaved.texts == {}


def test_a_fault_is_told_once_however_much_is_typed_and_wherever_one_goes(
    window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person
) -> None:
    note = Hand(window).checklist.detail.text(Field.NOTE)
    for more in range(3):
        note.setPlainText(TYPED + "あ" * more)
        note.flush()
    for place in (Place.LEDGERS, Place.PLAN, Place.CHECKLIST):
        Hand(window).go(place)
    assert [what for what, _rest in person.seen] == [f"The disk is full; {state.path} could not be written."]
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    assert len(person.seen) == 2, "an answer that is lost is told each time"
    typed.undo()
    state.edit([A1], {Field.STATUS: Status.PARTIAL})
    assert (state.entry(E10).note, state.unsaved.texts) == (TYPED + "ああ", {})


def test_another_fault_is_told(window: MainWindow, state: AppState, typed: pytest.MonkeyPatch, person: Person) -> None:
    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise AccessFailed(workbook.path, "Input/output error")

    state.hand_over_typed()
    typed.setattr(Workbook, "apply", refuse)
    for _n in range(2):
        state.hand_over_typed()
    assert len(person.seen) == 2


def test_a_fault_that_was_over_is_told_when_it_comes_back(
    window: MainWindow, state: AppState, full: pytest.MonkeyPatch, failures: list[Exception]
) -> None:
    try:
        state.edit([E10], {Field.NOTE: TYPED})
        state.edit([E10], {Field.NOTE: "髙﨑さんに聞く"})  # as it is stored
        state.edit([E10], {Field.NOTE: TYPED})
    finally:
        full.undo()
    assert len(failures) == 2


def test_a_reason_is_kept_with_the_answer_it_is_for(state: AppState, full: pytest.MonkeyPatch) -> None:
    try:
        for n, reason in enumerate(("紙", "紙は使わない")):
            values = {Field.REASON: reason, Field.STATUS: Status.NOT_APPLICABLE}
            assert not state.edit([A1], values, join=bool(n))
        assert state.shown(A1).status is Status.DONE
    finally:
        full.undo()
    state.hand_over_typed()
    assert (state.shown(A1).status, state.shown(A1).reason) == (Status.NOT_APPLICABLE, "紙は使わない")
    assert state.unsaved.texts == {}


def test_a_ticked_step_is_not_ticked_later(state: AppState, full: pytest.MonkeyPatch) -> None:
    try:
        assert not state.edit([A1], {Field.STEPS: "1"})
    finally:
        full.undo()
    assert state.unsaved.texts == {}


def test_an_owner_is_shown_as_typed(checklist: ChecklistHand, state: AppState, full: pytest.MonkeyPatch) -> None:
    checklist.open(E10)
    try:
        state.edit([E10], {Field.OWNER: "佐藤"})
        checklist.open(A1)
        checklist.open(E10)
        fields = checklist.detail.kind(TaskFields)
        assert [box.owner for box in fields.findChildren(OwnerField)] == ["佐藤"]
    finally:
        full.undo()


# in a ledger

PC, MAC = CellPlace("device", "1", "name"), CellPlace("device", "2", "name")


@pytest.fixture
def ledger(desk: Desk, state: AppState) -> LedgersView:
    keep(state, {"device.1.name": "PC 1", "device.1.note": "棚"})
    view = desk.put(LedgersView(state, desk))
    view.focus_list()
    settled(view)
    return view


def _field(view: LedgersView, column: Column, kind: type[QWidget] = QLineEdit) -> Any:
    return Part(ledger_pane(view)).named(kind, labels.name(column))


def _listed(view: LedgersView) -> LedgerList:
    return Part(ledger_pane(view)).kind(LedgerList)


def test_a_cell_of_a_ledger_stays_marked_and_is_kept_later(
    ledger: LedgersView, state: AppState, full: pytest.MonkeyPatch, failures: list[Exception]
) -> None:
    try:
        _field(ledger, Column.NAME).setText("PC 1 の新しい名前")
        state.hand_over_typed()
        note = _field(ledger, Column.NOTE, NoteEdit)
        note.setPlainText(TYPED)
        note.flush()
        assert state.unsaved.texts == {PC: "PC 1 の新しい名前", CellPlace("device", "1", "note"): TYPED}
        assert [type(error) for error in failures] == [DiskFull]
        assert _field(ledger, Column.NAME).text() == "PC 1 の新しい名前"
        assert Part(ledger_pane(ledger)).said.count("not saved yet") == 2
        ledger.show_ledger(PERSON)
        ledger.show_ledger(DEVICE)
        assert _field(ledger, Column.NOTE, NoteEdit).toPlainText() == TYPED
        assert state.workbook.rows(DEVICE)["1"]["name"] == "PC 1"
    finally:
        full.undo()
    state.hand_over_typed()
    row = state.workbook.rows(DEVICE)["1"]
    assert (row["name"], row["note"], state.unsaved.texts) == ("PC 1 の新しい名前", TYPED, {})
    assert "not saved yet" not in Part(ledger_pane(ledger)).said


def test_a_new_row_stays_in_the_list_and_takes_no_place_of_another(
    ledger: LedgersView, state: AppState, full: pytest.MonkeyPatch
) -> None:
    pane = ledger_pane(ledger)
    assert isinstance(pane, LedgerPane)
    try:
        for name in ("Mac", "Tablet"):
            pane.add()
            _field(ledger, Column.NAME).setText(name)
            pane.flush()
        assert _listed(ledger).stand_on(1)
        _field(ledger, Column.NAME).setText("PC")
        pane.flush()
        assert state.unsaved.texts == {MAC: "Mac", CellPlace("device", "3", "name"): "Tablet", PC: "PC"}
        assert _listed(ledger).stand_on(2)
        assert _field(ledger, Column.NAME).text() == "Mac"
    finally:
        full.undo()
    QGuiApplication.clipboard().setText("Pasted")
    pane.paste()
    names = {number: row["name"] for number, row in state.workbook.rows(DEVICE).items()}
    assert names == {"1": "PC", "2": "Mac", "3": "Tablet", "4": "Pasted"}


def test_what_is_pasted_or_seen_today_is_told_and_not_kept_later(
    ledger: LedgersView, state: AppState, full: pytest.MonkeyPatch, failures: list[Exception]
) -> None:
    pane = ledger_pane(ledger)
    assert isinstance(pane, LedgerPane)
    try:
        QGuiApplication.clipboard().setText("Pasted")
        pane.paste()
        pane.see_today()
    finally:
        full.undo()
    assert (len(failures), state.unsaved.texts) == (2, {})


def test_a_row_that_is_taken_away_leaves_nothing_to_be_saved(
    ledger: LedgersView, state: AppState, full: pytest.MonkeyPatch
) -> None:
    pane = ledger_pane(ledger)
    assert isinstance(pane, LedgerPane)
    try:
        _field(ledger, Column.NAME).setText("PC")
        pane.flush()
    finally:
        full.undo()
    assert state.set_rows(DEVICE, {"1": {}})
    assert (dict(state.workbook.rows(DEVICE)), state.unsaved.texts) == ({}, {})


def test_closing_asks_about_a_cell_too(
    window: MainWindow, state: AppState, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(workbook: Workbook, *_edits: object) -> None:
        raise DiskFull(workbook.path)

    keep(state, {"device.1.name": "PC 1"})
    Hand(window).go(Place.LEDGERS)
    with monkeypatch.context() as patch:
        patch.setattr(Workbook, "apply", refuse)
        _field(Hand(window).ledgers, Column.NAME).setText("PC")
        assert not window.close()
        assert [what[:26] for what, _rest in person.seen] == ["What you typed last is not"]
        assert Hand(window).saved == "Not saved yet: 1"
    assert window.close()
    with Workbook.open(state.path) as workbook:
        assert workbook.rows(DEVICE)["1"]["name"] == "PC"
