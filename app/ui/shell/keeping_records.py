"""Copies the folder of records into the backups beside the thread of the window, which goes on being painted."""

from pathlib import Path

from app.i18n import _
from app.storage.workbook import Workbook


def copy_records(workbook: Workbook, backups: Path) -> None:
    """Adds to the backups what is new in the folder of records, if there is one. Raises like add_records."""
    from app.ui.kit.waiting import wait_for
    from app.work.records_along import back_up_records, backed_up_records, records_extent

    path, folder = workbook.path, backed_up_records(workbook, backups)
    if records_extent(path).files:
        wait_for(lambda: back_up_records(path, folder), _("Copying the records folder..."), None)
