"""One view by itself, without the window around it: an empty window that it fills, or that a dialog opens over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.shell.ways import OverWindow, Ways, Whereabouts
from tests.ui.stages import settled

W = TypeVar("W", bound=QWidget)


class Desk(QWidget):
    """Shows one view, and notes where it leads: nobody goes there."""

    def __init__(self) -> None:
        super().__init__()
        self.ways = Ways(self)
        self.wanted: list[Whereabouts | OverWindow] = []
        self.ways.wanted.connect(self.wanted.append)
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)
        self.resize(1200, 700)
        self.show()
        self.activateWindow()

    def put(self, view: W) -> W:
        """Shows a view on it."""
        self.layout().addWidget(view)
        settled(self)
        return view


@contextmanager
def desk() -> Iterator[Desk]:
    """An empty desk; what was put on it is gone afterwards."""
    empty = Desk()
    try:
        yield empty
    finally:
        empty.close()
        empty.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
