"""The guideline's other chapters: read when they are first asked for, each language on its own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from app.catalogue import guide_rules as rules
from app.catalogue.data_reader import CatalogueDamaged, DataProblem, Reader
from app.domain.applicability import Condition, Source
from app.domain.guide import (
    Axis,
    Basic,
    Case,
    Combination,
    Explanation,
    FlowAnswer,
    Flowchart,
    GuideColumn,
    MethodChapter,
    MethodGuide,
    MethodVariant,
    Point,
    Question,
    RolePoint,
    Term,
)
from app.domain.readings import reading_key
from app.domain.terms import TermFinder
from app.domain.tools import Tool

T = TypeVar("T")


@dataclass(frozen=True)
class Reasons:
    """Why a measure applies, does not, or is to be confirmed; by the name of the reason."""

    applies: str
    applies_not: str
    to_confirm: str


@dataclass(frozen=True)
class ProfileQuestion:
    """A question of the profile."""

    question: str
    help: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Emphasis:
    """A consideration of a method in use raises a measure; `when` is what has to hold, `why` the sentence."""

    when: str
    measure: str
    why: str


class Guide:
    """The chapters beside the measures. Everything raises CatalogueDamaged when its files are missing or wrong."""

    def __init__(self, folder: Path, measures: Iterable[str]) -> None:
        self._folder = folder
        self._measures = frozenset(measures)
        self._kept: dict[tuple[str, str], Any] = {}

    @cached_property
    def conditions(self) -> Mapping[str, Condition]:
        """On what each measure depends; one that is not there applies always."""
        facts = self._checked("applicability", rules.check_applicability)
        return {
            i: Condition(tuple(c["any_of"]), Source(c["origin"]), c["reason"])
            for i, c in facts["measures"].items()
            if c
        }

    def methods(self, lang: str) -> MethodChapter:
        """Chapter 3."""
        return self._read("methods", lang, _methods)

    def flowchart(self, lang: str) -> Flowchart:
        """The figure of p. 26."""
        return self._read("flowchart", lang, _flowchart)

    def emphasis(self, lang: str) -> tuple[Emphasis, ...]:
        """Which measures the considerations of methods raise."""
        return self._read("emphasis", lang, _emphasis)

    def reasons(self, lang: str) -> Mapping[str, Reasons]:
        """The sentences of applicability."""
        return self._read("applicability", lang, _reasons, "reasons")

    def origins(self, lang: str) -> Mapping[str, str]:
        """What it means that a condition is the guideline's, or a suggestion."""
        origins: Mapping[str, str] = self._words("applicability", lang)["origins"]
        return origins

    def questions(self, lang: str) -> Mapping[str, ProfileQuestion]:
        """The questions of the profile, by key."""
        table = self._words("applicability", lang)["questions"]
        return {i: ProfileQuestion(q["question"], q["help"], tuple(q["examples"])) for i, q in table.items()}

    def tool_hints(self, lang: str) -> Mapping[Tool, str]:
        """What is meant by each tool, in a line."""
        table = self._words("applicability", lang)["tools"]
        return {tool: table[tool.value] for tool in Tool}

    def cases(self, lang: str) -> tuple[Case, ...]:
        """The 15 cases of chapter 6."""
        return self._read("cases", lang, _cases)

    def role_points(self, lang: str) -> tuple[RolePoint, ...]:
        """What each role is for: chapter 2, section 2."""
        return self._read("role_points", lang, _role_points)

    def basics(self, lang: str) -> tuple[Basic, ...]:
        """The other sections of chapter 2."""
        return self._read("basics", lang, _basics)

    def explanations(self, lang: str) -> tuple[Explanation, ...]:
        """Chapter 5, passage by passage."""
        return self._read("explanations", lang, _explanations)

    def columns(self, lang: str) -> tuple[GuideColumn, ...]:
        """The columns of chapter 5."""
        return self._read("explanations", lang, _columns, "columns")

    def glossary(self, lang: str) -> tuple[Term, ...]:
        """Every term, in the order of its reading."""
        return self._read("glossary", lang, _glossary)

    def terms(self, lang: str) -> TermFinder:
        """Finds the terms of the glossary in a text."""
        key = ("finder", lang)
        if key not in self._kept:
            self._kept[key] = TermFinder(self.glossary(lang))
        finder: TermFinder = self._kept[key]
        return finder

    def check(self, languages: Iterable[str]) -> None:
        """Reads everything there is. Raises CatalogueDamaged with every problem of every chapter."""
        found: dict[DataProblem, None] = {}
        for lang in languages:
            for name in rules.FACTS:
                try:
                    self._both(name, lang)
                except CatalogueDamaged as error:
                    found |= dict.fromkeys(error.problems)
        if found:
            raise CatalogueDamaged(tuple(found))
        assert self.conditions is not None
        for lang in languages:
            for read in (
                self.methods, self.flowchart, self.emphasis, self.reasons, self.questions, self.cases,
                self.role_points, self.basics, self.explanations, self.columns, self.glossary,
            ):  # fmt: skip
                read(lang)

    def _read(self, name: str, lang: str, make: Callable[..., T], part: str = "") -> T:
        key = (part or name, lang)
        if key not in self._kept:
            facts, words = self._both(name, lang)
            self._kept[key] = make(facts, words)
        made: T = self._kept[key]
        return made

    def _both(self, name: str, lang: str) -> tuple[dict[str, Any], dict[str, Any]]:
        key = (f"{name}.toml", lang)
        if key not in self._kept:
            reader = Reader(self._folder)
            facts = reader.table(f"{name}.toml")
            words = self._word_table(reader, name, lang)
            reader.found += rules.check(name, facts, words, lang, self._measures)
            reader.stop_if_damaged()
            self._kept[key] = facts, words
        both: tuple[dict[str, Any], dict[str, Any]] = self._kept[key]
        return both

    def _word_table(self, reader: Reader, name: str, lang: str) -> dict[str, Any] | None:
        if name != "explanations":
            return reader.table(f"{lang}/{name}.toml")
        words: dict[str, Any] = {"explanations": {}, "columns": {}}
        before = len(reader.found)
        for letter in sorted({i.split("-")[1] for i in self._measures}):
            file = rules.passages_file(lang, letter)
            table = {"explanations": {}, "columns": {}} | (reader.table(file) or {})
            misfitting = rules.check_shape(file, table, rules.WORDS[name])
            reader.found += misfitting
            for part in () if misfitting else words:
                words[part].update(table[part])
        return words if len(reader.found) == before else None

    def _words(self, name: str, lang: str) -> dict[str, Any]:
        return self._both(name, lang)[1]

    def _checked(self, name: str, find: Callable[..., Any]) -> dict[str, Any]:
        reader = Reader(self._folder)
        facts = reader.table(f"{name}.toml")
        if facts is not None:
            reader.found += find(facts, self._measures)
        reader.stop_if_damaged()
        assert facts is not None
        return facts


