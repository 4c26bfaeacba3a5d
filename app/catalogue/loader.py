"""Reads the data files of the catalogue: the facts at once, the words of a language when it is first asked for."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.catalogue.data_reader import CatalogueDamaged, DataProblem, Reader, words_file
from app.catalogue.kept_tables import KeptTable, keep_table
from app.domain.measures import Category, Effort, EffortSize, Level, Measure, MeasureWords, Recurrence, Role
from app.domain.steps import By, Site, Step
from app.domain.tools import tools_named
from app.i18n import languages_in

if TYPE_CHECKING:
    from app.catalogue.guide_loader import Guide
    from app.domain.papers import Papers
    from app.domain.set_ups import SetUps

FACTS = "facts.toml"
STEPS = "steps.toml"
CATEGORIES = "categories.toml"


class Words(NamedTuple):
    """Everything the catalogue says in one language."""

    measures: Mapping[str, MeasureWords]
    categories: Mapping[str, str]


class Catalogue:
    """The 98 measures in the guideline's order, and their words. Raises CatalogueDamaged, at once for the facts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.languages = languages_in(folder)
        self._words: dict[str, Words] = {}
        self._papers: dict[str, Papers] = {}
        self._set_ups: dict[str, SetUps] = {}
        reader = _WordReader(folder, None, None)
        facts = reader.facts()
        listed = facts.get("measures") if facts else None
        self._steps = reader.steps(list(listed) if isinstance(listed, dict) else None)
        if facts is None or reader.found:  # nothing can go on, so all that is wrong is told at once
            from app.catalogue.rules import ids_by_category

            reader.all_words(ids_by_category(facts))
            raise CatalogueDamaged(tuple(reader.found))
        self.edition: int = facts["edition"]
        pages = facts["categories"]
        self.categories = tuple(Category(letter, page) for letter, page in pages.items())
        self.measures = tuple(_measure(i, fact, pages) for i, fact in facts["measures"].items())
        self._ids: dict[str, list[str]] = {letter: [] for letter in pages}
        for measure in self.measures:
            self._ids[measure.category].append(measure.id)
        self._notified = frozenset(m.id for m in self.measures if m.notify_staff)

    @cached_property
    def guide(self) -> "Guide":
        """The guideline's other chapters, read when they are asked for."""
        from app.catalogue.guide_loader import Guide

        return Guide(self._folder, self.by_id)

    def papers(self, language: str) -> "Papers":
        """The words of the papers, read when they are first asked for. Raises CatalogueDamaged."""
        if language not in self._papers:
            from app.catalogue.papers_loader import read_papers

            self._papers[language] = read_papers(self._folder, language, self.by_id)
        return self._papers[language]

    def set_ups(self, language: str) -> "SetUps":
        """The set-ups of the telework methods, read when they are first asked for. Raises CatalogueDamaged."""
        if language not in self._set_ups:
            from app.catalogue.setups_loader import read_set_ups

            self._set_ups[language] = read_set_ups(self._folder, language, self.guide.methods(language))
        return self._set_ups[language]

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        return {m.id: m for m in self.measures}

    def words(self, language: str) -> Words:
        """The words of one language. Raises CatalogueDamaged with every problem of that language's files."""
        if language not in self._words:
            self._words[language] = self._read_words(language)
        return self._words[language]

    def begin(self, language: str) -> None:
        """Makes the words of a language ready file by file, as they are asked for, so that the window opens sooner.

        Raises CatalogueDamaged for the names of the categories at once, and for a measure when its words are asked for.
        """
        reader = self._reader()
        names = reader.names(language, list(self._ids))
        reader.stop_if_damaged()
        self._words[language] = Words(_WordsByFile(self._reader, language, self._ids), names)

    def complete(self, language: str) -> None:
        """Reads what `begin` left. Raises CatalogueDamaged with every problem of that language's files."""
        self._words[language] = self._read_words(language)

    def check(self) -> None:
        """Reads everything there is. Raises CatalogueDamaged with every problem of every language."""
        self._checked()

    def keep(self) -> None:
        """Keeps what every file holds, to be read sooner from now on. Raises CatalogueDamaged, keeping nothing."""
        seen = self._checked().seen
        from app.catalogue.dated_loader import DATED

        for path in self._folder.rglob("*.toml"):
            file = path.relative_to(self._folder).as_posix()
            if file == DATED:  # the program never asks for it
                continue
            table = Reader(self._folder).table(file)
            if table is not None:
                keep_table(path, KeptTable(table, seen.get(file)))

    def _checked(self) -> "_WordReader":
        reader = self._reader(strict=True)
        reader.facts()
        reader.steps(list(self.by_id))
        raw = reader.all_words(self._ids)
        from app.catalogue.dated_loader import read_dated

        looks: list[Callable[[], object]] = [partial(self.guide.check, self.languages)]
        looks.append(partial(read_dated, self._folder, self.by_id))
        looks += [partial(read, language) for language in self.languages for read in (self.papers, self.set_ups)]
        for look in looks:
            try:
                look()
            except CatalogueDamaged as error:  # each language finds the same in the facts
                reader.found += [problem for problem in error.problems if problem not in reader.found]
        reader.stop_if_damaged()
        self._words = {language: self._made(*tables) for language, tables in raw.items()}
        return reader

    def _reader(self, *, strict: bool = False) -> "_WordReader":
        return _WordReader(self._folder, self._notified, self._steps, strict=strict)

    def _read_words(self, language: str) -> Words:
        reader = self._reader()
        names, measures = reader.words(language, self._ids)
        reader.stop_if_damaged()
        return self._made(names, measures)

    def _made(self, names: Mapping[str, str], measures: Mapping[str, Any]) -> Words:
        return Words({m.id: _words(*measures[m.id]) for m in self.measures}, names)


