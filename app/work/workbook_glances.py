"""What there is to know of a workbook before it is opened: for who has several, and looks for one."""

from collections.abc import Generator, Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from app.catalogue.loader import Catalogue
from app.domain.answers import Entry
from app.domain.summary import Figures, attention, figures
from app.files import StorageError
from app.storage.workbook_in_memory import look_at
from app.work.standing import Standing


class Glance(NamedTuple):
    """A workbook at a glance; without figures where it cannot be read now, for `problem`."""

    path: Path
    organisation: str = ""
    figures: Figures | None = None
    overdue: int = 0
    last_used: date | None = None
    """The day on which it was written last."""
    problem: StorageError | None = None


def glance_of(
    path: Path, organisation: str, entries: Mapping[str, Entry], standing: Standing, catalogue: Catalogue, today: date
) -> Glance:
    """What these entries of a workbook come to."""
    counted = standing.effective(dict(entries))
    overdue = len(attention(catalogue.measures, counted, today).overdue)
    return Glance(path, organisation, figures(catalogue.measures, counted), overdue, _last_used(path))


def glances(paths: Iterable[Path], catalogue: Catalogue, today: date) -> Generator[float, None, tuple[Glance, ...]]:
    """Looks at workbooks that are not open here, without changing them; yields the share done."""
    wanted = tuple(paths)
    found = []
    for n, path in enumerate(wanted):
        yield n / len(wanted)
        found.append(_looked_at(path, catalogue, today))
    return tuple(found)


def organisations(paths: Iterable[Path]) -> Generator[float, None, dict[Path, str]]:
    """Whose workbooks they are, as far as they can be read now, without changing them; yields the share done."""
    wanted = tuple(paths)
    found = {}
    for n, path in enumerate(wanted):
        yield n / len(wanted)
        try:
            workbook = look_at(path)
        except StorageError:
            continue  # it is told when one opens it, and is called as its file till then
        found[path] = workbook.organisation
        workbook.close()
    return found


def _looked_at(path: Path, catalogue: Catalogue, today: date) -> Glance:
    try:
        workbook = look_at(path)
    except StorageError as error:
        return Glance(path, problem=error)
    try:
        standing = Standing(catalogue, workbook.texts)
        return glance_of(path, workbook.organisation, workbook.entries(), standing, catalogue, today)
    finally:
        workbook.close()


def _last_used(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date()
    except (OSError, OverflowError, ValueError):
        return None
