"""The check finds what is wrong, and touches nothing."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import UNREAD_LIMIT, Status
from app.files import DiskFull, PathMissing, StorageError
from app.storage import log_pairing
from app.storage.errors import FileProblem, NotReadable, ProblemKind, WorkbookBusy, WorkbookDamaged, WorkbookReadOnly
from app.storage.migrations import STEPS
from app.storage.rows import sealed
from app.storage.workbook import Workbook
from app.storage.workbook_check import Report, Result, check_workbook
from tests.kept import kept_edits
from tests.storage.samples import OTHER, M, edit


@pytest.fixture
def filled(workbook: Workbook) -> Workbook:
    edit(workbook, note="証跡はここ", status=Status.DONE)
    edit(workbook, OTHER, owner="山田")
    edit(workbook, note="証跡はそこ")
    edit(workbook, scope="消える")
    edit(workbook, scope="")
    workbook.set_organisation("新商店")
    return workbook


def checked(path: Path) -> Report:
    """Checks a file and proves that nothing beside it changed."""
    before = {item.name: (item.stat().st_mtime_ns, item.read_bytes()) for item in path.parent.iterdir()}
    report = check_workbook(path)
    assert {item.name: (item.stat().st_mtime_ns, item.read_bytes()) for item in path.parent.iterdir()} == before
    return report


def alter(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement, values)


def test_sound(filled: Workbook, path: Path):
    saved = filled.history(limit=1)[0].saved
    filled.close()
    wanted = Report(Result.SOUND, found=len(STEPS), known=len(STEPS), entries=2, changes=7, last_saved=saved)
    assert checked(path) == wanted


def test_sound_after_a_crash(filled: Workbook, path: Path, tmp_path: Path):
    crashed = tmp_path / "crashed" / "a.tenken"
    crashed.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{crashed}{suffix}")
    saved = filled.history(limit=1)[0].saved
    assert checked(crashed) == Report(Result.SOUND, found=len(STEPS), entries=2, changes=7, last_saved=saved)


def test_not_a_workbook(tmp_path: Path):
    (tmp_path / "a.txt").write_text("text" * 100)
    assert checked(tmp_path / "a.txt") == Report(Result.NOT_A_WORKBOOK)
    with pytest.raises(PathMissing):
        check_workbook(tmp_path / "missing")


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_one_of_an_earlier_release_is_read_as_whole_as_any(tmp_path: Path, version: int):
    path = tmp_path / "old.tenken"
    shutil.copy(Path(__file__).parents[1] / "data" / f"workbook-v{version}.tenken", path)
    assert checked(path) == Report(Result.SOUND, found=version)
    alter(path, "DELETE FROM history WHERE id = 2")  # every row that is left is as it was written
    before = path.read_bytes()
    assert {one.kind for one in checked(path).problems} == {ProblemKind.CHAIN}
    with pytest.raises(WorkbookDamaged):
        Workbook.open(path)
    assert [one.name for one in tmp_path.iterdir()] == ["old.tenken"]
    assert path.read_bytes() == before


def test_too_new(filled: Workbook, path: Path):
    filled.close()
    alter(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    report = checked(path)
    assert (report.result, report.found, report.known, report.program_version) == (
        Result.TOO_NEW,
        len(STEPS) + 1,
        len(STEPS),
        "0.1.0",
    )


def test_in_use_and_changing(filled: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch):
    def copy_and_edit(source: Path, target: Path) -> None:
        shutil.copyfile(source, target)
        edit(filled, note=target.name)

    monkeypatch.setattr(log_pairing, "shutil", type("Shutil", (), {"copyfile": staticmethod(copy_and_edit)}))
    with pytest.raises(WorkbookBusy):
        check_workbook(path)


def test_no_room_for_the_copy_is_no_damage(filled: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_pairing.shutil, "copyfile", full)
    with pytest.raises(DiskFull):
        check_workbook(path)


ENTRY = sealed("entry", OTHER, "done", "", "", "", "", "", "山田", "self", "", "normal", "")
FORGED = {
    "text changed": ("UPDATE history SET saved = '2026-11-23' WHERE id = 1", (), {(ProblemKind.DIGEST, "history")}),
    "row of the history gone": ("DELETE FROM history WHERE id = 1", (), {(ProblemKind.CHAIN, "history")}),
    "last rows of the history gone": ("DELETE FROM history WHERE id > 3", (), {(ProblemKind.CHAIN, "entry")}),
    "rows that cancel out gone": (
        "DELETE FROM history WHERE field = 'scope'",
        (),
        {(ProblemKind.CHAIN, "history")},
    ),
    "whole history gone": ("DELETE FROM history", (), {(ProblemKind.CHAIN, "entry")}),
    "entry gone": ("DELETE FROM entry WHERE measure = ?", (OTHER,), {(ProblemKind.CHAIN, "entry")}),
    "entry forged": (f"REPLACE INTO entry VALUES ({'?, ' * 12}?)", ENTRY, {(ProblemKind.CHAIN, "entry")}),
    "an entry that no release wrote": (
        f"REPLACE INTO entry VALUES ({'?, ' * 12}?)",
        sealed("entry", OTHER, "done", "", "", "", "", "", "山田", "self", "x" * (UNREAD_LIMIT + 1), "normal", ""),
        {(ProblemKind.VALUE, "entry"), (ProblemKind.CHAIN, "entry")},
    ),
    "a sheet that no release wrote": (
        f"REPLACE INTO sheet VALUES ({'?, ' * 6}?)",
        sealed("sheet", 7, "checklist", "x" * (UNREAD_LIMIT + 1), "2026-11-23", "", M),
        {(ProblemKind.VALUE, "sheet")},
    ),
    "no day": (
        f"REPLACE INTO history VALUES ({'?, ' * 8}?)",
        sealed("history", 3, 2, "yesterday", "edit", OTHER, "owner", "", "山田"),
        {(ProblemKind.VALUE, "history")},
    ),
    "broken chain": (
        f"REPLACE INTO history VALUES ({'?, ' * 8}?)",
        sealed("history", 4, 3, "2026-11-23T14:03:00+09:00", "edit", M, "note", "どこ", "証跡はそこ"),
        {(ProblemKind.CHAIN, "history")},
    ),
}


@pytest.mark.parametrize(("statement", "values", "kinds"), FORGED.values(), ids=FORGED)
def test_changed_by_other_means(filled: Workbook, path: Path, statement: str, values: tuple[object, ...], kinds: set):
    filled.close()
    alter(path, statement, *values)
    report = checked(path)
    assert report.result is Result.DAMAGED
    assert {(problem.kind, problem.table) for problem in report.problems} == kinds


@pytest.mark.parametrize("text", ["証跡はここ", "証跡はそこ", "山田", "新商店", "normal", "history_measure"])
def test_a_flipped_bit_in_any_text_is_found(filled: Workbook, path: Path, text: str):
    filled.close()
    content = path.read_bytes()
    at = content.index(text.encode())
    while at >= 0:
        flipped = bytearray(content)
        flipped[at + 1] ^= 0x04
        path.write_bytes(flipped)
        assert checked(path).result is Result.DAMAGED
        at = content.find(text.encode(), at + 1)


def test_a_flipped_bit_that_sqlite_overlooks_has_a_digest_that_tells(filled: Workbook, path: Path):
    filled.close()
    content = path.read_bytes()
    path.write_bytes(content.replace("山田".encode(), "山甴".encode()))
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert set(checked(path).problems) == {
        FileProblem(ProblemKind.DIGEST, "entry", OTHER),
        FileProblem(ProblemKind.DIGEST, "history", "3"),
    }
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert caught.value.problems == (FileProblem(ProblemKind.DIGEST, "entry", OTHER),)


def content_of(path: Path) -> tuple[object, ...]:
    with Workbook.open(path) as workbook:
        return workbook.organisation, workbook.entries(), workbook.history()


def test_whatever_bit_flips_it_is_found_or_does_no_harm(filled: Workbook, path: Path, tmp_path: Path):
    """And opening either refuses with a named error, or gives exactly what was saved."""
    filled.close()
    expected, content = content_of(path), path.read_bytes()
    chance = random.Random(1)
    places = [*range(100), *(chance.randrange(len(content)) for _ in range(200))]
    flipped = tmp_path / "flipped" / "a.tenken"
    flipped.parent.mkdir()
    for at in places:
        broken = bytearray(content)
        broken[at] ^= 1 << chance.randrange(8)
        flipped.write_bytes(broken)
        result = checked(flipped).result
        try:
            found = content_of(flipped)
        except StorageError:
            found = None
        assert found in (None, expected) or result is Result.DAMAGED, at
        assert result is not Result.SOUND or found == expected, at


def test_one_missing_row_is_one_problem(workbook: Workbook, path: Path):
    for n in range(9):
        edit(workbook, f"executive-A-{n}", note="x")
    workbook.close()
    alter(path, "DELETE FROM entry WHERE measure = 'executive-A-3'")
    alter(path, "DELETE FROM history WHERE measure = 'executive-A-3'")
    assert checked(path).problems == (FileProblem(ProblemKind.CHAIN, "history", "5"),)


def test_a_header_that_forbids_writing(filled: Workbook, path: Path):
    filled.close()
    content = bytearray(path.read_bytes())
    content[18] = 9  # the version of the format for writing
    path.write_bytes(content)
    assert checked(path).result is Result.DAMAGED
    with pytest.raises(WorkbookReadOnly):
        Workbook.open(path)


def test_flipped_bits_in_the_log_of_a_crash(filled: Workbook, path: Path, tmp_path: Path):
    """A damaged log ends where it is damaged: what remains is sound, though shorter."""
    folder = tmp_path / "crashed"
    folder.mkdir()
    main, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    chance = random.Random(2)
    for _ in range(30):
        broken = bytearray(log)
        broken[chance.randrange(len(log))] ^= 1 << chance.randrange(8)
        (folder / "a").write_bytes(main)
        (folder / "a-wal").write_bytes(broken)
        assert checked(folder / "a").result is Result.SOUND


def test_a_text_that_is_no_unicode_is_found_in_a_table(filled: Workbook, path: Path):
    filled.apply(kept_edits(filled, {"device.1.name": "PC 1"}))
    filled.close()
    alter(path, "UPDATE device SET name = CAST(X'FF' AS TEXT)")
    found = {(problem.kind, problem.table) for problem in checked(path).problems}
    assert (ProblemKind.VALUE, "device") in found


@pytest.mark.parametrize(
    ("error", "told"), [(PermissionError("no"), NotReadable), (FileNotFoundError("gone"), WorkbookBusy)]
)
def test_a_log_that_cannot_be_copied_is_no_damage(
    filled: Workbook, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, told: type[Exception]
):
    copy = tmp_path / "crashed.tenken"
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")

    def fail(_source: Path, _target: Path) -> None:
        raise error

    monkeypatch.setattr(log_pairing.shutil, "copyfile", fail)
    with pytest.raises(told):
        check_workbook(copy)


def test_damage_that_shows_only_while_it_is_copied_is_told(
    filled: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails: the header could still be read."""
    filled.close()
    problem = FileProblem(ProblemKind.STRUCTURE)

    def failing(copied: Path, _folder: Path) -> None:
        raise WorkbookDamaged(copied, [problem])

    monkeypatch.setattr("app.storage.log_pairing.decide", failing)
    report = check_workbook(path)
    assert (report.result, tuple(report.problems)) == (Result.DAMAGED, (problem,))
