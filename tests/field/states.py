"""Leaves a workbook as an accident does: `states.py DEED PATH [ARGUMENTS]`, in a process of its own."""

import os
import signal
import sqlite3
import sys
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
    """Keeps a value as a later release does: a text of the workbook, or with a measure a field of its answer.

    The program itself keeps it, but for its doubts: whatever it counts and chains is as it has to be.
    """
    from app.domain.answers import Change, Field
    from app.domain.undo import SettingChange
    from app.storage import stored_entries, stored_texts
    from app.storage.workbook import Workbook

    stored_texts.kept_text = lambda _key, text: text
    stored_entries._storable = lambda change: change
    with Workbook.open(path) as workbook:
        if measure:
            before = workbook.entry(measure).get(Field(field))
            workbook.apply([Change(measure, Field(field), before, Word(value))])
        else:
            workbook.apply([SettingChange(field, "", value)])


class Word(str):
    """A word that is none of this release's, where it expects one of its own."""

    __slots__ = ()

    @property
    def value(self) -> str:
        return str(self)


DEEDS = {"crash": crash, "hot_journal": hot_journal, "later": later}

if __name__ == "__main__":
    DEEDS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
