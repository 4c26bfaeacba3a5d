"""Rows of texts: what goes in comes out, and what does not fit is refused."""

from datetime import date

import pytest

from app.domain.ledgers import ASKED_FOR_BY, DAYS, LONG, MARKS, LedgerRow, is_unseen, ledger_rows
from app.domain.tables import CONTACT, DEVICE, Column
from tests.kept import tables_of


def test_rows_by_number_with_every_column():
    tables = tables_of({"device.2.serial": "S2", "device.10.name": "last", "device.1.name": "PC"})
    first, second, last = ledger_rows(tables["device"])
    assert (first.number, first.values[Column.NAME], second.values[Column.SERIAL]) == (1, "PC", "S2")
    assert tuple(first.values) == DEVICE.names
    assert last.number == 10


def test_what_the_columns_hold_follows_from_the_tables():
    assert set(DAYS) == {Column.SEEN}
    assert {Column.APPLICATIONS, Column.NOTE} == LONG
    assert {Column.TELEWORKS} == MARKS


@pytest.mark.parametrize(
    ("seen", "is_marked"), [("2026-08-25", True), ("2026-08-26", False), ("2026-11-23", False), ("", True)]
)
def test_a_device_that_nobody_looked_at_for_90_days_is_marked(seen, is_marked):
    device = LedgerRow(1, {Column.SEEN: seen})
    assert is_unseen(device, date(2026, 11, 23)) is is_marked


def test_what_asks_for_a_ledger_are_measures(catalogue):
    assert set(ASKED_FOR_BY) <= set(catalogue.by_id)
    assert set(ASKED_FOR_BY.values()) == {DEVICE, CONTACT}
