"""The line at the bottom of the window: how far we are, and that it is saved."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from app import labels
from app.domain.filenames import readable_name
from app.domain.step_extent import Extent
from app.domain.summary import figures
from app.i18n import _
from app.ui.shell.state import AppState

_TOLD_MS = 8000


class StatusLine(QStatusBar):
    """Hears of edits by itself. Where it is short, what is saved stays, and the figures go first."""

    def __init__(self, state: AppState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.figures, self.saved = QLabel(self), QLabel(self)
        self._saved_at: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the window may be narrower
        self.figures.setContentsMargins(8, 0, 0, 0)
        self.addWidget(self.figures)
        self.addPermanentWidget(self.saved)
        state.saved.connect(self._on_saved)
        state.unsaved.changed.connect(self._show_saved)
        state.changed.connect(self._on_step)
        state.view_changed.connect(self._show_figures)
        state.workbook_replaced.connect(self._on_replaced)

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._show_figures()
        self._show_saved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = self.width() - 60
        self.saved.setVisible(self.saved.sizeHint().width() <= room)
        self.figures.setVisible(self.figures.sizeHint().width() <= room - self.saved.sizeHint().width())

    # what is shown

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_answers:
            self._show_figures()

    def _show_figures(self) -> None:
        counts = figures(self._state.measures, self._state.entries)
        self.figures.setText(
            _("{view}: answered {answered} / {total}, done {done} / {total}").format(
                view=labels.name(self._state.view), answered=counts.answered, done=counts.done, total=counts.applicable
            )
        )
        self._fit()

    def _show_saved(self) -> None:
        if self._state.workbook.is_read_only:
            self.saved.setText(_("Only to look at: changes are not saved"))
        elif self._state.unsaved.texts:
            self.saved.setText(_("Not saved yet: {count}").format(count=len(self._state.unsaved.texts)))
        elif self._saved_at is None:
            self.saved.setText(_("Changes are saved automatically"))
        else:
            self.saved.setText(_("Saved {time}").format(time=f"{self._saved_at:%H:%M}"))
        self._fit()

    def _on_saved(self, when: datetime) -> None:
        self._saved_at = when
        self._show_saved()

    def _on_replaced(self) -> None:
        self._saved_at = None
        self.retranslate()

    # what is told for a while

    def tell_written(self, path: Path) -> None:
        """A file was written."""
        self.showMessage(_("Written: {path}").format(path=readable_name(str(path))), _TOLD_MS)

    def tell_nothing_unanswered(self) -> None:
        """There is no next measure without an answer."""
        self.showMessage(_("Every measure shown here has an answer."), _TOLD_MS)
