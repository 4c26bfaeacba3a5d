"""Going back to what a backup holds: what differs from the open workbook, and all of it put back as one step."""

from collections.abc import Iterator

from app.domain.answers import EMPTY, Change, Field, Unread
from app.domain.cell_forms import stored_at
from app.domain.history import Origin
from app.domain.kept_texts import EDITIONS, OPEN_KEYS, kept_text
from app.domain.tables import TABLES, CellPlace, Rows, RowTable, is_row
from app.domain.undo import Edit, RowChange, SettingChange, changes_between
from app.storage.workbook import Workbook
from app.work.backup_keeping import KeepingPlan, keep_before


def edits_back(workbook: Workbook, past: Workbook) -> tuple[Edit, ...]:
    """What leads from a workbook to the state of another of its copies: answers, tasks, notes, rows of tables, texts.

    What this version does not know is carried as it is stored. Printed sheets are none of it: their numbers stand on
    paper, and must not be given again. Raises WorkbookDamaged.
    """
    return (*_entries_back(workbook, past), *_texts_back(workbook, past), *_rows_back(workbook, past))


def go_back(workbook: Workbook, past: Workbook, plan: KeepingPlan | None) -> tuple[Edit, ...]:
    """Puts back what a backup holds, all or none, as one step, after the present state was kept, to which a person may
    want to go forward again; what it changed.

    Raises like keep_before and Workbook.apply.
    """
    edits = edits_back(workbook, past)
    if edits:
        keep_before(workbook, plan)
        workbook.apply(edits, Origin.RETURN)
    return edits


def _entries_back(workbook: Workbook, past: Workbook) -> Iterator[Change]:
    here, there = workbook.entries(), past.entries()
    for measure in dict.fromkeys((*here, *there)):
        before, after = here.get(measure, EMPTY), there.get(measure, EMPTY)
        for field in Field if before != after else ():
            if before.stored(field) != after.stored(field):
                yield Change(measure, field, before.stored(field), after.stored(field))


def _texts_back(workbook: Workbook, past: Workbook) -> Iterator[SettingChange]:
    here, there = workbook.stored_texts, past.stored_texts
    differing = [key for key in sorted({*here, *there}) if here.get(key, "") != there.get(key, "") and key != EDITIONS]
    of_persons = _keys_of_persons(workbook, past, differing)
    for key in differing:
        if key in of_persons:
            yield SettingChange(key, _as_text(key, here.get(key, "")), _as_text(key, there.get(key, "")))


def _keys_of_persons(workbook: Workbook, past: Workbook, keys: list[str]) -> frozenset[str]:
    """Those whose changes stand in the history. A later release may keep further ones there, and others that it writes
    by itself, which this one may not write into the history.
    """
    known = {key for key in keys if key.startswith(OPEN_KEYS)}
    if len(known) == len(keys):
        return frozenset(known)
    records = (*workbook.history(""), *past.history(""))
    return frozenset(known | {one.change.key for one in records if isinstance(one.change, SettingChange)})


def _as_text(key: str, text: str) -> str:
    try:
        is_known = kept_text(key, text) == text
    except ValueError:
        is_known = False
    return text if is_known else Unread(text)


def _rows_back(workbook: Workbook, past: Workbook) -> Iterator[RowChange]:
    for table in TABLES.values():
        for change in changes_between(table, _rows_of(workbook, table), _rows_of(past, table)):
            place = change.place
            yield RowChange(*place, _as_cell(place, change.before), _as_cell(place, change.after))


def _rows_of(workbook: Workbook, table: RowTable) -> Rows:
    return {row: cells for row, cells in workbook.stored_rows(table).items() if is_row(table, row)}


def _as_cell(place: CellPlace, text: str) -> str:
    try:
        is_known = stored_at(place, text) == text
    except ValueError:
        is_known = False
    return text if is_known else Unread(text)
