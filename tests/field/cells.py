"""What a cell of a spreadsheet means, and which spreadsheets are read: FIELD-REPORTS 03-08, 29, 32."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.field.samples import csv_file, made, measures, table
from tests.field.spreadsheets import PLAIN, VIEW, Cell, Looks, Number, by_office, part, with_parts, xlsx
from tests.field.taking import Taken, taken, takes_nothing
from tests.field.trial import COMMANDS, OFFICE, Trial, case, tenken

MEASURE = "administrator-E-10"
DAY = date(2026, 12, 15)
SERIAL = (DAY - date(1899, 12, 30)).days
SERIAL_1904 = (DAY - date(1904, 1, 1)).days
EAST_ASIAN = (*range(27, 32), *range(34, 37), *range(50, 59))
"""Formats that Excel has without writing them down, for days in East Asian languages; 32 and 33 are for times."""


def same(text: str, shown: str) -> bool:
    """Whether two texts are the same, whatever the width of their letters."""
    return unicodedata.normalize("NFKC", text).strip() == unicodedata.normalize("NFKC", shown).strip()


def one_row(trial: Trial, name: str, fields: dict[str, Cell], looks: Looks = PLAIN) -> Path:
    """A table with one answer, as XLSX."""
    return xlsx(trial.path(f"{name}.xlsx"), [["id", *fields], [MEASURE, *fields.values()]], looks)


def export(workbook: Path, target: Path, what: str = "answers") -> Path:
    """The program's own table."""
    done = tenken("export", target.suffix[1:], "--workbook", workbook, "--out", target, "--what", what, "--lang", "en")
    assert done.status == 0, done
    return target


# 05, 07: what a cell shows


@case("05a", "furigana (rPh)", COMMANDS)
def furigana(trial: Trial) -> None:
    """The reading of a name is no part of it."""
    inside = {
        "plain": '<t>高橋</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh><phoneticPr fontId="1"/>',
        "runs": '<r><t>高</t></r><r><t>橋</t></r><rPh sb="0" eb="2"><t>タカハシ</t></rPh>',
    }
    files = [one_row(trial, name, {"owner": xml}) for name, xml in inside.items()]
    for one in taken(trial, made(trial.path("w.tenken")), files):
        owner = one.field(MEASURE, "owner")
        trial.must(owner == "高橋", f"{one.file.stem}: “{owner}” {one.done.line}")


def judge_day(trial: Trial, one: Taken, field: str, *, what: str) -> None:
    """The day itself where a day is wanted; in words elsewhere; or refused."""
    text = unicodedata.normalize("NFKC", one.field(MEASURE, field))
    if one.is_refused:
        return
    if field == "due":
        trial.must(text == DAY.isoformat(), f"{what} as {field}: “{text}” {one.done.line if not text else ''}")
    else:
        shows = any(word in text for word in ("12", "火", "Tue", "8", "2026"))
        trial.must(shows and (not text.isdecimal() or text in ("8", "2026")), f"{what} in words: “{text}”")


@case("05b", "East Asian built-in date formats 27-36, 50-58", COMMANDS)
def east_asian_days(trial: Trial) -> None:
    """A day that a cell shows is that day, in words where words are wanted; or it is refused. Never its number."""
    formats: list[int | str] = [
        *EAST_ASIAN,
        "aaa",
        "aaaa",
        "e",
        "gge",
        "[$-411]ge.m.d",
        'ggge"年"m"月"d"日"',
        "m/d(aaa)",
    ]
    files, tried = [], []
    for code in formats:
        for field in ("note", "owner", "due"):
            if field == "due" and code in ("aaa", "aaaa", "e", "gge"):
                continue
            files.append(one_row(trial, f"{len(files)}", {field: Number(SERIAL, code)}))
            tried.append((code, field))
    found = taken(trial, made(trial.path("w.tenken")), files)
    for (code, field), one in zip(tried, found, strict=True):
        judge_day(trial, one, field, what=f"format {code}")
    updates = xlsx(trial.path("devices.xlsx"), [["name", "serial", "updates"], ["PC", "S1", Number(SERIAL, 31)]])
    [one] = taken(trial, made(trial.path("v.tenken")), [updates])
    shown = one.text("device.1.updates")
    trial.must(one.is_refused or ("12" in shown and str(SERIAL) not in shown), f"updates of a device: “{shown}”")


