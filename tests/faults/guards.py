"""The guards of the program that a control takes away, in a process of its own."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app import files
from app.domain import generations
from app.exchange import csv_file, hand_over_file, json_node, xlsx_xml, zip_guard
from app.storage import (
    backup_marks,
    connection,
    database_problems,
    database_soundness,
    lock,
    row_tallies,
    rows,
    stored_schema,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from app.reports.press.document import Document
    from app.reports.report_content import ReportContent


def _put(there: object, other: object) -> None:
    """Puts something in the place of a function wherever a module of the program has it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("app."):
            for key in [key for key, value in vars(module).items() if value is there]:
                setattr(module, key, other)


@contextmanager
def in_place_of(there: object, other: object) -> Iterator[None]:
    """The same for a while."""
    _put(there, other)
    try:
        yield
    finally:
        _put(other, there)


@contextmanager
def _statement_by_statement(_connection: object) -> Iterator[None]:
    yield


@contextmanager
def _no_temporary(path: Path) -> Iterator[Path]:
    path.unlink(missing_ok=True)
    yield path


def _there_already(_temporary: Path, _path: Path) -> None:
    """The file was written at its name."""


def without_transactions() -> None:
    """Each statement by itself, and files written where they are to lie."""
    _put(connection.transaction, _statement_by_statement)
    _put(files.temporary_beside, _no_temporary)
    _put(files.place_new, _there_already)
    _put(files.place_over, _there_already)


def without_sync() -> None:
    """Nothing waits for the disk."""
    pragmas = connection._OWNER_PRAGMAS
    connection._OWNER_PRAGMAS = tuple(pragma.replace("synchronous = FULL", "synchronous = OFF") for pragma in pragmas)
    os.fsync = lambda _descriptor: None


def without_lock() -> None:
    """No program holds a workbook for itself alone."""
    pragmas = connection._OWNER_PRAGMAS
    connection._OWNER_PRAGMAS = tuple(pragma for pragma in pragmas if "EXCLUSIVE" not in pragma)
    lock.Lock._is_taken = lambda _lock: True


def without_digests() -> None:
    """Pages are all that is verified: what SQLite itself finds wrong."""
    _put(rows.is_sealed, lambda *_row: True)
    none = row_tallies.contents_problems, row_tallies.late_problems, row_tallies.order_problems
    for find in (*none, database_problems.lost_rows, database_problems.history_problems):
        _put(find, lambda *_given: [])


def without_marks() -> None:
    """Texts go into tables as they are, and a spreadsheet's library guesses what they mean."""
    from app.exchange import csv_file, xlsx_out

    csv_file.defused = str

    def put(_look: object, sheet: "Worksheet", row: int, column: int, text: str) -> None:
        sheet.cell(row, column, text or None)

    xlsx_out._CellLook.put = put


def without_own_writer() -> None:
    """Paper is made of paragraphs in which ReportLab looks for mark-up."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from app.reports.press import writing

    def made(document: "Document", content: "ReportContent", _kind: object = None) -> Iterator[float]:
        target, style = BytesIO(), getSampleStyleSheet()["Normal"]
        yield 0.5
        paragraphs = []
        for text in writing.texts_of(document, content):
            with suppress(ValueError):  # mark-up without its end
                paragraphs.append(Paragraph(text[:300], style))
        SimpleDocTemplate(target).build(paragraphs)
        return target.getvalue()

    _put(writing.made, made)


def without_plain_labels() -> None:
    """Labels guess whether a text is mark-up."""
    from PySide6.QtWidgets import QLabel

    QLabel.setTextFormat = lambda _label, _form: None


def without_words() -> None:
    """Errors have no words."""
    from app.words import messages

    messages._MAKERS = {}


def without_telling() -> None:
    """A window shows no box for an error."""
    from app.ui.kit import boxes

    _put(boxes.show_message, lambda *_asked: None)
    _put(boxes.ask, lambda *_asked: None)


def telling_twice() -> None:
    """A window tells each error once more."""
    from app.ui.shell.error_remedies import ErrorRemedies

    tell = ErrorRemedies._on_failed

    def twice(remedies: ErrorRemedies, error: Exception) -> None:
        tell(remedies, error)
        tell(remedies, error)

    ErrorRemedies._on_failed = twice


def passwords_in_files() -> None:
    """Whoever locks a document writes the password down beside it for a while."""
    from tempfile import NamedTemporaryFile

    from app.reports.press import protection

    locked = protection.protected

    def writing_down(pdf: bytes, password: str) -> bytes:
        with NamedTemporaryFile(prefix="tenken-", delete=False) as file:
            file.write(password.encode())
        return locked(pdf, password)

    _put(locked, writing_down)


def passwords_in_arguments() -> None:
    """Another program locks documents, and is handed the password as an argument."""
    import subprocess

    from app.reports.press import protection

    locked = protection.protected

    def by_another(pdf: bytes, password: str) -> bytes:
        subprocess.run([sys.executable, "-c", "", password], check=True)
        return locked(pdf, password)

    _put(locked, by_another)


def without_order() -> None:
    """Backups are ordered by what the clock said."""
    generations._age = lambda one: (one.made, one.number, one.sheets, one.name)


def without_silence() -> None:
    """The log says what errors say."""
    import logging

    from app.ui.shell import log_file

    log_file._Wordless.format = logging.Formatter.format


def without_comparison_of_schemas() -> None:
    """A database may be made of anything, and nothing that is read beyond it is verified."""
    _put(database_problems.schema_problems, lambda *_asked: [])
    _put(database_soundness.whole_problems, lambda *_asked: [])
    _put(stored_schema.has_plain_tables, lambda _connection: True)


def without_limits_of_input() -> None:
    """What comes from outside may be as large, as long and as many as it is."""
    endless = 1 << 62
    for module, name in (
        (csv_file, "_LONGEST_ROW"),
        (csv_file, "MOST_COLUMNS"),
        (zip_guard, "_MOST_BYTES"),
        (xlsx_xml, "_MOST_ELEMENTS"),
        (json_node, "_MOST_KEYS"),
        (json_node, "_LARGEST_TEXT"),
        (hand_over_file, "HAND_OVER_LIMIT"),
    ):
        assert isinstance(getattr(module, name), int)
        setattr(module, name, endless)
    json_node._MOST_SIGNS = {}
    hand_over_file._is_as_ours = lambda _content: True


def in_one_place() -> None:
    """A workbook's place counts by its name alone: trials are made in copies of a folder, whose backups are to be its.

    This takes no guard away.
    """
    _put(backup_marks.place_of, lambda path: sha256(path.name.encode()).hexdigest()[:8])


GUARDS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "transactions and atomic placing": without_transactions,
    "synchronous=OFF, no fsync": without_sync,
    "locks": without_lock,
    "digests, counts and chain": without_digests,
    "marks of texts in tables": without_marks,
    "our own writer of paper": without_own_writer,
    "plain labels": without_plain_labels,
    "words for errors": without_words,
    "passwords in no file": passwords_in_files,
    "passwords in no argument": passwords_in_arguments,
    "telling of errors": without_telling,
    "telling of errors once": telling_twice,
    "log without words": without_silence,
    "order by history": without_order,
    "comparison of schemas": without_comparison_of_schemas,
    "limits of what is read": without_limits_of_input,
}
