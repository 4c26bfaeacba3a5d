"""What exists many times: which cells there are, and the one form in which each is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cell_forms import cell_texts, cells_in, known_cell, stored_at, stored_cell, whole_text
from app.domain.entered_text import TextTooLong
from app.domain.tables import DEVICE, TABLES, CellPlace, CellWrong, declared, key_of, next_number, place_at, row_of_key
from app.domain.undo import RowChange, SettingChange, change_at, changes_between, row_changes
from tests.kept import tables_of

HAND_IN = "佐藤\n2026-11-20\n3\nteleworker-A-1\tnot_applicable\t紙は\\n使わない\nteleworker-A-2\tdone"
STORED = {
    "device.3.serial": "S-1",
    "device.3.seen": "2026-11-01",
    "device.9999.note": "a\nb",
    "contact.2.phone": "#9110",
    "person.1.teleworks": "yes",
    "decision.12.administrator-E-10": "来月\nまで",
    "hand_in.1": HAND_IN,
}


@pytest.mark.parametrize(("address", "text"), STORED.items())
def test_it_reads_back(address: str, text: str) -> None:
    place = place_at(address)
    assert place
    assert place.address == address
    assert stored_at(place, text) == text
    assert stored_at(place, "") == ""
    assert dict(cell_texts(tables_of({address: text}))) == {address: text}


@pytest.mark.parametrize(
    "address",
    [
        "device", "device.1", "device.1.colour", "device.0.name", "device.10000.name", "device.01.name",
        "device.x.name", "device.٣.name", "device.1.name.x", "decision.1", "decision.1.", "decision.01.m",
        "decision.1. m", "hand_in.1.person", "hand_in.x", "hand_in.1000000000", "people", "round.1.begun", "",
    ],
)  # fmt: skip
def test_other_addresses_are_none(address: str) -> None:
    assert place_at(address) is None
    assert isinstance(change_at(address, "", "x"), SettingChange)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("device.1.seen", "yesterday"),
        ("person.1.teleworks", "on Mondays"),
        ("hand_in.1", "佐藤"),
        ("hand_in.1", "佐藤\n2026-11-20\nx\n"),
        ("hand_in.1", "佐藤\n2026-13-20\n\n"),
        ("hand_in.1", "佐藤\n2026-11-20\n\nm\tplanned"),
        ("hand_in.1", "佐藤\n2026-11-20\n\nm\tdone\nm\tdone"),
        ("hand_in.1", "佐藤\n2026-11-20\n\n m\tdone"),
        ("hand_in.1", "佐藤\n2026-11-20\n\nm\tdone\ta\\b"),
        ("hand_in.1", "佐藤\n2026-11-20\n\nm\tdone\n"),
    ],
)
def test_what_does_not_fit_is_refused(address: str, text: str) -> None:
    place = place_at(address)
    assert place
    with pytest.raises(CellWrong):
        stored_at(place, text)


def test_too_long_a_text_is_refused_and_others_are_cleaned() -> None:
    with pytest.raises(TextTooLong):
        stored_at(CellPlace("device", "1", "name"), "x" * 201)
    assert stored_at(CellPlace("device", "1", "name"), " PC\n1 ") == "PC 1"
    assert stored_at(CellPlace("device", "1", "note"), "a\r\nb") == "a\nb"


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_whole(name: str) -> None:
    table = TABLES[name]
    assert table.name == name
    assert table.names == tuple(each.column for each in table.columns)
    assert len(set(table.names)) == len(table.names)
    assert not set(table.keys) & set(table.names)
    row = "7.x" if len(table.keys) > 1 else "7"
    assert row_of_key(key_of(table, row)) == row
    cells = dict.fromkeys(table.names, "a")
    assert cells_in(table, whole_text(table, cells)) == cells


def test_a_new_row_has_a_number_of_its_own() -> None:
    assert next_number({}) == 1
    assert next_number({"4": {}, "10": {}, "2": {}}) == 11


def test_changes_of_cells_and_of_whole_rows() -> None:
    stored = tables_of({"device.1.name": "PC", "device.2.name": "Mac", "hand_in.1": HAND_IN})
    changes = row_changes(TABLES["device"], stored["device"], {"1": {"name": "PC", "user": " 佐藤 "}, "2": {}})
    assert changes == (RowChange("device", "1", "user", "", "佐藤"), RowChange("device", "2", "name", "Mac", ""))
    (gone,) = row_changes(TABLES["hand_in"], stored["hand_in"], {"1": {}})
    assert gone == RowChange("hand_in", "1", "", HAND_IN, "")
    (other,) = row_changes(TABLES["hand_in"], stored["hand_in"], {"1": {"person": "森"}})
    assert other.after == HAND_IN.replace("佐藤", "森")
    with pytest.raises(CellWrong):
        row_changes(TABLES["device"], {}, {"10000": {"name": "x"}})


CELLS = st.dictionaries(st.sampled_from([a for a in STORED if a.startswith("device")]), st.sampled_from(["", "a", "b"]))


@given(CELLS, CELLS)
def test_changes_between_two_states_lead_from_one_to_the_other(one: dict[str, str], other: dict[str, str]) -> None:
    before, after = tables_of(one)["device"], tables_of(other)["device"]
    found = dict(cell_texts({"device": before}))
    for change in changes_between(TABLES["device"], before, after):
        assert found.get(change.place.address, "") == change.before
        found[change.place.address] = change.after
    assert {a: t for a, t in found.items() if t} == dict(cell_texts({"device": after}))


def test_a_column_that_nobody_declared_is_none() -> None:
    with pytest.raises(CellWrong):
        stored_cell(DEVICE, "colour", "red")


def test_what_is_no_value_is_not_known() -> None:
    assert known_cell(declared(DEVICE, "seen"), "2026-11-20") == "2026-11-20"
    assert known_cell(declared(DEVICE, "seen"), "yesterday") == ""
