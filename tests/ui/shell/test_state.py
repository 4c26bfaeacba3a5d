"""What the window shows, and how edits get into the workbook: kept before they are told, or told as not kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.answers import EMPTY, Field, InvalidValue, ReasonMissing, Status
from app.domain.applicability import Overrule, Verdict
from app.domain.differences import entry_differences
from app.domain.entered_text import LINE_LIMIT, TextTooLong
from app.domain.history import Origin
from app.domain.profile import InvalidProfile
from app.domain.record import replace
from app.domain.selection import View
from app.domain.step_extent import Extent
from app.domain.tables import CellWrong
from app.files import DiskFull, StorageError
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from app.work.records_along import backed_up_records
from tests.kept import keep, kept
from tests.ui.hands import Hand

A2, E10 = "executive-A-2", "administrator-E-10"


class FullDisk:
    """A workbook on a disk that is full: nothing more is kept."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook

    def __getattr__(self, name: str) -> object:
        return getattr(self._workbook, name)

    def apply(self, *_edit: object) -> None:
        raise DiskFull(self._workbook.path)

    set_organisation = apply


def test_an_edit_is_kept_before_it_is_told(qtbot: QtBot, state: AppState) -> None:
    seen: list[Status] = []
    state.changed.connect(lambda reached: seen.extend(state.workbook.entries()[i].status for i in reached.fields))
    with qtbot.waitSignal(state.saved) as saved:
        assert state.edit([A2], {Field.STATUS: Status.DONE})
    assert seen == [Status.DONE]
    assert saved.args[0].tzinfo is not None


def test_an_edit_that_changes_nothing_is_no_step(qtbot: QtBot, state: AppState) -> None:
    step = state.next_undo
    with qtbot.assertNotEmitted(state.saved):
        assert state.edit([E10], {Field.OWNER: "𠮷田"})
    assert state.next_undo is step


def test_each_measure_can_get_a_value_of_its_own_in_one_step(state: AppState, failures: list[Exception]) -> None:
    first, second = "executive-A-1", "executive-A-2"
    assert state.edit_each({first: {Field.OWNER: "Anna"}, second: {Field.OWNER: "Ben"}})
    assert [state.entry(i).owner for i in (first, second)] == ["Anna", "Ben"]
    state.undo()
    assert [state.entry(i).owner for i in (first, second)] == ["", ""]
    assert not state.edit_each({first: {Field.OWNER: "Anna"}, second: {Field.STATUS: Status.NOT_APPLICABLE}})
    assert state.entry(first).owner == "", "all of it or nothing"
    assert len(failures) == 1


def test_several_measures_are_one_step(state: AppState) -> None:
    state.edit([A2, E10], {Field.STATUS: Status.DONE})
    state.undo()
    assert (state.entry(A2).status, state.entry(E10).status) == (Status.UNANSWERED, Status.PARTIAL)
    state.redo()
    assert (state.entry(A2).status, state.entry(E10).status) == (Status.DONE, Status.DONE)


def test_a_hundred_steps_and_more_can_be_taken_back(state: AppState) -> None:
    statuses = [Status.DONE, Status.PARTIAL]
    for n in range(150):
        state.edit([A2], {Field.STATUS: statuses[n % 2]})
    for _n in range(150):
        state.undo()
    assert state.entry(A2).status is Status.UNANSWERED
    for _n in range(150):
        state.redo()
    assert state.entry(A2).status is statuses[149 % 2]


def test_undo_reaches_across_views_and_languages(state: AppState) -> None:
    state.set_view(View.TELEWORKER)
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    state.set_view(View.EXECUTIVE)
    state.undo()
    assert state.entry("teleworker-H-2").status is Status.UNANSWERED


def test_a_new_edit_forgets_what_was_taken_back(state: AppState) -> None:
    state.edit([A2], {Field.STATUS: Status.DONE})
    state.undo()
    state.edit([A2], {Field.STATUS: Status.PARTIAL})
    assert state.next_redo is None


def test_what_is_taken_back_leaves_no_empty_entry(state: AppState) -> None:
    before = dict(state.stored)
    state.edit(["executive-A-3"], {Field.NOTE: "x"})
    state.undo()
    assert state.stored == before == state.workbook.entries()


def test_undo_with_nothing_to_take_back_does_nothing(state: AppState) -> None:
    for _n in range(5):
        state.undo()
    assert (state.next_undo, state.shown(E10).status) == (None, Status.UNANSWERED)


def test_typing_that_goes_on_is_one_step(state: AppState) -> None:
    state.edit([A2], {Field.NOTE: "a"})
    state.edit([A2], {Field.NOTE: "ab"}, join=True)
    state.undo()
    assert state.entry(A2).note == ""


def test_a_step_is_told_once_however_many_measures_it_reaches(state: AppState) -> None:
    told: list[Extent] = []
    state.changed.connect(told.append)
    measures = [measure.id for measure in state.catalogue.measures]
    assert state.edit(measures, {Field.OWNER: "佐藤", Field.STATUS: Status.DONE})
    assert len(told) == 1
    assert told[0].fields.keys() == set(measures)
    assert set(told[0].fields.values()) <= {
        frozenset({Field.OWNER, Field.STATUS}),
        frozenset({Field.OWNER}),
    }
    state.undo()
    assert len(told) == 2


