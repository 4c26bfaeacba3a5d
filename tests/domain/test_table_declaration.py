"""A new table is a declaration and a migration: nothing else of storage, files, commands and words has it."""

import shutil
from pathlib import Path

from app.domain.answers import DECLARED
from app.domain.entered_text import LINE_LIMIT, NOTE_LIMIT
from app.domain.ledgers import LEDGERS
from app.domain.tables import TABLES, CellKind
from app.exchange.columns import WHATS
from app.storage.workbook import Workbook
from app.work.files_out import export_json
from tests.made_up import run

DATA = Path(__file__).parents[1] / "data"
COLUMNS = [each for table in TABLES.values() for each in table.columns]


def test_a_column_is_called_the_same_in_every_table() -> None:
    assert len({(each.column, each.words) for each in COLUMNS}) == len({each.column for each in COLUMNS})


def test_what_is_typed_has_a_limit() -> None:
    limits = {each.kind: each.limit for each in COLUMNS}
    assert {kind: limit for kind, limit in limits.items() if limit} == {
        CellKind.LINE: LINE_LIMIT,
        CellKind.LINES: NOTE_LIMIT,
    }


def test_a_table_of_files_is_known_by_columns_that_no_other_has() -> None:
    assert list(WHATS) == ["answers", *(table.file for table in LEDGERS)]
    for table in LEDGERS:
        assert table.known_by
        assert table.known_by <= set(table.names)
        assert not any(table.known_by & set(other.names) for other in LEDGERS if other is not table)
        assert not {*map(str, table.known_by)} & {*map(str, DECLARED)}


def test_a_made_up_table_is_added_and_taken_away_again(tmp_path: Path) -> None:
    shutil.copyfile(DATA / "workbook-v3.tenken", tmp_path / "old.tenken")
    with Workbook.open(tmp_path / "old.tenken") as workbook:
        export_json(tmp_path / "old.json", workbook)
    assert run("tests.domain.made_up_table", "with", tmp_path)
    assert run("tests.domain.made_up_table", "without", tmp_path)
