"""Findings: what does not hold together in the answers, the ledgers, and what was asked or decided.

Pure functions, one for each kind, from plain facts. A finding goes away when its cause is put right, and no other way.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple
from zlib import crc32

from app.domain.answer_days import AnswerGiven
from app.domain.answers import EMPTY, Entry, Field, Status
from app.domain.decisions import last_meeting
from app.domain.entered_text import is_blank
from app.domain.filenames import comparable_name
from app.domain.ledgers import LedgerRow, ledger_rows
from app.domain.measures import Measure
from app.domain.paper_forms import MEETING_PACK, VENDOR_QUESTIONS, VENDOR_REQUEST
from app.domain.priorities import is_planned
from app.domain.record import field, record
from app.domain.record_names import pointed_names
from app.domain.sheets import Sheet, row_parts
from app.domain.system_support import support_end
from app.domain.tables import CONTACT, DECISION, DEVICE, Column, RowTable, Tables

UNKNOWN_FOR = timedelta(days=30)
"""So long may an answer be "don't know"."""
ANSWER_WITHIN = timedelta(days=30)
"""So long has the IT vendor to answer."""
FRESH_FOR = timedelta(days=365)
"""So long does a reason hold, and the look at a device: a year."""
DEVICE_REGISTER = "administrator-B-1"
CONTACT_LIST = "administrator-J-1"
"""The measures that ask for the register of devices and for the list of contacts (guideline p. 57 and 64)."""


class FindingKind(StrEnum):
    """What is wrong, in the order in which it is listed."""

    SYSTEM_ENDED = "system-ended"
    CONTACTS_EMPTY = "contacts-empty"
    DEVICES_EMPTY = "devices-empty"
    DEVICES_STALE = "devices-stale"
    DECISION_OPEN = "decision-open"
    VENDOR_SILENT = "vendor-silent"
    UNKNOWN_LONG = "unknown-long"
    TASK_INCOMPLETE = "task-incomplete"
    EVIDENCE_MISSING = "evidence-missing"
    EVIDENCE_NONE = "evidence-none"
    PARTIAL_UNEXPLAINED = "partial-unexplained"
    REASON_OLD = "reason-old"


class Finding(NamedTuple):
    """One line. It is about a measure, or about a row of a ledger, or about the sheet of a document.

    `since`: the day from which on it is so, where there is one. `details`: what a person typed that it is about, or the
    fields that are lacking. `about` is another text as soon as what it is about is another one.
    """

    kind: FindingKind
    about: str
    measure: str = ""
    ledger: RowTable | None = None
    row: int = 0
    """The number of a row, or the count of a sheet; 0 for none."""
    document: str = ""
    since: date | None = None
    details: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """By which it is known again: kind, measure or `-`, and number."""
        return f"{self.kind} {self.measure or '-'} {self.row}"

    @property
    def digest(self) -> str:
        """Of what it is about, in eight characters."""
        return f"{crc32(self.about.encode()):08x}"


@record(frozen=True)
class FindingFacts:
    """What findings are made from. `entries` are those that count."""

    measures: Sequence[Measure]
    entries: Mapping[str, Entry]
    today: date
    begun: date
    """The day on which the workbook was made: what has no day in the history is as old as that."""
    given: Mapping[str, AnswerGiven] = field(default_factory=dict)
    """When each measure was given its answer."""
    reasoned: Mapping[str, date] = field(default_factory=dict)
    """When it was last said why a measure does not apply, of those that a person set aside; no others."""
    noted: Mapping[str, date] = field(default_factory=dict)
    """When something was last written down about a measure, as an answer of the IT vendor would be."""
    tables: Tables = field(default_factory=dict)
    sheets: Mapping[int, Sheet] = field(default_factory=dict)
    records: Collection[str] | None = None
    """The names of the kept files, as `comparable_name` has them; None where nobody knows them."""

    def entry(self, measure: str) -> Entry:
        """The entry of a measure."""
        return self.entries.get(measure, EMPTY)

    def step(self, measure: str) -> str:
        """The step of the history by which a measure got its answer, to tell that answer from a later one."""
        given = self.given.get(measure)
        return str(given.step) if given else ""

    def since(self, measure: str) -> date:
        """The day since which a measure has its answer."""
        given = self.given.get(measure)
        return given.day if given else self.begun


def findings(facts: FindingFacts) -> tuple[Finding, ...]:
    """Everything that was found, kind by kind, and in the order of the measures and the rows."""
    return tuple(one for kind in FindingKind for one in _FINDERS[kind](facts))


def evidence_names(measures: Sequence[Measure], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The kept files to which done and partly done measures point; none: nobody has to look at the folder."""
    return tuple(
        name
        for entry in (entries.get(m.id, EMPTY) for m in measures)
        if entry.status in _HELD
        for name in pointed_names(entry.evidence)
    )


