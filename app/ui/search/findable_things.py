"""What one can find beside the catalogue: commands, documents, rows of the ledgers, other workbooks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from app import labels
from app.domain.catalogue_search import Findable, FoundKind
from app.domain.filenames import readable_name
from app.domain.ledgers import LEDGERS
from app.domain.selection import owners
from app.domain.tables import CellKind
from app.i18n import language, ngettext
from app.ui.shell.state import AppState


class Command(NamedTuple):
    """Something that can be done: its words, its keys, and how it is done."""

    name: str
    words: str
    keys: str
    do: Callable[[], object]


def findable_things(state: AppState, commands: Sequence[Command]) -> Iterator[Findable]:
    """Commands by words and keys, documents by title and purpose, rows and workbooks by what they are called."""
    for command in commands:
        yield Findable(FoundKind.COMMAND, command.name, command.words, (command.keys,) if command.keys else ())
    yield from _documents()
    yield from (Findable(FoundKind.OWNER, owner, owner) for owner in owners(state.entries))
    yield from _rows(state)
    yield from findable_workbooks(state, {})


def other_workbooks(state: AppState) -> tuple[Path, ...]:
    """The workbooks that were opened on this PC, without the one that is open."""
    return tuple(path for path in state.preferences.now.recent_workbooks if path != state.path)


def findable_workbooks(state: AppState, organisations: Mapping[Path, str]) -> Iterator[Findable]:
    """The other workbooks by their organisation, as far as it is known, by the name of their file, and by folder."""
    for path in other_workbooks(state):
        name, folder = readable_name(path.stem), readable_name(str(path.parent))
        yield Findable(FoundKind.WORKBOOK, str(path), organisations.get(path) or name, (name,), folder)


def _documents() -> Iterator[Findable]:
    from app.reports.documents.listing import DOCUMENTS

    for document in DOCUMENTS.values():
        title, purpose = document.title(language()), document.purpose(language())
        yield Findable(FoundKind.DOCUMENT, document.name, title, (document.name,), purpose)


def _rows(state: AppState) -> Iterator[Findable]:
    for ledger in LEDGERS:
        for number, cells in state.workbook.rows(ledger).items():
            texts = [cells[c.column] for c in ledger.columns if c.kind is not CellKind.MARK and cells.get(c.column)]
            if texts:
                yield Findable(FoundKind.ROW, f"{ledger.name} {number}", texts[0], (), "\n".join(texts[1:]))


def second_line(item: Findable, state: AppState, commands: Mapping[str, Command]) -> str:
    """What stands below the title of something found."""
    match item.kind:
        case FoundKind.MEASURE:
            status = state.shown(item.id).status
            label = labels.measure_label(state.catalogue.by_id[item.id])
            return f"{label}　{labels.STATUS_GLYPHS[status]} {labels.name(status)}"
        case FoundKind.TERM | FoundKind.DOCUMENT | FoundKind.WORKBOOK:
            return item.body
        case FoundKind.CASE:
            return labels.case_name(int(item.id.removeprefix("case-")))
        case FoundKind.COMMAND:
            return commands[item.id].keys
        case FoundKind.OWNER:
            count = sum(entry.owner == item.id for entry in state.entries.values())
            return ngettext("{count} measure", "{count} measures", count).format(count=count)
        case FoundKind.ROW:
            return "　".join(item.body.split("\n")[:2])
    return ""