class _WordReader(Reader):
    """Reads the words of the measures, too. Without sound facts nobody knows of which the staff is `notified`, and what
    the `steps` are."""

    def __init__(
        self,
        folder: Path,
        notified: Container[str] | None,
        steps: Mapping[str, Any] | None,
        *,
        strict: bool = False,
    ) -> None:
        super().__init__(folder, strict=strict)
        self._notified, self._steps = notified, steps

    def facts(self) -> dict[str, Any] | None:
        """What is the same in every language."""

        def check(facts: dict[str, Any]) -> list[DataProblem]:
            from app.catalogue.rules import check_facts

            return check_facts(FACTS, facts)

        return self.sound(FACTS, check)

    def steps(self, expected: Sequence[str] | None) -> dict[str, Any]:
        """What the steps of the measures are, without their words."""

        def check(table: dict[str, Any]) -> list[DataProblem]:
            from app.catalogue.steps_rules import check_steps

            return check_steps(STEPS, table, expected)

        return self.sound(STEPS, check, expected) or {}

    def all_words(self, ids: Mapping[str, Sequence[str] | None]) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
        """The names and words of every language, compared with each other."""
        raw = {language: self.words(language, ids) for language in languages_in(self._folder)}
        from app.catalogue.rules import check_languages

        said = {lang: {i: words for i, (words, _steps) in measures.items()} for lang, (_, measures) in raw.items()}
        self.found += check_languages(said)
        return raw

    def words(self, language: str, ids: Mapping[str, Sequence[str] | None]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The names of the categories and the words of the measures with their steps, as they stand in the files."""
        names = self.names(language, list(ids))
        measures: dict[str, Any] = {}
        for category, expected in ids.items():
            measures |= self.words_of(language, category, expected)
        return names, measures

    def names(self, language: str, letters: list[str]) -> dict[str, Any]:
        """The names of the categories."""
        file = f"{language}/{CATEGORIES}"

        def check(names: dict[str, Any]) -> list[DataProblem]:
            from app.catalogue.rules import check_names

            return check_names(file, names, letters)

        return self.sound(file, check, letters) or {}

    def words_of(self, language: str, category: str, expected: Sequence[str] | None) -> dict[str, Any]:
        """The words of one category's measures, each beside what its steps are."""
        file = words_file(language, category)
        notified = self._notified
        told = None if notified is None else [measure for measure in expected or () if measure in notified]
        steps = {i: (self._steps or {}).get(i) for i in expected or ()}
        sorts = None if self._steps is None else {i: _sorts(fact) for i, fact in steps.items()}

        def check(words: dict[str, Any]) -> list[DataProblem]:
            from app.catalogue.rules import check_words

            return check_words(file, words, expected, notified, sorts)

        words = self.sound(file, check, expected, told, sorts) or {}
        return {i: (one, steps.get(i)) for i, one in words.items()}


class _WordsByFile(Mapping[str, MeasureWords]):
    """The words of a language, of which a file is read when a measure of its category is first asked for."""

    def __init__(
        self, reader: Callable[[], _WordReader], language: str, ids: Mapping[str, Sequence[str] | None]
    ) -> None:
        self._reader, self._language, self._ids = reader, language, ids
        self._read: dict[str, MeasureWords] = {}

    def __getitem__(self, measure: str) -> MeasureWords:
        if measure not in self._read:
            _role, category, _number = measure.split("-")
            reader = self._reader()
            table = reader.words_of(self._language, category, self._ids[category])
            reader.stop_if_damaged()
            self._read |= {i: _words(*tables) for i, tables in table.items()}
        return self._read[measure]

    def __iter__(self) -> Iterator[str]:
        return (i for ids in self._ids.values() for i in ids or ())

    def __len__(self) -> int:
        return sum(len(ids or ()) for ids in self._ids.values())


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
        obligations=fact["obligations"],
        stricter_since=fact.get("stricter_since", 0),
    )


def _words(table: Mapping[str, Any], steps: Mapping[str, Any]) -> MeasureWords:
    said = {"steps": tuple(_step(i, fact, table["steps"][i]) for i, fact in steps["steps"].items())}
    return MeasureWords(**{**table, "blanks": tuple(table.get("blanks", ())), **said})


def _step(step_id: str, fact: Mapping[str, Any], words: Mapping[str, str]) -> Step:
    return Step(
        step_id,
        words["text"],
        tools_named(fact["for"]) if "for" in fact else (),
        By(fact["by"]) if "by" in fact else By.SELF,
        Site(fact["place"]) if "place" in fact else None,
        words.get("ask", ""),
    )


def _sorts(fact: Any) -> dict[str, str]:
    """Who does each step of a measure, by id, as far as its table is sound."""
    steps = fact.get("steps") if isinstance(fact, dict) else None
    listed = steps.items() if isinstance(steps, dict) else ()
    return {i: str(one.get("by", "self")) if isinstance(one, dict) else "self" for i, one in listed}
