"""Files as evidence of an answer: they are copied beside the workbook, and the entry points to them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app import labels
from app.domain.answers import LIMITS, Entry, Field, Value
from app.domain.entered_text import clean_text
from app.domain.measures import Measure
from app.domain.record_names import pointed_names, record_name, with_pointers
from app.i18n import _
from app.paths import DataDir
from app.storage.errors import RecordNotPlain, RecordsTooMany, SampleKeepsNoRecords, WorkbookReadOnly
from app.storage.records_folder import Content, keep_records, records_folder
from app.storage.sidecars import SIDECARS, sidecar
from app.storage.workbook import Workbook

MOST_AT_ONCE = 30
"""Files that are kept by one gesture."""
_PICTURE = ".png"


class PointedFile(NamedTuple):
    """A file to which an entry points, and whether it is there."""

    path: Path
    is_there: bool


def require_records_kept(workbook: Workbook, data: DataDir, count: int) -> None:
    """Refuses at once what cannot be. Raises WorkbookReadOnly, SampleKeepsNoRecords, RecordsTooMany."""
    if workbook.is_read_only:
        raise WorkbookReadOnly(workbook.path)
    if workbook.path == data.sample:
        raise SampleKeepsNoRecords(workbook.path)
    if count > MOST_AT_ONCE:
        raise RecordsTooMany(records_folder(workbook.path), count, MOST_AT_ONCE)


def keep_evidence(
    workbook: Path, measure: Measure, entry: Entry, contents: Sequence[Content | Callable[[], bytes]], today: date
) -> tuple[str, ...]:
    """Copies files, and pictures as PNG, into the folder of the workbook at a path, which is not read; their names.

    What lies in that folder already by such a name is not copied again. Pictures may come as what makes their bytes.
    Raises TextTooLong where the entry has no room for them, and like app.storage.records_folder.keep_records.
    """
    folder = records_folder(workbook)
    label = labels.measure_label(measure)
    suffixes = [content.suffix if isinstance(content, Path) else _PICTURE for content in contents]

    def named(n: int, number: int) -> str:
        return record_name(label, today, suffixes[n], number)

    _require_room(entry, [named(n, 1000 + n) for n in range(len(contents))], today)
    for content in contents:
        if isinstance(content, Path):
            _require_not_workbook(content, workbook)
    kept = {
        n: content.name for n, content in enumerate(contents) if isinstance(content, Path) and _lies_in(content, folder)
    }
    new = [n for n in range(len(contents)) if n not in kept]
    made = [content() if callable(content) else content for content in (contents[n] for n in new)]
    if made:
        kept |= zip(new, keep_records(folder, made, lambda n, number: named(new[n], number)), strict=True)
    return tuple(kept[n] for n in range(len(contents)))


def evidence_values(
    entry: Entry, names: Sequence[str], today: date, places: Sequence[str] = ()
) -> Mapping[Field, Value]:
    """What the entry holds once it points to these files: they were seen today. `places` are of files elsewhere."""
    kept = with_pointers(entry.evidence, names, _("Records folder"))
    return {
        Field.EVIDENCE: "\n".join([*filter(None, [kept]), *(p for p in places if p not in kept.splitlines())]),
        Field.EVIDENCE_SEEN: today,
    }


def pointed_files(workbook: Path, evidence: str) -> tuple[PointedFile, ...]:
    """The files of the folder of records to which a text points."""
    names = pointed_names(evidence)
    if not names:
        return ()
    folder = records_folder(workbook)
    return tuple(PointedFile(folder / name, (folder / name).is_file()) for name in names)


def _require_room(entry: Entry, names: Sequence[str], today: date) -> None:
    text = evidence_values(entry, names, today)[Field.EVIDENCE]
    clean_text(str(text), LIMITS[Field.EVIDENCE])


def _require_not_workbook(path: Path, workbook: Path) -> None:
    """Reading the open workbook would drop the lock on it."""
    for own in (workbook, *(sidecar(workbook, suffix) for suffix in SIDECARS)):
        try:
            is_own = path.samefile(own)
        except (OSError, ValueError):
            continue
        if is_own:
            raise RecordNotPlain(path)


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a file is a record of this folder already, to which a line can point."""
    try:
        return path.is_file() and path.parent.samefile(folder) and bool(pointed_names(path.name))
    except (OSError, ValueError):
        return False
