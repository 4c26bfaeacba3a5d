"""Workbooks that come from another PC get their place in the data folder: beside what is there, or instead of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from app.domain.filenames import safe_name
from app.files import StorageError, can_be_named, make_folder, naming_system_errors, temporary_folder, unused
from app.paths import SUFFIX, DataDir
from app.storage.backup_marks import is_backup
from app.storage.file_identity import Identity, identity
from app.storage.records_folder import AddedRecords
from app.storage.sidecars import place_new_database, place_over_database
from app.storage.workbook import Workbook
from app.work.backup_keeping import KeepingPlan, keep_before
from app.work.records_along import take_records_along


class Arrival(NamedTuple):
    """A workbook that has come from `source` and has no place yet."""

    path: Path
    source: Path
    what: Identity
    there: Path | None
    """Where the same workbook lies here already."""


class Arrivals:
    """Brings workbooks into a data folder. `opened` is the one that is open here, if any: it is closed when another
    takes its place. `takes_records`: whether backups take the records along.
    """

    def __init__(self, data: DataDir, opened: Workbook | None = None, *, takes_records: bool = True) -> None:
        self._data, self._opened = data, opened
        self._plan = KeepingPlan(data.backups, takes_records=takes_records)
        self.has_closed_opened = False
        self.added = AddedRecords()
        """What became of the records that came along."""

    @contextmanager
    def coming(self) -> Iterator[Path]:
        """A name in the data folder at which one may arrive; what is left there goes. Raises what files raise."""
        with naming_system_errors(self._data.root):
            make_folder(self._data.root)
        with temporary_folder(self._data.root) as folder:
            yield folder / f"arrived{SUFFIX}"

    def come(self, arrived: Path, source: Path) -> Arrival:
        """What has arrived. Raises what app.storage.file_identity.identity raises."""
        what = identity(arrived)
        return Arrival(arrived, source, what, self._same(what.id))

    def place_beside(self, arrival: Arrival) -> Path:
        """Puts it beside what is there, its records beside it, and returns where. Raises what files raise."""
        target = self._free(arrival)
        self.added = take_records_along(arrival.path, target)
        place_new_database(arrival.path, target)
        return target

    def replace(self, arrival: Arrival) -> Path:
        """Puts it in the place of the same workbook, of which a backup is kept before, and returns where.

        Raises like app.work.backup_keeping.keep_before, add_records and Workbook.open; at most records were added then.
        """
        there = arrival.there
        assert there is not None
        if self._opened and self._opened.path == there:
            keep_before(self._opened, self._plan)
            self._opened.close()
            self.has_closed_opened = True
        else:
            with Workbook.open(there) as before:
                keep_before(before, self._plan)
        self.added = take_records_along(arrival.path, there)  # to what lies there is only added
        place_over_database(arrival.path, there)
        return there

    def _free(self, arrival: Arrival) -> Path:
        if not self._data.workbook.exists():
            return self._data.workbook
        stems = map(safe_name, (arrival.what.organisation, arrival.source.stem))
        stem = next((stem for stem in stems if stem and can_be_named(stem)), "tenken")
        return unused(self._data.root / f"{stem}{SUFFIX}")

    def _same(self, wanted: str) -> Path | None:
        """Where a copy of the same workbook lies in the data folder, or is open."""
        if self._opened and self._opened.id == wanted:
            return self._opened.path
        for path in sorted(self._data.root.glob("*" + SUFFIX)):
            if (self._opened is None or path != self._opened.path) and path != self._data.sample:
                try:
                    if identity(path).id == wanted and not is_backup(path):
                        return path
                except StorageError:
                    continue  # a file that cannot be read is not the same, and stays as it is
        return None
