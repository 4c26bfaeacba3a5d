"""The catalogue and the workbook that a command is about."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.cli.usage import Refused
from app.domain.measures import Measure
from app.exchange.answer_table import measure_names
from app.exchange.columns import comparable_heading
from app.i18n import _
from app.paths import DataDir, catalogue_folder, data_dir
from app.storage import workbook_in_memory
from app.storage.errors import WorkbookBusy, WorkbookTooNew
from app.storage.workbook import Workbook


def catalogue_of_program() -> Catalogue:
    """The measures and their words. Raises CatalogueDamaged."""
    return Catalogue(catalogue_folder())


def data_of(chosen: Namespace) -> DataDir:
    """The data folder of this run."""
    return data_dir(chosen.data_dir)


def path_of(chosen: Namespace) -> Path:
    """The workbook that is named, or the one of the data folder."""
    return chosen.workbook.absolute() if chosen.workbook else data_of(chosen).workbook


@contextmanager
def opened(chosen: Namespace) -> Iterator[Workbook]:
    """The workbook, open until the end of the block."""
    with opened_at(path_of(chosen)) as workbook:
        yield workbook


def opened_at(path: Path) -> Workbook:
    """The workbook, with a line on standard error for whatever opening it brought to light."""
    return _told(Workbook.open(path, reads_all=True))


def _told(workbook: Workbook) -> Workbook:
    if workbook.found or workbook.why:
        from app.words.workbook_messages import found_message, why_only_looked_at
    for found in workbook.found:
        print(found_message(found).line, file=sys.stderr)
    if isinstance(workbook.why, WorkbookBusy | WorkbookTooNew):  # it may hold more than what is seen of it
        print(why_only_looked_at(workbook.why), file=sys.stderr)
    return workbook


@contextmanager
def chosen_to_read(chosen: Namespace) -> Iterator[Workbook]:
    """The same for what changes nothing: a workbook that cannot be opened is looked at where it lies."""
    with _told(workbook_in_memory.opened_to_read(path_of(chosen))) as workbook:
        yield workbook


def make_if_missing(path: Path, chosen: Namespace) -> None:
    """Makes an empty workbook where there is none yet."""
    if not path.exists():
        make_data_folder_for(path, chosen)
        Workbook.create(path).close()


def make_data_folder_for(path: Path, chosen: Namespace) -> None:
    """Makes the data folder where a workbook is to lie in it; any other folder has to be there."""
    if path.parent == data_of(chosen).root:
        data_of(chosen).make()


def measure_named(catalogue: Catalogue, text: str) -> Measure:
    """The measure that a person means by its id or label. Raises Refused."""
    found = measure_names(catalogue.measures).get(comparable_heading(text))
    if found:
        return catalogue.by_id[found]
    raise Refused(
        _(
            "There is no measure “{text}”. Nothing was changed. "
            "Ids look like administrator-E-10; “main.py catalogue” lists them."
        ).format(text=text)
    )
