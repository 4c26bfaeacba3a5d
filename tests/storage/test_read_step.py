"""Whether a row of the history can be read is known without making its record, and by the same rule."""

from typing import Any

import pytest

from app.domain.answers import UNREAD_LIMIT
from app.storage.rows import StoredRow, read_record, read_step

ROW: StoredRow = (7, 3, "2026-11-30T10:00:00+09:00", "edit", "executive-A-1", "note", "a", "b", 0)
ODD = {
    "step": (1, ("x", 0, -1, 1 << 60)),
    "saved": (2, ("", "x", "2026-02-30", "2026-11-30")),
    "origin": (3, ("", "strange", "\udcff", "x" * (UNREAD_LIMIT + 1))),
    "measure": (4, ("", "strange")),
    "field": (5, ("", "status", "due", "strange", "person.1.name")),
    "before": (6, ("", "done", "2026-02-30", "\udcff", "x" * 20_000, "x" * (UNREAD_LIMIT + 1), b"x", None)),
    "after": (7, ("", "done", "2026-02-30", "\udcff", "x" * 20_000, "x" * (UNREAD_LIMIT + 1), b"x", None)),
}


def outcome(act: Any, row: StoredRow) -> object:
    try:
        found = act(row)
    except ValueError as error:
        return type(error), str(error)
    return found if isinstance(found, int) else found.step


@pytest.mark.parametrize("measure", ["executive-A-1", ""])
@pytest.mark.parametrize("field", ["note", "status", "due", "organisation", "person.1.name"])
@pytest.mark.parametrize("column", ODD)
def test_the_same_rows_can_be_read(column: str, field: str, measure: str) -> None:
    at, values = ODD[column]
    row = (*ROW[:4], measure, field, *ROW[6:])
    for value in (row[at], *values):
        odd = (*row[:at], value, *row[at + 1 :])
        assert outcome(read_step, odd) == outcome(read_record, odd)
