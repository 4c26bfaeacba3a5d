"""Whom to call when something seems wrong: the contacts of the workbook, and whom one would look for among them."""

import re
import unicodedata
from dataclasses import dataclass

from app.domain.ledgers import ledger_rows
from app.domain.papers import Emergency
from app.domain.tables import Column, Rows

_FEW = 3
"""Where fewer contacts are known, there is room to write one in by hand."""
_NOBODY = ("", "", "", "")


@dataclass(frozen=True)
class EmergencyContact:
    """Someone to call; what is empty is written in by hand."""

    duty: str
    name: str
    phone: str
    note: str


def contacts_to_call(kept: Rows, emergency: Emergency, *, blank: bool = False) -> tuple[EmergencyContact, ...]:
    """The contacts in their order; then room for one more where they are few, and numbers that everybody can call.

    Without contacts, or where they are not wanted, it is everybody whom one would look for.
    """
    contacts = () if blank else ledger_rows(kept)
    found = [
        EmergencyContact(*(row.values[c] for c in (Column.DUTY, Column.NAME, Column.PHONE, Column.NOTE)))
        for row in contacts
    ]
    suggested = [EmergencyContact(duty.name, "", duty.number, "") for duty in emergency.contacts]
    if not found:
        return tuple(suggested)
    phones = {_digits(each.phone) for each in found}
    room = (EmergencyContact(*_NOBODY),) if len(found) < _FEW else ()
    public = (each for each in suggested if each.phone and _digits(each.phone) not in phones)
    return (*found, *room, *public)


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))
