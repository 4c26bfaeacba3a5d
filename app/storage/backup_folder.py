"""The backups of a workbook that lie in a folder: by what is inside them, each in its line of the history."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.domain.generations import PRESENT, Generation, in_order
from app.files import AccessFailed, StorageError, short_stem, unused
from app.paths import SUFFIX
from app.storage.backup_marks import id_inside, place_of
from app.storage.connection import has_table, looking_into
from app.storage.database_problems import read_last_change, read_settings
from app.storage.database_soundness import count_problems, whole_problems
from app.storage.errors import NotReadable, WorkbookDamaged
from app.storage.row_tallies import Tally, table_tally
from app.storage.rows import LastChange
from app.storage.workbook import Workbook

_ROTTEN = ".damaged"
"""Ends the name of a generation that cannot be read back whole any more: it is set aside, and no backup."""
_NAME = r"(?:{place}-\d+-)?(\d{{8}}-\d{{6}})(?:-\d+)?"
_DIGEST = "SELECT digest FROM history WHERE id = ?"


class Inside(NamedTuple):
    """What a backup holds, as far as that is told without reading all of it."""

    id: str
    last: LastChange
    sheets: Tally


class KeptGeneration(NamedTuple):
    """A generation that can be read, and what is in it."""

    path: Path
    inside: Inside
    generation: Generation


def kept_generations(workbook: Workbook, folder: Path, *, sets_aside: bool = False) -> list[KeptGeneration]:
    """Those of this workbook, in this place, oldest first; what has its name and cannot be read is none of them."""
    found: dict[str, KeptGeneration] = {}
    for path in _listed(folder, _pattern_of(workbook)):
        kept = kept_generation(workbook, path)
        if kept is not None:
            found[path.name] = kept
        elif sets_aside and look_inside(path) is None:
            is_read_back(path)  # sets it aside, unless it is only that it cannot be read just now
    return [found[one.name] for one in in_order(one.generation for one in found.values())]


def kept_generation(workbook: Workbook, path: Path) -> KeptGeneration | None:
    """One that has such a name; None where it cannot be read, or is another workbook's."""
    inside = look_inside(path)
    if inside is None or inside.id != workbook.id:
        return None
    line = _line_of(path, inside.last, workbook.connection)
    return KeptGeneration(path, inside, _generation(path, inside, line, _stamp_in(_pattern_of(workbook), path)))


def moved_generations(workbook: Workbook, folder: Path) -> list[KeptGeneration]:
    """Those of this workbook by its id that were made where it lay before, or of a copy; oldest first."""
    found: dict[str, KeptGeneration] = {}
    for path in _listed_elsewhere(workbook.id, workbook.path, folder):
        inside = look_inside(path)
        if inside is not None and inside.id == workbook.id:
            line = _line_of(path, inside.last, workbook.connection)
            generation = _generation(path, inside, line, _stamp_in(_pattern_elsewhere(workbook.id), path))
            found[path.name] = KeptGeneration(path, inside, generation)
    return [found[one.name] for one in in_order(one.generation for one in found.values())]


def generations_elsewhere(path: Path, folder: Path) -> list[Generation]:
    """The same of the workbook at `path`, all as of one line; none where its id cannot be read."""
    workbook_id = id_inside(path)
    if workbook_id is None:
        return []
    found = _listed_elsewhere(workbook_id, path, folder)
    return _of_one_line(found, _pattern_elsewhere(workbook_id), workbook_id)[0]


def _listed_elsewhere(workbook_id: str, path: Path, folder: Path) -> list[Path]:
    here = f"-{workbook_id[:8]}-{place_of(path)}-"
    mine = _pattern(re.escape(short_stem(path)) + "-" + workbook_id[:8], path)
    found = _listed(folder, _pattern_elsewhere(workbook_id))
    return [one for one in found if here not in one.name and not mine.fullmatch(one.name)]


def _pattern_elsewhere(workbook_id: str) -> re.Pattern[str]:
    name = _NAME.format(place="[0-9a-f]{8}")
    return re.compile(".+-" + re.escape(workbook_id[:8]) + "-" + name + re.escape(SUFFIX))


def generations_at(path: Path, folder: Path) -> tuple[list[Generation], list[Path]]:
    """Those of the workbook that lies, or lay, at `path`, and need not be readable: all as of one line. And what has
    such a name and cannot be read just now.
    """
    wanted = look_inside(path)
    pattern = _pattern(re.escape(short_stem(path)), path)
    return _of_one_line(_listed(folder, pattern), pattern, wanted and wanted.id)


