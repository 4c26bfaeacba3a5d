"""Tables with everything in them that a spreadsheet, an encoding or a reader could trip over."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook as Book

from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Status, Value, changes_to
from app.domain.entered_text import clean_text
from app.exchange.columns import ANSWERS, What
from app.exchange.table_files import TableFormat
from app.storage.workbook import Workbook
from app.work.files_in import Intake, differences_in
from app.work.files_out import export_table
from tests.kept import kept_edits
from tests.reports.samples import NASTY, answered, kept_texts

TODAY = date(2026, 11, 24)
M, OTHER = "administrator-E-10", "teleworker-I-4"
ODD = (
    "=1+1", "+1", "-1", "@x", "＝1", "－", "－5", "\tx", "'x", "''x", "'=x", "''=x", "'", "''", "=cmd|' /C calc'!A0",
    "1-2", "007", "000123456789012345678", "true", "TRUE", "真", "1e5", "0x1F", "NaN", "Infinity", ".5", "1.", "(5)",
    "50%", "¥100", "$5", "1,234", "１２３", "１／２", "2026-11-30", "11/30", "1 2/3", "12:30", "6:00 PM", "Sept 5",
    "5 Sep", "MAR1", "R8.11.30", "令和8年1月2日", "3月4日", "#N/A", "_x0041_", "_x005F_x0041_", "http://x.y/", "𠮷髙﨑",
    "a\nb", "a\n\nb\n", "\n", "  x  ", "\u3000x", '"q"', 'a"b', "a;b", "a,b", "a\tb", "㈱①ｱﾞ", "あ" * 10_000, NASTY,
)  # fmt: skip


def put(workbook: Workbook, measure: str = M, **values: Value) -> None:
    """Gives an entry these values."""
    wanted = {Field(name): value for name, value in values.items()}
    workbook.apply(changes_to(measure, workbook.entry(measure), wanted))


LIBREOFFICE_KEEPS = tuple(text for text in ODD if "_x005F_" not in text)
"""It reads the escapes of XLSX and writes none, so a text that is an escape of an escape loses one of them."""


def fill(workbook: Workbook, texts: Sequence[str] = ODD) -> None:
    """Every field of every measure, odd texts in every text field, two devices and two contacts."""
    for number, (measure, entry) in enumerate(answered("ja").items()):
        values: dict[str, Value] = {field.value: entry.get(field) for field in Field}
        if number < len(texts):
            odd = texts[number]
            reason = odd if odd.strip() or entry.status is not Status.NOT_APPLICABLE else "x"
            values |= {"note": odd, "scope": odd[:9_000] + "x", "evidence": ("x" + odd)[:10_000], "reason": reason}
            values |= {"owner": odd[:90]}
        put(workbook, measure, **values)
    odd_texts = {f"device.{n}.note": clean_text(text) for n, text in enumerate(texts, 3)}
    workbook.apply(kept_edits(workbook, kept_texts("ja") | odd_texts))


def out(workbook: Workbook, catalogue: Catalogue, path: Path, what: What = ANSWERS, lang: str = "ja") -> Path:
    """A table of the workbook, of the kind that the name's ending says."""
    kind = TableFormat(path.suffix[1:])
    export_table(path, kind, what, catalogue=catalogue, workbook=workbook, language=lang)
    return path


def back(workbook: Workbook, catalogue: Catalogue, path: Path) -> Intake:
    """What a file would change."""
    return differences_in(path, catalogue=catalogue, workbook=workbook, today=TODAY)


def csv_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file as another program writes it."""
    path.write_bytes(text.encode(encoding))
    return path


def xlsx_file(path: Path, rows: Iterable[Sequence[object]], **sheets: Sequence[Sequence[object]]) -> Path:
    """A workbook of a spreadsheet with these rows on its first sheet, and further sheets by name."""
    book = Book()
    _fill(book.worksheets[0], rows)
    for name, more in sheets.items():
        _fill(book.create_sheet(name), more)
    book.save(path)
    return path


def _fill(sheet: object, rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))  # type: ignore[attr-defined]


def changed_sheet(path: Path, change: object) -> Path:
    """The file with its first sheet changed by a function, and saved anew."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    change(book.worksheets[0])  # type: ignore[operator]
    target = BytesIO()
    book.save(target)
    path.write_bytes(target.getvalue())
    return path


def headings(what: What = ANSWERS, lang: str = "en") -> Mapping[str, int]:
    """The columns by the name of what they hold, from 1."""
    return {column.key.value: number for number, column in enumerate(what.columns, 1)}
