"""Where pages lie on the screen, and how large they are there."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF

PAGE_GAP = 12
"""What is free around a page, in pixels."""


class Fit(Enum):
    """How large the pages are."""

    WIDTH = "width"
    PAGE = "page"
    OWN = "own"


def fitting_scale(fit: Fit, page: QSizeF, room: QSize) -> float:
    """Pixels for a point with which a page fits into the room, in its width or as a whole."""
    across = max(1, room.width() - 2 * PAGE_GAP) / page.width()
    if fit is Fit.WIDTH:
        return across
    return min(across, max(1, room.height() - 2 * PAGE_GAP) / page.height())


def laid_out(sizes: Sequence[QSize], width: int) -> list[QRect]:
    """The places of pages of these sizes in a room of this width: one below the other, each in the middle."""
    inner = max(width - 2 * PAGE_GAP, *(size.width() for size in sizes))
    places, top = [], PAGE_GAP
    for size in sizes:
        places.append(QRect(QPoint(PAGE_GAP + (inner - size.width()) // 2, top), size))
        top += size.height() + PAGE_GAP
    return places
