"""Text in which the terms of the glossary are underlined, and explained on hover and on focus."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from app.domain.terms import TermMark
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import READING

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class TermText(Text):
    """Tab walks its terms; a click, Enter or F1 on one asks for the glossary by `term_wanted(id)`."""

    term_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        self._heights: dict[int, int] = {}
        self._marks: Sequence[TermMark] = ()
        self._hovered = ""
        super().__init__(parent, READING)
        parent.installEventFilter(self)  # Qt itself sets the text with links in it, in the label's own font
        self._follow(parent)
        self.linkActivated.connect(self.term_wanted)
        self.linkHovered.connect(self._on_hovered)

    def font(self) -> QFont:
        return QLabel.font(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange and isinstance(watched, QWidget) and watched is self.parentWidget():
            self._follow(watched)
        return super().eventFilter(watched, event)

    def _follow(self, parent: QWidget) -> None:
        self.setFont(self.style_of_type.font(parent.font()))

    @property
    def marks(self) -> Sequence[TermMark]:
        """The terms that are underlined."""
        return self._marks

    def set_text(self, text: str, marks: Sequence[TermMark] = ()) -> None:
        """Shows a text with these terms underlined; an empty one takes no room."""
        self._marks = marks
        self._hovered = ""
        self._heights.clear()
        self.setTextInteractionFlags(_LINKS if marks else Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleDescription("")
        self.setAccessibleName(text)
        self.setTextFormat(Qt.TextFormat.RichText if marks else Qt.TextFormat.PlainText)
        if marks:
            leading = round(100 * self.style_of_type.leading)
            super().set_text(f'<p style="line-height:{leading}%; margin:0">{_linked(text, marks)}</p>')
            self._dot()
        else:
            super().set_text(text)

    # what Qt lays out, where there are links in it

    def heightForWidth(self, width: int) -> int:
        if not self._marks:
            return super().heightForWidth(width)
        if width not in self._heights:
            self._heights[width] = QLabel.heightForWidth(self, width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QLabel.sizeHint(self) if self._marks else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QLabel.minimumSizeHint(self) if self._marks else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks:
            QLabel.paintEvent(self, event)
        else:
            super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def _dot(self) -> None:
        """Links in the colour of the text, with dots below: a hint, not a call."""
        document = self._document()
        if document is None:
            return
        for position, length in _links(document):
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            style = cursor.charFormat()
            style.clearForeground()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            cursor.setCharFormat(style)

    def _document(self) -> QTextDocument | None:
        QLabel.heightForWidth(self, self.width())  # a label takes its text into the document when it is first measured
        return self.findChild(QTextDocument)

    # what a person is at

    def _focused(self) -> TermMark | None:
        """The term that the keys have walked to."""
        text = self.selectedText()
        start = self.selectionStart()
        found = (m for m in self._marks if text and units(self.accessibleName()[: m.start]) == start)
        return next(found, None)

    def _on_hovered(self, term_id: str) -> None:
        self._hovered = term_id

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = next((m for m in self._marks if m.term.id == self._hovered), None)
            if mark:
                QToolTip.showText(event.globalPos(), term_explained(mark), self)
            else:
                QToolTip.hideText()
            return True
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_help(event)
        if asks and self._focused():
            event.accept()  # help for the place waits: this asks about the term
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self._focused()
        if mark and is_help(event):
            self.term_wanted.emit(mark.term.id)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and not self._focused():
            self.focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        mark = self._focused()
        if moved and mark and self.hasFocus():
            self.setAccessibleDescription(f"{mark.term.term}: {mark.term.text}")
            QToolTip.showText(self.mapToGlobal(self._below(mark)), term_explained(mark), self)
        return moved

    def _below(self, mark: TermMark) -> QPoint:
        document = self._document()
        if document is None:
            return self.rect().bottomLeft()
        position = units(self.accessibleName()[: mark.start])
        block = document.findBlock(position)
        layout = block.layout()
        line = layout.lineForTextPosition(position - block.position())
        if not line.isValid():
            return self.rect().bottomLeft()
        place = document.documentLayout().blockBoundingRect(block).topLeft()
        left: Any = line.cursorToX(position - block.position())
        return QPoint(round(place.x() + left[0]), round(place.y() + line.y() + line.height()))


def _linked(text: str, marks: Sequence[TermMark]) -> str:
    parts: list[str] = []
    at = 0
    for mark in marks:
        parts += (escape(text[at : mark.start]), f'<a href="{escape(mark.term.id)}">')
        parts += (escape(text[mark.start : mark.end]), "</a>")
        at = mark.end
    return "".join((*parts, escape(text[at:])))


def _links(document: QTextDocument) -> list[tuple[int, int]]:
    """Where links stand in a document: position and length."""
    found = []
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isAnchor():
                found.append((fragment.position(), fragment.length()))
            place += 1
        block = block.next()
    return found


def term_explained(mark: TermMark) -> str:
    """What a term means, as mark-up for a hint."""
    return f"<p><b>{escape(mark.term.term)}</b><br>{escape(mark.term.text)}</p>"


def is_help(event: QKeyEvent) -> bool:
    """Whether a key asks for help."""
    return event.matches(QKeySequence.StandardKey.HelpContents)


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
