"""Rows that are gone, twice there or of another time are noticed before anything is shown."""

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Status
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import HAND_IN, TABLES
from app.domain.undo import change_at
from app.files import StorageError
from app.storage.database_problems import read_settings
from app.storage.errors import WorkbookDamaged
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.row_tallies import CONTENTS, Tally, stored_contents, tally
from app.storage.rows import sealed
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept, kept_edits
from tests.storage.samples import OTHER, M, edit

DIGESTS = st.lists(st.integers(0, 2**32 - 1))


@given(DIGESTS, st.randoms())
def test_the_order_of_rows_does_not_matter(digests: list[int], chance: random.Random):
    assert tally(chance.sample(digests, len(digests))) == tally(digests)


@given(DIGESTS, st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))
def test_row_by_row_comes_to_the_same(digests: list[int], one: int, other: int):
    whole = tally(digests)
    assert whole.swapped([], [one]) == tally([*digests, one])
    assert whole.swapped([], [one]).swapped([one], [other]) == tally([*digests, other])
    assert whole.swapped([], [one, other]).swapped([one, other], []) == whole
    assert Tally().swapped([], [one]).swapped([one], []) == Tally()


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


@pytest.fixture
def filled(workbook: Workbook) -> Path:
    """A closed workbook with two entries, texts and sheets."""
    edit(workbook, note="x", status=Status.DONE)
    edit(workbook, OTHER, owner="山田")
    edit(workbook, OTHER, owner="森")
    workbook.apply(kept_edits(workbook, KEPT))
    for person in ("", "佐藤"):
        issue(workbook, Sheet("self-check", View.TELEWORKER, workbook.created, person, (OTHER,)))
    workbook.close()
    return workbook.path


KEPT = {
    "device.1.name": "PC",
    "contact.1.name": "森",
    "profile.people": "3",
    "person.1.name": "森",
    "person.2.name": "佐藤",
    f"decision.1.{M}": "来月",
    "hand_in.1": f"佐藤\n2026-11-20\n1\n{OTHER}\tdone",
    "hand_in.2": f"森\n2026-11-21\n1\n{OTHER}\tpartial",
}
GONE = {
    "an entry": (f"DELETE FROM entry WHERE measure = '{M}'", "entry"),
    "all entries": ("DELETE FROM entry", "entry"),
    "a text": ("DELETE FROM setting WHERE key = 'profile.people'", "setting"),
    "a device": ("DELETE FROM device", "device"),
    "a person": ("DELETE FROM person WHERE number = 2", "person"),
    "a decision": ("DELETE FROM decision", "decision"),
    "the end of the history": ("DELETE FROM history WHERE id > 3", "history"),
    "all history": ("DELETE FROM history", "history"),
}


@pytest.mark.parametrize(("statement", "table"), GONE.values(), ids=GONE)
def test_what_is_gone_is_noticed_at_opening(filled: Path, statement: str, table: str):
    alter(filled, statement)
    before = filled.read_bytes()
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(filled)
    assert {problem.table for problem in caught.value.problems} == {table}
    assert filled.read_bytes() == before
    assert check_workbook(filled).result is Result.DAMAGED


def test_what_is_there_of_another_time_is_noticed(filled: Path):
    row = ", ".join(map(repr, sealed("entry", M, "done", "old", "", "", "", "", "", "self", "", "normal", "")))
    alter(filled, f"REPLACE INTO entry VALUES ({row})")
    with pytest.raises(WorkbookDamaged):
        Workbook.open(filled)


def test_missing_sheets_are_noticed_when_they_are_read(filled: Path):
    alter(filled, "DELETE FROM sheet WHERE number = 1")
    with Workbook.open(filled) as workbook, pytest.raises(WorkbookDamaged):
        issued_sheets(workbook)
    assert check_workbook(filled).result is Result.DAMAGED


def test_missing_hand_ins_are_noticed_when_they_are_read(filled: Path):
    alter(filled, "DELETE FROM hand_in WHERE number = 1")
    with Workbook.open(filled) as workbook, pytest.raises(WorkbookDamaged):
        workbook.rows(HAND_IN)
    assert check_workbook(filled).result is Result.DAMAGED


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_was_altered_is_noticed(filled: Path, table: str):
    column = TABLES[table].names[-1]
    alter(filled, f"UPDATE {table} SET {column} = 'x'")
    assert check_workbook(filled).result is Result.DAMAGED
    with pytest.raises(WorkbookDamaged), Workbook.open(filled) as workbook:
        workbook.rows(TABLES[table])


def unsaid(path: Path) -> None:
    """As a program before this one left it."""
    alter(path, f"DELETE FROM setting WHERE key = '{CONTENTS}'")


def said(path: Path) -> object:
    with closing(sqlite3.connect(path)) as other:
        return stored_contents(other, read_settings(other)[0])


def test_a_workbook_that_does_not_say_opens_and_says_from_then_on(filled: Path):
    told = said(filled)
    assert told
    unsaid(filled)
    assert said(filled) is None
    with Workbook.open(filled) as workbook:
        assert workbook.entry(OTHER).owner == "森"
    again = said(filled)
    assert again == workbook.contents
    assert again.tallies == told.tallies
    alter(filled, "DELETE FROM entry")
    with pytest.raises(WorkbookDamaged):
        Workbook.open(filled)


