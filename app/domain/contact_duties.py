"""Which of the kept contacts is our own, and which is the IT vendor: people word the duties as they like."""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.ledgers import LedgerRow, ledger_rows
from app.domain.measures import Role
from app.domain.profile import Profile
from app.domain.selection import fold
from app.domain.tables import CONTACT, Cells, Column, Rows

NOBODY: Cells = dict.fromkeys(CONTACT.names, "")


class DutyWords(NamedTuple):
    """By which words a duty is known: those that it usually has, and marks, which it begins with or holds."""

    usual: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def own_contact(contacts: Rows, profile: Profile, words: DutyWords) -> Cells:
    """Whom to ask at our place, whose duty begins with a mark; the administrator where no contact is kept."""
    found = _own(contacts, words)
    return found.values if found else {**NOBODY, Column.NAME: profile.holders.get(Role.ADMINISTRATOR, "")}


def has_own(contacts: Rows, words: DutyWords) -> bool:
    """Whether a contact of our own is kept."""
    return _own(contacts, words) is not None


def vendor_contact(contacts: Rows, words: DutyWords) -> Cells:
    """The IT vendor among the contacts, whose duty holds a mark; every column is '' where none is kept."""
    listed = ledger_rows(contacts)
    marks = _folded(words.marks)
    found = _named(listed, words.usual) or next((r for r in listed if any(mark in _duty(r) for mark in marks)), None)
    return found.values if found else NOBODY


def _own(contacts: Rows, words: DutyWords) -> LedgerRow | None:
    listed = ledger_rows(contacts)
    marks = _folded(words.marks)
    return _named(listed, words.usual) or next((row for row in listed if _duty(row).startswith(marks)), None)


def _named(listed: Iterable[LedgerRow], names: Iterable[str]) -> LedgerRow | None:
    wanted = {fold(name) for name in names if name}
    return next((row for row in listed if _duty(row) in wanted), None)


def _duty(row: LedgerRow) -> str:
    return fold(row.values[Column.DUTY]).strip()


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))
