"""A workbook that is made, edited, closed and opened again."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app import __version__
from app.domain.answers import EMPTY, Carrier, Change, Entry, Field, InvalidValue, Priority, Status, changes_to
from app.domain.entered_text import NOTE_LIMIT, TextTooLong
from app.domain.history import Origin, Record
from app.domain.undo import ORGANISATION, SettingChange
from app.storage.errors import StaleChange
from app.storage.migrations import STEPS
from app.storage.rows import FIELDS
from app.storage.workbook import Workbook
from tests.storage.samples import OTHER, M, edit, names_in

FULL = Entry(
    status=Status.NOT_APPLICABLE,
    note="一行目\n二行目\t<b>&amp;\"'; DROP TABLE entry; --",
    scope="𠮷田・髙﨑 👩‍👩‍👧",
    evidence="\\\\server\\share\\証跡.pdf",
    evidence_seen=date(2026, 11, 23),
    reason="=1+1",
    owner="山田 太郎",
    carrier=Carrier.BOTH,
    due=date(9999, 12, 31),
    priority=Priority.HIGH,
)


def reopened(workbook: Workbook) -> Workbook:
    workbook.close()
    return Workbook.open(workbook.path)


def log_size(workbook: Workbook) -> int:
    return Path(f"{workbook.path}-wal").stat().st_size


def test_every_field_has_its_column():
    assert set(FIELDS) == set(Field)


def test_new_workbook(workbook: Workbook, path: Path):
    assert workbook.path == path
    assert workbook.organisation == "髙﨑商店"
    assert workbook.created == date.today()
    assert workbook.entries() == {}
    assert workbook.entry(M) == EMPTY
    assert workbook.history() == []


def test_relative_path_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    with Workbook.create(Path("a.tenken")) as workbook:
        assert workbook.path == tmp_path / "a.tenken"


def test_every_field_comes_back(workbook: Workbook):
    edit(workbook, **{field.value: FULL.get(field) for field in Field})
    assert workbook.entry(M) == FULL
    with reopened(workbook) as again:
        assert again.entries() == {M: FULL}
        assert type(again.entry(M).status) is Status
        assert type(again.entry(M).due) is date


def test_saved_time_is_aware_local_and_that_of_the_history(workbook: Workbook):
    before = datetime.now(UTC)
    saved = workbook.apply(changes_to(M, EMPTY, {Field.STATUS: Status.DONE}))
    assert timedelta(seconds=-1) < saved - before < timedelta(seconds=5)
    assert saved.utcoffset() == datetime.now().astimezone().utcoffset()
    assert [record.saved for record in workbook.history()] == [saved]


def test_one_edit_of_several_fields_and_measures_is_one_step(workbook: Workbook):
    changes = [
        *changes_to(M, EMPTY, {Field.STATUS: Status.DONE, Field.OWNER: "佐藤"}),
        *changes_to(OTHER, EMPTY, {Field.STATUS: Status.PARTIAL}),
    ]
    saved = workbook.apply(changes)
    edit(workbook, note="後", origin=Origin.IMPORT)
    with reopened(workbook) as again:
        last, *first = again.history()
        assert first == [Record(1, saved, Origin.EDIT, change) for change in reversed(changes)]
        assert (last.step, last.origin) == (2, Origin.IMPORT)


def test_changes_of_one_field_follow_each_other_within_a_step(workbook: Workbook):
    workbook.apply([Change(M, Field.NOTE, "", "a"), Change(M, Field.NOTE, "a", "b")])
    assert workbook.entry(M).note == "b"


def test_no_changes_write_nothing(workbook: Workbook):
    size = log_size(workbook)
    workbook.apply([])
    workbook.set_organisation("髙﨑商店")
    assert log_size(workbook) == size
    assert workbook.history() == []


def test_an_entry_that_is_empty_again_leaves_no_row(workbook: Workbook):
    changes = edit(workbook, note="x")
    workbook.apply([change.inverse() for change in changes], Origin.UNDO)
    assert workbook.entries() == {}
    assert workbook.connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    assert [record.origin for record in workbook.history()] == [Origin.UNDO, Origin.EDIT]


def test_entries_are_a_copy(workbook: Workbook):
    workbook.entries()[M] = FULL
    assert workbook.entries() == {}


@pytest.mark.parametrize(
    "change",
    [
        Change(M, Field.STATUS, Status.DONE, Status.PARTIAL),
        Change(M, Field.DUE, "", date(2026, 1, 1)),
        Change(M, Field.NOTE, None, "x"),
    ],
)
def test_stale_change_changes_nothing(workbook: Workbook, change: Change):
    good = Change(OTHER, Field.NOTE, "", "x")
    with pytest.raises(StaleChange) as caught:
        workbook.apply([good, change])
    assert caught.value.change == change
    assert caught.value.stored == EMPTY.get(change.field)
    assert workbook.entries() == {}
    assert workbook.history() == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (Change(M, Field.STATUS, Status.UNANSWERED, "perhaps"), InvalidValue),
        (Change(M, Field.NOTE, "", "lone \ud800"), InvalidValue),
        (Change(M, Field.NOTE, "", "NUL \0"), InvalidValue),
        (Change(M, Field.NOTE, "", None), InvalidValue),
        (Change(M, Field.DUE, None, datetime(2026, 1, 1, 12, 0)), InvalidValue),
        (Change(M, Field.NOTE, "", "x" * (NOTE_LIMIT + 1)), TextTooLong),
        (Change("", Field.NOTE, "", "x"), ValueError),
        (Change("E\ud800", Field.NOTE, "", "x"), ValueError),
    ],
)
def test_what_could_not_be_read_back_is_refused(workbook: Workbook, change: Change, error: type[Exception]):
    with pytest.raises(error):
        workbook.apply([change])
    assert workbook.entries() == {}
    assert workbook.history() == []


def test_a_plain_text_becomes_the_status_it_stands_for(workbook: Workbook):
    workbook.apply([Change(M, Field.STATUS, Status.UNANSWERED, "done")])
    assert type(workbook.entry(M).status) is Status


def test_longest_notes_are_kept(workbook: Workbook):
    note = "長" * NOTE_LIMIT
    edit(workbook, note=note, scope=note, evidence=note)
    with reopened(workbook) as again:
        assert again.entry(M) == Entry(note=note, scope=note, evidence=note)


def test_organisation_is_renamed_as_a_step(workbook: Workbook):
    saved = workbook.set_organisation(" 𠮷田\n商店 ")
    assert workbook.organisation == "𠮷田 商店"
    with reopened(workbook) as again:
        assert again.organisation == "𠮷田 商店"
        renaming = SettingChange(ORGANISATION, "髙﨑商店", "𠮷田 商店")
        assert again.history() == [Record(1, saved, Origin.EDIT, renaming)]
        again.set_organisation(renaming.before, Origin.UNDO)
        assert again.organisation == "髙﨑商店"
        assert again.history("")[0].origin is Origin.UNDO


def test_history_of_one_measure_and_limited(workbook: Workbook):
    for n in range(5):
        edit(workbook, note=str(n))
        edit(workbook, OTHER, note=str(n))
    workbook.set_organisation("x")
    notes = [record.change.after for record in workbook.history(M)]
    assert notes == ["4", "3", "2", "1", "0"]
    assert [record.change.after for record in workbook.history(OTHER, limit=2)] == ["4", "3"]
    assert [record.change.after for record in workbook.history(limit=2)] == ["x", "4"]
    assert workbook.history("executive-A-1") == []


def test_history_of_one_measure_is_found_through_an_index(workbook: Workbook):
    plan = workbook.connection.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM history WHERE measure = ? ORDER BY id DESC LIMIT ?", (M, 5)
    ).fetchall()
    assert [row[3] for row in plan] == ["SEARCH history USING INDEX history_measure (measure=?)"]


def test_open_as_the_design_says(workbook: Workbook, path: Path):
    def pragma(name: str) -> object:
        return workbook.connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("application_id") == int.from_bytes(b"TNKN", "big")
    assert pragma("user_version") == len(STEPS)
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("locking_mode") == "exclusive"
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0
    assert pragma("secure_delete") == 1
    tables = workbook.connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    assert all("STRICT" in sql for (sql,) in tables)
    assert names_in(path.parent) == [path.name, f"{path.name}-wal"]


def test_closed_is_one_plain_file(workbook: Workbook, path: Path):
    edit(workbook, note="x")
    workbook.close()
    workbook.close()
    assert names_in(path.parent) == [path.name]
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_one_edit_is_one_commit_in_the_log_and_touches_nothing_else(workbook: Workbook, path: Path):
    """With synchronous=FULL the log is synced once for each commit; more only when it begins anew or is folded in."""
    log = Path(f"{path}-wal")
    for note in ("a", "b", "長" * NOTE_LIMIT):
        before, main = log.read_bytes(), (path.stat().st_mtime_ns, path.stat().st_size)
        edit(workbook, note=note)
        after = log.read_bytes()
        assert after.startswith(before)  # it goes on: not begun anew
        frames = range(len(before), len(after), 24 + 4096)
        commits = [after[at + 4 : at + 8] != bytes(4) for at in frames]
        assert commits == [False] * (len(frames) - 1) + [True]
        assert (path.stat().st_mtime_ns, path.stat().st_size) == main


def test_overwritten_text_is_gone_from_the_closed_file(workbook: Workbook, path: Path):
    measure = "executive-A-1"
    workbook.apply(changes_to(measure, EMPTY, {Field.NOTE: "x"}))
    workbook.connection.execute("DELETE FROM history")
    workbook.connection.execute("DELETE FROM entry")
    workbook.close()
    assert measure.encode() not in path.read_bytes()


def test_last_opened_is_noted(workbook: Workbook):
    rows = dict(workbook.connection.execute("SELECT key, value FROM setting"))
    assert rows["program_version"] == __version__
    assert datetime.fromisoformat(rows["opened"]) <= datetime.now(UTC)


def test_an_error_of_our_own_sql_stays_what_it_is(workbook: Workbook):
    workbook.connection.execute("DROP TABLE history")
    with pytest.raises(sqlite3.OperationalError):
        edit(workbook, note="x")
    assert workbook.entries() == {}
    workbook.close()
    with pytest.raises(sqlite3.ProgrammingError):
        workbook.history()


def test_who_has_closed_it_has_left_it(workbook: Workbook, path: Path):
    edit(workbook, note="a")
    workbook.close()
    before = path.read_bytes()
    workbook.leave_to_others()
    assert path.read_bytes() == before
