"""What the screen has of each ledger: its words, what a row is in few words, and what may be meant in its fields."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.ledgers import LedgerRow, is_unseen
from app.domain.tables import CONTACT, DEVICE, PERSON, Column, RowTable
from app.i18n import N_, _, language, ngettext
from app.ui.shell.state import AppState


class LedgerScreen(NamedTuple):
    """A ledger on the screen."""

    sign: str
    """The icon where nothing is in it."""
    empty: str
    """What is said where nothing is in it."""
    add: str
    """What stands on the button that adds to it."""
    counted: Callable[[int], str]
    """So many rows, in words."""
    summary: Callable[[LedgerRow, date], Sequence[str]]
    """What a row is called, and what is said of it, on a day."""
    suggested: Callable[[AppState], Mapping[Column, Sequence[str]]]
    """What may be meant in a field beside what stands in other rows."""


def _device(row: LedgerRow, today: date) -> Sequence[str]:
    values = row.values
    is_late = any(values.values()) and is_unseen(row, today)
    late = _("▲ not seen for 90 days") if is_late else ""
    return values[Column.NAME] or values[Column.SERIAL], values[Column.USER], values[Column.PLACE], late


def _contact(row: LedgerRow, _today: date) -> Sequence[str]:
    values = row.values
    parts = values[Column.DUTY] or values[Column.NAME], values[Column.NAME], values[Column.PHONE]
    return tuple(dict.fromkeys(parts))


def _person(row: LedgerRow, _today: date) -> Sequence[str]:
    return row.values[Column.NAME], _("teleworks") if row.values[Column.TELEWORKS] else ""


def _called(state: AppState) -> Mapping[Column, Sequence[str]]:
    duties = state.catalogue.papers(language()).emergency.contacts
    return {Column.DUTY: [duty.name for duty in duties], Column.NAME: state.names}


SCREENS: Mapping[RowTable, LedgerScreen] = {
    DEVICE: LedgerScreen(
        "ledgers",
        N_("No device is listed yet. Begin with this PC, or paste rows that you copied in a spreadsheet."),
        N_("&Add a device"),
        lambda rows: ngettext("{count} device", "{count} devices", rows),
        _device,
        lambda state: {Column.USER: state.names},
    ),
    CONTACT: LedgerScreen(
        "person",
        N_("Nobody to call is listed yet. Add someone, or copy rows in a spreadsheet and paste them here."),
        N_("&Add a contact"),
        lambda rows: ngettext("{count} contact", "{count} contacts", rows),
        _contact,
        _called,
    ),
    PERSON: LedgerScreen(
        "person",
        N_("Nobody is listed yet. Add someone, or copy rows in a spreadsheet and paste them here."),
        N_("&Add a person"),
        lambda rows: ngettext("{count} person", "{count} people", rows),
        _person,
        lambda state: {Column.NAME: state.names},
    ),
}
"""Each ledger in the order of the screen: a new one has its place here."""
