"""Which of the kept contacts is our own, and which is the IT vendor: people word the duties as they like."""

from collections.abc import Iterable, Mapping

from app.domain.ledgers import Column, Ledger, Row, rows
from app.domain.measures import Role
from app.domain.profile import Profile
from app.domain.selection import fold

OWN = ("職場の", "うちの", "自社", "社内", "our ", "own ")
"""How the duty of our own contact begins."""
VENDOR = ("業者", "ベンダ", "vendor")
"""What the duty of the IT vendor holds."""
NOBODY: Mapping[Column, str] = dict.fromkeys(Column, "")


def own_contact(texts: Mapping[str, str], profile: Profile, names: Iterable[str] = ()) -> Mapping[Column, str]:
    """Whom to ask at our place; the administrator where no contact is kept. `names` are usual words for the duty."""
    found = _own(texts, names)
    return found.values if found else {**NOBODY, Column.NAME: profile.holders.get(Role.ADMINISTRATOR, "")}


def has_own(texts: Mapping[str, str], names: Iterable[str] = ()) -> bool:
    """Whether a contact of our own is kept."""
    return _own(texts, names) is not None


def vendor_contact(texts: Mapping[str, str], names: Iterable[str] = ()) -> Mapping[Column, str]:
    """The IT vendor among the contacts; every column is '' where none is kept."""
    listed = _people(texts)
    marks = _folded(VENDOR)
    found = _named(listed, names) or next((row for row in listed if any(mark in _duty(row) for mark in marks)), None)
    return found.values if found else NOBODY


def _own(texts: Mapping[str, str], names: Iterable[str]) -> Row | None:
    listed = _people(texts)
    return _named(listed, names) or next((row for row in listed if _duty(row).startswith(_folded(OWN))), None)


def _people(texts: Mapping[str, str]) -> tuple[Row, ...]:
    return rows(Ledger.CONTACT, texts)


def _named(listed: Iterable[Row], names: Iterable[str]) -> Row | None:
    wanted = {fold(name) for name in names if name}
    return next((row for row in listed if _duty(row) in wanted), None)


def _duty(row: Row) -> str:
    return fold(row.values[Column.DUTY]).strip()


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, words))
