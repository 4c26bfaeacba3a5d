"""A copy of an open workbook in memory, which another thread may read while work goes on in the workbook itself."""

import sqlite3

from app.storage.connection import reading
from app.storage.workbook import Workbook


class WorkbookInMemory(Workbook):
    """To be read only, by one thread at a time. It has the path of the workbook, whose file it never touches."""

    def close(self) -> None:
        """Gives the memory back."""
        self._connection.close()


def in_memory(workbook: Workbook) -> WorkbookInMemory:
    """What a workbook holds now. Raises WorkbookDamaged and AccessFailed."""
    connection = sqlite3.connect("file::memory:", isolation_level=None, check_same_thread=False, uri=True)
    try:
        with reading(workbook.path):
            workbook.connection.backup(connection)
            return WorkbookInMemory(workbook.path, connection)
    except BaseException:
        connection.close()
        raise
