"""The overview as it is laid out on a canvas: what it says and where, from the values of the domain."""

from PySide6.QtCore import QRect

from app import labels
from app.domain.overview_values import Stage
from app.i18n import _
from app.ui.kit.canvas import RIGHT, Canvas
from app.ui.kit.type_setting import BODY, CAPTION, H1, H2
from app.ui.overview.overview_content import GAP, PAD, OverviewContent
from app.ui.overview.overview_figures import lay_out_figures
from app.ui.overview.overview_marks import bare_barrel_mark, card_mark
from app.ui.overview.overview_rows import lay_out_again, lay_out_facts, lay_out_overdue, lay_out_starts
from app.ui.overview.overview_table import lay_out_table, lay_out_weakest
from app.words import overview_words as said

WIDEST = 1200
_NARROW_WIDEST = 760
"""Of a page of one column, whatever there is room for: its rows are read, not compared."""
_TWO_COLUMNS_FROM = 880
_WIDE_PADDING, _NARROW_PADDING = 24, 16
_LEFT_SHARE = 0.57


def lay_out_overview(canvas: Canvas, content: OverviewContent, width: int, *, is_low: bool = False) -> Canvas:
    """Lays the page out for a width. Where it is looked at through a low window, what to do stands above the figures:
    whoever comes sees the top of the page, with the one button on it."""
    layout = _OverviewLayout(canvas, content)
    layout.lay_out(width, is_low=is_low)
    return canvas


