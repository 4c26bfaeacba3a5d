"""The number on a printed sheet is found again, and a mistyped one or one of another workbook is told."""

from datetime import date

import pytest

from app.domain.selection import View
from app.domain.sheets import (
    NotASheetNumber,
    Sheet,
    SheetOfAnotherWorkbook,
    last_of,
    printed_number,
    read_number,
)

HERE, OTHER = "00000001" * 4, "00000002" * 4


def test_what_is_printed_is_read():
    for number in (1, 12, 999, 9999):
        assert read_number(HERE, printed_number(HERE, number)) == number


def test_as_people_and_scanners_type_it():
    printed = printed_number(HERE, 12)
    assert printed == "001-0012-3"
    for typed in ("00100123", " 001 0012 3 ", "００１－００１２－３", "001ー0012−3\n"):
        assert read_number(HERE, typed) == 12


@pytest.mark.parametrize("text", ["", "12", "001-0012", "001-0012-11", "abc-defg-h", "٠٠١٠٠١٢١", "001-0012-x"])
def test_what_is_no_number(text):
    with pytest.raises(NotASheetNumber):
        read_number(HERE, text)


def test_every_single_mistyped_figure_is_told():
    right = printed_number(HERE, 1234).replace("-", "")
    for place, figure in enumerate(right):
        for other in "0123456789":
            if other != figure:
                with pytest.raises(NotASheetNumber):
                    read_number(HERE, right[:place] + other + right[place + 1 :])


def test_a_sheet_of_another_workbook_is_told():
    with pytest.raises(SheetOfAnotherWorkbook):
        read_number(HERE, printed_number(OTHER, 12))


def test_the_last_sheet_of_a_document_before_a_day():
    made = (("a", 1), ("a", 3), ("b", 2), ("a", 3))
    sheets = {n: Sheet(name, View.ALL, date(2026, 1, day), "", ()) for n, (name, day) in enumerate(made, 1)}
    assert last_of(sheets, "a", date(2026, 1, 3)) == 1
    assert last_of(sheets, "a", date(2026, 1, 4)) == 4
    assert last_of(sheets, "c", date(2026, 1, 4)) is None
