"""Takes the snapshot from which a document is made: for the window and for the command line alike."""

from dataclasses import dataclass, replace
from datetime import date

from app.catalogue.loader import Catalogue
from app.catalogue.standing import Standing
from app.domain.priorities import start_with
from app.domain.selection import View, in_view
from app.domain.sheets import PrintedSheet, Sheet
from app.reports.content import ReportContent
from app.reports.document import Document, Option
from app.storage import sheets
from app.storage.workbook import Workbook


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
    """All that the document says; later edits do not reach it. A document that comes back from paper gets its number.

    Raises CatalogueDamaged when the texts of that language are; WorkbookDamaged, DiskFull and AccessFailed.
    """
    language = choices.language
    words = catalogue.words(language)
    view = document.view or choices.view
    measures = in_view(catalogue.measures, view)
    entries = standing.effective(workbook.entries(), language)
    content = ReportContent(
        language=language,
        today=today,
        organisation=workbook.organisation,
        view=view,
        measures=measures,
        words=words.measures,
        categories=words.categories,
        entries=dict(entries),
        blank=choices.blank,
        approval_strip=choices.approval_strip,
        unconfirmed=dict(standing.to_be_confirmed(language)),
        people=choices.people,
        printed_before=sheets.sheets(workbook),
        starts=start_with(measures, entries, today, standing.weights(entries)),
        profile=standing.profile,
        texts=dict(workbook.texts()),
        raised=dict(standing.raised()) if standing.has_profile else {},
    )
    return replace(content, sheets=_numbered(document, content, workbook)) if document.is_numbered else content


def _numbered(document: Document, content: ReportContent, workbook: Workbook) -> tuple[PrintedSheet, ...]:
    """The sheets of the document with what stands on each."""
    rows = tuple(measure.id for measure in document.rows(content))
    people = content.people or ("",) if Option.PEOPLE in document.options else ("",)
    return tuple(
        sheets.issue(workbook, Sheet(document.name, content.view, content.today, person, rows)) for person in people
    )
