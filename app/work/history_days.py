"""The days that the history tells of a measure, each measure read once; what is changed later is read anew."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from app.domain.answer_days import AnswerGiven, answers_given, day_of
from app.domain.answers import Change, Field
from app.domain.history import Record
from app.domain.undo import SettingChange
from app.storage.later_changes import changes_since
from app.storage.workbook import Workbook

_NOTED = (Field.STATUS, Field.NOTE, Field.STEPS)
"""What an answer of the IT vendor changes."""
_OVERRULE = "overrule."


class MeasureDays(NamedTuple):
    """When a measure got its answer, when the reason why it does not apply was worded, and when anything was last
    written down about it; None for what the history does not tell."""

    given: AnswerGiven | None
    reasoned: date | None
    noted: date | None


class HistoryDays:
    """Of one open workbook. A long history takes a while to read: `of` can be asked measure by measure before."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._last = workbook.last_change
        self._days: dict[str, MeasureDays] = {}
        self._overruled: dict[str, date] | None = None

    def follow(self) -> None:
        """Forgets what was changed since it was read. Raises WorkbookDamaged."""
        if self.workbook.last_change == self._last:
            return
        later = changes_since(self.workbook, self._last.number, self._last.digest)
        self._last = self.workbook.last_change
        if later is None:  # the history went another way
            self._days.clear()
        for record in later or ():
            if isinstance(record.change, Change):
                self._days.pop(record.change.measure, None)
        self._overruled = None

    def knows(self, measure: str) -> bool:
        """Whether the history was read for a measure."""
        return measure in self._days

    def of(self, measure: str) -> MeasureDays:
        """What the history tells of a measure. Raises WorkbookDamaged."""
        if measure not in self._days:
            self._days[measure] = _read(measure, self.workbook.history(measure))
        return self._days[measure]

    def overruled(self) -> Mapping[str, date]:
        """When a person last decided against the profile whether a measure applies. Raises WorkbookDamaged."""
        if self._overruled is None:
            self._overruled = {}
            for record in self.workbook.history(""):
                key = record.change.key if isinstance(record.change, SettingChange) else ""
                if key.startswith(_OVERRULE):
                    self._overruled.setdefault(key.removeprefix(_OVERRULE), day_of(record))
        return self._overruled


def _read(measure: str, newest_first: list[Record]) -> MeasureDays:
    statuses = [record for record in reversed(newest_first) if _field(record) is Field.STATUS]
    return MeasureDays(
        answers_given(statuses).get(measure),
        _last(newest_first, (Field.STATUS, Field.REASON)),
        _last(newest_first, _NOTED),
    )


def _field(record: Record) -> Field | None:
    return record.change.field if isinstance(record.change, Change) else None


def _last(newest_first: list[Record], fields: tuple[Field, ...]) -> date | None:
    return next((day_of(record) for record in newest_first if _field(record) in fields), None)
