"""One view by itself, without the window around it: an empty window that it fills, or that a dialog opens over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answers import Status
from app.ui.shell.actions import Actions
from app.ui.shell.state import AppState
from app.ui.shell.ways import OverWindow, Ways, Whereabouts
from tests.ui.stages import settled

W = TypeVar("W", bound=QWidget)


class Answering(Protocol):
    """A view whose measures are answered by keys."""

    def answer(self, status: Status) -> None:
        """Answers what it stands on."""


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

    def hear(self, state: AppState, view: Answering, **slots: Callable[[], object]) -> Actions:
        """Gives it all keys of the window; those of answers, undo and redo do what they do there, more by their names.

        The entries of its menus are among them.
        """
        actions = Actions(self)
        actions.perform({"undo": state.undo, "redo": state.redo, **slots})
        for status, action in actions.answers.items():
            action.triggered.connect(partial(view.answer, status))
        self.addActions(actions.every_action())
        return actions


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
