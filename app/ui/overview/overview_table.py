"""The right side of the overview: the barrel with its lowest stave, and the table of roles and categories."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPalette

from app import labels
from app.domain.answers import Status
from app.domain.overview_values import Overview
from app.domain.summary import Figures
from app.i18n import _, pgettext
from app.ui.kit.barrel_paint import stave_rects
from app.ui.kit.canvas import RIGHT, Canvas, Draw, Overlay, PicturePart, ink_colour
from app.ui.kit.icons import paint_icon
from app.ui.kit.type_setting import BODY, CAPTION, H2, LABEL, TypeStyle
from app.ui.overview.overview_content import PAD
from app.ui.overview.overview_marks import bar_mark, barrel_mark
from app.words.overview_words import category_link_words, spoken_figures

_BARREL = 132
_ROW = 24
_COUNT = 56
"""The width of a column of figures."""
_LEAST_BAR = 56
_BAR_SHARE = 0.36
"""Of what the figures leave, at most."""


def lay_out_weakest(canvas: Canvas, told: Overview, names: Mapping[str, str], place: QRect) -> int:
    """The barrel: each stave opens its category; the lowest is named and has a link. Where what follows begins."""
    assert told.lowest is not None
    px, x, width = canvas.px, place.x(), place.width()
    said = {letter: _stave_words(letter, names[letter], counts) for letter, counts in told.categories.items()}
    y, title = place.y() - px(6), _("The weakest spot")
    tall = canvas.text(x, y, width, title, H2)
    canvas.tell(QRect(x, y, width, tall), _("{name}: {figures}").format(name=title, figures=said[told.lowest]))
    picture = QRect(x, y + tall + px(6), width, px(_BARREL))
    canvas.mark(picture, barrel_mark(picture, told.barrel, canvas))
    high = canvas.set(max(said.values(), key=len), width, BODY).height  # the same for all: nothing jumps
    caption = QRect(x, picture.bottom() + px(6), width, high)
    canvas.text(x, caption.y(), width, said[told.lowest], BODY)
    rects = stave_rects(picture, told.barrel, canvas.font)
    parts = tuple(
        PicturePart(rect, f"category {stave.category}", said[stave.category])
        for stave, rect in zip(told.barrel.staves, rects, strict=True)
    )
    first = next(n for n, stave in enumerate(told.barrel.staves) if stave.is_weakest)
    spoken = _("Staves of the barrel, chosen with the arrow keys:")
    place = picture.united(caption).adjusted(-px(6), -px(3), px(6), px(4))  # the ring stands off
    canvas.overlays.append(Overlay(place, spoken, "barrel", parts=parts, caption=caption, at=first))
    return _lay_out_link(canvas, told.lowest, told.categories[told.lowest], x, caption.y() + high)


def _lay_out_link(canvas: Canvas, letter: str, counts: Figures, x: int, y: int) -> int:
    """What leads to the measures of a category; where what follows begins."""
    words, px = category_link_words(letter, counts), canvas.px
    high = px(_ROW)
    place = QRect(x, y + px(4), canvas.advance(f"{words} ›"), high)
    canvas.line(place, f"{words} ›", BODY, "accent")
    canvas.press(place.adjusted(-px(6), 0, px(6), 0), f"lowest {letter}", words)
    return place.bottom() + 1


def _stave_words(letter: str, name: str, counts: Figures) -> str:
    return _("{letter} {name}: done {count} / {total}").format(
        letter=letter, name=name, count=counts.done, total=counts.applicable
    )


def lay_out_table(canvas: Canvas, told: Overview, names: Mapping[str, str], place: QRect) -> int:
    """Roles, then categories: name, bar, and both figures. Where what follows begins."""
    rows = [f"{letter} {names[letter]}" for letter in told.categories]
    table = _FigureTable(canvas, place, rows)
    y = table.lay_out_head(place.y() - canvas.px(6))
    for role, counts in told.roles.items():
        y = table.lay_out_row(y, f"role {role}", labels.name(role), counts, is_strong=True)
    canvas.hairline(place.x() + canvas.px(PAD), y + canvas.px(4), place.width() - canvas.px(2 * PAD))
    y += canvas.px(9)
    for (letter, counts), name in zip(told.categories.items(), rows, strict=True):
        y = table.lay_out_row(y, f"category {letter}", name, counts)
    return y


class _FigureTable:
    """Where the columns stand. The names have the room that they need, if as much is left for the bars as they need."""

    def __init__(self, canvas: Canvas, place: QRect, names: Sequence[str]) -> None:
        px, pad = canvas.px, canvas.px(PAD)
        self._canvas, self._place = canvas, place
        self._x, self._width = place.x() + pad, place.width() - 2 * pad
        self._count = max(px(_COUNT), *(canvas.advance(head, CAPTION) + px(12) for head in self._heads()))
        rest = self._width - 2 * self._count
        longest = max(map(canvas.advance, names)) + px(4)
        self._bar = max(px(_LEAST_BAR), min(round(rest * _BAR_SHARE), rest - longest - px(8)))
        self._name = rest - self._bar - px(8)

    @staticmethod
    def _heads() -> tuple[str, str]:
        return pgettext("head of a narrow column", "Answered"), pgettext("head of a narrow column", "Done")

    def _columns(self, y: int, high: int) -> tuple[QRect, QRect]:
        right = self._x + self._width
        return (
            QRect(right - 2 * self._count, y, self._count, high),
            QRect(right - self._count, y, self._count, high),
        )

    def lay_out_head(self, y: int) -> int:
        """The heading, and what the columns are."""
        canvas, high = self._canvas, self._canvas.line_of(H2)
        room = self._width - 2 * self._count
        title = _("Roles and categories")
        tall = canvas.told(self._x, y, room, title, H2)
        for rect, head in zip(self._columns(y + tall - high, high), self._heads(), strict=True):
            canvas.line(rect, head, CAPTION, "text2", RIGHT)
        return y + tall + canvas.px(2)

    def lay_out_row(self, y: int, key: str, name: str, counts: Figures, *, is_strong: bool = False) -> int:
        """A row that leads to its measures."""
        canvas, px = self._canvas, self._canvas.px
        style = LABEL if is_strong else BODY._replace(leading=1.3)
        shown = self._broken(name, style)
        lines = canvas.set(shown, self._name, style)
        high = max(px(_ROW), lines.height + px(4))
        canvas.text(self._x, y + (high - lines.height) // 2, self._name, shown, style)
        bar = QRect(self._x + self._name + px(8), y + (high - px(10)) // 2, self._bar - px(4), px(10))
        canvas.mark(bar, bar_mark(bar, counts))
        for rect, count in zip(self._columns(y, high), (counts.answered, counts.done), strict=True):
            is_full = bool(counts.applicable) and count == counts.applicable
            words = f"{count}/{counts.applicable}"
            canvas.line(rect, words, CAPTION, Status.DONE if is_full else "text", RIGHT)
            if is_full:
                side = px(14)
                tick = QRect(
                    rect.right() - canvas.advance(words, CAPTION) - side - 1, y + (high - side) // 2, side, side
                )
                canvas.mark(tick, _tick(tick))
        spoken = _("{name}: {figures}").format(name=name, figures=spoken_figures(counts))
        canvas.press(QRect(self._place.x() + 3, y, self._place.width() - 6, high), key, spoken)
        return y + high

    def _broken(self, name: str, style: TypeStyle) -> str:
        """A name that is too long for a line: broken behind a dot between its words, where that is enough."""
        ends = [n + 1 for n, sign in enumerate(name) if sign == "・"]
        pairs = ((name[:end], name[end:]) for end in reversed(ends))
        fitting = (pair for pair in pairs if max(self._canvas.advance(part, style) for part in pair) <= self._name)
        is_short = self._canvas.advance(name, style) <= self._name
        return name if is_short else "\n".join(next(fitting, (name,)))


def _tick(place: QRect) -> Draw:
    def draw(painter: QPainter, palette: QPalette) -> None:
        paint_icon(painter, "done", QRectF(place), ink_colour(Status.DONE, palette))

    return draw
