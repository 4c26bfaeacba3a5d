"""Editions of the words: on which one an answer was given, and which answers should be looked at once more.

Where a measure's words ask for more than before, an answer from before may not hold any longer. It is never changed:
the measure is listed until somebody answers anew, or says that the answer still holds.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from app.domain.answers import EMPTY, Entry, Status

if TYPE_CHECKING:
    from app.domain.history import Record
    from app.domain.measures import Measure

EDITION = 2
"""The edition of the words that this program shows; facts.toml says the same."""
FIRST_EDITION = 1
"""What was shown before editions were counted."""
HELD = (Status.DONE, Status.PARTIAL)
"""The answers that stricter words may have overtaken."""


class EditionUnread(ValueError):
    """A stored text about editions is of no form that this version knows."""


class EditionMark(NamedTuple):
    """From which step of the history on a workbook's answers were given on an edition."""

    edition: int
    step: int


Marks = tuple[EditionMark, ...]
"""In the order of their steps. What lies before the first was given on the first edition."""


def read_marks(text: str) -> Marks:
    """The marks of a stored text: `2=1235 3=2001`. Raises EditionUnread."""
    pairs = [part.partition("=") for part in text.split(" ")] if text else []
    marks = tuple(EditionMark(_number(edition), _number(step)) for edition, _sign, step in pairs)
    steps = [mark.step for mark in marks]
    if marks_text(marks) != text or sorted(set(steps)) != steps:
        raise EditionUnread(text)
    return marks


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 18 or text.startswith("0"):
        raise EditionUnread(text)
    return int(text)


def marks_text(marks: Marks) -> str:
    """The marks as they are stored."""
    return " ".join(f"{mark.edition}={mark.step}" for mark in marks)


def with_edition(text: str, step: int, edition: int = EDITION) -> str:
    """The stored text once answers of this step were given on an edition. What cannot be read stays as it is."""
    try:
        marks = read_marks(text)
    except EditionUnread:  # of a later release
        return text
    return text if edition_at(marks, step) == edition else marks_text((*marks, EditionMark(edition, step)))


def edition_at(marks: Marks, step: int) -> int:
    """The edition on which an answer of this step was given."""
    return next((mark.edition for mark in reversed(marks) if mark.step <= step), FIRST_EDITION)


def lowest_edition(marks: Marks) -> int:
    """None of the answers was given on an older one."""
    return min((edition_at(marks, 1), *(mark.edition for mark in marks)))


def given_on(records: "Iterable[Record]", marks: Marks) -> dict[str, int]:
    """On which edition the answer was given that each measure has, by the changes of status, the oldest first.

    The history of another line of the workbook is not known here: what only came back from it is of the first.
    """
    from app.domain.answer_days import standing_answers

    return {
        measure: edition_at(marks, answer.record.step) if answer.is_known else FIRST_EDITION
        for measure, answer in standing_answers(records).items()
    }


Looked = Mapping[str, int]
"""The edition of the words on which somebody last said that the answer to a measure still holds, by measure."""


def read_looked(text: str) -> Looked:
    """The same from the stored text, a line for each: `administrator-H-1 2`. Raises EditionUnread."""
    pairs = [line.rpartition(" ") for line in text.split("\n")] if text else []
    looked = {measure: _number(edition) for measure, _blank, edition in pairs}
    if looked_text(looked) != text or any(not measure or measure.split() != [measure] for measure in looked):
        raise EditionUnread(text)
    return looked


def looked_text(looked: Looked) -> str:
    """As it is stored."""
    return "\n".join(f"{measure} {looked[measure]}" for measure in sorted(looked))


def looked_measures(before: str, after: str) -> tuple[str, ...]:
    """The measures that one such text tells otherwise than another; what cannot be read tells nothing."""
    one, other = (_looked_as_known(text) for text in (before, after))
    return tuple(sorted(i for i in one.keys() | other.keys() if one.get(i) != other.get(i)))


def _looked_as_known(text: str) -> Looked:
    try:
        return read_looked(text)
    except EditionUnread:  # of a later release
        return {}


def overtaken(
    measures: "Iterable[Measure]", entries: Mapping[str, Entry], lowest: int, looked: Looked
) -> "tuple[Measure, ...]":
    """The measures whose words became stricter than those on which their answer may have been given, at `lowest`."""
    return tuple(
        m
        for m in measures
        if max(lowest, looked.get(m.id, 0)) < m.stricter_since and entries.get(m.id, EMPTY).status in HELD
    )


def still_overtaken(measures: "Collection[Measure]", given: Mapping[str, int]) -> frozenset[str]:
    """Those among them whose answer was given on an older edition indeed."""
    return frozenset(m.id for m in measures if given.get(m.id, FIRST_EDITION) < m.stricter_since)
