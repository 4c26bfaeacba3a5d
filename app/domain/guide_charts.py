"""The pictures of the guide as numbers: profiles on parallel axes, and the flowchart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from app.domain.guide import Flowchart, Question


@dataclass(frozen=True)
class ChartSpot:
    """Where something stands, `x` and `y` being shares of the picture's width and height between 0 and 1."""

    x: float
    y: float


def profiles(grades: Sequence[Sequence[int]], steps: int) -> tuple[tuple[ChartSpot, ...], ...]:
    """Some things side by side on parallel axes: for each thing its spot on each axis, one axis below the other.

    `grades` are by thing and axis, 0 being the best of `steps`, which stands on the right. Things of the same grade
    stand beside each other within a third of a step, so that no line hides another.
    """
    return tuple(
        tuple(_spot([other[axis] for other in grades], thing, axis, len(own), steps) for axis in range(len(own)))
        for thing, own in enumerate(grades)
    )


def _spot(column: Sequence[int], thing: int, axis: int, axes: int, steps: int) -> ChartSpot:
    equal = [other for other, grade in enumerate(column) if grade == column[thing]]
    aside = (equal.index(thing) - (len(equal) - 1) / 2) / (3 * max(1, len(equal) - 1))
    return ChartSpot((steps - 1 - column[thing] + 0.5 + aside) / steps, (axis + 0.5) / axes)


@dataclass(frozen=True)
class Arrow:
    """An answer of a flowchart: from a question, along a turn at `turn_x`, to where it leads."""

    question: int
    answer: str
    target: str
    turn_x: float


@dataclass(frozen=True)
class Flow:
    """A flowchart from left to right: its spots by name (`question-1`, or the id of a method), and its arrows.

    A spot is the middle of a box. Methods stand in a column of their own on the right; `columns` counts all columns.
    """

    spots: Mapping[str, ChartSpot]
    arrows: tuple[Arrow, ...]
    columns: int


def question_name(number: int) -> str:
    """The name of a question's spot."""
    return f"question-{number}"


def flow(chart: Flowchart) -> Flow:
    """The flowchart, the answers of each question in their order, or in another one where arrows would cross."""
    orders = product(*(permutations(_targets(question)) for question in chart.questions))
    columns = _columns(chart)
    drawn = [_drawn(chart, columns, _rows(dict(enumerate(next(orders), 1))))]
    while crossings(drawn[-1]) and (order := next(orders, None)):
        drawn.append(_drawn(chart, columns, _rows(dict(enumerate(order, 1)))))
    return min(drawn, key=crossings)


def _drawn(chart: Flowchart, columns: Mapping[str, int], rows: Mapping[str, float]) -> Flow:
    count = max(columns.values()) + 2
    lines = 1 + max(rows.values())
    spots = {
        name: ChartSpot((columns.get(name, count - 1) + 0.5) / count, (row + 0.5) / lines) for name, row in rows.items()
    }
    arrows = tuple(
        Arrow(q.number, answer.id, target, (columns[question_name(q.number)] + 1) / count)
        for q in chart.questions
        for answer, target in zip(q.answers, _targets(q), strict=True)
    )
    return Flow(spots, arrows, count)


def crossings(drawn: Flow) -> int:
    """How often the upright part of an arrow crosses the level part of another that leads elsewhere."""
    return sum(_crosses(drawn, upright, level) for upright in drawn.arrows for level in drawn.arrows)


def _crosses(drawn: Flow, upright: Arrow, level: Arrow) -> bool:
    end = drawn.spots[level.target]
    top, bottom = sorted((drawn.spots[question_name(upright.question)].y, drawn.spots[upright.target].y))
    return (
        upright.target != level.target
        and upright.question != level.question
        and level.turn_x <= upright.turn_x < end.x
        and top <= end.y <= bottom
    )


def _targets(question: Question) -> list[str]:
    return [a.method or question_name(a.question or 0) for a in question.answers]


def _rows(orders: Mapping[int, Sequence[str]]) -> dict[str, float]:
    """Methods one below the other as the questions lead to them; a question in the middle of what it leads to."""
    rows: dict[str, float] = {}
    by_name = {question_name(number): order for number, order in orders.items()}

    def place(name: str) -> float:
        if name not in rows:
            if name not in by_name:
                rows[name] = float(sum(1 for placed in rows if placed not in by_name))
            else:
                below = [place(target) for target in by_name[name]]
                rows[name] = (min(below) + max(below)) / 2
        return rows[name]

    place(question_name(1))
    return rows


def _columns(chart: Flowchart) -> dict[str, int]:
    """How many questions come before each question, at most."""
    columns = {question_name(1): 0}
    for _round in chart.questions:
        for question in chart.questions:
            own = columns.get(question_name(question.number))
            for target in _targets(question):
                if own is not None and target.startswith("question-"):
                    columns[target] = max(columns.get(target, 0), own + 1)
    return columns
