"""One meaning through every door: the same text is the same day, or the same error, typed, pasted, in CSV and XLSX."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import i18n
from app.domain.answers import DAYS, Field
from app.domain.clipboard_cells import CellRefused
from app.domain.days import NotADay, Tense, WeekdayWrong, parse_day
from app.domain.ledgers import DAYS as LEDGER_DAYS
from app.domain.ledgers import ledger_rows
from app.domain.tables import DEVICE, Column
from app.exchange.ledger_table import read_ledger
from app.exchange.pasting import pasted_rows
from app.exchange.refusals import ValueWrong
from app.exchange.table_files import TableFormat, read_grid
from app.exchange.table_reading import table_of_grid
from app.exchange.values import read_value
from app.words.messages import message_for
from tests.exchange.handmade import row, sheet, xlsx
from tests.exchange.samples import M, back
from tests.tables import tables_of

TODAY = date(2026, 11, 28)
Door = Callable[[Path, str], str]


def in_csv(path: Path, cells: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(cells)
    return path


def in_xlsx(path: Path, cells: list[list[str]]) -> Path:
    return xlsx(path, sheet(row(n, line) for n, line in enumerate(cells, 1)), codes=("@",))


MADE = {TableFormat.CSV: in_csv, TableFormat.XLSX: in_xlsx}


def by_file(kind: TableFormat) -> Door:
    def read(folder: Path, text: str) -> str:
        path = MADE[kind](folder / f"x.{kind}", [["serial", "seen"], ["SN-1", text]])
        (found,) = read_ledger(DEVICE, table_of_grid(read_grid(path, kind)), TODAY)
        return found.values.get(Column.SEEN, "")

    return read


def by_paste(_folder: Path, text: str) -> str:
    (found,) = pasted_rows(DEVICE, f"serial\tseen\nSN-1\t{text}", TODAY).rows
    return found.get(Column.SEEN, "")  # an empty cell says nothing


def by_hand(_folder: Path, text: str) -> str:
    return str(parse_day(text, TODAY, LEDGER_DAYS[Column.SEEN]) or "")


DOORS: dict[str, Door] = {
    "typed": by_hand,
    "pasted": by_paste,
    "csv": by_file(TableFormat.CSV),
    "xlsx": by_file(TableFormat.XLSX),
}


def outcome(door: Door, folder: Path, text: str) -> object:
    """The day, or what is wrong with it."""
    try:
        return door(folder, text)
    except ValueWrong as error:
        return type(error.cause)
    except NotADay as error:
        return type(error)
    except CellRefused as error:
        return type(getattr(error.__cause__, "cause", error))


FORMS, WEEKDAY, TIMED, REFUSED, WITHOUT_YEAR = tables_of("Days")
PIECES = st.lists(
    st.sampled_from(["2026", "11", "12", "20", "7", "/", "-", ".", "年", "月", "日", "(火)", "（水）", "土", " ",
                     "0:00", "10:30", "T", "Z", "Dec ", "R8", "令和8", "46371", "元"]),
    max_size=8,
).map("".join)  # fmt: skip
TEXTS = PIECES | st.sampled_from([one[0] for one in (*FORMS, *WEEKDAY, *TIMED, *REFUSED, *WITHOUT_YEAR)])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS)
def test_the_same_text_means_the_same_through_every_door(tmp_path, text):
    wanted = outcome(DOORS["typed"], tmp_path, text)
    for name, door in DOORS.items():
        assert outcome(door, tmp_path, text) == wanted, name


@pytest.mark.parametrize(("text", "today", "past", "coming"), WITHOUT_YEAR)
@pytest.mark.parametrize("kind", TableFormat)
@pytest.mark.parametrize("field", DAYS)
def test_a_day_without_a_year_in_a_table_of_answers(
    workbook, catalogue, tmp_path, monkeypatch, field, kind, text, today, past, coming
):
    monkeypatch.setattr("tests.exchange.samples.TODAY", date.fromisoformat(today))
    path = MADE[kind](tmp_path / f"x.{kind}", [["id", field.value], [M, text]])
    (one,) = back(workbook, catalogue, path).differences
    assert str(one.edit.after) == (past if DAYS[field] is Tense.PAST else coming)


@pytest.mark.parametrize(("text", "today", "past", "_coming"), WITHOUT_YEAR)
@pytest.mark.parametrize("kind", TableFormat)
def test_a_day_without_a_year_in_a_table_of_devices(
    workbook, catalogue, tmp_path, monkeypatch, kind, text, today, past, _coming
):
    monkeypatch.setattr("tests.exchange.samples.TODAY", date.fromisoformat(today))
    path = MADE[kind](tmp_path / f"x.{kind}", [["serial", "seen"], ["SN-1", text]])
    workbook.apply([one.edit for one in back(workbook, catalogue, path).differences])
    assert [one.values[Column.SEEN] for one in ledger_rows(workbook.rows(DEVICE))] == [past]


@pytest.mark.parametrize(("text", "today", "past", "_coming"), WITHOUT_YEAR)
def test_a_day_without_a_year_that_is_pasted(text, today, past, _coming):
    (found,) = pasted_rows(DEVICE, f"serial\tseen\nSN-1\t{text}", date.fromisoformat(today)).rows
    assert found[Column.SEEN] == past


@pytest.mark.parametrize("field", DAYS)
def test_a_weekday_that_is_wrong_is_told_as_such(field):
    with pytest.raises(WeekdayWrong):
        read_value(field, "2026/12/15(水)", TODAY)


@given(st.sampled_from(list(DAYS)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_that_was_written_out_comes_back(field, day):
    assert read_value(field, day.isoformat(), TODAY) == day
    assert read_value(Field.NOTE, day.isoformat(), TODAY) == day.isoformat()


@pytest.mark.parametrize("number", ["3", "３", " 3 ", "003", "００３"])
@pytest.mark.parametrize("kind", TableFormat)
def test_the_number_of_a_row_may_be_full_width(workbook, catalogue, tmp_path, kind, number):
    path = MADE[kind](tmp_path / f"x.{kind}", [["No.", "serial", "name"], [number, "SN-3", "PC"]])
    keys = [one.edit.place.address for one in back(workbook, catalogue, path).differences]
    assert keys == ["device.3.name", "device.3.serial"]


@pytest.mark.parametrize("code", ['m"月"d"日"', "m/d", "yyyy/m/d"])
def test_the_year_of_a_cell_stays_where_it_suits_the_field(workbook, catalogue, tmp_path, monkeypatch, code):
    """Excel gives 11/20 the year in which it is typed; what was seen three years ago stays so."""
    monkeypatch.setattr("tests.exchange.samples.TODAY", TODAY)
    long_ago = date(2023, 11, 20)
    serial = (long_ago - date(1899, 12, 30)) // timedelta(1)
    lines = [row(1, ["id", "evidence_seen", "due"]), row(2, [M, f'<c r="B2" s="1"><v>{serial}</v></c>', "12/1"])]
    path = xlsx(tmp_path / "x.xlsx", sheet(lines), codes=(0, code))
    found = {one.edit.field: one.edit.after for one in back(workbook, catalogue, path).differences}
    assert found == {Field.EVIDENCE_SEEN: long_ago, Field.DUE: date(2026, 12, 1)}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Dec 15, 2026 is a Tuesday. Mend the row"), ("ja", "2026年12月15日は火曜日です。行を直して")],
)
def test_what_was_pasted_with_a_wrong_weekday_is_told_as_such(lang, said):
    with pytest.raises(CellRefused) as caught:
        pasted_rows(DEVICE, "serial\tseen\nSN-1\t2026/12/15(水)", TODAY)
    i18n.use(lang)
    assert said in message_for(caught.value).todo
    i18n.use("en")
