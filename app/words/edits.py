"""Edits in words: what they concern, which field, and the values before and after."""

from datetime import date
from enum import StrEnum

from app import labels
from app.catalogue.loader import Catalogue
from app.domain import ledgers
from app.domain.answers import Change, Status, Value
from app.domain.applicability import read_overrule
from app.domain.kept_texts import PEOPLE, STATEMENT_MEASURES, STATEMENT_SCOPE, known_text, reason_part
from app.domain.profile import Kind, Known
from app.domain.undo import ORGANISATION, Edit
from app.i18n import N_, _, language

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
