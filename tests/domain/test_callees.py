"""Whom the emergency card names."""

from app.domain.emergency_contacts import Callee, callees
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
NOBODY = Callee("", "", "", "")


def contact(number, **values):
    return tables_of({f"contact.{number}.{column}": text for column, text in values.items()})["contact"]


def test_without_contacts_it_is_everybody_whom_one_would_look_for():
    expected = tuple(Callee(duty.name, "", duty.number, "") for duty in EMERGENCY.contacts)
    assert callees({}, EMERGENCY) == expected
    assert callees(contact(1, name="佐藤"), EMERGENCY, blank=True) == expected


def test_contacts_stand_first_in_their_order_and_public_numbers_last():
    texts = contact(2, name="佐藤", phone="03") | contact(1, duty="窓口", name="𠮷田", phone="04", note="夜も")
    assert callees(texts, EMERGENCY) == (
        Callee("窓口", "𠮷田", "04", "夜も"),
        Callee("", "佐藤", "03", ""),
        NOBODY,
        Callee("警察", "", "#9110", ""),
    )


def test_where_there_are_enough_there_is_no_room_for_another():
    texts = contact(1, name="a") | contact(2, name="b") | contact(3, name="c")
    assert NOBODY not in callees(texts, EMERGENCY)


def test_a_public_number_that_is_a_contact_already_is_not_there_twice():
    listed = callees(contact(1, duty="Police", phone="＃９１１０"), EMERGENCY)
    assert [each.duty for each in listed] == ["Police", ""]
