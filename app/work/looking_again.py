"""Which answers should be looked at once more, because the words of their measures became stricter since."""

from collections.abc import Iterable, Mapping

from app.domain.answers import Entry
from app.domain.editions import (
    EDITION,
    Looked,
    Marks,
    given_on,
    looked_text,
    lowest_edition,
    overtaken,
    read_looked,
    read_marks,
    still_overtaken,
)
from app.domain.kept_texts import EDITIONS, LOOKED_AGAIN
from app.domain.measures import Measure
from app.storage.status_history import status_history
from app.storage.workbook import Workbook


def to_look_again(measures: Iterable[Measure], entries: Mapping[str, Entry], workbook: Workbook) -> frozenset[str]:
    """The ids of the measures to be listed. `entries` are those that count.

    The history is read only where that can decide: in no workbook that began with this edition. Raises WorkbookDamaged.
    """
    marks = _marks(workbook)
    asked = overtaken(measures, entries, lowest_edition(marks), _looked(workbook))
    if not asked:
        return frozenset()
    return still_overtaken(asked, editions_of_answers(workbook, [measure.id for measure in asked]))


def editions_of_answers(workbook: Workbook, measures: Iterable[str]) -> Mapping[str, int]:
    """On which edition of the words each of the measures was answered that has an answer. Raises WorkbookDamaged."""
    return given_on(status_history(workbook, measures), _marks(workbook))


def text_once_looked_at(workbook: Workbook, measures: Iterable[str]) -> str:
    """What is kept once a person says that these answers still hold."""
    return looked_text({**_looked(workbook), **dict.fromkeys(measures, EDITION)})


def _marks(workbook: Workbook) -> Marks:
    return read_marks(workbook.texts.get(EDITIONS, ""))


def _looked(workbook: Workbook) -> Looked:
    return read_looked(workbook.texts.get(LOOKED_AGAIN, ""))
