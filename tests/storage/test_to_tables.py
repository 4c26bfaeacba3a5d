"""The step to schema 3: what stood under dotted keys stands in tables, with its history; nothing is lost."""

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.answers import Status
from app.domain.hand_ins import HandIn, hand_ins_of
from app.domain.history import Origin
from app.domain.people import teleworkers
from app.domain.tables import DECISION, DEVICE, HAND_IN, PERSON
from app.domain.undo import SettingChange
from app.storage.connection import APPLICATION_ID, connect
from app.storage.errors import WorkbookDamaged
from app.storage.migrations import STEPS, migrate
from app.storage.rows import sealed
from app.storage.table_rows import stored_addresses
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept
from tests.storage.samples import OTHER, M

DAY = "2026-11-20"
FAMILIES = {
    "device.1.name": "PC",
    "device.1.seen": "someday",
    "device.12.note": "a\nb",
    "device.2.name": "",
    "device.3.warranty": "2030",
    "device.0.name": "zero",
    "device.01.name": "x",
    "device.10000.name": "x",
    "device.x.name": "x",
    "contact.1.phone": "03",
    f"decision.4.{M}": "来月\nまで",
    f"decision.10.{M}": "x",
    "decision.4.": "x",
    "selfcheck.1.person": "髙﨑 花子",
    "selfcheck.1.day": DAY,
    "selfcheck.1.sheet": "7",
    f"selfcheck.1.{OTHER}": "not_applicable",
    f"selfcheck.1.{OTHER}.reason": "紙は\\n使わない\nので \\",
    f"selfcheck.1.{M}": "done",
    "selfcheck.1.new": "planned",
    f"selfcheck.2.{M}.reason": "only a reason",
    "selfcheck.2.day": "someday",
    "selfcheck.3.person": "",
    "selfcheck.5.person": "two\nlines",
    "selfcheck.5.day": DAY,
    "people": " 佐藤 \n\n鈴木　花子　\n佐藤\nAnna",
    "profile.people": "3",
    "statement.scope": "在宅",
    "tools": "windows",
}