@case("05c", "1904 date system", COMMANDS)
def days_from_1904(trial: Trial) -> None:
    """Where a file counts from 1904, its days are the ones that it shows, or are refused; never four years early."""
    looks = Looks(is_1904=True)
    tried = [
        (code, field) for code in (0, 14, 27, 31, 36, 50, 57, 58, "yyyy/m/d", "General") for field in ("due", "note")
    ]
    tried = [(code, field) for code, field in tried if field == "due" or code not in (0, "General")]
    files = [one_row(trial, f"{n}", {field: Number(SERIAL_1904, code)}, looks) for n, (code, field) in enumerate(tried)]
    for (code, field), one in zip(tried, taken(trial, made(trial.path("w.tenken")), files), strict=True):
        judge_day(trial, one, field, what=f"format {code}")
        text = one.field(MEASURE, field)
        trial.must("2022" not in text and "2030" not in text, f"format {code} as {field}: four years off: “{text}”")


SHOWN: Sequence[tuple[float, str, str]] = (
    (9012345678, "00000000000", "09012345678"),
    (312345678, r"[<=99999999]####\-####;\(00\)\ ####\-####", "(03) 1234-5678"),
    (42, "0000", "0042"),
    (0.5, "0%", "50%"),
    (3, '0"台"', "3台"),
    (0.125, "0.0%", "12.5%"),
    (1234567, "#,##0", "1,234,567"),
    (9012345678, r"000\-0000\-0000", "090-1234-5678"),
    (1500, '"¥"#,##0', "¥1,500"),
    (7, "000", "007"),
    (1.5, "0.00", "1.50"),
    (36.6, '0.0"℃"', "36.6℃"),
    (-5, "#,##0;△#,##0", "△5"),
    (1, '"有";;"無"', "有"),
    (12, '"第"0"号"', "第12号"),
    (0.3, "General", "0.3"),
    (42, "General", "42"),
)
"""A number, its format, and what the cell shows."""


@case("07", "numbers whose format shows zeros, %, units", COMMANDS)
def shown_numbers(trial: Trial) -> None:
    """What a cell shows is what it is, or the cell is refused."""
    files = [one_row(trial, f"{n}", {"owner": Number(value, code)}) for n, (value, code, _shown) in enumerate(SHOWN)]
    found = taken(trial, made(trial.path("w.tenken")), files)
    for (_value, code, shown), one in zip(SHOWN, found, strict=True):
        owner = one.field(MEASURE, "owner")
        trial.must(one.is_refused or same(owner, shown), f"{shown} ({code}) comes as “{owner}”")
    phone = xlsx(trial.path("c.xlsx"), [["duty", "name", "phone"], ["当番", "森", Number(312345678, "0000000000")]])
    [one] = taken(trial, made(trial.path("v.tenken")), [phone])
    given = one.text("contact.1.phone")
    trial.must(one.is_refused or given == "0312345678", f"telephone 0312345678 comes as “{given}”")


# 03, 04, 06, 32: which spreadsheets are read


