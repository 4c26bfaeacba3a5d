"""Edits and steps in words: what they concern, which field, the values before and after; what undo would take back."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from app import labels
from app.catalogue.loader import Catalogue
from app.domain import ledgers
from app.domain.answers import Change, Field, Status, Value
from app.domain.applicability import read_overrule
from app.domain.kept_texts import PEOPLE, STATEMENT_MEASURES, STATEMENT_SCOPE, known_text, reason_part
from app.domain.measures import Measure
from app.domain.profile import Kind, Known
from app.domain.undo import ORGANISATION, Edit, SettingChange, Step
from app.i18n import N_, _, language, ngettext

_LONGEST = 400
"""So many characters of a value are shown in a list."""

_TEXTS = {
    ORGANISATION: N_("Name of the organization"),
    PEOPLE: N_("People who telework"),
    STATEMENT_SCOPE: N_("What the statement for customers is about"),
    STATEMENT_MEASURES: N_("Measures in the statement for customers"),
}
_RETURN_PARTS = {"person": N_("Name"), "day": N_("Filled in on"), "sheet": N_("Printed sheet")}


def subject(edit: Edit, catalogue: Catalogue) -> str:
    """What an edit concerns: a measure, a row of a ledger, a sheet handed back, or the organisation."""
    if isinstance(edit, Change):
        return _measure(edit.measure, catalogue)
    head, _dot, rest = edit.key.partition(".")
    number, _dot, part = rest.partition(".")
    if head == "decision":
        return _measure(part, catalogue)
    if head == "overrule":
        return _measure(rest, catalogue)
    if head == "selfcheck":
        return _("Self-check sheet {number}").format(number=number)
    if head in tuple(ledgers.Ledger):
        return _("{ledger}: row {number}").format(ledger=labels.name(ledgers.Ledger(head)), number=number)
    return _("The organization")


def _measure(measure_id: str, catalogue: Catalogue) -> str:
    measure = catalogue.by_id.get(measure_id)
    return (
        f"{labels.measure_label(measure)}　{catalogue.words(language()).measures[measure_id].title}"
        if measure
        else measure_id
    )


def field_words(edit: Edit, catalogue: Catalogue) -> str:
    """Which field of it."""
    if isinstance(edit, Change):
        return labels.name(edit.field)
    if edit.key in _TEXTS:
        return _(_TEXTS[edit.key])
    head, _dot, rest = edit.key.partition(".")
    part = rest.partition(".")[2]
    match head:
        case "decision":
            return _("Decision of the meeting")
        case "overrule":
            return _("Does this measure apply?")
        case "notice":
            return _("Notice to the staff")
        case "profile":
            questions = catalogue.guide.questions(language())
            return questions[rest].question if rest in questions else rest
        case "selfcheck":
            return _part_words(part, catalogue)
    is_column = head in tuple(ledgers.Ledger) and part in tuple(ledgers.Column)
    return labels.name(ledgers.Column(part)) if is_column else edit.key


def _part_words(part: str, catalogue: Catalogue) -> str:
    if part in _RETURN_PARTS:
        return _(_RETURN_PARTS[part])
    return _measure(part.removesuffix(reason_part("")), catalogue)


def value_words(edit: Edit, value: Value) -> str:
    """A value of an edit in words, shortened where it is very long; a word for nothing."""
    text = labels.value_text(value) if isinstance(edit, Change) else _text_words(edit.key, str(value))
    if isinstance(value, Status):
        text = f"{labels.STATUS_GLYPHS[value]} {text}"
    if not text:
        return _("(nothing)")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _text_words(key: str, text: str) -> str:
    head, _dot, rest = key.partition(".")
    last = rest.rpartition(".")[2]
    if not text:
        return ""
    text = known_text(key, text)
    if not text:
        return _(labels.NOT_KNOWN)
    if (head == "selfcheck" and last == "day") or (head in tuple(ledgers.Ledger) and last in ledgers.DAYS):
        return labels.day(date.fromisoformat(text))
    if head == "selfcheck" and last not in (*_RETURN_PARTS, "reason"):
        return labels.name(Status(text))
    if head == "overrule" and (overrule := read_overrule(text)):
        return f"{labels.name(overrule.verdict)}: {overrule.reason}"
    if head == "profile":
        return _known_word(Kind if rest == "kind" else Known, text)
    return text


def _known_word(kind: type[StrEnum], text: str) -> str:
    return labels.name(kind(text)) if text in tuple(kind) else text


def transition(edit: Edit) -> str:
    """Before and after, in words."""
    return _("{before}  →  {after}").format(before=value_words(edit, edit.before), after=value_words(edit, edit.after))


# undo and redo

_FACTS = N_("facts about the organization")
_STEPS: Mapping[str, str] = {
    "device.": N_("the list of devices"),
    "contact.": N_("the list of contacts"),
    "decision.": N_("decisions of a meeting"),
    "selfcheck.": N_("a self-check sheet"),
    "notice.": N_("the notice to the staff"),
    "people": N_("the teleworkers' names"),
    "statement.": N_("the statement for customers"),
}
"""What a step is called by how the key of its first text begins."""


def step_words(step: Step, catalogue: Catalogue) -> str:
    """What a step did, in words."""
    changes = [edit for edit in step.edits if isinstance(edit, Change)]
    if not changes:
        return _what_of_texts([edit.key for edit in step.edits if isinstance(edit, SettingChange)], catalogue)
    measures = list(dict.fromkeys(change.measure for change in changes))
    first = change_words(changes[0], catalogue.by_id[measures[0]])
    others = len(measures) - 1
    if not others:
        return first
    return ngettext("{first} and {count} more", "{first} and {count} more", others).format(first=first, count=others)


def _what_of_texts(keys: Sequence[str], catalogue: Catalogue) -> str:
    if keys == [ORGANISATION]:
        return _("name of the organization")
    overruled = [key.removeprefix("overrule.") for key in keys if key.startswith("overrule.")]
    if overruled:
        label = labels.measure_label(catalogue.by_id[overruled[0]])
        return _("whether {measure} applies").format(measure=label)
    named = (words for start, words in _STEPS.items() if keys[0].startswith(start))
    return _(next(named, _FACTS))


def change_words(made: Change, measure: Measure) -> str:
    """A change in words: 「管理者Ｅ-10 を『実施している』に」."""
    label = labels.measure_label(measure)
    if made.field is Field.STATUS:
        return _("{measure} to “{value}”").format(measure=label, value=labels.value_text(made.after))
    return _("{field} of {measure}").format(field=labels.name(made.field), measure=label)
