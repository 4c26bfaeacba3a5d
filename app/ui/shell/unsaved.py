"""What was typed and could not be kept: nothing of it is lost while the window is open."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from app.domain.answers import LIMITS, Field, Value

Typed = Mapping[tuple[str, Field], Value]
"""Values by measure and field."""


class Unsaved(QObject):
    """Typed text that was not kept is offered again: shown as it was typed, and kept with the next that can be."""

    changed = Signal()
    """Something is among `texts`, or no longer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.texts: Typed = {}
        self.gathered: list[Exception] | None = None
        """What failed, where that is told as one thing afterwards; None where each failure is told at once."""

    def note(self, typed: Typed, *, is_kept: bool) -> None:
        """These were to be kept, and are or are not."""
        before = self.texts
        if is_kept:
            self.texts = {place: value for place, value in before.items() if place not in typed}
        else:
            self.texts = {**before, **{place: value for place, value in typed.items() if place[1] in LIMITS}}
        if self.texts != before:
            self.changed.emit()

    def try_again(self, edit: Callable[[Collection[str], Mapping[Field, Value]], bool]) -> None:
        """Keeps what `edit` can keep by now."""
        pending, self.texts = self.texts, {}
        for (measure_id, field), value in pending.items():
            if not edit([measure_id], {field: value}):
                self.texts = {**pending, **self.texts}
                break
        if pending:
            self.changed.emit()

    @contextmanager
    def gathering(self) -> Iterator[list[Exception]]:
        """For a while nothing that fails is told: whoever asks about it has it in this list."""
        before, self.gathered = self.gathered, []
        try:
            yield self.gathered
        finally:
            self.gathered = before

    def forget(self) -> None:
        """Another workbook is shown."""
        self.texts = {}
