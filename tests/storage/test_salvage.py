"""What can be read of a damaged workbook is kept, in a sound one; the damaged one stays as it is."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import Status
from app.domain.history import Origin
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage.connection import connect
from app.storage.database_problems import structure_problems
from app.storage.errors import WorkbookDamaged
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.rows import COLUMNS
from app.storage.salvage import salvage
from app.storage.sidecars import sidecar
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept, kept_edits
from tests.storage.samples import M, edit, names_in

MEASURES = [f"executive-{letter}-{n}" for letter in "ABCDEFG" for n in range(1, 9)]
PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with answers, devices, hand-ins and a printed sheet."""
    path = tmp_path / "w.tenken"
    with Workbook.create(path, "みどり商店") as workbook:
        for n, measure in enumerate(MEASURES):
            edit(workbook, measure, status=Status.DONE, note=f"{n} " + "字" * (n * 13 % 300))
        rows = {f"device.{n}.name": f"PC {n}" for n in range(1, 20)}
        rows |= {f"hand_in.{n}": f"{n}\n2026-11-20\n\nm\tnot_applicable\tx" for n in range(1, 20)}
        workbook.apply(kept_edits(workbook, rows))
        issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    return path


def spoiled(path: Path, *statements: str) -> None:
    with closing(connect(path, "rw")) as connection:
        for statement in statements:
            connection.execute(statement)


def all_of(path: Path) -> tuple[object, ...]:
    with Workbook.open(path) as workbook:
        return workbook.id, workbook.entries(), kept(workbook), issued_sheets(workbook)


def test_rows_that_are_gone_come_from_the_history(path: Path, tmp_path: Path) -> None:
    wanted = all_of(path)
    spoiled(
        path,
        "DELETE FROM entry WHERE measure LIKE 'executive-A%'",
        "UPDATE entry SET note = 'x' WHERE measure = 'executive-B-1'",
        "DELETE FROM device WHERE number = 3",
        "DELETE FROM hand_in WHERE number = 3",
        "DELETE FROM setting WHERE key = 'organisation'",
    )
    before = path.read_bytes()
    done = salvage(path, tmp_path / "new.tenken")
    assert path.read_bytes() == before
    found = all_of(tmp_path / "new.tenken")
    assert found[0] == wanted[0]
    assert found[1] == wanted[1]
    assert found[3] == wanted[3]
    assert done.entries == len(MEASURES)
    assert done.lost == {}
    with Workbook.open(tmp_path / "new.tenken") as workbook:
        assert len(workbook.rows(kept_table("device"))) == len(workbook.rows(kept_table("hand_in"))) == 19


def kept_table(name: str):
    from app.domain.tables import TABLES

    return TABLES[name]


def test_a_history_with_a_gap_ends_in_a_step_that_leads_to_what_is_there(path: Path, tmp_path: Path) -> None:
    wanted = all_of(path)
    spoiled(path, "DELETE FROM history WHERE id = 50")
    done = salvage(path, tmp_path / "new.tenken")
    assert done.changes == 49
    assert done.lost.keys() == {"history"}
    assert all_of(tmp_path / "new.tenken") == wanted
    with Workbook.open(tmp_path / "new.tenken") as workbook:
        history = workbook.history()
        assert {record.origin for record in history if record.step == history[0].step} == {Origin.SALVAGE}
    assert check_workbook(tmp_path / "new.tenken").result is Result.SOUND


