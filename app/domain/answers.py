"""What the workbook holds for one measure - its answer and its task - and the changes between two states of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from app.domain.days import Tense
from app.domain.entered_text import LINE_LIMIT, NOTE_LIMIT, TextTooLong, clean_line, clean_text, is_blank
from app.domain.field_declaration import KEY, DeclaredField, entry_field
from app.domain.record import fields, record, replace


class Status(StrEnum):
    """The answer to a measure. `UNANSWERED` is nothing yet; `UNKNOWN` is an answer: somebody has to find out."""

    UNANSWERED = "unanswered"
    DONE = "done"
    PARTIAL = "partial"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


STATUS_KEYS = {
    "1": Status.DONE,
    "2": Status.PARTIAL,
    "3": Status.NOT_DONE,
    "4": Status.UNKNOWN,
    "5": Status.NOT_APPLICABLE,
    "6": Status.UNANSWERED,
}
"""The key that gives each answer, on screen and on paper."""


class Carrier(StrEnum):
    """Who carries a task out: we ourselves, the IT vendor, or both."""

    SELF = "self"
    VENDOR = "vendor"
    BOTH = "both"


class Priority(StrEnum):
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Field(StrEnum):
    """The fields of an entry by name, in the order of the columns. A new one is a line here, one in `Entry`, and a step
    of app.storage.migrations; it comes last, as the digests of the rows depend on the order."""

    STATUS = "status"
    NOTE = "note"
    SCOPE = "scope"
    EVIDENCE = "evidence"
    EVIDENCE_SEEN = "evidence_seen"
    REASON = "reason"
    OWNER = "owner"
    CARRIER = "carrier"
    DUE = "due"
    PRIORITY = "priority"
    STEPS = "steps_done"


Value = str | date | None
"""The value of a field: a status, carrier or priority (all `str` enums), a text, a day, or no day."""

UNREAD_LIMIT = 1_000_000
"""Longest text that is carried along unread, in characters."""


class Unread(str):
    """A stored text that this version does not know as a value, from a later release perhaps.

    What it stands for counts as not known, and it stays as it is until a person chooses something else.
    """

    __slots__ = ()


@record(frozen=True)
class Entry:
    """One measure's answer (status … reason), task (owner … priority), and what of it is done (steps_done)."""

    status: Status = entry_field("Answer", Status.UNANSWERED, 13)
    note: str = entry_field("Note", "", 26, limit=NOTE_LIMIT)
    scope: str = entry_field("Scope and exceptions", "", 14, limit=NOTE_LIMIT)
    evidence: str = entry_field("Where the evidence is", "", 18, limit=NOTE_LIMIT)
    evidence_seen: date | None = entry_field("Evidence seen on", None, 11, tense=Tense.PAST)
    reason: str = entry_field("Why it does not apply", "", 16, limit=NOTE_LIMIT)
    owner: str = entry_field("Owner", "", 10, limit=LINE_LIMIT)
    carrier: Carrier = entry_field("Carried out by", Carrier.SELF, 9)
    due: date | None = entry_field("Due date", None, 11, tense=Tense.COMING)
    priority: Priority = entry_field("Priority", Priority.NORMAL, 8)
    steps_done: str = entry_field("Steps done", "", 14, limit=NOTE_LIMIT)
    """The ids of the steps that are ticked: app.domain.steps."""
    unread: tuple[tuple[Field, Unread], ...] = ()
    """What is stored in the fields whose value is not known; they count as empty."""

    def get(self, field: Field) -> Value:
        """The value of one field, as it counts."""
        value: Value = getattr(self, field.value)
        return value

    def stored(self, field: Field) -> Value:
        """The value of one field, as it is stored."""
        return next((text for other, text in self.unread if other is field), None) or self.get(field)

    @property
    def is_open(self) -> bool:
        """Whether something is left to do: it applies and is not done."""
        return self.status not in (Status.DONE, Status.NOT_APPLICABLE)

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and self.due is not None and self.due < today


EMPTY = Entry()


