"""Makes the pages that are looked at, one after the other, and remembers the last of them."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer, Signal

from app.catalogue.data_reader import CatalogueDamaged
from app.files import StorageError
from app.ui.documents.document_jobs import MadePages, PagesJob
from app.work.orders import Order

PAUSE_MS = 250
"""Nothing is made anew before nothing changed for so long."""
_MOST_KEPT = 16


class PageMaker(QObject):
    """`want` says what is looked at; `made(key, MadePages)` or `failed(key, error)` answers for what is wanted last."""

    begun = Signal()
    made = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[Hashable, MadePages] = {}
        self._wanted: Hashable = None
        self._ordered: Callable[[], Order] | None = None
        self._job: PagesJob | None = None
        self._job_key: Hashable = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def want(self, key: Hashable, ordered: Callable[[], Order], *, at_once: bool = False) -> None:
        """Pages are looked at. Those with an equal key are equal; `ordered` gives the order for others.

        `at_once`: nothing is seen yet, so that there is nothing to wait for.
        """
        self._pause.stop()
        self._wanted, self._ordered = key, ordered
        if key in self._kept:
            self._kept[key] = self._kept.pop(key)  # it was used last now
            self._stop_job()
            self.made.emit(key, self._kept[key])
        elif self._job is not None and self._job_key == key:
            pass  # under way
        else:
            self._stop_job()
            self._begin() if at_once else self._pause.start()

    def try_again(self) -> None:
        """Makes what is wanted once more."""
        self._begin()

    def stop(self) -> None:
        """Nothing is looked at any longer."""
        self._pause.stop()
        self._wanted = self._ordered = None
        self._stop_job()

    def forget(self) -> None:
        """Nothing of what was made is kept, and nothing is looked at."""
        self.stop()
        self._kept.clear()

    @property
    def is_working(self) -> bool:
        """Whether pages are being made, or are about to be."""
        return self._job is not None or self._pause.isActive()

    def _stop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        if self._ordered is None:
            return
        if self._job is not None:
            self._job.cancel()  # its end begins this one
            return
        key = self._wanted
        try:
            order = self._ordered()
        except (CatalogueDamaged, StorageError) as error:
            self.failed.emit(key, error)
            return
        self._job, self._job_key = PagesJob(order), key
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.start()
        self.begun.emit()

    def _on_done(self, made: MadePages) -> None:
        key, self._job = self._job_key, None
        if key != self._wanted:
            self._go_on()
            return
        self._kept[key] = made
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        self.made.emit(key, made)

    def _on_failed(self, error: Exception) -> None:
        key, self._job = self._job_key, None
        if key == self._wanted:
            self.failed.emit(key, error)
        else:
            self._go_on()

    def _on_cancelled(self) -> None:
        self._job = None
        self._go_on()

    def _go_on(self) -> None:
        """Begins what was wanted while the job before came to its end."""
        if self._wanted is not None and self._wanted not in self._kept and not self._pause.isActive():
            self._begin()
