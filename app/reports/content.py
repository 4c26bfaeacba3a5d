"""The frozen snapshot from which every document is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.answers import EMPTY, Entry
from app.domain.measures import Measure, MeasureWords
from app.domain.selection import View, in_view


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

    def entry(self, measure: Measure) -> Entry:
        """The entry of a measure; an empty one in a blank document."""
        return EMPTY if self.blank else self.entries.get(measure.id, EMPTY)


def make_content(
    *,
    language: str,
    today: date,
    organisation: str,
    view: View,
    measures: Iterable[Measure],
    words: Mapping[str, MeasureWords],
    categories: Mapping[str, str],
    entries: Mapping[str, Entry],
    blank: bool = False,
    approval_strip: bool = False,
    unconfirmed: Mapping[str, str] | None = None,
) -> ReportContent:
    """A snapshot that later edits do not reach. Of `measures` those of the view are taken, in its order."""
    return ReportContent(
        language=language,
        today=today,
        organisation=organisation,
        view=view,
        measures=in_view(measures, view),
        words=words,
        categories=categories,
        entries=dict(entries),
        blank=blank,
        approval_strip=approval_strip,
        unconfirmed=dict(unconfirmed or {}),
    )
