"""A table and a column that a later release adds, and one still later takes away: `with FOLDER`, `without FOLDER`."""

import json
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.made_up import add_step, declare, forgotten, rebuilt

DATA = Path(__file__).parents[1] / "data"
CONTACT = ("duty", "name", "phone", "note")
NUMBER = "number INTEGER PRIMARY KEY"
CELLS = {"plate": "千葉 500", "parked": "yard", "seen": "2026-11-20", "note": "a\nb"}


def declare_table() -> None:
    """The declaration, the step and the place on the screen."""
    declare(
        "app.domain.tables",
        ('    DECISION = "decision"\n', '    PLATE = "plate"\n    PARKED = "parked"\n    MAIL = "mail"\n'),
        (
            "    is_late=True,\n    most=ENDLESS,\n)\n",
            """VEHICLE = RowTable(
    "vehicle",
    msgid("Vehicles"),
    msgid("the list of vehicles"),
    (
        TableColumn(Column.PLATE, msgid("Number plate"), others=msgid_in("other headings, apart by blanks", "licence")),
        TableColumn(Column.PARKED, msgid("Parked at")),
        TableColumn(Column.SEEN, msgid("Last seen"), CellKind.DAY, Tense.PAST),
        _REMARKS,
    ),
    file="vehicles",
    known_by=frozenset({Column.PLATE}),
)
""",
        ),
        ("(DEVICE, CONTACT, PERSON, DECISION, HAND_IN", ", VEHICLE"),
        ('        TableColumn(Column.DUTY, msgid("Role in an emergency")),\n        _PERSONS_NAME,\n', _MAIL),
    )
    add_table()
    declare(
        "app.ui.ledgers.ledger_screens",
        ("from app.domain.tables import CONTACT", ", VEHICLE"),
        (
            "        lambda state: {Column.NAME: state.names},\n    ),\n",
            """    VEHICLE: LedgerScreen(
        "ledgers",
        N_("No vehicle is listed yet."),
        N_("&Add a vehicle"),
        lambda rows: ngettext("{count} vehicle", "{count} vehicles", rows),
        lambda row, _today: (row.values[Column.PLATE], row.values[Column.PARKED]),
        lambda state: {},
    ),
""",
        ),
    )


_MAIL = '        TableColumn(Column.MAIL, msgid("Mail address")),\n'


def add_table() -> None:
    """The step that adds both."""
    cells = ", ".join(f"{column} TEXT NOT NULL" for column in CELLS)
    wider = ("duty", "name", "mail", "phone", "note")
    add_step(
        f"CREATE TABLE vehicle ({NUMBER}, {cells}, digest INTEGER NOT NULL) STRICT",
        *rebuilt("contact", NUMBER, wider, CONTACT),
    )


def take_table_away() -> None:
    """The step that takes both away."""
    where = "measure = '' AND (field GLOB 'vehicle.*' OR field GLOB 'contact.*.mail')"
    nothing = " AND ".join(f"{column} = ''" for column in CONTACT)
    add_step(
        *forgotten(where),
        "DROP TABLE vehicle",
        *rebuilt("contact", NUMBER, CONTACT, CONTACT),
        f"DELETE FROM contact WHERE {nothing}",
    )


def read_what_is_old(folder: Path) -> None:
    """The workbooks and files of releases that had neither."""
    from app.domain.tables import CONTACT, TABLES
    from app.storage.workbook import Workbook
    from app.storage.workbook_check import Result, check_workbook
    from app.work.files_in import restore_json

    for name in ("workbook-v2", "workbook-v3"):
        shutil.copyfile(DATA / f"{name}.tenken", folder / f"{name}.tenken")
        with Workbook.open(folder / f"{name}.tenken") as old:
            assert old.rows(CONTACT)
            assert all(tuple(cells) == CONTACT.names for cells in old.rows(CONTACT).values())
        assert check_workbook(folder / f"{name}.tenken").result is Result.SOUND
    for file in (DATA / "whole-1.json", folder.parent / "old.json"):
        with restore_json(file, folder / f"{file.stem}.tenken") as again:
            assert again.rows(CONTACT)
            assert all(again.rows(table) or table.name == "vehicle" for table in TABLES.values())
        assert check_workbook(folder / f"{file.stem}.tenken").result is Result.SOUND


