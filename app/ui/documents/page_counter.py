"""Counts the pages of the documents that nobody has looked at yet, one after the other, while there is time."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.catalogue.data_reader import CatalogueDamaged
from app.files import StorageError
from app.reports.press.document import Part
from app.ui.documents.document_jobs import CountJob

_BETWEEN_MS = 200
"""The window has this long to itself between two documents."""


class PageCounter(QObject):
    """Sends `counted(name, count)` for each; what cannot be made is passed over: it is told where it is looked at."""

    counted = Signal(str, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._part: Callable[[str], Part] | None = None
        self._job: CountJob | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BETWEEN_MS)
        self._pause.timeout.connect(self._begin)

    def count(self, names: Iterable[str], part: Callable[[str], Part]) -> None:
        """Counts the pages of these documents, and of no others."""
        self._names, self._part = list(names), part
        if self._job is None:
            self._pause.start()

    def stop(self) -> None:
        """Counts no further."""
        self._names.clear()
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        if not self._names or self._part is None:
            return
        name = self._names.pop(0)
        try:
            part = self._part(name)
        except (CatalogueDamaged, StorageError):
            self._pause.start()
            return
        self._job = CountJob(part)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._go_on)
        self._job.cancelled.connect(self._go_on)
        self._job.start()

    def _on_done(self, found: tuple[str, int]) -> None:
        self.counted.emit(*found)
        self._go_on()

    def _go_on(self) -> None:
        self._job = None
        self._pause.start()