@record(frozen=True)
class Change:
    """One field of one measure goes from one value to another."""

    measure: str
    field: Field
    before: Value
    after: Value

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.measure, self.field, self.after, self.before)


class InvalidValue(ValueError):
    """A text is no value of its field (an unknown status, a day that does not exist)."""

    def __init__(self, field: Field, text: str) -> None:
        super().__init__(f"{field}: {text!r}")
        self.field = field
        self.text = text


class ReasonMissing(ValueError):
    """A measure would stand as not applicable without a reason."""

    def __init__(self, measure: str) -> None:
        super().__init__(measure)
        self.measure = measure


DECLARED: Mapping[Field, DeclaredField] = {
    Field(each.name): each.metadata[KEY] for each in fields(Entry) if KEY in each.metadata
}
"""How each field is declared."""
CHOICES: Mapping[Field, type[StrEnum]] = {f: each.choices for f, each in DECLARED.items() if each.choices}
"""The fields that hold one of a few values."""
DAYS: Mapping[Field, Tense] = {f: each.tense for f, each in DECLARED.items() if each.tense}
"""The fields that hold a day."""
LIMITS: Mapping[Field, int] = {f: each.limit for f, each in DECLARED.items() if each.limit}
"""The longest text of each text field, in characters."""


def to_text(value: Value) -> str:
    """A value as it is stored: enums by value, days as YYYY-MM-DD, no day as ''."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def from_text(field: Field, text: str) -> Value:
    """The value of a field from its stored text. Raises InvalidValue, and TextTooLong for a text beyond its field."""
    if field in CHOICES:
        try:
            return CHOICES[field](text)
        except ValueError:
            raise InvalidValue(field, text) from None
    if field in DAYS:
        return _day(field, text)
    return clean_line(text) if LIMITS[field] == LINE_LIMIT else clean_text(text, LIMITS[field])


def read_text(field: Field, text: str) -> Value:
    """The same for what is stored: Unread where this version knows no such value. Raises like `unread`."""
    try:
        return from_text(field, text)
    except ValueError:
        return unread(text)


def unread(text: str) -> Unread:
    """A text to be carried along. Raises ValueError where no release can have written it: no Unicode, or endless."""
    if len(text) > UNREAD_LIMIT:
        raise TextTooLong(len(text), UNREAD_LIMIT)
    return Unread(text.encode().decode())  # lone surrogates, which stand for damaged text, do not pass


def _day(field: Field, text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:  # Python takes weeks too
            raise ValueError(text)
        return day
    except ValueError:
        raise InvalidValue(field, text) from None


def changes_to(measure: str, entry: Entry, values: Mapping[Field, Value]) -> tuple[Change, ...]:
    """The changes that give an entry these values; what has its value already is left out.

    Raises ReasonMissing when the measure would stand as not applicable without a reason,
    InvalidValue and TextTooLong when a value does not fit its field.
    """
    checked = {field: from_text(field, to_text(value)) for field, value in values.items()}
    changes = tuple(Change(measure, f, entry.get(f), v) for f, v in checked.items() if entry.get(f) != v)
    after = apply(entry, changes)
    if after.status is Status.NOT_APPLICABLE and is_blank(after.reason):
        raise ReasonMissing(measure)
    return changes


def entry_of(values: Mapping[Field, Value]) -> Entry:
    """The entry with these values; the other fields hold what they hold at first."""
    unread = {field: value for field, value in values.items() if isinstance(value, Unread)}
    known = {field.value: value for field, value in values.items() if field not in unread}
    return Entry(**known, unread=tuple(sorted(unread.items())))  # type: ignore[arg-type]


def apply(entry: Entry, changes: Iterable[Change]) -> Entry:
    """The entry after the changes, which all concern its measure."""
    values: dict[str, Value] = {}
    unread = dict(entry.unread)
    for change in changes:
        unread.pop(change.field, None)
        values[change.field.value] = change.after
        if isinstance(change.after, Unread):
            unread[change.field] = change.after
            values[change.field.value] = EMPTY.get(change.field)
    return replace(entry, **values, unread=tuple(sorted(unread.items())))  # type: ignore[arg-type]
