"""The changes of answers to some measures, as the history has them."""

import json
from collections.abc import Iterable

from app.domain.answers import Field
from app.domain.history import Record
from app.storage.connection import reading
from app.storage.database_problems import read_records
from app.storage.errors import WorkbookDamaged
from app.storage.workbook import Workbook

_STATUSES = """SELECT * FROM history
    WHERE measure IN (SELECT value FROM json_each(?)) AND field = ? ORDER BY id"""


def status_history(workbook: Workbook, measures: Iterable[str]) -> list[Record]:
    """The changes of status of these measures, oldest first. Raises WorkbookDamaged when a row is not as it was."""
    with reading(workbook.path):
        asked = json.dumps(list(measures)), Field.STATUS.value
        rows = workbook.connection.execute(_STATUSES, asked).fetchall()
    records, problems = read_records(rows)
    if problems:
        raise WorkbookDamaged(workbook.path, problems)
    return records
