"""What comes into a workbook from outside and goes out of it: joins the layers below, for ui and cli."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from app.catalogue.loader import Catalogue
from app.domain.calendar import occurrences
from app.domain.differences import Difference, Novelty, accepted
from app.domain.history import Origin, Record
from app.domain.passwords import fit_password
from app.domain.undo import Edit
from app.domain.whole import Whole
from app.exchange import hand_over_file, ics
from app.exchange.answer_table import answer_rows
from app.exchange.columns import What
from app.exchange.comparing import Held, Note, answer_differences, emptied_differences, ledger_differences
from app.exchange.file_bytes import content_of
from app.exchange.json_in import read_json
from app.exchange.json_out import json_bytes
from app.exchange.ledger_table import ledger_rows
from app.exchange.refusals import JsonWrong, Spot, Unreadable, Why
from app.exchange.stamp import Stamp, tag_of
from app.exchange.table_files import TableFormat, kind_of, table_bytes, table_in
from app.files import AccessFailed, PathMissing, naming_system_errors, write_over
from app.reports.press.protection import protected
from app.storage.backup import keep_generation, save_copy
from app.storage.dump import dump, restore
from app.storage.errors import BackupNotSound, CopyOntoItself, NotReadable, WorkbookDamaged
from app.storage.incoming import place_workbook
from app.storage.later_changes import changes_since
from app.storage.workbook import Workbook
from app.work.standing import Standing

T = TypeVar("T")


@dataclass(frozen=True)
class Intake:
    """What a file would change, in its order. `rows` it has; `notes` says of how many rows or fields each is true, and
    `spots` of which cells. `emptied` is what it would change beside if its empty cells meant to empty fields."""

    path: Path
    kind: TableFormat
    what: What
    rows: int
    differences: tuple[Difference, ...]
    notes: Mapping[Note, int]
    spots: Mapping[Note, Sequence[Spot]]
    emptied: tuple[Difference, ...] = ()

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Those that are in conflict with a newer answer."""
        return tuple(one for one in self.differences if one.novelty is Novelty.CONFLICT)


# tables


def differences_in(
    path: Path, *, catalogue: Catalogue, workbook: Workbook, today: date, kind: TableFormat | None = None
) -> Intake:
    """What a CSV or XLSX file would change; without `kind`, its content and its name tell which it is.

    Nothing is changed. Raises the errors of app.exchange.refusals with the place in the file; PathMissing, NotReadable,
    AccessFailed.
    """
    if path.exists() and path.samefile(workbook.path):  # reading it would drop the lock on it
        raise Unreadable(path, Why.NO_TABLE)
    kind = kind or _reading(path, kind_of)
    table = _reading(path, lambda path: table_in(path, kind))
    held = Held(tag_of(workbook.id), workbook.entries(), workbook.texts(), _records_after(workbook))
    if table.what is What.ANSWERS:
        found = answer_differences(table, catalogue.measures, held, today)
    else:
        found = ledger_differences(table, held, today)
    return Intake(path, kind, table.what, len(table.rows), found, +held.notes, held.spots, emptied_differences(held))


def _records_after(workbook: Workbook) -> Callable[[Stamp], tuple[Record, ...] | None]:
    return lambda stamp: changes_since(workbook, stamp.number, stamp.digest)


def prepared(differences: Iterable[Difference], workbook: Workbook, backups: Path | None) -> tuple[Edit, ...]:
    """The edits of the differences that a person accepts, after the present state was kept as a backup.

    They are for `Workbook.apply` with Origin.IMPORT, all at once. `backups` is None for a workbook that is not kept.
    Raises ReasonMissing, and like save_copy when there can be no backup; then nothing may be applied.
    """
    edits = accepted(differences, workbook.entries())
    if edits and backups is not None:
        with suppress(BackupNotSound):  # what there is was kept nevertheless
            keep_generation(workbook, backups)
    return edits


def take(differences: Iterable[Difference], workbook: Workbook, backups: Path | None) -> int:
    """Keeps the differences in the workbook, all or none, as one step; how many they are. Raises like `prepared`."""
    edits = prepared(differences, workbook, backups)
    workbook.apply(edits, Origin.IMPORT)
    return len(edits)


