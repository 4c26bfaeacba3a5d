"""A new field is a line in `Field`, one in `Entry`, a migration and its place on the screen: nothing else has it."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from app.catalogue.loader import Catalogue
from app.domain.answers import CHOICES, DAYS, DECLARED, EMPTY, LIMITS, Entry, Field
from app.exchange.columns import ANSWERS
from app.exchange.table_files import TableFormat
from app.storage.workbook import Workbook
from app.work.files_out import export_json, export_table
from tests.made_up import run


def test_every_field_is_declared_once_and_in_the_order_of_the_columns() -> None:
    assert [each.name for each in fields(Entry)] == [*(field.value for field in Field), "unread"]
    assert tuple(DECLARED) == tuple(Field)


def test_what_a_field_holds_follows_from_its_declaration() -> None:
    assert {*CHOICES, *DAYS, *LIMITS} == set(Field)
    assert len(CHOICES) + len(DAYS) + len(LIMITS) == len(Field)
    assert all(EMPTY.get(field) in tuple(CHOICES[field]) for field in CHOICES)


DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def old(tmp_path: Path, catalogue: Catalogue) -> Path:
    """A folder with what this release writes."""
    shutil.copyfile(DATA / "workbook-v3.tenken", tmp_path / "old.tenken")
    with Workbook.open(tmp_path / "old.tenken") as workbook:
        export_json(tmp_path / "old.json", workbook)
        for kind in TableFormat:
            path = tmp_path / f"old.{kind.value}"
            export_table(path, kind, ANSWERS, catalogue=catalogue, workbook=workbook, language="en")
    return tmp_path


def test_made_up_fields_are_added_and_taken_away_again(old: Path) -> None:
    assert run("tests.domain.made_up_field", "with", old)
    assert run("tests.domain.made_up_field", "without", old)
