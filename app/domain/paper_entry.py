"""What a person types from a printed sheet that came back, and what it would change in the workbook."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from app.domain import hand_ins
from app.domain.answers import EMPTY, Entry, Field, Status, Value
from app.domain.decisions import decision_row
from app.domain.differences import Difference, FieldPlace, entry_differences, kept_differences
from app.domain.entered_text import is_blank
from app.domain.hand_ins import HandIn
from app.domain.selection import View
from app.domain.sheets import Sheet, row_parts
from app.domain.steps import with_tick
from app.domain.tables import DECISION, HAND_IN, Cells, Column, Rows, next_number
from app.domain.undo import row_changes


@dataclass(frozen=True)
class TypedRow:
    """What was typed in one row. `values` holds only what was entered; the remark is added to the note.

    `blanks`: what was filled in on lines of their own, by their captions.
    """

    values: Mapping[Field, Value] = field(default_factory=dict)
    remark: str = ""
    decision: str | None = None
    blanks: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the row is left as it is."""
        return not (self.values or self.remark or self.blanks) and self.decision is None

    def with_values(self, values: Mapping[Field, Value]) -> "TypedRow":
        """The same with some values entered."""
        return replace(self, values={**self.values, **values})

    def without(self, *fields: Field) -> "TypedRow":
        """The same with some fields left as they are."""
        return replace(self, values={f: v for f, v in self.values.items() if f not in fields})


@dataclass(frozen=True)
class Newer:
    """What was changed in the workbook after a sheet was printed: fields, and addresses of what else is kept."""

    places: Collection[FieldPlace] = ()
    addresses: Collection[str] = ()


@dataclass(frozen=True)
class Outcome:
    """What typing a sheet comes to. `differences` wait for a person's word; what is kept `along` is the sheet itself,
    as it was handed in.
    """

    differences: tuple[Difference, ...]
    along: tuple[Difference, ...] = ()


def noted(note: str, remark: str) -> str:
    """The note with a remark from paper below it."""
    return f"{note}\n{remark}" if note.strip() else remark


def of_answers(
    number: int,
    sheet: Sheet,
    typed: Mapping[str, TypedRow],
    entries: Mapping[str, Entry],
    decided: Rows,
    newer: Newer,
    together: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Outcome:
    """What a checklist or a meeting pack comes to, in its order. `together`: what the same work fulfils, by measure;
    on a sheet of all roles one answer settles those that have no row of their own, as the paper says.

    Raises InvalidValue and TextTooLong.
    """
    rows = [(measure, typed[measure]) for measure in sheet.measures if measure in typed]
    wanted: dict[str, dict[Field, Value]] = {}
    for measure, row in rows:
        wanted[measure] = dict(row.values)
        if row.remark:
            wanted[measure][Field.NOTE] = noted(entries.get(measure, EMPTY).note, row.remark)
        if sheet.view is View.ALL:
            answer: dict[Field, Value] = {f: v for f, v in row.values.items() if f in (Field.STATUS, Field.REASON)}
            wanted |= {other: answer for other in together.get(measure, ()) if other not in sheet.measures and answer}
    decisions: dict[str, Cells] = {
        decision_row(number, m): {Column.DECISION: row.decision} if row.decision else {}
        for m, row in rows
        if row.decision is not None
    }
    # a remark is added and takes nothing away: no newer note stands against it
    places = {place for place in newer.places if place[1] is not Field.NOTE}
    changes = row_changes(DECISION, decided, decisions)
    return Outcome(entry_differences(entries, wanted, places) + kept_differences(changes, newer.addresses))


def of_vendor(
    sheet: Sheet,
    typed: Mapping[str, TypedRow],
    entries: Mapping[str, Entry],
    newer: Newer,
    said: Callable[[TypedRow], str],
) -> Outcome:
    """What a sheet of the IT vendor comes to, in its order: a row of a measure gives it that answer, a row of a step
    ticks the step or takes the tick back. `said` makes of a row what goes below the note; '' for nothing.

    Raises InvalidValue and TextTooLong.
    """
    wanted: dict[str, dict[Field, Value]] = {}
    for name in (name for name in sheet.measures if name in typed):
        measure, step = row_parts(name)
        row, entry, values = typed[name], entries.get(measure, EMPTY), wanted.setdefault(measure, {})
        status = row.values.get(Field.STATUS)
        if status is not None and step:
            before = str(values.get(Field.STEPS, entry.steps_done))
            values[Field.STEPS] = with_tick(before, step, done=status is Status.DONE)
        elif status is not None:
            values[Field.STATUS] = status
        note, remark = str(values.get(Field.NOTE, entry.note)), said(row)
        if remark and remark not in note:
            values[Field.NOTE] = noted(note, remark)
    # ticks and remarks are added and take nothing away: nothing newer stands against them
    places = {place for place in newer.places if place[1] not in (Field.NOTE, Field.STEPS)}
    return Outcome(entry_differences(entries, wanted, places))


def handed_in(
    number: int, person: str, day: date, typed: Mapping[str, TypedRow], kept: tuple[HandIn, ...], free: int
) -> HandIn:
    """The sheet that a teleworker handed in, in place of the same one where it was entered before; else `free` is its
    number."""
    before = hand_ins.entered_before(kept, number, person)
    answers: dict[str, Status] = {}
    reasons: dict[str, str] = {}
    for measure, row in typed.items():
        status = row.values.get(Field.STATUS)
        if isinstance(status, Status) and status is not Status.UNANSWERED:
            answers[measure] = status
            if status is Status.NOT_APPLICABLE:
                reasons[measure] = str(row.values.get(Field.REASON, ""))
    return HandIn(before.number if before else free, person, day, number, answers, reasons)


def of_self_check(
    number: int,
    person: str,
    day: date,
    typed: Mapping[str, TypedRow],
    entries: Mapping[str, Entry],
    stored: Rows,
    newer: Newer,
) -> Outcome:
    """What a teleworker's sheet comes to: the sheet is kept, and the measures' answers follow from those of everybody.

    Raises InvalidValue and TextTooLong.
    """
    kept = hand_ins.hand_ins_of(stored)
    new = handed_in(number, person, day, typed, kept, next_number(stored))
    along = kept_differences(row_changes(HAND_IN, stored, {str(new.number): hand_ins.hand_in_cells(new)}))
    others = [one for one in kept if one.number != new.number]
    wanted = hand_ins.joint_answers((*others, new))
    for measure, values in wanted.items():
        if not is_blank(entries.get(measure, EMPTY).reason):
            values.pop(Field.REASON, None)
    followed = hand_ins.joint_answers(kept)
    places = {place for place in newer.places if not _follows(place, entries, followed)}
    return Outcome(entry_differences(entries, wanted, places), along)


def _follows(place: FieldPlace, entries: Mapping[str, Entry], followed: Mapping[str, Mapping[Field, Value]]) -> bool:
    """Whether a value stands as the sheets returned so far had it, and nobody decided otherwise since."""
    measure, what = place
    return followed.get(measure, {}).get(what) == entries.get(measure, EMPTY).get(what)