def use_table(folder: Path) -> None:
    """Workbook, undo, history, digests, check, and all of what follows."""
    from app.domain.history import Origin
    from app.domain.tables import CONTACT, TABLES
    from app.domain.undo import RowChange, UndoStep, row_changes
    from app.storage.workbook import Workbook
    from app.storage.workbook_check import Result, check_workbook

    vehicle, path = TABLES["vehicle"], folder / "a.tenken"
    with Workbook.create(path, "A") as workbook:
        step = UndoStep(row_changes(vehicle, workbook.rows(vehicle), {"1": CELLS, "2": {"plate": "x"}}))
        workbook.apply(step.edits)
        assert workbook.rows(vehicle)["1"] == CELLS
        assert workbook.rows(vehicle)["2"] == {**dict.fromkeys(CELLS, ""), "plate": "x"}
        workbook.apply(step.inverse().edits, Origin.UNDO)
        assert workbook.rows(vehicle) == {}
        workbook.apply(step.edits, Origin.REDO)
        workbook.apply(row_changes(CONTACT, workbook.rows(CONTACT), {"1": {"mail": "a@example.jp"}}))
        newest = workbook.history()[0].change
        assert newest == RowChange("contact", "1", "mail", "", "a@example.jp")
        say_it(step)
        carry_as_json(workbook, folder)
        carry_as_tables(workbook, folder)
        show_table(workbook, folder)
    assert check_workbook(path).result is Result.SOUND
    shutil.copyfile(path, folder / "hurt.tenken")
    with closing(sqlite3.connect(folder / "hurt.tenken", isolation_level=None)) as connection:
        connection.execute("UPDATE vehicle SET plate = 'y' WHERE number = 2")
    found = check_workbook(folder / "hurt.tenken")
    assert found.result is Result.DAMAGED
    assert "vehicle" in {problem.table for problem in found.problems}


def say_it(step: object) -> None:
    """The words."""
    from app import i18n, labels
    from app.catalogue.loader import Catalogue
    from app.domain.tables import TABLES, Column
    from app.paths import catalogue_folder
    from app.words import edits

    catalogue = Catalogue(catalogue_folder())
    i18n.use("en")
    assert edits.step_words(step, catalogue) == "the list of vehicles"
    said = [(edits.subject(e, catalogue), edits.field_words(e, catalogue)) for e in step.edits]
    assert said[:2] == [("Vehicles: row 1", "Number plate"), ("Vehicles: row 1", "Parked at")]
    assert edits.value_words(step.edits[2], step.edits[2].after) == "Nov 20, 2026"
    assert labels.table_name(TABLES["vehicle"], "ja") == "Vehicles"  # nobody has translated it yet
    assert labels.name(Column.SEEN, "ja") != labels.name(Column.SEEN, "en") == "Last seen"


def carry_as_json(workbook: object, folder: Path) -> None:
    """Out as JSON by its schema, and in."""
    import jsonschema

    from app.exchange.json_schema import workbook_schema
    from app.storage.dump import dump
    from app.work.files_in import restore_json
    from app.work.files_out import export_json

    export_json(folder / "a.json", workbook)
    written = json.loads((folder / "a.json").read_bytes())
    assert written["tables"]["vehicle"][0] == {"number": 1, **CELLS}
    jsonschema.Draft202012Validator(workbook_schema()).validate(written)
    with restore_json(folder / "a.json", folder / "b.tenken") as again:
        assert dump(again) == dump(workbook)


