"""Keeps rows that have left a list where they are, until a person moves on: no key finds another row in their place."""

from collections.abc import Collection, Sequence

from app.domain.measures import Measure
from app.ui.measures.measure_list import MeasureSection


def with_staying(
    before: Sequence[MeasureSection], after: Sequence[MeasureSection], staying: Collection[str]
) -> list[MeasureSection]:
    """The sections of now, and in them the measures that have left (by id), each below the one it stood below."""
    found: dict[str, list[Measure]] = {section.title: list(section.measures) for section in after}
    order = [section.title for section in after]
    for place, section in enumerate(before):
        left = [measure for measure in section.measures if measure.id in staying]
        if left and section.title not in found:
            above = [order.index(other.title) + 1 for other in before[:place] if other.title in order]
            order.insert(max(above, default=0), section.title)
            found[section.title] = []
        for measure in left:
            _insert(found[section.title], measure, section.measures)
    return [MeasureSection(title, tuple(found[title])) for title in order]


def _insert(rows: list[Measure], measure: Measure, before: Sequence[Measure]) -> None:
    above = before[: before.index(measure)]
    places = [rows.index(other) + 1 for other in reversed(above) if other in rows]
    rows.insert(places[0] if places else 0, measure)
