"""Printed sheets are kept, numbered and found; damage to them shows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.selection import View
from app.domain.sheets import NotASheetNumber, Sheet, SheetUnknown, printed_number
from app.storage.connection import transaction
from app.storage.errors import WorkbookDamaged
from app.storage.printed_sheets import find, foreseen, issue, issued_sheets
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook

SHEET = Sheet("checklist", View.ALL, date(2026, 11, 23), "髙﨑 <b>", ("administrator-E-10", "executive-A-1"))


def test_a_sheet_is_found_by_its_number_after_a_restart(path: Path):
    with Workbook.create(path) as workbook:
        printed = issue(workbook, SHEET)
        second = issue(workbook, replace(SHEET, person=""))
    with Workbook.open(path) as workbook:
        assert find(workbook, printed.number) == (1, SHEET)
        assert find(workbook, second.number.replace("-", "")) == (2, replace(SHEET, person=""))
        assert list(issued_sheets(workbook)) == [1, 2]
        assert workbook.history() == []


def test_the_same_sheet_keeps_its_number(workbook: Workbook):
    assert issue(workbook, SHEET) == issue(workbook, SHEET)
    assert issue(workbook, replace(SHEET, made=date(2026, 11, 24))) != issue(workbook, SHEET)
    assert issue(workbook, replace(SHEET, measures=SHEET.measures[::-1])) != issue(workbook, SHEET)


def test_numbers_are_foreseen_without_being_used_up(workbook: Workbook):
    known, new, newer = SHEET, replace(SHEET, person=""), replace(SHEET, person="森")
    issue(workbook, known)
    told = foreseen(workbook, [new, known, newer])
    assert issued_sheets(workbook) == {1: known}
    assert told == tuple(issue(workbook, sheet) for sheet in (new, known, newer))


def test_when_the_numbers_run_out_the_oldest_is_given_anew(workbook: Workbook, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.storage.printed_sheets.MOST_SHEETS", 2)
    made = [issue(workbook, replace(SHEET, made=date(2026, 1, day))) for day in (2, 1, 3)]
    assert issued_sheets(workbook) == {1: made[0].sheet, 2: made[2].sheet}


def test_what_is_no_sheet_of_this_workbook(workbook: Workbook):
    with pytest.raises(SheetUnknown):
        find(workbook, printed_number(workbook.id, 7))
    with pytest.raises(NotASheetNumber):
        find(workbook, "7")


@pytest.mark.parametrize("statement", ["UPDATE sheet SET person = 'x'", "UPDATE sheet SET made = 'x'"])
def test_damage_shows(path: Path, statement: str):
    with Workbook.create(path) as workbook:
        issue(workbook, SHEET)
        with transaction(workbook.connection):
            workbook.connection.execute(statement)
        with pytest.raises(WorkbookDamaged):
            issued_sheets(workbook)
    assert check_workbook(path).result is Result.DAMAGED
