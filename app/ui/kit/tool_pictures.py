"""A small picture of each tool, in our own lines: what a person sees of it at work, and no maker's mark."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette

from app.domain.tools import Tool
from app.ui.kit.icons import paint_strokes
from app.ui.shell import theme

_WEIGHT = 1.3


class Picture(NamedTuple):
    """Strokes on a square of 24, in the notation of the icons: what it is, and what tells it from the others."""

    body: tuple[str, ...]
    sign: tuple[str, ...]


_SCREEN = ("R 2.5 3.5 19 13.5 1.5", "M 12 17 L 12 20.5", "M 8 20.5 L 16 20.5")
_PHONE = ("R 6 1.8 12 20.4 2.4",)
_ROUTER = ("R 2.5 14 19 6.5 1.5", "M 6 17.3 L 6.1 17.3", "M 9 17.3 L 9.1 17.3")
_BUBBLE = (
    "M 4.5 3.5 L 19.5 3.5 C 20.8 3.5 21.5 4.2 21.5 5.5 L 21.5 14 C 21.5 15.3 20.8 16 19.5 16 L 11 16 L 6.5 20.5",
    "M 6.5 20.5 L 6.5 16 L 4.5 16 C 3.2 16 2.5 15.3 2.5 14 L 2.5 5.5 C 2.5 4.2 3.2 3.5 4.5 3.5",
)
_CAMERA = ("R 2 6 13.5 12 2", "M 15.5 10.5 L 22 7 L 22 17 L 15.5 13.5")

_PICTURES: Mapping[Tool, Picture] = {
    Tool.WINDOWS_HOME: Picture(_SCREEN, ("M 8 10.2 L 12 6.6 L 16 10.2", "M 9.3 9.2 L 9.3 14 L 14.7 14 L 14.7 9.2")),
    Tool.WINDOWS_PRO: Picture(
        _SCREEN, ("R 7.5 8.3 9 5.8 0.8", "M 10.3 8.3 L 10.3 6.5 L 13.7 6.5 L 13.7 8.3", "M 7.5 11 L 16.5 11")
    ),
    Tool.MAC: Picture(
        ("R 4 4 16 11.5 1.5", "M 1.8 19 L 22.2 19 L 20.6 15.5 M 1.8 19 L 3.4 15.5"),
        ("M 10 19 L 14 19", "M 4 6.8 L 20 6.8"),
    ),
    Tool.IPHONE: Picture(_PHONE, ("M 10.2 4.5 L 13.8 4.5", "M 9.8 19.6 L 14.2 19.6")),
    Tool.ANDROID: Picture(
        (
            "R 2 6.5 9 15.5 1.8",
            "M 13 21.5 L 20.2 21.5 C 21.4 21.5 22 20.9 22 19.7 L 22 4.3",
            "M 22 4.3 C 22 3.1 21.4 2.5 20.2 2.5 L 9.5 2.5 C 8.3 2.5 7.7 3.1 7.7 4.3",
        ),
        ("O 6.5 19.2 0.5", "M 14.5 18.8 L 17.5 18.8"),
    ),
    Tool.MICROSOFT_365: Picture(
        ("M 3 21 L 3 7.5 L 11 4 L 11 21", "M 11 9.5 L 21 9.5 L 21 21", "M 1.8 21 L 22.2 21"),
        (
            "M 13.8 13 L 18.2 13 L 18.2 17.5 L 13.8 17.5 L 13.8 13",
            "M 13.8 13 L 16 15.3 L 18.2 13",
            "M 6 10.5 L 8 10.5",
            "M 6 14 L 8 14",
            "M 6 17.5 L 8 17.5",
        ),
    ),
    Tool.GOOGLE_WORKSPACE: Picture(
        ("R 2.5 7 19 13.5 1.5", "M 8.5 7 L 8.5 4 L 15.5 4 L 15.5 7"),
        ("M 7.5 11 L 16.5 11 L 16.5 17 L 7.5 17 L 7.5 11", "M 7.5 11 L 12 14.4 L 16.5 11"),
    ),
    Tool.FREE_MAIL: Picture(("R 2 5 20 14.5 1.5",), ("M 2.6 6.2 L 12 13.2 L 21.4 6.2",)),
    Tool.LINE: Picture(_BUBBLE, ("M 7 8 L 17 8", "M 7 11.7 L 13.5 11.7")),
    Tool.CLOUD_APPS: Picture(
        ("M 2 4 L 5 4 L 7.5 15.5 L 19 15.5 L 21.5 7 L 5.7 7",),
        ("O 9.3 19.3 1.5", "O 17.3 19.3 1.5", "M 10 10.8 L 17.5 10.8"),
    ),
    Tool.ZOOM: Picture(_CAMERA, ("O 6.5 9.8 0.9",)),
    Tool.TEAMS: Picture(
        ("O 8 7.5 3.3", "M 1.8 20 C 1.8 11.5 14.2 11.5 14.2 20 L 1.8 20"),
        ("O 17 8.5 2.5", "M 16.2 13.2 C 20 12.8 22.2 15.5 22.2 20 L 17.2 20"),
    ),
    Tool.MEET: Picture(
        ("R 2 3.5 20 14 1.5", "M 8 21 L 16 21"), ("O 12 8.5 2.1", "M 7.8 17.3 C 7.8 11.2 16.2 11.2 16.2 17.3")
    ),
    Tool.NAS: Picture(
        ("R 4 2 16 20 1.8", "M 4 18 L 20 18"),
        (
            "R 6.8 4.8 4 10.2 0.5",
            "R 13.2 4.8 4 10.2 0.5",
            "M 8.8 12.3 L 8.8 12.4",
            "M 15.2 12.3 L 15.2 12.4",
            "M 16.8 20 L 16.9 20",
        ),
    ),
    Tool.OWN_SERVER: Picture(
        ("R 2.5 2 9.5 20 1.2", "M 5 5.5 L 9.5 5.5", "M 5 8.5 L 9.5 8.5", "M 7.2 18 L 7.3 18"),
        ("M 12 9 L 16.5 9 L 16.5 11", "M 12 18 L 16.5 18 L 16.5 16", "R 14 11 7.5 5 0.6"),
    ),
    Tool.ROUTER_VPN: Picture(
        (*_ROUTER, "M 18.5 14 L 18.5 5"), ("O 6.3 7 2.6", "M 8.9 7 L 15.3 7 L 15.3 9.6", "M 12.6 7 L 12.6 9.2")
    ),
    Tool.PROVIDER_ROUTER: Picture(
        ("R 8.5 2.5 8 19 1.2", "M 11 18 L 11.1 18", "M 14 18 L 14.1 18", "M 11 6 L 14 6", "M 11 9 L 14 9"),
        ("M 8.5 14 C 5.5 14 6.5 20.5 2 20.5", "M 19.3 8 C 20.9 10.4 20.9 13 19.3 15.4"),
    ),
    Tool.HOME_WIFI: Picture(
        ("M 1.8 11.8 L 12 2.8 L 22.2 11.8", "M 4.5 9.8 L 4.5 21 L 19.5 21 L 19.5 9.8"),
        ("M 7.6 13 C 10.2 10.8 13.8 10.8 16.4 13", "M 9.5 15.6 C 11 14.4 13 14.4 14.5 15.6", "O 12 18 0.5"),
    ),
    Tool.IT_VENDOR: Picture(
        ("O 8.5 6.5 3.7", "M 1.8 21 C 1.8 11 15.2 11 15.2 21 L 1.8 21"),
        (
            "M 16.5 14.5 C 16.6 16.3 19.2 16.3 19.3 14.5 L 19.3 10.4 C 21.3 10 22.5 8 22 6",
            "M 22 6 L 19.6 8.2 L 17.9 6.6 L 20 4.2",
            "M 20 4.2 C 16.8 3.6 15.2 6.6 16.5 8.7 L 16.5 14.5",
        ),
    ),
}


def paint_tool(painter: QPainter, tool: Tool, place: QRectF, palette: QPalette) -> None:
    """Draws a tool in the middle of a place, as large as its shorter side."""
    picture = _PICTURES[tool]
    paint_strokes(painter, picture.body, place, palette.color(QPalette.ColorRole.WindowText), _WEIGHT)
    paint_strokes(painter, picture.sign, place, theme.colour(theme.tokens(palette).accent), _WEIGHT)
