"""Builds documents beside the GUI thread."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.domain.putting_off import SortedFindings
from app.reports.documents.listing import DOCUMENTS
from app.reports.press.document import BundleFormat, FileFormat, Part
from app.ui.kit.job import Job
from app.ui.shell.findings_watch import watch_of
from app.ui.shell.state import AppState
from app.work.orders import Choices, Order, SeenPdf, part_for


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


@dataclass(frozen=True)
class MadePages:
    """A document to look at."""

    pdf: SeenPdf
    missing: tuple[str, ...]
    """The characters that are shown as 〓."""


class ReadyJob(Job):
    """Loads what a document in a language is made of, and with: the first one would hold the window up for it."""

    def __init__(self, catalogue: Catalogue, lang: str) -> None:
        super().__init__(lambda: _ready(catalogue, lang))


def _ready(catalogue: Catalogue, lang: str) -> Generator[float, None, object]:
    yield 0.0
    catalogue.words(lang)
    yield 0.0
    catalogue.papers(lang)
    yield 0.0
    catalogue.set_ups(lang), catalogue.guide.methods(lang)
    yield 0.0
    import app.reports.press.bundle
    import app.ui.documents.pdf_pages  # noqa: F401

    return None


class PagesJob(Job):
    """Makes a document to look at, in memory; `done` brings MadePages."""

    def __init__(self, order: Order) -> None:
        super().__init__(lambda: _pages(order))


def _pages(order: Order) -> Generator[float, None, object]:
    yield 0.0
    missing = order.missing_characters()
    yield 0.0
    pdf = yield from order.pages()
    return MadePages(pdf, missing)


class CountJob(Job):
    """Counts the pages of a document; `done` brings its name and their number."""

    def __init__(self, part: Part) -> None:
        super().__init__(lambda: _count(part))


def _count(part: Part) -> Generator[float, None, object]:
    from app.reports.press.layout import paginate

    pages = 0
    for laid_out in paginate(part.document.build(part.content), part.document.page.depth):
        pages = len(laid_out)
        yield 0.0
    return part.document.name, pages


def _write(order: Order, target: Path) -> Generator[float, None, object]:
    yield from order.write(target)
    return target


def _prepare(order: Order) -> Generator[float, None, object]:
    yield 0.0
    return Prepared(order.missing_characters(), order.suggested_name())


def order_from(
    state: AppState,
    wanted: Iterable[tuple[str, Choices]],
    kind: FileFormat | BundleFormat = FileFormat.PDF,
    password: str = "",
    *,
    is_trial: bool = False,
) -> Order:
    """The order of documents of the open workbook, one as a FileFormat. Raises what `part_of` raises."""
    return Order(tuple(part_of(state, *one, is_trial=is_trial) for one in wanted), kind, password)


def part_of(state: AppState, document: str, choices: Choices, *, is_trial: bool = False) -> Part:
    """A document with a snapshot of the open workbook; `is_trial`: to be looked at, and no more.

    Raises what app.work.orders.part_for raises.
    """
    return part_for(
        document,
        choices,
        catalogue=state.catalogue,
        standing=state.standing,
        workbook=state.workbook,
        today=state.today(),
        is_trial=is_trial,
        found=_found(state) if DOCUMENTS[document].tells_findings else None,
    )


def _found(state: AppState) -> SortedFindings | None:
    """What is known already; None where it has to be looked for."""
    watch = watch_of(state)
    found = watch.found
    return found if watch.knows_all else None
