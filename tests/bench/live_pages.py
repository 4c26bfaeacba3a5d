"""The page beside the documents: the first one, and how it follows what is changed.

In a process of its own, which tells its figures: `live_pages.py first` and `live_pages.py follow N`. What happens first
happens once in a process.
"""

import sys
import time
from collections.abc import Callable, Mapping

from answered_window import Figures, press, tell_of_window
from children import run
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from screens import longest_gap
from table import Fact, Row, pooled

from app.domain.answers import Field
from app.ui.documents.document_jobs import order_from
from app.ui.shell.application import Started
from app.work.orders import Choices

_PLAN = "action-plan"


def rows(rounds: int) -> list[Row | Fact]:
    """Measures in processes of their own."""
    first = [_told("first") for _round in range(max(5, rounds // 2))]
    follow = _told("follow", str(max(5, rounds // 2)))
    return [
        pooled("longest stall until the first live page : idle loop", 5, first),
        Row("live page after a change, pause left out : its PDF", 1.3, "ms", follow["ours"], follow["floor"]),
    ]


def _told(*arguments: str) -> Mapping[str, list[float]]:
    return run("live_pages.py", *arguments, QT_QPA_PLATFORM="offscreen").told


def first(started: Started, _rounds: int) -> Figures:
    """The longest time between two beats from the visit until the page is there, and as long in an idle loop."""
    press(started, "Key_4")
    surface, loop = _surface(started), QEventLoop()
    surface.shown.connect(loop.quit)
    begun = time.perf_counter()
    ours = longest_gap(loop, lambda: None)
    QTimer.singleShot(round((time.perf_counter() - begun) * 1e3), loop.quit)
    return Figures([ours], [longest_gap(loop, lambda: None)])


def follow(started: Started, rounds: int) -> Figures:
    """From a change, without the pause, until the live page is painted, and making that PDF with nothing beside it."""
    from app.ui.documents.page_maker import PAUSE_MS

    press(started, "Key_4")
    surface, view = _surface(started), _view(started)
    _until_shown(surface, lambda: view.list.stand_on(_PLAN))
    found = Figures([], [])
    measure = started.state.catalogue.measures[0].id
    for n in range(rounds + 1):
        begun = time.perf_counter()
        _until_shown(surface, lambda n=n: started.state.edit([measure], {Field.OWNER: f"owner {n}"}))
        found.ours.append((time.perf_counter() - begun) * 1e3 - PAUSE_MS)
        begun = time.perf_counter()
        order = order_from(started.state, [(_PLAN, Choices("ja"))])
        order.missing_characters()
        for _share in order.pages():
            pass
        found.floor.append((time.perf_counter() - begun) * 1e3)
    return Figures(found.ours[1:], found.floor[1:])


def _until_shown(surface: object, act: Callable[[], object]) -> None:
    loop = QEventLoop()
    surface.shown.connect(loop.quit)  # type: ignore[attr-defined]
    act()
    loop.exec()
    surface.viewport().repaint()  # type: ignore[attr-defined]


def _view(started: Started) -> object:
    from app.ui.documents.documents_view import DocumentsView

    return started.window.findChild(DocumentsView)


def _surface(started: Started) -> object:
    from app.ui.documents.page_surface import PageSurface

    return started.window.findChild(PageSurface)


def paint(window: QWidget) -> None:
    """Paints everything once more."""
    for part in (window, *window.findChildren(QWidget)):
        if part.isVisible():
            part.update()
    QApplication.processEvents()


def rest(milliseconds: int) -> None:
    """Nobody does anything for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def gui_time(work: Callable[[], object]) -> float:
    """Milliseconds of this thread alone."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1e3


if __name__ == "__main__":
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tell_of_window(lambda started: {"first": first, "follow": follow}[sys.argv[1]](started, rounds))
