"""Whom the emergency card names."""

from app.domain.emergency_contacts import EmergencyContact, contacts_to_call
from app.domain.papers import Duty, Emergency
from tests.kept import tables_of

EMERGENCY = Emergency(
    steps=(),
    donts=(),
    contacts=(Duty("own", "職場の連絡窓口", ""), Duty("police", "警察", "#9110"), Duty("ipa", "IPA", "")),
    call="",
    card=(),
    measures=(),
)
NOBODY = EmergencyContact("", "", "", "")


def contact(number, **values):
    return tables_of({f"contact.{number}.{column}": text for column, text in values.items()})["contact"]


def test_without_contacts_it_is_everybody_whom_one_would_look_for():
    expected = tuple(EmergencyContact(duty.name, "", duty.number, "") for duty in EMERGENCY.contacts)
    assert contacts_to_call({}, EMERGENCY) == expected
    assert contacts_to_call(contact(1, name="佐藤"), EMERGENCY, blank=True) == expected


def test_contacts_stand_first_in_their_order_and_public_numbers_last():
    texts = contact(2, name="佐藤", phone="03") | contact(1, duty="窓口", name="𠮷田", phone="04", note="夜も")
    assert contacts_to_call(texts, EMERGENCY) == (
        EmergencyContact("窓口", "𠮷田", "04", "夜も"),
        EmergencyContact("", "佐藤", "03", ""),
        NOBODY,
        EmergencyContact("警察", "", "#9110", ""),
    )


def test_where_there_are_enough_there_is_no_room_for_another():
    texts = contact(1, name="a") | contact(2, name="b") | contact(3, name="c")
    assert NOBODY not in contacts_to_call(texts, EMERGENCY)


def test_a_public_number_that_is_a_contact_already_is_not_there_twice():
    listed = contacts_to_call(contact(1, duty="Police", phone="＃９１１０"), EMERGENCY)
    assert [each.duty for each in listed] == ["Police", ""]
