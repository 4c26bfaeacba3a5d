"""Decisions: what the last meeting settled, and what waits for the executive."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.answers import EMPTY, Entry
from app.domain.measures import Measure, Role
from app.domain.priorities import is_planned, most_urgent_first
from app.domain.sheets import Sheet, last_of
from app.domain.tables import DECISION, Column, Rows, key_of


def decision_row(sheet: int, measure: str) -> str:
    """The row of what a meeting decided about a measure; `sheet` counts the sheets of the workbook."""
    return f"{sheet}.{measure}"


class Meeting(NamedTuple):
    """A meeting: the day its paper was made, and what it decided by measure, in the order of the paper."""

    made: date
    decisions: Mapping[str, str]


def last_meeting(printed: Mapping[int, Sheet], recorded: Rows, document: str, today: date) -> Meeting | None:
    """The newest meeting before today of which a decision is recorded, or else the newest; None before the first."""
    decided: dict[object, dict[str, str]] = {}
    for row, cells in recorded.items():
        count, measure = key_of(DECISION, row)
        decided.setdefault(count, {})[str(measure)] = cells[Column.DECISION]
    before = {n: sheet for n, sheet in printed.items() if n in decided}
    number = last_of(before, document, today)
    if number is None:
        number = last_of(printed, document, today)
    if number is None:
        return None
    sheet, found = printed[number], decided.get(number, {})
    order = [i for i in sheet.measures if i in found] + [i for i in found if i not in sheet.measures]
    return Meeting(sheet.made, {i: found[i] for i in order})


class Matter(StrEnum):
    """What the executive is asked for: to act as such, to spend money, to name an owner."""

    EXECUTIVE = "executive"
    MONEY = "money"
    OWNER = "owner"


class Decision(NamedTuple):
    """What only the executive can settle, and about which measures; only OWNER is about several."""

    matter: Matter
    measures: tuple[Measure, ...]


def executive_decisions(measures: Sequence[Measure], entries: Mapping[str, Entry], today: date) -> tuple[Decision, ...]:
    """The executive's own open measures; owners, where the plan lacks them; then what costs money, most urgent first.

    What nobody has answered or planned yet asks for neither money nor an owner.
    """
    opened = [m for m in measures if entries.get(m.id, EMPTY).is_open]
    own = [m for m in opened if m.role is Role.EXECUTIVE]
    urgent = most_urgent_first(opened, entries, today)
    others = [m for m in urgent if m.role is not Role.EXECUTIVE and is_planned(entries.get(m.id, EMPTY))]
    unowned = tuple(m for m in others if not entries[m.id].owner)
    return (
        *(Decision(Matter.EXECUTIVE, (m,)) for m in own),
        *((Decision(Matter.OWNER, unowned),) if unowned else ()),
        *(Decision(Matter.MONEY, (m,)) for m in others if m.effort.costs_money),
    )
