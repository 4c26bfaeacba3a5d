"""The two figures of the overview, each on a card with its bar."""

from PySide6.QtCore import QRect, QSize

from app.domain.summary import Figures
from app.i18n import _
from app.ui.kit.canvas import RIGHT, Canvas
from app.ui.kit.type_setting import CAPTION, FIGURE, H2
from app.ui.overview.overview_content import GAP, PAD
from app.ui.overview.overview_marks import bar_mark, card_mark, swatch_mark
from app.words.overview_words import not_applicable_text, status_counts


def lay_out_figures(canvas: Canvas, whole: Figures, x: int, y: int, width: int) -> int:
    """Beside each other, as high as the higher one; else one below the other. Where what follows begins."""
    px, pad, gap = canvas.px, canvas.px(PAD), canvas.px(GAP)
    each = (width - gap) // 2
    names = max(canvas.advance(name, H2) for name in (_("Answered"), _("Done")))
    beside = each >= names + canvas.advance(_figure(whole.applicable, whole.applicable), FIGURE) + 2 * pad + px(8)
    each = each if beside else width
    end_first = canvas.begin_below(card_mark, x, y, each)
    first = _lay_out_answered(canvas, whole, QRect(x + pad, y + px(10), each - 2 * pad, 0)) + pad
    left, top = (x + each + gap, y) if beside else (x, first + gap)
    end_second = canvas.begin_below(card_mark, left, top, each)
    second = _lay_out_done(canvas, whole, QRect(left + pad, top + px(10), each - 2 * pad, 0)) + pad
    if beside:
        first = second = max(first, second)
    end_first(first)
    end_second(second)
    return second + gap


def _lay_out_answered(canvas: Canvas, whole: Figures, place: QRect) -> int:
    y = _lay_out_figure(canvas, _("Answered"), whole.answered, whole, place)
    return _lay_out_legend(canvas, whole, place.x(), y, place.width())


def _lay_out_done(canvas: Canvas, whole: Figures, place: QRect) -> int:
    only = Figures(whole.applicable, whole.done, whole.done, 0, 0, 0, whole.not_applicable)
    y = _lay_out_figure(canvas, _("Done"), whole.done, only, place)
    if whole.not_applicable:
        y += canvas.told(place.x(), y, place.width(), not_applicable_text(whole.not_applicable), CAPTION, "text2")
    return y


def _lay_out_figure(canvas: Canvas, name: str, count: int, bar: Figures, place: QRect) -> int:
    """A name, its figure on the right, and a bar below; where what follows begins."""
    px, high = canvas.px, canvas.line_of(FIGURE)
    figure = _figure(count, bar.applicable)
    place = QRect(place.x(), place.y(), place.width(), high)
    canvas.line(place, name, H2)
    canvas.line(place, figure, FIGURE, "text", RIGHT)
    needed = canvas.advance(name, H2) + canvas.advance(figure, FIGURE) + px(8)
    spoken = _("{name}: {count} of {total}").format(name=name, count=count, total=bar.applicable)
    canvas.tell(place, spoken, QSize(needed, high))
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
