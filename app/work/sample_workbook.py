"""The sample workbook: a made-up shop, made anew each time, beside the person's own and never mixed with it."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from app.catalogue.sample_loader import read_sample
from app.domain.answers import EMPTY, changes_to
from app.domain.undo import Edit, change_at
from app.files import StorageError
from app.i18n import language
from app.paths import catalogue_folder
from app.storage.errors import WorkbookBusy
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.workbook import Workbook


def make_sample(path: Path, today: date) -> Workbook:
    """Makes it in the language of the screens and opens it.

    Raises CatalogueDamaged, WorkbookBusy when another window shows it, and whatever making a workbook raises.
    """
    sample = read_sample(catalogue_folder(), language(), today)
    _refuse_busy(path)
    remove(path)
    workbook = Workbook.create(path, sample.organisation)
    try:
        edits: list[Edit] = [change_at(address, "", text) for address, text in sample.texts.items()]
        for measure, values in sample.entries.items():
            edits += changes_to(measure, EMPTY, values)
        workbook.apply(edits)
    except BaseException:
        workbook.close()
        raise
    return workbook


def _refuse_busy(path: Path) -> None:
    if path.exists():
        try:
            Workbook.open(path).close()
        except WorkbookBusy:
            raise
        except StorageError:
            return  # whatever it is, it is ours to replace


def remove(path: Path) -> None:
    """Takes it away, with what lies beside it."""
    for each in (path, *(sidecar(path, suffix) for suffix in SIDECARS)):
        with suppress(OSError):
            each.unlink()