@case("03", "empty rows far below the table", OFFICE)
def empty_rows(trial: Trial) -> None:
    """Rows without content, and other sheets, are no part of the table, however many."""
    workbook = made(trial.path("w.tenken"), {MEASURE: {"note": "before"}})
    own = export(workbook, trial.path("own.xlsx"))
    deeds: dict[str, Callable[[Workbook], None]] = {
        "last-row": _touch_the_last_row,
        "borders": _draw_borders,
        "other-sheet": _fill_another_sheet,
        "borders-elsewhere": _draw_borders_elsewhere,
    }
    files = []
    for name, deed in deeds.items():
        book = load_workbook(own)
        deed(book)
        _type_note(book)
        files.append(trial.path(f"{name}.xlsx"))
        book.save(files[-1])
    saved = by_office(files, "xlsx", trial.folder)
    is_deep = any('r="1048576"' in part(file, "xl/worksheets/sheet1.xml") for file in (*saved, *files))
    assert is_deep, "the trial has no file with a row at the end of the sheet"
    for one in taken(trial, workbook, [*saved, *files]):
        maker = "LibreOffice" if one.file in saved else "openpyxl"
        note = one.field(MEASURE, "note")
        trial.must(note == "typed", f"{one.file.stem} by {maker}: “{note}” {one.done.line}")


def _touch_the_last_row(book: Workbook) -> None:
    book.worksheets[0].row_dimensions[1_048_576].height = 21


def _draw_borders(book: Workbook) -> None:
    _lines(book.worksheets[0])


def _draw_borders_elsewhere(book: Workbook) -> None:
    _lines(book.create_sheet("memo"))


def _lines(sheet) -> None:
    line = Border(bottom=Side("thin"))
    for row in range(102, 12_001):
        sheet.cell(row, 1).border = line


def _fill_another_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("log")
    for row in range(1, 10_003):
        sheet.cell(row, 1, row)


def _type_note(book: Workbook) -> None:
    """A person types one note into the program's own table."""
    rows = ((sheet, row) for sheet in book.worksheets for row in sheet.iter_rows(max_row=30))
    sheet, header = next((sheet, row) for sheet, row in rows if any(cell.value == "Note" for cell in row))
    note = next(cell.column for cell in header if cell.value == "Note")
    line = next(row for row in sheet.iter_rows() if any(cell.value == MEASURE for cell in row))
    sheet.cell(line[0].row, note, "typed")


@case("04", "Strict Open XML", COMMANDS)
def strict(trial: Trial) -> None:
    """A file of the strict kind is read like any other."""
    looks = Looks(is_strict=True)
    files = [
        one_row(trial, "texts", {"note": "typed", "status": "done"}, looks),
        one_row(trial, "days", {"due": Number(SERIAL, 14), "note": "typed"}, looks),
        one_row(trial, "shown", {"owner": Number(42, "0000"), "note": "typed"}, looks),
    ]
    for one in taken(trial, made(trial.path("w.tenken")), files):
        trial.should(one.done.status == 0, f"{one.file.stem}: {one.done.line}")
        trial.must(one.done.status != 0 or one.field(MEASURE, "note") == "typed", f"{one.file.stem}: not taken in")
        trial.must(one.is_refused or one.done.status == 0, f"{one.file.stem}: {one.done.line}")
    days = taken(trial, made(trial.path("v.tenken")), files[1:2])[0]
    trial.must(days.is_refused or days.field(MEASURE, "due") == DAY.isoformat(), "the day is another one")


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">28.11.2026, 10 Uhr</dcterms:created></cp:coreProperties>'
)
NONE_FILL = '<fill><patternFill patternType="none"/></fill>'
ODD_LOOKS = {
    "empty fill": Looks(fills=f"<fill/>{NONE_FILL}"),
    "font family 34": Looks(font='<font><sz val="11"/><name val="Meiryo"/><family val="34"/></font>'),
    "odd colour": Looks(font='<font><sz val="11"/><color rgb="GGFFEE"/><name val="Meiryo"/></font>'),
    "short colour": Looks(font='<font><sz val="11"/><color rgb="FFF"/><name val="Meiryo"/></font>'),
    "alignment middle": Looks(alignment='<alignment horizontal="middle" vertical="middle"/>'),
    "extLst in a fill": Looks(
        fills=f'<fill><patternFill patternType="none"/><extLst><ext uri="{{x}}"/></extLst></fill>{NONE_FILL}'
    ),
    "date in core.xml": Looks(core=CORE),
    "yWindow 120.5": Looks(view=VIEW.replace('yWindow="0"', 'yWindow="120.5"')),
    "zoomScale 1e3": Looks(sheet_view='<sheetView zoomScale="1e3" workbookViewId="0"/>'),
    "border style": Looks(border='<border><left style="hairline"/></border>'),
    "pane": Looks(sheet_view='<sheetView workbookViewId="0"><pane ySplit="1" state="stuck"/></sheetView>'),
    "row height": Looks(before_data='<sheetFormatPr defaultRowHeight="high"/>'),
    "validation": Looks(
        behind_data='<dataValidations count="1"><dataValidation type="pick" sqref="B2"/></dataValidations>'
    ),
    "broken name": Looks(names='<definedNames><definedName name="a">#REF!$A$1</definedName></definedNames>'),
    "font size": Looks(font='<font><sz val="big"/><name val="Meiryo"/></font>'),
    "underline": Looks(font='<font><u val="wavy"/><sz val="11"/><name val="Meiryo"/></font>'),
}
NAMED_LOOKS = 9
"""So many of them, from the first, stand in the report; the others are of their kind."""


