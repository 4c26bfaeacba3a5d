"""Old workbooks are brought up to date step by step, with a backup before; made-up versions stand in for the future."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Entry
from app.files import FolderNotWritable
from app.storage import migrations
from app.storage.backup import work_on
from app.storage.connection import connect, identify, own
from app.storage.database_problems import structure_problems
from app.storage.errors import WorkbookDamaged
from app.storage.migrations import STEPS, MigrationStep, migrate
from app.storage.rows import digest
from app.storage.upgrading import upgrade
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import look_at
from tests.storage.samples import M, edit

TO_ONE: MigrationStep = (
    "CREATE TABLE thing (name TEXT PRIMARY KEY, digest INTEGER NOT NULL) STRICT",
    "INSERT INTO thing VALUES ('点検', row_digest('thing', '点検'))",
)
TO_TWO: MigrationStep = (
    "ALTER TABLE thing RENAME TO old",
    "CREATE TABLE thing (name TEXT PRIMARY KEY, size INTEGER NOT NULL, digest INTEGER NOT NULL) STRICT",
    "INSERT INTO thing SELECT name, length(name), row_digest('thing', name, length(name)) FROM old",
    "DROP TABLE old",
)
CHAIN = (TO_ONE, TO_TWO)
BROKEN: MigrationStep = (*TO_TWO[:3], "INSERT INTO nowhere VALUES (1)")
REWRITTEN: MigrationStep = (
    "UPDATE entry SET note = note || '!'",
    """UPDATE entry SET digest = row_digest('entry', measure, status, note, scope, evidence, evidence_seen, reason,
        owner, carrier, due, priority, steps_done)""",
    "UPDATE history SET after = after || '!' WHERE field = 'note'",
    """UPDATE history SET digest = row_digest('history', id, step, saved, origin, measure, field, before, after)""",
)
DATA = Path(__file__).parents[1] / "data"
NEXT = len(STEPS) + 1
"""The version after the step that is made up here."""


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, "rwc")) as connection:
        yield connection


def version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def things(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM thing").fetchall()


def backups(path: Path) -> list[Path]:
    return sorted(item for item in path.parent.iterdir() if item != path)


def test_digest_of_sql_is_that_of_python(database: sqlite3.Connection):
    assert database.execute("SELECT row_digest('t', '点検', 5)").fetchone() == (digest("t", "点検", 5),)


def test_chain_from_nothing(database: sqlite3.Connection):
    migrate(database, CHAIN)
    assert version(database) == 2
    assert things(database) == [("点検", 2, digest("thing", "点検", 2))]


def test_chain_step_by_step_and_again(database: sqlite3.Connection):
    for number in (1, 2, 2):
        migrate(database, CHAIN[:number])
        assert version(database) == number
    assert structure_problems(database, Path()) == []


def test_failed_step_leaves_nothing_and_can_be_taken_again(database: sqlite3.Connection):
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(database, (TO_ONE, BROKEN))
    assert version(database) == 1
    assert things(database) == [("点検", digest("thing", "点検"))]
    assert not database.in_transaction
    migrate(database, CHAIN)
    assert version(database) == 2


def test_upgrade_makes_a_backup_first(database: sqlite3.Connection, path: Path):
    migrate(database, CHAIN[:1])
    backup = upgrade(database, path, CHAIN)
    assert [backup] == backups(path)
    assert backup.name.startswith(f"{path.stem}-v1-")
    assert version(database) == 2
    with closing(connect(backup, "immutable")) as copy:
        assert version(copy) == 1
        assert things(copy) == [("点検", digest("thing", "点検"))]


def test_upgrade_of_what_is_up_to_date_does_nothing(database: sqlite3.Connection, path: Path):
    migrate(database, CHAIN)
    assert upgrade(database, path, CHAIN) is None
    assert backups(path) == []


def test_no_step_without_a_backup(database: sqlite3.Connection, path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise FolderNotWritable(path.parent)

    migrate(database, CHAIN[:1])
    monkeypatch.setattr("app.storage.upgrading.copy_database", fail)
    with pytest.raises(FolderNotWritable):
        upgrade(database, path, CHAIN)
    assert version(database) == 1


def test_damage_is_not_carried_over(database: sqlite3.Connection, path: Path):
    migrate(database, CHAIN[:1])
    database.execute("UPDATE thing SET name = '点横'")
    with pytest.raises(WorkbookDamaged) as caught:
        upgrade(database, path, CHAIN)
    assert caught.value.path == path
    assert version(database) == 1
    assert backups(path) == []


@pytest.mark.parametrize("place", [4 * 4096 + 8, 8 * 4096 + 4000])
def test_damage_where_opening_does_not_look_is_told_before_any_step(tmp_path: Path, place: int):
    """The file as it was found is what everything else comes from."""
    path = tmp_path / "old.tenken"
    content = bytearray((DATA / "workbook-v2.tenken").read_bytes())
    content[place] ^= 16
    path.write_bytes(content)
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert set(check_workbook(path).problems) == set(caught.value.problems)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("old.tenken", bytes(content))]


def test_opening_an_old_workbook(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    workbook.close()
    with Workbook.open(path, (*STEPS, REWRITTEN)) as new:
        assert new.entry(M) == Entry(note="x!")
        assert new.history()[0].change.after == "x!"
    assert identify(path, NEXT) == NEXT
    (backup,) = backups(path)
    assert check_workbook(backup).result is Result.SOUND
    work_on(backup, path.with_name("old.tenken"))
    with Workbook.open(path.with_name("old.tenken")) as old:
        assert old.entry(M) == Entry(note="x")


def test_opening_an_old_workbook_where_a_step_fails(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    workbook.close()
    with pytest.raises(sqlite3.OperationalError):
        Workbook.open(path, (*STEPS, (*REWRITTEN, "INSERT INTO nowhere VALUES (1)")))
    assert identify(path, len(STEPS)) == len(STEPS)
    (backup,) = backups(path)
    work_on(backup, path.with_name("old.tenken"))
    for file in (path, path.with_name("old.tenken")):
        with Workbook.open(file) as old:
            assert old.entry(M) == Entry(note="x")


def test_opening_an_old_workbook_after_a_crash_keeps_what_was_in_its_log(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    crashed = path.with_name("crashed.tenken")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{crashed}{suffix}")
    with Workbook.open(crashed, (*STEPS, REWRITTEN)) as new:
        assert new.entry(M) == Entry(note="x!")
        assert identify(crashed, NEXT) == NEXT


def test_kill_between_and_within_steps(path: Path, monkeypatch: pytest.MonkeyPatch):
    """What lies on the disk in the middle of a step, copied and opened anew, is the version before."""
    steps = (*STEPS, REWRITTEN, REWRITTEN)
    with Workbook.create(path) as workbook:
        edit(workbook, note="x")
    copies: list[Path] = []
    connection = own(path)

    class Spy:
        def __getattr__(self, name: str) -> object:
            return getattr(connection, name)

        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            copy = path.with_name(f"copy{len(copies)}.tenken")
            for suffix in ("", "-journal"):
                if Path(f"{path}{suffix}").exists():
                    shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
            copies.append(copy)
            return connection.execute(statement, *values)

    migrations.migrate(Spy(), steps)
    connection.close()
    seen = {}
    for copy in copies:
        with closing(own(copy)) as opened:
            found = version(opened)
            note = opened.execute("SELECT note FROM entry").fetchone()[0]
            assert structure_problems(opened, copy) == []
        seen[found] = note
        assert note == "x" + "!" * (found - len(STEPS))
    assert seen == {len(STEPS): "x", NEXT: "x!"}


def test_the_check_calls_no_migration_damaged_wherever_it_was_cut(path: Path):
    """Nor does it touch it: at each other statement of the steps, what a kill leaves is checked, and then opened."""
    shutil.copyfile(DATA / "workbook-v2.tenken", path)
    copies: list[Path] = []

    class Spy:
        def __getattr__(self, name: str) -> object:
            return getattr(connection, name)

        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            copy = path.with_name(f"copy{len(copies)}.tenken")
            for suffix in ("", "-journal"):
                if Path(f"{path}{suffix}").exists():
                    shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
            copies.append(copy)
            return connection.execute(statement, *values)

    with closing(own(path)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # else nothing of a step comes into the file before its end
        migrations.migrate(Spy(), STEPS)
        wanted = connection.execute("SELECT measure, status, note FROM entry ORDER BY measure").fetchall()
    assert any(Path(f"{copy}-journal").exists() for copy in copies)
    for copy in copies[::2]:
        before = {item.name: item.read_bytes() for item in copy.parent.glob(f"{copy.name}*")}
        assert check_workbook(copy).result is Result.SOUND, copy
        assert {item.name: item.read_bytes() for item in copy.parent.glob(f"{copy.name}*")} == before
        with Workbook.open(copy) as opened:
            rows = opened.connection.execute("SELECT measure, status, note FROM entry ORDER BY measure").fetchall()
        assert rows == wanted


@pytest.mark.parametrize("written", [1, 5])
def test_a_crash_while_a_step_is_written_into_the_file_is_rolled_back_and_the_step_taken_again(
    path: Path, written: int
) -> None:
    """The header of the file is of the new version by then, and the journal leads back to the old."""
    shutil.copyfile(DATA / "workbook-v2.tenken", path)
    journal = Path(f"{path}-journal")
    kept: list[bytes] = []

    class Spy:
        def __getattr__(self, name: str) -> object:
            return getattr(connection, name)

        def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
            if statement == "COMMIT":
                kept.extend((path.read_bytes(), journal.read_bytes()))
            return connection.execute(statement, *values)

    with closing(connect(path, "rw")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        page = connection.execute("PRAGMA page_size").fetchone()[0]
        migrations.migrate(Spy(), STEPS)
    *_steps_before, before, rollback = kept
    path.write_bytes(path.read_bytes()[: written * page] + before[written * page :])
    journal.write_bytes(rollback)
    assert identify(path, len(STEPS)) == len(STEPS)
    assert check_workbook(path).result is Result.SOUND, "what opening it mends is no damage"
    assert Path(f"{path}-journal").read_bytes() == rollback, "the check only looks"
    with look_at(path) as seen:
        entries = seen.entries()
    with Workbook.open(path) as workbook:
        assert workbook.entries() == entries != {}
    assert check_workbook(path).result is Result.SOUND
