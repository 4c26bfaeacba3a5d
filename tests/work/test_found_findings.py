"""Findings of a real workbook: history, ledgers, sheets and the folder of records, put together."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import Status
from app.domain.applicability import Overrule, Verdict, overrule_text
from app.domain.findings import Finding, FindingKind
from app.domain.history import Origin
from app.domain.kept_texts import PUT_OFF
from app.domain.paper_forms import VENDOR_QUESTIONS
from app.domain.putting_off import PutOffFor, SortedFindings
from app.domain.record_names import with_pointers
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.undo import SettingChange, UndoStep
from app.storage import printed_sheets
from app.storage import workbook as workbook_module
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.work.found_findings import names_of_records, sorted_findings, text_once_brought_back, text_once_put_off
from app.work.history_days import HistoryDays
from app.work.standing import Standing
from tests.kept import kept_edits
from tests.permissions import bound_folder
from tests.storage.samples import edit

A2, B1, D2, E10 = "administrator-A-2", "administrator-B-1", "administrator-D-2", "administrator-E-10"
TODAY = date(2026, 11, 30)
PICTURE = "管理者A-2 2026-11-28.png"


class Clock:
    """What the workbook takes for now."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.day = TODAY
        monkeypatch.setattr(workbook_module, "now", lambda: datetime(*self.day.timetuple()[:3], 3, tzinfo=UTC))

    def set(self, days_ago: int) -> None:
        self.day = TODAY - timedelta(days=days_ago)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def workbook(tmp_path: Path, clock: Clock):
    clock.set(900)
    with Workbook.create(tmp_path / "点検.tenken") as workbook:
        clock.set(0)
        yield workbook


@pytest.fixture
def look(catalogue: Catalogue, workbook: Workbook):
    days = HistoryDays(workbook)

    def found(today: date = TODAY) -> SortedFindings:
        standing = Standing(catalogue, workbook.texts)
        return sorted_findings(catalogue, standing, days, today, names_of_records(workbook.path))

    return found


def kinds(found: SortedFindings) -> list[tuple[FindingKind, str]]:
    return [(one.kind, one.measure) for one in found.standing]


def planned(workbook: Workbook, measure: str, **values: object) -> None:
    edit(workbook, measure, owner="森", due=TODAY, **values)


def test_dont_know_is_as_old_as_the_history_says(workbook: Workbook, look, clock: Clock) -> None:
    clock.set(31)
    planned(workbook, E10, status=Status.UNKNOWN)
    planned(workbook, A2, status=Status.NOT_DONE)
    clock.set(2)
    edit(workbook, A2, status=Status.UNKNOWN)
    edit(workbook, E10, note="業者に聞いた")
    assert kinds(look()) == [(FindingKind.UNKNOWN_LONG, E10)]
    assert look().standing[0].since == TODAY - timedelta(days=31)
    edit(workbook, E10, status=Status.NOT_DONE)
    assert kinds(look()) == []


def test_a_reason_is_as_old_as_it_was_worded(workbook: Workbook, look, clock: Clock) -> None:
    clock.set(400)
    edit(workbook, E10, status=Status.NOT_APPLICABLE, reason="紙は使わない")
    clock.set(3)
    edit(workbook, E10, note="見た")
    assert kinds(look()) == [(FindingKind.REASON_OLD, E10)]
    edit(workbook, E10, reason="紙は今年も使わない")
    assert kinds(look()) == []


def test_a_decision_against_the_profile_ages_too(workbook: Workbook, look, clock: Clock) -> None:
    def overrule(reason: str) -> None:
        key = f"overrule.{D2}"
        text = overrule_text(Overrule(Verdict.DOES_NOT_APPLY, reason))
        workbook.apply([SettingChange(key, workbook.texts.get(key, ""), text)])

    clock.set(366)
    overrule("よそで決めた")
    workbook.set_organisation("みどり商店")
    clock.set(0)
    assert kinds(look()) == [(FindingKind.REASON_OLD, D2)]
    assert look().standing[0].since == TODAY - timedelta(days=366)
    overrule("今年もよそで決めた")
    assert kinds(look()) == []


def test_what_the_profile_sets_aside_needs_no_reason_of_a_person(workbook: Workbook, look, clock: Clock) -> None:
    clock.set(500)
    workbook.apply(kept_edits(workbook, {"profile.windows_domain": "no"}))
    assert kinds(look()) == []


