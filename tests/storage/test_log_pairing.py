"""A log or journal is taken in only by the very state it was begun on; what opens was put there, never a mixture.

The bytes of a file and its log, read while a workbook is open, are what `kill -9` would leave.
"""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage import workbook as workbook_module
from app.storage.backup import save_copy
from app.storage.connection import own
from app.storage.errors import WorkbookBusy, WorkbookDamaged
from app.storage.lineage import KEY
from app.storage.opening_notes import CopiedWhileOpen, LogCut, LogSetAside
from app.storage.sidecars import sidecar
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import look_at
from tests.storage.samples import M, edit, names_in

ROOT = Path(__file__).parents[2]
Files = dict[str, bytes]


def left_by_kill(path: Path) -> Files:
    """The file, its log and its journal as they lie there now."""
    beside = {suffix: sidecar(path, suffix) for suffix in ("", "-wal", "-journal")}
    return {suffix: file.read_bytes() for suffix, file in beside.items() if file.exists()}


def put(path: Path, files: Files) -> None:
    """Puts them there, and nothing else."""
    for suffix in ("", "-wal", "-journal"):
        sidecar(path, suffix).unlink(missing_ok=True)
        if suffix in files:
            sidecar(path, suffix).write_bytes(files[suffix])


def notes(workbook: Workbook) -> list[str]:
    """What was entered, oldest first; also checks that the entries and the chain of changes agree with it."""
    texts = [record.change.after for record in reversed(workbook.history())]
    assert workbook.entry(M).note == (texts[-1] if texts else "")
    return texts


def opened(path: Path) -> tuple[list[str], list[type]]:
    """What is in the file when it is opened, and the kinds of what was found; it is sound before and after."""
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as workbook:
        found = workbook.found
        texts = notes(workbook)
    assert (check_workbook(path).result, check_workbook(path).found_beside) == (Result.SOUND, ())
    return texts, [type(one) for one in found]


def filled(path: Path, texts: list[str]) -> Workbook:
    workbook = Workbook.create(path, "商店")
    for text in texts:
        edit(workbook, note=text)
    return workbook


def numbered(first: int, last: int, length: int = 0) -> list[str]:
    return [f"{n} " + "字" * (length + n % 3) for n in range(first, last + 1)]


def test_the_log_of_a_crash_is_taken_in(path: Path):
    with filled(path, numbered(1, 5)):
        crash = left_by_kill(path)
    put(path, crash)
    assert opened(path) == (numbered(1, 5), [])
    assert names_in(path.parent) == [path.name]


@pytest.mark.parametrize("folds", [False, True])
@pytest.mark.parametrize("length", [0, 900], ids=["few pages", "many pages"])
@pytest.mark.parametrize("more", [1, 3, 40])
@pytest.mark.parametrize("way", ["copied by the program", "copied by hand while closed", "copied by hand while open"])
def test_a_backup_copied_over_the_file_of_a_crash_is_what_opens(
    path: Path, tmp_path: Path, way: str, more: int, length: int, folds: bool
):
    texts, backup = numbered(1, 30 + more, length), tmp_path / "backup.tenken"
    workbook = filled(path, texts[:30])
    if way == "copied by the program":
        save_copy(workbook, backup)
    elif way == "copied by hand while closed":
        workbook.close()
        shutil.copyfile(path, backup)
        workbook = Workbook.open(path)
    else:
        workbook.fold()
        shutil.copyfile(path, backup)
    for text in texts[30:]:
        edit(workbook, note=text)
        if folds:
            workbook.fold()
    edit(workbook, note=f"{texts[-1]}!")
    crash = left_by_kill(path)
    workbook.close()
    put(path, crash)
    shutil.copyfile(backup, path)
    got, found = opened(path)
    if folds or way == "copied by the program":
        assert (got, LogSetAside in found) == (texts[:30], True)
        [aside] = tmp_path.glob("*-wal.set-aside-*")
        assert aside.read_bytes() == crash["-wal"]
    else:  # the very state that the log was begun on: nothing tells it from a crash, and nothing is lost
        assert got == [*texts, f"{texts[-1]}!"] if not found else texts[:30]


