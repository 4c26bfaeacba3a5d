"""Files that are not as they should be: each is refused by a named error that says where, and nothing is changed."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from app import i18n
from app.exchange import refusals
from app.exchange.file_bytes import TABLE_LIMIT, content_of
from app.exchange.refusals import Unreadable, Why
from app.exchange.xlsx_in import read_xlsx
from app.exchange.zip_guard import Package
from app.words.messages import message_for
from tests.exchange.handmade import MAIN, row, sheet, xlsx
from tests.exchange.samples import OTHER, M, back, changed_sheet, csv_file, fill, headings, out, put, xlsx_file
from tests.kept import kept
from tests.languages import LANGUAGES

HEAD = "id,回答,メモ,期限"


def refused(workbook, catalogue, path: Path, kind: type[Exception]) -> Exception:
    """The error, with words in both languages; the workbook and its folder are as they were."""
    before = workbook.entries(), kept(workbook), workbook.last_change
    with pytest.raises(kind) as caught:
        back(workbook, catalogue, path)
    assert (workbook.entries(), kept(workbook), workbook.last_change) == before
    for lang in LANGUAGES:
        i18n.use(lang)
        message = message_for(caught.value)
        assert message is not None
        assert len(message.line) < 1000
        assert "\n" not in message.line
    i18n.use("en")
    return caught.value


CELLS = {
    "unknown measure": (f"{HEAD}\n{M},,,\nadministrator-E-99,,,\n", refusals.MeasureUnknown, 3, "A"),
    "no measure": (f"{HEAD}\n,done,,\n", refusals.MeasureUnknown, 2, "A"),
    "a measure twice": (f"{HEAD}\n{M},,,\n{OTHER},,,\n管理者Ｅ-10,,,\n", refusals.RowTwice, 4, "A"),
    "unknown status": (f"{HEAD}\n{M},たぶん,,\n", refusals.ValueWrong, 2, "B"),
    "no day": (f"{HEAD}\n{M},,,2026-02-30\n", refusals.ValueWrong, 2, "D"),
    "a long note": (f"{HEAD}\n{M},,{'あ' * 10_001},\n", refusals.ValueWrong, 2, "C"),
    "unknown column": ("id,回答,担当\n", refusals.ColumnUnknown, 1, "C"),
    "stray text": (f"{HEAD},\n{M},,,,\n{OTHER},,,,メモ\n", refusals.ColumnUnknown, 3, "E"),
    "a column twice": (f"{HEAD},Due date\n", refusals.ColumnTwice, 1, "E"),
    "label and id differ": (f"対策,id,回答\n管理者Ｅ-９,{M},done\n", refusals.MeasuresDiffer, 2, "A"),
    "cut in a row": (f"{HEAD}\n{M},実施して", refusals.RowCut, 2, "B"),
    "a wrong number": ("番号,duty,名前\n0,a,b\n", refusals.NumberWrong, 2, "A"),
    "a number twice": ("番号,duty,名前\n1,a,b\n1,c,d\n", refusals.RowTwice, 3, "A"),
    "a long line": (f"番号,duty,名前\n1,{'x' * 201},b\n", refusals.ValueWrong, 2, "B"),
    "no day in a ledger": ("番号,serial,最終確認日\n", refusals.ColumnUnknown, 1, "C"),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_wrong_cell_is_named_by_row_and_column(workbook, catalogue, tmp_path, case):
    text, kind, row, letters = CELLS[case]
    error = refused(workbook, catalogue, csv_file(tmp_path / "x.csv", text), kind)
    assert (error.spot.row, error.spot.letters) == (row, letters)
    i18n.use("en")
    assert f"Row {row}, column {letters}" in message_for(error).what
    i18n.use("ja")
    assert f"{row}行目の{letters}列" in message_for(error).what


def test_what_is_wrong_with_a_value_is_said(workbook, catalogue, tmp_path):
    error = refused(workbook, catalogue, csv_file(tmp_path / "x.csv", CELLS["no day"][0]), refusals.ValueWrong)
    assert message_for(error).what == "Row 2, column D (“期限”): “2026-02-30” is not a day."


WHOLE = {
    "empty": (b"", Why.EMPTY),
    "blank": (b" \r\n\r\n", Why.EMPTY),
    "only a BOM": (b"\xef\xbb\xbf", Why.EMPTY),
    "commas": (b",,,\n,,\n", Why.EMPTY),
    "binary": (bytes(range(256)) * 9, Why.NOT_TEXT),
    "another table": ("名前,電話\n佐藤,03\n".encode(), Why.NO_TABLE),
    "a page": (b"<html><body>404</body></html>", Why.NO_TABLE),
    "half a zip": (b"PK\x03\x04" + b"\0" * 100, Why.BROKEN),
    "an old xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Why.OLD_XLS),
    "an encrypted xlsx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        Why.ENCRYPTED,
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_is_no_table_is_refused(workbook, catalogue, tmp_path, case):
    content, why = WHOLE[case]
    path = tmp_path / "x.dat"
    path.write_bytes(content)
    assert refused(workbook, catalogue, path, Unreadable).why is why


# encodings of CSV


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_usual_encoding_and_separator_is_read(workbook, catalogue, tmp_path, encoding, separator, end):
    rows = [("対策", "メモ", "担当者"), ("管理者Ｅ-10", "髙﨑㈱、①", "佐藤")]
    text = "".join(separator.join(row) + end for row in rows)
    found = back(workbook, catalogue, csv_file(tmp_path / "x.csv", text, encoding))
    assert [one.edit.after for one in found.differences] == ["髙﨑㈱、①", "佐藤"]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_line_in_another_encoding_is_named(workbook, catalogue, tmp_path, bom):
    path = tmp_path / "x.csv"
    lines = (f"{HEAD}\n".encode(), f"{M},,メモ,\n".encode(), f"{OTHER},,漢字,\n".encode("cp932"))
    path.write_bytes(bom + b"".join(lines))
    assert refused(workbook, catalogue, path, refusals.MixedEncodings).line == 3


def test_a_broken_character_of_utf_16_is_named_by_its_line(workbook, catalogue, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(f"{HEAD}\n".encode("utf-16") + f"{M},,".encode("utf-16-le") + b"\x00\xd8\x41\x00")
    assert refused(workbook, catalogue, path, refusals.MixedEncodings).line == 2


@pytest.mark.parametrize("text", [f'{HEAD}\n{M},,"offen,\n', f'{HEAD}\n{M},,"a"b,\n'])
def test_a_missing_quotation_mark_is_named_by_its_line(workbook, catalogue, tmp_path, text):
    error = refused(workbook, catalogue, csv_file(tmp_path / "x.csv", text), refusals.QuotesBroken)
    assert error.line == 2


def test_too_many_rows_are_refused(workbook, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", f"{HEAD}\n" + "x,,,\n" * 10_001)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.TOO_MANY_ROWS


# XLSX


def table(workbook, catalogue, tmp_path) -> Path:
    put(workbook, note="a")
    return out(workbook, catalogue, tmp_path / "x.xlsx", lang="en")


def row_of(sheet) -> int:
    return next(cells[0].row for cells in sheet.iter_rows() if cells[1].value == M)


@pytest.mark.parametrize("formula", ["=1+1", '=HYPERLINK("http://x")', "#REF!"])
def test_a_formula_is_refused_by_its_cell(workbook, catalogue, tmp_path, formula):
    column = headings()["note"]
    path = table(workbook, catalogue, tmp_path)
    changed_sheet(path, lambda sheet: sheet.cell(row_of(sheet), column).__setattr__("value", formula))
    error = refused(workbook, catalogue, path, refusals.FormulaFound)
    sheet = load_workbook(path).worksheets[0]
    assert (error.spot.row, error.spot.letters, error.spot.heading) == (row_of(sheet), "H", "Note")


def test_the_shown_result_of_a_formula_is_not_taken(workbook, catalogue, tmp_path):
    path = table(workbook, catalogue, tmp_path)
    cell = b'<c r="H2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
    replace_part(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</row>", cell + b"</row>", 2))
    refused(workbook, catalogue, path, refusals.FormulaFound)


def test_merged_cells_are_named(workbook, catalogue, tmp_path):
    path = changed_sheet(table(workbook, catalogue, tmp_path), lambda sheet: sheet.merge_cells("H5:H7"))
    assert refused(workbook, catalogue, path, refusals.MergedCells).cells == "H5:H7"


def test_a_title_may_be_merged(workbook, catalogue, tmp_path):
    path = xlsx_file(tmp_path / "x.xlsx", [["点検の表"], ["id", "note"], [M, "a"]])
    changed_sheet(path, lambda sheet: sheet.merge_cells("A1:C1"))
    assert len(back(workbook, catalogue, path).differences) == 1


def test_other_sheets_do_not_matter(workbook, catalogue, tmp_path):
    rows = [["id", "note"], [M, "a"]]
    path = xlsx_file(tmp_path / "x.xlsx", [["メモ"], ["=1+1"]], 表=rows)
    assert [one.edit.after for one in back(workbook, catalogue, path).differences] == ["a"]


def test_two_tables_are_refused(workbook, catalogue, tmp_path):
    rows = [["id", "note"], [M, "a"]]
    path = xlsx_file(tmp_path / "x.xlsx", rows, 表=rows)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.SEVERAL_TABLES


def test_a_hidden_table_is_refused_and_one_beside_it_is_taken(workbook, catalogue, tmp_path):
    rows = [["id", "note"], [M, "a"]]

    def hide(sheet) -> None:
        sheet.parent.worksheets[-1].sheet_state = "hidden"

    path = changed_sheet(xlsx_file(tmp_path / "x.xlsx", [["メモ"]], 表=rows), hide)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.HIDDEN_TABLE
    path = changed_sheet(xlsx_file(tmp_path / "x.xlsx", rows, 表=[["id", "note"], [M, "b"]]), hide)
    assert [one.edit.after for one in back(workbook, catalogue, path).differences] == ["a"]


def replace_part(path: Path, name: str, change) -> None:
    target = BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for item in source.infolist():
            part = source.read(item)
            copy.writestr(item.filename, change(part) if item.filename == name else part)
    path.write_bytes(target.getvalue())


def test_a_zip_bomb_is_not_unpacked(workbook, catalogue, tmp_path, monkeypatch):
    path = table(workbook, catalogue, tmp_path)
    replace_part(path, "xl/worksheets/sheet1.xml", lambda part: part + b" " * (60 << 20))
    assert path.stat().st_size < 1 << 20
    read = zipfile.ZipExtFile.read
    unpacked: list[int] = []

    def counted(self, *arguments):
        piece = read(self, *arguments)
        unpacked.append(len(piece))
        return piece

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.TOO_MUCH_INSIDE
    assert sum(unpacked) < 4 << 20


def test_a_zip_bomb_that_lies_about_its_size_is_refused(workbook, catalogue, tmp_path):
    path = table(workbook, catalogue, tmp_path)
    replace_part(path, "xl/worksheets/sheet1.xml", lambda part: part + b" " * (60 << 20))
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        true = struct.pack("<L", archive.getinfo("xl/worksheets/sheet1.xml").file_size)
    path.write_bytes(content.replace(true, struct.pack("<L", 1000)))
    assert refused(workbook, catalogue, path, Unreadable).why is Why.BROKEN


def test_entities_are_refused(workbook, catalogue, tmp_path):
    path = table(workbook, catalogue, tmp_path)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    replace_part(path, "xl/worksheets/sheet1.xml", lambda part: bomb + part)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.BROKEN


def test_a_row_far_below_is_not_waited_for(workbook, catalogue, tmp_path):
    rows = [["id", "note"], [M, "a"]]
    path = changed_sheet(xlsx_file(tmp_path / "x.xlsx", rows), lambda sheet: sheet.cell(1_048_576, 1, "x"))
    assert refused(workbook, catalogue, path, Unreadable).why is Why.TOO_MANY_ROWS


def test_what_a_sheet_says_of_its_size_is_not_believed(workbook, catalogue, tmp_path):
    path = xlsx_file(tmp_path / "x.xlsx", [["id", "note"], [M, "a"]])
    wide = b'<dimension ref="A1:XFD1048576"/>'
    replace_part(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b'<dimension ref="A1:B2"/>', wide))
    assert len(back(workbook, catalogue, path).differences) == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_file_is_refused(workbook, catalogue, tmp_path, share):
    path = table(workbook, catalogue, tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refused(workbook, catalogue, path, Unreadable).why is Why.BROKEN


def test_another_file_of_office_is_refused(workbook, catalogue, tmp_path):
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refused(workbook, catalogue, path, Unreadable).why is Why.NOT_XLSX


def test_an_empty_sheet_is_refused(workbook, catalogue, tmp_path):
    path = tmp_path / "x.xlsx"
    Book().save(path)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.EMPTY


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.json"])
def test_a_file_of_100_mb_is_refused_unread(workbook, catalogue, tmp_path, name, monkeypatch):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(100_000_000)
    error = refused(workbook, catalogue, path, refusals.FileTooLarge)
    assert (error.size, error.limit) == (100_000_000, TABLE_LIMIT)


def test_the_fullest_table_is_taken(workbook, catalogue, tmp_path):
    """98 measures with five texts of 10,000 characters each, which pack a thousandfold."""
    for measure in catalogue.measures:
        put(workbook, measure.id, note="あ" * 10_000, scope="い" * 10_000, evidence="う" * 10_000, reason="え" * 10_000)
    for kind in ("csv", "xlsx"):
        assert back(workbook, catalogue, out(workbook, catalogue, tmp_path / f"x.{kind}")).differences == ()


def test_the_open_workbook_is_no_table(workbook, catalogue):
    """Reading its file would drop the lock on it."""
    fill(workbook)
    assert refused(workbook, catalogue, workbook.path, Unreadable).why is Why.NO_TABLE


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_more_elements_than_any_table_has_are_refused(workbook, catalogue, tmp_path, part):
    path = table(workbook, catalogue, tmp_path)
    replace_part(path, part, lambda content: content[: content.rindex(b"</")] + b"<c r='A1'/>" * 1_250_000)
    assert refused(workbook, catalogue, path, Unreadable).why is Why.TOO_MUCH_INSIDE


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_what_has_no_size_is_read_no_further_than_ours_go():
    with pytest.raises(refusals.FileTooLarge) as refused:
        content_of(Path("/dev/zero"), 1000)
    assert (refused.value.size, refused.value.limit) == (1001, 1000)


TABLE = sheet([row(1, ["id", "note"]), row(2, [M, "a"])])


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"xl/workbook.xml": "<document/>"}, Why.NOT_XLSX),
        ({"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}, Why.NOT_XLSX),
        ({"XL/workbook.xml": "<workbook/>"}, Why.BROKEN),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="x"><c r="A1"><v>1</v></c></row>')}, Why.BROKEN),
        ({"xl/worksheets/sheet1.xml": sheet('<row r="12345678"><c><v>1</v></c></row>')}, Why.BROKEN),
    ],
    ids=["a document", "no sheet", "a part twice", "a row without number", "a row too far"],
)
def test_an_xlsx_file_that_does_not_hold_together_is_refused(workbook, catalogue, tmp_path, parts, why):
    path = xlsx(tmp_path / "x.xlsx", TABLE, parts=parts)
    assert refused(workbook, catalogue, path, Unreadable).why is why


def test_a_file_that_does_not_say_what_it_begins_with_is_read_all_the_same(workbook, catalogue, tmp_path):
    path = xlsx(tmp_path / "x.xlsx", TABLE, parts={"_rels/.rels": "<Relationships/>"})
    assert [one.edit.after for one in back(workbook, catalogue, path).differences] == ["a"]


def test_more_parts_than_a_spreadsheet_has_are_refused(workbook, catalogue, tmp_path):
    path = xlsx(tmp_path / "x.xlsx", TABLE, parts={f"xl/media/{n}": "" for n in range(10_001)})
    assert refused(workbook, catalogue, path, Unreadable).why is Why.TOO_MUCH_INSIDE


@pytest.mark.parametrize(("method", "flag", "why"), [(zipfile.ZIP_BZIP2, 0, Why.BROKEN), (None, 1, Why.ENCRYPTED)])
def test_parts_packed_as_no_spreadsheet_does_it_are_refused(workbook, catalogue, tmp_path, method, flag, why):
    path = xlsx(tmp_path / "x.xlsx", TABLE)
    if method is not None:
        with zipfile.ZipFile(path, "a", method) as archive:
            archive.writestr("more", "x" * 100)
    content = bytearray(path.read_bytes())
    if flag:
        content[content.rindex(b"PK\x01\x02") + 8] |= flag
    path.write_bytes(content)
    assert refused(workbook, catalogue, path, Unreadable).why is why


def test_an_empty_file_is_no_package(tmp_path):
    (tmp_path / "x.xlsx").touch()
    with pytest.raises(Unreadable) as caught:
        read_xlsx(tmp_path / "x.xlsx")
    assert caught.value.why is Why.EMPTY


def test_a_new_row_of_a_ledger_has_a_number_that_a_ledger_can_have(workbook, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", "番号,duty,名前\n99999999,a,b\n")
    assert refused(workbook, catalogue, path, refusals.NumberWrong).spot.letters == "A"


def test_where_a_ledger_is_full_no_row_is_added(workbook, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", "番号,duty,名前\n9999,a,b\n,c,d\n")
    error = refused(workbook, catalogue, path, refusals.NumberWrong)
    assert (error.spot.row, error.spot.letters) == (3, "A")


def test_of_all_parts_together_no_more_is_unpacked_than_a_table_has(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a", "b"):
            archive.writestr(name, bytes(30 << 20))
    with Package(path, path.read_bytes()) as package:
        assert sum(map(len, package.pieces("a"))) == 30 << 20
        with pytest.raises(Unreadable) as caught:
            list(package.pieces("b"))
    assert caught.value.why is Why.TOO_MUCH_INSIDE


@pytest.mark.parametrize(("count", "is_read"), [(5, True), (6, False)])
def test_so_many_groups_of_merged_cells_are_read_and_no_more(tmp_path, monkeypatch, count, is_read):
    monkeypatch.setattr("app.exchange.xlsx_sheet._MOST_MERGED", 5)
    one = '<mergeCell ref="X8:Y9"/>'
    merged = f"<mergeCells>{one * count}</mergeCells>"
    path = xlsx(tmp_path / "x.xlsx", sheet([row(1, ["measure", "note"]), row(2, [M, "x"])], after=merged))
    if is_read:
        assert read_xlsx(path).rows
        return
    with pytest.raises(Unreadable) as caught:
        read_xlsx(path)
    assert caught.value.why is Why.TOO_MUCH_INSIDE