def carry_as_tables(workbook: object, folder: Path) -> None:
    """Out as CSV and XLSX, and in; in a list of one's own; from the clipboard."""
    from datetime import date

    from app.catalogue.loader import Catalogue
    from app.domain.tables import TABLES
    from app.exchange.columns import WHATS
    from app.exchange.pasting import pasted_rows
    from app.exchange.table_files import TableFormat
    from app.paths import catalogue_folder
    from app.work.files_in import differences_in, take
    from app.work.files_out import export_table

    day, catalogue, vehicle = date(2026, 11, 20), Catalogue(catalogue_folder()), TABLES["vehicle"]
    for kind in TableFormat:
        for what in ("vehicles", "contacts"):
            path = folder / f"{what}.{kind.value}"
            export_table(path, kind, WHATS[what], catalogue=catalogue, workbook=workbook, language="ja")
            found = differences_in(path, catalogue=catalogue, workbook=workbook, today=day)
            assert (found.what, found.differences) == (WHATS[what], ())
    (folder / "own.csv").write_text("Licence,Parked at,notes\nz,road,new\n", encoding="utf-8")
    found = differences_in(folder / "own.csv", catalogue=catalogue, workbook=workbook, today=day)
    assert take(found.differences, workbook, None) == 3
    assert workbook.rows(vehicle)["3"] == {"plate": "z", "parked": "road", "seen": "", "note": "new"}
    assert pasted_rows(vehicle, "plate\tseen\nq\t11/19", day).rows == ({"plate": "q", "seen": "2026-11-19"},)


def show_table(workbook: object, folder: Path) -> None:
    """Its place on the screen: counted, added to, taken back; and the new column of the other."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from app.catalogue.loader import Catalogue
    from app.domain.tables import CONTACT, TABLES
    from app.paths import DataDir, catalogue_folder
    from app.storage.settings import Settings
    from app.ui.ledgers.ledgers_view import LedgersView
    from app.ui.shell.state import AppState
    from tests.ui.hands import Part, ledger_pane

    application = QApplication([])
    state = AppState(Catalogue(catalogue_folder()), workbook, DataDir(folder), Settings())
    window = QWidget()
    view = LedgersView(state, window)
    view.show_ledger(TABLES["vehicle"])
    pane = Part(ledger_pane(view))
    assert "3 vehicles" in pane.said
    pane.press("Add a vehicle")
    QTest.keyClicks(pane.line("Number plate"), "W 1")
    pane.widget.flush()
    assert workbook.rows(TABLES["vehicle"])["4"]["plate"] == "W 1"
    state.undo()
    assert "4" not in workbook.rows(TABLES["vehicle"])
    view.show_ledger(CONTACT)
    assert Part(ledger_pane(view)).line("Mail address").text() == "a@example.jp"
    window.deleteLater()
    application.processEvents()


def do_without_table(folder: Path, used: Path) -> None:
    """What had both is read without them; files that have them are refused."""
    from datetime import date

    import pytest

    from app.catalogue.loader import Catalogue
    from app.domain.tables import CONTACT, TABLES
    from app.exchange.refusals import JsonWrong, Unreadable
    from app.paths import catalogue_folder
    from app.storage.dump import dump
    from app.storage.workbook import Workbook
    from app.storage.workbook_check import Result, check_workbook
    from app.work.files_in import differences_in, restore_json
    from app.work.files_out import export_json

    shutil.copyfile(used / "a.tenken", folder / "a.tenken")
    catalogue = Catalogue(catalogue_folder())
    with Workbook.open(folder / "a.tenken") as workbook:
        assert "vehicle" not in TABLES
        assert workbook.rows(CONTACT) == {}
        assert {"千葉 500", "a@example.jp"} <= {record.change.before for record in workbook.history()}
        export_json(folder / "a.json", workbook)
        with restore_json(folder / "a.json", folder / "b.tenken") as again:
            assert dump(again) == dump(workbook)
        with pytest.raises(Unreadable):
            differences_in(used / "vehicles.csv", catalogue=catalogue, workbook=workbook, today=date(2026, 11, 20))
    assert check_workbook(folder / "a.tenken").result is Result.SOUND
    with pytest.raises(JsonWrong) as refused:
        restore_json(used / "a.json", folder / "c.tenken")
    assert refused.value.place in ('tables["vehicle"]', 'tables["contact"][0].mail')


if __name__ == "__main__":
    is_with, folder = sys.argv[1] == "with", Path(sys.argv[2])
    (folder / sys.argv[1]).mkdir()
    if is_with:
        declare_table()
    else:
        add_table()
        take_table_away()
    read_what_is_old(folder / sys.argv[1])
    if is_with:
        use_table(folder / "with")
    else:
        do_without_table(folder / "without", folder / "with")
    print("all of it")
