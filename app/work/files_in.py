"""What comes into a workbook from outside: tables, whole workbooks as JSON, and hand-over files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.domain.differences import Difference, Novelty, accepted
from app.domain.history import Origin, Record
from app.domain.undo import Edit
from app.domain.whole_workbook import WholeWorkbook
from app.exchange import hand_over_file
from app.exchange.columns import What
from app.exchange.comparing import Held, Note, answer_differences, emptied_differences, ledger_differences
from app.exchange.file_bytes import require_size
from app.exchange.json_in import read_json
from app.exchange.refusals import JsonWrong, Spot, Unreadable, Why
from app.exchange.stamp import Stamp, tag_of
from app.exchange.table_files import TableFormat
from app.exchange.table_reading import Grid, table_of_grid
from app.files import temporary_folder
from app.storage.arriving_workbook import place_workbook
from app.storage.dump import restore
from app.storage.errors import WorkbookDamaged
from app.storage.later_changes import changes_since
from app.storage.migrations import STEPS
from app.storage.records_folder import AddedRecords
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.backup_keeping import KeepingPlan, keep_before
from app.work.outside_files import grid_in, read_outside
from app.work.records_along import put_records, take_records_along


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
    require_other(path, workbook.path)
    return differences_of(*grid_in(path, kind), catalogue=catalogue, workbook=workbook, today=today)


def require_other(path: Path, workbook: Path) -> None:
    """Raises Unreadable for the open workbook itself: reading it would drop the lock on it."""
    if path.exists() and path.samefile(workbook):
        raise Unreadable(path, Why.NO_TABLE)


def differences_of(kind: TableFormat, grid: Grid, *, catalogue: Catalogue, workbook: Workbook, today: date) -> Intake:
    """What the cells of a file would change. Raises like differences_in."""
    path, table = grid.path, table_of_grid(grid)
    held = Held(tag_of(workbook.id), workbook.entries(), workbook.tables, _records_after(workbook))
    if table.what.table is None:
        found = answer_differences(table, catalogue.measures, held, today)
    else:
        found = ledger_differences(table.what.table, table, held, today)
    return Intake(path, kind, table.what, len(table.rows), found, +held.notes, held.spots, emptied_differences(held))


def _records_after(workbook: Workbook) -> Callable[[Stamp], tuple[Record, ...] | None]:
    return lambda stamp: changes_since(workbook, stamp.number, stamp.digest)


def prepared(differences: Iterable[Difference], workbook: Workbook, plan: KeepingPlan | None) -> tuple[Edit, ...]:
    """The edits of the differences that a person accepts, after the present state was kept as a backup.

    They are for `Workbook.apply` with Origin.IMPORT, all at once. Raises ReasonMissing, and like keep_before when there
    can be no backup; then nothing may be applied.
    """
    edits = accepted(differences, workbook.entries())
    if edits:
        keep_before(workbook, plan)
    return edits


def take(differences: Iterable[Difference], workbook: Workbook, plan: KeepingPlan | None) -> int:
    """Keeps the differences in the workbook, all or none, as one step; how many they are. Raises like `prepared`."""
    edits = prepared(differences, workbook, plan)
    workbook.apply(edits, Origin.IMPORT)
    return len(edits)


# the whole workbook


def read_whole(path: Path) -> WholeWorkbook:
    """The whole workbook that a JSON file holds. Raises the errors of app.exchange.refusals with the place in the file;
    PathMissing, NotReadable, AccessFailed."""
    return read_outside(path, lambda path: read_json(path, len(STEPS)))


def restore_json(path: Path, target: Path) -> Workbook:
    """Makes a workbook of a JSON file at a name that is free, and opens it. Raises like read_whole and `restore`, but
    JsonWrong where the parts do not fit together."""
    whole = read_whole(path)
    try:
        return restore(target, whole)
    except WorkbookDamaged as error:
        if error.is_too_much:
            raise Unreadable(path, Why.TOO_MANY_VALUES) from error
        first = error.problems[0]
        raise JsonWrong(path, f"{first.table} {first.key}".strip()) from error


def needs_password(path: Path) -> bool:
    """Whether a file is a hand-over file with a password. Raises PathMissing, NotReadable, AccessFailed."""
    return read_outside(path, hand_over_file.is_locked_hand_over)


def receive(path: Path, target: Path, password: str = "") -> AddedRecords:
    """Puts the workbook of a hand-over file, with or without a password, at a name that is free, and the records in it,
    or beside it, beside that; what became of these.

    Raises WrongPassword, Unreadable, FileTooLarge, and like place_workbook, but Unreadable for a damaged one; and like
    app.storage.records_folder.add_records once the workbook is there.
    """
    if needs_password(path):
        with temporary_folder(target.parent) as folder:
            carried = read_outside(path, lambda path: hand_over_file.unpack(path, password, folder))
            with _damage_named(path):
                place_workbook(carried.workbook, target, path)
            return put_records(carried.records, target)
    read_outside(path, lambda path: require_size(path, hand_over_file.HAND_OVER_LIMIT))
    with _damage_named(path):
        place_workbook(path, target)
    return take_records_along(path, target)


def require_made(made: Path, source: Path) -> None:
    """Looks whole at a workbook that another process made of a file from outside. Raises Unreadable unless it is sound
    and as this version makes it; DiskFull, AccessFailed."""
    report = check_workbook(made)
    if report.result is not Result.SOUND or report.found != report.known:
        raise Unreadable(source, Why.BROKEN)


@contextmanager
def _damage_named(path: Path) -> Iterator[None]:
    try:
        yield
    except WorkbookDamaged as error:  # no backup of it is here: the file has to come once more
        raise Unreadable(path, Why.TOO_MANY_VALUES if error.is_too_much else Why.BROKEN) from error
