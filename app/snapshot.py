"""Takes the snapshot from which a document is made: for the window and for the command line alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.catalogue.loader import Catalogue
from app.catalogue.standing import Standing
from app.domain.answers import EMPTY
from app.domain.measures import Measure
from app.domain.priorities import start_with
from app.domain.selection import View, in_view
from app.domain.sheets import PrintedSheet, Sheet
from app.reports.content import ReportContent
from app.reports.document import Document
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
    stored = workbook.entries()
    entries = standing.effective(stored, language)
    return ReportContent(
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
        set_aside={i: standing.result(i).source for i, e in entries.items() if e != stored.get(i, EMPTY)},
        people=choices.people,
        printed_before=sheets.sheets(workbook),
        sheets=_numbered(document, choices, measures, workbook, today),
        starts=start_with(measures, entries, today, standing.weights(entries)),
        profile=standing.profile,
        texts=dict(workbook.texts()),
        raised=dict(standing.raised()) if standing.has_profile else {},
        papers=catalogue.papers(language),
    )


def _numbered(
    document: Document, choices: Choices, measures: Iterable[Measure], workbook: Workbook, today: date
) -> tuple[PrintedSheet, ...]:
    if not document.is_numbered:
        return ()
    order = tuple(measure.id for measure in measures)
    view = document.view or choices.view
    people = choices.people or ("",)
    return tuple(sheets.issue(workbook, Sheet(document.name, view, today, person, order)) for person in people)
