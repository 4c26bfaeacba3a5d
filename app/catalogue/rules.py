"""What has to hold in the data files. Each check returns every problem that it finds."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from app.catalogue.data_reader import DataProblem, words_file
from app.domain.editions import EDITION, FIRST_EDITION
from app.domain.measures import MEASURE_COUNTS, EffortSize, Level, Recurrence, Role

CATEGORY_PAGES = {
    "A": 66, "B": 69, "C": 71, "D": 72, "E": 73, "F": 76, "G": 78, "H": 81, "I": 84, "J": 86, "K": 88, "L": 89, "M": 90,
}  # fmt: skip
"""The pages of chapter 5 (p. 55-65 name them)."""

NOTIFY_STAFF_COUNT = 13
REGULAR_COUNT = 5
YEARLY_COUNT = 2

_ID = re.compile(rf"({'|'.join(Role)})-([A-M])-([1-9][0-9]?)")
_FACT_TYPES: Mapping[str, type] = {
    "level": str, "effort": str, "costs_money": bool, "notify_staff": bool, "recurrence": str, "counterparts": list,
    "obligations": int,
}  # fmt: skip
_FACT_VALUES: Mapping[str, Sequence[str]] = {
    "level": tuple(Level), "effort": tuple(EffortSize), "recurrence": tuple(Recurrence),
}  # fmt: skip
_STRICTER = "stricter_since"
"""The key that a fact may lack."""
_FACT_TABLES = ("edition", "categories", "measures")
_TEXTS = ("title", "requirement", "why", "done_when", "evidence", "question", "alone")
_NOT_EVERYWHERE = ("notice",)
_STEP_TEXTS = ("text", "ask")


def check_facts(file: str, facts: Mapping[str, Any]) -> list[DataProblem]:
    """Every problem of facts.toml: shape and values of each measure, counts, counterparts that do not point back."""
    found = [DataProblem(file, key, "unknown key") for key in facts if key not in _FACT_TABLES]
    if type(facts.get("edition")) is not int or facts["edition"] != EDITION:
        found.append(DataProblem(file, "edition", f"it is not {EDITION}, as app/domain/editions.py has it"))
    if facts.get("categories") != CATEGORY_PAGES:
        found.append(DataProblem(file, "categories", "they are not A-M with the pages of the guideline"))
    measures = facts.get("measures")
    if not isinstance(measures, dict):
        return [*found, DataProblem(file, "measures", "they are missing")]
    found += [DataProblem(file, i, what) for i, fact in measures.items() for what in _fact_problems(i, fact)]
    shaped = {i: f for i, f in measures.items() if _ID.fullmatch(i) and not list(_shape_problems(f))}
    found += [DataProblem(file, "", what) for what in _count_problems(shaped)]
    return found + [DataProblem(file, i, what) for i, what in _counterpart_problems(shaped, measures)]


def ids_by_category(facts: Mapping[str, Any] | None) -> Mapping[str, Sequence[str] | None]:
    """The ids that facts.toml lists for each category, however damaged it is; None where it does not list any."""
    measures = facts.get("measures") if facts else None
    if not isinstance(measures, dict):
        return dict.fromkeys(CATEGORY_PAGES)
    ids = [i for i in measures if _ID.fullmatch(i)]
    return {letter: [i for i in ids if i.split("-")[1] == letter] for letter in CATEGORY_PAGES}


def _fact_problems(measure_id: str, fact: Any) -> Iterable[str]:
    if not _ID.fullmatch(measure_id):
        yield "no measure has this id"
    yield from _shape_problems(fact)
    if isinstance(fact, dict):
        yield from (f"unknown key {key}" for key in fact if key not in (*_FACT_TYPES, _STRICTER))
        since = fact.get(_STRICTER, EDITION)
        if type(since) is not int or not FIRST_EDITION < since <= EDITION:
            yield f"{_STRICTER} is no edition from {FIRST_EDITION + 1} to {EDITION}"
        for key, values in _FACT_VALUES.items():
            if isinstance(fact.get(key), str) and fact[key] not in values:
                yield f"{key} has the unknown value {fact[key]!r}"


def _shape_problems(fact: Any) -> Iterable[str]:
    if not isinstance(fact, dict):
        yield "not a table"
        return
    for key, kind in _FACT_TYPES.items():
        if not isinstance(fact.get(key), kind) or (kind is int and isinstance(fact[key], bool)):
            yield f"{key} is missing or not of type {kind.__name__}"
        elif kind is list and not all(isinstance(item, str) for item in fact[key]):
            yield f"{key} holds something else than ids"


def _count_problems(measures: Mapping[str, Any]) -> Iterable[str]:
    counts = Counter((i.split("-")[0], fact["level"]) for i, fact in measures.items())
    for (role, level), expected in MEASURE_COUNTS.items():
        if counts[role, level] != expected:
            yield f"{counts[role, level]} {level} measures of the {role}, there are {expected}"
    for role in Role:
        for letter in CATEGORY_PAGES:
            numbers = [int(i.split("-")[2]) for i in measures if i.startswith(f"{role}-{letter}-")]
            if numbers != list(range(1, len(numbers) + 1)):
                yield f"{role}-{letter}: the numbers are {numbers}"
    facts = list(measures.values())
    yield from _sum_problem("notify_staff", sum(f["notify_staff"] for f in facts), NOTIFY_STAFF_COUNT)
    yield from _sum_problem("regularly", sum(f["recurrence"] == Recurrence.REGULARLY for f in facts), REGULAR_COUNT)
    yield from _sum_problem("yearly", sum(f["recurrence"] == Recurrence.YEARLY for f in facts), YEARLY_COUNT)


def _sum_problem(name: str, found: int, expected: int) -> Iterable[str]:
    if found != expected:
        yield f"{name}: {found} measures, there are {expected}"


def _counterpart_problems(measures: Mapping[str, Any], listed: Container[str]) -> Iterable[tuple[str, str]]:
    for measure_id, fact in measures.items():
        for other in fact["counterparts"]:
            if other not in listed:
                yield measure_id, f"its counterpart {other} does not exist"
            elif other.split("-")[0] == measure_id.split("-")[0]:
                yield measure_id, f"its counterpart {other} is of the same role"
            elif other in measures and measure_id not in measures[other]["counterparts"]:
                yield measure_id, f"its counterpart {other} does not point back"
        for one in fact["counterparts"]:
            missing = set(fact["counterparts"]) - {one} - set(measures.get(one, fact)["counterparts"])
            if missing:
                yield (
                    measure_id,
                    f"its counterparts do not all belong together: {one} lacks {', '.join(sorted(missing))}",
                )


def check_names(file: str, names: Mapping[str, Any], letters: Sequence[str]) -> list[DataProblem]:
    """Every problem of a table of category names."""
    wrong = [DataProblem(file, key, "no such category") for key in names if key not in letters]
    return wrong + [DataProblem(file, x, "its name is missing") for x in letters if not _is_text(names.get(x))]


def check_words(
    file: str,
    table: Mapping[str, Any],
    expected: Sequence[str] | None,
    notified: Container[str] | None,
    sorts: Mapping[str, Mapping[str, str]] | None,
) -> list[DataProblem]:
    """Every problem of one file of words: unknown and missing measures, missing or empty texts, a missing notice,
    steps that are not those of the measure.

    Where nobody knows which measures to expect, those of the file are taken; where nobody knows of which ones the
    staff is notified, no notice is missed; `sorts` says who does each step, where that is known.
    """
    ids = list(table) if expected is None else expected
    found = [DataProblem(file, i, "no measure has this id") for i in table if i not in ids]
    for measure_id in ids:
        if measure_id not in table:
            found.append(DataProblem(file, measure_id, "its words are missing"))
            continue
        words = table[measure_id]
        if not isinstance(words, dict):
            found.append(DataProblem(file, measure_id, "not a table"))
            continue
        problems = [*_word_problems(words)]
        if notified is not None and measure_id in notified and "notice" not in words:
            problems.append("notice is missing, though the staff is to be notified")
        if sorts is not None:
            problems += _step_problems(words.get("steps"), sorts.get(measure_id, {}))
        found += [DataProblem(file, measure_id, what) for what in problems]
    return found


def _word_problems(words: Mapping[str, Any]) -> Iterable[str]:
    yield from (f"unknown key {key}" for key in words if key not in (*_TEXTS, "steps", "blanks", *_NOT_EVERYWHERE))
    yield from (f"{key} is missing or empty" for key in _TEXTS if not _is_text(words.get(key)))
    yield from (f"{key} is empty" for key in _NOT_EVERYWHERE if key in words and not _is_text(words[key]))
    blanks = words.get("blanks", [])
    if not isinstance(blanks, list) or not all(map(_is_text, blanks)):
        yield "blanks holds something else than texts"


def _step_problems(steps: Any, sorts: Mapping[str, str]) -> Iterable[str]:
    """The words of a measure's steps: each step of it, in its order; a vendor's has the sentence to send."""
    if not isinstance(steps, dict):
        yield "steps is missing or no table"
        return
    if list(steps) != list(sorts):
        yield f"its steps are {', '.join(sorts)}, not {', '.join(steps)}"
    for step_id, words in steps.items():
        if not isinstance(words, dict):
            yield f"{step_id} is no table"
            continue
        yield from (f"{step_id}: unknown key {key}" for key in words if key not in _STEP_TEXTS)
        yield from (f"{step_id}: {key} is empty" for key in _STEP_TEXTS if key in words and not _is_text(words[key]))
        if "text" not in words:
            yield f"{step_id}: text is missing"
        if ("ask" in words) != (sorts.get(step_id) == "vendor"):
            yield f"{step_id}: " + ("ask belongs to a vendor's step" if "ask" in words else "ask is missing")


def check_languages(words: Mapping[str, Mapping[str, Any]]) -> list[DataProblem]:
    """Every measure says the same things in each language: as many blanks, and a notice in all or in none.

    A measure that is missing in one of them, or no table there, is left to `check_words`.
    """
    first, *others = words
    return [
        DataProblem(words_file(other, measure_id.split("-")[1]), measure_id, what)
        for other in others
        for measure_id, mine in words[first].items()
        if isinstance(mine, dict) and isinstance(theirs := words[other].get(measure_id), dict)
        for what in _differences(mine, theirs, first)
    ]


def _differences(mine: Mapping[str, Any], theirs: Mapping[str, Any], language: str) -> Iterable[str]:
    my_blanks, their_blanks = mine.get("blanks", []), theirs.get("blanks", [])
    if isinstance(my_blanks, list) and isinstance(their_blanks, list) and len(my_blanks) != len(their_blanks):
        yield f"{len(their_blanks)} blanks, {len(my_blanks)} in {language}"
    if ("notice" in mine) != ("notice" in theirs):
        yield f"notice stands {'only in' if 'notice' in mine else 'here, but not in'} {language}"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
