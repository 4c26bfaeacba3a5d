"""Files from outside are read beside the window, by a process that Cancel ends; nothing of it is left then."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exchange.table_files import TableFormat
from app.exchange.table_reading import Grid
from app.i18n import _, language
from app.ui.kit.waiting import wait_for, wait_for_steps
from app.work.files_in import require_made
from app.work.reading_apart import read_apart
from app.work.reading_request import Reading, ReadingRequest, end_told, table_told


def grid_from(path: Path, parent: QWidget | None) -> tuple[TableFormat, Grid]:
    """Kind and cells of a table. Raises Stopped, and like app.work.reading_apart.read_apart."""
    request = ReadingRequest(Reading.TABLE, path, language())
    return wait_for_steps(lambda: read_apart(request, table_told), _("Reading the file..."), parent)


def workbook_from(what: Reading, path: Path, target: Path, parent: QWidget | None, password: str = "") -> None:
    """Makes the workbook that a file holds, with its records, at a name that is free in a folder for it alone.

    Raises Stopped, and like app.work.reading_apart.read_apart.
    """
    request = ReadingRequest(what, path, language(), target, password)
    wait_for_steps(lambda: read_apart(request, end_told), _("Reading the file..."), parent)
    wait_for(lambda: require_made(target, path), _("Checking the workbook..."), parent)
