"""The workbook: what an edit costs beside the least that keeps it, and whether much in it slows opening down.

Run as a script, `saving.py FILE N` opens a workbook and saves N edits: for strace to count.
"""

import json
import os
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from children import run
from table import Fact, Row

from app.domain.answers import Change, Field, Status
from app.domain.hand_ins import HandIn, hand_in_cells
from app.domain.history import Origin, Record
from app.domain.tables import HAND_IN, Column
from app.domain.undo import row_changes
from app.storage.row_tallies import CONTENTS
from app.storage.rows import history_row
from app.storage.table_rows import table_row
from app.storage.workbook import Workbook

MEASURE = "administrator-E-10"
LONG = 350_000
"""A history of this many changes: a century of diligent work."""

HAND_INS = 10_000
"""So many sheets handed in: 29 answers each."""

_PAGE = b"\x5a" * 4096


def rows(folder: Path, rounds: int) -> list[Row | Fact]:
    """Measures saving and opening."""
    return [_edit(folder, rounds * 20), _syncs(folder), _opening(folder, rounds), *_hand_ins(folder, rounds)]


def _edit(folder: Path, rounds: int) -> Row:
    path = folder / "edit.tenken"
    ours, floor = [], []
    with Workbook.create(path) as workbook, (folder / "floor").open("wb", buffering=0) as file:
        for n in range(rounds + 2):
            floor.append(_seconds(lambda: _least(file.fileno())))
            ours.append(_seconds(lambda n=n: edit(workbook, n)))
    return Row("one saved edit : write of 4 KiB + fdatasync", 3, "ms", _ms(ours[2:]), _ms(floor[2:]))


def edit(workbook: Workbook, n: int) -> None:
    """Saves one answer, another one each time."""
    order = list(Status)[1:5]
    before = workbook.entry(MEASURE).status
    workbook.apply([Change(MEASURE, Field.STATUS, before, next(s for s in order[n % 4 :] + order if s != before))])


def _least(file: int) -> None:
    os.write(file, _PAGE)
    os.fdatasync(file)


def _syncs(folder: Path) -> Fact:
    what = "syncs of one saved edit"
    if shutil.which("strace") is None:
        return Fact(what, "1", "strace is not installed", is_met=None)
    counts = {edits: _count(folder, edits) for edits in (5, 25)}
    each = (counts[25] - counts[5]) / 20
    return Fact(what, "1", f"{each:g}", is_met=each == 1)


def _count(folder: Path, edits: int) -> int:
    path, trace = folder / "syncs.tenken", folder / "syncs.txt"
    path.unlink(missing_ok=True)
    Workbook.create(path).close()
    watch = ("strace", "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync,sync_file_range")
    run("saving.py", str(path), str(edits), before=watch)
    return sum("sync" in line and "= 0" in line for line in trace.read_text().splitlines())


def _opening(folder: Path, rounds: int) -> Row:
    empty, long = folder / "empty.tenken", folder / "long.tenken"
    Workbook.create(empty).close()
    _write_long(long)
    ours, floor = [], []
    for _round in range(rounds + 1):
        floor.append(_open(empty))
        ours.append(_open(long))
    return Row(f"opening with {LONG:,} history rows : empty", 1.5, "ms", _ms(ours[1:]), _ms(floor[1:]))


def _open(path: Path) -> float:
    start = time.perf_counter()
    workbook = Workbook.open(path)
    taken = time.perf_counter() - start
    workbook.close()
    return taken


def _write_long(path: Path) -> None:
    """A workbook in which one measure was answered again and again; its last answer stands in the entry."""
    saved = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    one, other = Status.DONE, Status.PARTIAL
    answers = [Change(MEASURE, Field.STATUS, one, other), Change(MEASURE, Field.STATUS, other, one)]
    with Workbook.create(path) as workbook:
        workbook.apply([Change(MEASURE, Field.STATUS, Status.UNANSWERED, one)])
        workbook.apply([Change(MEASURE, Field.STATUS, one, other)])
        start = workbook.last_change.number + 1
        history = (history_row(n, Record(n, saved, Origin.EDIT, answers[n % 2])) for n in range(start, LONG + 1))
        connection = workbook.connection
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", history)
        connection.execute("DELETE FROM setting WHERE key = ?", (CONTENTS,))  # it knows nothing of these rows
        connection.execute("COMMIT")
    Workbook.open(path).close()  # which says anew what it holds


def _hand_ins(folder: Path, rounds: int) -> list[Row]:
    full, empty = folder / "full.tenken", folder / "without.tenken"
    Workbook.create(empty).close()
    cells = {str(n): hand_in_cells(_hand_in(n)) for n in range(1, HAND_INS + 1)}
    plain = [table_row(HAND_IN, row, tuple(each.values())) for row, each in cells.items()]
    answers = [(row, *line.split("\t")) for row, each in cells.items() for line in each[Column.ANSWERS].split("\n")]
    taken, bare, single = [], [], []
    for _round in range(rounds + 1):
        full.unlink(missing_ok=True)
        with Workbook.create(full) as workbook:
            changes = row_changes(HAND_IN, {}, cells)
            taken.append(_seconds(lambda w=workbook, c=changes: w.apply(c, Origin.IMPORT)))
        bare.append(_bare(folder / "bare.tenken", plain))
        single.append(_one_by_one(folder / "each.db", answers))
    opened = [(_open(full), _open(empty)) for _round in range(rounds + 1)][1:]
    many = f"{HAND_INS:,} hand-ins"
    return [
        Row(f"taking in {many} : executemany of each answer as a row", 2, "ms", _ms(taken[1:]), _ms(single[1:])),
        Row(f"taking in {many} : executemany of the same rows", 2, "ms", _ms(taken[1:]), _ms(bare[1:])),
        Row(f"opening with {many} : empty", 1.5, "ms", _ms([one for one, _ in opened]), _ms([no for _, no in opened])),
    ]


def _hand_in(number: int) -> HandIn:
    given = list(Status)[1:5]
    measures = [f"teleworker-{letter}-{n}" for letter in "ABCDEFGHIJ" for n in (1, 2, 3)][:29]
    answers = {measure: given[(number + n * number) % 4] for n, measure in enumerate(measures)}
    return HandIn(number, f"従業員 {number % 1000}", date(2026, 11, 20), 12, answers)


def _bare(path: Path, plain: list[tuple[object, ...]]) -> float:
    """The same rows into such a table of a new workbook, which says nothing of them."""
    path.unlink(missing_ok=True)
    with Workbook.create(path) as workbook:
        connection = workbook.connection
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO hand_in VALUES (?, ?, ?, ?, ?, ?)", plain)
        connection.execute("COMMIT")
        return time.perf_counter() - start


def _one_by_one(path: Path, answers: list[tuple[str, ...]]) -> float:
    """The answers as a plain database would keep them: a row for each."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE answer (hand_in, measure, status, PRIMARY KEY (hand_in, measure))")
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO answer VALUES (?, ?, ?)", answers)
        connection.execute("COMMIT")
        return time.perf_counter() - start


def _seconds(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def _ms(seconds: list[float]) -> list[float]:
    return [1e3 * s for s in seconds]


if __name__ == "__main__":
    with Workbook.open(Path(sys.argv[1])) as opened:
        for turn in range(int(sys.argv[2])):
            edit(opened, turn)
    print(json.dumps({}))
