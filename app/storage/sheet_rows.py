"""The rows of the table of printed sheets, and the sheets that they stand for."""

import sqlite3

from app.domain.sheets import Sheet, read_made, read_view
from app.storage.errors import FileProblem, ProblemKind
from app.storage.rows import StoredRow, is_sealed, sealed


def read_sheets(connection: sqlite3.Connection) -> tuple[dict[int, Sheet], list[FileProblem]]:
    """The printed sheets by their count, and what is wrong there."""
    found: dict[int, Sheet] = {}
    problems: list[FileProblem] = []
    for row in connection.execute("SELECT * FROM sheet ORDER BY number"):
        if not is_sealed("sheet", row):
            problems.append(FileProblem(ProblemKind.DIGEST, "sheet", str(row[0])))
        try:
            found[row[0]] = _read(row)
        except ValueError as error:
            problems.append(FileProblem(ProblemKind.VALUE, "sheet", str(row[0]), str(error)))
    return found, problems


def sheet_row(number: int, sheet: Sheet) -> StoredRow:
    """The stored row of a printed sheet; `number` counts them from 1."""
    made, measures = sheet.unread_day or sheet.made.isoformat(), ",".join(sheet.measures)
    return sealed("sheet", number, sheet.document, str(sheet.view), made, sheet.person, measures)


def _read(row: StoredRow) -> Sheet:
    _, document, view, made, person, measures, _ = map(str, row)
    day, as_stored = read_made(made)
    return Sheet(document, read_view(view), day, person, tuple(measures.split(",")) if measures else (), as_stored)