def test_without_the_guard_a_mixture_is_damage(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The control: the same accident as above, and SQLite left alone."""
    monkeypatch.setattr(workbook_module, "_owned", lambda path: (own(path), (), False))
    backup = tmp_path / "backup.tenken"
    workbook = filled(path, numbered(1, 30))
    save_copy(workbook, backup)
    edit(workbook, note="31")
    crash = left_by_kill(path)
    workbook.close()
    put(path, crash)
    shutil.copyfile(backup, path)
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)
    assert check_workbook(path).result is Result.DAMAGED


@pytest.mark.parametrize("more", [1, 25])
def test_a_log_that_arrives_later_from_another_pc_takes_nothing_away(path: Path, tmp_path: Path, more: int):
    """A synced folder brings the file without its log; work goes on; then the other PC's log arrives."""
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    with filled(other, numbered(1, 3)) as workbook:
        workbook.fold()
        for text in numbered(4, 4 + more):
            edit(workbook, note=text)
        theirs = left_by_kill(other)
    put(path, {"": theirs[""]})
    with Workbook.open(path) as workbook:
        assert [type(one) for one in workbook.found] == [CopiedWhileOpen]
        for text in numbered(101, 120):
            edit(workbook, note=text)
    put(path, {**left_by_kill(path), "-wal": theirs["-wal"]})
    assert opened(path) == (numbered(1, 3) + numbered(101, 120), [LogSetAside])


def test_a_log_beside_an_arriving_workbook_does_not_destroy_it(path: Path, tmp_path: Path):
    from app.storage.arriving_workbook import place_workbook
    from app.storage.dump import dump, restore

    with filled(path, numbered(1, 9)) as workbook:
        orphan = left_by_kill(path)["-wal"]
    source = tmp_path / "arriving" / "a.tenken"
    source.parent.mkdir()
    with filled(source, ["arrived"]) as workbook:
        whole = dump(workbook)
    for n, place in enumerate(
        (
            lambda target: place_workbook(source, target),
            lambda target: restore(target, whole).close(),
        )
    ):
        target = tmp_path / f"target{n}.tenken"
        sidecar(target, "-wal").write_bytes(orphan)
        place(target)
        assert opened(target) == (["arrived"], [])
        [aside] = tmp_path.glob(f"target{n}.tenken-wal.set-aside-*")
        assert aside.read_bytes() == orphan


def test_a_copy_goes_to_a_name_where_only_a_log_was_left(path: Path, tmp_path: Path):
    target = tmp_path / "copy.tenken"
    with filled(path, ["a"]) as workbook:
        sidecar(target, "-wal").write_bytes(left_by_kill(path)["-wal"])
        save_copy(workbook, target)
    assert opened(target) == (["a"], [])


# logs of releases that know no tokens


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Makes workbooks as the release before did: without the row that says which state it is."""
    with monkeypatch.context() as patch:
        patch.setattr("app.storage.workbook_log.put_lineage", lambda *_: None)
        yield patch.undo


def without_row(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM setting WHERE key = ?", (KEY,))


def test_the_log_of_an_older_release_is_taken_in(path: Path, older: Callable[[], None]):
    Workbook.create(path).close()
    without_row(path)
    with Workbook.open(path) as workbook:
        for text in numbered(1, 8):
            edit(workbook, note=text)
        crash = left_by_kill(path)
    older()
    put(path, crash)
    assert b" open" not in crash["-wal"]
    assert opened(path) == (numbered(1, 8), [])


@pytest.mark.parametrize("more", [1, 2, 30])
def test_the_log_of_an_older_release_beside_another_state_is_set_aside(
    path: Path, tmp_path: Path, older: Callable[[], None], more: int
):
    Workbook.create(path).close()
    without_row(path)
    backup = tmp_path / "backup.tenken"
    with Workbook.open(path) as workbook:
        for text in numbered(1, 30, 300):
            edit(workbook, note=text)
        save_copy(workbook, backup)
        without_row(backup)
        for text in numbered(31, 30 + more, 300):
            edit(workbook, note=text)
        crash = left_by_kill(path)
    older()
    put(path, {"": backup.read_bytes(), "-wal": crash["-wal"]})
    got, found = opened(path)
    assert (got, found) in (
        (numbered(1, 30, 300), [LogSetAside]),
        (numbered(1, 30 + more, 300), []),  # where the log brings all pages of its own state, that is what opens
    )


# damage


def test_a_log_that_is_damaged_in_the_middle_is_kept_and_said(path: Path):
    with filled(path, numbered(1, 12)):
        crash = left_by_kill(path)
    log = bytearray(crash["-wal"])
    log[len(log) // 2] ^= 1
    put(path, {**crash, "-wal": bytes(log)})
    got, found = opened(path)
    assert found == [LogCut]
    assert got == numbered(1, 12)[: len(got)]
    assert 0 < len(got) < 12
    [kept] = path.parent.glob("*-wal.set-aside-*")
    assert kept.read_bytes() == bytes(log)


@pytest.mark.parametrize("head", [bytes(32), b"\x37\x7f\x06\x82" + b"\xff" * 28, b""], ids=["zeros", "noise", "gone"])
def test_a_log_without_its_head_is_kept_and_said(path: Path, head: bytes):
    with filled(path, numbered(1, 12)):
        crash = left_by_kill(path)
    log = head + crash["-wal"][32:]
    put(path, {**crash, "-wal": log})
    got, found = opened(path)
    assert (got, found) == ([], [LogCut])
    [kept] = path.parent.glob("*-wal.set-aside-*")
    assert kept.read_bytes() == log


def test_a_log_with_the_head_of_an_earlier_one_is_kept_and_said(path: Path):
    with filled(path, numbered(1, 12)):
        crash = left_by_kill(path)
    with Workbook.open(path) as workbook:
        edit(workbook, note="later")
        head = left_by_kill(path)["-wal"][:32]
    put(path, {**crash, "-wal": head + crash["-wal"][32:]})
    assert opened(path) == ([], [LogCut])


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_flipped_byte_of_a_log_loses_nothing_in_silence(tmp_path: Path, data: st.DataObject):
    path = tmp_path / "a.tenken"
    path.unlink(missing_ok=True)
    with filled(path, numbered(1, 6)):
        crash = left_by_kill(path)
    log = bytearray(crash["-wal"])
    at = data.draw(st.integers(0, len(log) - 1))
    log[at] ^= data.draw(st.integers(1, 255))
    put(path, {**crash, "-wal": bytes(log)})
    got, found = opened(path)
    assert got == numbered(1, 6)[: len(got)]
    assert len(got) == 6 or found == [LogCut]
    for kept in tmp_path.glob("*-wal.set-aside-*"):
        assert kept.read_bytes() == bytes(log)
        kept.unlink()


def test_a_log_that_ends_in_the_middle_of_an_edit_is_the_ordinary_end_of_a_crash(path: Path):
    with filled(path, numbered(1, 4)) as workbook:
        whole = left_by_kill(path)
        edit(workbook, note="字" * 9000)
        log = left_by_kill(path)["-wal"]
    for size in range(len(whole["-wal"]), len(log) - 1, 1111):
        put(path, {**whole, "-wal": log[:size]})
        assert opened(path) == (numbered(1, 4), [])


def test_a_damaged_file_beside_a_log_in_which_nothing_is_stays_as_it_is(path: Path):
    filled(path, numbered(1, 3)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM history WHERE id = 2")  # nothing that is shown
    put(path, {"": path.read_bytes(), "-wal": bytes(40)})
    before = left_by_kill(path)
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)
    assert left_by_kill(path) == before


def test_where_neither_is_sound_nothing_is_touched(path: Path):
    with filled(path, numbered(1, 20, 500)) as workbook:
        workbook.fold()
        edit(workbook, note="later")
        crash = left_by_kill(path)
    content = bytearray(crash[""])
    for page in range(5, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\x5a" * 64
    put(path, {**crash, "": bytes(content)})
    before = left_by_kill(path)
    assert check_workbook(path).result is Result.DAMAGED
    for read in (Workbook.open, look_at):
        with pytest.raises(WorkbookDamaged):
            read(path)
    assert left_by_kill(path) == before
    assert names_in(path.parent) == [path.name, f"{path.name}-wal"]


def test_a_log_that_was_being_folded_in_is_taken_in_whatever_pages_have_arrived(path: Path):
    """A kill in the middle of folding in: any of the log's pages may be in the file already."""
    texts = numbered(1, 12, 400)
    with filled(path, texts) as workbook:
        crash = left_by_kill(path)
        workbook.fold()
        after = left_by_kill(path)[""]
    for count in range(len(after) // 4096 + 1):
        mixed = after[: count * 4096] + crash[""][count * 4096 :]
        put(path, {"": mixed, "-wal": crash["-wal"]})
        assert opened(path) == (texts, [])


# journals


def journal_left(path: Path, statements: tuple[str, ...]) -> Files:
    """A file and its journal in the middle of a transaction that has begun to write into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("PRAGMA synchronous = FULL")
        other.execute("BEGIN IMMEDIATE")
        for statement in statements:
            other.execute(statement)
        files = left_by_kill(path)
        other.execute("ROLLBACK")
    assert files["-journal"][:8].hex() == "d9d505f920a163d7"
    return files


SCRIBBLE = (
    "UPDATE history SET after = after || hex(randomblob(300))",
    "UPDATE entry SET note = note || 'scribble'",
    "PRAGMA user_version = 1",
)


def test_a_journal_of_this_file_is_rolled_back(path: Path):
    filled(path, numbered(1, 40, 300)).close()
    put(path, journal_left(path, SCRIBBLE))
    assert opened(path) == (numbered(1, 40, 300), [])


def test_a_journal_of_another_state_is_set_aside(path: Path, tmp_path: Path):
    filled(path, numbered(1, 40, 300)).close()
    journal = journal_left(path, SCRIBBLE)["-journal"]
    with Workbook.open(path) as workbook:
        for text in numbered(41, 60, 300):
            edit(workbook, note=text)
    now = left_by_kill(path)[""]
    put(path, {"": now, "-journal": journal})
    assert opened(path) == (numbered(1, 60, 300), [LogSetAside])
    [aside] = tmp_path.glob("*-journal.set-aside-*")
    assert aside.read_bytes() == journal


# copies taken while open


def test_after_folding_in_a_copy_by_hand_is_whole_and_known_as_one(path: Path, tmp_path: Path):
    copy = tmp_path / "stick" / "a.tenken"
    copy.parent.mkdir()
    with filled(path, numbered(1, 5)) as workbook:
        workbook.fold()
        shutil.copyfile(path, copy)
        saved = workbook.history(limit=1)[0].saved
        edit(workbook, note="not in it")
    assert check_workbook(copy).found_beside == (CopiedWhileOpen(saved),)
    with Workbook.open(copy) as opened_copy:
        assert opened_copy.found == (CopiedWhileOpen(saved),)
        assert notes(opened_copy) == numbered(1, 5)
    assert opened(copy) == (numbered(1, 5), [])


def test_a_copy_taken_before_anything_was_folded_in_is_known_as_one(path: Path, tmp_path: Path):
    copy = tmp_path / "copy.tenken"
    with Workbook.create(path) as workbook:
        edit(workbook, note="only in the log")
        shutil.copyfile(path, copy)
    assert opened(copy) == ([], [CopiedWhileOpen])


KILLED = """
import os, signal, sys
from pathlib import Path
from app.storage import connection, workbook
from app.storage.workbook import Workbook
from tests.storage.samples import edit

number, left = 0, int(sys.argv[2])
def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def own(path, real=workbook.own):
    made = real(path)
    made.set_trace_callback(count)
    return made

workbook.own = own
path = Path(sys.argv[1])
for name in "ab":
    with Workbook.open(path) as book:
        for n in range(2):
            edit(book, note=f"{name}{n}")
            print(f"{name}{n}", flush=True)
            book.fold()
print("end", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_kill_between_any_two_statements_loses_nothing_and_says_nothing(path: Path):
    """Also between the header's change and the log's beginning, and between folding in and closing."""
    number, is_over = 0, False
    while not is_over:
        number += 3
        path.unlink(missing_ok=True)
        Workbook.create(path).close()
        writer = [sys.executable, "-c", KILLED, str(path), str(number)]
        done = subprocess.run(writer, cwd=ROOT, capture_output=True, text=True, check=False)
        is_over = "end" in done.stdout
        assert is_over or done.returncode == -9, done.stderr
        acknowledged = [line for line in done.stdout.split() if line != "end"]
        got, found = opened(path)
        assert found == [], number
        assert got[: len(acknowledged)] == acknowledged
        assert len(got) <= len(acknowledged) + 1
    assert number > 60


def test_a_file_that_another_program_has_keeps_its_log(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Even where the log seems to belong to another state, it is put back when the file is busy."""
    from app.storage import connection

    monkeypatch.setattr(connection, "PAUSES", ())
    with filled(path, ["a"]) as workbook:
        monkeypatch.setattr("app.storage.log_pairing._follows", lambda *_: False)
        with pytest.raises(WorkbookBusy):
            Workbook.open(path)
        assert names_in(path.parent) == [path.name, f"{path.name}-wal"]
        edit(workbook, note="b")
    monkeypatch.undo()
    assert opened(path) == (["a", "b"], [])


# any order of accidents


class World:
    """One name in a folder, what was acknowledged in each line of work, and every state that was ever put there."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "a.tenken"
        self.workbook = Workbook.create(self.path)
        self.now: list[str] = []
        self.kept: list[tuple[Files, list[str]]] = []
        self.number = 0

    def edit(self, length: int) -> None:
        self.number += 1
        edit(self.workbook, note=f"{self.number} " + "字" * length)
        self.now = [*self.now, self.workbook.entry(M).note]

    def fold(self, _: int) -> None:
        self.workbook.fold()

    def keep(self, way: int) -> None:
        """A copy of the file: by the program, by hand after folding in, or with the log beside it."""
        if way % 3 == 0:
            target = self.path.with_name("copy.tenken")
            save_copy(self.workbook, target)
            self.kept.append(({"": target.read_bytes()}, self.now))
        elif way % 3 == 1:
            self.workbook.fold()
            self.kept.append(({"": self.path.read_bytes()}, self.now))
        else:
            self.kept.append((left_by_kill(self.path), self.now))

    def reopen(self, _: int) -> None:
        self.workbook.close()
        self._open({tuple(self.now)}, False)

    def kill(self, _: int) -> None:
        crash = left_by_kill(self.path)
        self.workbook.close()
        put(self.path, crash)
        self._open({tuple(self.now)}, False)

    def kill_and_put_another_file(self, which: int) -> None:
        """The person copies another state over the file; the log of the crash stays beside it."""
        if self.kept:
            files, texts = self.kept[which % len(self.kept)]
            crash = left_by_kill(self.path)
            self.workbook.close()
            log = crash.get("-wal", b"")
            put(self.path, {"": files[""], "-wal": log})
            alone = self._alone(files[""])
            self._open({alone, tuple(self.now)}, True, log)
            assert len(texts) >= len(alone)

    def put_another_log(self, which: int) -> None:
        """After a clean end, a log of another time arrives beside the file."""
        logs = [files["-wal"] for files, _texts in self.kept if "-wal" in files]
        if logs:
            self.workbook.close()
            log = logs[which % len(logs)]
            sidecar(self.path, "-wal").write_bytes(log)
            self._open({tuple(self.now)}, True, log)

    def _alone(self, content: bytes) -> tuple[str, ...]:
        place = self.path.with_name("alone.tenken")
        put(place, {"": content})
        with Workbook.open(place) as workbook:
            return tuple(notes(workbook))

    def _open(self, allowed: set[tuple[str, ...]], may_find: bool, log: bytes = b"") -> None:
        assert check_workbook(self.path).result is Result.SOUND
        self.workbook = Workbook.open(self.path)
        got = notes(self.workbook)
        asides = [one.path for one in self.workbook.found if isinstance(one, LogSetAside | LogCut)]
        assert tuple(got) in allowed
        assert may_find or not self.workbook.found
        if tuple(got) != max(allowed, key=len) or asides:
            assert (
                [place.read_bytes() for place in asides] == [log]
                if asides
                else not set(max(allowed, key=len)) - set(got)
            )
        self.now = got


STEPS = ["edit", "edit", "edit", "fold", "keep", "reopen", "kill", "kill_and_put_another_file", "put_another_log"]


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 700)), min_size=3, max_size=25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_opens_was_put_there_and_nothing_goes_in_silence(tmp_path: Path, steps: list[tuple[str, int]]):
    for file in tmp_path.iterdir():
        file.unlink()
    world = World(tmp_path)
    try:
        for name, value in steps:
            getattr(world, name)(value)
    finally:
        world.workbook.close()