def _points(facts: list[Any], texts: list[str]) -> tuple[Point, ...]:
    return tuple(Point(text, tuple(fact["measures"])) for fact, text in zip(facts, texts, strict=True))


def _methods(facts: dict[str, Any], words: dict[str, Any]) -> MethodChapter:
    return MethodChapter(
        tuple(_method(i, fact, words["methods"][i]) for i, fact in facts["methods"].items()),
        tuple(_combination(i, fact, words["combinations"][i]) for i, fact in facts["combinations"].items()),
        tuple(Axis(i, words["axes"][i]["name"], words["axes"][i]["text"]) for i in facts["axes"]),
        {grade: words["grades"][grade] for grade in facts["grades"]},
        words["notes"],
    )


def _method(method: str, fact: dict[str, Any], words: dict[str, Any]) -> MethodGuide:
    derived = words.get("derived", {})
    return MethodGuide(
        id=method,
        number=fact["number"],
        pages=(fact["pages"][0], fact["pages"][1]),
        name=words["name"],
        old_name=words["old_name"],
        summary=words["summary"],
        suits=words["suits"],
        basic=words["basic"],
        ratings=fact["ratings"],
        rating_notes=words["rating_notes"],
        derived=tuple(MethodVariant(i, derived[i]["name"], derived[i]["text"]) for i in fact["derived"]),
        merits=tuple(words["merits"]),
        demerits=tuple(words["demerits"]),
        considerations=_points(fact["considerations"], words["considerations"]),
        byod=_points(fact["byod"], words["byod"]),
    )


