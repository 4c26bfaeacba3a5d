"""What goes out of a workbook: tables, the calendar, the whole as JSON, and the file for another PC."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.domain.calendar_occurrences import occurrences
from app.domain.passwords import fit_password
from app.exchange import hand_over_file, ics
from app.exchange.answer_table import answer_rows
from app.exchange.columns import What
from app.exchange.json_out import json_bytes
from app.exchange.ledger_table import ledger_cells
from app.exchange.stamp import Stamp, tag_of
from app.exchange.table_files import TableFormat, table_bytes
from app.files import naming_system_errors, temporary_folder, write_over
from app.reports.press.protection import protected
from app.storage.backup import save_copy
from app.storage.dump import dump
from app.storage.errors import CopyOntoItself
from app.storage.records_folder import AddedRecords
from app.storage.workbook import Workbook
from app.work.records_along import bytes_of_records, take_records_along
from app.work.standing import Standing


def export_table(
    path: Path, kind: TableFormat, what: What, *, catalogue: Catalogue, workbook: Workbook, language: str
) -> None:
    """Writes the answers, or a ledger, as a table; the file appears whole or not at all.

    Raises CatalogueDamaged; CopyOntoItself, NameTooLong, PathMissing, FolderNotWritable, DiskFull, AccessFailed.
    """
    last = workbook.last_change
    stamp = Stamp(tag_of(workbook.id), last.number, last.digest)
    if what.table is None:
        words = catalogue.words(language)
        titles = {measure: words.measures[measure].title for measure in catalogue.by_id}
        entries, names = workbook.entries(), words.categories
        rows = answer_rows(catalogue.measures, entries, stamp, titles=titles, categories=names, language=language)
    else:
        rows = ledger_cells(what, workbook.rows(what.table), stamp, language)
    _write(path, workbook, table_bytes(kind, what, rows, language))


def export_calendar(
    path: Path, *, catalogue: Catalogue, standing: Standing, workbook: Workbook, today: date, language: str
) -> int:
    """Writes due dates and recurring measures as an ICS file; how many events it has. Raises like export_table."""
    entries = standing.effective(workbook.entries(), language)
    made = datetime.combine(workbook.created, time(), UTC)
    content = ics.CalendarContent(
        workbook_id=workbook.id,
        organisation=workbook.organisation,
        occurrences=occurrences(catalogue.measures, entries, standing.profile, today),
        measures=catalogue.by_id,
        words=catalogue.words(language).measures,
        entries=entries,
        revisions=ics.revisions(reversed(workbook.history())),
        never=ics.Revision(0, made),
        language=language,
    )
    _write(path, workbook, ics.ics_bytes(content))
    return len(content.occurrences)


def export_json(path: Path, workbook: Workbook) -> None:
    """Writes the whole workbook as JSON. Raises FileTooLarge, WorkbookDamaged, and like export_table."""
    _write(path, workbook, json_bytes(path, dump(workbook)))


def export_hand_over(
    path: Path, workbook: Workbook, page: bytes, password: str, *, records: bool = False
) -> AddedRecords:
    """Writes the file that takes the workbook to another PC: a verified copy, or with a password a locked one. Returns
    what became of its records.

    `page` is the PDF that a locked one shows in a viewer (app.reports.documents.hand_over.cover). The password is kept
    nowhere. With `records` its folder of records goes along: in the locked file, else beside the copy.
    Raises PasswordUnfit, RecordsTooLarge, and like save_copy and take_records_along.
    """
    if not password:
        save_copy(workbook, path)
        return take_records_along(workbook.path, path.absolute()) if records else AddedRecords()
    fit_password(password)
    carried = bytes_of_records(workbook.path) if records else {}
    with temporary_folder() as folder:
        copy = folder / hand_over_file.ATTACHMENT
        save_copy(workbook, copy)
        with naming_system_errors(path):
            content = copy.read_bytes()
    _write(path, workbook, protected(hand_over_file.pack(content, page, carried), password))
    return AddedRecords(len(carried))


def _write(path: Path, workbook: Workbook, content: bytes) -> None:
    path = path.absolute()
    with naming_system_errors(path):
        if path.exists() and path.samefile(workbook.path):
            raise CopyOntoItself(path)
    write_over(path, content)
