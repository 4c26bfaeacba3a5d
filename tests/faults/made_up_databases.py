"""Workbooks that no release writes, with right check sums: other tables, odd values, huge ones, other settings."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from app.storage.rows import COLUMNS, digest
from app.storage.table_rows import TABLES

Change = Callable[[sqlite3.Connection], object]
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"


class NoText(bytes):
    """Bytes that stand for a text and are none."""


EDITED = ("setting", "entry", "history")
EVERY = tuple(COLUMNS)
LARGE = 9223372036854775807
ODD_NUMBERS = (LARGE, -LARGE - 1, -1, 0, 1 << 32, 100_000)
ODD_TEXTS = ("\0", "a\r\nb", "\u202e", "x" * 20_001, "字" * 1_100_000, "=1+1", "9" * 400, "-1", "2026-02-30")
PROFILE = {
    "people": ("many", "-1", "9" * 30, "1e9", "９"),
    "kind": ("guild", "\n", "x" * 5000),
    "methods": ("teleport", "vpn,vpn", ","),
    "tools": ("abacus", "windows,,mac"),
}
SETTINGS = {
    **{f"profile.{name}": values for name, values in PROFILE.items()},
    "id": ("", "x", "A" * 32, "0" * 33),
    "created": ("", "0000-00-00", "2026-W10-1", "99999-01-01"),
    "opened": ("", "yesterday", "9999-12-31T23:59:59+23:59"),
    "organisation": ("", "\0", "x" * 99_999, "a\nb"),
    "contents": ("[]", '{"form": 2}', '{"form": 9}', "[" * 9000),
    "state": ("", "x", "0"),
    "backup": ("1", "x"),
    "program_version": ("", "x" * 9999),
    "round.1.begun": ("x",),
    "notice.ja": ("x" * 99_999,),
    "": ("x",),
}


def do(*statements: str) -> Change:
    """These statements, all of which SQLite takes."""

    def change(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return change


def rewritten(table: str, before: str, after: str) -> Change:
    """Another text of a table, where its rows stay as they are."""

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        done = connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (before, after, table)
        )
        assert done.rowcount == 1

    return change


def put(table: str, column: str, value: object) -> Change:
    """Another value in the first row that has the table; what the column does not take is put past its kind."""

    def change(connection: sqlite3.Connection) -> None:
        found = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        loose = found.replace("STRICT, WITHOUT ROWID", "WITHOUT ROWID").replace("STRICT", "").replace("NOT NULL", "")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (loose, table))
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        connection.execute(f"PRAGMA schema_version = {version + 1}")
        key = COLUMNS[table][0]
        where = f"{key} = (SELECT max({key}) FROM {table})"
        meant = "CAST(? AS TEXT)" if isinstance(value, NoText) else "?"
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {meant} WHERE {where}", (value,))
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (found, table))

    return change


def setting(key: str, value: str) -> Change:
    return lambda connection: connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, 0)", (key, value))


def many(table: str, count: int) -> Change:
    """So many further rows of a table, each like the last."""

    def change(connection: sqlite3.Connection) -> None:
        key, *columns = COLUMNS[table]
        row = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {key} DESC LIMIT 1").fetchone()
        last = connection.execute(f"SELECT max({key}) FROM {table}").fetchone()[0]
        marks = ", ".join("?" * (len(columns) + 1))
        keys = (last + n if isinstance(last, int) else f"{last}{n}" for n in range(1, count + 1))
        connection.execute("BEGIN")
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", ((key, *row) for key in keys))
        connection.execute("COMMIT")

    return change


def _schemas() -> Iterator[tuple[str, Change]]:
    for table in EDITED:
        yield (
            f"a view without end for {table}",
            do(f"DROP TABLE {table}", f"CREATE VIEW {table} AS {ENDLESS} SELECT x AS {COLUMNS[table][0]} FROM n"),
        )
        yield (
            f"a view of another table for {table}",
            do(f"ALTER TABLE {table} RENAME TO other", f"CREATE VIEW {table} AS SELECT * FROM other"),
        )
        for when in ("BEFORE INSERT", "AFTER INSERT", "AFTER UPDATE", "BEFORE DELETE"):
            yield (
                f"a trigger {when} on {table}",
                do(
                    f"CREATE TRIGGER t {when} ON {table} BEGIN DELETE FROM sheet; END",
                ),
            )
        yield (
            f"a trigger without end on {table}",
            do(
                f"CREATE TRIGGER t AFTER INSERT ON {table} BEGIN INSERT INTO sheet {ENDLESS} "
                "SELECT x, 'a', 'all', '', '', '', 0 FROM n; END"
            ),
        )
        yield f"an index of an expression on {table}", do(f"CREATE INDEX i ON {table} (abs(digest))")
        yield f"a part of an index on {table}", do(f"CREATE INDEX i ON {table} (digest) WHERE digest > 1")
        yield f"a unique index on {table}", do(f"CREATE UNIQUE INDEX i ON {table} (digest, {COLUMNS[table][0]})")
        yield f"a check on {table}", rewritten(table, "digest INTEGER", "digest INTEGER CHECK (digest = 0)")
        yield (
            f"a check without end on {table}",
            rewritten(table, "digest INTEGER", f"digest INTEGER CHECK (length('{'x' * 5000}') > digest)"),
        )
        yield f"an unknown collation on {table}", rewritten(table, "TEXT", "TEXT COLLATE strange")
        yield f"another collation on {table}", rewritten(table, "TEXT", "TEXT COLLATE NOCASE")
        yield f"a default on {table}", rewritten(table, "digest INTEGER", "digest INTEGER DEFAULT 7")
        yield f"a generated column on {table}", do(f"ALTER TABLE {table} ADD COLUMN g INTEGER AS (digest + 1)")
        yield f"a further column on {table}", do(f"ALTER TABLE {table} ADD COLUMN more TEXT")
        yield f"a column of another name on {table}", do(f"ALTER TABLE {table} RENAME COLUMN digest TO seal")
        yield f"no kinds of columns on {table}", rewritten(table, "STRICT", "")
        yield f"no table {table}", do(f"DROP TABLE {table}")
        yield (
            f"the pages of another table for {table}",
            do(
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sheet') "
                f"WHERE name = '{table}'",
            ),
        )
        yield (
            f"a table {table} twice",
            do(
                "PRAGMA writable_schema = ON",
                f"INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = '{table}'",
            ),
        )
    yield "a further table", do("CREATE TABLE other (a)")
    yield "a table for searching", do("CREATE VIRTUAL TABLE other USING fts5(a)")
    yield (
        "a reference",
        rewritten("history", "measure TEXT NOT NULL", "measure TEXT NOT NULL REFERENCES entry(measure)"),
    )
    yield "a text that is no statement", rewritten("sheet", "CREATE", "CREATURE")
    yield "what other programs measure", do("ANALYZE")


def _values() -> Iterator[tuple[str, Change]]:
    for value in (None, b"blob", 1.5, -1, NoText(b"\xff\xfe"), NoText(b"\xed\xa0\x80")):
        for table, column in (("setting", "value"), ("entry", "note"), ("history", "after"), ("history", "saved")):
            yield f"{value!r} in {table}.{column}", put(table, column, value)
    for number in ODD_NUMBERS:
        for table, column in (("history", "id"), ("history", "step"), ("sheet", "number"), ("device", "number")):
            yield f"{number} in {table}.{column}", put(table, column, number)
    for text in ODD_TEXTS:
        for table, column in (("entry", "note"), ("entry", "due"), ("history", "before"), ("device", "name")):
            yield f"{text[:9]!r}, {len(text)} letters, in {table}.{column}", put(table, column, text)
    yield from _few_values()


def _few_values() -> Iterator[tuple[str, Change]]:
    for table, column in (("entry", "status"), ("history", "origin"), ("history", "field"), ("sheet", "view")):
        yield f"an unknown {table}.{column}", put(table, column, "strange")
    for key, values in SETTINGS.items():
        for value in values:
            yield f"{value[:9]!r}, {len(value)} letters, for {key}", setting(key, value)
    for table, count in (("setting", 20_000), ("entry", 100_000), ("history", 100_000), ("device", 100_000)):
        yield f"{count} rows of {table}", many(table, count)


def _forms() -> Iterator[tuple[str, Change]]:
    for version in (0, -1, 1, 2, 3, 5, 99, (1 << 31) - 1):
        yield f"version {version}", do(f"PRAGMA user_version = {version}")
    yield "another application", do("PRAGMA application_id = 7")
    for size in (512, 65_536):
        yield f"pages of {size}", do(f"PRAGMA page_size = {size}", "VACUUM")
    yield "pages that are freed", do("PRAGMA auto_vacuum = FULL", "VACUUM")
    yield "a write-ahead log", do("PRAGMA journal_mode = WAL")


MADE: Mapping[str, Change] = dict([*_schemas(), *_forms(), *_values()])
"""About two hundred, by what is odd about them."""


def make_up(path: Path, change: Change) -> None:
    """Changes a workbook, and gives every row the check sum that it then should have."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        connection.create_function("row_digest", -1, digest, deterministic=True)
        keeps = connection.execute("SELECT value FROM setting WHERE key = 'contents'").fetchone()
        assert keeps, "it says how much it holds"
        connection.execute("DELETE FROM setting WHERE key = 'contents'")  # as one that does not know of it
        change(connection)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("row_digest", -1, digest, deterministic=True)
        steps = iter(range(1000))
        connection.set_progress_handler(lambda: next(steps, None) is None, 100_000)
        for table in EVERY:
            *columns, seal = COLUMNS[table]
            with suppress(sqlite3.Error):  # what is not there, or cannot be written, has no check sum
                connection.execute(
                    f"UPDATE {table} SET {seal} = row_digest('{table}', {', '.join(columns)}) "
                    f"WHERE {seal} IS NOT row_digest('{table}', {', '.join(columns)})"
                )


assert set(TABLES) <= set(EVERY)
