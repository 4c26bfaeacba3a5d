"""The place "documents": what to print, its options, and the ways to get it: preview, file, printer."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.catalogue.reader import CatalogueDamaged
from app.domain.selection import in_view
from app.domain.summary import figures
from app.i18n import _, language
from app.reports.document import Option
from app.snapshot import Choices
from app.storage.errors import StorageError
from app.ui.build import content_for
from app.ui.making import Goal, Making
from app.ui.state import AppState
from app.ui.views.document_options import DocumentChoice, DocumentOptions
from app.ui.views.document_outcome import BuildProgress, SavedLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Card, Text

_WIDE_EM = 50
"""From this width on, in heights of a line, choice and options stand side by side."""
_WIDEST_EM = 72


class DocumentsView(QScrollArea):
    """One document is made at a time. What goes wrong is told by `state.failed`."""

    def __init__(self, state: AppState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._making: Making | None = None
        self._shown_language = ""
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        """The folder in which a document was saved last."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        self._connect()
        self._options.view = state.view
        self.retranslate()

    def _build(self) -> None:
        page = QWidget(self)
        self._column = QWidget(page)
        self._heading = Text(self._column, 1.4, bold=True)
        self._choice = DocumentChoice(self._column)
        self._card = Card(self._column)
        self._title = Text(self._card, 1.15, bold=True)
        self._options = DocumentOptions(self._card)
        self._hint = Text(self._card, airy=True)
        self._nameless = Text(self._card, airy=True)
        self._buttons = {goal: QPushButton(self._card) for goal in Goal}
        self._progress = BuildProgress(self._card)
        self._saved = SavedLine(self._card)
        actions = FlowLayout(spacing=8)
        for button in self._buttons.values():
            actions.addWidget(button)
        card = self._card.column
        card.addWidget(self._title)
        card.addWidget(self._options)
        card.addSpacing(6)
        card.addWidget(self._hint)
        card.addWidget(self._nameless)
        card.addSpacing(6)
        card.addLayout(actions)
        card.addWidget(self._progress)
        card.addWidget(self._saved)
        card.addStretch(1)
        self._lay_out(page)
        self.setWidget(page)

    def _lay_out(self, page: QWidget) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(16)
        self._halves.addWidget(self._choice, 2)
        self._halves.addWidget(self._card, 3)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(self._halves)
        column.addStretch(1)
        # On a wide screen lines of text stay short enough to be read.
        outer = QHBoxLayout(page)
        outer.setContentsMargins(16, 12, 16, 16)
        outer.addWidget(self._column, 1000)
        outer.addStretch(1)

    def _connect(self) -> None:
        self._choice.chosen.connect(self._show_choice)
        self._options.changed.connect(self._show_hint)
        self._buttons[Goal.PREVIEW].clicked.connect(self.preview)
        self._buttons[Goal.SAVE].clicked.connect(self.save_pdf)
        self._buttons[Goal.PRINT].clicked.connect(self.print_document)
        self._progress.cancel_wanted.connect(self.cancel)
        self._state.view_changed.connect(self._on_view_changed)
        self._state.workbook_replaced.connect(self._on_workbook_replaced)
        self._state.changed.connect(self._on_entry_changed)
        self._state.organisation_changed.connect(self._show_hint)

    # what is shown

    def retranslate(self) -> None:
        """Says everything in the language of the screens; the document follows it until a person chooses another."""
        if self._shown_language != language():
            self._shown_language = self._options.language = language()
        self._heading.set_text(_("What do you need on paper?"))
        self._buttons[Goal.PREVIEW].setText(_("Preview..."))
        self._buttons[Goal.SAVE].setText(_("Save as PDF..."))
        self._buttons[Goal.PRINT].setText(_("Print..."))
        for part in (self._choice, self._options, self._progress, self._saved):
            part.retranslate()
        self._show_choice()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_hint()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(_WIDE_EM * em, 24 * em)

    def _fit_width(self) -> None:
        em = self.fontMetrics().height()
        wide = self.width() >= _WIDE_EM * em
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._column.setMaximumWidth(_WIDEST_EM * em)

    def _show_choice(self) -> None:
        document = self._choice.document
        self._title.set_text(document.title(language()))
        self._options.show_document(document)
        self._show_hint()

    def _show_hint(self) -> None:
        shown = figures(in_view(self._state.catalogue.measures, self._options.view), self._state.entries)
        if self._options.is_on(Option.BLANK):
            text = _("Without your answers: {count} measures with room to write.")
        elif not shown.answered and not shown.not_applicable:
            text = _(
                "Nothing is answered here yet. Answer some measures in the checklist first, "
                "or take a blank checklist to the meeting and fill it in by hand."
            )
        else:
            text = _("Of the measures that apply, {answered} / {count} are answered and {done} / {count} done.")
        total = shown.applicable + (shown.not_applicable if self._options.is_on(Option.BLANK) else 0)
        self._hint.set_text(text.format(answered=shown.answered, done=shown.done, count=total))
        self._nameless.set_text(
            ""
            if self._state.workbook.organisation
            else _("Your organization has no name yet. Enter it in the overview, and it stands on every page.")
        )

    def _on_entry_changed(self, _measure_id: str) -> None:
        if self.isVisible():
            self._show_hint()

    def _on_view_changed(self) -> None:
        self._options.view = self._state.view
        self._show_hint()

    def _on_workbook_replaced(self) -> None:
        self._saved.show_path(None)
        self._show_hint()

    # for the window

    def preview(self) -> None:
        """Shows the chosen document as it will be printed."""
        self._begin(Goal.PREVIEW)

    def save_pdf(self) -> None:
        """Asks for a file and saves the chosen document there."""
        self._begin(Goal.SAVE)

    def print_document(self) -> None:
        """Asks for a printer and prints the chosen document."""
        self._begin(Goal.PRINT)

    @property
    def has_running_job(self) -> bool:
        """Whether a document is being made at the moment."""
        return self._making is not None and self._making.has_running_job

    def cancel(self) -> None:
        """Stops the document that is being made."""
        if self._making:
            self._making.cancel()
            self._progress.show_cancelled()

    # one document

    def _begin(self, goal: Goal) -> None:
        if self._making:
            return
        self._state.about_to_leave.emit()
        document = self._choice.document
        title = document.title(language())
        choices = Choices(
            self._options.language,
            self._options.view,
            blank=self._options.is_on(Option.BLANK),
            approval_strip=self._options.is_on(Option.APPROVAL_STRIP),
        )
        try:
            content = content_for(self._state, document.name, choices)
        except (CatalogueDamaged, StorageError) as error:
            self._state.failed.emit(error)
            return
        self._saved.show_path(None)
        self._progress.set_text(_("Making “{document}”...").format(document=title))
        self._start(Making(goal, document.name, title, content, self.folder, self))

    def _start(self, making: Making) -> None:
        self._making = making
        making.working.connect(self._on_working)
        making.progress.connect(self._progress.show_share)
        making.saved.connect(self._on_saved)
        making.failed.connect(self._state.failed)
        making.finished.connect(self._on_finished)
        making.start()

    def _on_working(self, working: bool) -> None:
        if working:
            self._progress.begin()
        else:
            self._progress.end()

    def _on_saved(self, path: Path) -> None:
        self.folder = path.parent
        self._saved.show_path(path)
        QTimer.singleShot(0, self._reveal_saved)  # once it has its place

    def _reveal_saved(self) -> None:
        self.ensureWidgetVisible(self._saved)

    def _on_finished(self) -> None:
        if self._making:
            self._making.deleteLater()
            self._making = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_running_job:
            self.cancel()
        else:
            super().keyPressEvent(event)