def _combination(combination: str, fact: dict[str, Any], words: dict[str, Any]) -> Combination:
    return Combination(
        id=combination,
        number=fact["number"],
        pages=(fact["pages"][0], fact["pages"][1]),
        name=words["name"],
        summary=words["summary"],
        basic=words["basic"],
        variants=tuple(
            MethodVariant(
                v["id"], words["variants"][v["id"]]["name"], words["variants"][v["id"]]["text"], tuple(v["methods"])
            )
            for v in fact["variants"]
        ),
        merits=tuple(words["merits"]),
        demerits=tuple(words["demerits"]),
        considerations=_points(fact["considerations"], words["considerations"]),
    )


def _flowchart(facts: dict[str, Any], words: dict[str, Any]) -> Flowchart:
    return Flowchart(
        facts["page"],
        tuple(_question(fact, words["questions"][str(fact["id"])]) for fact in facts["questions"]),
        words["notes"],
    )


def _question(fact: dict[str, Any], words: dict[str, Any]) -> Question:
    answers = tuple(
        FlowAnswer(a["id"], words["answers"][a["id"]], a.get("question"), a.get("method")) for a in fact["answers"]
    )
    return Question(fact["id"], words["text"], words["help"], fact["place_origin"] == "suggestion", answers)


def _reasons(_facts: dict[str, Any], words: dict[str, Any]) -> Mapping[str, Reasons]:
    return {
        i: Reasons(r["applies"], r.get("applies_not", ""), r.get("to_confirm", "")) for i, r in words["reasons"].items()
    }


def _emphasis(facts: dict[str, Any], words: dict[str, Any]) -> tuple[Emphasis, ...]:
    return tuple(Emphasis(e["when"], e["measure"], words[e["set"]][e["measure"]]) for e in facts["emphasis"])


def _cases(facts: dict[str, Any], words: dict[str, Any]) -> tuple[Case, ...]:
    return tuple(
        Case(
            number=fact["number"],
            page=fact["page"],
            title=words[i]["title"],
            what_happened=words[i]["what_happened"],
            teaches=tuple(words[i]["teaches"]),
            could_be_us=words[i]["could_be_us"],
            measures=tuple(fact["measures"]),
            exposure=tuple(fact["exposure"]),
        )
        for i, fact in facts.items()
    )


def _role_points(facts: dict[str, Any], words: dict[str, Any]) -> tuple[RolePoint, ...]:
    return tuple(
        RolePoint(f["role"], f["number"], f["page"], words[i]["title"], words[i]["text"], tuple(f["measures"]))
        for i, f in facts.items()
    )


def _basics(facts: dict[str, Any], words: dict[str, Any]) -> tuple[Basic, ...]:
    return tuple(
        Basic(i, f["section"], f["page"], words[i]["title"], words[i]["text"], tuple(f["measures"]))
        for i, f in facts.items()
    )


def _explanations(facts: dict[str, Any], words: dict[str, Any]) -> tuple[Explanation, ...]:
    return tuple(
        Explanation(
            i,
            f["category"],
            f["page"],
            words["explanations"][i]["heading"],
            tuple(words["explanations"][i]["text"]),
            tuple(f["measures"]),
        )
        for i, f in facts["explanations"].items()
    )


def _columns(facts: dict[str, Any], words: dict[str, Any]) -> tuple[GuideColumn, ...]:
    return tuple(
        GuideColumn(i, f["category"], f["page"], words["columns"][i]["title"], tuple(words["columns"][i]["text"]))
        for i, f in facts["columns"].items()
    )


def _glossary(facts: dict[str, Any], words: dict[str, Any]) -> tuple[Term, ...]:
    terms = [
        Term(
            id=i,
            term=words[i]["term"],
            reading=words[i]["reading"],
            text=words[i]["text"],
            forms=tuple(words[i]["forms"]),
            see_also=tuple(f["see_also"]),
            not_within=tuple(words[i].get("not_within", ())),
            is_guidelines=f["origin"] == "guideline",
        )
        for i, f in facts.items()
    ]
    return tuple(sorted(terms, key=lambda term: reading_key(term.reading)))
