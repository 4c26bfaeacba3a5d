"""Leaves a workbook as an accident does: `states.py DEED PATH [ARGUMENTS]`, in a process of its own."""

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path


def crash(path: Path, count: str, word: str, length: str = "1") -> None:
    """Keeps so many notes one after the other, the last one moments before the power goes: the log stays."""
    from app.domain.answers import Field, changes_to
    from app.storage.workbook import Workbook

    workbook = Workbook.open(path)
    measures = sys.stdin.read().split()
    for n in range(int(count)):
        measure = measures[n % len(measures)]
        text = f"{word} {n} " + "字" * int(length)
        workbook.apply(changes_to(measure, workbook.entry(measure), {Field.NOTE: text}))
    os.kill(os.getpid(), signal.SIGKILL)


def hot_journal(path: Path) -> None:
    """Dies in the middle of a change of another program that keeps a rollback journal: the journal stays."""
    connection = sqlite3.connect(path, isolation_level=None)
    for words in ("PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN IMMEDIATE"):
        connection.execute(words).fetchall()
    connection.execute("UPDATE entry SET note = note || 'half'")
    connection.execute("CREATE TABLE filler (x BLOB)")
    connection.executemany("INSERT INTO filler VALUES (zeroblob(?))", [(3000,)] * 60)  # what has no room goes to disk
    os.kill(os.getpid(), signal.SIGKILL)


def later(path: Path, measure: str, field: str, value: str) -> None:
    """Keeps a value as a later release does: a text of the workbook, or with a measure a field of its answer."""
    from app.storage.rows import COLUMNS, sealed

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if measure:
            row = list(connection.execute("SELECT * FROM entry WHERE measure = ?", [measure]).fetchone())[:-1]
            place = COLUMNS["entry"].index(field)
            before, row[place] = row[place], value
            put(connection, "entry", sealed("entry", *row))
        else:
            before = ""
            put(connection, "setting", sealed("setting", field, value))
        number, step = connection.execute("SELECT max(id) + 1, max(step) + 1 FROM history").fetchone()
        record = (number, step, "2026-11-28T10:00:00+09:00", "edit", measure, field, before, value)
        put(connection, "history", sealed("history", *record))


def put(connection: sqlite3.Connection, table: str, row: tuple) -> None:
    """Puts a row into a table, in place of the one of its key."""
    connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)


DEEDS = {"crash": crash, "hot_journal": hot_journal, "later": later}

if __name__ == "__main__":
    DEEDS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
