"""A text field that hands over what is typed shortly after the last key, and never a half-composed word."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from app.ui.kit.still_wheel import keep_still
from app.ui.kit.type_setting import BODY, line_height

PAUSE_MS = 500
"""How long after the last change the text is handed over."""
_MOST_LINES = 12
"""How high the field grows with its text."""
_MARGIN = 7
"""Around the text, in pixels: it begins below that of a field of one line."""


class NoteEdit(QTextEdit):
    """Emits `typed(text, goes_on)`; `goes_on` is true from the second time on while the focus stays.

    Plain text; no QPlainTextEdit, which sets its lines solid.
    """

    typed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.viewport().setAutoFillBackground(False)  # the style paints the ground, with its round corners
        self._set_lines_apart()
        keep_still(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = 3
        self._stored: str | None = None
        self._handed = ""
        self._goes_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._pause.start)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Shows what is stored, when that is another text than before; what was not stored yet stays else."""
        if text == self._stored:
            return
        self._stored = self._handed = text
        self._show(text)

    def show_unsaved(self, text: str) -> None:
        """Shows what was typed and could not be stored; it counts as handed over, and whoever has it tries again."""
        self._handed = text
        self._show(text)

    def _show(self, text: str) -> None:
        if text != self.toPlainText() and not self._is_composing():
            self.setPlainText(text)
            self._set_lines_apart()
        self._pause.stop()

    def _set_lines_apart(self) -> None:
        """Margin and leading, which are nothing that a person takes back."""
        document, form = self.document(), QTextBlockFormat()
        form.setLineHeight(100 * BODY.leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        document.setUndoRedoEnabled(True)

    def flush(self) -> None:
        """Hands over what has been typed, the word being composed included."""
        if self._is_composing():
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        self._hand_over()

    def start_anew(self) -> None:
        """What is shown and typed from now on belongs to something else."""
        self._goes_on = False
        self._stored = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self._goes_on = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_for_others(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_for_others(self, event: QKeyEvent) -> bool:
        """Undo and redo are those of the workbook once there is nothing of this field to take back."""
        document = self.document()
        return (event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()) or (
            event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
        )

    def _on_pause(self) -> None:
        if self._is_composing():
            self._pause.start()
        else:
            self._hand_over()

    def _is_composing(self) -> bool:
        return bool(self.textCursor().block().layout().preeditAreaText())

    def _hand_over(self) -> None:
        text = self.toPlainText()
        if text != self._handed:
            self._handed = text
            goes_on, self._goes_on = self._goes_on, True
            self.typed.emit(text, goes_on)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_lines()

    def set_lines(self, lines: int) -> None:
        """Shows so many lines at least."""
        self._lines = lines
        self._fit_lines()

    def _fit_lines(self) -> None:
        self.setMinimumHeight(self._height_of(self._lines))
        self.updateGeometry()

    def _height_of(self, lines: int) -> int:
        frame = 2 * (self.frameWidth() + int(self.document().documentMargin()))
        return line_height(self.font(), BODY.leading) * lines + frame

    def sizeHint(self) -> QSize:
        wanted = ceil(self.document().size().height()) + 2 * self.frameWidth()
        height = min(max(wanted, self._height_of(self._lines)), self._height_of(_MOST_LINES))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height_of(self._lines))
