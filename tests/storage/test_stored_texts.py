"""The profile and what was overruled: kept beside the answers, with a history, refused where nobody could read them."""

from pathlib import Path

import pytest

from app.domain.answers import Change, Field
from app.domain.entered_text import LINE_LIMIT, NOTE_LIMIT, TextTooLong
from app.domain.history import Origin, Record
from app.domain.profile import InvalidProfile
from app.domain.undo import ORGANISATION, SettingChange
from app.storage.errors import StaleChange
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.kept import kept
from tests.storage.samples import M

PEOPLE, HOLDER, DECISION = "profile.people", "profile.holder.executive", f"overrule.{M}"
TEXTS = {
    PEOPLE: "5",
    HOLDER: "髙﨑 𠮷田",
    "profile.methods": "vpn,cloud_services",
    "profile.cloud_services": "yes",
    DECISION: "does_not_apply\n当社では\n使わない",
}


def put(workbook: Workbook, **texts: str) -> list[SettingChange]:
    stored = kept(workbook)
    changes = [SettingChange(key, stored.get(key, ""), text) for key, text in texts.items()]
    workbook.apply(changes)
    return changes


def test_a_new_workbook_holds_only_the_name(workbook: Workbook) -> None:
    assert kept(workbook) == {ORGANISATION: "髙﨑商店"}


def test_every_text_comes_back(workbook: Workbook) -> None:
    put(workbook, **TEXTS)
    expected = {ORGANISATION: "髙﨑商店", **TEXTS}
    assert kept(workbook) == expected
    workbook.close()
    with Workbook.open(workbook.path) as again:
        assert kept(again) == expected
        assert again.entries() == {}
        assert again.organisation == "髙﨑商店"


def test_texts_and_answers_are_kept_in_one_step(workbook: Workbook) -> None:
    edits = [SettingChange(PEOPLE, "", "5"), Change(M, Field.NOTE, "", "x")]
    saved = workbook.apply(edits)
    assert workbook.history() == [Record(1, saved, Origin.EDIT, edit) for edit in reversed(edits)]
    assert workbook.history("") == [Record(1, saved, Origin.EDIT, edits[0])]
    assert workbook.last_change.step == 1


def test_a_text_that_is_taken_back_is_gone_and_the_history_holds_both(workbook: Workbook) -> None:
    (change,) = put(workbook, **{DECISION: TEXTS[DECISION]})
    workbook.apply([change.inverse()], Origin.UNDO)
    assert DECISION not in kept(workbook)
    workbook.apply([change], Origin.REDO)
    workbook.close()
    with Workbook.open(workbook.path) as again:
        assert kept(again)[DECISION] == TEXTS[DECISION]
        assert [record.origin for record in again.history()] == [Origin.REDO, Origin.UNDO, Origin.EDIT]
        assert [record.change for record in again.history()] == [change, change.inverse(), change]


def test_changes_of_one_text_follow_each_other_within_a_step(workbook: Workbook) -> None:
    workbook.apply([SettingChange(PEOPLE, "", "1"), SettingChange(PEOPLE, "1", "2")])
    assert kept(workbook)[PEOPLE] == "2"


@pytest.mark.parametrize(
    "change", [SettingChange(PEOPLE, "3", "4"), SettingChange(PEOPLE, "", "4"), SettingChange(HOLDER, "森", "")]
)
def test_a_stale_change_changes_nothing(workbook: Workbook, change: SettingChange) -> None:
    put(workbook, **{PEOPLE: "5"})
    before = (kept(workbook), workbook.history(), workbook.last_change)
    with pytest.raises(StaleChange) as caught:
        workbook.apply([Change(M, Field.NOTE, "", "x"), SettingChange("profile.kind", "", "company"), change])
    assert caught.value.change == change
    assert caught.value.stored == ("5" if change.key == PEOPLE else "")
    assert (kept(workbook), workbook.history(), workbook.last_change) == before
    assert workbook.entries() == {}


@pytest.mark.parametrize("key", ["id", "created", "opened", "program_version"])
def test_what_the_workbook_says_about_itself_is_not_for_a_person_to_change(workbook: Workbook, key: str) -> None:
    stored = dict(workbook.connection.execute("SELECT key, value FROM setting"))[key]
    with pytest.raises(ValueError, match=key):
        workbook.apply([SettingChange(key, stored, "x")])
    assert dict(workbook.connection.execute("SELECT key, value FROM setting"))[key] == stored


@pytest.mark.parametrize(
    ("key", "text", "error"),
    [
        ("colour", "blue", ValueError),
        ("", "x", ValueError),
        ("organisation2", "x", ValueError),
        ("profile.", "x", InvalidProfile),
        ("profile.colour", "blue", InvalidProfile),
        (PEOPLE, "many", InvalidProfile),
        (PEOPLE, "007", ValueError),
        ("profile.methods", "vdi,vpn", ValueError),
        ("profile.cloud_services", "perhaps", ValueError),
        (HOLDER, "森 ", ValueError),
        (HOLDER, "\ud800", ValueError),
        (HOLDER, "森" * (LINE_LIMIT + 1), TextTooLong),
        ("overrule.", "applies\nx", ValueError),
        (DECISION, "perhaps\nx", ValueError),
        (DECISION, "applies", ValueError),
        (DECISION, "applies\nx\x00", ValueError),
        (DECISION, "applies\n" + "x" * NOTE_LIMIT, TextTooLong),
        (ORGANISATION, "\ud800", ValueError),
    ],
)
def test_what_could_not_be_read_back_is_refused(
    workbook: Workbook, key: str, text: str, error: type[Exception]
) -> None:
    change = SettingChange(key, kept(workbook).get(key, ""), text)
    with pytest.raises(error):
        workbook.apply([SettingChange(HOLDER, "", "前") if key != HOLDER else Change(M, Field.NOTE, "", "x"), change])
    assert kept(workbook) == {ORGANISATION: "髙﨑商店"}
    assert workbook.entries() == {}
    assert workbook.history() == []


def test_the_check_finds_it_sound(workbook: Workbook, path: Path) -> None:
    put(workbook, **TEXTS)
    put(workbook, **{PEOPLE: "", DECISION: "applies\n五月から使う"})
    workbook.set_organisation("新商店")
    workbook.close()
    report = check_workbook(path)
    assert (report.result, report.problems) == (Result.SOUND, ())
    assert (report.entries, report.changes) == (0, len(TEXTS) + 3)


def test_the_check_finds_a_text_that_no_change_led_to(workbook: Workbook, path: Path) -> None:
    put(workbook, **TEXTS)
    workbook._put_setting(PEOPLE, "6")
    workbook.close()
    report = check_workbook(path)
    assert report.result is Result.DAMAGED
    assert [(problem.table, problem.detail) for problem in report.problems] == [("setting", PEOPLE)]
