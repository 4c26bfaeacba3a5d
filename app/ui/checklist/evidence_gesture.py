"""One gesture gives evidence: a picture or files pasted on a measure, or dropped on it, in the list or in full."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QTextEdit, QToolTip, QWidget

from app import labels
from app.i18n import _
from app.ui.checklist.evidence_taking import Given, brings_evidence, given_in, take_evidence
from app.ui.measures.measure_list_view import MeasureListView
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_MOUSE = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop)


class EvidenceGesture(QObject):
    """Hears of pasting and dropping in the list and in the pane beside it. Text goes where it always went."""

    def __init__(
        self,
        state: AppState,
        ways: Ways,
        listed: MeasureListView,
        pane: QWidget,
        show: Callable[[str], object],
        window: QWidget,
    ) -> None:
        """`show` goes to a measure, and to its evidence."""
        super().__init__(window)
        self._ways = ways
        self._state, self._list, self._pane, self._show, self._window = state, listed, pane, show, window
        self._shortcut = QShortcut(QKeySequence.StandardKey.Paste, window)
        self._shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._shortcut.activated.connect(self._on_pasted)
        self._grounds: list[QWidget] = [listed.viewport(), pane]
        for ground in self._grounds:
            ground.setAcceptDrops(True)
            ground.installEventFilter(self)
        for field in (*pane.findChildren(QTextEdit), *pane.findChildren(QLineEdit)):
            field.installEventFilter(self)  # they would take the name of a file as text
            if isinstance(field, QAbstractScrollArea):
                field.viewport().installEventFilter(self)

    # what is brought

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOUSE and isinstance(watched, QWidget):
            return self._is_mouse_ours(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._is_paste_ours()
        return super().eventFilter(watched, event)

    def _is_mouse_ours(self, watched: QWidget, event: QEvent) -> bool:
        if isinstance(event, QDragLeaveEvent):
            QToolTip.hideText()
            return watched in self._grounds
        assert isinstance(event, QDropEvent)  # the others are derived from it
        if not brings_evidence(event.mimeData()):
            return False
        measure_id = self._measure_under(watched, event.position().toPoint())
        given = given_in(event.mimeData()) if measure_id else ()
        if measure_id is None or not given:
            event.ignore()  # a workbook, for the window
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # what is dropped stays where it was
        event.accept()
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self._say_where(watched, event, measure_id)
        else:
            QToolTip.hideText()
            self._take(measure_id, given)
        return True

    def _measure_under(self, watched: QWidget, place: QPoint) -> str | None:
        if watched is self._list.viewport():
            return self._list.id_at(self._list.indexAt(place)) or None
        return self._list.current_id

    def _say_where(self, watched: QWidget, event: QDropEvent, measure_id: str) -> None:
        label = labels.measure_label(self._state.catalogue.by_id[measure_id])
        words = _("Keep as evidence of {measure}").format(measure=label)
        QToolTip.showText(watched.mapToGlobal(event.position().toPoint()), words, watched)

    def _is_paste_ours(self) -> bool:
        """Whether what is pasted into a field is for the measure and not for the field."""
        data = QGuiApplication.clipboard().mimeData()
        is_text = data.hasText() and not data.hasUrls()  # cells of a spreadsheet come as a picture, too
        return not is_text and self._paste()

    def _on_pasted(self) -> None:
        self._paste()

    def _paste(self) -> bool:
        given, measure_id = given_in(QGuiApplication.clipboard().mimeData()), self._list.current_id
        if not given or measure_id is None:
            return False
        self._take(measure_id, given)
        return True

    def _take(self, measure_id: str, given: Given) -> None:
        names = take_evidence(self._state, measure_id, given, self._window)
        if not names:
            return
        from app.ui.kit.passing_notice import Notice, NoticeButton

        self._show(measure_id)
        label = labels.measure_label(self._state.catalogue.by_id[measure_id])
        words = _("Kept as evidence of {measure}: {files}").format(measure=label, files=_(", ").join(names))
        undo = NoticeButton(_("Undo (Ctrl+Z)"), self._state.undo)
        self._ways.tell(Notice(words, (undo,)))
