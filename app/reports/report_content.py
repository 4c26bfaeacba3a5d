"""The frozen snapshot from which every document is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from app.domain.answers import EMPTY, Entry
from app.domain.applicability import Source
from app.domain.cell_forms import cell_texts
from app.domain.measures import Measure, MeasureWords
from app.domain.papers import Papers
from app.domain.priorities import Start
from app.domain.profile import Profile
from app.domain.putting_off import NOTHING_FOUND, SortedFindings
from app.domain.selection import View
from app.domain.set_ups import SetUpsInUse
from app.domain.sheets import PrintedSheet, Sheet
from app.domain.tables import Rows, RowTable, Tables

NOTHING_KNOWN = Profile()


@dataclass(frozen=True)
class ReportContent:
    """What a document says. `measures` stand in the order of the view; `categories` gives each letter its name."""

    language: str
    today: date
    organisation: str
    view: View
    measures: tuple[Measure, ...]
    words: Mapping[str, MeasureWords]
    categories: Mapping[str, str]
    entries: Mapping[str, Entry]
    blank: bool = False
    approval_strip: bool = False
    unconfirmed: Mapping[str, str] = field(default_factory=dict)
    """The measures of which it is not known whether they apply, with the sentence that says why."""
    people: tuple[str, ...] = ()
    """Whom the document is for, where it is made for people one by one; nobody named: for everybody."""
    sheets: tuple[PrintedSheet, ...] = ()
    """The sheets with their numbers, one for each of `people` or one for all; none where the document has none."""
    starts: tuple[Start, ...] = ()
    """What to start with, as the overview says it."""
    profile: Profile = NOTHING_KNOWN
    texts: Mapping[str, str] = field(default_factory=dict)
    """What is kept for the whole workbook beside the answers, by key (app.domain.kept_texts)."""
    tables: Tables = field(default_factory=dict)
    """What is kept in tables, by their names (app.domain.tables)."""
    printed_before: Mapping[int, Sheet] = field(default_factory=dict)
    """The sheets that were printed so far, by their count."""
    set_aside: Mapping[str, Source] = field(default_factory=dict)
    """The measures that stand as not applicable without an answer that says so, with on whose word they do."""
    raised: Mapping[str, str] = field(default_factory=dict)
    """The measures that a telework method in use raises, with the sentence that says why."""
    found: SortedFindings = NOTHING_FOUND
    """What does not hold together, for a document that says so."""
    papers: Papers | None = None
    """The words of the emergency card, the staff notice and the policies."""
    set_ups: SetUpsInUse | None = None
    """The set-ups of the methods in use, for a document that draws them."""

    def rows(self, table: RowTable) -> Rows:
        """The rows of a table."""
        return self.tables.get(table.name, {})

    def kept(self, patterns: tuple[str, ...]) -> Iterator[str]:
        """What is kept beside the answers under keys of some patterns, such as `device.*`."""
        for key, text in (*self.texts.items(), *cell_texts(self.tables)):
            if any(fnmatchcase(key, pattern) for pattern in patterns):
                yield text

    def entry(self, measure: Measure) -> Entry:
        """The entry of a measure; an empty one in a blank document."""
        return EMPTY if self.blank else self.entries.get(measure.id, EMPTY)
