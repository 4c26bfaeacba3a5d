"""The findings of the open workbook, for whoever shows or counts them: looked for when they are asked for."""

from collections.abc import Generator
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from app.domain.filenames import comparable_name
from app.domain.findings import evidence_names
from app.domain.putting_off import NOTHING_FOUND, SortedFindings
from app.files import StorageError
from app.i18n import language
from app.ui.kit.job import Job
from app.ui.shell.logbook import log
from app.ui.shell.state import AppState
from app.work.found_findings import measures_to_read, names_of_records, sorted_findings
from app.work.history_days import HistoryDays

_AT_ONCE_SECONDS = 0.008
_AT_LEAST = 4
"""So many measures are read in one go, however long it takes."""
_PAUSE_MS = 5


def watch_of(state: AppState) -> "FindingsWatch":
    """The one watch over a state, made when it is first asked for."""
    return state.findChild(FindingsWatch) or FindingsWatch(state)


class FindingsWatch(QObject):
    """Looks again only where the workbook, the day or the kept files are others. `state.findings_found` tells of that
    which nobody changed here.

    A long history is read in the pauses of the GUI thread, and the folder of records, which may lie on a slow disk, is
    listed beside it.
    """

    def __init__(self, state: AppState) -> None:
        super().__init__(state)
        self._state = state
        self._days: HistoryDays | None = None
        self._pointed: tuple[Path, tuple[str, ...]] | None = None
        """The workbook and the names of kept files for which the folder was listed last."""
        self._records: frozenset[str] | None = None
        self._found = NOTHING_FOUND
        self._looked_at: tuple[object, ...] = ()
        self._is_listing = False
        self.error: StorageError | None = None
        """Why the history could not be read; None where it could, and nothing found means that nothing is amiss."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._read_on)

    def begin(self) -> None:
        """Lists the kept files anew, and says as soon as findings can be shown and counted."""
        self._pointed = None
        self._read_on()

    @property
    def is_ready(self) -> bool:
        """Whether the history has been read; until then nothing is found."""
        return self._days is not None and self._days.workbook is self._state.workbook and not self._pause.isActive()

    @property
    def knows_all(self) -> bool:
        """Whether `found` is all there is: the history could be read, and the folder of records is listed."""
        return self.is_ready and not self._is_listing and self.error is None

    @property
    def found(self) -> SortedFindings:
        """Everything that was found; nothing where the workbook cannot be read: then `error` says why."""
        state, days = self._state, self._days
        if days is None or not self.is_ready:
            if not self._pause.isActive():  # not at once: whoever asks would be told in the middle of asking
                self._pause.start(_PAUSE_MS)
            return NOTHING_FOUND
        self._follow_records()
        now = (state.workbook, state.workbook.contents, state.today(), self._records, language())
        if now != self._looked_at:
            try:
                self._found = sorted_findings(state.catalogue, state.standing, days, state.today(), self._records)
                self.error = None
            except StorageError as error:
                self._found = NOTHING_FOUND
                self._note(error)
            self._looked_at = now
        return self._found

    def _read_on(self) -> None:
        """Reads the history of some measures, and goes on after a pause; says so at the end."""
        workbook = self._state.workbook
        if self._days is None or self._days.workbook is not workbook:
            self._days = HistoryDays(workbook)
        left = [measure for measure in measures_to_read(workbook) if not self._days.knows(measure)]
        began = monotonic()
        try:
            for n, measure in enumerate(left):
                if n >= _AT_LEAST and monotonic() - began > _AT_ONCE_SECONDS:
                    self._pause.start(_PAUSE_MS)
                    return
                self._days.of(measure)
        except StorageError as error:
            self._note(error)  # `found` meets it once more, and finds nothing
        self._state.findings_found.emit()

    def _note(self, error: StorageError) -> None:
        """To the log once for each cause; who looks at the findings reads it there."""
        if type(error) is not type(self.error):
            log.warning("findings not looked for", exc_info=error)
        self.error = error

    def _follow_records(self) -> None:
        """What is pointed to since the folder was listed counts as there until it has been listed again."""
        state, before = self._state, self._pointed
        pointed = (state.path, evidence_names(state.catalogue.measures, state.entries))
        if pointed == before:
            return
        self._pointed = pointed
        if not pointed[1]:
            self._records = frozenset()
            return
        if before is None or before[0] != pointed[0]:
            self._records = None
        elif self._records is not None:
            new = {*pointed[1]}.difference(before[1])
            self._records = self._records.union(map(comparable_name, new))
        self._list(pointed[0])

    def _list(self, path: Path) -> None:
        def work() -> Generator[float, None, tuple[Path, frozenset[str] | None]]:
            yield 0.0
            return path, names_of_records(path)

        self._is_listing = True
        job = Job(work)
        job.done.connect(self._on_listed)
        job.start()

    def _on_listed(self, listed: tuple[Path, frozenset[str] | None]) -> None:
        path, names = listed
        if path != self._state.path:
            return
        self._is_listing = False
        if names != self._records:
            self._records = names
            self._state.findings_found.emit()
