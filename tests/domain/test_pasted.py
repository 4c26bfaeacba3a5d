"""What a spreadsheet puts on the clipboard comes in whole or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledgers import COLUMNS, DAYS, LONG, Column, Ledger
from app.domain.pasted import CellRefused, copied_rows, pasted_rows
from app.domain.text import clean_line, clean_text

TODAY = date(2026, 11, 23)
HEADINGS = {"Phone": Column.PHONE, "Name": Column.NAME, "名前": Column.NAME}


def pasted(text, ledger=Ledger.CONTACT):
    return pasted_rows(ledger, text, TODAY, HEADINGS)


def test_lines_of_cells_in_the_order_of_the_columns():
    first, second = pasted("IT業者\tみどり\t0120\r\n警察\t\t#9110\t夜も\r\n")
    assert first == {Column.DUTY: "IT業者", Column.NAME: "みどり", Column.PHONE: "0120"}
    assert second == {Column.DUTY: "警察", Column.NAME: "", Column.PHONE: "#9110", Column.NOTE: "夜も"}


def test_a_line_of_headings_says_which_columns_there_are():
    assert pasted("Phone\t名前\n0120\tみどり") == ({Column.PHONE: "0120", Column.NAME: "みどり"},)
    assert pasted("Phone\tName") == ()


def test_a_cell_may_have_lines_and_quotes():
    (row,) = pasted('PC\tS1\tWindows\t"Microsoft 365\n""弥生"""', Ledger.DEVICE)
    assert row[Column.APPLICATIONS] == 'Microsoft 365\n"弥生"'


def test_a_day_is_read_as_people_type_it():
    (row,) = pasted("PC" + "\t" * 7 + "11/20", Ledger.DEVICE)
    assert row[Column.SEEN] == "2026-11-20"


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "  \t "])
def test_nothing_gives_no_row(text):
    assert pasted(text) == ()


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("a\nb\tc\td\te\tf", 2, None),
        ("x" * 201, 1, Column.DUTY),
        ("\n\na\tb\tc\t" + "x" * 10_001, 3, Column.NOTE),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(text, row, column):
    with pytest.raises(CellRefused) as caught:
        pasted(text)
    assert (caught.value.row, caught.value.column) == (row, column)


def test_what_is_no_day_is_refused():
    with pytest.raises(CellRefused) as caught:
        pasted("PC" + "\t" * 7 + "gestern", Ledger.DEVICE)
    assert (caught.value.column, caught.value.text) == (Column.SEEN, "gestern")


lines = st.text(max_size=30).map(clean_line)
longer = st.text(max_size=60).map(lambda text: clean_text(text).strip())
days = st.dates(min_value=date(2000, 1, 1)).map(date.isoformat)
devices = st.fixed_dictionaries(
    {c: days if c in DAYS else longer if c in LONG else lines for c in COLUMNS[Ledger.DEVICE]}
)


@given(st.lists(devices, min_size=1, max_size=3))
def test_what_was_copied_comes_back(rows):
    assert list(pasted_rows(Ledger.DEVICE, copied_rows(Ledger.DEVICE, rows), TODAY, {})) == rows