def test_weights_are_worked_out_once_for_a_step(state: AppState) -> None:
    assert state.set_profile({"kind": "company", "people": "5", "methods": "vpn"})
    before = state.weights
    assert before
    assert state.weights is before
    state.edit([A2], {Field.NOTE: "x"})
    assert state.weights is before, "a note weighs nothing"
    measures = [measure.id for measure in state.catalogue.measures]
    state.edit(measures, {Field.STATUS: Status.DONE})
    assert not any(weight.cases for weight in state.weights.values())
    state.undo()
    assert state.weights == before


def test_the_name_of_the_organisation_is_a_step_too(qtbot: QtBot, state: AppState) -> None:
    with qtbot.waitSignal(state.changed) as told:
        assert state.rename("Anna")
    assert told.args[0].is_about_name
    state.undo()
    assert state.workbook.organisation == "みどり商店"
    state.redo()
    assert state.workbook.organisation == "Anna"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({Field.STATUS: Status.NOT_APPLICABLE}, ReasonMissing),
        ({Field.NOTE: "字" * 10_001}, TextTooLong),
        ({Field.STATUS: "maybe"}, InvalidValue),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(
    state: AppState, failures: list[Exception], values: dict[Field, str], kind: type[Exception]
) -> None:
    assert not state.edit([A2, E10], values)
    assert [type(f) for f in failures] == [kind]
    assert A2 not in state.workbook.entries()


def test_too_long_a_name_is_told(state: AppState, failures: list[Exception]) -> None:
    assert not state.rename("字" * (LINE_LIMIT + 1))
    assert [type(f) for f in failures] == [TextTooLong]


def test_a_part_of_the_profile_is_kept_in_its_one_form(state: AppState, failures: list[Exception]) -> None:
    assert state.set_profile({"holder.executive": " 森\x07 ", "people": "007", "methods": "vdi,vpn", "year_start": ""})
    texts = {key: text for key, text in kept(state.workbook).items() if key.startswith("profile.")}
    assert texts == {"profile.holder.executive": "森", "profile.people": "7", "profile.methods": "vpn,vdi"}
    assert failures == []


def test_a_wrong_part_of_the_profile_and_too_long_a_reason_are_told(state: AppState, failures: list[Exception]) -> None:
    step = state.next_undo
    assert not state.set_profile({"people": "5", "kind": "school"})
    assert not state.overrule(E10, Overrule(Verdict.APPLIES, "字" * 10_001))
    assert not state.overrule(E10, Overrule(Verdict.APPLIES, " \u3000"))
    assert [type(f) for f in failures] == [InvalidProfile, TextTooLong, ReasonMissing]
    assert state.next_undo is step
    assert not state.standing.has_profile


def test_on_a_full_disk_nothing_changes_and_it_is_told(
    qtbot: QtBot, state: AppState, failures: list[Exception]
) -> None:
    state.edit([A2], {Field.STATUS: Status.DONE})
    step = state.next_undo
    state.workbook = FullDisk(state.workbook)
    with qtbot.assertNotEmitted(state.changed), qtbot.assertNotEmitted(state.saved):
        assert not state.edit([A2], {Field.STATUS: Status.PARTIAL})
        assert not state.rename("Anna")
        state.undo()
    assert [type(f) for f in failures] == [DiskFull] * 3
    assert state.entry(A2).status is Status.DONE
    assert (state.next_undo, state.next_redo) == (step, None)


