"""Going back to a backup: everything that a person set, as one step, and nothing that stands on paper."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app.domain.answers import EMPTY, Change, Field, Status, Unread, to_text
from app.domain.generations import Thinning
from app.domain.history import Origin
from app.domain.kept_texts import EDITIONS
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import DEVICE, HAND_IN, TABLES
from app.domain.undo import SettingChange, change_at
from app.files import StorageError
from app.storage.backup import backup_generations, keep_generation
from app.storage.connection import connect
from app.storage.dump import dump
from app.storage.errors import WorkbookDamaged
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.storage.workbook_in_memory import read_backup
from app.work.backup_keeping import KeepingPlan
from app.work.going_back import edits_back, go_back
from app.work.looking_again import editions_of_answers
from tests.storage.later_release import ALL, FIELDS, as_of_later_release, stored, stored_field
from tests.storage.samples import OTHER, M, edit

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "点検.tenken", "商店") as made:
        yield made


def content(workbook: Workbook) -> tuple[object, ...]:
    """Everything that a person set."""
    whole = dump(workbook)
    texts = {key: text for key, text in whole.texts.items() if key != EDITIONS}
    return texts, {name: rows for name, rows in whole.tables.items() if rows}, whole.entries


def filled(workbook: Workbook) -> None:
    edit(workbook, status=Status.DONE, note="鍵は棚に", owner="森", due=date(2026, 12, 24))
    edit(workbook, OTHER, status=Status.NOT_APPLICABLE, reason="家では働かない")
    kept = {
        "organisation": ("商店", "森商店"),
        "profile.people": ("", "3"),
        "overrule.administrator-D-2": ("", "applies\n使う"),
        "notice.ja": ("", "お知らせ"),
        "device.1.name": ("", "PC"),
        "device.2.name": ("", "古いPC"),
        "contact.1.name": ("", "佐藤"),
        f"decision.1.{M}": ("", "来月"),
        "hand_in.1": ("", f"佐藤\n2026-11-20\n1\n{OTHER}\tdone"),
    }
    workbook.apply([change_at(key, *values) for key, values in kept.items()])


def changed(workbook: Workbook) -> None:
    edit(workbook, status=Status.PARTIAL, note="", due=None)
    edit(workbook, OTHER, status=Status.UNANSWERED, reason="")
    edit(workbook, "executive-A-1", status=Status.DONE)
    kept = {
        "organisation": ("森商店", "株式会社森"),
        "profile.people": ("3", ""),
        "profile.it_vendor": ("", "yes"),
        "device.1.name": ("PC", ""),
        "device.3.name": ("", "新しいPC"),
        f"decision.1.{M}": ("来月", ""),
        "hand_in.2": ("", f"森\n2026-11-21\n\n{OTHER}\tpartial"),
    }
    workbook.apply([change_at(key, *values) for key, values in kept.items()])


def test_everything_comes_back_as_one_step_and_undo_takes_it_back(workbook: Workbook, backups: Path):
    filled(workbook)
    before = content(workbook)
    backup = keep_generation(workbook, backups)
    changed(workbook)
    after, step = content(workbook), workbook.last_change.step
    with read_backup(backup) as past:
        edits = go_back(workbook, past, KeepingPlan(backups))
    assert content(workbook) == before
    assert workbook.last_change.step == step + 1
    assert {record.origin for record in workbook.history() if record.step == step + 1} == {Origin.RETURN}
    workbook.apply([one.inverse() for one in reversed(edits)], Origin.UNDO)
    assert content(workbook) == after
    workbook.apply(edits, Origin.REDO)
    assert content(workbook) == before
    workbook.close()
    assert check_workbook(workbook.path).result is Result.SOUND


def test_the_present_state_is_kept_before(workbook: Workbook, backups: Path):
    edit(workbook, note="then")
    backup = keep_generation(workbook, backups)
    edit(workbook, note="now")
    with read_backup(backup) as past:
        go_back(workbook, past, KeepingPlan(backups))
    assert workbook.entry(M).note == "then"
    newest = backup_generations(workbook, backups)[-1]
    with read_backup(newest) as kept:
        assert kept.entry(M).note == "now"
        go_back(workbook, kept, None)
    assert workbook.entry(M).note == "now"


def test_where_the_present_state_cannot_be_kept_nothing_changes(workbook: Workbook, backups: Path, tmp_path: Path):
    edit(workbook, note="then")
    backup = keep_generation(workbook, backups)
    edit(workbook, note="now")
    (tmp_path / "a file").touch()
    with read_backup(backup) as past, pytest.raises(StorageError):
        go_back(workbook, past, KeepingPlan(tmp_path / "a file"))
    assert workbook.entry(M).note == "now"


def test_a_workbook_that_is_damaged_inside_goes_back_as_well(workbook: Workbook, backups: Path):
    edit(workbook, note="then")
    backup = keep_generation(workbook, backups)
    edit(workbook, note="now")
    workbook.connection.execute("UPDATE history SET after = 'z' WHERE id = 1")
    with read_backup(backup) as past:
        go_back(workbook, past, KeepingPlan(backups))
    assert workbook.entry(M).note == "then"


def test_what_is_the_same_changes_nothing_and_makes_no_backup(workbook: Workbook, backups: Path, tmp_path: Path):
    filled(workbook)
    backup = keep_generation(workbook, tmp_path / "other")
    last = workbook.last_change
    with read_backup(backup) as past:
        assert go_back(workbook, past, KeepingPlan(backups)) == ()
    assert workbook.last_change == last
    assert not backups.exists()


def test_printed_sheets_stay_and_their_numbers_are_not_given_again(workbook: Workbook, backups: Path):
    edit(workbook, note="then")
    backup = keep_generation(workbook, backups)
    printed = issue(workbook, Sheet("checklist", View.ALL, workbook.created, "", (M,)))
    edit(workbook, note="now")
    with read_backup(backup) as past:
        go_back(workbook, past, KeepingPlan(backups))
    assert list(issued_sheets(workbook).values()) == [printed.sheet]
    assert issue(workbook, Sheet("meeting-pack", View.ALL, workbook.created, "", (M,))).number != printed.number


def test_a_damaged_backup_is_not_gone_back_to(workbook: Workbook, backups: Path):
    edit(workbook, note="then", owner="森")
    backup = keep_generation(workbook, backups)
    content = bytearray(backup.read_bytes())
    place = content.rfind("森".encode())
    content[place : place + 3] = "林".encode()
    backup.write_bytes(content)
    with pytest.raises(WorkbookDamaged):
        read_backup(backup)


def test_a_backup_whose_changes_do_not_lead_to_what_it_holds_is_not_gone_back_to(workbook: Workbook, backups: Path):
    edit(workbook, note="then")
    backup = keep_generation(workbook, backups)
    with closing(connect(backup, "rw")) as other:
        other.execute("DELETE FROM setting WHERE key = 'contents'")
        other.execute(
            "UPDATE history SET before = 'x', "
            "digest = row_digest('history', id, step, saved, origin, measure, field, 'x', after)"
        )
    with pytest.raises(WorkbookDamaged):
        read_backup(backup)


def test_one_of_an_earlier_release_is_read_as_closely(tmp_path: Path):
    backup = Path(shutil.copy(DATA / "workbook-v3.tenken", tmp_path / "old.tenken"))
    columns = "status, scope, evidence, evidence_seen, reason, owner, carrier, due, priority"
    before, after = columns.split(", ", 1)
    with closing(connect(backup, "rw")) as other:
        other.execute("DELETE FROM setting WHERE key = 'contents'")
        other.execute(f"UPDATE entry SET note = 'y', digest = row_digest('entry', measure, {before}, 'y', {after})")
    with pytest.raises(WorkbookDamaged):
        read_backup(backup)


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_backup_of_an_earlier_release_is_brought_up_to_date_in_a_copy(tmp_path: Path, backups: Path, version: int):
    backup = Path(shutil.copy(DATA / f"workbook-v{version}.tenken", tmp_path / "old.tenken"))
    before = backup.read_bytes()
    with Workbook.open(Path(shutil.copy(backup, tmp_path / "now.tenken"))) as workbook:
        here = content(workbook)
        changes = [Change(i, Field.STATUS, e.status, Status.UNKNOWN) for i, e in workbook.entries().items()]
        workbook.apply([one for one in changes if one.before != one.after])
        with read_backup(backup) as past:
            go_back(workbook, past, KeepingPlan(backups))
        assert content(workbook) == here
    assert backup.read_bytes() == before
    assert [path.name for path in tmp_path.glob("old*")] == ["old.tenken"]


def test_what_this_version_does_not_know_comes_back_as_it_was_stored(tmp_path: Path, backups: Path):
    path = tmp_path / "a.tenken"
    with Workbook.create(path, "商店") as workbook:
        edit(workbook, OTHER, status=Status.DONE)
    later = Path(shutil.copy(path, tmp_path / "later.tenken"))
    as_of_later_release(later, ALL, FIELDS)
    with Workbook.open(path) as workbook:
        edit(workbook, note="now", status=Status.DONE)
        before = content(workbook)
        with read_backup(later) as past:
            wanted = content(past)
            edits = go_back(workbook, past, KeepingPlan(backups))
        assert content(workbook) == wanted
        assert workbook.entry(M).status is Status.UNANSWERED
        workbook.apply([one.inverse() for one in reversed(edits)], Origin.UNDO)
        assert content(workbook) == before
        workbook.apply(edits, Origin.REDO)
    keys = {key: text for key, text in ALL.items() if key != "editions"}
    assert {key: stored(path, key) for key in keys} == keys
    assert {field: stored_field(path, field) for field in FIELDS} == FIELDS
    assert check_workbook(path).result is Result.SOUND


def test_what_a_later_release_keeps_to_itself_is_left_alone(workbook: Workbook, backups: Path, tmp_path: Path):
    edit(workbook, note="x")
    backup = keep_generation(workbook, backups)
    later = Path(shutil.copy(backup, tmp_path / "later.tenken"))
    as_of_later_release(later, {"weather": "rain"}, in_history=False)
    with read_backup(later) as past:
        assert past.stored_text("weather") == "rain"
        assert edits_back(workbook, past) == ()


def test_what_a_backup_has_unread_is_no_way_to_write_what_cannot_be_stored(workbook: Workbook):
    for edits in (
        SettingChange("id", workbook.id, Unread("x")),
        SettingChange("profile.people", "", Unread("\ud800")),
        change_at("hand_in.1", "", Unread("too few cells")),
        change_at("device.1.name", "", Unread("\ud800")),
    ):
        with pytest.raises(ValueError, match=r".*"):
            workbook.apply([edits])


def test_an_answer_that_comes_back_is_as_old_as_it_was(tmp_path: Path, backups: Path):
    path = Path(shutil.copy(DATA / "workbook-v3.tenken", tmp_path / "a.tenken"))
    with Workbook.open(path) as workbook:
        backup = keep_generation(workbook, backups)
        assert editions_of_answers(workbook, [M]) == {M: 1}
        edit(workbook, status=Status.NOT_DONE)
        assert editions_of_answers(workbook, [M]) == {M: 2}
        with read_backup(backup) as past:
            go_back(workbook, past, KeepingPlan(backups))
        assert editions_of_answers(workbook, [M]) == {M: 1}
        edit(workbook, status=Status.PARTIAL)
        newest = keep_generation(workbook, backups)
        edit(workbook, status=Status.UNKNOWN)
        with read_backup(newest) as past:
            go_back(workbook, past, KeepingPlan(backups))
        assert editions_of_answers(workbook, [M]) == {M: 2}


@pytest.mark.parametrize("seed", range(12))
def test_from_any_state_to_any_other(workbook: Workbook, backups: Path, seed: int):
    chance = random.Random(seed)
    states: list[tuple[Path, object]] = []
    for _ in range(12):
        workbook.apply(some_edits(workbook, chance))
        if made := keep_generation(workbook, backups, Thinning(latest=99)):
            states.append((made, content(workbook)))
        if chance.random() < 0.5:
            backup, wanted = chance.choice(states)
            with read_backup(backup) as past:
                go_back(workbook, past, None)
            assert content(workbook) == wanted


def some_edits(workbook: Workbook, chance: random.Random) -> list[Change | object]:
    text, measure = chance.choice(("", "甲", "乙\n丙")), chance.choice((M, OTHER))
    row = chance.choice(("1", "2"))
    cells = workbook.rows(DEVICE).get(row, {})
    hand_in = workbook.rows(HAND_IN).get("1")
    held = "\n".join(hand_in[name] for name in TABLES["hand_in"].names) if hand_in else ""
    edits = [
        Change(measure, Field.NOTE, workbook.entry(measure).note, text),
        Change(measure, Field.STATUS, workbook.entry(measure).status, chance.choice(list(Status))),
        change_at(f"device.{row}.note", cells.get("note", ""), text),
        change_at("hand_in.1", held, chance.choice(("", f"森\n2026-11-21\n\n{OTHER}\tdone"))),
        change_at("notice.ja", workbook.texts.get("notice.ja", ""), text),
    ]
    return [one for one in edits if to_text(one.before) != to_text(one.after)]


def test_the_edits_are_those_of_stored_values(workbook: Workbook, backups: Path):
    backup = keep_generation(workbook, backups)
    edit(workbook, note="x")
    with read_backup(backup) as past:
        assert edits_back(workbook, past) == (Change(M, Field.NOTE, "x", EMPTY.note),)
