"""Tables out and in: CSV and XLSX alike, for answers and ledgers, in both languages."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.answers import Carrier, Change, Field, Priority, Status
from app.domain.differences import Novelty
from app.domain.entered_text import clean_text
from app.domain.ledgers import ledger_rows
from app.domain.tables import CONTACT
from app.exchange.columns import ANSWERS, WHATS
from app.exchange.comparing import Note
from app.exchange.refusals import OtherWorkbook, StampWrong, ValueWrong
from app.exchange.table_files import TableFormat, read_grid, table_bytes
from app.exchange.table_reading import table_of_grid
from app.storage.workbook import Workbook
from tests.exchange.conftest import MEMORY
from tests.exchange.samples import ODD, OTHER, M, back, changed_sheet, csv_file, fill, headings, out, put, xlsx_file
from tests.kept import kept_edits
from tests.languages import LANGUAGES
from tests.reports.samples import clock_of_1970

KINDS = ("csv", "xlsx")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", WHATS.values(), ids=WHATS)
def test_what_goes_out_comes_back_without_a_difference(workbook, catalogue, tmp_path, what, kind, lang):
    fill(workbook)
    found = back(workbook, catalogue, out(workbook, catalogue, tmp_path / f"x.{kind}", what, lang))
    assert (found.what, found.kind.value) == (what, kind)
    assert found.differences == ()
    assert found.notes == {}
    assert found.rows >= (98 if what is ANSWERS else 2)


@pytest.mark.parametrize("what", WHATS.values(), ids=WHATS)
def test_a_spreadsheet_needs_no_temporary_folder_and_no_true_clock(workbook, catalogue, tmp_path, monkeypatch, what):
    fill(workbook)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "is not there"))
    clock_of_1970(monkeypatch)
    found = back(workbook, catalogue, out(workbook, catalogue, tmp_path / "x.xlsx", what))
    assert found.differences == ()
    load_workbook(tmp_path / "x.xlsx").close()


@pytest.mark.parametrize("kind", KINDS)
def test_into_an_empty_workbook_everything_is_new(workbook, catalogue, tmp_path, kind):
    fill(workbook)
    path = out(workbook, catalogue, tmp_path / f"x.{kind}")
    without_stamps(path)
    with Workbook.create(tmp_path / "other.tenken") as other:
        found = back(other, catalogue, path)
        assert {one.novelty for one in found.differences} == {Novelty.NEW}
        assert found.notes == {Note.NO_STAMP: 98}
        other.apply([one.edit for one in found.differences])
        assert other.entries() == workbook.entries()


def without_stamps(path: Path) -> None:
    column = headings()["stamp"]
    if path.suffix == ".xlsx":
        changed_sheet(path, lambda sheet: sheet.delete_cols(column))
    else:
        text = path.read_bytes().decode("utf-8-sig")
        path.write_text(
            text.replace(text[text.rindex("T") : text.rindex("\r\n")], ""), encoding="utf-8-sig", newline=""
        )


def edited(path: Path, **values: str) -> Path:
    """The file with cells of the row of M changed, as a person does it in a spreadsheet."""
    places = headings()

    def change(sheet) -> None:
        (row,) = [cells[0].row for cells in sheet.iter_rows() if cells[1].value == M]
        for key, value in values.items():
            sheet.cell(row, places[key]).value = value

    return changed_sheet(path, change)


def shown(found) -> list[tuple[str, object, str]]:
    return [(one.edit.field.value, one.edit.after, one.novelty.value) for one in found.differences]


def test_what_was_changed_in_the_file_is_new_or_changed(workbook, catalogue, tmp_path):
    put(workbook, note="a")
    path = edited(out(workbook, catalogue, tmp_path / "x.xlsx"), note="b", owner="佐藤")
    assert shown(back(workbook, catalogue, path)) == [("note", "b", "changed"), ("owner", "佐藤", "new")]


def test_what_was_changed_here_and_in_the_file_is_a_conflict(workbook, catalogue, tmp_path):
    put(workbook, note="a")
    path = edited(out(workbook, catalogue, tmp_path / "x.xlsx"), note="b")
    put(workbook, note="c")
    assert shown(back(workbook, catalogue, path)) == [("note", "b", "conflict")]


def test_what_was_changed_here_alone_stays(workbook, catalogue, tmp_path):
    put(workbook, note="a", owner="x")
    path = edited(out(workbook, catalogue, tmp_path / "x.xlsx"), owner="y")
    put(workbook, note="c", status=Status.DONE)
    found = back(workbook, catalogue, path)
    assert shown(found) == [("owner", "y", "changed")]
    assert found.notes == {Note.NEWER_KEPT: 2}


def test_what_was_changed_here_and_back_again_is_no_conflict(workbook, catalogue, tmp_path):
    put(workbook, note="a")
    path = edited(out(workbook, catalogue, tmp_path / "x.xlsx"), note="b")
    put(workbook, note="c")
    put(workbook, note="a")
    assert shown(back(workbook, catalogue, path)) == [("note", "b", "changed")]


def test_what_was_changed_alike_here_and_in_the_file_is_no_difference(workbook, catalogue, tmp_path):
    path = edited(out(workbook, catalogue, tmp_path / "x.xlsx"), note="b")
    put(workbook, note="b")
    assert back(workbook, catalogue, path).differences == ()


def test_a_table_of_a_later_copy_is_taken_with_a_word(workbook, catalogue, tmp_path):
    put(workbook, note="a")
    path = out(workbook, catalogue, tmp_path / "x.csv")
    text = path.read_bytes().decode("utf-8-sig").replace(".1.", ".99.")
    found = back(workbook, catalogue, csv_file(path, text))
    assert found.notes == {Note.STAMP_UNKNOWN: 98}


def test_a_history_that_went_another_way_is_known_by_its_digest(workbook, catalogue, tmp_path):
    put(workbook, note="a")
    path = out(workbook, catalogue, tmp_path / "x.csv")
    text = path.read_bytes().decode("utf-8-sig")
    stamp = text.splitlines()[1].rsplit(",", 1)[1]
    other = stamp[:-1] + ("0" if stamp[-1] != "0" else "1")
    found = back(workbook, catalogue, csv_file(path, text.replace(stamp, other)))
    assert found.notes == {Note.STAMP_UNKNOWN: 98}


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_another_workbook_is_refused(workbook, catalogue, tmp_path, kind):
    with Workbook.create(tmp_path / "other.tenken") as other:
        path = out(other, catalogue, tmp_path / f"x.{kind}")
    with pytest.raises(OtherWorkbook) as caught:
        back(workbook, catalogue, path)
    assert (caught.value.spot.row, caught.value.spot.column) == (2, 18)


def test_a_damaged_stamp_is_refused(workbook, catalogue, tmp_path):
    path = edited(out(workbook, catalogue, tmp_path / "x.xlsx"), stamp="T12")
    with pytest.raises(StampWrong):
        back(workbook, catalogue, path)


WORDS = [
    ("status", Field.STATUS, Status.PARTIAL, ["一部実施", "Partly done", "partial", "PARTIAL", "△", " 一部実施 "]),
    ("status", Field.STATUS, Status.DONE, ["○", "〇", "◯", "done", "Done", "実施している", "ＤＯＮＥ"]),
    ("status", Field.STATUS, Status.NOT_DONE, ["×", "x", "not_done", "not done", "実施していない"]),
    ("status", Field.STATUS, Status.UNKNOWN, ["？", "?", "unknown", "Don't know", "Don’t know", "わからない"]),
    ("carrier", Field.CARRIER, Carrier.VENDOR, ["IT業者", "ＩＴ業者", "IT vendor", "vendor"]),
    ("priority", Field.PRIORITY, Priority.HIGH, ["高", "High", "high"]),
    (
        "due",
        Field.DUE,
        date(2026, 11, 30),
        ["2026-11-30", "2026/11/30", "2026年11月30日", "令和8年11月30日", "R8.11.30", "11/30", "20261130", "46356"],
    ),
]


@pytest.mark.parametrize(
    ("column", "field", "value", "text"), [(c, f, v, text) for c, f, v, texts in WORDS for text in texts]
)
def test_values_are_read_as_people_write_them(workbook, catalogue, tmp_path, column, field, value, text):
    path = csv_file(tmp_path / "x.csv", f"id,{column}\r\n{M},{text}\r\n")
    (one,) = back(workbook, catalogue, path).differences
    assert one.edit == Change(M, field, workbook.entry(M).get(field), value)


@pytest.mark.parametrize(
    "measure", [M, "管理者Ｅ-10", "管理者E-10", "管理者Ｅー10", "Administrator E-10", "ADMINISTRATOR-E-10"]
)
@pytest.mark.parametrize("heading", ["対策", "Measure", "measure", "ID", "Measure ID", "対策ID"])
def test_a_measure_is_known_by_label_and_id(workbook, catalogue, tmp_path, measure, heading):
    path = csv_file(tmp_path / "x.csv", f"{heading},担当者\n{measure},佐藤\n")
    assert shown(back(workbook, catalogue, path)) == [("owner", "佐藤", "new")]


def test_days_and_numbers_of_a_spreadsheet_are_read(workbook, catalogue, tmp_path):
    rows = [("id", "due", "evidence seen", "note", "owner"), (M, date(2026, 11, 30), 46356, 7.0, True)]
    found = shown(back(workbook, catalogue, xlsx_file(tmp_path / "x.xlsx", rows)))
    day = date(2026, 11, 30)
    assert sorted(found) == [
        ("due", day, "new"),
        ("evidence_seen", day, "new"),
        ("note", "7", "new"),
        ("owner", "TRUE", "new"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_rows_may_be_sorted_left_out_and_have_titles_above_them(workbook, catalogue, tmp_path, kind):
    rows = [["点検の表", ""], [], ["note", "id"], ["b", OTHER], [], ["a", M]]
    path = tmp_path / f"x.{kind}"
    if kind == "csv":
        csv_file(path, "\n".join(",".join(row) for row in rows) + "\n")
    else:
        xlsx_file(path, rows)
    found = back(workbook, catalogue, path)
    assert [(one.edit.measure, one.edit.after) for one in found.differences] == [(OTHER, "b"), (M, "a")]


def test_not_applicable_without_a_reason_is_refused_by_its_cell(workbook, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", f"id,status,reason\n{M},対象外,\n")
    with pytest.raises(ValueWrong) as caught:
        back(workbook, catalogue, path)
    assert (caught.value.spot.row, caught.value.spot.heading) == (2, "reason")


# ledgers


def test_rows_of_a_ledger_are_changed_added_and_emptied_in_words(workbook, catalogue, tmp_path):
    fill(workbook)
    before = ledger_rows(workbook.rows(CONTACT))
    path = csv_file(
        tmp_path / "x.csv",
        "No.,duty,name,phone\n1,会社の窓口,𠮷田,03-1\n2,（消す）,(clear),（消す）\n,警察,生活安全課,110\n",
    )
    found = back(workbook, catalogue, path)
    workbook.apply([one.edit for one in found.differences])
    after = {row.number: dict(row.values) for row in ledger_rows(workbook.rows(CONTACT))}
    assert [row.number for row in before] == [1, 2]
    assert after == {
        1: {"duty": "会社の窓口", "name": "𠮷田", "phone": "03-1", "note": ""},
        3: {"duty": "警察", "name": "生活安全課", "phone": "110", "note": ""},
    }
    assert back(workbook, catalogue, path).differences == ()  # the new row is known by what it holds


def test_a_ledger_knows_newer_texts(workbook, catalogue, tmp_path):
    fill(workbook)
    path = out(workbook, catalogue, tmp_path / "x.csv", WHATS["devices"])
    text = path.read_bytes().decode("utf-8-sig")
    csv_file(path, text.replace("SN-0001", "SN-0002"))

    workbook.apply(kept_edits(workbook, {"device.1.serial": "SN-0003", "device.2.name": "iPhone 17"}))
    found = back(workbook, catalogue, path)
    assert [(one.edit.place.address, one.edit.after, one.novelty.value) for one in found.differences] == [
        ("device.1.serial", "SN-0002", "conflict")
    ]
    assert found.notes == {Note.NEWER_KEPT: 1}


# how the files look


def test_a_csv_file_opens_in_the_excel_of_japan(workbook, catalogue, tmp_path):
    put(workbook, note="a\nb")
    content = out(workbook, catalogue, tmp_path / "x.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 99
    assert content.endswith(b"\r\n")
    assert b'"a\nb"' in content


def test_an_xlsx_file_holds_texts_only_and_prints_on_a4(workbook, catalogue, tmp_path):
    fill(workbook)
    path = out(workbook, catalogue, tmp_path / "x.xlsx")
    sheet = load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert {cell.number_format for cell in cells} == {"@"}
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("B2", "$1:$1", "A1:R99")
    assert {rule.formula1.count(",") for rule in sheet.data_validations.dataValidation} == {5, 2}
    assert all(len(rule.formula1) <= 257 for rule in sheet.data_validations.dataValidation)


def test_what_was_changed_here_and_is_in_no_table_is_of_no_matter(workbook, catalogue, tmp_path):
    fill(workbook)
    path = out(workbook, catalogue, tmp_path / "x.csv")
    workbook.apply(kept_edits(workbook, {"profile.people": "7", "device.1.note": "newer"}))
    assert back(workbook, catalogue, path).differences == ()


TEXTS = (st.text(max_size=40) | st.text("'=+-_x0041F\t\n\r1/年\"; ,　", max_size=12)).map(clean_text)


@pytest.mark.parametrize("kind", TableFormat)
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=4, max_size=4))
@example(texts=[*map(clean_text, ODD)])
def test_any_text_comes_back(kind: TableFormat, texts: list[str]) -> None:
    made = [("", "窓口", "", "", text, "") for text in texts]
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        path = Path(folder, f"x.{kind}")
        path.write_bytes(table_bytes(kind, WHATS["contacts"], made, "ja"))
        table = table_of_grid(read_grid(path, kind))
    note = WHATS["contacts"].columns[4].key
    assert [row.cells.get(note, "") for row in table.rows] == texts
