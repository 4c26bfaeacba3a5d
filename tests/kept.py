"""What a workbook keeps beside the answers, by the addresses under which its history has it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.cell_forms import cell_texts, cells_in
from app.domain.tables import TABLES, Tables, place_at
from app.domain.undo import Edit, change_at

if TYPE_CHECKING:
    from app.storage.workbook import Workbook
    from app.ui.shell.state import AppState


def kept(workbook: "Workbook") -> dict[str, str]:
    """The settings that a person set, and what stands in every table."""
    return {**workbook.texts, **dict(cell_texts({name: workbook.rows(table) for name, table in TABLES.items()}))}


def kept_edits(workbook: "Workbook", wanted: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits by which it keeps these."""
    found = kept(workbook)
    edits = [change_at(address, found.get(address, ""), text) for address, text in wanted.items()]
    return tuple(edit for edit in edits if edit.before != edit.after)


def tables_of(wanted: Mapping[str, str]) -> Tables:
    """The rows of tables with these cells."""
    tables: dict[str, dict[str, dict[str, str]]] = {name: {} for name in TABLES}
    for address, text in wanted.items():
        if text and (place := place_at(address)):
            table = TABLES[place.table]
            cells = tables[table.name].setdefault(place.row, dict.fromkeys(table.names, ""))
            cells |= {place.column: text} if place.column else cells_in(table, text)
    return tables


def teleworking(names: str) -> dict[str, str]:
    """The cells of people who telework, named one a line."""
    found = enumerate(names.splitlines(), 1)
    return {key: text for n, name in found for key, text in _person(n, name).items() if name}


def _person(number: int, name: str) -> dict[str, str]:
    return {f"person.{number}.name": name, f"person.{number}.teleworks": "yes"}


def texts_of(wanted: Mapping[str, str]) -> dict[str, str]:
    """Those that stand in no table."""
    return {address: text for address, text in wanted.items() if not place_at(address)}


def keep(state: "AppState", wanted: Mapping[str, str]) -> bool:
    """Has them kept as a person would: a step for the settings, and one for each table."""
    done = [state.set_kept(texts)] if (texts := texts_of(wanted)) else []
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for address, text in wanted.items():
        if place := place_at(address):
            cells = rows.setdefault(place.table, {}).setdefault(place.row, {})
            cells |= {place.column: text} if place.column else cells_in(TABLES[place.table], text)
    return all([*done, *(state.set_rows(TABLES[name], wanted_rows) for name, wanted_rows in rows.items())])
