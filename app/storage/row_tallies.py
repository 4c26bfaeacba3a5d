"""What a workbook should hold: a sealed row with numbers and check figures, by which rows that are gone are noticed.

A digest tells of a row that was changed; it tells nothing of a page that is gone, twice there or at another's place.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, starmap
from operator import ge
from typing import NamedTuple

from app.domain.kept_texts import PRIVATE_KEYS
from app.domain.tables import TABLES
from app.storage.connection import schema_version
from app.storage.errors import FileProblem, ProblemKind

CONTENTS = "contents"
"""The key of the row among the settings."""
_FORM = 2
_MODULUS = 1 << 62
_LATE = ("sheet", *(name for name, table in TABLES.items() if table.is_late))
"""The tables that are not read at each opening."""
_EARLY = ("entry", "setting", *(name for name, table in TABLES.items() if not table.is_late))


class Tally(NamedTuple):
    """How many rows there are, and the sum of their digests, which does not depend on their order."""

    rows: int = 0
    figure: int = 0

    def swapped(self, gone: Sequence[int], come: Sequence[int]) -> "Tally":
        """After rows took the place of others, by their digests."""
        return Tally(self.rows + len(come) - len(gone), (self.figure + sum(come) - sum(gone)) % _MODULUS)


_NONE = Tally()


def tally(digests: Iterable[int]) -> Tally:
    """The tally of rows with these digests."""
    listed = list(digests)
    return Tally(len(listed), sum(listed) % _MODULUS)


class StoredContents(NamedTuple):
    """The tallies of the tables; those of the settings but for `left_out`. `number`, `digest`: the last change.

    It counts for the session that began at `opened`, and for its `schema`: a program that does not know of it writes
    another time there, and a migration may write every row anew.
    """

    opened: str
    schema: int
    tallies: Mapping[str, Tally]
    number: int = 0
    digest: int = 0
    left_out: tuple[str, ...] = PRIVATE_KEYS

    def after(self, table: str, gone: Sequence[int], come: Sequence[int]) -> "StoredContents":
        """After rows of a table took the place of others, by their digests."""
        return self.counted(table, self.tallies.get(table, _NONE).swapped(gone, come))

    def counted(self, table: str, tally: Tally) -> "StoredContents":
        """With another tally of a table."""
        return self._replace(tallies={**self.tallies, table: tally})

    def text(self) -> str:
        """As it is stored."""
        return json.dumps({"form": _FORM, **self._asdict()}, separators=(",", ":"))


def stored_contents(connection: sqlite3.Connection, settings: Mapping[str, str]) -> StoredContents | None:
    """What a workbook says that it holds; None where it does not say so, or another program wrote there since."""
    now = {"form": _FORM, "schema": schema_version(connection), "opened": settings.get("opened")}
    try:
        stored = json.loads(settings.get(CONTENTS, ""))
        if any(stored[name] != value for name, value in now.items()):
            return None
        del stored["form"]
        tallies = {str(table): Tally(*found) for table, found in stored.pop("tallies").items()}
        return StoredContents(**{**stored, "tallies": tallies, "left_out": tuple(stored["left_out"])})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # of another form
        return None


def found_contents(connection: sqlite3.Connection, left_out: tuple[str, ...] = PRIVATE_KEYS) -> StoredContents:
    """What a workbook does hold, but for the tables that are not read at each opening."""
    last = connection.execute("SELECT id, digest FROM history ORDER BY id DESC LIMIT 1").fetchone() or (0, 0)
    tallies = {table: table_tally(connection, table) for table in _EARLY if table != "setting"}
    rows = connection.execute("SELECT key, digest FROM setting").fetchall()
    tallies["setting"] = tally(digest for key, digest in rows if key not in left_out)
    return StoredContents("", schema_version(connection), tallies, number=last[0], digest=last[1], left_out=left_out)


def whole_contents(connection: sqlite3.Connection) -> StoredContents:
    """The same with all tables."""
    found = found_contents(connection)
    return found._replace(tallies={**found.tallies, **{table: table_tally(connection, table) for table in _LATE}})


def table_tally(connection: sqlite3.Connection, table: str) -> Tally:
    """The tally of a table."""
    count, figure = connection.execute(
        f"SELECT count(*), coalesce(sum(digest), 0) FROM {table}"  # noqa: S608 - a name of ours
    ).fetchone()
    return Tally(count, figure % _MODULUS)


def order_problems(connection: sqlite3.Connection) -> list[FileProblem]:
    """The tables whose rows do not stand in the order of their keys: two pages have changed places, or one is twice.

    SQLite would not find a row there that is to be replaced.
    """
    keys = {"entry": "measure", "setting": "key"} | {name: ", ".join(TABLES[name].keys) for name in _EARLY[2:]}
    return [
        FileProblem(ProblemKind.STRUCTURE, table, detail="order")
        for table, columns in keys.items()
        if any(starmap(ge, pairwise(connection.execute(f"SELECT {columns} FROM {table}"))))  # noqa: S608 - of ours
    ]


def contents_problems(connection: sqlite3.Connection, said: StoredContents) -> list[FileProblem]:
    """Where a workbook does not hold what it says, but for the tables that are not read at each opening."""
    found = found_contents(connection, said.left_out)
    pairs: dict[str, tuple[Tally, Tally]] = {
        table: (said.tallies.get(table, _NONE), found.tallies[table]) for table in _EARLY
    }
    pairs["history"] = Tally(said.number, said.digest), Tally(found.number, found.digest)
    return [_missing(table, was.rows, now.rows) for table, (was, now) in pairs.items() if was != now]


def late_problems(
    connection: sqlite3.Connection, said: StoredContents, tables: Sequence[str] = _LATE
) -> list[FileProblem]:
    """Whether the rows of tables that are not read at each opening are others than the workbook says."""
    pairs = {table: (said.tallies.get(table, _NONE), table_tally(connection, table)) for table in tables}
    return [_missing(table, was.rows, now.rows) for table, (was, now) in pairs.items() if was != now]


def _missing(table: str, expected: int, found: int) -> FileProblem:
    return FileProblem(ProblemKind.CHAIN, table, detail=f"{found}/{expected}")
