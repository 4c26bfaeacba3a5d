"""A workbook as one value and back: what does not fit together makes no workbook and leaves nothing."""

from dataclasses import replace

import pytest

from app.domain.answers import Change, Entry, Field, Status
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.domain.tables import DEVICE
from app.files import FolderNotWritable, PathMissing, PathTaken
from app.storage.dump import dump, restore
from app.storage.errors import WorkbookDamaged
from app.storage.migrations import STEPS
from app.storage.printed_sheets import issue
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import M, edit, names_in


@pytest.fixture
def whole(workbook):
    edit(workbook, status=Status.DONE, note="髙﨑")
    workbook.set_organisation("みどり")
    issue(workbook, Sheet("checklist", View.ALL, workbook.created, "佐藤", (M,)))
    return dump(workbook)


def test_the_same_comes_back_under_the_same_id(workbook, whole, tmp_path):
    with restore(tmp_path / "new.tenken", whole) as restored:
        assert dump(restored) == whole
        assert (restored.id, restored.created) == (workbook.id, workbook.created)
        assert restored.last_change == workbook.last_change
    assert check_workbook(tmp_path / "new.tenken").result is Result.SOUND


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: replace(whole, id="x"),
        lambda whole: replace(whole, entries={}),
        lambda whole: replace(whole, entries={**whole.entries, "teleworker-I-4": Entry(Status.DONE)}),
        lambda whole: replace(whole, texts={**whole.texts, "organisation": "other"}),
        lambda whole: replace(whole, history=whole.history[1:]),
        lambda whole: replace(whole, schema=2, tables={"device": {"1": dict.fromkeys(DEVICE.names, "x")}}),
        lambda whole: replace(whole, history=(*whole.history, whole.history[0])),
        lambda whole: replace(
            whole, history=(*whole.history, whole.history[0]._replace(change=Change(M, Field.NOTE, "a", "b")))
        ),
    ],
)
def test_what_does_not_fit_together_makes_no_workbook(whole, tmp_path, change):
    before = names_in(tmp_path)
    with pytest.raises(WorkbookDamaged):
        restore(tmp_path / "new.tenken", change(whole))
    assert names_in(tmp_path) == before


def test_what_a_release_without_a_column_wrote_is_built_as_it_was_then(whole, tmp_path, monkeypatch):
    settings, entry, *others = STEPS[0]
    narrow = entry.replace("            priority TEXT NOT NULL,\n", "")
    later = (Field.PRIORITY, Field.STEPS)  # the column that is left out here, and the one that came with schema 4
    columns = ", ".join(("measure", *(field.value for field in Field if field not in later)))
    wider = (
        "ALTER TABLE entry RENAME TO narrow",
        entry,
        f"INSERT INTO entry SELECT {columns}, 'normal', row_digest('entry', {columns}, 'normal') FROM narrow",
        "DROP TABLE narrow",
    )
    monkeypatch.setattr(
        "app.storage.dump.STEPS", ((settings, narrow, *others), STEPS[1], (*STEPS[2], *wider), *STEPS[3:])
    )
    with restore(tmp_path / "new.tenken", replace(whole, schema=2)) as restored:
        assert dump(restored) == whole
    assert check_workbook(tmp_path / "new.tenken").result is Result.SOUND


def test_a_file_that_is_there_stays(whole, tmp_path):
    (tmp_path / "new.tenken").write_bytes(b"mine")
    with pytest.raises(PathTaken):
        restore(tmp_path / "new.tenken", whole)
    assert (tmp_path / "new.tenken").read_bytes() == b"mine"


def test_a_missing_folder_is_named(whole, tmp_path):
    with pytest.raises(PathMissing):
        restore(tmp_path / "nowhere" / "new.tenken", whole)


def test_a_folder_that_may_not_be_written_is_named(whole, guarded):
    guarded.chmod(0o555)
    with pytest.raises(FolderNotWritable):
        restore(guarded / "new.tenken", whole)
