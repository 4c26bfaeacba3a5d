"""Makes the places that nobody has gone to yet while a person looks at another, a step at a time."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.shell.logbook import log
from app.ui.shell.places import Places
from app.ui.shell.ways import Place

_PAUSE_MS = 30
"""Between two steps: what the window has to do itself is done there."""
_QUIET_MS = 700
"""Nobody is at the keys or the mouse who has not moved them for so long."""
_BY_HAND = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # all that comes of a key that is a shortcut, as those of the answers are
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragMove,
    }
)


_MODULES: Mapping[Place, Sequence[str]] = {
    Place.CHECKLIST: (
        "app.domain.guide",
        "app.ui.kit.term_text",
        "app.ui.checklist.evidence_files",
        "app.ui.checklist.record_form",
        "app.ui.checklist.checklist_view",
    ),
    Place.DOCUMENTS: ("app.reports.press.document", "app.work.orders", "app.ui.documents.documents_view"),
    Place.GUIDE: ("app.ui.guide.guide_contents", "app.ui.guide.guide_view"),
    Place.LEDGERS: ("app.ui.ledgers.ledgers_view",),
    Place.FINDINGS: ("app.domain.findings", "app.finding_labels", "app.ui.findings.findings_view"),
}
"""What takes a few milliseconds to load, for each place that needs it first."""


def preparations(places: Places) -> Iterator[None]:
    """The steps that make all places, with what painting them needs."""
    for place in Place:
        for module in _MODULES.get(place, ()):
            import_module(module)
            yield
        places.prepare(place)
        yield
        for part in (QRect(0, 0, 1, 1), places.rect()):  # where things lie; then what they look like
            places.prepare_look(place, part)
            yield


class Preparing(QObject):
    """Takes the next step when nothing was touched for a while; whatever is touched has it wait anew."""

    over = Signal()
    """There is nothing left to prepare."""

    def __init__(self, steps: Iterator[object], window: QWidget) -> None:
        super().__init__(window)
        self._steps, self._window = steps, window
        self._was_touched = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._wait(_QUIET_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self._app.removeEventFilter(self)  # what comes of a key are hundreds of events: it listens again later
            self._was_touched = True
            self._rest.start(_QUIET_MS)
        return False

    def _wait(self, milliseconds: int) -> None:
        self._rest.start(milliseconds)
        self._app.installEventFilter(self)

    @property
    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def _go_on(self) -> None:
        if self._was_touched:
            self._was_touched = False
            self._wait(_QUIET_MS)
            return
        self._app.removeEventFilter(self)  # what a step makes sends events by the thousand
        if not self._window.isVisible():
            return
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self._wait(_QUIET_MS)
            return
        try:
            next(self._steps)
        except StopIteration:
            self.over.emit()
            return
        except Exception as error:
            # going to the place tells of it
            log.warning("place not prepared", exc_info=error)
            return
        self._wait(_PAUSE_MS)