def old(path: Path, texts: dict[str, str], steps: int = 2) -> Path:
    """A workbook of schema 2 that keeps these, each by a change of its own."""
    meta = {"id": "0" * 31 + "1", "created": DAY, "opened": f"{DAY}T09:00:00+09:00", "program_version": "0.1.0"}
    with closing(connect(path, "rwc")) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection, STEPS[:steps])
        for item in {**meta, "organisation": "店", **texts}.items():
            connection.execute("INSERT INTO setting VALUES (?, ?, ?)", sealed("setting", *item))
        for number, (key, text) in enumerate(texts.items(), 1):
            row = sealed("history", number, number, f"{DAY}T09:00:00+09:00", "edit", "", key, "", text)
            connection.execute("INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return path


def settings_of(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT key, value FROM setting"))


def test_every_family_finds_its_table_and_the_rest_stays(path: Path):
    old(path, FAMILIES)
    assert check_workbook(path).result is Result.SOUND
    with Workbook.open(path) as workbook:
        assert {row: cells["name"] for row, cells in workbook.rows(DEVICE).items()} == {"1": "PC", "12": ""}
        assert set(workbook.rows(DECISION)) == {f"4.{M}", f"10.{M}"}
        assert teleworkers(workbook.rows(PERSON)) == ("佐藤", "鈴木　花子".replace("　", " "), "Anna")
        first, second = hand_ins_of(workbook.rows(HAND_IN))
        assert first == HandIn(
            1,
            "髙﨑 花子",
            workbook.created,
            7,
            {M: Status.DONE, OTHER: Status.NOT_APPLICABLE},
            {OTHER: "紙は\\n使わない\nので \\"},
        )
        assert (second.number, second.answers) == (2, {})
        assert workbook.texts == {"organisation": "店", "profile.people": "3", "statement.scope": "在宅"}
    report = check_workbook(path)
    assert (report.result, report.problems) == (Result.SOUND, ())
    left = {"device.3.warranty", "device.0.name", "device.01.name", "device.10000.name", "device.x.name", "decision.4."}
    left |= {"selfcheck.5.person", "selfcheck.5.day", "tools"}
    stored = settings_of(path)
    assert {key: FAMILIES[key] for key in left} == {key: stored.get(key) for key in left}
    assert not {key for key in stored if key in FAMILIES} - left - {"profile.people", "statement.scope"}


def test_what_is_not_known_of_a_row_stays_in_it(path: Path):
    old(path, FAMILIES)
    with Workbook.open(path) as workbook:
        assert workbook.rows(DEVICE)["1"]["seen"] == ""
        assert workbook.stored_rows(DEVICE)["1"]["seen"] == "someday"
        answers = workbook.stored_rows(HAND_IN)["1"]["answers"]
        assert "new\tplanned" in answers.split("\n")
        assert workbook.stored_rows(HAND_IN)["2"]["answers"] == f"{M}\t\tonly a reason"


def test_the_history_leads_from_where_it_was_to_where_it_is(path: Path):
    old(path, FAMILIES)
    with Workbook.open(path) as workbook:
        records = [record for record in workbook.history() if record.origin is Origin.MIGRATION]
        assert len({record.step for record in records}) == 1
        gone = {r.change.key: r.change.before for r in records if isinstance(r.change, SettingChange)}
        assert gone == {
            key: text
            for key, text in FAMILIES.items()
            if text and (key == "people" or key.startswith(("selfcheck.1.", "selfcheck.2.")))
        }
        here = kept(workbook)
        come = [record.change for record in records if not isinstance(record.change, SettingChange)]
        assert {change.place.address for change in come} == {
            *(f"person.{n}.{column}" for n in (1, 2, 3) for column in ("name", "teleworks")),
            "hand_in.1",
            "hand_in.2",
        }
        assert all(change.before == "" and change.after for change in come)
        assert here["device.12.note"] == "a\nb"
        assert [record.origin for record in workbook.history() if record.origin is not Origin.MIGRATION] == [
            Origin.EDIT
        ] * len(FAMILIES)


def test_names_that_no_cell_can_hold_stay_where_they_are(path: Path):
    old(path, {"people": "佐藤\n" + "長" * 201})
    with Workbook.open(path) as workbook:
        assert workbook.rows(PERSON) == {}
        assert workbook.last_change.number == 1
    assert settings_of(path)["people"].startswith("佐藤")
    assert check_workbook(path).result is Result.SOUND


def test_nobody_and_nothing_leave_no_rows(path: Path):
    old(path, {"people": "", "device.1.name": "", "selfcheck.1.person": ""})
    with Workbook.open(path) as workbook:
        assert kept(workbook) == {"organisation": "店"}
        assert workbook.last_change.number == 3
    assert not {"people", "device.1.name", "selfcheck.1.person"} & settings_of(path).keys()
    assert check_workbook(path).result is Result.SOUND


def test_a_gap_in_the_history_is_noticed_as_before(path: Path):
    old(path, FAMILIES)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM setting WHERE key = 'device.1.name'")
    with pytest.raises(WorkbookDamaged) as caught:
        Workbook.open(path)
    assert [(problem.table, problem.detail) for problem in caught.value.problems] == [("device", "device.1.name")]


KEYS = st.sampled_from(
    [
        "people", "device.1.name", "device.2.seen", "device.1.x", "contact.3.note", f"decision.1.{M}",
        "selfcheck.1.person",
        "selfcheck.1.day", "selfcheck.1.sheet", f"selfcheck.1.{M}", f"selfcheck.1.{M}.reason", f"selfcheck.2.{OTHER}",
        "selfcheck.2.day", "selfcheck.999999999.person", "selfcheck.1000000000.person", "notice.ja", "later.1.x",
    ]
)  # fmt: skip
NAMES = count()
VALUES = st.text("a\n\t\\あ𠮷|' ", max_size=8) | st.sampled_from(["done", "planned", DAY, "3"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, VALUES))
def test_whatever_it_held_it_is_sound_and_can_be_worked_on(path: Path, texts: dict[str, str]):
    path = path.with_name(f"{next(NAMES)}.tenken")
    old(path, texts)
    with Workbook.open(path) as workbook:
        workbook.set_organisation("新しい店")
    report = check_workbook(path)
    assert (report.result, report.problems) == (Result.SOUND, ())
    with closing(sqlite3.connect(path)) as connection:
        rows = [text for _table, text in stored_addresses(connection).values()]
    everything = "\n".join([*settings_of(path).values(), *rows])
    for part in (part for text in texts.values() for part in text.split()):
        assert part in everything or part.replace("\\", "\\\\") in everything
