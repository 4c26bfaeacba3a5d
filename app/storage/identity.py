"""Which workbook a file is, told without opening it."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.undo import ORGANISATION
from app.storage.connection import connect, identify, reading
from app.storage.migrations import STEPS

_SETTING = "SELECT value FROM setting WHERE key = ?"


@dataclass(frozen=True)
class Identity:
    """The name that copies of a workbook share, and the organisation's."""

    id: str
    organisation: str


def identity(path: Path) -> Identity:
    """Never for a workbook that this very process has open: reading its file drops the lock on it.

    Raises PathMissing, NotReadable, NotAWorkbook, WorkbookDamaged, WorkbookTooNew, AccessFailed.
    """
    identify(path, len(STEPS))
    with reading(path), closing(connect(path, "immutable")) as connection:
        found = [connection.execute(_SETTING, (key,)).fetchone() for key in ("id", ORGANISATION)]
    return Identity(*(str(row[0]) if row else "" for row in found))
