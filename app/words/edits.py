"""Edits and steps in words: what they concern, which field, the values before and after; what undo would take back."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from app import labels
from app.catalogue.loader import Catalogue
from app.domain import answer_lines
from app.domain.answers import Change, Field, Status, Value
from app.domain.applicability import read_overrule
from app.domain.cell_forms import cells_in, known_cell
from app.domain.kept_texts import LOOKED_AGAIN, PUT_OFF, STATEMENT_MEASURES, STATEMENT_SCOPE, known_text
from app.domain.measures import Measure
from app.domain.profile import Kind, Known
from app.domain.steps import ticked
from app.domain.tables import MEASURE, TABLES, CellKind, CellWrong, Column, TableColumn, declared, key_of
from app.domain.tools import Tool
from app.domain.undo import ORGANISATION, Edit, RowChange, SettingChange, UndoStep
from app.i18n import N_, _, language, ngettext

_LONGEST = 400
"""So many characters of a value are shown in a list."""

_TEXTS = {
    ORGANISATION: N_("Name of the organization"),
    STATEMENT_SCOPE: N_("What the statement for customers is about"),
    STATEMENT_MEASURES: N_("Measures in the statement for customers"),
    LOOKED_AGAIN: N_("Looked at again after the words were revised"),
    PUT_OFF: N_("Findings that were put off"),
}


def subject(edit: Edit, catalogue: Catalogue) -> str:
    """What an edit concerns: a measure, a row of a ledger, a hand-in, or the organisation."""
    match edit:
        case Change():
            return _measure(edit.measure, catalogue)
        case RowChange():
            return _row(edit, catalogue)
    head, _dot, rest = edit.key.partition(".")
    return _measure(rest, catalogue) if head == "overrule" else _("The organization")


def _row(edit: RowChange, catalogue: Catalogue) -> str:
    table = TABLES[edit.table]
    keys = dict(zip(table.keys, key_of(table, edit.row), strict=True))
    if MEASURE in keys:
        return _measure(str(keys[MEASURE]), catalogue)
    return _(table.row).format(ledger=labels.table_name(table), number=keys["number"])


def _measure(measure_id: str, catalogue: Catalogue) -> str:
    measure = catalogue.by_id.get(measure_id)
    if measure is None:
        return measure_id
    return f"{labels.measure_label(measure)}　{catalogue.words(language()).measures[measure_id].title}"


def field_words(edit: Edit, catalogue: Catalogue) -> str:
    """Which field of it."""
    if isinstance(edit, Change):
        return labels.name(edit.field)
    if isinstance(edit, RowChange):
        table = TABLES[edit.table]
        return labels.name(Column(edit.column) if edit.column else table.columns[-1].column)
    if edit.key in _TEXTS:
        return _(_TEXTS[edit.key])
    head, _dot, rest = edit.key.partition(".")
    match head:
        case "overrule":
            return _("Does this measure apply?")
        case "notice":
            return _("Notice to the staff")
        case "profile":
            if rest in tuple(Tool):
                return labels.name(Tool(rest))
            questions = catalogue.guide.questions(language())
            return questions[rest].question if rest in questions else rest
    return edit.key


def value_words(edit: Edit, value: Value) -> str:
    """A value of an edit in words, shortened where it is very long; a word for nothing."""
    match edit:
        case Change(field=Field.STEPS):
            text = _ticked_words(str(value))
        case Change():
            text = labels.value_text(value)
        case RowChange():
            text = _row_words(edit, str(value)) if value else ""
        case SettingChange():
            text = _text_words(edit.key, str(value))
    if isinstance(value, Status):
        text = f"{labels.STATUS_GLYPHS[value]} {text}"
    if not text:
        return _("(nothing)")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _ticked_words(text: str) -> str:
    count = len(ticked(text))
    return ngettext("{count} step", "{count} steps", count).format(count=count) if count else ""


def _row_words(edit: RowChange, text: str) -> str:
    if edit.column:
        return _cell_words(declared(TABLES[edit.table], edit.column), text)
    table = TABLES[edit.table]
    try:
        cells = cells_in(table, text)
    except CellWrong:
        return _(labels.NOT_KNOWN)
    words = (_cell_words(column, cells[column.column]) for column in table.columns if cells[column.column])
    return ", ".join(words)


def _cell_words(column: TableColumn, text: str) -> str:
    if column.kind is CellKind.ANSWERS:
        given, _reasons = answer_lines.read(text)
        return _(", ").join(f"{measure} {labels.STATUS_GLYPHS[status]}" for measure, status in given.items())
    text = known_cell(column, text)
    if not text:
        return _(labels.NOT_KNOWN)
    if column.kind is CellKind.DAY:
        return labels.day(date.fromisoformat(text))
    return labels.name(Known.YES) if column.kind is CellKind.MARK else text


def _text_words(key: str, text: str) -> str:
    head, _dot, rest = key.partition(".")
    if not text:
        return ""
    text = known_text(key, text)
    if not text:
        return _(labels.NOT_KNOWN)
    if head == "overrule" and (overrule := read_overrule(text)):
        return f"{labels.name(overrule.verdict)}: {overrule.reason}"
    if head == "profile":
        return _known_word(Kind if rest == "kind" else Known, text)
    if key == LOOKED_AGAIN:
        from app.domain.editions import looked_measures

        return _(", ").join(looked_measures("", text))
    if key == PUT_OFF:
        from app.domain.putting_off import read_put_off

        return _("; ").join(one.reason for one in read_put_off(text).values())
    return text


def _known_word(kind: type[StrEnum], text: str) -> str:
    return labels.name(kind(text)) if text in tuple(kind) else text


def transition(edit: Edit) -> str:
    """Before and after, in words."""
    return _("{before}  →  {after}").format(before=value_words(edit, edit.before), after=value_words(edit, edit.after))


# undo and redo

_FACTS = N_("facts about the organization")
_TEXT_STEPS: Mapping[str, str] = {
    ORGANISATION: _FACTS,
    "profile": _FACTS,
    "notice": N_("the notice to the staff"),
    "statement": N_("the statement for customers"),
    PUT_OFF: N_("putting off a finding"),
}
"""What a step that begins with a text of the workbook is called by the first part of its key."""


def step_words(step: UndoStep, catalogue: Catalogue) -> str:
    """What a step did, in words."""
    if step.returns_to is not None:
        return _("going back to the state of {day}").format(day=labels.day(step.returns_to.date()))
    changes = [edit for edit in step.edits if isinstance(edit, Change)]
    if not changes:
        return _what_of_kept([edit for edit in step.edits if not isinstance(edit, Change)], catalogue)
    measures = list(dict.fromkeys(change.measure for change in changes))
    of_first = [change for change in changes if change.measure == measures[0]]
    lead = next((change for change in of_first if change.field is Field.STATUS), of_first[0])
    first = change_words(lead, catalogue.by_id[measures[0]])
    others = len(measures) - 1
    if not others:
        return first
    return ngettext("{first} and {count} more", "{first} and {count} more", others).format(first=first, count=others)


def _what_of_kept(edits: Sequence[SettingChange | RowChange], catalogue: Catalogue) -> str:
    keys = [edit.key for edit in edits if isinstance(edit, SettingChange)]
    overruled = [key.removeprefix("overrule.") for key in keys if key.startswith("overrule.")]
    if overruled:
        label = labels.measure_label(catalogue.by_id[overruled[0]])
        return _("whether {measure} applies").format(measure=label)
    first = edits[0]
    if isinstance(first, RowChange):
        return _(TABLES[first.table].step)
    if first.key == LOOKED_AGAIN:
        return _looked_words(first, catalogue)
    if keys == [ORGANISATION]:
        return _("name of the organization")
    return _(_TEXT_STEPS[first.key.partition(".")[0]])


def _looked_words(edit: SettingChange, catalogue: Catalogue) -> str:
    from app.domain.editions import looked_measures

    known = [catalogue.by_id[i] for i in looked_measures(edit.before, edit.after) if i in catalogue.by_id]
    if not known:
        return _(_TEXTS[LOOKED_AGAIN])
    first, others = _("{measure} “still so”").format(measure=labels.measure_label(known[0])), len(known) - 1
    if not others:
        return first
    return ngettext("{first} and {count} more", "{first} and {count} more", others).format(first=first, count=others)


def change_words(made: Change, measure: Measure) -> str:
    """A change in words: 「管理者Ｅ-10 を『実施している』に」."""
    label = labels.measure_label(measure)
    if made.field is Field.STATUS:
        return _("{measure} to “{value}”").format(measure=label, value=labels.value_text(made.after))
    if made.field is Field.STEPS:
        return _tick_words(made).format(measure=label)
    return _("{field} of {measure}").format(field=labels.name(made.field), measure=label)


def _tick_words(made: Change) -> str:
    """Whether a step was ticked, or its tick taken away; a file may have done both to several."""
    before, after = ticked(str(made.before)), ticked(str(made.after))
    if before < after:
        return ngettext("a step of {measure} ticked", "steps of {measure} ticked", len(after - before))
    if after < before:
        return ngettext(
            "the tick taken from a step of {measure}", "the ticks taken from steps of {measure}", len(before - after)
        )
    return _("ticks at other steps of {measure}")
