"""Reads the facts in the texts that age, for whoever looks through them once a year; the program needs none of them."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from app.catalogue.data_reader import DataProblem, Reader
from app.catalogue.dated_rules import check_dated
from app.domain.relative_days import months_away

DATED = "dated.toml"
OLD_AFTER = 18
"""Months after which a fact should be looked at again."""


class DatedFact(NamedTuple):
    """Something that the texts of the `used` measures say, where it can be looked up, and when that was last done."""

    says: str
    used: tuple[str, ...]
    source: str
    seen: date

    def is_old(self, today: date) -> bool:
        """Whether it was looked at too long ago."""
        return months_away(self.seen, OLD_AFTER) < today


def read_dated(folder: Path, measures: Collection[str], today: date | None = None) -> tuple[DatedFact, ...]:
    """The facts in their order. Raises CatalogueDamaged with every problem; without `today` no day is too late."""
    reader = Reader(folder)

    def check(table: dict[str, Any]) -> list[DataProblem]:
        return check_dated(DATED, table, measures, today)

    table = reader.sound(DATED, check)
    reader.stop_if_damaged()
    assert table is not None
    return tuple(DatedFact(**{**fact, "used": tuple(fact["used"])}) for fact in table["fact"])
