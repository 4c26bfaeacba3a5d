"""Reads the data files of the catalogue: the facts at once, the words of a language when it is first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.catalogue import rules
from app.catalogue.reader import CatalogueDamaged, Reader
from app.catalogue.rules import Problem
from app.domain.measures import LANGUAGES, Category, Effort, EffortSize, Level, Measure, MeasureWords, Recurrence, Role

if TYPE_CHECKING:
    from app.catalogue.guide import Guide

FACTS = "facts.toml"
CATEGORIES = "categories.toml"


@dataclass(frozen=True)
class Words:
    """Everything the catalogue says in one language."""

    measures: Mapping[str, MeasureWords]
    categories: Mapping[str, str]


class Catalogue:
    """The 98 measures in the guideline's order, and their words. Raises CatalogueDamaged, at once for the facts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words: dict[str, Words] = {}
        reader = Reader(folder)
        facts = reader.table(FACTS)
        reader.found += rules.check_facts(FACTS, facts)
        reader.stop_if_damaged()
        self.categories = tuple(Category(letter, page) for letter, page in facts["categories"].items())
        pages = facts["categories"]
        self.measures = tuple(_measure(i, fact, pages) for i, fact in facts["measures"].items())

    @cached_property
    def guide(self) -> "Guide":
        """The guideline's other chapters, read when they are asked for."""
        from app.catalogue.guide import Guide

        return Guide(self._folder, self.by_id)

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        return {m.id: m for m in self.measures}

    def words(self, language: str) -> Words:
        """The words of one language. Raises CatalogueDamaged with every problem of that language's files."""
        if language not in self._words:
            self._words[language] = self._read_words(language)
        return self._words[language]

    def check(self) -> None:
        """Reads everything there is. Raises CatalogueDamaged with every problem of every language."""
        found: list[Problem] = []
        for language in LANGUAGES:
            try:
                self.words(language)
            except CatalogueDamaged as error:
                found += error.problems
        if not found:
            found += rules.check_languages({lang: self.words(lang).measures for lang in LANGUAGES})
        try:
            self.guide.check(LANGUAGES)
        except CatalogueDamaged as error:
            found += error.problems
        if found:
            raise CatalogueDamaged(tuple(found))

    def _read_words(self, language: str) -> Words:
        reader = Reader(self._folder)
        names = reader.table(f"{language}/{CATEGORIES}")
        reader.found += rules.check_names(f"{language}/{CATEGORIES}", names, [c.id for c in self.categories])
        measures: dict[str, Any] = {}
        for category in self.categories:
            file = f"{language}/measures/{category.id}.toml"
            expected = [m.id for m in self.measures if m.category == category.id]
            table = reader.table(file)
            reader.found += rules.check_words(file, table, expected) if table else []
            measures |= table
        reader.stop_if_damaged()
        return Words({m.id: _words(measures[m.id]) for m in self.measures}, names)


def _measure(measure_id: str, fact: Mapping[str, Any], pages: Mapping[str, int]) -> Measure:
    role, category, number = measure_id.split("-")
    return Measure(
        role=Role(role),
        category=category,
        number=int(number),
        level=Level(fact["level"]),
        page=pages[category],
        notify_staff=fact["notify_staff"],
        recurrence=Recurrence(fact["recurrence"]),
        effort=Effort(EffortSize(fact["effort"]), fact["costs_money"]),
        counterparts=tuple(fact["counterparts"]),
    )


def _words(table: Mapping[str, Any]) -> MeasureWords:
    return MeasureWords(**{**table, "steps": tuple(table["steps"])})
