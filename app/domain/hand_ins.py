"""The self-check sheets that teleworkers handed in, and the answers of the organisation that follow from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain import answer_lines
from app.domain.answers import Field, Status, Value
from app.domain.days import Tense
from app.domain.paper_forms import SELF_CHECK
from app.domain.selection import fold
from app.domain.sheets import Sheet
from app.domain.tables import Cells, Column, Rows, order_of

FILLED_IN = Tense.PAST
"""When the day lies on which a sheet that has come back was filled in."""


@dataclass(frozen=True)
class HandIn:
    """A sheet as a person handed it in: whose, of which day, from which printed sheet (0: unknown).

    `answers` has what was answered, by measure; `reasons` why something does not apply to this person.
    """

    number: int
    person: str
    day: date
    sheet: int
    answers: Mapping[str, Status]
    reasons: Mapping[str, str] = field(default_factory=dict)


def hand_ins_of(rows: Rows) -> tuple[HandIn, ...]:
    """The sheets kept in the table, in the order in which they were entered."""
    return tuple(_read(int(row), rows[row]) for row in sorted(rows, key=order_of))


def _read(number: int, cells: Cells) -> HandIn:
    answers, reasons = answer_lines.read(cells[Column.ANSWERS])
    sheet = cells[Column.SHEET]
    return HandIn(
        number,
        cells[Column.PERSON],
        _day(cells[Column.DAY]),
        int(sheet) if sheet.isascii() and sheet.isdecimal() else 0,
        answers,
        reasons,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:  # of a later release, perhaps
        return date.min


def hand_in_cells(one: HandIn) -> Cells:
    """The row by which a sheet is kept."""
    return {
        Column.PERSON: one.person,
        Column.DAY: one.day.isoformat(),
        Column.SHEET: str(one.sheet) if one.sheet else "",
        Column.ANSWERS: answer_lines.written_answers(one.answers, one.reasons),
    }


def entered_before(kept: Iterable[HandIn], sheet: int, person: str) -> HandIn | None:
    """The hand-in that is typed once more: the same person's on the same printed sheet."""
    return next((one for one in kept if sheet and one.sheet == sheet and _key(one.person) == _key(person)), None)


def latest(kept: Iterable[HandIn]) -> tuple[HandIn, ...]:
    """The newest hand-in of each person, by the day on it, then by when it was entered."""
    newest: dict[str, HandIn] = {}
    for one in sorted(kept, key=lambda one: (one.day, one.number)):
        newest[_key(one.person)] = one
    return tuple(sorted(newest.values(), key=lambda one: one.number))


def joint(answers: Iterable[Status]) -> Status | None:
    """What the answers of several people about one measure come to; None when nobody answered.

    To whom it does not apply, and who left it open, says nothing about the others. One answer alone, or the same of
    all, is the answer. A known gap outweighs what is not known: "partly" where some do it, "not done" where nobody
    says so. "Don't know" beside nothing but "done" stays: someone has to ask before it may count as done.
    """
    given = {answer for answer in answers if answer is not Status.UNANSWERED}
    counted = given - {Status.NOT_APPLICABLE}
    if not counted:
        return Status.NOT_APPLICABLE if given else None
    if len(counted) == 1:
        return counted.pop()
    if counted == {Status.DONE, Status.UNKNOWN}:
        return Status.UNKNOWN
    return Status.PARTIAL if counted & {Status.DONE, Status.PARTIAL} else Status.NOT_DONE


def joint_answers(kept: Iterable[HandIn]) -> dict[str, dict[Field, Value]]:
    """What follows for each measure from the newest hand-in of each person: the answer, and why it does not apply."""
    newest = latest(kept)
    measures = dict.fromkeys(m for one in newest for m in one.answers)
    found: dict[str, dict[Field, Value]] = {}
    for measure in measures:
        answer = joint(one.answers.get(measure, Status.UNANSWERED) for one in newest)
        if answer is Status.NOT_APPLICABLE:
            reasons = dict.fromkeys(one.reasons[measure] for one in newest if measure in one.reasons)
            found[measure] = {Field.STATUS: answer, Field.REASON: " / ".join(reasons)}
        elif answer is not None:
            found[measure] = {Field.STATUS: answer}
    return found


@dataclass(frozen=True)
class HandInStanding:
    """How it stands with one person's sheet: the day on the newest hand-in, and when one was printed last."""

    person: str
    handed_in: date | None
    printed: date | None


def hand_in_standings(
    kept: Iterable[HandIn], sheets: Iterable[Sheet], people: Iterable[str]
) -> tuple[HandInStanding, ...]:
    """Who has handed a sheet in and who has not: the people named, for whom one was printed, or who handed one in."""
    newest = {_key(one.person): one for one in latest(kept)}
    printed: dict[str, Sheet] = {}
    for sheet in sorted((s for s in sheets if s.document == SELF_CHECK and s.person), key=lambda s: s.made):
        printed[_key(sheet.person)] = sheet
    named = [*people, *(s.person for s in printed.values()), *(one.person for one in newest.values())]
    names: dict[str, str] = {}
    for name in named:
        names.setdefault(_key(name), name)
    names.pop("", None)
    found = []
    for key, name in names.items():
        one, last = newest.get(key), printed.get(key)
        found.append(HandInStanding(name, one.day if one else None, last.made if last else None))
    return tuple(sorted(found, key=lambda one: one.handed_in is not None))


def _key(person: str) -> str:
    """A name as it is compared: blanks within it, width and case do not tell two people apart."""
    return "".join(fold(person).split())
