"""More of what the program does to files: backups and ways back, sheets, damage, and what comes from a stick."""

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from app.domain.answers import Field, Status, changes_to
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import DEVICE, Column
from app.domain.undo import row_changes
from app.exchange.columns import WHATS
from app.exchange.table_files import TableFormat
from app.files import FolderNotWritable
from app.paths import DataDir
from app.storage.backup import backup_generations, keep_generation
from app.storage.errors import NotReadable
from app.storage.printed_sheets import issue
from app.storage.records_folder import add_records, records_folder
from app.storage.settings import SecondPlace
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import in_memory, read_backup
from app.work import files_in, files_out
from app.work.arrivals import Arrivals
from app.work.backup_keeping import KeepingPlan, keep_everywhere
from app.work.damaged_workbook import Remains, go_on_with_backup, go_on_with_readable, remains_of
from app.work.going_back import go_back
from app.work.records_along import back_up_records, backed_up_records
from tests.faults.guards import in_one_place
from tests.faults.operations import (
    CATALOGUE,
    LONG,
    MEASURES,
    NAME,
    TODAY,
    Operation,
    Tell,
    answered,
    put,
    with_backup,
    with_files,
)
from tests.faults.pictures import STICK

T = TypeVar("T")


def with_records(folder: Path) -> None:
    with_files(folder)
    add_records({"r.png": folder / "one.png", "s.txt": folder / "two.txt"}, records_folder(folder / NAME))
    (folder / STICK).mkdir()


def second_place(folder: Path, tell: Tell) -> None:
    """Backups here and on a stick, with the records, as when the window is left."""
    with Workbook.open(folder / NAME) as workbook:
        second = SecondPlace(folder / NAME, folder / STICK)
        plan = KeepingPlan(folder / "backups", second, takes_records=True)
        for n in range(2):
            put(workbook, MEASURES[n], {Field.NOTE: f"before leaving {n}"})
            tell()
            outcome = _ended(keep_everywhere(in_memory(workbook), plan))
            if error := outcome.error or outcome.second_error:
                raise error
            tell()


def _ended(steps: Generator[float, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found


def with_more_since(folder: Path) -> None:
    """A backup, and edits of every kind after it."""
    in_one_place()
    with_backup(folder)
    with Workbook.open(folder / NAME) as workbook:
        wanted = {Field.STATUS: Status.DONE, Field.NOTE: f"since {LONG[:300]}"}
        workbook.apply([c for m in MEASURES for c in changes_to(m, workbook.entry(m), wanted)])
        workbook.apply(row_changes(DEVICE, workbook.rows(DEVICE), {"9": {Column.NAME: "since"}}))


def return_to(folder: Path, tell: Tell) -> None:
    """Goes back to a backup, and forward again to the one that is made before."""
    in_one_place()
    with Workbook.open(folder / NAME) as workbook:
        for number in (0, -1):
            there = backup_generations(workbook, folder / "backups")
            if not there:  # none can be read: a person is shown none
                raise NotReadable(folder / "backups")
            with read_backup(there[number]) as past:
                assert go_back(workbook, past, KeepingPlan(folder / "backups"))
            tell()


def sheets(folder: Path, tell: Tell) -> None:
    """Sheets get their numbers; they are in the next backup."""
    with Workbook.open(folder / NAME) as workbook:
        for n in range(3):
            issue(workbook, Sheet("checklist", View.ALL, TODAY, f"髙﨑 {n}", MEASURES[: 20 * n + 20]))
            tell()
        assert keep_generation(workbook, folder / "backups")
        tell()


def with_damage(folder: Path) -> None:
    """A backup, an edit after it, and then a row of each table that is not as it was written."""
    in_one_place()
    with_backup(folder)
    with Workbook.open(folder / NAME) as workbook:
        put(workbook, MEASURES[40], {Field.NOTE: "after the backup"})
    with closing(sqlite3.connect(folder / NAME)) as damaged:
        damaged.execute("UPDATE entry SET note = 'x' WHERE measure = ?", (MEASURES[3],))
        damaged.execute("UPDATE history SET after = 'x' WHERE id = 2")
        damaged.commit()


def going_on(folder: Path, tell: Tell, *, reads: bool) -> None:
    """With what can be read of it, or with its backup."""
    in_one_place()
    with remains_of(folder / NAME, folder / "backups") as remains:
        _go_on(remains, DataDir(folder), reads=reads)
        tell()
    with Workbook.open(folder / NAME) as workbook:
        put(workbook, MEASURES[-1], {Field.NOTE: "going on"})
        tell()


def _go_on(remains: Remains, data: DataDir, *, reads: bool) -> None:
    if remains.unread and not (remains.readable if reads else remains.backup):
        raise NotReadable(remains.unread[0])  # as the dialog says it
    path = (go_on_with_readable if reads else go_on_with_backup)(remains, data)
    if path != data.root / NAME:  # where nothing can be put there it has another name, which a person is told
        assert check_workbook(path).result is Result.SOUND
        path.unlink()
        raise FolderNotWritable(data.root)


def with_stick(folder: Path) -> None:
    """The same workbook here and, further on, on a stick, with records there."""
    with_records(folder)
    other = folder / STICK / "same.tenken"
    shutil.copy(folder / NAME, other)
    with Workbook.open(other) as workbook:
        put(workbook, MEASURES[50], {Field.NOTE: "from the other PC"})
    add_records({"t.txt": folder / "two.txt"}, records_folder(other))


def arrive(folder: Path, tell: Tell) -> None:
    """The one on the stick takes the place of the one that is here."""
    source = folder / STICK / "same.tenken"
    arrivals = Arrivals(DataDir(folder))
    with arrivals.coming() as arrived:
        files_in.receive(source, arrived)
        arrival = arrivals.come(arrived, source)
        if arrival.there is None:  # what cannot be read is not known to be the same: a person would put it beside
            raise NotReadable(folder / NAME)
        assert arrivals.replace(arrival) == folder / NAME
        with Workbook.open(
            folder / NAME
        ) as workbook:  # it waits for no records; the next backup copies them, and tells
            back_up_records(workbook.path, backed_up_records(workbook, folder / "backups"))
        tell()


def with_devices(folder: Path) -> None:
    answered(folder)
    shutil.copy(folder / NAME, folder / "other.tenken")
    with Workbook.open(folder / "other.tenken") as workbook:
        wanted = {str(n): {Column.NAME: f"PC {n}", Column.NOTE: LONG[: n * 31]} for n in range(1, 20)}
        workbook.apply(row_changes(DEVICE, workbook.rows(DEVICE), wanted))
        common = {"catalogue": CATALOGUE, "workbook": workbook, "language": "en"}
        files_out.export_table(folder / "in.csv", TableFormat.CSV, WHATS["devices"], **common)
    (folder / "other.tenken").unlink()


def import_devices(folder: Path, tell: Tell) -> None:
    with Workbook.open(folder / NAME) as workbook:
        found = files_in.differences_in(folder / "in.csv", catalogue=CATALOGUE, workbook=workbook, today=TODAY)
        assert len(found.differences) > 20
        files_in.take(found.differences, workbook, KeepingPlan(folder / "backups"))
        tell()


RESCUES = (
    Operation("second place", with_records, second_place),
    Operation("go back", with_more_since, return_to),
    Operation("sheets", answered, sheets),
    Operation("salvage", with_damage, lambda folder, tell: going_on(folder, tell, reads=True)),
    Operation("salvage by backup", with_damage, lambda folder, tell: going_on(folder, tell, reads=False)),
    Operation("arrival", with_stick, arrive),
    Operation("import devices", with_devices, import_devices),
)
