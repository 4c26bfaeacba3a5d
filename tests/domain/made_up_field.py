"""Two fields that a later release adds, and one still later takes away: `with FOLDER` and `without FOLDER`."""

import json
import shutil
import sys
from pathlib import Path

from tests.made_up import add_step, declare, forgotten, rebuilt

DATA = Path(__file__).parents[1] / "data"
M = "administrator-E-10"
FIELDS = (
    "status",
    "note",
    "scope",
    "evidence",
    "evidence_seen",
    "reason",
    "owner",
    "carrier",
    "due",
    "priority",
    "steps_done",
)
MORE = ("cost_estimate", "asked_on")
KEY = "measure TEXT PRIMARY KEY NOT NULL"
AT_FIRST = {"status": "unanswered", "carrier": "self", "priority": "normal"}


def declare_fields() -> None:
    """The declaration, the step and the place on the screen."""
    declare(
        "app.domain.answers",
        ('    STEPS = "steps_done"\n', '    COST = "cost_estimate"\n    ASKED = "asked_on"\n'),
        (
            '    steps_done: str = entry_field("Steps done", "", 14, limit=NOTE_LIMIT)\n',
            """    cost_estimate: str = entry_field("Cost estimate", "", 12, limit=LINE_LIMIT)
    asked_on: date | None = entry_field("Asked on", None, 11, tense=Tense.PAST)
""",
        ),
    )
    add_fields()
    declare("app.ui.checklist.record_form", ("_NOTES = (Field.NOTE, Field.SCOPE, Field.EVIDENCE", ", Field.COST"))


def add_fields() -> None:
    """The step that adds them."""
    add_step(*rebuilt("entry", KEY, (*FIELDS, *MORE), FIELDS))


def take_fields_away() -> None:
    """The step that takes them away."""
    nothing = " AND ".join(f"{field} = '{AT_FIRST.get(field, '')}'" for field in FIELDS)
    add_step(
        *forgotten(f"field IN {MORE}"), *rebuilt("entry", KEY, FIELDS, FIELDS), f"DELETE FROM entry WHERE {nothing}"
    )


def read_what_is_old(folder: Path) -> None:
    """The workbooks and files of releases that did not have the fields."""
    from datetime import date

    from app.catalogue.loader import Catalogue
    from app.paths import catalogue_folder
    from app.storage.dump import dump
    from app.storage.workbook import Workbook
    from app.storage.workbook_check import Result, check_workbook
    from app.work.files_in import differences_in, restore_json

    for name in ("workbook-v2", "workbook-v3"):
        path = folder / f"{name}.tenken"
        shutil.copyfile(DATA / path.name, path)
        with Workbook.open(path) as old:
            assert old.entry(M).note
            if name == "workbook-v3":
                whole = dump(old)
                for table in ("old.csv", "old.xlsx"):
                    found = differences_in(
                        folder.parent / table,
                        catalogue=Catalogue(catalogue_folder()),
                        workbook=old,
                        today=date(2026, 11, 20),
                    )
                    assert (found.rows, found.differences) == (98, ())
        assert check_workbook(path).result is Result.SOUND
    for file in (DATA / "whole-1.json", folder.parent / "old.json"):
        with restore_json(file, folder / f"{file.stem}.tenken") as again:
            assert again.entry(M).note
            if file.stem == "old":
                assert (dump(again).entries, dump(again).history) == (whole.entries, whole.history)
        assert check_workbook(folder / f"{file.stem}.tenken").result is Result.SOUND


def require_valid(path: Path) -> None:
    """Whether a file keeps to the schema of this release."""
    import jsonschema

    from app.exchange.json_schema import workbook_schema

    jsonschema.Draft202012Validator(workbook_schema()).validate(json.loads(path.read_bytes()))


