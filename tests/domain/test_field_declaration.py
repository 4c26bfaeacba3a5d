"""A new field is a line in `Field`, one in `Entry` and a migration: nothing else of storage, files, commands has it."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from app.domain.answers import CHOICES, DAYS, DECLARED, EMPTY, LIMITS, Entry, Field

ROOT = Path(__file__).parents[2]


def test_every_field_is_declared_once_and_in_the_order_of_the_columns() -> None:
    assert [each.name for each in fields(Entry)] == [*(field.value for field in Field), "unread"]
    assert tuple(DECLARED) == tuple(Field)


def test_what_a_field_holds_follows_from_its_declaration() -> None:
    assert {*CHOICES, *DAYS, *LIMITS} == set(Field)
    assert len(CHOICES) + len(DAYS) + len(LIMITS) == len(Field)
    assert all(EMPTY.get(field) in tuple(CHOICES[field]) for field in CHOICES)


_WITH_A_FIELD = """
import sys
from importlib.util import find_spec, module_from_spec
from pathlib import Path

folder = Path(sys.argv[1])
spec = find_spec("app.domain.answers")
source = Path(spec.origin).read_text(encoding="utf-8")
for line, more in (
    ('    PRIORITY = "priority"\\n', '    COST = "cost_estimate"\\n    ASKED = "asked_on"\\n'),
    (
        '    priority: Priority = entry_field("Priority", Priority.NORMAL, 8)\\n',
        '    cost_estimate: str = entry_field("Cost estimate", "", 12, limit=LINE_LIMIT)\\n'
        '    asked_on: date | None = entry_field("Asked on", None, 11, tense=Tense.PAST)\\n',
    ),
):
    assert source.count(line) == 1, line
    source = source.replace(line, line + more)
answers = sys.modules["app.domain.answers"] = module_from_spec(spec)
exec(compile(source, spec.origin, "exec"), answers.__dict__)

from datetime import date

from app.storage import migrations

columns = (
    "measure, status, note, scope, evidence, evidence_seen, reason, owner, carrier, due, priority"
)
kept = columns.replace(", ", " TEXT NOT NULL, ").replace("measure TEXT NOT NULL", "measure TEXT PRIMARY KEY NOT NULL")
migrations.STEPS += ((
    f"CREATE TABLE wider ({kept} TEXT NOT NULL, cost_estimate TEXT NOT NULL, asked_on TEXT NOT NULL,"
    " digest INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    f"INSERT INTO wider SELECT {columns}, '', '', row_digest('entry', {columns}, '', '') FROM entry",
    "DROP TABLE entry",
    "ALTER TABLE wider RENAME TO entry",
),)

import shutil

from app import labels
from app.catalogue.loader import Catalogue
from app.cli import main
from app.domain.answers import Change, Field
from app.exchange.columns import ANSWERS, heading, keys_by_heading, plain
from app.exchange.table_files import TableFormat
from app.paths import bundle
from app.storage.check import Result, check
from app.storage.dump import dump
from app.storage.workbook import Workbook
from app.work.files_in import differences_in, restore_json, take
from app.work.files_out import export_json, export_table

M, DAY = "administrator-E-10", date(2026, 11, 20)
catalogue = Catalogue(bundle() / "resources" / "catalogue")
shutil.copyfile(sys.argv[2], folder / "old.tenken")
path = folder / "a.tenken"
with Workbook.open(folder / "old.tenken") as old:
    assert old.entry(M).cost_estimate == "" and old.entry(M).note
assert main(["set", "--workbook", str(path), M, "--cost-estimate", " 30,000 yen ", "--asked-on", "2026-11-20"]) == 0
with Workbook.open(path) as workbook:
    assert (workbook.entry(M).cost_estimate, workbook.entry(M).asked_on) == ("30,000 yen", DAY)
    assert [record.change.field for record in reversed(workbook.history(M))] == [Field.COST, Field.ASKED]
    workbook.apply([Change(M, Field.COST, "30,000 yen", "")])
    workbook.apply([Change(M, Field.COST, "", "30,000 yen")])
    export_json(folder / "a.json", workbook)
    with restore_json(folder / "a.json", folder / "b.tenken") as again:
        assert dump(again) == dump(workbook)
    for kind in TableFormat:
        table = folder / f"a.{kind.value}"
        export_table(table, kind, ANSWERS, catalogue=catalogue, workbook=workbook, language="en")
        with Workbook.create(folder / f"{kind.value}.tenken") as other:
            found = differences_in(table, catalogue=catalogue, workbook=workbook, today=DAY)
            assert found.differences == (), found
            workbook.apply([Change(M, Field.COST, "30,000 yen", "")])
            found = differences_in(table, catalogue=catalogue, workbook=workbook, today=DAY)
            assert found.differences == ()
            workbook.apply([Change(M, Field.COST, "", "30,000 yen")])
(folder / "c.csv").write_text(f"id,Cost estimate,asked on\\n{M},1,11/19\\n", encoding="utf-8")
with Workbook.open(path) as workbook:
    found = differences_in(folder / "c.csv", catalogue=catalogue, workbook=workbook, today=DAY)
    assert take(found.differences, workbook, None) == 2
    assert (workbook.entry(M).cost_estimate, workbook.entry(M).asked_on) == ("1", date(2026, 11, 19))
assert check(path).result is Result.SOUND
assert labels.name(Field.COST) == heading(Field.COST, "en") == "Cost estimate"
assert keys_by_heading(ANSWERS)[plain("Asked on")] is Field.ASKED
print("all of it")
"""


def test_a_made_up_field_goes_through_storage_files_commands_and_words(tmp_path: Path) -> None:
    old = ROOT / "tests" / "data" / "workbook-v2.tenken"
    done = subprocess.run(
        [sys.executable, "-c", _WITH_A_FIELD, str(tmp_path), str(old)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("all of it\n")
