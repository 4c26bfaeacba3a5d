"""Going on by itself: a moment after an answer to the next measure without one, and back again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.selection import next_unanswered
from app.ui.shell.state import AppState

MOMENT_MS = 300
"""How long an answer is seen before the next measure is shown."""


class GoingOn(QObject):
    """Says by `go(measure)` where to go. What is pressed within the moment belongs to the next measure already."""

    go = Signal(str)
    ended = Signal()
    """Nothing is left to go on to."""

    def __init__(
        self, state: AppState, listed: Callable[[], tuple[str, ...]], here: Callable[[], str | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._state, self._listed, self._here = state, listed, here
        self._before: list[str] = []
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(MOMENT_MS)
        self._moment.timeout.connect(self._on_moment)
        state.restored.connect(self.stay)
        state.view_changed.connect(self.begin_anew)
        state.workbook_replaced.connect(self.begin_anew)

    def answered(self) -> None:
        """The measure one stands on has its answer: the next one follows in a moment, where that is wanted."""
        if self._state.preferences.now.goes_on:
            self._moment.start()

    def hurry(self) -> bool:
        """Goes on at once where an answer has just been given. True when it went."""
        if not self._moment.isActive():
            return False
        self._moment.stop()
        return self._on_moment()

    def stay(self) -> None:
        """Does not go on."""
        self._moment.stop()

    def begin_anew(self) -> None:
        """Forgets where one came from."""
        self.stay()
        self._before.clear()

    def leave(self, measure_id: str | None) -> None:
        """One goes on from a measure: `back` leads there."""
        if measure_id and self._before[-1:] != [measure_id]:
            self._before.append(measure_id)

    def back(self) -> str | None:
        """The measure before: where one went on from last; else the one above in the list."""
        if self._moment.isActive():
            self.stay()
            return self._here()
        listed, here = self._listed(), self._here()
        while self._before:
            before = self._before.pop()
            if before in listed and before != here:
                return before
        place = listed.index(here) if here in listed else 0
        return listed[place - 1] if place > 0 else None

    def _on_moment(self) -> bool:
        by_id = self._state.catalogue.by_id
        wanted = next_unanswered([by_id[i] for i in self._listed()], self._state.entries, self._here())
        if wanted is None:
            self.ended.emit()
            return False
        self.leave(self._here())
        self.go.emit(wanted)
        return True
