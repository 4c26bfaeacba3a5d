"""What a person finds in a folder after a fault, and whether that is what was acknowledged by then, or the next."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock
from zipfile import BadZipFile, ZipFile

from app.domain.tables import TABLES
from app.exchange.hand_over_file import unpack
from app.files import StorageError
from app.paths import DataDir
from app.storage.backup_marks import is_backup
from app.storage.printed_sheets import issued_sheets
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import read_backup
from app.work import left_behind
from app.work.left_behind import backed_up_folders, sweep, written_folders
from tests.faults.operations import NAME, PASSWORD

TEMPORARY = "temp"
"""The folder for temporary files that a trial has beside its own files: nobody looks there."""
STICK = "stick"
"""The folder that is the second place for backups, where a trial has one."""
BACKUP = "backup"
"""Begins what is said of a backup in a picture."""
Picture = Mapping[str, str]
"""What each file holds, by its name with the times in it left out."""


class Bad(StrEnum):
    """What must not be found."""

    LOST = "lost"
    HALF = "halves"
    NOT_OPENING = "not opening"
    DAMAGED = "damaged"


def picture_of(folder: Path) -> Picture:
    """Looks at each file as the program does at its next start: it sweeps, checks workbooks, and opens them."""
    nobody = mock.patch.object(left_behind, "is_running", return_value=False)  # another has its number now, perhaps
    with nobody, mock.patch.object(tempfile, "tempdir", str(folder / TEMPORARY)):
        sweep([*written_folders(DataDir(folder), folder / NAME), *backed_up_folders(folder / STICK)])
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_beside(path, folder)]
    return {_comparable(path, folder): _content(path) for path in files}


def _is_beside(path: Path, folder: Path) -> bool:
    """What the next opening takes in, and where nobody looks."""
    return path.relative_to(folder).parts[0] == TEMPORARY or path.name.endswith(SIDECARS)


def _comparable(path: Path, folder: Path) -> str:
    name = path.relative_to(folder).as_posix()
    name = re.sub(r"-[0-9a-f]{8}-[0-9a-f]{8}-(?=\d+-\d{8}-\d{6})", "-ID-", name)
    return re.sub(r"\d{8}-\d{6}", "T", name)


def _content(path: Path, known: dict[tuple[str, str], str] = {}) -> str:  # noqa: B006 - what was looked at before
    digest = sha256(path.read_bytes()).hexdigest()
    if any(sidecar(path, suffix).exists() for suffix in SIDECARS):
        return _looked_into(path)
    key = (path.name, digest)
    if key not in known:
        known[key] = _looked_into(path) if path.suffix in (".tenken", ".pdf", ".xlsx") else digest
    return known[key]


def _looked_into(path: Path) -> str:
    if path.suffix == ".tenken":
        return _workbook(path)
    if path.suffix == ".xlsx":
        return _sheets(path)
    try:
        content, records = unpack(path, PASSWORD)
    except Exception as error:  # noqa: BLE001 - whatever it is, it cannot be taken in
        return f"no hand-over file: {error!r}"
    with TemporaryDirectory() as folder:
        inside = Path(folder, "inside.tenken")
        inside.write_bytes(content)
        return f"{_workbook(inside)} {sorted(records)}"


def _sheets(path: Path) -> str:
    """All parts but the one that says when it was made."""
    try:
        with ZipFile(path) as parts:
            found = [(name, parts.read(name)) for name in parts.namelist() if name != "docProps/core.xml"]
    except BadZipFile as error:
        return f"no table: {error}"
    return f"table {sha256(repr(found).encode()).hexdigest()}"


def _workbook(path: Path) -> str:
    report = check_workbook(path)
    if report.result is not Result.SOUND:
        return f"{Bad.DAMAGED}: {report.result} {report.problems}"
    try:
        if is_backup(path):
            with read_backup(path) as past:
                return f"{BACKUP} {_held(past)}"
        with Workbook.open(path) as workbook:
            return f"workbook {_held(workbook)}"
    except StorageError as error:
        return f"{Bad.NOT_OPENING}: {error!r}"


def _held(workbook: Workbook) -> str:
    """All that a workbook holds, its history too, but for the times of day."""
    rows = [(name, sorted(workbook.rows(table).items())) for name, table in TABLES.items()]
    history = [(one.step, one.origin, one.change) for one in workbook.history()]
    sheets = sorted(issued_sheets(workbook).items())
    found = (sorted(workbook.entries().items()), sorted(workbook.texts.items()), rows, history, sheets)
    return sha256(repr(found).encode()).hexdigest()


def bad_in(found: Picture, pictures: Sequence[Picture], told: int) -> list[tuple[Bad, str]]:
    """What is wrong after so many acknowledgements: each file has to be as it was at the last of them, or at the next.

    `pictures` are those of a run that nothing befell: before it began, and at each acknowledgement.
    """
    names = sorted({*found, *(name for picture in pictures for name in picture)})
    return [bad for name in names if (bad := _bad(name, found.get(name), pictures, told))]


def _bad(name: str, found: str | None, pictures: Sequence[Picture], told: int) -> tuple[Bad, str] | None:
    known = [picture.get(name) for picture in pictures]
    wanted = known[told : told + 2]
    if found in wanted or (not any(wanted) and _is_backup_again(found, known)):
        return None
    for kind in (Bad.NOT_OPENING, Bad.DAMAGED):
        if found and found.startswith(kind):
            return kind, f"{name}: {found}"
    kind = Bad.LOST if found in known[:told] else Bad.HALF
    return kind, f"{name}: {found}, after {told} of {len(pictures) - 1}"


def _is_backup_again(found: str | None, known: Sequence[str | None]) -> bool:
    """Whether it is a backup that had its time, whole: a removal that does not last does no harm."""
    return found is not None and found.startswith(BACKUP) and found in known
