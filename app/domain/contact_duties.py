"""Which of the kept contacts is our own, and which is the IT vendor: people word the duties as they like."""

from collections.abc import Iterable

from app.domain.ledgers import LedgerRow, ledger_rows
from app.domain.measures import Role
from app.domain.profile import Profile
from app.domain.selection import fold
from app.domain.tables import CONTACT, Cells, Column, Rows

OWN = ("職場の", "うちの", "自社", "社内", "our ", "own ")
"""How the duty of our own contact begins."""
VENDOR = ("業者", "ベンダ", "vendor")
"""What the duty of the IT vendor holds."""
NOBODY: Cells = dict.fromkeys(CONTACT.names, "")


def own_contact(contacts: Rows, profile: Profile, names: Iterable[str] = ()) -> Cells:
    """Whom to ask at our place; the administrator where no contact is kept. `names` are usual words for the duty."""
    found = _own(contacts, names)
    return found.values if found else {**NOBODY, Column.NAME: profile.holders.get(Role.ADMINISTRATOR, "")}


def has_own(contacts: Rows, names: Iterable[str] = ()) -> bool:
    """Whether a contact of our own is kept."""
    return _own(contacts, names) is not None


def vendor_contact(contacts: Rows, names: Iterable[str] = ()) -> Cells:
    """The IT vendor among the contacts; every column is '' where none is kept."""
    listed = ledger_rows(contacts)
    marks = _folded(VENDOR)
    found = _named(listed, names) or next((row for row in listed if any(mark in _duty(row) for mark in marks)), None)
    return found.values if found else NOBODY


def _own(contacts: Rows, names: Iterable[str]) -> LedgerRow | None:
    listed = ledger_rows(contacts)
    return _named(listed, names) or next((row for row in listed if _duty(row).startswith(_folded(OWN))), None)


def _named(listed: Iterable[LedgerRow], names: Iterable[str]) -> LedgerRow | None:
    wanted = {fold(name) for name in names if name}
    return next((row for row in listed if _duty(row) in wanted), None)


def _duty(row: LedgerRow) -> str:
    return fold(row.values[Column.DUTY]).strip()


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))