def test_on_a_full_disk_the_screen_shows_again_what_is_stored(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr("app.ui.files.remedies.tell_with_remedy", lambda error, *_rest: told.append(error))
    window.show_measure(A2)
    detail = Hand(window).checklist.detail
    healthy, state.workbook = state.workbook, FullDisk(state.workbook)
    detail.answer_button(Status.DONE).click()
    detail.owner.setEditText("Anna")
    detail.owner.flush()
    note = detail.text(Field.NOTE)
    note.setPlainText("a long note")
    note.flush()
    assert [type(error) for error in told] == [DiskFull] * 2, "of the answer, and once of all that is typed"
    assert not detail.answer_button(Status.DONE).isChecked()
    assert detail.owner.currentText() == "Anna"
    assert note.toPlainText() == "a long note", "what was typed stays, to be saved when there is room"
    state.workbook = healthy
    note.append("!")
    note.flush()
    assert (state.entry(A2).note, state.entry(A2).owner) == ("a long note\n!", "Anna")


def test_the_view_is_told_once(qtbot: QtBot, state: AppState) -> None:
    with qtbot.waitSignals([state.about_to_leave, state.view_changed]):
        state.set_view(View.EXECUTIVE)
    with qtbot.assertNotEmitted(state.view_changed):
        state.set_view(View.EXECUTIVE)
    assert len(state.measures) == 5


def test_counterparts_belong_to_the_view_of_all(state: AppState) -> None:
    assert state.counterparts("administrator-I-7") == ("teleworker-I-4",)
    state.set_view(View.ADMINISTRATOR)
    assert state.counterparts("administrator-I-7") == ()


def test_another_workbook_takes_the_place_of_the_first(qtbot: QtBot, state: AppState, tmp_path: Path) -> None:
    first = state.path
    with qtbot.waitSignal(state.workbook_replaced):
        state.replace_workbook(Workbook.create(tmp_path / "other.tenken", "Anna"))
    assert (state.workbook.organisation, state.entries, state.next_undo) == ("Anna", {}, None)
    with Workbook.open(first) as closed:
        assert closed.entries()[E10].note == "髙﨑さんに聞く"
    state.workbook.close()


def test_every_place_follows_an_undo(window: MainWindow, state: AppState) -> None:
    for place in Place:
        Hand(window).go(place)
    window.show_measure(A2)
    state.edit([A2], {Field.STATUS: Status.PARTIAL, Field.OWNER: "Anna"})
    state.undo()
    assert Hand(window).checklist.detail.owner.currentText() == ""
    assert Hand(window).place is Place.CHECKLIST
    Hand(window).go(Place.PLAN)
    assert A2 not in Hand(window).plan.ids
    assert Hand(window).figures == "Answered 2 / 97　Done 1 / 97"


def test_texts_of_the_workbook_are_one_step_with_a_name(state: AppState, qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(state.changed) as told:
        assert keep(state, {"device.1.name": "PC", "device.1.seen": "2026-11-01"})
    assert told.args[0].keys == {"device.1.name", "device.1.seen"}
    assert kept(state.workbook)["device.1.name"] == "PC"
    assert "the list of devices" in Hand(window).entry("undo").text()
    with qtbot.waitSignal(state.changed):
        state.undo()
    assert "device.1.name" not in kept(state.workbook)


def test_a_text_that_does_not_fit_is_refused_and_nothing_is_kept(state: AppState, failures: list[Exception]) -> None:
    assert not keep(state, {"device.1.name": "PC", "device.1.seen": "yesterday"})
    assert isinstance(failures[0], CellWrong)
    assert "device.1.name" not in kept(state.workbook)


def test_what_came_from_a_file_is_accepted_as_one_step(state: AppState) -> None:
    wanted = {A2: {Field.STATUS: Status.DONE}, E10: {Field.OWNER: "髙﨑"}}
    before = dict(state.stored)
    assert state.accept(entry_differences(state.stored, wanted))
    assert (state.entry(A2).status, state.entry(E10).owner) == (Status.DONE, "髙﨑")
    assert state.workbook.history(limit=1)[0].origin is Origin.IMPORT
    state.undo()
    assert {i: e for i, e in state.stored.items() if e != EMPTY} == before


def test_before_it_is_accepted_the_state_is_kept_as_a_backup(state: AppState) -> None:
    wanted = {A2: {Field.STATUS: Status.DONE}}
    assert state.accept(entry_differences(state.stored, wanted))
    (backup,) = state.data.backups.iterdir()
    with closing(sqlite3.connect(backup)) as kept:
        assert A2 not in {measure for (measure,) in kept.execute("SELECT measure FROM entry")}


@pytest.mark.parametrize("takes_records", [True, False])
def test_the_records_are_kept_before_too_where_that_is_wanted(state: AppState, *, takes_records: bool) -> None:
    state.preferences.take(replace(state.preferences.now, backs_up_records=takes_records))
    records_folder(state.path).mkdir()
    (records_folder(state.path) / "a.png").write_bytes(b"png")
    assert state.accept(entry_differences(state.stored, {A2: {Field.STATUS: Status.DONE}}))
    kept = [path.name for path in state.data.backups.glob("*-records/*")]
    assert kept == (["a.png"] if takes_records else [])


def test_records_that_cannot_be_copied_keep_nothing_from_being_accepted(state: AppState) -> None:
    records_folder(state.path).mkdir()
    (records_folder(state.path) / "a.png").write_bytes(b"png")
    state.data.backups.mkdir(parents=True)
    backed_up_records(state.workbook, state.data.backups).write_text("in the way")
    assert state.accept(entry_differences(state.stored, {A2: {Field.STATUS: Status.DONE}}))


def test_without_a_backup_nothing_is_accepted(state: AppState, failures: list[Exception]) -> None:
    state.data.backups.parent.mkdir(parents=True, exist_ok=True)
    state.data.backups.write_bytes(b"in the way")
    wanted = {A2: {Field.STATUS: Status.DONE}}
    assert not state.accept(entry_differences(state.stored, wanted))
    assert isinstance(failures[0], StorageError)
    assert state.entry(A2).status is Status.UNANSWERED


def test_not_applicable_without_a_reason_is_not_accepted(state: AppState, failures: list[Exception]) -> None:
    wanted = {A2: {Field.STATUS: Status.NOT_APPLICABLE}}
    assert not state.accept(entry_differences(state.stored, wanted))
    assert isinstance(failures[0], ReasonMissing)
    assert state.entry(A2).status is Status.UNANSWERED
