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
from app.domain.measures import Role
from app.domain.profile import KEYS, Fact, Kind, Method
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import CONTACT, DEVICE, HAND_IN, TABLES, key_of, place_at
from app.domain.undo import SettingChange, change_at
from app.exchange.json_in import read_json
from app.exchange.json_out import json_bytes
from app.storage.backup import save_copy
from app.storage.dump import dump, restore
from app.storage.migrations import STEPS
from app.storage.printed_sheets import issue, issued_sheets
from app.storage.rows import sealed
from app.storage.table_rows import stored_addresses
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept, kept_edits, tables_of, texts_of
from tests.storage.samples import OTHER, M, edit

LONG = "長" * 10_001
TEXTS: dict[str, str] = {
    "organisation": "長" * 201,
    **{f"profile.{key}": "many" for key in KEYS if not key.startswith("holder.")},
    **{f"profile.holder.{role}": LONG for role in Role},
    "profile.methods": f"{Method.VPN},quantum",
    "profile.tools": "windows,mac",
    "overrule.administrator-D-2": "perhaps\nlater",
    f"overrule.{M}": f"applies\n{LONG}",
    "device.x": "1",
    "device.x.name": "x",
    "device.0.name": "zero",
    "device.2.colour": "red",
    "device.10000.name": "many",
    "contact.٣.name": "x",
    "decision.x": "x",
    f"decision.x.{M}": "x",
    f"decision.03.{M}": "x",
    "hand_in.x": "x",
    "selfcheck.1.person": "x",
    "notice.ja": LONG,
    "people": LONG,
    "statement.scope": LONG,
    "statement.measures": LONG,
    "statement.seal": "round",
    "looked_again": f"{M} second",
    "editions": "2.1=7",
    "round.1.begun": "2026-11-23",
    "tools": "windows",
}
CELLS: dict[str, str] = {
    "device.1.seen": "yesterday",
    **{f"device.7.{column}": LONG for column in DEVICE.names},
    **{f"contact.7.{column}": LONG for column in CONTACT.names},
    "person.1.teleworks": "on Mondays",
    "person.2.name": LONG,
    f"decision.3.{M}": LONG,
    "hand_in.1": f"{LONG}\n2026-02-30\none\n{OTHER}\tplanned\n{M}\t\tonly a reason",
}
FIELDS: dict[Field, str] = {
    Field.STATUS: "planned",
    Field.CARRIER: "robot",
    Field.PRIORITY: "sky-high",
    Field.DUE: "2026-02-30",
    Field.EVIDENCE_SEEN: "last week",
    Field.NOTE: LONG,
    Field.SCOPE: LONG,
    Field.EVIDENCE: LONG,
    Field.REASON: LONG,
    Field.OWNER: "長" * 201,
    Field.STEPS: LONG,
}
COLUMN = {field: number for number, field in enumerate(Field, start=1)}


def put(path: Path, table: str, *rows: tuple[object, ...]) -> None:
    """Rows as a later release writes them, into a closed workbook."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DELETE FROM setting WHERE key = 'contents'")
        for row in rows:
            marks = ", ".join("?" * (len(row) + 1))
            other.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", sealed(table, *row))


def put_kept(path: Path, wanted: dict[str, str]) -> None:
    """Settings and rows of tables, by address."""
    put(path, "setting", *texts_of(wanted).items())
    for name, rows in tables_of(wanted).items():
        put(path, name, *((*key_of(TABLES[name], row), *cells.values()) for row, cells in rows.items()))


def stored(path: Path, key: str) -> str:
    with closing(sqlite3.connect(path)) as other:
        if place_at(key):
            return stored_addresses(other)[key][1]
        return str(other.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()[0])


def stored_field(path: Path, field: Field) -> str:
    with closing(sqlite3.connect(path)) as other:
        return str(other.execute(f"SELECT {field} FROM entry WHERE measure = ?", (M,)).fetchone()[0])


@pytest.fixture
def later(workbook: Workbook, path: Path) -> Callable[..., Path]:
    """Makes the workbook of a later release, with its history."""

    def made(texts: dict[str, str], fields: dict[Field, str] | None = None) -> Path:
        number, step = workbook.last_change.number, workbook.last_change.step + 1
        before = {"organisation": workbook.organisation, "profile.year_start": ""}
        edits = [("", key, before.get(key, ""), text) for key, text in texts.items()]
        was = {field: "" if EMPTY.get(field) is None else str(EMPTY.get(field)) for field in Field}
        edits += [(M, field.value, was[field], text) for field, text in (fields or {}).items()]
        workbook.close()
        when = "2026-11-23T14:03:00+09:00"
        put(path, "history", *((number + n, step, when, "merge", *one) for n, one in enumerate(edits, start=1)))
        put_kept(path, texts)
        if fields:
            put(path, "entry", (M, *({**was, **fields}[field] for field in Field)))
        return path

    return made


def test_the_table_names_every_key():
    heads = {key.partition(".")[0] + "." if "." in key else key for key in TEXTS}
    assert {key for key in OPEN_KEYS if key not in heads} == set()
    assert {f"profile.{key}" for key in KEYS} <= TEXTS.keys()
    assert FIELDS.keys() == set(Field)
    assert set(Fact) <= {key.partition(".")[2] for key in TEXTS}


ALL = TEXTS | CELLS


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
