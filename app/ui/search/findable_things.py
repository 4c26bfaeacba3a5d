"""What one can find beside the catalogue: commands, documents, rows of the ledgers, other workbooks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app import labels
from app.domain.catalogue_search import Findable, FoundKind
from app.domain.filenames import readable_name
from app.domain.ledgers import LEDGERS
from app.domain.tables import CellKind
from app.i18n import language
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
    yield from _rows(state)
    for path in state.preferences.now.recent_workbooks:
        if path != state.path:
            folder = readable_name(str(path.parent))
            yield Findable(FoundKind.WORKBOOK, str(path), readable_name(path.stem), (), folder)


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
        case FoundKind.ROW:
            return "　".join(item.body.split("\n")[:2])
    return ""
