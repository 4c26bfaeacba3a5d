"""The words for the values of the domain, in any language; nothing here knows screens or paper."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from app.domain.answers import Carrier, Change, Field, Priority, Status, Value
from app.domain.measures import EffortSize, Level, Measure, Recurrence, Role
from app.domain.priorities import Why
from app.domain.selection import View
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
    (Field.STATUS, N_("Answer")),
    (Field.NOTE, N_("Note")),
    (Field.SCOPE, N_("Scope and exceptions")),
    (Field.EVIDENCE, N_("Where the evidence is")),
    (Field.EVIDENCE_SEEN, N_("Evidence seen on")),
    (Field.REASON, N_("Why it does not apply")),
    (Field.OWNER, N_("Owner")),
    (Field.CARRIER, N_("Carried out by")),
    (Field.DUE, N_("Due date")),
    (Field.PRIORITY, N_("Priority")),
    (Why.OVERDUE, N_("overdue")),
    (Why.HIGH_PRIORITY, N_("you gave it high priority")),
    (Why.BASIC, N_("a basic measure")),
    (Why.SMALL_EFFORT, N_("about an hour")),
    (Why.FREE, N_("costs nothing")),
    (Why.BEGUN, N_("already begun")),
    (Why.UNKNOWN, N_("needs finding out")),
    (Why.DUE, N_("has a due date")),
    (Why.SEVERAL_ROLES, N_("settles several roles at once")),
)
_NAMES = {(type(value), value.value): word for value, word in _WORDS}
"""By type too: enums of text are equal when their texts are, and `unknown` is a status and a reason."""


def name(value: StrEnum, lang: str | None = None) -> str:
    """The word for a status, role, view, level, carrier, priority, effort, recurrence, field or reason."""
    kind = Role if isinstance(value, View) and value is not View.ALL else type(value)
    return translation(lang or language()).gettext(_NAMES[kind, value.value])


def measure_label(measure: Measure, lang: str | None = None) -> str:
    """The official label in Japanese (管理者Ｅ-10), its English form otherwise (Administrator E-10)."""
    return measure.label if (lang or language()) == "ja" else f"{name(measure.role, lang)} {measure.code}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date, lang: str | None = None) -> str:
    """A day as people write it: 2026年11月23日, Nov 23, 2026."""
    if (lang or language()) == "ja":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"


def value_text(value: Value, lang: str | None = None) -> str:
    """Any field's value in words; an empty string for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value, lang)
    return name(value, lang) if isinstance(value, StrEnum) else value


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
