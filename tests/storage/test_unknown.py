"""What this version does not know - a later release wrote it - is not known, and stays as it is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.answers import EMPTY, Change, Field, Status, Unread, Value, apply
from app.domain.hand_ins import hand_ins_of
from app.domain.history import Origin
from app.domain.kept_texts import OPEN_KEYS
from app.domain.profile import KEYS, Fact, Kind
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import DEVICE, HAND_IN
from app.domain.undo import SettingChange, change_at
from app.exchange.json_in import read_json
from app.exchange.json_out import json_bytes
from app.storage.backup import save_copy
from app.storage.dump import dump, restore
from app.storage.migrations import STEPS
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept, kept_edits
from tests.storage.later_release import ALL, FIELDS, TEXTS, as_of_later_release, put, stored, stored_field
from tests.storage.samples import OTHER, M, edit


@pytest.fixture
def later(workbook: Workbook, path: Path) -> Callable[..., Path]:
    """Makes the workbook of a later release, with its history."""

    def made(texts: dict[str, str], fields: dict[Field, str] | None = None) -> Path:
        workbook.close()
        as_of_later_release(path, texts, fields)
        return path

    return made


def test_the_table_names_every_key():
    heads = {key.partition(".")[0] + "." if "." in key else key for key in TEXTS}
    assert {key for key in OPEN_KEYS if key not in heads} == set()
    assert {f"profile.{key}" for key in KEYS} <= TEXTS.keys()
    assert FIELDS.keys() == set(Field)
    assert set(Fact) <= {key.partition(".")[2] for key in TEXTS}


@pytest.mark.parametrize("key", ALL)
def test_a_text_is_not_known_and_stays(later, key: str):
    path = later({key: ALL[key]})
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as workbook:
        assert ALL[key] != kept(workbook).get(key)
        assert key not in workbook.texts
        edit(workbook, note="other")
        workbook.apply([change_at("device.3.place", "", "desk")])
    assert stored(path, key) == ALL[key]
    assert check_workbook(path).result is Result.SOUND


def test_all_of_them_at_once_are_copied_exported_and_made_again(later, tmp_path: Path):
    path = later(ALL, FIELDS)
    with Workbook.open(path) as workbook:
        whole = dump(workbook)
        save_copy(workbook, tmp_path / "copy.tenken")
    assert TEXTS.items() <= whole.texts.items()
    assert check_workbook(tmp_path / "copy.tenken").result is Result.SOUND
    (tmp_path / "a.json").write_bytes(json_bytes(tmp_path / "a.json", whole))
    again = read_json(tmp_path / "a.json", len(STEPS))
    assert again == whole
    with restore(tmp_path / "again.tenken", again) as restored:
        assert dump(restored) == whole
    assert all(stored(tmp_path / "again.tenken", key) == text for key, text in ALL.items())
    assert all(stored_field(tmp_path / "again.tenken", field) == text for field, text in FIELDS.items())


CHOICES = {
    "profile.people": "3",
    "profile.methods": "vpn",
    "profile.kind": Kind.COMPANY,
    "profile.year_start": "4",
    "profile.it_vendor": "yes",
    "overrule.administrator-D-2": "applies\nso",
    "device.1.seen": "2026-11-01",
    "person.1.teleworks": "yes",
    f"decision.3.{M}": "来月",
    "hand_in.1": f"佐藤\n2026-11-20\n1\n{OTHER}\tdone",
    "organisation": "店",
    "notice.ja": "x",
}


@pytest.mark.parametrize("key", CHOICES)
def test_a_person_chooses_and_takes_it_back(later, key: str):
    path = later({key: ALL[key]})
    with Workbook.open(path) as workbook:
        before = kept(workbook).get(key)
        edits = workbook.grounded(kept_edits(workbook, {key: CHOICES[key]}))
        workbook.apply(edits)
        assert kept(workbook)[key] == CHOICES[key]
        workbook.apply([one.inverse() for one in edits], Origin.UNDO)
        assert kept(workbook).get(key) == before
        workbook.apply(edits, Origin.REDO)
    assert stored(path, key) == CHOICES[key]
    assert check_workbook(path).result is Result.SOUND


def test_what_is_shown_as_nothing_and_left_so_stays(later):
    path = later({"profile.people": "many"})
    with Workbook.open(path) as workbook:
        assert kept_edits(workbook, {"profile.people": ""}) == ()


def test_a_text_that_was_never_there_cannot_be_put_there(workbook: Workbook):
    for text in ("many", "a lot"):
        with pytest.raises(ValueError, match="people"):
            workbook.apply([SettingChange("profile.people", "", text)])


VALUES: dict[Field, Value] = {
    Field.STATUS: Status.DONE,
    Field.NOTE: "x",
    Field.OWNER: "森",
}


@pytest.mark.parametrize("field", Field)
def test_a_field_is_empty_and_stays(later, field: Field):
    path = later({}, {field: FIELDS[field]})
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as workbook:
        entry = workbook.entry(M)
        assert entry.get(field) == EMPTY.get(field)
        assert entry.stored(field) == FIELDS[field]
        other = Field.OWNER if field is not Field.OWNER else Field.NOTE
        edit(workbook, **{other: "x"})
        assert edit(workbook, **{field: EMPTY.get(field)}) == ()
    assert stored_field(path, field) == FIELDS[field]
    assert check_workbook(path).result is Result.SOUND


@pytest.mark.parametrize("field", VALUES)
def test_a_field_is_chosen_and_taken_back(later, field: Field):
    path = later({}, {field: FIELDS[field]})
    with Workbook.open(path) as workbook:
        edits = workbook.grounded([Change(M, field, EMPTY.get(field), VALUES[field])])
        workbook.apply(edits)
        assert workbook.entry(M).stored(field) == VALUES[field]
        workbook.apply([one.inverse() for one in edits], Origin.UNDO)
        assert workbook.entry(M).stored(field) == FIELDS[field]
        assert [record.origin for record in workbook.history(M)] == [Origin.UNDO, Origin.EDIT, Unread("merge")]
    assert stored_field(path, field) == FIELDS[field]
    assert check_workbook(path).result is Result.SOUND


def test_an_entry_forgets_what_was_unread_once_something_is_chosen():
    entry = apply(EMPTY, [Change(M, Field.STATUS, Status.UNANSWERED, Unread("planned"))])
    assert entry.status is Status.UNANSWERED
    assert entry != EMPTY
    assert apply(entry, [Change(M, Field.STATUS, Unread("planned"), Status.UNANSWERED)]) == EMPTY


def test_rows_that_are_known_stand_beside_those_that_are_not(later):
    path = later({**ALL, "device.1.name": "PC"})
    with Workbook.open(path) as workbook:
        assert [row for row, cells in workbook.rows(DEVICE).items() if any(cells.values())] == ["1"]
        (one,) = hand_ins_of(workbook.rows(HAND_IN))
        assert (one.person, one.sheet, one.answers) == ("", 0, {})


def test_sheets_of_a_later_release(workbook: Workbook, path: Path, tmp_path: Path):
    workbook.close()
    put(path, "sheet", (1, "novelty", "branch", "2026-02-30", "", f"{M},novel-Z-1"))
    with Workbook.open(path) as workbook:
        known = issued_sheets(workbook)[1]
        assert (known.view, known.unread_day) == ("branch", "2026-02-30")
        today = Sheet("checklist", View.ALL, workbook.created, "", (M,))
        assert issue(workbook, today).number[4:8] == "0002"
        whole = dump(workbook)
    restored = restore(tmp_path / "again.tenken", whole)
    restored.close()
    with closing(sqlite3.connect(restored.path)) as other:
        row = other.execute("SELECT view, made FROM sheet WHERE number = 1").fetchone()
    assert row == ("branch", "2026-02-30")


def test_a_measure_of_a_later_release_is_carried_along(workbook: Workbook, path: Path):
    edit(workbook, "novel-Z-1", status=Status.DONE, note="x")
    workbook.close()
    with Workbook.open(path) as again:
        assert again.entry("novel-Z-1").status is Status.DONE
