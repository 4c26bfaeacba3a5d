"""What a spreadsheet puts on the clipboard comes in whole or not at all, read as a table of a file is."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.clipboard_cells import CellRefused, copied_rows, pasted_cells
from app.domain.entered_text import clean_line, clean_text
from app.domain.ledgers import DAYS, LONG
from app.domain.tables import CONTACT, DEVICE, Column
from app.exchange.defused_text import defused
from app.exchange.pasting import pasted_rows
from app.exchange.refusals import ColumnTwice
from tests.tables import tables_of

TODAY = date(2026, 11, 23)


def rows(text, what=CONTACT):
    return pasted_rows(what, text, TODAY).rows


def test_lines_of_cells_in_the_order_of_the_columns():
    first, second = rows("IT業者\tみどり\t0120\r\n警察\t\t#9110\t夜も\r\n")
    assert first == {Column.DUTY: "IT業者", Column.NAME: "みどり", Column.PHONE: "0120"}
    assert second == {Column.DUTY: "警察", Column.PHONE: "#9110", Column.NOTE: "夜も"}


@pytest.mark.parametrize(("clipboard", "cells"), tables_of("What is pasted")[0])
def test_each_row_of_the_table(clipboard, cells):
    text = clipboard.replace("⇥", "\t").replace("⏎", "\n")
    lines = [re.findall("`([^`]*)`", f"`{line}`".replace("``", "`")) for line in cells.split(" / ")]
    wanted = [[cell.replace("⇥", "\t").replace("⏎", "\n") for cell in line if cell.strip()] for line in lines]
    assert [line for line in pasted_cells(text, 9) if line != [""]] == wanted


HEADED = {
    "in Japanese": "名前\t電話番号\n",
    "in another order and language": "Phone\t名前\n",
    "by names of people": "TEL\t氏名\n",
    "half width": "ﾅﾏｴ\tﾃﾞﾝﾜ\n".replace("ﾃﾞﾝﾜ", "電話"),
    "broken by Alt+Enter": '"名\n前"\t"電話\r\n番号"\n',
    "with blanks": " 名 前 \tPHONE \n",
    "with a title above": "連絡先\t\n\n役割\t\n緊急時の役割\t名前\t電話番号\n",
}


@pytest.mark.parametrize("head", HEADED.values(), ids=HEADED)
def test_headings_place_the_columns(head):
    cells = pasted_cells(head, 4)[-2]
    name = next(h for h in cells if "名" in "".join(h.split()) or "ﾅ" in h)
    (row,) = rows(head + "\t".join("みどり" if heading == name else "0120" for heading in cells))
    assert (row[Column.NAME], row[Column.PHONE]) == ("みどり", "0120")


def test_one_more_column_is_left_out_and_named():
    found = pasted_rows(DEVICE, "機器名\t購入日\tシリアル番号\t使用者\t部署\nPC1\t2020/1/1\tS1\t佐藤\t総務\n", TODAY)
    assert found.rows == ({Column.NAME: "PC1", Column.SERIAL: "S1", Column.USER: "佐藤"},)
    assert found.left_out == ("購入日", "部署")


def test_our_own_table_is_pasted_by_its_headings():
    text = "番号\t名前\tシリアルナンバー\t照合用（変更しないでください）\r\n3\tPC1\t'007\tT12345678.1.a\r\n"
    found = pasted_rows(DEVICE, text, TODAY)
    assert found.rows == ({Column.NAME: "PC1", Column.SERIAL: "007"},)
    assert found.is_numbered
    assert found.left_out == ()


def test_headings_that_come_again_between_joined_tables_are_no_row():
    found = rows("名前\t電話番号\n佐藤\t0120\n名前\t電話番号\n鈴木\t0121")
    assert [row[Column.NAME] for row in found] == ["佐藤", "鈴木"]


def test_a_heading_that_stands_there_twice_is_refused():
    with pytest.raises(ColumnTwice) as caught:
        rows("名前\t電話番号\t氏名\na\tb\tc")
    assert caught.value.spot.letters == "C"


def test_one_word_that_is_a_heading_is_no_line_of_headings():
    """A user of a PC may be called User."""
    assert rows("PC1\tS1\tWindows\t\t\tUser", DEVICE)[0][Column.USER] == "User"


def test_headings_alone_are_no_row():
    assert rows("Phone\tName") == ()
    assert rows("名前") == ()


def test_a_mark_that_begins_a_cell_swallows_no_row():
    found = rows('"B\tみどり\r\nC\tあおい\r\nD"\tきいろ\r\n')
    assert [row[Column.DUTY] for row in found] == ['"B', "C", 'D"']


def test_a_cell_may_have_lines_and_quotes():
    (row,) = rows('PC\tS1\tWindows\t"Microsoft 365\n""弥生"""', DEVICE)
    assert row[Column.APPLICATIONS] == 'Microsoft 365\n"弥生"'


def test_a_day_is_read_as_people_type_it():
    (row,) = rows("PC" + "\t" * 7 + "11/24", DEVICE)
    assert row[Column.SEEN] == "2025-11-24"


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "  \t ", "　\t\u200b", "\r", "\r\n\r\n"])
def test_nothing_gives_no_row(text):
    assert rows(text) == ()


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("a\nb\tc\td\te\tf", 2, None),
        ("x" * 201, 1, Column.DUTY),
        ("\n\na\tb\tc\t" + "x" * 10_001, 3, Column.NOTE),
        ("名前\t購入日\t電話\na\tb\tc\td", 2, None),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(text, row, column):
    with pytest.raises(CellRefused) as caught:
        rows(text)
    assert (caught.value.row, caught.value.column) == (row, column)


def test_what_is_no_day_is_refused():
    with pytest.raises(CellRefused) as caught:
        rows("PC" + "\t" * 7 + "gestern", DEVICE)
    assert (caught.value.column, caught.value.text) == (Column.SEEN, "gestern")


lines = st.text(max_size=30).map(clean_line)
longer = (st.text(max_size=60) | st.text("\"\t\n\r a'=", max_size=12)).map(clean_text)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)).map(date.isoformat)
devices = st.fixed_dictionaries({c: days if c in DAYS else longer if c in LONG else lines for c in DEVICE.names})


@given(st.lists(devices, min_size=1, max_size=3))
def test_what_was_copied_comes_back(copied):
    marked = [{c: text if c in DAYS else defused(text) for c, text in row.items()} for row in copied]
    found = rows(copied_rows(DEVICE, marked), DEVICE)
    assert [dict(row) for row in found] == [{c: text for c, text in row.items() if text} for row in copied]


BARE = st.text('"ab', max_size=4).filter(lambda cell: '""' not in cell)


@given(st.lists(st.tuples(BARE, BARE, st.text("ab", max_size=2)).map(list), min_size=2, max_size=5))
@example([['"B', "", ""], ["C", '5"', ""]])
def test_cells_that_a_spreadsheet_puts_there_bare_stay_as_they_are(table):
    """Without line breaks, tabs and doubled marks in them, Excel puts no marks around cells. Where a mark ends a line
    and another the first cell of the next, there is no telling: the last column here has none."""
    assert pasted_cells("\r\n".join("\t".join(row) for row in table), 9) == table