def use_fields(folder: Path) -> None:
    """Storage, history, files, commands, words, screen."""
    from datetime import date

    from app import labels
    from app.catalogue.loader import Catalogue
    from app.cli import main
    from app.domain.answers import Change, Field
    from app.exchange.columns import ANSWERS, comparable_heading, heading, keys_by_heading
    from app.exchange.table_files import TableFormat
    from app.paths import catalogue_folder
    from app.storage.dump import dump
    from app.storage.workbook import Workbook
    from app.storage.workbook_check import Result, check_workbook
    from app.work.files_in import differences_in, restore_json, take
    from app.work.files_out import export_json, export_table

    day, catalogue, path = date(2026, 11, 20), Catalogue(catalogue_folder()), folder / "a.tenken"
    assert main(["set", "--workbook", f"{path}", M, "--cost-estimate", " 30,000 yen ", "--asked-on", "2026-11-20"]) == 0
    with Workbook.open(path) as workbook:
        assert (workbook.entry(M).cost_estimate, workbook.entry(M).asked_on) == ("30,000 yen", day)
        assert [record.change.field for record in reversed(workbook.history(M))] == [Field.COST, Field.ASKED]
        workbook.apply([Change(M, Field.COST, "30,000 yen", "")])
        workbook.apply([Change(M, Field.COST, "", "30,000 yen")])
        export_json(folder / "a.json", workbook)
        require_valid(folder / "a.json")
        with restore_json(folder / "a.json", folder / "b.tenken") as again:
            assert dump(again) == dump(workbook)
        for kind in TableFormat:
            table = folder / f"a.{kind.value}"
            export_table(table, kind, ANSWERS, catalogue=catalogue, workbook=workbook, language="en")
            found = differences_in(table, catalogue=catalogue, workbook=workbook, today=day)
            assert found.differences == (), found
            workbook.apply([Change(M, Field.COST, "30,000 yen", "")])
            assert differences_in(table, catalogue=catalogue, workbook=workbook, today=day).differences == ()
            workbook.apply([Change(M, Field.COST, "", "30,000 yen")])
    (folder / "c.csv").write_text(f"id,Cost estimate,asked on\n{M},1,11/19\n", encoding="utf-8")
    with Workbook.open(path) as workbook:
        found = differences_in(folder / "c.csv", catalogue=catalogue, workbook=workbook, today=day)
        assert take(found.differences, workbook, None) == 2
        assert (workbook.entry(M).cost_estimate, workbook.entry(M).asked_on) == ("1", date(2026, 11, 19))
        show_field(folder, catalogue, workbook)
    assert check_workbook(path).result is Result.SOUND
    assert labels.name(Field.COST) == heading(Field.COST, "en") == "Cost estimate"
    assert keys_by_heading(ANSWERS)[comparable_heading("Asked on")] is Field.ASKED


def show_field(folder: Path, catalogue: object, workbook: object) -> None:
    """Its place on the screen: shown, typed over, kept, taken back."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from app.paths import DataDir
    from app.storage.settings import Settings
    from app.ui.checklist.record_form import RecordForm
    from app.ui.shell.state import AppState
    from tests.ui.hands import Part

    application = QApplication([])
    page = QWidget()
    state = AppState(catalogue, workbook, DataDir(folder), Settings())
    form = RecordForm(state, page.setFocus, page)
    form.retranslate()
    form.show_measure(M)
    page.show()
    note = Part(form).note("Cost estimate")
    assert note.toPlainText() == "1"
    note.selectAll()
    QTest.keyClicks(note, "25,000 yen")
    form.flush()
    assert state.entry(M).cost_estimate == "25,000 yen"
    state.undo()
    assert state.entry(M).cost_estimate == "1"
    state.redo()
    page.deleteLater()
    application.processEvents()


def do_without_fields(folder: Path, used: Path) -> None:
    """What had them is read without them; files that have them are refused by their place."""
    from datetime import date

    import pytest

    from app.catalogue.loader import Catalogue
    from app.domain.answers import EMPTY
    from app.exchange.refusals import ColumnUnknown, JsonWrong
    from app.paths import catalogue_folder
    from app.storage.dump import dump
    from app.storage.workbook import Workbook
    from app.storage.workbook_check import Result, check_workbook
    from app.work.files_in import differences_in, restore_json
    from app.work.files_out import export_json

    catalogue = Catalogue(catalogue_folder())
    shutil.copyfile(used / "a.tenken", folder / "a.tenken")
    with Workbook.open(folder / "a.tenken") as workbook:
        assert workbook.entry(M) == EMPTY
        assert {record.change.before for record in workbook.history()} >= {"30,000 yen", "25,000 yen", "2026-11-19"}
        export_json(folder / "a.json", workbook)
        require_valid(folder / "a.json")
        with restore_json(folder / "a.json", folder / "b.tenken") as again:
            assert dump(again) == dump(workbook)
        for table in ("a.csv", "a.xlsx"):
            with pytest.raises(ColumnUnknown, match="Cost estimate"):
                differences_in(used / table, catalogue=catalogue, workbook=workbook, today=date(2026, 11, 20))
    assert check_workbook(folder / "a.tenken").result is Result.SOUND
    with pytest.raises(JsonWrong) as refused:
        restore_json(used / "a.json", folder / "c.tenken")
    assert refused.value.place == f'entries["{M}"].cost_estimate'


if __name__ == "__main__":
    is_with, folder = sys.argv[1] == "with", Path(sys.argv[2])
    (folder / sys.argv[1]).mkdir()
    if is_with:
        declare_fields()
    else:
        add_fields()
        take_fields_away()
    read_what_is_old(folder / sys.argv[1])
    if is_with:
        use_fields(folder / "with")
    else:
        do_without_fields(folder / "without", folder / "with")
    print("all of it")
