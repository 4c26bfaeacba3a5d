"""Takes the snapshot from which a document is made: for the window and for the command line alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.catalogue.loader import Catalogue
from app.domain import kept_texts
from app.domain.answers import EMPTY, Entry
from app.domain.priorities import start_with
from app.domain.selection import View, in_view, owners
from app.domain.sheets import PrintedSheet, Sheet
from app.reports.content import ReportContent
from app.reports.document import Document, Option
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
    document: Document, choices: Choices, *, catalogue: Catalogue, standing: Standing, workbook: Workbook, today: date
) -> ReportContent:
    """All that the document says; later edits do not reach it. A document that comes back from paper gets its number,
    unless the workbook may only be read: the number could not be kept.

    Raises CatalogueDamaged when the texts of that language are; WorkbookDamaged, DiskFull and AccessFailed.
    """
    language = choices.language
    words = catalogue.words(language)
    view = document.view or choices.view
    measures = in_view(catalogue.measures, view)
    stored = workbook.entries()
    entries = standing.effective(stored, language)
    content = ReportContent(
        language=language,
        today=today,
        organisation=workbook.organisation,
        view=view,
        measures=measures,
        words=words.measures,
        categories=words.categories,
        entries=dict(entries),
        blank=choices.blank and Option.BLANK in document.options,
        approval_strip=choices.approval_strip and Option.APPROVAL_STRIP in document.options,
        unconfirmed=dict(standing.to_be_confirmed(language)),
        set_aside={i: standing.result(i).source for i, e in entries.items() if e != stored.get(i, EMPTY)},
        people=_people(document, choices),
        printed_before=printed_sheets.sheets(workbook),
        starts=start_with(measures, entries, today, standing.weights(entries)),
        profile=standing.profile,
        texts=dict(workbook.texts()),
        raised=dict(standing.raised()) if standing.has_profile else {},
        papers=catalogue.papers(language),
    )
    if not document.is_numbered or workbook.is_read_only:
        return content
    return replace(content, sheets=_numbered(document, content, workbook))


def people_for(document: Document, entries: Mapping[str, Entry], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Whom a document that is made for people one by one can be made for; nobody for other documents.

    What is about the teleworkers' measures is for the teleworkers whose names are kept, all else for owners of tasks.
    """
    if Option.PEOPLE not in document.options:
        return ()
    return kept_texts.people(texts) if is_for_teleworkers(document) else owners(entries)


def is_for_teleworkers(document: Document) -> bool:
    """Whether the people for whom a document is made one by one are the teleworkers."""
    return Option.PEOPLE in document.options and document.view is View.TELEWORKER


def _people(document: Document, choices: Choices) -> tuple[str, ...]:
    return choices.people if Option.PEOPLE in document.options else ()


def _numbered(document: Document, content: ReportContent, workbook: Workbook) -> tuple[PrintedSheet, ...]:
    """The sheets of the document with what stands on each."""
    rows = tuple(measure.id for measure in document.rows(content))
    people = content.people or ("",)
    return tuple(
        printed_sheets.issue(workbook, Sheet(document.name, content.view, content.today, person, rows))
        for person in people
    )