def export_table(
    path: Path, kind: TableFormat, what: What, *, catalogue: Catalogue, workbook: Workbook, language: str
) -> None:
    """Writes the answers, or a ledger, as a table; the file appears whole or not at all.

    Raises CatalogueDamaged; CopyOntoItself, NameTooLong, PathMissing, FolderNotWritable, DiskFull, AccessFailed.
    """
    last = workbook.last_change
    stamp = Stamp(tag_of(workbook.id), last.number, last.digest)
    if what is What.ANSWERS:
        words = catalogue.words(language)
        titles = {measure: words.measures[measure].title for measure in catalogue.by_id}
        entries, names = workbook.entries(), words.categories
        rows = answer_rows(catalogue.measures, entries, stamp, titles=titles, categories=names, language=language)
    else:
        rows = ledger_rows(what, workbook.texts(), stamp)
    _write(path, workbook, table_bytes(kind, what, rows, language))


# calendar


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


# the whole workbook


def export_json(path: Path, workbook: Workbook) -> None:
    """Writes the whole workbook as JSON. Raises FileTooLarge, WorkbookDamaged, and like export_table."""
    _write(path, workbook, json_bytes(path, dump(workbook)))


def read_whole(path: Path) -> Whole:
    """The whole workbook that a JSON file holds. Raises the errors of app.exchange.refusals with the place in the file;
    PathMissing, NotReadable, AccessFailed."""
    return _reading(path, read_json)


def restore_json(path: Path, target: Path) -> Workbook:
    """Makes a workbook of a JSON file at a name that is free, and opens it. Raises like read_whole and `restore`, but
    JsonWrong where the parts do not fit together."""
    whole = read_whole(path)
    try:
        return restore(target, whole)
    except WorkbookDamaged as error:
        first = error.problems[0]
        raise JsonWrong(path, f"{first.table} {first.key}".strip()) from error


def export_hand_over(path: Path, workbook: Workbook, page: bytes, password: str) -> None:
    """Writes the file that takes the workbook to another PC: a verified copy, or with a password a locked one.

    `page` is the PDF that a locked one shows in a viewer (app.reports.documents.hand_over.cover). The password is kept
    nowhere.
    Raises PasswordUnfit, and like save_copy.
    """
    if not password:
        save_copy(workbook, path)
        return
    fit_password(password)
    with TemporaryDirectory(prefix="tenken-") as folder:
        copy = Path(folder, hand_over_file.ATTACHMENT)
        save_copy(workbook, copy)
        with naming_system_errors(path):
            content = copy.read_bytes()
    _write(path, workbook, protected(hand_over_file.pack(content, page), password))


def is_locked(path: Path) -> bool:
    """Whether a file is a hand-over file with a password. Raises PathMissing, NotReadable, AccessFailed."""
    return _reading(path, hand_over_file.is_locked)


def receive(path: Path, target: Path, password: str = "") -> None:
    """Puts the workbook of a hand-over file, with or without a password, at a name that is free.

    Raises WrongPassword, Unreadable, FileTooLarge, and like place_workbook, but Unreadable for a damaged one.
    """
    if is_locked(path):
        content = _reading(path, lambda path: hand_over_file.unpack(path, password))
    else:
        content = _reading(path, lambda path: content_of(path, hand_over_file.HAND_OVER_LIMIT))
    try:
        place_workbook(content, path, target)
    except WorkbookDamaged as error:  # no backup of it is here: the file has to come once more
        raise Unreadable(path, Why.BROKEN) from error


def _write(path: Path, workbook: Workbook, content: bytes) -> None:
    path = path.absolute()
    with naming_system_errors(path):
        if path.exists() and path.samefile(workbook.path):
            raise CopyOntoItself(path)
    write_over(path, content)


def _reading(path: Path, read: Callable[[Path], T]) -> T:
    """What is read from a file outside, with the system's errors named."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting
            raise NotReadable(path)
        return read(path)
    except FileNotFoundError:
        raise PathMissing(path) from None
    except PermissionError:
        raise NotReadable(path) from None
    except OSError as error:
        raise AccessFailed(path, error.strerror or str(error)) from error
