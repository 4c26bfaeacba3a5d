"""Passages to be read, one below the other, painted by one widget: terms in them are underlined and explained.

A passage may have a box to tick, and addresses that lead out of the program.
"""

from collections.abc import Collection, Iterator, Sequence
from html import escape
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from app.domain.addresses import AddressMark
from app.domain.terms import TermMark
from app.i18n import _
from app.ui.kit.step_box import StepBox
from app.ui.kit.term_text import is_help, term_explained, units
from app.ui.kit.type_setting import CAPTION, READING, READING_EM, SetText, TypeStyle
from app.ui.shell import theme
from app.ui.shell.edges import RING_ROOM, paint_ring

_WIDTHS_KEPT = 3
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BESIDE_BOX = 0.5
"""Between a box and what stands beside it, in heights of the text."""


class Passage(NamedTuple):
    """A heading or a text. What has a mark is set beside it; `room` is left above, in shares of the text's height.

    `box` is the key of a box to tick, '' for none; `aside` is said quietly behind a heading; `links` are the addresses
    that stand in the text. What is inset stands below the words that have a box and a mark.
    """

    text: str
    style: TypeStyle = READING
    mark: str = ""
    room: float = 0.0
    box: str = ""
    aside: str = ""
    is_soft: bool = False
    is_inset: bool = False
    links: tuple[AddressMark, ...] = ()

    @property
    def said(self) -> str:
        """All of it as it is spoken."""
        return " ".join(part for part in (self.mark, self.text, self.aside) if part)

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides how it is set."""
        return self.text, self.style, self.mark, self.room, self.box, self.is_inset


class _Set(NamedTuple):
    """A passage as it is set at a width: where its words begin, and what stands before them."""

    text: SetText
    font: QFont
    mark: int
    left: int
    top: int

    @property
    def bottom(self) -> int:
        return self.top + self.text.height


_TextKey: TypeAlias = tuple[str, TypeStyle, int]
"""A text as it is set in a style at a width."""
PassageMark: TypeAlias = TermMark | AddressMark


class _TabStop(NamedTuple):
    """Where the keys can be: a term or an address of a passage, or its box."""

    passage: int
    mark: PassageMark | None


class _MarkPlace(NamedTuple):
    """A term or an address, and where it stands."""

    mark: PassageMark
    parts: tuple[QRectF, ...]


class ReadingColumn(QWidget):
    """Tab walks the boxes, the terms and the addresses; a click, Enter or F1 on a term asks for the glossary by
    `term_wanted(id)`. A click anywhere on a passage ticks its box."""

    term_wanted = Signal(str)
    address_wanted = Signal(str)
    """A person pressed an address: what opens its page."""
    ticked = Signal(str, bool)
    """A person ticked the box with this key, or took the tick away."""
    shown = Signal(QRect)
    """The keys walked to something, which is to be seen: where it stands in this widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._terms: tuple[Sequence[TermMark], ...] = ()
        self._done: frozenset[str] = frozenset()
        self._boxes: list[StepBox] = []
        self._side_of_box = 0
        self._set: dict[int, list[_Set]] = {}
        self._texts: dict[_TextKey, SetText] = {}
        self._texts_before: dict[_TextKey, SetText] = {}
        """What was set for the passages before these: headings come again."""
        self._stops: tuple[_TabStop, ...] = ()
        self._places: dict[_TabStop, _MarkPlace] = {}
        self._placed_at = -1
        """The width for which they are known."""
        self._at = -1
        """The number of the stop that the keys have walked to; -1 for none."""
        self._pressed: _TabStop | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)

    # what is read

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is read."""
        return self._passages

    @property
    def marks(self) -> list[TermMark]:
        """The terms that are underlined, from the first to the last."""
        return [stop.mark for stop in self._stops if isinstance(stop.mark, TermMark)]

    @property
    def boxes(self) -> tuple[StepBox, ...]:
        """The boxes, from the first to the last."""
        return tuple(self._boxes[: sum(bool(passage.box) for passage in self._passages)])

    @property
    def focused(self) -> PassageMark | None:
        """The term or the address that the keys have walked to."""
        return self._stops[self._at].mark if 0 <= self._at < len(self._stops) else None

    def show_passages(self, passages: Sequence[Passage], done: Collection[str] = ()) -> None:
        """Shows these passages and no others, with ticks in the boxes of some keys; no term is underlined yet."""
        before, self._passages = self._passages, tuple(passages)
        if self._passages != before:
            self.setAccessibleName("\n".join(passage.said for passage in passages if not passage.box))
            self.update()
        if [passage.shape for passage in passages] != [passage.shape for passage in before]:
            self._at, self._stops = -1, ()
            self._set.clear()
            self._texts_before, self._texts = self._texts, {}
            self.underline(())
            self.updateGeometry()
            self._show_boxes()
        self.show_done(done)

    def show_done(self, done: Collection[str]) -> None:
        """Has ticks in the boxes of these keys, and in no others."""
        for box in self.boxes:
            box.setChecked(box.key in done)
        if self._done != frozenset(done):
            self._done = frozenset(done)
            self.update()

    def underline(self, terms: Sequence[Sequence[TermMark]]) -> None:
        """Underlines terms, passage by passage. What is read stays where it is."""
        marked = self._marked()
        at = self._stops[self._at] if 0 <= self._at < len(self._stops) else None
        self._terms = tuple(terms)
        self._stops = tuple(self._found_stops())
        self._forget_places()
        self._at = self._stops.index(at) if at in self._stops else -1
        self.setAccessibleDescription("")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._stops else Qt.FocusPolicy.NoFocus)
        self.update(marked.united(self._marked()))

    def _marked(self) -> QRegion:
        """Where something is painted for terms and addresses, and the ring around them."""
        found = QRegion()
        if self.isVisible():
            for place in self._found_places().values():
                for part in place.parts:
                    found += part.adjusted(-4, -3, 4, 4).toAlignedRect()
        return found

    def _found_stops(self) -> Iterator[_TabStop]:
        for number, passage in enumerate(self._passages):
            if passage.box:
                yield _TabStop(number, None)
            terms = self._terms[number] if number < len(self._terms) else ()
            marks: list[PassageMark] = [
                *passage.links,
                *(term for term in terms if not _is_within(term, passage.links)),
            ]
            yield from (_TabStop(number, mark) for mark in sorted(marks, key=lambda mark: mark.start))

    def _show_boxes(self) -> None:
        wanted = [passage for passage in self._passages if passage.box]
        while len(self._boxes) < len(wanted):
            box = StepBox(self)
            box.clicked.connect(self._on_ticked)
            QWidget.setTabOrder(self._boxes[-1] if self._boxes else self, box)  # who leaves it goes on from here
            self._boxes.append(box)
        for box, passage in zip(self._boxes, wanted, strict=False):
            box.key = passage.box
            box.setAccessibleName(passage.said)
            box.show()
        for box in self._boxes[len(wanted) :]:
            box.hide()
        self._place_boxes()

    # lines

    def _lines(self, width: int) -> list[_Set]:
        if width not in self._set:
            while len(self._set) >= _WIDTHS_KEPT:
                del self._set[next(iter(self._set))]
            self._set[width] = list(self._laid_out(width))
        return self._set[width]

    def _laid_out(self, width: int) -> Iterator[_Set]:
        top = 0
        em = self.fontMetrics().height()
        beside_box = RING_ROOM + self._box_side + round(_BESIDE_BOX * em)
        fonts = {style: style.font(self.font()) for style in {passage.style for passage in self._passages}}
        for passage in self._passages:
            font = fonts[passage.style]
            top += round(passage.room * em)
            mark = beside_box if passage.box or passage.is_inset else 0
            left = mark + 2 * em if passage.mark or passage.is_inset else mark
            text = self._set_text(passage, font, width - left)
            yield _Set(text, font, mark, left, top)
            top += text.height

    def _set_text(self, passage: Passage, font: QFont, room: int) -> SetText:
        key = (passage.text, passage.style, room)
        found = self._texts_before.get(key) or SetText(passage.text, font, room, passage.style.leading)
        self._texts[key] = found
        return found

    @property
    def _box_side(self) -> int:
        if not self._side_of_box:
            self._side_of_box = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        return self._side_of_box

    def _place_boxes(self) -> None:
        if not self._boxes or not self.isVisible():
            return
        side = self._box_side
        placed = [
            lines for passage, lines in zip(self._passages, self._lines(self.width()), strict=True) if passage.box
        ]
        for box, lines in zip(self._boxes, placed, strict=False):
            place = QRect(RING_ROOM, lines.top + (lines.text.line_height - side) // 2, side, side)
            if place != box.geometry():
                box.setGeometry(place)

    def _forget_places(self) -> None:
        self._places, self._placed_at = {}, -1

    def _found_places(self) -> dict[_TabStop, _MarkPlace]:
        if self._placed_at != self.width():
            lines = self._lines(self.width())
            found = ((stop, stop.mark, stop.passage) for stop in self._stops if stop.mark)
            self._places = {stop: _placed(mark, self._passages[n], lines[n]) for stop, mark, n in found}
            self._placed_at = self.width()
        return self._places

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return lines[-1].bottom if lines else 0

    def sizeHint(self) -> QSize:
        """As wide as one likes to read, and no wider; the width that is given tells how high."""
        return QSize(round(READING_EM * READING.factor * self.fontMetrics().height()), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self.fontMetrics().height(), 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            for known in (self._set, self._texts, self._texts_before):
                known.clear()
            self._side_of_box = 0
            self._forget_places()
            self._place_boxes()
            self.updateGeometry()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_boxes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_boxes()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        ink, soft = palette.color(QPalette.ColorRole.Text), theme.muted(palette)
        link = palette.color(QPalette.ColorRole.Link)
        seen = event.region()
        for passage, lines in zip(self._passages, self._lines(self.width()), strict=True):
            if seen.intersects(QRect(0, lines.top, self.width(), lines.text.height)):
                painter.setPen(soft if passage.is_soft or passage.box in self._done else ink)
                inked = [_in_units(passage.text, mark) for mark in passage.links]
                lines.text.draw(painter, lines.left, lines.top, inked, link)
                if passage.mark:
                    _paint_beside(painter, lines.mark, lines, lines.font, passage.mark)
                if passage.aside:
                    painter.setPen(soft)
                    behind = lines.left + round(lines.text.natural_width) + self.fontMetrics().height() // 2
                    _paint_beside(painter, behind, lines, CAPTION.font(self.font()), passage.aside)
        self._paint_marks(painter, ink, link)
        painter.end()

    def _paint_marks(self, painter: QPainter, ink: QColor, link: QColor) -> None:
        """Terms with dots below, in the colour of the text: a hint, not a call. An address is one."""
        hint, call = QPen(ink, 1, Qt.PenStyle.DotLine), QPen(link, 1)
        for place in self._found_places().values():
            painter.setPen(hint if isinstance(place.mark, TermMark) else call)
            for part in place.parts:
                y = round(part.bottom()) + 1
                painter.drawLine(round(part.left()), y, round(part.right()), y)
        at = self._found_places().get(self._stops[self._at]) if self.hasFocus() and self._at >= 0 else None
        for part in at.parts if at else ():
            paint_ring(painter, part.adjusted(-3, -2, 3, 3).toRect(), link, 4)
        for box in self._boxes:
            if box.hasFocus():
                room = RING_ROOM
                paint_ring(painter, box.geometry().adjusted(-room, -room, room, room), link)

    # the mouse

    def _stop_at(self, point: QPoint) -> _TabStop | None:
        places = self._found_places()
        marked = (stop for stop, place in places.items() for part in place.parts if part.contains(point))
        return next(marked, None) or self._box_at(point)

    def _box_at(self, point: QPoint) -> _TabStop | None:
        for number, lines in enumerate(self._lines(self.width())):
            if lines.top <= point.y() < lines.bottom and self._passages[number].box:
                return _TabStop(number, None)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        stop = self._stop_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if stop else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._stop_at(event.position().toPoint())
        event.setAccepted(self._pressed is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        stop = self._stop_at(event.position().toPoint())
        pressed, self._pressed = self._pressed, None
        if stop and stop == pressed and event.button() == Qt.MouseButton.LeftButton:
            self._press(stop)

    def _press(self, stop: _TabStop) -> None:
        match stop.mark:
            case TermMark(term=term):
                self.term_wanted.emit(term.id)
            case AddressMark(url=url):
                self.address_wanted.emit(url)
            case None:
                self._box_of(stop).click()

    def _box_of(self, stop: _TabStop) -> StepBox:
        return self._boxes[sum(bool(passage.box) for passage in self._passages[: stop.passage])]

    def _on_ticked(self, is_on: bool) -> None:
        box = self.sender()
        assert isinstance(box, StepBox)
        self.ticked.emit(box.key, is_on)

    # the keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            stop = self._stop_at(event.pos())
            QToolTip.showText(event.globalPos(), _hint(stop.mark) if stop and stop.mark else "", self)
            return True
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_help(event)
        if asks and isinstance(self.focused, TermMark):
            event.accept()  # help for the place waits: this asks about the term
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self.focused
        if mark and (event.key() in _ENTER or (is_help(event) and isinstance(mark, TermMark))):
            self._press(self._stops[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self._walk_to(0 if event.reason() is Qt.FocusReason.TabFocusReason else len(self._stops) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Asked of the boxes, too: who walks is led from one stop to the next, whichever widget has the keys."""
        there = self._standing + (1 if forward else -1)
        if self._standing >= 0 and 0 <= there < len(self._stops):
            self._walk_to(there)
            return True
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # who walks back from a box leaves the column as well
        moved = super().focusNextPrevChild(forward)
        self.setFocusPolicy(policy)
        return moved

    @property
    def _standing(self) -> int:
        """The number of the stop that has the keys; -1 for none."""
        if self.hasFocus():
            return self._at
        box = next((box for box in self._boxes if box.hasFocus()), None)
        return next((n for n, stop in enumerate(self._stops) if not stop.mark and self._box_of(stop) is box), -1)

    def _walk_to(self, number: int) -> None:
        self._at = number
        stop = self._stops[number]
        if stop.mark is None:
            box, lines = self._box_of(stop), self._lines(self.width())[stop.passage]
            box.setFocus(Qt.FocusReason.TabFocusReason)
            self.shown.emit(QRect(0, lines.top, self.width(), lines.text.height))
            self.shown.emit(box.geometry())  # of a passage that is higher than the page
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
        self.setAccessibleDescription(_told(stop.mark))
        parts = self._found_places()[stop].parts
        if parts:
            self.shown.emit(parts[0].toAlignedRect())
            QToolTip.showText(self.mapToGlobal(parts[0].bottomLeft().toPoint()), _hint(stop.mark), self)


def _paint_beside(painter: QPainter, x: int, lines: _Set, font: QFont, words: str) -> None:
    """Writes a few words into the first line of a passage."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.drawText(x, lines.top + (lines.text.line_height - metrics.height()) // 2 + metrics.ascent(), words)


def _is_within(term: TermMark, links: Sequence[AddressMark]) -> bool:
    return any(term.start < link.end and link.start < term.end for link in links)


def _in_units(text: str, mark: PassageMark) -> tuple[int, int]:
    return units(text[: mark.start]), units(text[: mark.end])


def _placed(mark: PassageMark, passage: Passage, lines: _Set) -> _MarkPlace:
    parts = lines.text.places(*_in_units(passage.text, mark))
    return _MarkPlace(mark, tuple(part.translated(lines.left, lines.top) for part in parts))


def _told(mark: PassageMark) -> str:
    if isinstance(mark, TermMark):
        return f"{mark.term.term}: {mark.term.text}"
    return _("Opens {address} in your browser").format(address=mark.url)


def _hint(mark: PassageMark) -> str:
    return term_explained(mark) if isinstance(mark, TermMark) else f"<p>{escape(_told(mark))}</p>"
