"""Who of the kept contacts is our own and who is the vendor."""

import pytest

from app.domain.contact_duties import DutyWords, own_contact, vendor_contact
from app.domain.measures import Role
from app.domain.profile import Profile
from app.domain.tables import Column, Rows
from tests.kept import tables_of

OWN, VENDOR = DutyWords(marks=("うちの", "our ")), DutyWords(marks=("業者", "vendor"))


def contacts(**texts: str) -> Rows:
    return tables_of({f"contact.{key[1:].replace('_', '.')}": text for key, text in texts.items()})["contact"]


TEXTS = tables_of(
    {
        "contact.1.duty": "クラウドサービスの窓口",
        "contact.1.name": "Cloud",
        "contact.2.duty": "職場の連絡窓口",
        "contact.2.name": "佐藤",
        "contact.2.phone": "03-0000-0000",
        "contact.3.duty": "ＩＴ業者",
        "contact.3.name": "みどりシステム",
    }
)["contact"]


def test_each_is_known_by_its_usual_duty() -> None:
    own = own_contact(TEXTS, Profile(), DutyWords(("職場の連絡窓口",)))
    assert (own[Column.NAME], own[Column.PHONE]) == ("佐藤", "03-0000-0000")
    assert vendor_contact(TEXTS, DutyWords(("IT業者",)))[Column.NAME] == "みどりシステム"


@pytest.mark.parametrize(
    ("own", "vendor"), [("うちの窓口", "お世話になっている業者"), ("Our own contact", "it VENDOR")]
)
def test_each_is_known_by_what_its_duty_says(own: str, vendor: str) -> None:
    texts = contacts(_1_duty=vendor, _1_name="V", _2_duty=own, _2_name="O")
    assert own_contact(texts, Profile(), OWN)[Column.NAME] == "O"
    assert vendor_contact(texts, VENDOR)[Column.NAME] == "V"


def test_the_administrator_stands_in_and_the_vendor_is_nobody() -> None:
    profile = Profile(holders={Role.ADMINISTRATOR: "𠮷田"})
    assert own_contact({}, profile, OWN)[Column.NAME] == "𠮷田"
    assert own_contact({}, Profile(), OWN)[Column.NAME] == ""
    assert set(vendor_contact({}, VENDOR).values()) == {""}
    others = contacts(_1_duty="Unknown", _1_name="X", _2_name="Y")
    assert own_contact(others, Profile(), OWN)[Column.NAME] == ""
