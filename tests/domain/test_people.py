"""Whose names are there to pick, and what naming the teleworkers does to the list of people."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry
from app.domain.measures import Role
from app.domain.people import names_in, offered_names, rows_for_teleworkers, teleworkers
from app.domain.profile import Profile
from app.domain.tables import PERSON
from app.domain.undo import row_changes
from tests.kept import tables_of, teleworking


def test_names_are_one_a_line_and_once_each() -> None:
    assert names_in("") == ()
    assert names_in(" 佐藤\n\n鈴木　 花子\n佐藤\n") == ("佐藤", "鈴木 花子")


def test_people_come_first_then_who_was_typed_elsewhere() -> None:
    tables = tables_of(
        {
            "person.2.name": "b",
            "person.1.name": "a",
            "device.1.user": "user",
            "contact.1.name": "call",
            "device.2.user": "a",
        }
    )
    found = offered_names(tables, {"m": Entry(owner="owner")}, Profile(holders={Role.EXECUTIVE: "head"}))
    assert found == ("a", "b", "owner", "head", "user", "call")


NAMES = st.lists(st.sampled_from("abcdef"), unique=True)


@given(NAMES, st.sets(st.sampled_from("abcdef")), NAMES)
def test_those_named_are_the_teleworkers_in_that_order(before: list[str], noted: set[str], wanted: list[str]) -> None:
    cells = teleworking("\n".join(before))
    cells |= {f"person.{n}.note": f"of {name}" for n, name in enumerate(before, 1) if name in noted}
    cells |= {"person.9.name": "else"}
    people = {row: dict(each) for row, each in tables_of(cells)["person"].items()}
    for change in row_changes(PERSON, people, rows_for_teleworkers(people, wanted)):
        row = people.setdefault(change.row, dict.fromkeys(PERSON.names, ""))
        assert row[change.column] == change.before
        row[change.column] = change.after
    people = {row: each for row, each in people.items() if any(each.values())}
    assert teleworkers(people) == tuple(wanted)
    notes = {each["name"]: each["note"] for each in people.values()}
    assert all(notes[name] == f"of {name}" for name in noted & set(before)), "what else was known of somebody stays"
    assert "else" in notes
    assert len(people) == len(notes)
