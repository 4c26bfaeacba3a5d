"""The six boxes of an answer, under their keys, signs and words: the same on every paper that comes back."""

from dataclasses import dataclass
from itertools import pairwise

from app.domain.answers import STATUS_KEYS, Status
from app.labels import STATUS_GLYPHS, name
from app.reports.press.fonts import Face
from app.reports.press.layout import centred
from app.reports.press.marks import Mark, box_to_tick
from app.reports.press.typeset import Ink, Style, lines, width

KEY = Style(8, 10, Face.BOLD)
WORD = Style(6, 8, ink=Ink.SOFT)
HEAD_HEIGHT = 34.0
"""What keys and words take above the boxes, in points."""

_BOX = 11.0
_NARROW = 34.0
_BETWEEN = 4.0
"""Room between two words over the boxes."""


@dataclass(frozen=True)
class AnswerBoxes:
    """Where the boxes stand: the left edge of the first column and the width of each, in points."""

    left: float
    column: float
    lang: str

    @classmethod
    def ending_at(cls, right: float, lang: str, least: float = _NARROW) -> "AnswerBoxes":
        """Columns of at least a width before `right`, as close as the words over them can stand."""
        heads = [[width(line, WORD) for line in _in_two(name(status, lang))] for status in STATUS_KEYS.values()]
        pairs = [(a + b) / 2 for one, other in pairwise(heads) for a, b in zip(one, other, strict=False)]
        column = max(least, *(pair + _BETWEEN for pair in pairs))
        overhang = max(0.0, max(heads[-1]) - column) / 2
        return cls(right - overhang - column * len(heads), column, lang)

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + self.column * len(STATUS_KEYS)

    def middle(self, n: int) -> float:
        """The middle of the n-th column."""
        return self.left + (n + 0.5) * self.column

    def head(self) -> tuple[Mark, ...]:
        """Key, sign and word over each column; HEAD_HEIGHT high."""
        marks: list[Mark] = []
        for n, (key, status) in enumerate(STATUS_KEYS.items()):
            middle = self.middle(n)
            marks.append(centred(middle, 10, f"{key} {STATUS_GLYPHS[status]}", KEY))
            words = _in_two(name(status, self.lang))
            marks += [centred(middle, 20 + 8 * i, line, WORD) for i, line in enumerate(words)]
        return tuple(marks)

    def boxes(self, high: float, answer: Status = Status.UNANSWERED, top: float = 0.0) -> tuple[Mark, ...]:
        """The boxes in the middle of a row that is `high`; the one of the answer is ticked."""
        y = top + (high - _BOX) / 2
        return tuple(
            mark
            for n, status in enumerate(STATUS_KEYS.values())
            for mark in box_to_tick(
                self.middle(n) - _BOX / 2, y, _BOX, ticked=status is answer is not Status.UNANSWERED
            )
        )


def _in_two(words: str) -> list[str]:
    """The words over a column of boxes: word by word, or two lines of like length in a script without blanks."""
    whole = width(words, WORD)
    if " " in words or whole < _NARROW:
        return words.split()
    return lines(words, WORD, whole / 2 + WORD.size) if words > "\u2000" else [words]
