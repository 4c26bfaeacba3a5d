"""Due dates and recurring measures as a calendar file: all-day events that a second import brings up to date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app import __version__
from app.domain.answers import EMPTY, Change, Entry, Priority
from app.domain.calendar_occurrences import Occurrence
from app.domain.entered_text import clean_line
from app.domain.history import Record
from app.domain.measures import Measure, MeasureWords
from app.i18n import translation
from app.labels import measure_label, name

if TYPE_CHECKING:
    from icalendar import Event

_PRIORITIES = {Priority.HIGH: 1, Priority.NORMAL: 5, Priority.LOW: 9}


@dataclass(frozen=True)
class Revision:
    """How often the entry of a measure was changed, and when last."""

    count: int
    saved: datetime


def revisions(history: Iterable[Record]) -> dict[str, Revision]:
    """The revision of each measure that was ever changed; `history` stands oldest first."""
    found: dict[str, Revision] = {}
    for record in history:
        if isinstance(record.change, Change):
            before = found.get(record.change.measure)
            found[record.change.measure] = Revision(before.count + 1 if before else 1, record.saved)
    return found


@dataclass(frozen=True)
class CalendarContent:
    """What a calendar file is made of. `never` is the revision of what was never changed."""

    workbook_id: str
    organisation: str
    occurrences: tuple[Occurrence, ...]
    measures: Mapping[str, Measure]
    words: Mapping[str, MeasureWords]
    entries: Mapping[str, Entry]
    revisions: Mapping[str, Revision]
    never: Revision
    language: str


def ics_bytes(content: CalendarContent) -> bytes:
    """The content of a file. The same content gives the same file, whenever it is made."""
    from icalendar import Calendar

    _ = translation(content.language).gettext
    calendar = Calendar()
    calendar.add("prodid", f"-//Tenken//Tenken {__version__}//{content.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    title = _("Telework security")
    calendar.add("x-wr-calname", f"{title} {content.organisation}".strip())
    for occurrence in content.occurrences:
        calendar.add_component(_event(content, occurrence))
    return bytes(calendar.to_ical())


def _event(content: CalendarContent, occurrence: Occurrence) -> "Event":
    from icalendar import Event

    measure, entry = content.measures[occurrence.measure], content.entries.get(occurrence.measure, EMPTY)
    revision = content.revisions.get(measure.id, content.never)
    event = Event()
    # What repeats keeps its UID even if the guideline's rhythm changes.
    event.add("uid", f"{content.workbook_id}-{measure.id}-{'repeat' if occurrence.is_month else 'due'}@tenken")
    event.add("dtstamp", revision.saved.astimezone(UTC))
    event.add("last-modified", revision.saved.astimezone(UTC))
    event.add("sequence", revision.count)
    event.add("dtstart", occurrence.when)
    if occurrence.when < date.max:
        event.add("dtend", occurrence.when + timedelta(days=1))  # the day after; without it some take no time
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(content, occurrence))
    event.add("description", _description(content, measure, entry))
    event.add("priority", _PRIORITIES[entry.priority])
    if occurrence.interval:
        event.add("rrule", {"freq": "monthly", "interval": occurrence.interval})
    return event


def _summary(content: CalendarContent, occurrence: Occurrence) -> str:
    _ = translation(content.language).gettext
    words = _("This month: {measure} {title}") if occurrence.is_month else _("Due: {measure} {title}")
    measure = content.measures[occurrence.measure]
    return words.format(measure=measure_label(measure, content.language), title=content.words[measure.id].title)


def _description(content: CalendarContent, measure: Measure, entry: Entry) -> str:
    """Who, how far, and when it is done. No notes: calendars are often shared."""
    _ = translation(content.language).gettext
    owner = _("Owner: {owner}").format(owner=clean_line(entry.owner)) if entry.owner else ""
    status = _("Answer: {answer}").format(answer=name(entry.status, content.language))
    done_when = content.words[measure.id].done_when
    return "\n".join(part for part in (owner, status, done_when) if part)
