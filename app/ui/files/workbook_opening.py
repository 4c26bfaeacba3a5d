"""Opens a workbook by its file; of a backup, a new workbook is made in the data folder."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.domain.filenames import safe_name
from app.files import make_folder, naming_system_errors
from app.i18n import _
from app.paths import SUFFIX, DataDir
from app.storage.errors import IsBackup
from app.storage.workbook import Workbook

_LONGEST = 30
"""So many characters of the organisation's name leave room for the rest."""


class Opened(NamedTuple):
    """A workbook, and the backup of which it was made just now, if any."""

    workbook: Workbook
    backup: Path | None = None


def open_workbook(path: Path, data: DataDir) -> Opened:
    """Opens what lies at `path`. Raises like Workbook.open and work_on."""
    if _lies_in(path, data.backups):
        return _revived(path, data)
    try:
        return Opened(Workbook.open(path))
    except IsBackup:
        return _revived(path, data)


def tell_of_backup(parent: QWidget | None, opened: Opened) -> None:
    """Says that what is open is not the backup itself."""
    if opened.backup is None:
        return
    from app.ui.kit.message_box import say
    from app.words.message_parts import Message

    what = _("“{file}” is a backup. A new workbook was made of it: “{name}”.")
    say(
        parent,
        Message(
            what.format(file=opened.backup.name, name=opened.workbook.path.stem),
            _("The backup stays as it is, and so does every other workbook."),
            _("Work on in the new workbook. Your other workbooks stand under File, “Open recent”."),
        ),
    )


def _revived(backup: Path, data: DataDir) -> Opened:
    from app.storage.backup import last_day, work_on
    from app.ui.kit.waiting import wait_for
    from app.work.records_along import bring_records_back

    with naming_system_errors(data.root):
        make_folder(data.root)
    target = _free(data, _name(backup, last_day(backup)))
    work_on(backup, target)
    wait_for(lambda: bring_records_back(target, data), _("Copying the records folder..."), None)
    return Opened(Workbook.open(target), backup)


def _name(backup: Path, day: str) -> str:
    from app.storage.file_identity import identity

    name = safe_name(identity(backup).organisation)[:_LONGEST] or "tenken"
    return _("{name} (backup of {day})").format(name=name, day=day or "-")


def _free(data: DataDir, stem: str) -> Path:
    names = (stem if n == 1 else f"{stem} {n}" for n in range(1, 10_000))
    return next(p for name in names if not (p := data.root / f"{name}{SUFFIX}").exists())


def _lies_in(path: Path, folder: Path) -> bool:
    try:
        return path.exists() and path.parent.samefile(folder)
    except OSError:
        return False
