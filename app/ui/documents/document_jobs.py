"""Builds documents beside the GUI thread."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from app.reports.press.document import FileFormat, Part
from app.ui.kit.job import Job
from app.ui.shell.state import AppState
from app.work.orders import Choices, Order, part_for


class DocumentJob(Job):
    """Writes what was ordered; `done` brings its path."""

    def __init__(self, order: Order, target: Path) -> None:
        super().__init__(lambda: _write(order, target))


@dataclass(frozen=True)
class Prepared:
    """What has to be known before a document is written."""

    missing: tuple[str, ...]
    """The characters that will be printed as 〓."""
    suggested_name: str


class PrepareJob(Job):
    """Looks for characters that no font has and for a file name; `done` brings Prepared. It loads ReportLab too."""

    def __init__(self, order: Order) -> None:
        super().__init__(lambda: _prepare(order))


def _write(order: Order, target: Path) -> Generator[float, None, object]:
    yield from order.write(target)
    return target


def _prepare(order: Order) -> Generator[float, None, object]:
    yield 0.0
    return Prepared(order.missing_characters(), order.suggested_name())


def order_for(
    state: AppState, document: str, choices: Choices, kind: FileFormat = FileFormat.PDF, password: str = ""
) -> Order:
    """The order of one document of the open workbook. Raises what `part_of` raises."""
    return Order((part_of(state, document, choices),), kind, password)


def part_of(state: AppState, document: str, choices: Choices) -> Part:
    """A document with a snapshot of the open workbook. Raises what app.work.orders.part_for raises."""
    return part_for(
        document,
        choices,
        catalogue=state.catalogue,
        standing=state.standing,
        workbook=state.workbook,
        today=state.today(),
    )