def _of_one_line(
    paths: Iterable[Path], pattern: re.Pattern[str], workbook_id: str | None
) -> tuple[list[Generation], list[Path]]:
    found: list[Generation] = []
    unread: list[Path] = []
    for one in paths:
        try:
            inside = _inside(one)
        except (NotReadable, AccessFailed):
            unread.append(one)
            continue
        except StorageError:
            continue
        if inside and workbook_id in (None, inside.id):
            found.append(_generation(one, inside, PRESENT, _stamp_in(pattern, one)))
    return found, unread


class NamedBackup(NamedTuple):
    """A file with the name of a backup of a workbook; `made` is what the clock said, as YYYYMMDD-HHMMSS."""

    path: Path
    made: str


def unread_generations(workbook: Workbook, folder: Path) -> list[NamedBackup]:
    """Those whose name is right, and which cannot be read or do not hold what they say."""
    pattern = _pattern_of(workbook)
    found = _listed(folder, pattern)
    return [NamedBackup(path, _stamp_in(pattern, path)) for path in sorted(found) if look_inside(path) is None]


def kept_before_updates(workbook: Workbook) -> list[NamedBackup]:
    """What was kept beside the workbook before it was brought up to date for a later release."""
    path = workbook.path
    pattern = re.compile(re.escape(short_stem(path)) + r"-v\d+-(\d{8}-\d{6})" + re.escape(path.suffix))
    found = [NamedBackup(one, _stamp_in(pattern, one)) for one in _listed(path.parent, pattern)]
    mine = [one for one in found if (inside := look_inside(one.path)) is not None and inside.id == workbook.id]
    return sorted(mine, key=lambda one: (one.made, one.path))


def _stamp_in(pattern: re.Pattern[str], path: Path) -> str:
    match = pattern.fullmatch(path.name)
    assert match is not None
    return match[1]


def prefix_of(workbook: Workbook) -> str:
    """How the names of its generations begin."""
    return f"{short_stem(workbook.path)}-{workbook.id[:8]}-{place_of(workbook.path)}-"


def look_inside(path: Path) -> Inside | None:
    """What a backup holds; None for a file that cannot be read, or does not hold what it says."""
    try:
        return _inside(path)
    except StorageError:
        return None


def _inside(path: Path) -> Inside | None:
    with looking_into(path) as connection:
        settings, problems = read_settings(connection)
        last, last_problems = read_last_change(connection)
        if problems or last_problems or count_problems(connection, settings):
            return None
        has_sheets = has_table(connection, "sheet")
        return Inside(settings["id"], last, table_tally(connection, "sheet") if has_sheets else Tally())


def is_read_back(path: Path) -> bool:
    """Whether a generation is read back whole, every row of it; else it is set aside by name."""
    try:
        with looking_into(path) as connection:
            problems = whole_problems(connection, path)
    except WorkbookDamaged as error:
        problems = list(error.problems)
    except StorageError:
        return False
    if problems:
        _set_aside(path)
    return not problems


def _generation(path: Path, inside: Inside, line: str, stamp: str) -> Generation:
    return Generation(path.name, inside.last.number, inside.sheets.rows, line, stamp)


def _listed(folder: Path, pattern: re.Pattern[str]) -> list[Path]:
    return [path for path in folder.iterdir() if pattern.fullmatch(path.name)] if folder.is_dir() else []


def _pattern_of(workbook: Workbook) -> re.Pattern[str]:
    return _pattern(re.escape(short_stem(workbook.path)) + "-" + workbook.id[:8], workbook.path)


def _pattern(begins: str, path: Path) -> re.Pattern[str]:
    """Of the names of generations of a workbook in its place, and of those that releases before this one gave."""
    id_of = "" if re.search("-[0-9a-f]{8}$", begins) else "-[0-9a-f]{8}"
    return re.compile(begins + id_of + "-" + _NAME.format(place=place_of(path)) + re.escape(SUFFIX))


def _set_aside(path: Path) -> None:
    with suppress(OSError):  # it is no backup by either name
        path.rename(unused(path.with_name(path.name + _ROTTEN)))


def _line_of(path: Path, last: LastChange, present: sqlite3.Connection) -> str:
    """PRESENT, or the first change that is not of the present history: all that went on from it are of its line."""
    if last.number == 0 or _digest_at(present, last.number) == last.digest:
        return PRESENT
    with looking_into(path) as connection:
        common, apart = 0, last.number
        while apart - common > 1:
            between = (common + apart) // 2
            if (digest := _digest_at(present, between)) is not None and digest == _digest_at(connection, between):
                common = between
            else:
                apart = between
        return f"{apart}.{_digest_at(connection, apart)}"


def _digest_at(connection: sqlite3.Connection, number: int) -> int | None:
    row = connection.execute(_DIGEST, (number,)).fetchone()
    return row[0] if row else None