@case("06", "looks that openpyxl refuses", f"{COMMANDS}; cross-read by LibreOffice")
def odd_looks(trial: Trial) -> None:
    """Values are read, whatever is odd about the looks; what LibreOffice reads, this program reads."""
    files = {name: one_row(trial, name, {"note": "typed"}, looks) for name, looks in ODD_LOOKS.items()}
    sound = by_office(list(files.values()), "csv", trial.folder)
    read = {name for name, file in zip(files, sound, strict=True) if file.exists() and "typed" in file.read_text()}
    for n, (name, one) in enumerate(
        zip(files, taken(trial, made(trial.path("w.tenken")), list(files.values())), strict=True)
    ):
        note = one.field(MEASURE, "note")
        expect = trial.must if n < NAMED_LOOKS and name in read else trial.should
        expect(note == "typed" or name not in read, f"{name}: “{note}” {one.done.line}")
    assert len(read) > NAMED_LOOKS, f"LibreOffice reads {len(read)} of them only"


@case("32", "tables, filters, notes, Numbers' summary sheet, validations", COMMANDS)
def decorated(trial: Trial) -> None:
    """What people and Numbers put around a table does not matter."""
    workbook = made(trial.path("w.tenken"), {MEASURE: {"note": "before"}})
    own = export(workbook, trial.path("own.xlsx"))
    files = []
    for name in ("summary", "table", "notes"):
        book = load_workbook(own)
        sheet = book.worksheets[0]
        if name == "summary":
            first = book.create_sheet("書き出しの概要", 0)
            for row in (
                ["この書類はNumbersから書き出されました。"],
                ["Numbersシート名", "Numbers表名", "Excelワークシート名"],
            ):
                first.append(row)
        elif name == "table":
            sheet.auto_filter.ref = None
            sheet.add_table(Table(displayName="T", ref=sheet.dimensions))
        else:
            sheet["G2"].comment = Comment("確認", "森")
            rule = DataValidation(type="list", formula1='"a,b"')
            sheet.add_data_validation(rule)
            rule.add("H2:H99")
            sheet.auto_filter.ref = sheet.dimensions
        _type_note(book)
        files.append(trial.path(f"{name}.xlsx"))
        book.save(files[-1])
    for one in taken(trial, workbook, files):
        note = one.field(MEASURE, "note")
        trial.must(note == "typed", f"{one.file.stem}: “{note}” {one.done.line}")


# 08: the way through a spreadsheet


MARKED = (
    "03-1234-5678",
    "0120123456",
    "007",
    "-",
    "@saito",
    "+81 3 1234 5678",
    "=1+1",
    "－",
    "'quoted",
    "1/2",
    "＝合計",
)