_HELD = (Status.DONE, Status.PARTIAL)


def _with_status(facts: FindingFacts, *statuses: Status) -> Iterator[tuple[str, Entry]]:
    for measure in facts.measures:
        entry = facts.entry(measure.id)
        if entry.status in statuses:
            yield measure.id, entry


def _about(*parts: object) -> str:
    return "\n".join(map(str, parts))


# answers


def _without_evidence(facts: FindingFacts) -> Iterator[Finding]:
    for measure, entry in _with_status(facts, Status.DONE):
        if is_blank(entry.evidence):
            yield Finding(FindingKind.EVIDENCE_NONE, _about(facts.step(measure)), measure, since=facts.since(measure))


def _evidence_missing(facts: FindingFacts) -> Iterator[Finding]:
    if facts.records is None:
        return
    for measure, entry in _with_status(facts, *_HELD):
        missing = tuple(n for n in pointed_names(entry.evidence) if comparable_name(n) not in facts.records)
        if missing:
            yield Finding(FindingKind.EVIDENCE_MISSING, _about(*missing), measure, details=missing)


def _partial_unexplained(facts: FindingFacts) -> Iterator[Finding]:
    """What is lacking may stand in the note, or in scope and exceptions."""
    for measure, entry in _with_status(facts, Status.PARTIAL):
        if is_blank(entry.note) and is_blank(entry.scope):
            about, since = _about(facts.step(measure)), facts.since(measure)
            yield Finding(FindingKind.PARTIAL_UNEXPLAINED, about, measure, since=since)


def _reason_old(facts: FindingFacts) -> Iterator[Finding]:
    for measure, entry in _with_status(facts, Status.NOT_APPLICABLE):
        said = facts.reasoned.get(measure)
        if said is not None and (is_blank(entry.reason) or facts.today - said > FRESH_FOR):
            about = _about(facts.step(measure), said, entry.reason)
            yield Finding(FindingKind.REASON_OLD, about, measure, since=said, details=(entry.reason,))


def _unknown_long(facts: FindingFacts) -> Iterator[Finding]:
    for measure, _entry in _with_status(facts, Status.UNKNOWN):
        since = facts.since(measure)
        if facts.today - since > UNKNOWN_FOR:
            yield Finding(FindingKind.UNKNOWN_LONG, _about(facts.step(measure)), measure, since=since)


def _task_incomplete(facts: FindingFacts) -> Iterator[Finding]:
    for measure in facts.measures:
        entry = facts.entry(measure.id)
        if is_planned(entry) and (not entry.owner or entry.due is None):
            about = _about(facts.step(measure.id), entry.owner, entry.due)
            lacking = tuple(each for each in (Field.OWNER, Field.DUE) if not entry.get(each))
            yield Finding(FindingKind.TASK_INCOMPLETE, about, measure.id, details=lacking)


# ledgers


def _is_done(facts: FindingFacts, measure: str) -> bool:
    return any(m.id == measure for m in facts.measures) and facts.entry(measure).status is Status.DONE


def _filled(facts: FindingFacts, ledger: RowTable) -> tuple[LedgerRow, ...]:
    """The rows in which anything stands."""
    return tuple(row for row in ledger_rows(facts.tables.get(ledger.name, {})) if any(row.values.values()))


def _empty(facts: FindingFacts, kind: FindingKind, measure: str, ledger: RowTable) -> Iterator[Finding]:
    if _is_done(facts, measure) and not _filled(facts, ledger):
        yield Finding(kind, _about(facts.step(measure)), measure, ledger, since=facts.since(measure))


