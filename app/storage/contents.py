"""What a workbook should hold: a sealed row with numbers and check figures, by which rows that are gone are noticed.

A digest tells of a row that was changed; it tells nothing of a page that is gone, twice there or at another's place.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from app.domain.kept_texts import PRIVATE_KEYS
from app.storage.errors import Problem, ProblemKind

CONTENTS = "contents"
"""The key of the row among the settings."""
_FORM = 1
_MODULUS = 1 << 62
_SHEETS = "SELECT count(*), coalesce(sum(digest), 0) FROM sheet"


class Tally(NamedTuple):
    """How many rows there are, and the sum of their digests, which does not depend on their order."""

    rows: int = 0
    figure: int = 0

    def swapped(self, before: int | None, after: int | None) -> "Tally":
        """After a row took the place of another, by their digests; None for no row."""
        rows = self.rows + (after is not None) - (before is not None)
        return Tally(rows, (self.figure + (after or 0) - (before or 0)) % _MODULUS)


_NONE = Tally()


def tally(digests: Iterable[int]) -> Tally:
    """The tally of rows with these digests."""
    listed = list(digests)
    return Tally(len(listed), sum(listed) % _MODULUS)


@dataclass(frozen=True)
class Contents:
    """The tallies of a workbook. `texts` are the settings but those of `left_out`; `number`, `digest`: the last change.

    It counts for the session that began at `opened`, and for its `schema`: a program that does not know of it writes
    another time there, and a migration may write every row anew.
    """

    opened: str
    schema: int
    entries: Tally = _NONE
    texts: Tally = _NONE
    sheets: Tally = _NONE
    number: int = 0
    digest: int = 0
    left_out: tuple[str, ...] = PRIVATE_KEYS

    def after(self, table: str, key: str, before: int | None, digest: int | None) -> "Contents":
        """After one row of a table took the place of another, by their digests; None for no row."""
        if table == "entry":
            return replace(self, entries=self.entries.swapped(before, digest))
        return self if key in self.left_out else replace(self, texts=self.texts.swapped(before, digest))

    def text(self) -> str:
        """As it is stored."""
        return json.dumps({"form": _FORM, **self.__dict__}, separators=(",", ":"))


def stored_contents(connection: sqlite3.Connection, settings: Mapping[str, str]) -> Contents | None:
    """What a workbook says that it holds; None where it does not say so, or another program wrote there since."""
    now = {"form": _FORM, "schema": _schema(connection), "opened": settings.get("opened")}
    try:
        stored = json.loads(settings.get(CONTENTS, ""))
        if any(stored[name] != value for name, value in now.items()):
            return None
        del stored["form"]
        for name in ("entries", "texts", "sheets"):
            stored[name] = Tally(*stored[name])
        return Contents(**{**stored, "left_out": tuple(stored["left_out"])})
    except (ValueError, TypeError, KeyError, AttributeError):  # of another form
        return None


def found_contents(connection: sqlite3.Connection, left_out: tuple[str, ...] = PRIVATE_KEYS) -> Contents:
    """What a workbook does hold, but for the sheets, which are not read at each opening."""
    entries = tally(digest for (digest,) in connection.execute("SELECT digest FROM entry"))
    rows = connection.execute("SELECT key, digest FROM setting").fetchall()
    last = connection.execute("SELECT id, digest FROM history ORDER BY id DESC LIMIT 1").fetchone() or (0, 0)
    texts = tally(digest for key, digest in rows if key not in left_out)
    return Contents("", _schema(connection), entries, texts, number=last[0], digest=last[1], left_out=left_out)


def _schema(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def sheet_tally(connection: sqlite3.Connection) -> Tally:
    """The tally of the printed sheets."""
    count, figure = connection.execute(_SHEETS).fetchone()
    return Tally(count, figure % _MODULUS)


def order_problems(connection: sqlite3.Connection) -> list[Problem]:
    """The tables whose rows do not stand in the order of their keys: two pages have changed places, or one is twice.

    SQLite would not find a row there that is to be replaced.
    """
    keys = {
        "entry": [key for (key,) in connection.execute("SELECT measure FROM entry")],
        "setting": [key for (key,) in connection.execute("SELECT key FROM setting")],
    }
    return [
        Problem(ProblemKind.STRUCTURE, table, detail="order")
        for table, found in keys.items()
        if any(one >= other for one, other in pairwise(found))
    ]


def contents_problems(connection: sqlite3.Connection, said: Contents) -> list[Problem]:
    """Where a workbook does not hold what it says, but for the sheets."""
    found = found_contents(connection, said.left_out)
    pairs = {
        "entry": (said.entries, found.entries),
        "setting": (said.texts, found.texts),
        "history": ((said.number, said.digest), (found.number, found.digest)),
    }
    return [_missing(table, was[0], now[0]) for table, (was, now) in pairs.items() if was != now]


def sheet_problems(connection: sqlite3.Connection, said: Contents) -> list[Problem]:
    """Whether the printed sheets are others than the workbook says."""
    found = sheet_tally(connection)
    return [] if found == said.sheets else [_missing("sheet", said.sheets.rows, found.rows)]


def _missing(table: str, expected: int, found: int) -> Problem:
    return Problem(ProblemKind.CHAIN, table, detail=f"{found}/{expected}")
