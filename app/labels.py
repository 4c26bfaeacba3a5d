"""The words for the values of the domain, in any language; nothing here knows screens or paper."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.domain.answers import DECLARED, Carrier, Change, Field, Priority, Status, Unread, Value
from app.domain.applicability import Verdict
from app.domain.days import ENGLISH_WEEKDAYS, WEEKDAYS
from app.domain.ledgers import Ledger
from app.domain.measures import EffortSize, Level, Measure, Recurrence, Role
from app.domain.priorities import Start, StartReason
from app.domain.profile import Fact, Kind, Known
from app.domain.selection import View
from app.domain.tables import Column
from app.i18n import N_, language, translation

STATUS_GLYPHS: Mapping[Status, str] = {
    Status.UNANSWERED: "－",
    Status.DONE: "○",
    Status.PARTIAL: "△",
    Status.NOT_DONE: "×",
    Status.UNKNOWN: "？",
    Status.NOT_APPLICABLE: "／",
}
"""One sign for each status; all of them are in our fonts and read in black and white."""

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (Status.UNANSWERED, N_("Unanswered")),
    (Status.DONE, N_("Done")),
    (Status.PARTIAL, N_("Partly done")),
    (Status.NOT_DONE, N_("Not done")),
    (Status.UNKNOWN, N_("Don't know")),
    (Status.NOT_APPLICABLE, N_("Not applicable")),
    (Role.EXECUTIVE, N_("Executive")),
    (Role.ADMINISTRATOR, N_("Administrator")),
    (Role.TELEWORKER, N_("Teleworker")),
    (View.ALL, N_("All roles")),
    (Level.BASIC, N_("Basic")),
    (Level.ADVANCED, N_("Advanced")),
    (Carrier.SELF, N_("Ourselves")),
    (Carrier.VENDOR, N_("IT vendor")),
    (Carrier.BOTH, N_("Both")),
    (Priority.HIGH, N_("High")),
    (Priority.NORMAL, N_("Normal")),
    (Priority.LOW, N_("Low")),
    (EffortSize.SMALL, N_("Small effort")),
    (EffortSize.MEDIUM, N_("Medium effort")),
    (EffortSize.LARGE, N_("Large effort")),
    (Recurrence.NONE, N_("Once")),
    (Recurrence.REGULARLY, N_("Repeat regularly")),
    (Recurrence.YEARLY, N_("Repeat about once a year")),
    *((field, declared.words) for field, declared in DECLARED.items()),
    (StartReason.OVERDUE, N_("overdue")),
    (StartReason.HIGH_PRIORITY, N_("you gave it high priority")),
    (StartReason.BASIC, N_("a basic measure")),
    (StartReason.SMALL_EFFORT, N_("about an hour")),
    (StartReason.FREE, N_("costs nothing")),
    (StartReason.BEGUN, N_("already begun")),
    (StartReason.UNKNOWN, N_("needs finding out")),
    (StartReason.DUE, N_("has a due date")),
    (StartReason.SEVERAL_ROLES, N_("settles several roles at once")),
    (StartReason.METHOD, N_("asked for by a telework method you use")),
    (StartReason.CASES, N_("would help in trouble cases")),
    (Verdict.APPLIES, N_("Applies")),
    (Verdict.DOES_NOT_APPLY, N_("Does not apply")),
    (Verdict.TO_BE_CONFIRMED, N_("To be confirmed")),
    (Kind.UNKNOWN, N_("Not answered")),
    (Kind.SOLE_PROPRIETOR, N_("Sole proprietor")),
    (Kind.COMPANY, N_("Company")),
    (Kind.OTHER, N_("Other body")),
    (Known.YES, N_("Yes")),
    (Known.NO, N_("No")),
    (Known.UNKNOWN, N_("Don't know")),
    (Fact.PRIVATE_DEVICES, N_("private devices used for work")),
    (Fact.SMARTPHONES, N_("smartphones or tablets")),
    (Fact.WORKERS_ROUTERS, N_("teleworkers' own routers")),
    (Fact.CLOUD_SERVICES, N_("cloud services")),
    (Fact.ONLINE_MEETINGS, N_("online meetings")),
    (Fact.DATA_ON_TERMINALS, N_("work data saved on devices")),
    (Fact.REMOVABLE_MEDIA, N_("USB sticks and the like")),
    (Fact.PAPER_TAKEN_HOME, N_("paper taken out of the office")),
    (Fact.OFFICE_NETWORK, N_("a way into the office network from outside")),
    (Fact.WINDOWS_DOMAIN, N_("a Windows domain")),
    (Fact.LOCAL_BREAKOUT, N_("local breakout")),
    (Fact.OWN_LOGGING, N_("your own logging")),
    (Fact.IT_VENDOR, N_("an IT vendor")),
    (Ledger.DEVICE, N_("Devices")),
    (Ledger.CONTACT, N_("Contacts")),
    (Ledger.PERSON, N_("People")),
    (Column.NAME, N_("Name")),
    (Column.TELEWORKS, N_("Teleworks")),
    (Column.SERIAL, N_("Serial number")),
    (Column.SYSTEM, N_("OS and version")),
    (Column.APPLICATIONS, N_("Applications")),
    (Column.UPDATES, N_("Updates installed")),
    (Column.USER, N_("User")),
    (Column.PLACE, N_("Place")),
    (Column.SEEN, N_("Last seen")),
    (Column.DUTY, N_("Role in an emergency")),
    (Column.PHONE, N_("Phone")),
    (Column.NOTE, N_("Remarks")),
    (Column.PERSON, N_("Person")),
    (Column.DAY, N_("Filled in on")),
    (Column.SHEET, N_("Printed sheet")),
    (Column.ANSWERS, N_("Answers")),
    (Column.DECISION, N_("Decision of the meeting")),
)
_NAMES = {(type(value), value.value): word for value, word in _WORDS}
"""By type too: enums of text are equal when their texts are, and `unknown` is a status and a reason."""


NOT_KNOWN = N_("(a value of a newer Tenken)")
"""What stands for a value that this version does not know."""


def name(value: StrEnum | Unread, lang: str | None = None) -> str:
    """The word for a status, role, view, level, carrier, priority, effort, recurrence, field, reason, verdict, fact,
    ledger, column."""
    if isinstance(value, Unread):
        return translation(lang or language()).gettext(NOT_KNOWN)
    kind = Role if isinstance(value, View) and value is not View.ALL else type(value)
    return translation(lang or language()).gettext(_NAMES[kind, value.value])


def measure_label(measure: Measure, lang: str | None = None) -> str:
    """The official label in Japanese (管理者Ｅ-10), its English form otherwise (Administrator E-10)."""
    return measure.label if (lang or language()) == "ja" else f"{name(measure.role, lang)} {measure.code}"


def reasons(start: Start, lang: str | None = None) -> str:
    """Why a measure is among the things to start with, in words."""
    speech = translation(lang or language())
    counted = speech.ngettext("would help in {count} case", "would help in {count} cases", start.cases)
    words = {why: name(why, lang) for why in start.reasons} | {StartReason.CASES: counted.format(count=start.cases)}
    return speech.gettext(", ").join(words[why] for why in start.reasons)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: date, lang: str | None = None) -> str:
    """A day as people write it: 2026年11月23日, Nov 23, 2026."""
    if (lang or language()) == "ja":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"


def weekday(when: date, lang: str | None = None) -> str:
    """The weekday of a day: 月曜日, Monday."""
    names = [f"{name}曜日" for name in WEEKDAYS] if (lang or language()) == "ja" else ENGLISH_WEEKDAYS
    return names[when.weekday()]


def month(number: int, lang: str | None = None) -> str:
    """A month, 1-12, as people write it: 4月, April."""
    return f"{number}月" if (lang or language()) == "ja" else _LONG_MONTHS[number - 1]


def day_of_month(when: date, lang: str | None = None) -> str:
    """A day where its month is known: 23日, 23."""
    return f"{when.day}日" if (lang or language()) == "ja" else str(when.day)


def value_text(value: Value, lang: str | None = None) -> str:
    """Any field's value in words; an empty string for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value, lang)
    return name(value, lang) if isinstance(value, (StrEnum, Unread)) else value


def effort(measure: Measure, lang: str | None = None) -> str:
    """Effort and cost in words: 'Small effort, free'."""
    _ = translation(lang or language()).gettext
    cost = _("costs money") if measure.effort.costs_money else _("free")
    return _("{size}, {cost}").format(size=name(measure.effort.size, lang), cost=cost)


def change(made: Change, measure: Measure, lang: str | None = None) -> str:
    """A change in words, for undo and for the trail: 「管理者Ｅ-10 を『実施している』に」."""
    _ = translation(lang or language()).gettext
    label = measure_label(measure, lang)
    if made.field is Field.STATUS:
        return _("{measure} to “{value}”").format(measure=label, value=value_text(made.after, lang))
    return _("{field} of {measure}").format(field=name(made.field, lang), measure=label)
