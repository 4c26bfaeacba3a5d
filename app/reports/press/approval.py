"""The boxes in which a paper is signed as prepared, checked and approved."""

from app.i18n import translation
from app.reports.press.layout import centred
from app.reports.press.marks import Area, Mark, PrintedText, Rule
from app.reports.press.typeset import Ink, Style

STRIP_WIDTH = 234.0
STRIP_HEIGHT = 60.0

_CAPTION = Style(7.5, 9.5, ink=Ink.SOFT)
_DATE = Style(6, 8, ink=Ink.SOFT)


def approval_strip(right: float, y: float, lang: str) -> tuple[Mark, ...]:
    """Three boxes for name, seal and date, whose right edge and top are at right, y."""
    _ = translation(lang).gettext
    marks: list[Mark] = []
    wide, bottom = STRIP_WIDTH / 3, y + STRIP_HEIGHT
    for n, caption in enumerate((_("Prepared"), _("Checked"), _("Approved"))):
        x = right - (3 - n) * wide
        marks += [
            Area(x, y, wide, STRIP_HEIGHT, ink=Ink.SOFT),
            Rule(x, y + 14, x + wide, y + 14, 0.5, Ink.SOFT),
            centred(x + wide / 2, y + 10, caption, _CAPTION),
            PrintedText(x + 4, bottom - 4, _("Date"), _DATE),
        ]
    return tuple(marks)
