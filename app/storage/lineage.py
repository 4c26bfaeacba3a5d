"""Which state of a workbook a file, or a log beside it, holds: a row that every log begins with.

A token is made whenever a log begins, and stands in that log together with the token of the file that it was begun on.
When the log is folded in, its token becomes that of the file. So a log belongs to a file when it was begun on the
file's token, or when it carries that token itself (it was being folded in when the program ended).
"""

import os
import re
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from app.storage.connection import stored_setting
from app.storage.rows import sealed

KEY = "state"
_FORM = r"([0-9a-f]{32}) ([0-9a-f]{32}|-) (open|closed)"


class Lineage(NamedTuple):
    """The token of a state, that of the state it was begun on ('-' for none), and whether it was closed cleanly."""

    own: str
    parent: str
    is_closed: bool

    def next(self) -> "Lineage":
        """The lineage of a log that is begun on this state."""
        return fresh(self.own, is_closed=False)

    def closed(self) -> "Lineage":
        """The same, with nothing left in a log."""
        return self._replace(is_closed=True)

    @property
    def text(self) -> str:
        """As it is stored."""
        return f"{self.own} {self.parent} {'closed' if self.is_closed else 'open'}"


def fresh(parent: str = "-", *, is_closed: bool = True) -> Lineage:
    """A lineage that no other state has: for a new workbook, or a copy, which goes its own way from then on."""
    return Lineage(os.urandom(16).hex(), parent, is_closed)


def lineage_in(settings: Mapping[str, str]) -> Lineage | None:
    """The lineage among the settings; None where a release that knows none wrote them, or one that writes another."""
    match = re.fullmatch(_FORM, settings.get(KEY, ""))
    return Lineage(match[1], match[2], match[3] == "closed") if match else None


def read_lineage(connection: sqlite3.Connection) -> Lineage | None:
    """The lineage of a database that has the table of settings."""
    return lineage_in({KEY: stored_setting(connection, KEY) or ""})


def put_lineage(connection: sqlite3.Connection, lineage: Lineage) -> None:
    """Stores it; inside the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", sealed("setting", KEY, lineage.text))
