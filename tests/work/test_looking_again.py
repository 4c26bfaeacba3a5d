"""Old answers are listed once where the words became stricter, and nothing in them is ever changed."""

import shutil
from pathlib import Path

import pytest

from app.domain.answers import Field, Status
from app.domain.editions import EDITION
from app.domain.history import Origin
from app.domain.kept_texts import EDITIONS, LOOKED_AGAIN
from app.domain.record import replace
from app.domain.undo import UndoStep, text_changes
from app.files import StorageError
from app.storage.backup import keep_generation, save_copy, work_on
from app.storage.status_history import status_history
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.files_in import read_whole, restore_json
from app.work.files_out import export_hand_over, export_json
from app.work.looking_again import editions_of_answers, text_once_looked_at, to_look_again
from tests.storage.samples import edit

DATA = Path(__file__).parents[1] / "data"
E10, A1, I7, G3 = "administrator-E-10", "executive-A-1", "administrator-I-7", "administrator-G-3"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "点検.tenken"


@pytest.fixture
def stricter(catalogue):
    """The measures, as if four of them had become stricter."""
    return tuple(replace(m, stricter_since=EDITION if m.id in (E10, A1, I7, G3) else 0) for m in catalogue.measures)


def look(stricter, workbook):
    return to_look_again(stricter, workbook.entries(), workbook)


@pytest.fixture(params=[DATA / f"workbook-v{n}.tenken" for n in (1, 2, 3)], ids=lambda path: path.stem)
def released(request, path):
    """A workbook of an earlier release: two of the four measures are done, one is not, one was taken back."""
    shutil.copyfile(request.param, path)
    with Workbook.open(path) as workbook:
        yield workbook


def test_an_old_workbook_lists_what_was_done(released, stricter):
    assert look(stricter, released) == {E10, A1}
    assert editions_of_answers(released, [E10, A1]) == {E10: 1, A1: 1}
    assert EDITIONS not in released.texts, "opening it writes nothing of editions"


def test_an_answer_of_today_is_not_listed_and_the_others_stay(released, stricter):
    step = released.last_change.step + 1
    edit(released, E10, status=Status.PARTIAL)
    edit(released, I7, status=Status.DONE)
    assert released.texts[EDITIONS] == f"{EDITION}={step}"
    assert look(stricter, released) == {A1}
    assert editions_of_answers(released, [E10, A1, I7]) == {E10: EDITION, A1: 1, I7: EDITION}


def test_what_is_written_beside_an_answer_makes_no_new_one(released, stricter):
    edit(released, E10, note="見た", owner="佐藤")
    assert EDITIONS not in released.texts
    assert look(stricter, released) == {E10, A1}


def test_an_answer_that_is_taken_back_leaves_the_old_one(released, stricter):
    changes = edit(released, E10, status=Status.NOT_DONE)
    assert look(stricter, released) == {A1}
    released.apply(UndoStep(changes).inverse().edits, Origin.UNDO)
    assert look(stricter, released) == {E10, A1}
    released.apply(changes, Origin.REDO)
    assert look(stricter, released) == {A1}


def test_who_has_looked_is_not_asked_again_and_the_answer_is_as_it_was(released, stricter):
    before, history = released.entries(), len(released.history())
    said = text_changes(released.texts, {LOOKED_AGAIN: text_once_looked_at(released, [E10])})
    released.apply(said)
    assert look(stricter, released) == {A1}
    assert released.entries() == before
    assert len(released.history()) == history + 1
    released.apply(UndoStep(said).inverse().edits, Origin.UNDO)
    assert look(stricter, released) == {E10, A1}
    assert LOOKED_AGAIN not in released.texts


def test_once_all_were_looked_at_the_next_edition_asks_anew(released, stricter):
    released.apply(text_changes(released.texts, {LOOKED_AGAIN: text_once_looked_at(released, [E10, A1])}))
    assert released.texts[LOOKED_AGAIN] == f"{E10} {EDITION}\n{A1} {EDITION}"
    assert look(stricter, released) == frozenset()
    later = [replace(m, stricter_since=EDITION + 1 if m.id == A1 else m.stricter_since) for m in stricter]
    assert look(later, released) == {A1}


@pytest.fixture
def fresh(path):
    with Workbook.create(path) as workbook:
        yield workbook


