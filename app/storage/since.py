"""What was changed in a workbook after something else was made of it."""

from app.domain.history import Record
from app.storage.rows import history_row, seal_of
from app.storage.workbook import Workbook


def changes_since(workbook: Workbook, number: int, digest: int) -> tuple[Record, ...] | None:
    """The records after row `number` of the history, oldest first; 0 stands for its beginning.

    None when the history has no such row with that digest: the workbook is an older copy, or went another way.
    Raises WorkbookDamaged.
    """
    behind = workbook.last_change.number - number
    if behind < 0 or number < 0:
        return None
    records = workbook.history(limit=behind + (number > 0))
    if number == 0:
        return tuple(reversed(records))
    made_at = records.pop()
    return tuple(reversed(records)) if seal_of(history_row(number, made_at)) == digest else None
