"""The table of ratings: the order of the methods by what matters to one, and how grades are written."""

from collections.abc import Iterable

from app.domain.guide import GRADES, MethodGuide

FILLED = "●"
OPEN = "○"


def ordered(
    methods: Iterable[MethodGuide], axis: str | None = None, *, worst_first: bool = False
) -> tuple[MethodGuide, ...]:
    """The methods in the guideline's order, or by an axis: the best first, or the worst; equals in the guideline's."""
    if axis is None:
        return tuple(sorted(methods, key=lambda method: method.number, reverse=worst_first))
    way = -1 if worst_first else 1
    return tuple(sorted(methods, key=lambda method: (way * GRADES.index(method.ratings[axis]), method.number)))


def sign(grade: str) -> str:
    """A grade as a row of five signs, which reads in black and white: the more are filled, the better."""
    filled = len(GRADES) - GRADES.index(grade)
    return FILLED * filled + OPEN * (len(GRADES) - filled)
