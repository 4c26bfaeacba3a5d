"""Which of the kept contacts is our own, and which is the IT vendor: people word the duties as they like."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.ledgers import Column, Ledger, Row, rows
from app.domain.measures import Role
from app.domain.profile import Profile
from app.domain.selection import fold

NOBODY: Mapping[Column, str] = dict.fromkeys(Column, "")


class DutyWords(NamedTuple):
    """By which words a duty is known: those that it usually has, and marks, which it begins with or holds."""

    usual: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def own_contact(texts: Mapping[str, str], profile: Profile, words: DutyWords) -> Mapping[Column, str]:
    """Whom to ask at our place, whose duty begins with a mark; the administrator where no contact is kept."""
    found = _own(texts, words)
    return found.values if found else {**NOBODY, Column.NAME: profile.holders.get(Role.ADMINISTRATOR, "")}


def has_own(texts: Mapping[str, str], words: DutyWords) -> bool:
    """Whether a contact of our own is kept."""
    return _own(texts, words) is not None


def vendor_contact(texts: Mapping[str, str], words: DutyWords) -> Mapping[Column, str]:
    """The IT vendor among the contacts, whose duty holds a mark; every column is '' where none is kept."""
    listed = _people(texts)
    marks = _folded(words.marks)
    found = _named(listed, words.usual) or next((r for r in listed if any(mark in _duty(r) for mark in marks)), None)
    return found.values if found else NOBODY


def _own(texts: Mapping[str, str], words: DutyWords) -> Row | None:
    listed = _people(texts)
    marks = _folded(words.marks)
    return _named(listed, words.usual) or next((row for row in listed if _duty(row).startswith(marks)), None)


def _people(texts: Mapping[str, str]) -> tuple[Row, ...]:
    return rows(Ledger.CONTACT, texts)


def _named(listed: Iterable[Row], names: Iterable[str]) -> Row | None:
    wanted = {fold(name) for name in names if name}
    return next((row for row in listed if _duty(row) in wanted), None)


def _duty(row: Row) -> str:
    return fold(row.values[Column.DUTY]).strip()


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))
