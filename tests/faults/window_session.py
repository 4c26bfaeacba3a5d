"""A session of a person at the window, run as a script with the data folder and the folder for what is given away."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.answers import Field, Status
from app.paths import DataDir
from app.reports.press.document import FileFormat
from app.storage.errors import StaleChange
from app.ui.documents.document_jobs import DocumentJob, order_from
from app.ui.shell.application import start
from app.ui.shell.logbook import log
from app.ui.shell.program_ending import Ending
from app.ui.shell.ways import Place
from app.work.files_out import export_hand_over
from app.work.orders import Choices
from app.work.this_pc import read_this_pc
from tests.faults.marker_search import PASSWORD, marker

_M, _N = "administrator-E-10", "executive-A-1"
_PAUSE = 20


class Session:
    """Does one thing after the other, as soon as the window has come to its events again; then it leaves."""

    def __init__(self, data: Path, given: Path) -> None:
        started = start(DataDir(data), None)
        assert started is not None
        self._app, self._window, self._state = started
        self._given = given
        self._ending = Ending(self._app, self._window)
        self._closing = QTimer(timeout=self._close_boxes, interval=_PAUSE)
        self._closing.start()
        self._steps = iter(
            (
                self._answer,
                self._fail,
                self._collide,
                *(partial(self._window.ways.place, place) for place in Place),
                self._look_at_documents,
                self._write,
                self._hand_over,
                read_this_pc,
                self._type,
                self._ending.leave,
            )
        )
        QTimer.singleShot(_PAUSE, self._next)

    def run(self) -> int:
        return int(self._app.exec())

    def _next(self) -> None:
        QTimer.singleShot(_PAUSE, self._next)
        step: Callable[[], object] | None = next(self._steps, None)
        if step:
            step()

    def _close_boxes(self) -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            shown.reject()

    def _answer(self) -> None:
        self._state.rename(f"{marker(0xA01)} 商店")
        self._state.edit([_M], {Field.STATUS: Status.PARTIAL, Field.NOTE: marker(0xA02), Field.OWNER: marker(0xA03)})
        self._state.undo()
        self._state.redo()

    def _fail(self) -> None:
        """An error that nobody expected, and which quotes what was typed."""
        QTimer.singleShot(0, lambda: {}[marker(0xA04)])

    def _collide(self) -> None:
        edit = next(iter(self._state.workbook.history())).change
        log.warning("a change", exc_info=StaleChange(self._state.path / marker(0xA05), edit, marker(0xA06)))

    def _look_at_documents(self) -> None:
        self._window.ways.place(Place.DOCUMENTS)
        order = order_from(self._state, [("action-plan", Choices("ja"))], FileFormat.PDF, "")
        for _share in order.pages():
            pass

    def _write(self) -> None:
        order = order_from(self._state, [("checklist", Choices("en"))], FileFormat.PDF, PASSWORD)
        self._job = DocumentJob(order, self._given / "out.pdf")
        self._job.start()

    def _hand_over(self) -> None:
        from app.reports.documents.hand_over import cover

        export_hand_over(self._given / "out.tenken", self._state.workbook, cover(), PASSWORD)

    def _type(self) -> None:
        self._window.show_measure(_N)
        self._state.edit([_N], {Field.NOTE: marker(0xA07)})


if __name__ == "__main__":
    sys.exit(Session(Path(sys.argv[1]), Path(sys.argv[2])).run())
