"""Each kind of finding: when it is there, when it is not, and that it goes away when its cause is put right."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer_days import AnswerGiven
from app.domain.answers import Entry, Field, Status
from app.domain.findings import FindingFacts, FindingKind, evidence_names, findings
from app.domain.record import replace
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import CONTACT, DEVICE
from tests.domain.samples import entries, measure
from tests.kept import tables_of

TODAY = date(2026, 11, 30)
A, B1, J1 = "administrator-A-1", "administrator-B-1", "administrator-J-1"
MEASURES = (measure(A), measure(B1), measure(J1))
POINTER = "Records folder: 管理者A-1 2026-11-28.png"
FILE = "管理者a-1 2026-11-28.png"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(
    found: Mapping[str, Entry] | None = None, cells: Mapping[str, str] | None = None, **more: Any
) -> FindingFacts:
    given = {m.id: AnswerGiven(7, more.pop("since", ago(3))) for m in MEASURES}
    usual: dict[str, Any] = {"begun": ago(900), "given": given, "records": frozenset({FILE})}
    return FindingFacts(MEASURES, found or {}, TODAY, **{**usual, "tables": tables_of(cells or {}), **more})


def sheet(document: str, days: int, *rows: str) -> Sheet:
    return Sheet(document, View.ALL, ago(days), "", rows)


ASKED = {"sheets": {4: sheet("vendor-questions", 31, A)}}
STEP_ASKED = {"sheets": {4: sheet("vendor-request", 31, f"{A}/ways")}}
MET = {"sheets": {2: sheet("meeting-pack", 10, A)}}
DECIDED = {f"decision.2.{A}": "やる"}
Put = Callable[[FindingFacts], FindingFacts]


def entry(**values: Any) -> Put:
    return lambda f: replace(f, entries={**f.entries, A: replace(f.entry(A), **values)})


def cells(**more: str) -> Put:
    return lambda f: replace(f, tables=tables_of({key.replace("__", "."): text for key, text in more.items()}))


def given_on(day: date) -> Put:
    return lambda f: replace(f, given={**f.given, A: AnswerGiven(9, day)})


DONE_DEVICES = {B1: Entry(Status.DONE, evidence="x")}
SEEN_LONG_AGO = {"device.1.name": "PC", "device.1.seen": ago(366).isoformat(), "device.2.name": "電話"}
BROKEN: list[tuple[FindingKind, FindingFacts, tuple[Put, ...]]] = [
    (FindingKind.EVIDENCE_NONE, facts({A: Entry(Status.DONE, evidence=" \u3000\n")}), (
        entry(evidence="青いファイル"), entry(status=Status.NOT_DONE))),
    (FindingKind.EVIDENCE_MISSING, facts({A: Entry(Status.DONE, evidence=POINTER)}, records=frozenset()), (
        lambda f: replace(f, records=frozenset({FILE})), lambda f: replace(f, records=None), entry(evidence="紙"))),
    (FindingKind.PARTIAL_UNEXPLAINED, facts({A: Entry(Status.PARTIAL)}), (
        entry(note="まだPC3だけ"), entry(scope="PC3を除く"), entry(status=Status.NOT_DONE))),
    (FindingKind.REASON_OLD, facts({A: Entry(Status.NOT_APPLICABLE, reason="紙は使わない")}, reasoned={A: ago(366)}), (
        lambda f: replace(f, reasoned={A: ago(0)}), lambda f: replace(f, reasoned={}), entry(status=Status.NOT_DONE))),
    (FindingKind.REASON_OLD, facts({A: Entry(Status.NOT_APPLICABLE)}, reasoned={A: ago(1)}), (entry(reason="ない"),)),
    (FindingKind.TASK_INCOMPLETE, facts({A: Entry(Status.NOT_DONE, owner="森")}), (
        entry(due=ago(-9)), entry(status=Status.DONE))),
    (FindingKind.TASK_INCOMPLETE, facts({A: Entry(due=ago(-9))}), (entry(owner="森"), entry(due=None))),
    (FindingKind.UNKNOWN_LONG, facts({A: Entry(Status.UNKNOWN)}, since=ago(31)), (
        given_on(ago(0)), entry(status=Status.NOT_DONE))),
    (FindingKind.UNKNOWN_LONG, facts({A: Entry(Status.UNKNOWN)}, given={}), (entry(status=Status.DONE),)),
    (FindingKind.CONTACTS_EMPTY, facts({J1: Entry(Status.DONE, evidence="x")}), (cells(contact__1__phone="110"),)),
    (FindingKind.DEVICES_EMPTY, facts(DONE_DEVICES), (cells(device__1__name="PC", device__1__seen=str(TODAY)),)),
    (FindingKind.DEVICES_STALE, facts(DONE_DEVICES, SEEN_LONG_AGO), (
        cells(device__1__name="PC", device__1__seen=str(ago(365))), lambda f: replace(f, entries={}))),
    (FindingKind.DEVICES_STALE, facts(DONE_DEVICES, {"device.1.name": "PC"}), (cells(),)),
    (FindingKind.SYSTEM_ENDED, facts(cells={"device.5.system": "Windows 10 Pro"}), (
        cells(device__5__system="Windows 11 Pro 25H2"), cells())),
    (FindingKind.VENDOR_SILENT, facts({A: Entry(Status.UNKNOWN)}, **ASKED), (
        lambda f: replace(f, noted={A: ago(30)}), entry(status=Status.DONE),
        lambda f: replace(f, sheets={**f.sheets, 5: sheet("vendor-questions", 2, A)}))),
    (FindingKind.VENDOR_SILENT, facts({A: Entry(Status.NOT_DONE)}, noted={A: ago(31)}, **STEP_ASKED), (
        lambda f: replace(f, noted={A: ago(1)}),)),
    (FindingKind.DECISION_OPEN, facts({A: Entry(Status.NOT_DONE, owner="森")}, DECIDED, **MET), (
        entry(status=Status.DONE), entry(due=TODAY), lambda f: replace(f, sheets={}, tables={}))),
]  # fmt: skip
NAMES = [f"{kind} {n}" for n, (kind, _facts, _puts) in enumerate(BROKEN)]


def kinds(of: FindingFacts) -> list[FindingKind]:
    return [one.kind for one in findings(of)]


@pytest.mark.parametrize(("kind", "broken", "_rights"), BROKEN, ids=NAMES)
def test_it_is_found_once(kind: FindingKind, broken: FindingFacts, _rights: object) -> None:
    assert kinds(broken).count(kind) == 1


@pytest.mark.parametrize(("kind", "broken", "rights"), BROKEN, ids=NAMES)
def test_it_goes_away_when_its_cause_is_put_right(
    kind: FindingKind, broken: FindingFacts, rights: tuple[Put, ...]
) -> None:
    for right in rights:
        assert kind not in kinds(right(broken))


def test_every_kind_is_tried() -> None:
    assert {kind for kind, _facts, _rights in BROKEN} == set(FindingKind)


def test_nothing_is_found_in_an_empty_workbook() -> None:
    assert findings(facts()) == ()
    assert findings(facts(cells={"device.1.name": "", "contact.1.phone": ""})) == ()


def test_a_day_less_is_not_long() -> None:
    assert kinds(facts({A: Entry(Status.UNKNOWN, owner="森", due=TODAY)}, since=ago(30))) == []
    assert kinds(facts({A: Entry(Status.NOT_APPLICABLE, reason="x")}, reasoned={A: ago(365)})) == []
    young = {"sheets": {4: sheet("vendor-questions", 30, A)}}
    assert FindingKind.VENDOR_SILENT not in kinds(facts({A: Entry(Status.UNKNOWN)}, **young))
    assert kinds(facts(cells={"device.1.system": "Windows 11 25H2"})) == []


def test_a_clock_set_back_finds_nothing_old() -> None:
    assert kinds(facts({A: Entry(Status.UNKNOWN, owner="森", due=TODAY)}, since=ago(-400))) == []


def test_a_decision_about_a_measure_that_is_gone_says_nothing() -> None:
    gone = {"decision.2.administrator-Z-9": "x"}
    assert kinds(facts({}, gone, **MET)) == []


def test_each_line_says_what_it_is_about() -> None:
    found = {kind: next(one for one in findings(broken) if one.kind is kind) for kind, broken, _rights in BROKEN}
    assert found[FindingKind.EVIDENCE_MISSING].details == ("管理者A-1 2026-11-28.png",)
    assert found[FindingKind.TASK_INCOMPLETE].details == (Field.OWNER,)
    ended = found[FindingKind.SYSTEM_ENDED]
    assert (ended.ledger, ended.row, ended.since) == (DEVICE, 5, date(2025, 10, 14))
    silent = found[FindingKind.VENDOR_SILENT]
    assert (silent.document, silent.row, silent.since) == ("vendor-request", 4, ago(31))
    assert found[FindingKind.CONTACTS_EMPTY].ledger is CONTACT
    assert found[FindingKind.DECISION_OPEN].details == ("やる",)
    assert found[FindingKind.DEVICES_STALE].since is None


def test_apple_has_no_day() -> None:
    (one,) = findings(facts(cells={"device.5.serial": "S", "device.5.system": "iOS 17"}))
    assert (one.since, one.details) == (None, ("S", "iOS 17"))


def test_another_cause_of_the_same_kind_is_another_finding_in_the_same_place() -> None:
    before, after = (
        findings(facts({A: Entry(Status.DONE, evidence=POINTER)}, records=frozenset())),
        findings(facts({A: Entry(Status.DONE, evidence=POINTER.replace("28", "29"))}, records=frozenset())),
    )
    assert before[0].key == after[0].key
    assert before[0].digest != after[0].digest


def test_which_files_are_to_be_looked_up() -> None:
    held = {A: Entry(Status.PARTIAL, evidence=POINTER), B1: Entry(Status.NOT_DONE, evidence=POINTER)}
    assert evidence_names(MEASURES, held) == ("管理者A-1 2026-11-28.png",)


@given(st.fixed_dictionaries({m.id: entries for m in MEASURES}), st.dates())
def test_whatever_is_stored_each_finding_has_its_own_key_and_is_about_a_measure_that_there_is(
    stored: dict[str, Entry], today: date
) -> None:
    told = replace(facts(stored, {**SEEN_LONG_AGO, **DECIDED}, **MET, reasoned={A: ago(500)}), today=today)
    found = findings(told)
    assert len({one.key for one in found}) == len(found)
    assert all(one.measure in (A, B1, J1, "") for one in found)
    assert all(len(one.digest) == 8 for one in found)


@given(entries)
def test_a_measure_that_is_done_and_shown_or_was_never_touched_is_no_finding(stored: Entry) -> None:
    done = replace(stored, status=Status.DONE, evidence="棚の青いファイル")
    assert findings(facts({A: done})) == ()
    assert findings(facts({A: replace(stored, status=Status.UNANSWERED, owner="", due=None)})) == ()
