"""All of an open workbook is read beside it: what opening does not read is found, and what nobody wants is left."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from app.domain.answers import Status
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage.connection import connect
from app.storage.errors import ProblemKind, WorkbookDamaged
from app.storage.printed_sheets import issue
from app.storage.whole_check import damage_in
from app.storage.workbook import Workbook
from tests.kept import kept_edits
from tests.storage.samples import M, edit

PAGE = 4096


@pytest.fixture
def path(path: Path) -> Path:
    """A closed workbook with a history of several pages, a hand-in and a printed sheet."""
    with Workbook.create(path, "みどり商店") as workbook:
        for n in range(40):
            edit(workbook, status=[Status.DONE, Status.PARTIAL][n % 2], note=f"{n} " + "字" * (n * 7))
        workbook.apply(kept_edits(workbook, {"hand_in.1": "1\n2026-11-20\n\nm\tdone\tx"}))
        issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    return path


def spoiled(path: Path, statement: str) -> None:
    with closing(connect(path, "rw")) as connection:
        connection.execute(statement)


def image_of(path: Path) -> bytes:
    """What is read of a workbook that opens without a word."""
    with Workbook.open(path) as workbook:
        assert workbook.found == ()
        workbook.remember()
        return workbook.image()[0]


SPOILED: dict[str, Callable[[Path], object]] = {
    "a change is another": lambda path: spoiled(path, "UPDATE history SET after = 'x' WHERE id = 2"),
    "a change is gone": lambda path: spoiled(path, "DELETE FROM history WHERE id = 2"),
    "a sheet is gone": lambda path: spoiled(path, "DELETE FROM sheet"),
    "a hand-in is gone": lambda path: spoiled(path, "DELETE FROM hand_in"),
}


def zero_page_of_history(path: Path) -> None:
    """One in the middle of its table: neither its root nor its end."""
    with closing(connect(path, "ro")) as connection:
        text = connection.execute("SELECT after FROM history WHERE id = 20").fetchone()[0]
    content = path.read_bytes()
    at = content.index(text.encode()) // PAGE * PAGE
    path.write_bytes(content[:at] + bytes(PAGE) + content[at + PAGE :])


def lose_free_pages(path: Path) -> None:
    """The first page of the list of free ones says that there are more of them than a page has room for."""
    for statement in ("CREATE TABLE t (x)", "INSERT INTO t VALUES (zeroblob(30000))", "DROP TABLE t"):
        spoiled(path, statement)
    content = path.read_bytes()
    at = (int.from_bytes(content[32:36], "big") - 1) * PAGE + 4
    path.write_bytes(content[:at] + b"\xff" * 4 + content[at + 4 :])


SPOILED["a page of the history is gone"] = zero_page_of_history
SPOILED["the list of free pages is damaged"] = lose_free_pages


def test_a_sound_one_has_none(path: Path) -> None:
    assert damage_in(image_of(path), path) == ()
    with Workbook.open(path, reads_all=True) as workbook:
        assert workbook.found == ()


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_opening_does_not_read_is_found(path: Path, spoil: Callable[[Path], object]) -> None:
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path, reads_all=True)
    assert path.read_bytes() == before
    assert set(caught.value.problems) <= set(damage_in(image_of(path), path))


def test_edits_go_on_meanwhile(path: Path) -> None:
    spoiled(path, "UPDATE history SET after = 'x' WHERE id = 2")
    found: list[object] = []
    with Workbook.open(path) as workbook:
        workbook.remember()
        pages, _since = workbook.image()
        reading = Thread(target=lambda: found.extend(damage_in(pages, path)))
        reading.start()
        for n in range(20):
            edit(workbook, note=f"meanwhile {n}")
        reading.join()
        assert workbook.entry(M).note == "meanwhile 19"
    assert [(one.kind, one.key) for one in found] == [(ProblemKind.DIGEST, "2"), (ProblemKind.CHAIN, "4")]


def test_what_is_no_database_is_said(path: Path) -> None:
    pages = image_of(path)
    assert damage_in(b"SqLite" + pages[6:], path)
    assert damage_in(pages[:PAGE], path)


def test_it_ends_where_nobody_wants_it(path: Path) -> None:
    asked: list[None] = []

    def is_unwanted() -> bool:
        asked.append(None)
        return True

    pages = image_of(path)
    with closing(connect(Path(":memory:"), "memory")) as large:
        large.deserialize(pages[:18] + b"\x01\x01" + pages[20:])
        large.executemany(
            "INSERT INTO history SELECT ?, step, saved, origin, measure, field, before, after, digest FROM history "
            "WHERE id = 1",
            [(n,) for n in range(1000, 9000)],
        )
        pages = large.serialize()
    damage_in(pages, path, is_unwanted)
    assert 0 < len(asked) < 6  # once for each statement that goes on long, of 8,000 rows and more
