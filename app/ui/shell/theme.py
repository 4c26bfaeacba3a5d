"""How the window looks: its colours as tokens, in light and dark, the palette made from them, and its fonts."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from app.domain.answers import Status
from app.paths import program_folder
from app.storage.settings import Theme

FAMILY = "BIZ UDPGothic"
FALLBACK_FAMILY = "Noto Sans JP"
"""Has what the others lack, such as 𠮷; our cut of it holds nothing else."""
_FONT_FILES = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "NotoSansJP-Fallback.ttf")
BASE_POINTS = 10.5
TEXT_SIZES = (100, 125, 150, 175, 200)
"""Text sizes to choose from, in percent."""


PATTERN_STRENGTH = 0.4
"""How much of the ink the pattern of a bar has; its edge has all of it."""


class StatusTint(NamedTuple):
    """A status: what writes it, and the ground that its ink may stand on."""

    ink: str
    ground: str


class Tokens(NamedTuple):
    """The colours of one theme. No other file names a colour."""

    bg: str
    """The page."""
    surface: str
    """Cards, lists, fields."""
    raised: str
    """What is hovered, and heads of tables."""
    line: str
    """Hairlines, which only decorate."""
    border: str
    """The edge of a field or a button: at least 3:1 on surface and page."""
    text: str
    text2: str
    """Secondary text."""
    accent: str
    """Links, the bar of what is selected, the ring of what has the keys."""
    fill: str
    """The ground of the one primary button."""
    on_fill: str
    selected: str
    """The ground of what is selected."""
    saturday: str
    statuses: Mapping[Status, StatusTint]


LIGHT = Tokens(
    bg="#f5f7fa",
    surface="#ffffff",
    raised="#edf1f5",
    line="#dce2e9",
    border="#76828f",
    text="#18222d",
    text2="#4f5b68",
    accent="#155c91",
    fill="#155c91",
    on_fill="#ffffff",
    selected="#dceaf6",
    saturday="#155c91",
    statuses={
        Status.UNANSWERED: StatusTint("#4f5b68", "#edf1f5"),
        Status.DONE: StatusTint("#17713f", "#e2f3e9"),
        Status.PARTIAL: StatusTint("#855600", "#fbf0d9"),
        Status.NOT_DONE: StatusTint("#b3261e", "#fbe7e5"),
        Status.UNKNOWN: StatusTint("#6a3fa0", "#efe8f8"),
        Status.NOT_APPLICABLE: StatusTint("#4f5b68", "#edf1f5"),
    },
)
DARK = Tokens(
    bg="#14181d",
    surface="#1c2228",
    raised="#272f38",
    line="#37414c",
    border="#7d8996",
    text="#e7ecf2",
    text2="#aab5c1",
    accent="#83bbee",
    fill="#2a6ca4",
    on_fill="#ffffff",
    selected="#213c54",
    saturday="#83bbee",
    statuses={
        Status.UNANSWERED: StatusTint("#aab5c1", "#272f38"),
        Status.DONE: StatusTint("#6fd39a", "#17362a"),
        Status.PARTIAL: StatusTint("#f0bf5e", "#3a2e14"),
        Status.NOT_DONE: StatusTint("#ff8f85", "#43211f"),
        Status.UNKNOWN: StatusTint("#c9a7f5", "#2f2544"),
        Status.NOT_APPLICABLE: StatusTint("#aab5c1", "#272f38"),
    },
)

_ROLES = QPalette.ColorRole
_PAINTED = {
    # what Qt paints with, and the token that it takes
    _ROLES.Window: "bg",
    _ROLES.WindowText: "text",
    _ROLES.Base: "surface",
    _ROLES.AlternateBase: "raised",
    _ROLES.Text: "text",
    _ROLES.Button: "surface",
    _ROLES.ButtonText: "text",
    _ROLES.ToolTipBase: "surface",
    _ROLES.ToolTipText: "text",
    _ROLES.Highlight: "selected",
    _ROLES.HighlightedText: "text",
    _ROLES.Link: "accent",
    _ROLES.LinkVisited: "accent",
    _ROLES.PlaceholderText: "text2",
    _ROLES.Light: "surface",
    _ROLES.Midlight: "raised",
    _ROLES.Mid: "line",
    _ROLES.Dark: "border",
    _ROLES.Shadow: "border",
    _ROLES.Accent: "accent",
}
_FAINT_ROLES = (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText, _ROLES.HighlightedText)


def is_dark(palette: QPalette) -> bool:
    """Whether these colours are dark ones."""
    return palette.color(_ROLES.Window).lightness() < 128


def tokens(palette: QPalette) -> Tokens:
    """The tokens that a palette was made from."""
    return DARK if is_dark(palette) else LIGHT


@cache
def colour(token: str) -> QColor:
    """A token as Qt takes it. Not to be changed: it is the same object each time."""
    return QColor(token)


def status_colour(status: Status, palette: QPalette) -> QColor:
    """The colour in which a status is written: on surface, page, or its own ground."""
    return colour(tokens(palette).statuses[status].ink)


def status_ground(status: Status, palette: QPalette) -> QColor:
    """The tint that a status stands on."""
    return colour(tokens(palette).statuses[status].ground)


def pattern_colour(status: Status, palette: QPalette) -> QColor:
    """The colour of the pattern that tells a status from others without colour: ink that is thinned on its tint."""
    return _thinned(*tokens(palette).statuses[status])


@cache
def _thinned(ink: str, ground: str) -> QColor:
    strong, weak = QColor(ink), QColor(ground)
    pairs = ((strong.red(), weak.red()), (strong.green(), weak.green()), (strong.blue(), weak.blue()))
    return QColor(*(round(PATTERN_STRENGTH * s + (1 - PATTERN_STRENGTH) * w) for s, w in pairs))


def warning_colour(palette: QPalette) -> QColor:
    """The colour of what is overdue or went wrong; a word always says so too."""
    return status_colour(Status.NOT_DONE, palette)


def muted(palette: QPalette) -> QColor:
    """The colour of secondary text; at least 4.5:1."""
    return palette.color(_ROLES.PlaceholderText)


def line_colour(palette: QPalette) -> QColor:
    """The colour of hairlines."""
    return palette.color(_ROLES.Mid)


def palette_of(chosen: Tokens) -> QPalette:
    """What Qt paints with."""
    palette = QPalette()
    for role, token in _PAINTED.items():
        palette.setColor(role, QColor(getattr(chosen, token)))
    palette.setColor(_ROLES.BrightText, QColor(chosen.statuses[Status.NOT_DONE].ink))
    faint = palette.color(_ROLES.Dark)
    for role in _FAINT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Gives the program its colours; `SYSTEM` follows the system's light or dark."""
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and _system_is_dark())
    palette = palette_of(DARK if dark else LIGHT)
    app.setPalette(palette)
    QToolTip.setPalette(palette)  # else Windows gives them the one of its own colours


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


@cache
def load_fonts() -> None:
    """Makes the fonts of our PDFs known to Qt as well."""
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(program_folder() / "resources" / "fonts" / name))


def apply_text_size(app: QApplication, percent: int) -> None:
    """Gives all text a size, in percent of the usual one."""
    load_fonts()
    font = QFont([FAMILY, FALLBACK_FAMILY])
    font.setPointSizeF(BASE_POINTS * percent / 100)
    app.setFont(font)


def sized(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A font in relation to another one."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    result.setBold(bold)
    return result
