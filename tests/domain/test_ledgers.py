"""Rows of texts: what goes in comes out, and what does not fit is refused."""

from datetime import date

import pytest

from app.domain.ledgers import (
    ASKED_FOR_BY,
    COLUMNS,
    Column,
    Ledger,
    NotInLedger,
    Row,
    is_unseen,
    next_number,
    row_texts,
    rows,
    without_row,
)
from app.domain.text import TextTooLong


def test_rows_by_number_with_every_column():
    texts = {"device.2.serial": "S2", "device.1.name": "PC", "organisation": "x", "contact.1.name": "佐藤"}
    first, second = rows(Ledger.DEVICE, texts)
    assert (first.number, first.values[Column.NAME], second.values[Column.SERIAL]) == (1, "PC", "S2")
    assert tuple(first.values) == COLUMNS[Ledger.DEVICE]
    assert rows(Ledger.CONTACT, texts)[0].values[Column.NAME] == "佐藤"


def test_a_row_is_cleaned_and_read_back():
    typed = {Column.NAME: " PC\n1 ", Column.APPLICATIONS: "a\r\nb", Column.SEEN: "2026-11-01"}
    texts = row_texts(Ledger.DEVICE, 3, typed)
    assert texts == {"device.3.name": "PC 1", "device.3.applications": "a\nb", "device.3.seen": "2026-11-01"}
    assert rows(Ledger.DEVICE, texts)[0].number == 3


def test_a_row_is_taken_away():
    texts = row_texts(Ledger.CONTACT, 1, {Column.NAME: "佐藤"})
    assert rows(Ledger.CONTACT, texts | without_row(Ledger.CONTACT, 1)) == ()


def test_a_new_row_has_a_number_of_its_own():
    assert next_number(()) == 1
    assert next_number((Row(4, {}), Row(2, {}))) == 5


@pytest.mark.parametrize(
    ("ledger", "number", "column", "text"),
    [
        (Ledger.DEVICE, 1, Column.PHONE, "1"),
        (Ledger.DEVICE, 0, Column.NAME, "1"),
        (Ledger.DEVICE, 10_000, Column.NAME, "1"),
        (Ledger.DEVICE, 1, Column.SEEN, "yesterday"),
        (Ledger.CONTACT, 1, Column.SEEN, "2026-11-01"),
    ],
)
def test_what_does_not_fit_is_refused(ledger, number, column, text):
    with pytest.raises(NotInLedger):
        row_texts(ledger, number, {column: text})


def test_too_long_a_text_is_refused():
    with pytest.raises(TextTooLong):
        row_texts(Ledger.DEVICE, 1, {Column.NAME: "x" * 201})


@pytest.mark.parametrize(
    ("seen", "is_marked"), [("2026-08-25", True), ("2026-08-26", False), ("2026-11-23", False), ("", True)]
)
def test_a_device_that_nobody_looked_at_for_90_days_is_marked(seen, is_marked):
    device = Row(1, {Column.SEEN: seen})
    assert is_unseen(device, date(2026, 11, 23)) is is_marked


def test_what_asks_for_a_ledger_are_measures(catalogue):
    assert set(ASKED_FOR_BY) <= set(catalogue.by_id)
    assert set(ASKED_FOR_BY.values()) == set(Ledger)
