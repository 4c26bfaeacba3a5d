"""How the window looks: fonts, light and dark, the colours of the statuses."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

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


_ROLES = QPalette.ColorRole
_LIGHT = {
    _ROLES.Window: "#f3f4f6",
    _ROLES.WindowText: "#1b2430",
    _ROLES.Base: "#ffffff",
    _ROLES.AlternateBase: "#f7f8fa",
    _ROLES.Text: "#1b2430",
    _ROLES.Button: "#ffffff",
    _ROLES.ButtonText: "#1b2430",
    _ROLES.BrightText: "#b3261e",
    _ROLES.ToolTipBase: "#1b2430",
    _ROLES.ToolTipText: "#ffffff",
    _ROLES.Highlight: "#1d5c8f",
    _ROLES.HighlightedText: "#ffffff",
    _ROLES.Link: "#1d5c8f",
    _ROLES.PlaceholderText: "#5d6875",
    _ROLES.Light: "#ffffff",
    _ROLES.Midlight: "#e6e9ed",
    _ROLES.Mid: "#c5ccd4",
    _ROLES.Dark: "#8b95a1",
    _ROLES.Shadow: "#4a5563",
    _ROLES.Accent: "#1d5c8f",
}
_DARK = {
    _ROLES.Window: "#1c2026",
    _ROLES.WindowText: "#e9edf2",
    _ROLES.Base: "#12151a",
    _ROLES.AlternateBase: "#272d36",
    _ROLES.Text: "#e9edf2",
    _ROLES.Button: "#2a3038",
    _ROLES.ButtonText: "#e9edf2",
    _ROLES.BrightText: "#ff8a80",
    _ROLES.ToolTipBase: "#e9edf2",
    _ROLES.ToolTipText: "#15181d",
    _ROLES.Highlight: "#2f6ea5",
    _ROLES.HighlightedText: "#ffffff",
    _ROLES.Link: "#86bdf0",
    _ROLES.PlaceholderText: "#a3adb9",
    _ROLES.Light: "#3a424c",
    _ROLES.Midlight: "#363e49",
    _ROLES.Mid: "#454e59",
    _ROLES.Dark: "#66717e",
    _ROLES.Shadow: "#0b0d10",
    _ROLES.Accent: "#86bdf0",
}
_DISABLED = (_ROLES.WindowText, _ROLES.Text, _ROLES.ButtonText)

_STATUS_COLOURS = {
    # status: on light, on dark; each at least 4.5:1 against the base colour
    Status.UNANSWERED: ("#5d6875", "#a3adb9"),
    Status.DONE: ("#17713f", "#6fd39a"),
    Status.PARTIAL: ("#8a5a00", "#f0bf5e"),
    Status.NOT_DONE: ("#b3261e", "#ff8f85"),
    Status.UNKNOWN: ("#6a3fa0", "#c9a7f5"),
    Status.NOT_APPLICABLE: ("#4a5563", "#b5bec9"),
}


def is_dark(palette: QPalette) -> bool:
    """Whether these colours are dark ones."""
    return palette.color(_ROLES.Window).lightness() < 128


def status_colour(status: Status, palette: QPalette) -> QColor:
    """The colour in which a status is written, against the palette's base."""
    return QColor(_STATUS_COLOURS[status][is_dark(palette)])


def warning_colour(palette: QPalette) -> QColor:
    """The colour of what is overdue or went wrong; a word always says so too."""
    return status_colour(Status.NOT_DONE, palette)


def muted(palette: QPalette) -> QColor:
    """The colour of secondary text; at least 4.5:1."""
    return palette.color(_ROLES.PlaceholderText)


def line_colour(palette: QPalette) -> QColor:
    """The colour of hairlines."""
    return palette.color(_ROLES.Mid)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Gives the program its colours; `SYSTEM` follows the system's light or dark."""
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and _system_is_dark())
    palette = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(colour))
    faint = palette.color(_ROLES.Dark)
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    app.setPalette(palette)


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