@pytest.mark.parametrize("seed", range(40))
def test_whatever_pages_are_spoiled_what_is_kept_is_sound_and_true(path: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Workbook.open(path) as workbook:
        truth = workbook.entries()
    content = bytearray(path.read_bytes())
    pages = range(1, len(content) // PAGE)
    for page in chance.sample(pages, chance.randint(1, 4)):
        other = chance.choice(pages)
        fresh = chance.choice((chance.randbytes(PAGE), bytes(PAGE), bytes(content[other * PAGE : (other + 1) * PAGE])))
        content[page * PAGE : (page + 1) * PAGE] = fresh
    path.write_bytes(content)
    new = tmp_path / "new.tenken"
    try:
        done = salvage(path, new)
    except WorkbookDamaged:
        assert names_in(tmp_path) == ["w.tenken"]
        return
    assert check_workbook(new).result is Result.SOUND
    with Workbook.open(new) as workbook:
        found = workbook.entries()
    assert found.keys() <= truth.keys()
    assert {measure for measure, entry in found.items() if entry != truth[measure]} <= set(done.doubtful)
    assert path.read_bytes() == bytes(content)


def test_what_only_the_log_holds_is_kept(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tenken"
    with Workbook.open(path) as workbook:
        edit(workbook, M, note="in the log")
        for suffix in ("", "-wal"):
            shutil.copyfile(sidecar(path, suffix) if suffix else path, sidecar(copy, suffix) if suffix else copy)
    content = bytearray(copy.read_bytes())
    content[-PAGE:] = bytes(PAGE)
    copy.write_bytes(content)
    salvage(copy, tmp_path / "new.tenken")
    with Workbook.open(tmp_path / "new.tenken") as workbook:
        assert workbook.entry(M).note == "in the log"


@pytest.mark.parametrize("size", [0, 100, PAGE])
def test_of_nothing_nothing_is_made(path: Path, tmp_path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(WorkbookDamaged):
        salvage(path, tmp_path / "new.tenken")
    assert names_in(tmp_path) == ["w.tenken"]


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_old_one_is_brought_up_to_date_on_the_way(tmp_path: Path, version: int) -> None:
    path, whole = tmp_path / "old.tenken", tmp_path / "whole.tenken"
    for name in (path, whole):
        shutil.copyfile(Path(__file__).parents[1] / "data" / f"workbook-v{version}.tenken", name)
    spoiled(path, "DELETE FROM history WHERE id = 2")
    salvage(path, tmp_path / "new.tenken")
    with Workbook.open(whole) as workbook:
        entries = workbook.entries()
    assert all_of(tmp_path / "new.tenken")[1] == entries != {}


def test_a_table_that_is_gone_keeps_nobody_from_the_rest(path: Path, tmp_path: Path) -> None:
    wanted = all_of(path)
    spoiled(path, "DROP TABLE contact")
    salvage(path, tmp_path / "new.tenken")
    assert all_of(tmp_path / "new.tenken") == wanted


def test_an_entry_that_no_release_writes_comes_from_the_history(path: Path, tmp_path: Path) -> None:
    wanted = all_of(path)
    endless, names = "hex(zeroblob(600000))", COLUMNS["entry"][:-1]
    cells = ", ".join(f"{endless} AS {name}" if name == "status" else name for name in names)
    values = ", ".join(endless if name == "status" else name for name in names)
    spoiled(
        path,
        f"CREATE TEMP TABLE odd AS SELECT {cells}, row_digest('entry', {values}) FROM entry "
        f"WHERE measure = '{MEASURES[3]}'",
        "INSERT OR REPLACE INTO entry SELECT * FROM temp.odd",
    )
    salvage(path, tmp_path / "new.tenken")
    assert all_of(tmp_path / "new.tenken") == wanted


def test_what_the_new_one_could_not_hold_is_not_made(path: Path, tmp_path: Path) -> None:
    spoiled(path, "UPDATE setting SET value = 'x', digest = row_digest('setting', key, 'x') WHERE key = 'created'")
    with pytest.raises(WorkbookDamaged):
        salvage(path, tmp_path / "new.tenken")
    assert names_in(tmp_path) == ["w.tenken"]


def test_a_table_without_check_figures_is_read_over(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "other", "rwc")) as connection:
        connection.execute("CREATE TABLE other (number INTEGER)")
        connection.execute("INSERT INTO other VALUES (1)")
        assert structure_problems(connection, tmp_path / "other") == []
