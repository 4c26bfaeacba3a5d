"""The formats of pages."""

from dataclasses import dataclass

HEADER = 44.0
FOOTER = 46.0
"""What the lines above and below the text of a page take, in points."""


@dataclass(frozen=True)
class Format:
    """A page: its size and its side margin in points."""

    width: float
    height: float
    margin: float

    @property
    def room(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.margin

    @property
    def depth(self) -> float:
        """The height between header and footer."""
        return self.height - HEADER - FOOTER - 16


PORTRAIT = Format(595.28, 841.89, 56)
LANDSCAPE = Format(841.89, 595.28, 40)
CLOSE_TO_THE_EDGE = Format(595.28, 841.89, 40)
"""Narrower margins than elsewhere: for what is to fill no more than a side or two."""
