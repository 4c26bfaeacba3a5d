"""Orders of documents: the snapshot of which one is made, and what is to be made of it; for window and command line."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Entry
from app.domain.people import teleworkers
from app.domain.priorities import start_with
from app.domain.putting_off import NOTHING_FOUND, SortedFindings
from app.domain.selection import View, in_view, owners
from app.domain.set_ups import SetUpsInUse, in_use
from app.domain.sheets import PrintedSheet, Sheet
from app.domain.tables import Rows
from app.i18n import language
from app.reports.press.document import BundleFormat, Document, FileFormat, Option, Part, bundle_title
from app.reports.report_content import ReportContent
from app.storage import printed_sheets
from app.storage.workbook import Workbook
from app.work.standing import Standing


@dataclass(frozen=True)
class Choices:
    """What a person chose about a document. `people`: one by one for these; nobody named: for everybody."""

    language: str
    view: View = View.ALL
    blank: bool = False
    approval_strip: bool = False
    people: tuple[str, ...] = ()


def snapshot(
    document: Document,
    choices: Choices,
    *,
    catalogue: Catalogue,
    standing: Standing,
    workbook: Workbook,
    today: date,
    is_trial: bool = False,
    found: SortedFindings | None = None,
) -> ReportContent:
    """All that the document says; later edits do not reach it. A document that comes back from paper gets its number,
    unless the workbook may only be read: the number could not be kept. `is_trial`: it is only looked at, and shows the
    number that it would get. `found`: what does not hold together, where that is known already.

    Raises CatalogueDamaged when the texts of that language are; WorkbookDamaged, DiskFull and AccessFailed.
    """
    lang = choices.language
    words = catalogue.words(lang)
    view = document.view or choices.view
    measures = in_view(catalogue.measures, view)
    stored = workbook.entries()
    entries = standing.effective(stored, lang)
    content = ReportContent(
        language=lang,
        today=today,
        organisation=workbook.organisation,
        view=view,
        measures=measures,
        words=words.measures,
        categories=words.categories,
        entries=dict(entries),
        blank=choices.blank and Option.BLANK in document.options,
        approval_strip=choices.approval_strip and Option.APPROVAL_STRIP in document.options,
        unconfirmed=dict(standing.to_be_confirmed(lang)),
        set_aside={i: standing.result(i).source for i, e in entries.items() if e != stored.get(i, EMPTY)},
        people=_people(document, choices),
        printed_before=printed_sheets.issued_sheets(workbook),
        starts=start_with(measures, entries, today, standing.weights(entries)),
        profile=standing.profile,
        texts=workbook.texts,
        tables=workbook.tables,
        raised=dict(standing.raised()) if standing.has_profile else {},
        papers=catalogue.papers(lang),
        set_ups=_set_ups(document, lang, catalogue, standing),
        found=_found(catalogue, standing, workbook, today, found) if document.tells_findings else NOTHING_FOUND,
    )
    if not document.is_numbered or workbook.is_read_only:
        return content
    return replace(content, sheets=_numbered(document, content, workbook, is_trial=is_trial))


def part_for(
    name: str,
    choices: Choices,
    *,
    catalogue: Catalogue,
    standing: Standing,
    workbook: Workbook,
    today: date,
    is_trial: bool = False,
    found: SortedFindings | None = None,
) -> Part:
    """The document of this name with its snapshot. Raises KeyError for an unknown one, and what snapshot raises."""
    from app.reports.documents.listing import DOCUMENTS

    document = DOCUMENTS[name]
    content = snapshot(
        document,
        choices,
        catalogue=catalogue,
        standing=standing,
        workbook=workbook,
        today=today,
        is_trial=is_trial,
        found=found,
    )
    return Part(document, content)


def people_for(document: Document, entries: Mapping[str, Entry], people: Rows) -> tuple[str, ...]:
    """Whom a document that is made for people one by one can be made for; nobody for other documents.

    What is about the teleworkers' measures is for the teleworkers whose names are kept, all else for owners of tasks.
    """
    if Option.PEOPLE not in document.options:
        return ()
    return teleworkers(people) if is_for_teleworkers(document) else owners(entries)


def is_for_teleworkers(document: Document) -> bool:
    """Whether the people for whom a document is made one by one are the teleworkers."""
    return Option.PEOPLE in document.options and document.view is View.TELEWORKER


def _people(document: Document, choices: Choices) -> tuple[str, ...]:
    return choices.people if Option.PEOPLE in document.options else ()


def _set_ups(document: Document, lang: str, catalogue: Catalogue, standing: Standing) -> SetUpsInUse | None:
    if not document.draws_set_ups:
        return None
    return in_use(catalogue.set_ups(lang), catalogue.guide.methods(lang), standing.profile)


def _found(
    catalogue: Catalogue, standing: Standing, workbook: Workbook, today: date, known: SortedFindings | None
) -> SortedFindings:
    if known is not None:
        return known
    from app.work.found_findings import names_of_records, sorted_findings
    from app.work.history_days import HistoryDays

    return sorted_findings(catalogue, standing, HistoryDays(workbook), today, names_of_records(workbook.path))


def _numbered(
    document: Document, content: ReportContent, workbook: Workbook, *, is_trial: bool
) -> tuple[PrintedSheet, ...]:
    """The sheets of the document with what stands on each."""
    rows = document.rows(content)
    if rows is None:
        return ()
    people = content.people or ("",)
    sheets = [Sheet(document.name, content.view, content.today, person, rows) for person in people]
    if is_trial:
        return printed_sheets.foreseen(workbook, sheets)
    return tuple(printed_sheets.issue(workbook, sheet) for sheet in sheets)


class SeenPdf(NamedTuple):
    """A PDF to look at, and the width and height of each of its pages in points: to ask the file takes long."""

    content: bytes
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Order:
    """One document is written as a FileFormat, several as a BundleFormat; '' is no password."""

    parts: tuple[Part, ...]
    kind: FileFormat | BundleFormat = FileFormat.PDF
    password: str = field(default="", repr=False)

    @property
    def title(self) -> str:
        """What is made, in the language of the screens."""
        if isinstance(self.kind, BundleFormat):
            return bundle_title(language())
        return self.parts[0].document.title(language())

    def write(self, target: Path) -> Iterator[float]:
        """Writes the file, yielding the share done; as app.reports.press.writing.write."""
        from app.reports.press.bundle import write_bundle
        from app.reports.press.writing import write

        if isinstance(self.kind, BundleFormat):
            return write_bundle(self.parts, target, self.kind, self.password)
        (part,) = self.parts
        return write(part.document, part.content, target, self.kind, self.password)

    def pages(self) -> Generator[float, None, SeenPdf]:
        """The PDF to look at, kept in no file, yielding the share done. It has no password."""
        from app.reports.press.bundle import drawn_together
        from app.reports.press.writing import drawn

        if isinstance(self.kind, BundleFormat):
            sheet = yield from drawn_together(self.parts)
        else:
            (part,) = self.parts
            sheet = yield from drawn(part.document, part.content)
        return SeenPdf(sheet.finish(), tuple(sheet.sizes))

    def suggested_name(self) -> str:
        """A good name for the file."""
        from app.reports.press.bundle import bundle_name
        from app.reports.press.writing import suggested_name

        if isinstance(self.kind, BundleFormat):
            return bundle_name(self.parts, self.kind)
        return suggested_name(self.parts[0].document, self.parts[0].content, self.kind)

    def missing_characters(self) -> tuple[str, ...]:
        """The characters that will be printed as 〓, in whichever document."""
        from app.reports.press.bundle import texts_of_bundle
        from app.reports.press.fonts import missing_characters

        return missing_characters(texts_of_bundle(self.parts))
