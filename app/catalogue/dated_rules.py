"""What has to hold in the list of facts that age. The check returns every problem that it finds."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from app.catalogue.data_reader import DataProblem
from app.catalogue.data_shapes import Each
from app.catalogue.guide_rules import Found, check_shape, named_twice, unknown_names
from app.domain.measures import Role

_SHAPE = {"fact": Each({"says": str, "used": Each(str), "source": str, "seen": date})}


def check_dated(
    file: str, table: dict[str, Any], measures: Collection[str], today: date | None = None
) -> list[DataProblem]:
    """Every problem of the list: its shape first, then what a fact says. Without `today` no day is too late."""
    if found := check_shape(file, table, _SHAPE):
        return found
    facts = table["fact"]
    problems = [
        (f"fact.{number}", what) for number, fact in enumerate(facts, 1) for what in _wrong(fact, measures, today)
    ]
    problems += [*named_twice("", (fact["says"] for fact in facts)), *_out_of_order(facts, measures)]
    return [DataProblem(file, *each) for each in problems]


def _wrong(fact: Mapping[str, Any], measures: Collection[str], today: date | None) -> Iterable[str]:
    yield from (f"{key} is more than one line" for key in ("says", "source") if "\n" in fact[key])
    yield from (what for _place, what in unknown_names("", fact["used"], measures, "measure"))
    yield from (what for _place, what in named_twice("", fact["used"]))
    if "://" in fact["source"]:
        yield "source is written without https://"
    if type(fact["seen"]) is not date:  # a time is a date to Python
        yield "seen is not a day"
    elif today is not None and fact["seen"] > today:
        yield f"seen on {fact['seen']}, which is still to come"


def _out_of_order(facts: Iterable[Mapping[str, Any]], measures: Collection[str]) -> Found:
    places = [(n, _order(fact["used"][0])) for n, fact in enumerate(facts, 1) if fact["used"][0] in measures]
    yield from (
        (f"fact.{n}", "it belongs further up: the list goes by category, role and number of the first measure")
        for (_before, earlier), (n, place) in pairwise(places)
        if place < earlier
    )


def _order(measure: str) -> tuple[str, int, int]:
    role, category, number = measure.split("-")
    return category, list(Role).index(Role(role)), int(number)