class _OverviewLayout:
    def __init__(self, canvas: Canvas, content: OverviewContent) -> None:
        self._canvas, self._content, self._told = canvas, content, content.told
        self._px, self._is_low = canvas.px, False
        self._pad, self._gap = canvas.px(PAD), canvas.px(GAP)

    def lay_out(self, width: int, *, is_low: bool) -> None:
        self._is_low = is_low
        scale = self._px(100) / 100
        is_wide = width / scale >= _TWO_COLUMNS_FROM
        edge = self._px(_WIDE_PADDING) if is_wide else min(self._px(_NARROW_PADDING), 24)
        is_two = is_wide and self._told.whole.answered > 0 and bool(self._told.overdue or self._told.starts)
        widest = self._px(WIDEST if is_two else _NARROW_WIDEST)
        inner = min(width - 2 * edge, widest)
        x = (width - inner) // 2
        y = edge + self._head(x, edge, inner)
        if self._told.stage is Stage.EMPTY:
            y = self._empty_hero(x, y, inner)
        else:
            blocks = (self._to_do, self._figures) if is_low else (self._figures, self._to_do)
            for block in blocks:
                y = block(x, y, inner)
            y = self._columns(x, y, inner, is_two=is_two)
        self._canvas.height = y + edge - self._gap

    @property
    def _is_answered(self) -> bool:
        return self._told.stage in (Stage.ANSWERED, Stage.COMPLETE)

    # the head

    def _head(self, x: int, y: int, width: int) -> int:
        """The name, and the day beside it."""
        canvas, content = self._canvas, self._content
        day = labels.day(content.today)
        day_width = canvas.advance(day, CAPTION) + self._px(4)
        name = content.organisation or _("Your organization")
        height = canvas.told(x, y, width - day_width - self._gap, name, H1)
        place = QRect(x + width - day_width, y, day_width, canvas.line_of(H1))
        canvas.line(place, day, CAPTION, "text2", RIGHT)
        canvas.tell(place, day)
        if not content.organisation:
            height += self._px(4)
            height += canvas.button(x, y + height, "name", _("Enter the name of your organization...")).height()
        return height + self._px(12)

    def _figures(self, x: int, y: int, width: int) -> int:
        return lay_out_figures(self._canvas, self._told.whole, x, y, width)

    # what to do

    def _to_do(self, x: int, y: int, width: int) -> int:
        if self._is_answered:
            return self._hero(x, y, width)
        return self._buttons(x, y, width, self._usual_buttons())

    def _usual_buttons(self) -> list[tuple[str, str]]:
        buttons = [("begin", said.primary_words(self._told))]
        if self._told.quick:
            buttons.append(("quick", said.ten_minutes_words()))
        if self._told.whole.answered:
            buttons.append(("print", said.print_words()))
        return buttons

    def _buttons(self, x: int, y: int, width: int, buttons: list[tuple[str, str]], *, has_primary: bool = True) -> int:
        """Buttons beside each other, the first of them the primary one; where what follows begins."""
        canvas, left, high = self._canvas, x, 0
        for n, (key, words) in enumerate(buttons):
            size = canvas.button_size(words)
            if left > x and left + size.width() > x + width:
                left, y = x, y + size.height() + self._px(8)
            canvas.button(left, y, key, words, is_primary=has_primary and n == 0)
            left, high = left + size.width() + self._px(8), size.height()
        return y + high + self._gap

    def _empty_hero(self, x: int, y: int, width: int) -> int:
        """An empty workbook: one sentence, and the ways to begin."""
        canvas, inner = self._canvas, width - 2 * self._px(24)
        end = canvas.begin_below(card_mark, x, y, width)
        left, top = x + self._px(24), y + self._px(24)
        total = self._told.whole.applicable
        top += canvas.told(left, top, inner, said.empty_title(total), H1) + self._px(4)
        line = _("Three questions, one minute. Everything stays on this PC.")
        top += canvas.told(left, top, inner, line, BODY, "text2") + self._gap
        buttons = [("question", _("Begin")), ("sample", _("Look at a sample"))]
        buttons += [("paper", _("Begin on paper")), ("open", _("Open a file you received"))]
        bottom = self._buttons(left, top, inner, buttons) + self._px(8)
        end(bottom)
        return bottom + self._gap

    def _hero(self, x: int, y: int, width: int) -> int:
        """A worthy end: the barrel as it is, what comes next, and what to take away."""
        canvas, told, pad = self._canvas, self._told, self._pad if self._is_low else self._px(24)
        end = canvas.begin_below(card_mark, x, y, width)
        wide = self._px(150) if width > self._px(480) else 0
        if wide:
            picture = QRect(x + pad, y + pad, wide, self._px(96))
            canvas.mark(picture, bare_barrel_mark(picture, told.barrel))
        left = x + pad + (wide + pad if wide else 0)
        inner = x + width - pad - left
        top = y + pad
        title = said.hero_title(told, self._content.last_change)
        top += canvas.told(left, top, inner, title, H2 if self._is_low else H1) + self._px(4)
        buttons = self._hero_buttons()
        if self._is_low:  # the primary one before the sentence, so that it is seen
            top = self._buttons(left, top + self._px(4), inner, buttons[:1])
            buttons = buttons[1:]
        top += canvas.told(left, top, inner, said.hero_line(told), BODY, "text2") + self._px(12)
        bottom = self._buttons(left, top, inner, buttons, has_primary=not self._is_low) + self._px(8)
        bottom = max(bottom, y + self._px(96) + 2 * pad if wide else 0)
        end(bottom)
        return bottom + self._gap

    def _hero_buttons(self) -> list[tuple[str, str]]:
        """What is still open comes first: measures, else what does not hold together."""
        told = self._told
        buttons = [("begin", said.primary_words(told))]
        if told.findings:
            place = 0 if told.stage is Stage.COMPLETE else 1
            buttons.insert(place, ("findings", said.findings_button_words(told.findings)))
        return [*buttons, ("print", said.print_words()), ("calendar", said.calendar_words())]

    # the columns

    def _columns(self, x: int, y: int, width: int, *, is_two: bool) -> int:
        left = round((width - self._gap) * _LEFT_SHARE) if is_two else width
        first = self._left(x, y, left)
        if not self._told.whole.answered:
            return first
        if not is_two:
            return self._right(x, first, width)
        return max(first, self._right(x + left + self._gap, y, width - left - self._gap))

    def _left(self, x: int, y: int, width: int) -> int:
        canvas, content = self._canvas, self._content
        if self._told.look_again:
            y = lay_out_again(canvas, self._told.look_again, x, y, width)
        if self._told.overdue:
            y = lay_out_overdue(canvas, content, x, y, width)
        if self._told.starts:
            y = lay_out_starts(canvas, content, x, y, width)
        return lay_out_facts(canvas, content, x, y, width)

    def _right(self, x: int, y: int, width: int) -> int:
        canvas, told, names = self._canvas, self._told, self._content.categories
        if told.lowest:
            end = canvas.begin_below(card_mark, x, y, width)
            bottom = lay_out_weakest(canvas, told, names, QRect(x + self._pad, y + self._pad, width - 2 * self._pad, 0))
            end(bottom + self._pad)
            y = bottom + self._pad + self._gap
        end = canvas.begin_below(card_mark, x, y, width)
        bottom = lay_out_table(canvas, told, names, QRect(x, y + self._pad, width, 0))
        end(bottom + self._pad)
        return bottom + self._pad + self._gap
