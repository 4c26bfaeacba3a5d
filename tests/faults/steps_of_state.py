"""What a person does in a window beside plain edits: each step goes through the window's state."""

import os
from pathlib import Path

from app.domain.answers import Field, Status, changes_to
from app.domain.applicability import Overrule, Verdict
from app.domain.history import Done, Origin
from app.domain.kept_texts import PUT_OFF
from app.domain.measures import together
from app.domain.paper_entry import Newer, Outcome, TypedRow, of_answers, of_self_check
from app.domain.putting_off import PutOffFor
from app.domain.selection import View
from app.domain.sheets import PrintedSheet, Sheet
from app.domain.tables import CONTACT, DECISION, DEVICE, HAND_IN, PERSON, Column
from app.files import naming_system_errors
from app.storage.backup import save_copy
from app.storage.errors import FileReplaced
from app.storage.later_changes import changed_after
from app.storage.printed_sheets import find, issue
from app.storage.records_folder import records_folder
from app.storage.rescue_copy import free_name_in, keep_as
from app.storage.workbook import Workbook
from app.ui.shell.state import AppState
from app.work.found_findings import names_of_records, sorted_findings, text_once_brought_back, text_once_put_off
from app.work.history_days import HistoryDays
from app.work.records_along import take_records_along
from tests.faults.operations import (
    CATALOGUE,
    LONG,
    MEASURES,
    NAME,
    TODAY,
    Operation,
    Tell,
    answered,
    put,
    state_in,
    with_record,
)

_THEIRS = "theirs.tenken"
_OF_ONE = tuple(measure for measure in MEASURES if measure.startswith("teleworker-"))


def look_again(folder: Path, tell: Tell) -> None:
    """“Still so”, of some answers, and then of more."""
    with state_in(folder, tell) as (state, done):
        for count in (1, 5, 30):
            done(lambda count=count: state.still_so(MEASURES[:count]))


def put_findings_off(folder: Path, tell: Tell) -> None:
    """Findings are put off, and one of them is brought back."""
    with state_in(folder, tell) as (state, done):
        days, records = HistoryDays(state.workbook), names_of_records(state.path)
        found = sorted_findings(CATALOGUE, state.standing, days, TODAY, records).standing
        assert len(found) > 1
        for finding, how_long in zip(found, (PutOffFor.YEAR, PutOffFor.CHANGE), strict=False):
            text = text_once_put_off(state.workbook, finding, how_long, f"later {LONG[:100]}", TODAY)
            done(lambda text=text: state.set_kept({PUT_OFF: text}))
        text = text_once_brought_back(state.workbook, found[0])
        done(lambda: state.set_kept({PUT_OFF: text}))


def ledgers_and_texts(folder: Path, tell: Tell) -> None:
    """Rows of every ledger come, change and go; then the profile, what it does not decide, and the name."""
    with state_in(folder, tell) as (state, done):
        for table in (DEVICE, CONTACT, PERSON):
            wanted = {str(n): {Column.NAME: f"{table.name} {n}"} for n in range(1, 9)}
            done(lambda table=table, wanted=wanted: state.set_rows(table, wanted))
            done(lambda table=table: state.set_rows(table, {"2": {Column.NAME: LONG[:150]}, "3": {}}))
        done(lambda: state.set_profile({"kind": "company", "people": "12"}))
        done(lambda: state.overrule(MEASURES[7], Overrule(Verdict.DOES_NOT_APPLY, LONG[:90])))
        done(lambda: state.rename("髙﨑商店"))


def _printed(workbook: Workbook, document: str) -> PrintedSheet:
    """The same sheet each time: it keeps its number."""
    if document == "self-check":
        return issue(workbook, Sheet(document, View.TELEWORKER, TODAY, "", _OF_ONE))
    return issue(workbook, Sheet(document, View.ALL, TODAY, "", MEASURES[:40]))


def with_sheets(folder: Path) -> None:
    """A sheet for a teleworker and a meeting were printed."""
    answered(folder)
    with Workbook.open(folder / NAME) as workbook:
        for document in ("self-check", "meeting-pack"):
            _printed(workbook, document)


def type_sheets_in(folder: Path, tell: Tell) -> None:
    """They come back, and are found by their numbers: the teleworker's with answers, the meeting's with decisions."""
    with state_in(folder, tell) as (state, done):
        for document in ("self-check", "meeting-pack"):
            number, sheet = find(state.workbook, _printed(state.workbook, document).number)
            outcome = _typed(state, number, sheet)
            assert len(outcome.differences) + len(outcome.along) > 10
            done(lambda outcome=outcome: state.accept((*outcome.differences, *outcome.along)))


def _typed(state: AppState, number: int, sheet: Sheet) -> Outcome:
    rows = {m: TypedRow({Field.STATUS: Status.DONE}) for m in sheet.measures}
    newer = Newer(*changed_after(state.workbook, sheet.made))
    if sheet.document == "self-check":
        stored = state.workbook.rows(HAND_IN)
        return of_self_check(number, "𠮷田", TODAY, rows, state.stored, stored, newer)
    rows = {m: TypedRow(row.values, f"said {LONG[:40]}", "it is done") for m, row in rows.items()}
    settled = together(CATALOGUE.measures)
    return of_answers(number, sheet, rows, state.stored, state.workbook.rows(DECISION), newer, settled)


def with_theirs(folder: Path) -> None:
    """The workbook, and beside it what somebody else is about to put into its place."""
    answered(folder)
    answered(folder, 3, _THEIRS)


def keep_elsewhere(folder: Path, tell: Tell) -> None:
    """The file of the open workbook becomes another's: what is here is kept beside it, with what was to come."""
    workbook = Workbook.open(folder / NAME)
    try:
        put(workbook, MEASURES[0], {Field.NOTE: "mine"})
        tell()
        workbook.remember()
        with naming_system_errors(workbook.path):  # it is no part of the program
            os.replace(folder / _THEIRS, workbook.path)  # noqa: PTH105 - as another program does
        changes = tuple(changes_to(MEASURES[1], workbook.entry(MEASURES[1]), {Field.NOTE: "mine, too"}))
        try:
            workbook.apply(changes)
        except FileReplaced:
            keep_as(workbook, free_name_in(folder, workbook.path), [Done(changes, Origin.EDIT)])
        else:
            raise AssertionError("it was written into another's file")
        tell()
    finally:
        workbook.leave_to_others()


def copy_with_records(folder: Path, tell: Tell) -> None:
    """A copy, and its records beside it."""
    with Workbook.open(folder / NAME) as workbook:
        save_copy(workbook, folder / "new.tenken")
        tell()
        assert records_folder(workbook.path).is_dir()
        take_records_along(workbook.path, folder / "new.tenken")
        tell()


STEPS_OF_STATE = (
    Operation("still so", answered, look_again),
    Operation("put off", answered, put_findings_off),
    Operation("ledgers", answered, ledgers_and_texts),
    Operation("sheets typed in", with_sheets, type_sheets_in),
    Operation("changed outside", with_theirs, keep_elsewhere),
    Operation("copy with records", with_record, copy_with_records),
)