def test_a_new_workbook_lists_nothing_and_its_history_is_not_read(fresh, stricter, monkeypatch):
    edit(fresh, A1, status=Status.UNKNOWN)
    edit(fresh, E10, status=Status.DONE)
    assert fresh.texts[EDITIONS] == f"{EDITION}=1"
    monkeypatch.setattr("app.work.looking_again.status_history", None)
    assert look(stricter, fresh) == frozenset()


def test_an_old_workbook_without_such_answers_is_not_read_either(released, catalogue, monkeypatch):
    monkeypatch.setattr("app.work.looking_again.status_history", None)
    assert look(tuple(replace(m, stricter_since=0) for m in catalogue.measures), released) == frozenset()


def test_the_history_is_read_by_its_index(fresh):
    plan = fresh.connection.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM history WHERE measure IN (SELECT value FROM json_each(?)) AND field = ? "
        "ORDER BY id",
        ("[]", "status"),
    ).fetchall()
    assert any("history_measure" in str(row) for row in plan), plan


def test_damage_is_said(fresh):
    edit(fresh, E10, status=Status.DONE)
    fresh.connection.execute("UPDATE history SET after = 'partial'")
    with pytest.raises(StorageError):
        status_history(fresh, [E10])


def goes_along(workbook, other, stricter):
    assert other.texts[EDITIONS] == workbook.texts[EDITIONS]
    assert other.texts[LOOKED_AGAIN] == workbook.texts[LOOKED_AGAIN]
    assert look(stricter, other) == look(stricter, workbook) == {A1}


@pytest.fixture
def told(released):
    """An old workbook in which somebody has answered on this edition, and looked at an older answer."""
    edit(released, I7, status=Status.DONE)
    released.apply(text_changes(released.texts, {LOOKED_AGAIN: text_once_looked_at(released, [E10])}))
    return released


def test_it_goes_along_with_copies_and_hand_over(told, stricter, tmp_path):
    copy, handed, worked_on = (tmp_path / f"{name}.tenken" for name in ("copy", "handed", "worked-on"))
    save_copy(told, copy)
    export_hand_over(handed, told, b"", "")
    backup = keep_generation(told, tmp_path / "backups")
    assert backup is not None
    work_on(backup, worked_on)
    for place in (copy, handed, worked_on):
        with Workbook.open(place) as other:
            goes_along(told, other, stricter)


def test_it_goes_along_as_json(told, stricter, tmp_path):
    export_json(tmp_path / "whole.json", told)
    assert read_whole(tmp_path / "whole.json").texts[EDITIONS] == told.texts[EDITIONS]
    with restore_json(tmp_path / "whole.json", tmp_path / "again.tenken") as other:
        goes_along(told, other, stricter)
    assert check_workbook(tmp_path / "again.tenken").result is Result.SOUND


def test_json_of_an_earlier_release_has_answers_of_the_first_edition(catalogue, tmp_path):
    with restore_json(DATA / "whole-1.json", tmp_path / "again.tenken") as other:
        done = [m for m, entry in other.entries().items() if entry.status is Status.DONE]
        assert done
        assert set(editions_of_answers(other, done).values()) == {1}


def test_an_answer_that_a_table_brings_is_of_the_day(released, stricter):
    edit(released, E10, origin=Origin.IMPORT, status=Status.PARTIAL)
    assert look(stricter, released) == {A1}


def test_marks_of_a_later_release_stay_and_answers_count_as_old(path, stricter):
    with Workbook.create(path) as workbook:
        edit(workbook, E10, status=Status.DONE)
        workbook.apply(text_changes(workbook.texts, {EDITIONS: f"{EDITION + 1}=1"}))
        assert look(stricter, workbook) == frozenset()
        edit(workbook, A1, status=Status.DONE)
        assert workbook.texts[EDITIONS].startswith(f"{EDITION + 1}=1 {EDITION}=")


def test_a_workbook_with_editions_is_sound(told):
    path = told.path
    told.close()
    assert check_workbook(path).result is Result.SOUND


def test_a_field_of_a_measure_is_all_that_counts(fresh, stricter):
    edit(fresh, E10, status=Status.DONE)
    assert {record.change.field for record in status_history(fresh, [E10])} == {Field.STATUS}