@case("08", "CSV turned into XLSX by the spreadsheet", OFFICE)
def through_a_spreadsheet(trial: Trial) -> None:
    """What defuses a formula in CSV is taken away again, also where a spreadsheet has made XLSX of it meanwhile."""
    entries = {m: {"note": text, "owner": text} for m, text in zip(measures(), MARKED, strict=False)}
    workbook = made(trial.path("w.tenken"), entries)
    phones = [["duty", "name", "phone"], *([f"当番{n}", "森", text] for n, text in enumerate(MARKED))]
    tenken("import", "csv", csv_file(trial.path("p.csv"), phones), "--workbook", workbook, "--data-dir", trial.folder)
    own = [export(workbook, trial.path("answers.csv")), export(workbook, trial.path("contacts.csv"), "contacts")]
    saved = by_office(own, "xlsx", trial.folder, "--infilter=CSV:44,34,76,1")
    typed = [_as_excel_keeps_it(file, trial) for file in saved]
    files = {f"{file.stem} by LibreOffice": file for file in saved}
    takes_nothing(trial, workbook, files | {f"{file.stem} with quotePrefix": file for file in typed})


def _as_excel_keeps_it(source: Path, trial: Trial) -> Path:
    """Excel keeps the mark of a text beside it, as a style."""

    def quoted(styles: str) -> str:
        head, tail = styles.split("<cellXfs", 1)
        return head + "<cellXfs" + tail.replace("<xf ", '<xf quotePrefix="1" ')

    return with_parts(source, trial.path("quoted", source.name), {"xl/styles.xml": quoted})


# 29: short rows


@case("29", "row cut short behind its last filled cell", COMMANDS)
def short_rows(trial: Trial) -> None:
    """A missing cell and an empty one are the same, in CSV and XLSX, and neither clears anything by itself."""
    before = {"status": "partial", "note": "stays", "owner": "Anna", "due": "2027-01-31", "priority": "high"}
    workbook = made(trial.path("w.tenken"), {MEASURE: before})
    head = "id,status,note,owner,due,priority"
    csvs = {
        "cut short": f"{head}\r\n{MEASURE},done\r\n",
        "in full": f"{head}\r\n{MEASURE},done,,,,\r\n",
        "quoted": f'{head}\r\n{MEASURE},done,"","","",""\r\n',
        "blanks": f"{head}\r\n{MEASURE},done, ,　, ,\r\n",
        "cut half": f"{head}\r\n{MEASURE},done,,\r\n",
    }
    files = []
    for name, text in csvs.items():
        files.append(trial.path(f"{name}.csv"))
        files[-1].write_text(text, encoding="utf-8", newline="")
    full = table({MEASURE: {"status": "done", "note": "", "owner": "", "due": "", "priority": ""}})
    files.append(xlsx(trial.path("xlsx.xlsx"), full))
    blank = '<t xml:space="preserve"> </t>'
    files.append(xlsx(trial.path("xlsx with blanks.xlsx"), [full[0], [MEASURE, "done", blank, blank]]))
    for one in taken(trial, workbook, files):
        trial.must(one.field(MEASURE, "status") == "done", f"{one.file.stem}: not taken in: {one.done.line}")
        lost = [f for f, value in before.items() if f != "status" and one.field(MEASURE, f) != value]
        trial.must(not lost, f"{one.file.stem}: clears {', '.join(lost)}")
    devices = csv_file(trial.path("d.csv"), [["number", "name", "serial", "user"], ["1", "PC", "S1", "Anna"]])
    tenken("import", "csv", devices, "--workbook", workbook, "--data-dir", trial.folder)
    short = trial.path("short.csv")
    short.write_text("number,name,serial,user\r\n1,PC 2\r\n", encoding="utf-8")
    full_row = trial.path("full.csv")
    full_row.write_text("number,name,serial,user\r\n1,PC 2,,\r\n", encoding="utf-8")
    for one in taken(trial, workbook, [short, full_row]):
        held = tuple(one.text(f"device.1.{column}") for column in ("name", "serial", "user"))
        trial.must(held == ("PC 2", "S1", "Anna"), f"device, {one.file.stem}: {held} {one.done.line}")