def _contacts_empty(facts: FindingFacts) -> Iterator[Finding]:
    yield from _empty(facts, FindingKind.CONTACTS_EMPTY, CONTACT_LIST, CONTACT)


def _devices_empty(facts: FindingFacts) -> Iterator[Finding]:
    yield from _empty(facts, FindingKind.DEVICES_EMPTY, DEVICE_REGISTER, DEVICE)


def _devices_stale(facts: FindingFacts) -> Iterator[Finding]:
    """No device at all was seen within a year."""
    devices = _filled(facts, DEVICE)
    if not devices or not _is_done(facts, DEVICE_REGISTER):
        return
    days = [date.fromisoformat(device.values[Column.SEEN]) for device in devices if device.values[Column.SEEN]]
    last = max(days, default=None)
    if last is None or facts.today - last > FRESH_FOR:
        about = _about(facts.step(DEVICE_REGISTER), last)
        yield Finding(FindingKind.DEVICES_STALE, about, DEVICE_REGISTER, DEVICE, since=last)


def _system_ended(facts: FindingFacts) -> Iterator[Finding]:
    for device in _filled(facts, DEVICE):
        values = device.values
        end = support_end(values[Column.SYSTEM])
        if end is not None and end.day < facts.today:
            name = values[Column.NAME] or values[Column.SERIAL]
            yield Finding(
                FindingKind.SYSTEM_ENDED,
                _about(name, values[Column.SYSTEM], end.day),
                ledger=DEVICE,
                row=device.number,
                since=None if end.is_guide else end.day,
                details=(name, values[Column.SYSTEM]),
            )


# what was asked and decided


def _vendor_silent(facts: FindingFacts) -> Iterator[Finding]:
    """Of each document for the vendor the newest sheet counts, as long as something that it asks about is open."""
    for document in (VENDOR_QUESTIONS, VENDOR_REQUEST):
        printed = [(sheet.made, count) for count, sheet in facts.sheets.items() if sheet.document == document]
        made, count = max(printed, default=(date.max, 0))
        if not count or facts.today - made <= ANSWER_WITHIN:
            continue
        asked = dict.fromkeys(row_parts(row)[0] for row in facts.sheets[count].measures)
        is_answered = any(facts.noted.get(measure, date.min) > made for measure in asked)
        if not is_answered and any(facts.entry(m.id).is_open for m in facts.measures if m.id in asked):
            about = _about(count, made)
            yield Finding(FindingKind.VENDOR_SILENT, about, row=count, document=document, since=made)


def _decision_open(facts: FindingFacts) -> Iterator[Finding]:
    """What the last meeting decided and is not done; not as long as its day is still to come."""
    meeting = last_meeting(facts.sheets, facts.tables.get(DECISION.name, {}), MEETING_PACK, facts.today)
    known = {m.id for m in facts.measures}
    for measure, decision in meeting.decisions.items() if meeting else ():
        entry = facts.entry(measure)
        if measure in known and entry.is_open and (entry.due is None or entry.due < facts.today):
            assert meeting is not None
            about = _about(meeting.made, decision, entry.due)
            yield Finding(FindingKind.DECISION_OPEN, about, measure, since=meeting.made, details=(decision,))


_FINDERS: Mapping[FindingKind, Callable[[FindingFacts], Iterator[Finding]]] = {
    FindingKind.SYSTEM_ENDED: _system_ended,
    FindingKind.CONTACTS_EMPTY: _contacts_empty,
    FindingKind.DEVICES_EMPTY: _devices_empty,
    FindingKind.DEVICES_STALE: _devices_stale,
    FindingKind.DECISION_OPEN: _decision_open,
    FindingKind.VENDOR_SILENT: _vendor_silent,
    FindingKind.UNKNOWN_LONG: _unknown_long,
    FindingKind.TASK_INCOMPLETE: _task_incomplete,
    FindingKind.EVIDENCE_MISSING: _evidence_missing,
    FindingKind.EVIDENCE_NONE: _without_evidence,
    FindingKind.PARTIAL_UNEXPLAINED: _partial_unexplained,
    FindingKind.REASON_OLD: _reason_old,
}
