"""The table of ratings: which methods are good enough in what matters to one, and in which order."""

from collections.abc import Iterable, Mapping

from app.domain.guide import GRADES, MethodGuide

FILLED = "●"
OPEN = "○"


def meets(ratings: Mapping[str, str], least: Mapping[str, str]) -> bool:
    """Whether the ratings reach the least grade of each axis that `least` names."""
    return all(GRADES.index(ratings[axis]) <= GRADES.index(grade) for axis, grade in least.items())


def listed(
    methods: Iterable[MethodGuide], least: Mapping[str, str], best_in: str | None = None
) -> tuple[MethodGuide, ...]:
    """The methods that reach the least grades: the best in an axis first, or in the guideline's order."""
    found = [method for method in methods if meets(method.ratings, least)]
    if best_in is not None:
        found.sort(key=lambda method: (GRADES.index(method.ratings[best_in]), method.number))
    return tuple(found)


def sign(grade: str) -> str:
    """A grade as a row of five signs, which reads in black and white: the more are filled, the better."""
    filled = len(GRADES) - GRADES.index(grade)
    return FILLED * filled + OPEN * (len(GRADES) - filled)
