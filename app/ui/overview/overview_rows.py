"""The rows of the overview that lead to measures: what is overdue, what to start with, what else waits."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPalette, QPen

from app import labels
from app.domain.answers import Status
from app.domain.overview_values import MOST_OVERDUE, Overdue, Stage
from app.domain.priorities import Start, StartReason
from app.i18n import _
from app.ui.kit.canvas import CENTRE, RIGHT, Canvas, Draw
from app.ui.kit.type_setting import BODY, CAPTION, H2, LABEL, ROW
from app.ui.overview.overview_content import GAP, PAD, OverviewContent
from app.ui.overview.overview_marks import card_mark, disc_mark
from app.ui.shell import theme
from app.words import overview_words as said

_SIGN = 20
_INDENT = 28
"""Where the words of a row begin, beside its sign or number."""
_LEAST_TITLE = 170


def lay_out_overdue(canvas: Canvas, content: OverviewContent, x: int, y: int, width: int) -> int:
    """The card of what is overdue; its heading leads to the plan. Where what follows begins."""
    px, pad = canvas.px, canvas.px(PAD)
    tasks = content.told.overdue
    end = canvas.begin_below(card_mark, x, y, width)
    heading, link, high = said.overdue_heading(len(tasks)), _("To the plan"), px(40)
    disc = QRect(x + pad, y + (high - px(_SIGN)) // 2, px(_SIGN), px(_SIGN))
    canvas.mark(disc, disc_mark(disc, Status.NOT_DONE))
    canvas.line(disc, labels.STATUS_GLYPHS[Status.NOT_DONE], LABEL, Status.NOT_DONE, CENTRE)
    canvas.line(QRect(x + pad + px(_INDENT), y, width, high), heading, H2, Status.NOT_DONE)
    canvas.line(QRect(x, y, width - pad, high), f"{link} ›", BODY, "accent", RIGHT)
    canvas.press(_row(x, y, width, y + high), "plan", _joined(heading, link))
    top = y + high
    for task in tasks[:MOST_OVERDUE]:
        canvas.hairline(x + pad, top, width - 2 * pad)
        top = _lay_out_late(canvas, content.title(task.measure.id), x, top, width, task)
    end(top + px(4))
    return top + px(4) + px(GAP)


def _lay_out_late(canvas: Canvas, title: str, x: int, y: int, width: int, task: Overdue) -> int:
    """The title, and on its right who has it and since when it is late: below it where there is no room."""
    px, gap = canvas.px, canvas.px(12)
    late = said.days_late(task)
    late_width = canvas.advance(late, CAPTION)
    left, inner = x + px(PAD + _INDENT), width - px(2 * PAD + _INDENT)
    owner = canvas.elided(task.owner, max(px(90), inner // 4), CAPTION)
    owner_width = canvas.advance(owner, CAPTION) + gap if owner else 0
    beside = inner - late_width - owner_width - gap
    is_beside = beside >= px(_LEAST_TITLE)
    top, first = y + px(6), canvas.line_of(ROW)
    sign = QRect(x + px(PAD), top, px(_SIGN), first)
    canvas.line(sign, labels.STATUS_GLYPHS[task.status], BODY, task.status, CENTRE)
    below = top + canvas.text(left, top, beside if is_beside else inner, title, ROW)
    if is_beside:
        canvas.line(QRect(left, top, inner, first), late, CAPTION, Status.NOT_DONE, RIGHT)
        canvas.line(QRect(left, top, inner - late_width - gap, first), owner, CAPTION, "text2", RIGHT)
    else:
        canvas.line(QRect(left, below, inner, first), late, CAPTION, Status.NOT_DONE)
        canvas.line(QRect(left + late_width + gap, below, inner, first), owner, CAPTION, "text2")
        below += first
    bottom = below + px(6)
    spoken = _joined(title, labels.measure_label(task.measure), labels.name(task.status), task.owner, late)
    cut = task.owner if owner != task.owner else ""
    canvas.press(_row(x, y, width, bottom), f"measure {task.measure.id}", spoken, cut=cut)
    return bottom


def lay_out_starts(canvas: Canvas, content: OverviewContent, x: int, y: int, width: int) -> int:
    """The card of what to start with. Where what follows begins."""
    px, pad = canvas.px, canvas.px(PAD)
    starts = content.told.starts
    end = canvas.begin_below(card_mark, x, y, width)
    top = y + px(10)
    top += canvas.told(x + pad, top, width - 2 * pad, said.starts_heading(len(starts)), H2) + px(4)
    for number, start in enumerate(starts, 1):
        if number > 1:
            canvas.hairline(x + pad, top, width - 2 * pad)
        top = _lay_out_start(canvas, content.title(start.measure.id), x, top, width, number, start)
    end(top + px(4))
    return top + px(4) + px(GAP)


def _lay_out_start(canvas: Canvas, title: str, x: int, y: int, width: int, number: int, start: Start) -> int:
    """The title; below it which measure it is, and why it is here."""
    px = canvas.px
    left, inner = x + px(PAD + _INDENT), width - px(2 * PAD + _INDENT)
    top = y + px(7)
    canvas.line(QRect(x + px(PAD), top, px(_SIGN), canvas.line_of(ROW)), str(number), LABEL, "accent", CENTRE)
    top += canvas.text(left, top, inner, title, ROW) + px(3)
    about = f"{labels.measure_label(start.measure)} · {labels.name(start.measure.level)}"
    high = canvas.chip_size("").height()
    canvas.line(QRect(left, top, inner, high), about, CAPTION, "text2")
    at = left + canvas.advance(about, CAPTION) + px(10)
    reasons = said.short_reasons(start)
    for why, words in reasons:
        wide = canvas.chip_size(words).width()
        if at + wide > left + inner:
            at, top = left, top + high + px(4)
        canvas.chip(at, top, words, Status.NOT_DONE if why is StartReason.OVERDUE else "text2")
        at += wide + px(6)
    bottom = top + high + px(7)
    spoken = _joined(str(number), title, about, *(words for _why, words in reasons))
    canvas.press(_row(x, y, width, bottom), f"measure {start.measure.id}", spoken)
    return bottom


def lay_out_again(canvas: Canvas, count: int, x: int, y: int, width: int) -> int:
    """The line that leads to the answers that are to be looked at again. Where what follows begins."""
    px, pad = canvas.px, canvas.px(PAD)
    words, link, top = said.look_again_text(count), _("Look again"), y + px(10)
    end = canvas.begin_below(card_mark, x, y, width)
    beside = canvas.advance(f"{link} ›") + px(16)
    high = canvas.text(x + pad, top, width - 2 * pad - beside, words, BODY)
    canvas.line(QRect(x, top, width - pad, high), f"{link} ›", BODY, "accent", RIGHT)
    bottom = top + high + px(10)
    end(bottom)
    canvas.press(_row(x, y, width, bottom), "look again", _joined(words, link))
    return bottom + px(GAP)


def lay_out_facts(canvas: Canvas, content: OverviewContent, x: int, y: int, width: int) -> int:
    """What else waits, each to be pressed; nothing where nothing does. Where what follows begins."""
    px, left, high = canvas.px, x, canvas.px(34)
    facts = _facts(content)
    for key, words in facts:
        wide = canvas.advance(words) + px(26)
        if left > x and left + wide > x + width:
            left, y = x, y + high + px(8)
        place = QRect(left, y, min(wide, width), high)
        canvas.mark(place, _pill(place))
        canvas.line(place, words, BODY, "text", CENTRE)
        canvas.press(place, key, words)
        left += wide + px(8)
    return y + high + px(GAP) if facts else y


def _facts(content: OverviewContent) -> list[tuple[str, str]]:
    """What waits, by the key of where it leads."""
    told, whole = content.told, content.told.whole
    is_over = told.stage in (Stage.ANSWERED, Stage.COMPLETE)  # what is said there leads to the findings already
    return [
        *((("returned", said.returned_text(told.returned)),) if told.returned else ()),
        *((("findings", said.findings_text(told.findings)),) if told.findings and not is_over else ()),
        *((("unknown", said.find_out_text(told.to_find_out)),) if told.to_find_out else ()),
        *((("no owner", said.no_owner_text(told.without_owner)),) if told.without_owner else ()),
        *((("confirm", said.confirm_text(told.to_confirm)),) if told.to_confirm else ()),
        *((("not applicable", said.not_applicable_text(whole.not_applicable)),) if whole.not_applicable else ()),
        *((("question", _("Tell what your organization is like")),) if not content.has_profile else ()),
    ]


def _pill(place: QRect) -> Draw:
    def draw(painter: QPainter, palette: QPalette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(theme.tokens(palette).border), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        rect = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    return draw


def _row(x: int, y: int, width: int, bottom: int) -> QRect:
    """Where a row of a card is pressed."""
    return QRect(x + 3, y + 2, width - 6, bottom - y - 3)


def _joined(*parts: str) -> str:
    return _(", ").join(part for part in parts if part)
