"""Makes the pages that are looked at, one after the other, and remembers the last of them."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.files import StorageError
from app.ui.documents.document_jobs import MadePages, PagesJob, ReadyJob
from app.work.orders import Order

PAUSE_MS = 250
"""Nothing is made anew before nothing changed for so long."""
_MOST_KEPT = 16


class PageMaker(QObject):
    """`want` says what is looked at; `made(key, MadePages)` or `failed(key, error)` answers for what is wanted last."""

    begun = Signal()
    made = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._ready: set[str] = set()
        self._kept: dict[Hashable, MadePages] = {}
        self._wanted: Hashable = None
        self._ordered: Callable[[], Order] | None = None
        self._lang = ""
        self._job: ReadyJob | PagesJob | None = None
        self._job_key: Hashable = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)

    def want(self, key: Hashable, lang: str, ordered: Callable[[], Order], *, at_once: bool = False) -> None:
        """Pages in a language are looked at. Those with an equal key are equal; `ordered` gives the order for others.

        `at_once`: nothing is seen yet, so that there is nothing to wait for.
        """
        self._pause.stop()
        self._wanted, self._lang, self._ordered = key, lang, ordered
        if key in self._kept:
            self._kept[key] = self._kept.pop(key)  # it was used last now
            self._stop_job()
            self.made.emit(key, self._kept[key])
        elif self._job is not None and self._job_key == key:
            pass  # under way
        else:
            self._stop_job()
            self._pause.start(0 if at_once else PAUSE_MS)

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

    def _stop_job(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        if self._ordered is None:
            return
        if self._job is not None:
            self._job.cancel()  # its end begins this one
            return
        if self._lang not in self._ready:
            self._run(ReadyJob(self._catalogue, self._lang), self._lang, self._on_ready)
            return
        try:
            order = self._ordered()
        except (CatalogueDamaged, StorageError) as error:
            self.failed.emit(self._wanted, error)
            return
        self._run(PagesJob(order), self._wanted, self._on_done)

    def _run(self, job: ReadyJob | PagesJob, key: Hashable, done: Callable[[Any], None]) -> None:
        self._job, self._job_key = job, key
        job.done.connect(done)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.start()
        self.begun.emit()

    def _on_ready(self, _nothing: object) -> None:
        self._ready.add(str(self._job_key))
        self._on_cancelled()

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
        if key in (self._wanted, self._lang):
            self.failed.emit(self._wanted, error)
        else:
            self._go_on()

    def _on_cancelled(self) -> None:
        self._job = None
        self._go_on()

    def _go_on(self) -> None:
        """Begins what was wanted while the job before came to its end."""
        if self._wanted is not None and self._wanted not in self._kept and not self._pause.isActive():
            self._begin()
