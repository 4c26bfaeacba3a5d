"""The two figures of the overview, each on a card with its bar."""

from PySide6.QtCore import QRect, QSize

from app.domain.summary import Figures
from app.i18n import _
from app.ui.kit.canvas import RIGHT, Canvas
from app.ui.kit.type_setting import CAPTION, FIGURE, H1, H2, TypeStyle
from app.ui.overview.overview_content import GAP, PAD
from app.ui.overview.overview_marks import bar_mark, card_mark, swatch_mark
from app.words.overview_words import not_applicable_text, status_counts


def lay_out_figures(canvas: Canvas, whole: Figures, x: int, y: int, width: int) -> int:
    """Beside each other, as high as the higher one, in a smaller type where that is needed; else one below the other.

    Where what follows begins.
    """
    pad, gap = canvas.px(PAD), canvas.px(GAP)
    half = (width - gap) // 2
    fitting = next((style for style in (FIGURE, H1, H2) if half - 2 * pad >= _needed(canvas, whole, style)), None)
    style, each = fitting or FIGURE, half if fitting else width
    end_first = canvas.begin_below(card_mark, x, y, each)
    block = _FigureBlock(canvas, style, whole)
    first = block.lay_out_answered(QRect(x + pad, y + canvas.px(10), each - 2 * pad, 0)) + pad
    left, top = (x + each + gap, y) if fitting else (x, first + gap)
    end_second = canvas.begin_below(card_mark, left, top, each)
    second = block.lay_out_done(QRect(left + pad, top + canvas.px(10), each - 2 * pad, 0)) + pad
    if fitting:
        first = second = max(first, second)
    end_first(first)
    end_second(second)
    return second + gap


def _needed(canvas: Canvas, whole: Figures, style: TypeStyle) -> int:
    """The width that a name and its figure take."""
    names = max(canvas.advance(name, H2) for name in (_("Answered"), _("Done")))
    return names + canvas.advance(_figure(whole.applicable, whole.applicable), style) + canvas.px(4)


class _FigureBlock:
    def __init__(self, canvas: Canvas, style: TypeStyle, whole: Figures) -> None:
        self._canvas, self._style, self._whole = canvas, style, whole

    def lay_out_answered(self, place: QRect) -> int:
        """Where what follows begins."""
        whole = self._whole
        y = self._lay_out_figure(_("Answered"), whole.answered, whole, place)
        return _lay_out_legend(self._canvas, whole, place.x(), y, place.width())

    def lay_out_done(self, place: QRect) -> int:
        """Where what follows begins."""
        canvas, whole = self._canvas, self._whole
        only = Figures(whole.applicable, whole.done, whole.done, 0, 0, 0, whole.not_applicable)
        y = self._lay_out_figure(_("Done"), whole.done, only, place)
        if whole.not_applicable:
            aside = not_applicable_text(whole.not_applicable)
            y += canvas.told(place.x(), y, place.width(), aside, CAPTION, "text2")
        return y

    def _lay_out_figure(self, name: str, count: int, bar: Figures, place: QRect) -> int:
        """A name, its figure on the right, and a bar below; where what follows begins."""
        canvas, px, high = self._canvas, self._canvas.px, self._canvas.line_of(self._style)
        place = QRect(place.x(), place.y(), place.width(), high)
        canvas.line(place, name, H2)
        canvas.line(place, _figure(count, bar.applicable), self._style, "text", RIGHT)
        spoken = _("{name}: {count} of {total}").format(name=name, count=count, total=bar.applicable)
        canvas.tell(place, spoken, QSize(_needed(canvas, bar, self._style), high))
        rect = QRect(place.x(), place.bottom() + px(4), place.width(), px(12))
        canvas.mark(rect, bar_mark(rect, bar))
        return rect.bottom() + px(8)


def _figure(count: int, total: int) -> str:
    return f"{count} / {total}"


def _lay_out_legend(canvas: Canvas, counts: Figures, x: int, y: int, width: int) -> int:
    """What the patterns of the bar mean, and how many each stands for."""
    px, side, high = canvas.px, canvas.px(11), canvas.line_of(CAPTION)
    left, top = x, y
    parts = status_counts(counts)
    for status, words in parts:
        needed = side + px(5) + canvas.advance(words, CAPTION)
        if left > x and left + needed > x + width:
            left, top = x, top + high
        rect = QRect(left, top + (high - side) // 2, side, side)
        canvas.mark(rect, swatch_mark(rect, status))
        canvas.line(QRect(left + side + px(5), top, needed, high), words, CAPTION, "text2")
        left += needed + px(14)
    canvas.tell(QRect(x, y, width, top + high - y), _(", ").join(words for _status, words in parts))
    return top + high
