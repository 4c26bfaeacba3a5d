"""Writes a table as XLSX: every cell a text, choices to pick from, and a page set-up that prints."""

import math
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.exchange.columns import FileColumn
from app.exchange.defused_text import kept
from app.exchange.escapes import escaped
from app.i18n import translation
from app.labels import name

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.dimensions import RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

_LINE = 13.5
"""Points from one line to the next."""
_TALLEST = 409
"""Points: no spreadsheet has taller rows."""
_A4 = 9
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of each part of the file: the earliest that a ZIP can tell."""
_EXTRA_ROWS = 200
"""So many rows below the last one have choices to pick from, for what is added."""


def xlsx_bytes(columns: Sequence[FileColumn], rows: Iterable[Sequence[str]], language: str, title: str) -> bytes:
    """The content of a file with one sheet, whose name is the title."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = title
    listed = [tuple(column.heading(language) for column in columns), *rows]
    _set_up(sheet, columns, len(listed))
    _choices(sheet, columns, len(listed) + _EXTRA_ROWS, language)
    look = _CellLook(language)
    for number, row in enumerate(listed, 1):
        for place, text in enumerate(row, 1):
            look.put(sheet, number, place, text)
        sheet.row_dimensions[number] = _row(sheet, number, columns, row)
    book.properties.creator = "Tenken"
    book.properties.title = title
    return _saved(book)


class _Archive(ZipFile):
    """A ZIP whose parts have no time."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: bytes | str,  # type: ignore[override] # nothing else comes
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        assert isinstance(zinfo_or_arcname, str)
        part = ZipInfo(zinfo_or_arcname, _FIRST_MOMENT)
        super().writestr(part, data, compress_type or self.compression, compresslevel)


def _saved(book: "Workbook") -> bytes:
    """The file of a book. openpyxl by itself puts each sheet into the temporary folder first, which may be full or
    missing and keeps it after a crash, and refuses to write at all where the clock stands before 1980."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class Writer(ExcelWriter):
        def write_worksheet(self, sheet: Any) -> None:
            sheet._drawing = SpreadsheetDrawing()
            content = BytesIO()
            writer: Any = WorksheetWriter(sheet, content)
            writer.write()
            sheet._rels = writer._rels
            archive.writestr(sheet.path[1:], content.getvalue())
            self.manifest.append(sheet)

    target = BytesIO()
    archive = _Archive(target, "w", ZIP_DEFLATED)
    Writer(book, archive).save()
    return target.getvalue()


def _set_up(sheet: "Worksheet", columns: Sequence[FileColumn], count: int) -> None:
    """Widths, the header that stays, and A4 landscape with all columns on one page, as many pages as the rows need."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, column in enumerate(columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.is_hidden
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.3
    margins.top, margins.bottom = 0.5, 0.6
    footer = sheet.oddFooter
    footer.left.text = "&A"  # type: ignore[union-attr] # the sheet's name: what a person typed may hold codes
    footer.right.text = "&P / &N"  # type: ignore[union-attr]


def _row(sheet: "Worksheet", number: int, columns: Sequence[FileColumn], texts: Sequence[str]) -> "RowDimension":
    """A row as tall as its texts need, about; it grows with what is typed, unlike one whose height somebody chose."""
    from openpyxl.worksheet.dimensions import RowDimension

    class Row(RowDimension):
        customHeight = False  # noqa: N815 - the name in the file

    count = max(
        _lines(text, column.width - 1) for column, text in zip(columns, texts, strict=True) if not column.is_hidden
    )
    return Row(sheet, number, ht=min(_TALLEST, count * _LINE + 3))


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(_width(line) / width)) for line in text.split("\n"))


def _width(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in line)


def _choices(sheet: "Worksheet", columns: Sequence[FileColumn], last: int, language: str) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(columns, 1):
        if column.choices:
            words = ",".join(name(value, language) for value in column.choices)
            rule = DataValidation("list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(rule)


class _CellLook:
    """How cells look. All are formatted as text, so that what is typed into them stays as it is typed."""

    def __init__(self, language: str) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        font = translation(language).pgettext("font of spreadsheets", "Arial")
        line = Side("thin", "A0A0A0")
        self._border = Border(line, line, line, line)
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._font = Font(font, 10)
        self._bold = Font(font, 10, bold=True)
        self._fill = PatternFill("solid", "E6E6E6")

    def put(self, sheet: "Worksheet", row: int, column: int, text: str) -> None:
        """Writes a cell; the first row holds the headings."""
        cell = sheet.cell(row, column)
        if text:
            cell.value = escaped(kept(text))
            cell.data_type = "s"  # whatever it looks like
        cell.number_format = "@"
        cell.alignment = self._wrapped
        cell.border = self._border
        cell.font = self._font if row > 1 else self._bold
        if row == 1:
            cell.fill = self._fill