def test_a_kept_file_that_is_gone_is_missed(workbook: Workbook, look) -> None:
    edit(workbook, A2, status=Status.DONE, evidence=with_pointers("", [PICTURE], "記録フォルダー"))
    folder = records_folder(workbook.path)
    assert kinds(look()) == [(FindingKind.EVIDENCE_MISSING, A2)]
    folder.mkdir()
    (folder / PICTURE).mkdir()
    assert kinds(look()) == [(FindingKind.EVIDENCE_MISSING, A2)], "a folder is no file"
    (folder / PICTURE).rmdir()
    (folder / PICTURE).write_bytes(b"x")
    assert kinds(look()) == []


def test_a_folder_that_cannot_be_read_says_nothing() -> None:
    with bound_folder() as folder:
        place = folder / "点検-記録"
        workbook = folder / "点検.tenken"
        place = records_folder(workbook)
        place.mkdir()
        place.chmod(0)
        try:
            assert names_of_records(workbook) is None
        finally:
            place.chmod(0o700)


def test_what_was_written_down_on_the_day_of_the_sheet_is_no_answer_to_it(
    workbook: Workbook, look, clock: Clock
) -> None:
    clock.set(31)
    planned(workbook, E10, status=Status.NOT_DONE)
    printed_sheets.issue(workbook, Sheet(VENDOR_QUESTIONS, View.ALL, clock.day, "", (E10, A2)))
    assert look(TODAY - timedelta(days=1)).standing == ()
    assert [one.kind for one in look().standing] == [FindingKind.VENDOR_SILENT]


def test_an_answer_to_the_sheet_ends_the_wait(workbook: Workbook, look, clock: Clock) -> None:
    clock.set(60)
    planned(workbook, E10, status=Status.NOT_DONE)
    printed_sheets.issue(workbook, Sheet(VENDOR_QUESTIONS, View.ALL, TODAY - timedelta(days=31), "", (E10, A2)))
    clock.set(10)
    edit(workbook, E10, owner="𠮷田")
    (silent,) = look().standing
    assert (silent.kind, silent.row, silent.document) == (FindingKind.VENDOR_SILENT, 1, VENDOR_QUESTIONS)
    edit(workbook, E10, note="業者より: 済み")
    assert look().standing == ()


def test_putting_off_is_kept_undone_and_in_the_history(workbook: Workbook, look, clock: Clock) -> None:
    edit(workbook, E10, status=Status.DONE)
    (one,) = look().standing
    text = text_once_put_off(workbook, one, PutOffFor.MONTH, "来月ファイルを作る", TODAY)
    step = UndoStep((SettingChange(PUT_OFF, "", text),))
    workbook.apply(step.edits)
    assert look().standing == ()
    assert [(finding, why.reason) for finding, why in look().put_off] == [(one, "来月ファイルを作る")]
    assert look(TODAY + timedelta(days=31)).standing == (one,)
    assert workbook.history("", limit=1)[0].change == step.edits[0]
    assert text_once_brought_back(workbook, one) == ""
    workbook.apply(step.inverse().edits, Origin.UNDO)
    assert look().standing == (one,)


def test_it_comes_back_when_the_answer_was_given_anew(workbook: Workbook, look) -> None:
    edit(workbook, E10, status=Status.DONE)
    (one,) = look().standing
    text = text_once_put_off(workbook, one, PutOffFor.CHANGE, "x", TODAY)
    workbook.apply([SettingChange(PUT_OFF, "", text)])
    edit(workbook, E10, note="これは別のこと")
    assert look().standing == ()
    edit(workbook, E10, status=Status.UNANSWERED)
    edit(workbook, E10, status=Status.DONE)
    assert [finding.kind for finding in look().standing] == [FindingKind.EVIDENCE_NONE]


def test_another_finding_is_not_put_off_with_it(workbook: Workbook, look) -> None:
    edit(workbook, E10, status=Status.DONE)
    edit(workbook, A2, status=Status.DONE)
    found: tuple[Finding, ...] = look().standing
    text = text_once_put_off(workbook, found[0], PutOffFor.YEAR, "x", TODAY)
    workbook.apply([SettingChange(PUT_OFF, "", text)])
    assert look().standing == found[1:]


def test_the_ledgers_are_looked_at(workbook: Workbook, look) -> None:
    edit(workbook, B1, status=Status.DONE, evidence="棚")
    assert kinds(look()) == [(FindingKind.DEVICES_EMPTY, B1)]
    workbook.apply(kept_edits(workbook, {"device.1.name": "PC", "device.1.system": "Windows 10"}))
    assert kinds(look()) == [(FindingKind.SYSTEM_ENDED, ""), (FindingKind.DEVICES_STALE, B1)]
    workbook.apply(kept_edits(workbook, {"device.1.seen": str(TODAY), "device.1.system": "Windows 11 25H2"}))
    assert kinds(look()) == []
