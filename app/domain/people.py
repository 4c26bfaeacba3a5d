"""The people of the organisation: who teleworks, and whose names are there to pick wherever one is entered."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.answers import Entry
from app.domain.ledgers import ledger_rows
from app.domain.profile import Profile
from app.domain.selection import owners
from app.domain.tables import CONTACT, DEVICE, MARKED, PERSON, Cells, Column, Rows, Tables, next_number


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text that has one a line, without the blanks around them, each once."""
    names = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(name for name in names if name))


def teleworkers(people: Rows) -> tuple[str, ...]:
    """The names of those who telework, each once, in their order: for whom self-check sheets are printed."""
    rows = (row.values for row in ledger_rows(people) if row.values[Column.TELEWORKS])
    return tuple(dict.fromkeys(values[Column.NAME] for values in rows if values[Column.NAME]))


def offered_names(tables: Tables, entries: Mapping[str, Entry], profile: Profile) -> tuple[str, ...]:
    """Every name that is known, each once: the people, then who was typed as owner, role holder, user, contact."""
    typed: Iterable[str] = (
        *(row.values[Column.NAME] for row in ledger_rows(tables[PERSON.name])),
        *owners(entries),
        *profile.holders.values(),
        *(row.values[Column.USER] for row in ledger_rows(tables[DEVICE.name])),
        *(row.values[Column.NAME] for row in ledger_rows(tables[CONTACT.name])),
    )
    return tuple(dict.fromkeys(filter(None, typed)))


def rows_for_teleworkers(people: Rows, names: Sequence[str]) -> Mapping[str, Cells]:
    """The cells by which these, and nobody else, are the teleworkers, in this order.

    Who is named no more stays among the people where there is more to say about that person, and goes otherwise.
    """
    wanted: dict[str, Cells] = {}
    free = next_number(people)
    placed = {row: people[row] for row in people if people[row][Column.NAME] in names}
    rows = {cells[Column.NAME]: row for row, cells in reversed(placed.items())}
    for row, cells in people.items():
        if cells[Column.TELEWORKS] and rows.get(cells[Column.NAME]) != row:
            wanted[row] = {Column.TELEWORKS: ""} if cells[Column.NOTE] else {}
    numbers = [int(rows[name]) for name in names if name in rows]
    added = [name for name in names if name not in rows]
    if numbers == sorted(numbers) and list(names[len(numbers) :]) == added:
        numbers += range(free, free + len(added))
    else:  # the order is another one
        numbers = sorted((*numbers, *range(free, free + len(added))))
    for number, name in zip(numbers, names, strict=True):
        told: dict[str, str] = dict(people[rows[name]]) if name in rows else dict.fromkeys(PERSON.names, "")
        wanted[str(number)] = {**told, Column.NAME: name, Column.TELEWORKS: MARKED}
    return wanted