def test_a_program_that_does_not_know_of_it_may_write(filled: Path):
    """It leaves the row as it was, and its own time in `opened`."""
    opened = sealed("setting", "opened", "2026-11-23T14:03:00+09:00")
    name = sealed("setting", "organisation", "新しい名")
    row = sealed("history", 13, 5, "2026-11-23T14:03:00+09:00", "edit", "", "organisation", "髙﨑商店", "新しい名")
    alter(
        filled, *(f"REPLACE INTO setting VALUES {one}" for one in (opened, name)), f"INSERT INTO history VALUES {row}"
    )
    with Workbook.open(filled) as workbook:
        assert workbook.organisation == "新しい名"
    assert check_workbook(filled).result is Result.SOUND


@pytest.mark.parametrize(
    "statement",
    [
        GONE["an entry"][0],
        GONE["a text"][0],
        GONE["a device"][0],
        "DELETE FROM hand_in",
        "UPDATE entry SET note = ''",
    ],
)
def test_without_the_row_the_history_is_the_witness(filled: Path, statement: str):
    unsaid(filled)
    alter(filled, statement)
    with pytest.raises(WorkbookDamaged):
        Workbook.open(filled)


def test_a_history_with_gaps_is_no_witness(filled: Path):
    unsaid(filled)
    alter(filled, "DELETE FROM history WHERE id = 1", f"DELETE FROM entry WHERE measure = '{M}'")
    with Workbook.open(filled) as workbook:
        assert workbook.entry(M).note == ""


@pytest.mark.parametrize("text", ['{"form": 3, "tree": "x"}', "[" * 50_000, "", "x"], ids=lambda text: text[:9])
def test_a_row_of_another_form_is_left_alone(filled: Path, text: str):
    alter(filled, "REPLACE INTO setting VALUES {}".format(sealed("setting", CONTENTS, text)))
    with Workbook.open(filled) as workbook:
        assert workbook.entry(OTHER).owner == "森"


def test_a_failed_edit_leaves_what_is_said_as_it_was(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    before = workbook.contents
    workbook.connection.execute("PRAGMA max_page_count = 1")
    with suppress(StorageError):
        for n in range(50):
            edit(workbook, f"novel-{n}", note="長" * 10_000)
    workbook.connection.execute("PRAGMA max_page_count = 1000000")
    assert workbook.contents.tallies["entry"].rows == len(workbook.entries())
    assert workbook.contents.tallies["entry"].rows < 51
    assert before.tallies["entry"].rows == 1
    edit(workbook, note="y")
    workbook.close()
    with Workbook.open(path) as again:
        assert again.entry(M).note == "y"


# pages


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of many pages: 98 entries, 400 texts, 60 sheets."""
    path = tmp_path_factory.mktemp("big") / "big.tenken"
    with Workbook.create(path, "店") as workbook:
        workbook.connection.execute("PRAGMA synchronous = OFF")
        for n in range(98):
            edit(workbook, f"measure-{n}", note=f"{n} " * 60, status=Status.DONE)
        for n in range(100):
            keys = [f"device.{n + 1}.{column}" for column in ("name", "serial", "user", "place")]
            workbook.apply([change_at(key, "", f"{key} {n}") for key in keys])
        for n in range(60):
            issue(workbook, Sheet("self-check", View.TELEWORKER, workbook.created, f"人{n}", (OTHER,) * 20))
    return path


def pages(content: bytes) -> list[bytes]:
    size = int.from_bytes(content[16:18], "big")
    return [content[at : at + size] for at in range(0, len(content), size)]


@pytest.mark.parametrize("seed", range(0, 300, 30))
def test_no_mutant_shows_other_answers(big: Path, tmp_path: Path, seed: int):
    """300 files, each with two pages changed in place, a page twice, or the one before: all tell, or show the same."""
    with Workbook.open(shutil.copy(big, tmp_path / "right.tenken")) as right:
        entries, texts = right.entries(), kept(right)
    told = 0
    for n in range(seed, seed + 30):
        chance = random.Random(n)
        parts = pages(big.read_bytes())
        one, other = chance.sample(range(1, len(parts)), 2)
        if n % 2:
            parts[one], parts[other] = parts[other], parts[one]
        else:
            parts[one] = parts[other]
        mutant = tmp_path / f"{n}.tenken"
        mutant.write_bytes(b"".join(parts))
        try:
            with Workbook.open(mutant) as workbook:
                assert (workbook.entries(), kept(workbook)) == (entries, texts), (n, one, other)
                for measure in ("measure-0", "measure-5", "measure-97"):
                    edit(workbook, measure, note="after")
                workbook.apply([change_at("device.50.name", texts["device.50.name"], "after")])
            with Workbook.open(mutant) as again:
                assert kept(again) == texts | {"device.50.name": "after"}, (n, one, other)
                assert again.entries().keys() == entries.keys()
        except StorageError:
            told += 1
    assert told > 5, told


def test_the_mutants_are_silent_without_the_row(big: Path, tmp_path: Path):
    """The control: rows alone, each as it was written, are not enough."""
    path = Path(shutil.copy(big, tmp_path / "a.tenken"))
    alter(path, "DELETE FROM entry WHERE measure < 'measure-5'", "DELETE FROM history")
    unsaid(path)
    with Workbook.open(path) as workbook:
        assert 0 < len(workbook.entries()) < 98
