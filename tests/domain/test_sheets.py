"""The number on a printed sheet is found again, and a mistyped one or one of another workbook is told."""

from datetime import date

import pytest

from app.domain.selection import View
from app.domain.sheets import (
    NotASheetNumber,
    Sheet,
    SheetOfAnotherWorkbook,
    is_sheet_number,
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


FRAMES = [
    "{}",
    "]C0{}",
    "]A0{}",
    "[C0{}",
    "*{}*",
    "({}(",
    "\x02{}\x03",
    "\x02]C0{}\x03\r\n",
    "＊{}＊",
    "］Ｃ０{}",
    "{}\t",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("width", ["half", "full"])
def test_as_scanners_frame_it_and_read_it_more_than_once(frame, times, width):
    for number in ("00100123", "001-0012-3"):
        shown = number.translate({ord("0") + n: 0xFF10 + n for n in range(10)}) if width == "full" else number
        assert read_number(HERE, frame.format(shown) * times) == 12


@pytest.mark.parametrize("text", ["00100123" + "00100131", "]00100123", "001001230", "001001230010012"])
def test_what_only_looks_like_a_framed_or_double_number(text):
    with pytest.raises(NotASheetNumber):
        read_number(HERE, text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("00100123", True), ("]C0" + printed_number(OTHER, 12), True), ("00100124", False), ("PF0A1B2C", False)],
)
def test_a_number_of_any_workbook_is_known_by_its_last_figure(text, is_one):
    assert is_sheet_number(text) is is_one


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
