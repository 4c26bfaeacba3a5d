"""What has to hold in the data files of the other chapters. Each check returns every problem that it finds."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.catalogue.data_reader import DataProblem
from app.catalogue.data_shapes import Each, Keyed, misfits
from app.domain.guide import AXES, CASE_COUNT, COMBINATION_COUNT, GRADES, METHOD_COUNT, ROLE_POINT_COUNTS
from app.domain.profile import ASKED_ALONE, Fact, Method
from app.domain.readings import OTHER, head_of, is_kana
from app.domain.tools import Tool

GROUNDS = (*(f.value for f in Fact), *(f"method:{m}" for m in Method), "has_teleworkers", "has_staff")
"""What a condition or an exposure may name."""

_QUESTIONS = ("kind", "people", "teleworkers", "roles", "first_month", "methods", *ASKED_ALONE)
_TEXTS = Each(str)
_IDS = Each(str, may_be_empty=True)
_RATED = dict.fromkeys(AXES, str)
_POINTS = Each({"id": str, "measures": _IDS}, may_be_empty=True)
_PART = {"name": str, "text": str}
_COMMON = {"name": str, "summary": str, "basic": str, "merits": _TEXTS, "demerits": _TEXTS, "considerations": _TEXTS}

FACTS: Mapping[str, Any] = {
    "methods": {
        "axes": _TEXTS,
        "grades": _TEXTS,
        "measures_origin": str,
        "names_page": int,
        "ratings_page": int,
        "methods": Keyed(
            {
                "number": int,
                "pages": Each(int),
                "ratings": _RATED,
                "fourth_edition": str,
                "derived": _IDS,
                "considerations": _POINTS,
                "byod": _POINTS,
            }
        ),
        "combinations": Keyed(
            {
                "number": int,
                "pages": Each(int),
                "variants": Each({"id": str, "methods": _TEXTS}),
                "considerations": _POINTS,
            }
        ),
    },
    "flowchart": {
        "page": int,
        "start": int,
        "questions": Each(
            {"id": int, "place_origin": str, "answers": Each({"id": str, "question?": int, "method?": str})}
        ),
    },
    "emphasis": {
        "measures_origin": str,
        "emphasis": Each({"set": str, "when": str, "consideration": str, "measure": str}),
    },
    "applicability": {
        "facts": _TEXTS,
        "measures": Keyed({"any_of?": _TEXTS, "origin?": str, "reason?": str}),
    },
    "cases": Keyed({"number": int, "page": int, "measures": _TEXTS, "exposure": _IDS}),
    "role_points": Keyed({"role": str, "number": int, "page": int, "measures": _IDS, "origin": str}),
    "basics": Keyed({"section": int, "page": int, "measures": _IDS, "origin": str}),
    "explanations": {
        "explanations": Keyed({"category": str, "page": int, "heading": str, "measures": _IDS}),
        "columns": Keyed({"category": str, "page": int}),
    },
    "glossary": Keyed({"origin": str, "see_also": _IDS}),
}
"""The shape of each file of facts."""

WORDS: Mapping[str, Any] = {
    "methods": {
        "methods": Keyed(
            {
                **_COMMON,
                "old_name": str,
                "suits": str,
                "byod": _TEXTS,
                "derived?": Keyed(_PART),
                "rating_notes": _RATED,
            }
        ),
        "combinations": Keyed({**_COMMON, "variants": Keyed(_PART)}),
        "axes": dict.fromkeys(AXES, _PART),
        "grades": dict.fromkeys(GRADES, str),
        "notes": dict.fromkeys(("general", "devices", "old_names", "no_derived", "measures_origin"), str),
    },
    "flowchart": {
        "notes": {"place_of_6": str, "advice": str},
        "questions": Keyed({"text": str, "help": str, "answers": Keyed(str)}),
    },
    "emphasis": Keyed(Keyed(str)),
    "applicability": {
        "origins": {"guideline": str, "suggestion": str},
        "reasons": Keyed({"applies": str, "applies_not?": str, "to_confirm?": str}),
        "questions": {key: {"question": str, "help": str, "examples": _TEXTS} for key in _QUESTIONS},
        "tools": {tool.value: str for tool in Tool},
    },
    "cases": Keyed({"title": str, "what_happened": str, "teaches": _TEXTS, "could_be_us": str}),
    "role_points": Keyed({"title": str, "text": str}),
    "basics": Keyed({"title": str, "text": str}),
    "explanations": {
        "explanations": Keyed({"heading": str, "text": _TEXTS}),
        "columns": Keyed({"title": str, "text": _TEXTS}),
    },
    "glossary": Keyed({"term": str, "reading": str, "forms": _TEXTS, "not_within?": _TEXTS, "text": str}),
}
"""The shape of each file of words; the explanations' are those of all categories together."""


def check(
    name: str, facts: dict[str, Any] | None, words: dict[str, Any] | None, lang: str, measures: frozenset[str]
) -> list[DataProblem]:
    """Every problem of one chapter in one language. What could not be read, None, is not looked at."""
    found: list[DataProblem] = []
    if facts is not None:
        misfitting = check_shape(f"{name}.toml", facts, FACTS[name])
        found += misfitting or [DataProblem(f"{name}.toml", *problem) for problem in _CHECKS[name](facts, measures)]
        facts = None if misfitting else facts
    if words is not None:
        misfitting = check_shape(f"{lang}/{name}.toml", words, WORDS[name])
        found += misfitting
        words = None if misfitting else words
    if facts is not None and words is not None:
        pairs = _PAIRS[name](facts, words)
        found += [DataProblem(_word_file(name, lang, facts, place), place, what) for place, what in pairs]
    return found


def check_shape(file: str, table: dict[str, Any], shape: Any) -> list[DataProblem]:
    """Every place of a file that looks otherwise than it has to."""
    return [DataProblem(file, place, what) for place, what in misfits(table, shape)]


def passages_file(lang: str, category: str) -> str:
    """Where the words of a category's explanations and columns stand."""
    return f"{lang}/explanations/{category}.toml"


def _word_file(name: str, lang: str, facts: dict[str, Any], place: str) -> str:
    if name != "explanations":
        return f"{lang}/{name}.toml"
    part, _dot, item = place.partition(".")
    return passages_file(lang, facts[part][item]["category"]) if item in facts[part] else f"{lang}/explanations"


def check_applicability(facts: dict[str, Any], measures: frozenset[str]) -> list[DataProblem]:
    """Every problem of the conditions."""
    return check("applicability", facts, None, "", measures)


Found = Iterator[tuple[str, str]]


def unknown_names(place: str, named: Iterable[object], known: Iterable[object], kind: str) -> Found:
    """The names of this kind that nothing has."""
    yield from ((place, f"there is no {kind} {name}") for name in named if name not in known)


def named_twice(place: str, ids: Iterable[str]) -> Found:
    """What stands at a place more than once."""
    yield from ((place, f"{name} stands here {count} times") for name, count in Counter(ids).items() if count > 1)


def _count(place: str, found: int, expected: int) -> Found:
    if found != expected:
        yield place, f"{found} entries, there are {expected}"


_ORIGINS = ("guideline", "suggestion")


def _conditions(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    yield from unknown_names("facts", facts["facts"], tuple(Fact), "fact")
    yield from unknown_names("facts", Fact, facts["facts"], "mention of")
    yield from unknown_names("measures", facts["measures"], measures, "measure")
    yield from unknown_names("measures", measures, facts["measures"], "condition for")
    for i, condition in facts["measures"].items():
        if condition and set(condition) != {"any_of", "origin", "reason"}:
            yield i, "any_of, origin and reason belong together"
        yield from unknown_names(i, condition.get("any_of", ()), GROUNDS, "fact")
        yield from unknown_names(i, [condition["origin"]] if "origin" in condition else [], _ORIGINS, "origin")


def _methods(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    yield from _count("methods", len(facts["methods"]), METHOD_COUNT)
    yield from _count("combinations", len(facts["combinations"]), COMBINATION_COUNT)
    for key, known in (("axes", AXES), ("grades", GRADES)):
        if tuple(facts[key]) != known:
            yield key, f"they are not {', '.join(known)}"
    for i, part in (*facts["methods"].items(), *facts["combinations"].items()):
        if len(part["pages"]) != 2:
            yield f"{i}.pages", "not the first and the last page"
    for i, method in facts["methods"].items():
        yield from unknown_names(i, [i], tuple(Method), "method")
        yield from unknown_names(i, method["ratings"].values(), GRADES, "grade")
        for point in (*method["considerations"], *method["byod"]):
            yield from unknown_names(f"{i}.{point['id']}", point["measures"], measures, "measure")
    for i, combination in facts["combinations"].items():
        for variant in combination["variants"]:
            yield from unknown_names(f"{i}.{variant['id']}", variant["methods"], tuple(Method), "method")
        for point in combination["considerations"]:
            yield from unknown_names(f"{i}.{point['id']}", point["measures"], measures, "measure")


def _flowchart(facts: dict[str, Any], _measures: frozenset[str]) -> Found:
    numbers = [question["id"] for question in facts["questions"]]
    if numbers != list(range(1, len(numbers) + 1)):
        yield "questions", f"the numbers are {numbers}"
    reached = {facts["start"]}
    if facts["start"] != 1:
        yield "start", "it does not begin at the first question"
    methods: set[str] = set()
    for question in facts["questions"]:
        yield from unknown_names(str(question["id"]), [question["place_origin"]], _ORIGINS, "origin")
        for answer in question["answers"]:
            place = f"{question['id']}.{answer['id']}"
            if ("question" in answer) == ("method" in answer):
                yield place, "leads to a question or to a method, one of them"
            yield from unknown_names(place, [answer["question"]] if "question" in answer else [], numbers, "question")
            yield from unknown_names(place, [answer["method"]] if "method" in answer else [], tuple(Method), "method")
            reached |= {answer["question"]} if "question" in answer else set()
            methods |= {answer["method"]} if "method" in answer else set()
    yield from unknown_names("questions", [str(n) for n in numbers if n not in reached], (), "way to question")
    yield from unknown_names("questions", [m for m in Method if m not in methods], (), "way to method")


def _emphasis(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    for n, one in enumerate(facts["emphasis"], 1):
        yield from unknown_names(f"emphasis.{n}", [one["when"]], GROUNDS, "fact")
        yield from unknown_names(f"emphasis.{n}", [one["measure"]], measures, "measure")


def _cases(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    yield from _count("cases", len(facts), CASE_COUNT)
    for n, (i, case) in enumerate(facts.items(), 1):
        if case["number"] != n:
            yield i, f"number {case['number']} in place {n}"
        yield from unknown_names(i, case["measures"], measures, "measure")
        yield from unknown_names(i, case["exposure"], GROUNDS, "fact")


def _role_points(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    for role, expected in ROLE_POINT_COUNTS.items():
        yield from _count(role, sum(point["role"] == role for point in facts.values()), expected)
    yield from _linked(facts, measures)


def _linked(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    for i, fact in facts.items():
        yield from unknown_names(i, fact["measures"], measures, "measure")


def _explanations(facts: dict[str, Any], measures: frozenset[str]) -> Found:
    yield from _linked(facts["explanations"], measures)
    for i, passage in (*facts["explanations"].items(), *facts["columns"].items()):
        yield from unknown_names(i, [passage["category"]], {m.split("-")[1] for m in measures}, "category")


def _glossary(facts: dict[str, Any], _measures: frozenset[str]) -> Found:
    for i, term in facts.items():
        yield from unknown_names(i, term["see_also"], facts, "term")
        yield from unknown_names(i, [term["origin"]], ("guideline", "ours"), "origin")


_CHECKS: Mapping[str, Callable[[dict[str, Any], frozenset[str]], Found]] = {
    "methods": _methods,
    "flowchart": _flowchart,
    "emphasis": _emphasis,
    "applicability": _conditions,
    "cases": _cases,
    "role_points": _role_points,
    "basics": _linked,
    "explanations": _explanations,
    "glossary": _glossary,
}


def _same_keys(facts: Mapping[str, Any], words: Mapping[str, Any], place: str = "") -> Found:
    yield from ((f"{place}{key}", "its words are missing") for key in facts if key not in words)
    yield from ((f"{place}{key}", "words for nothing that there is") for key in words if key not in facts)


def _method_words(facts: dict[str, Any], words: dict[str, Any]) -> Found:
    for part in ("methods", "combinations"):
        yield from _same_keys(facts[part], words[part], f"{part}.")
        for i in facts[part].keys() & words[part].keys():
            for points in ("considerations", "byod"):
                if len(facts[part][i].get(points, ())) != len(words[part][i].get(points, ())):
                    yield f"{part}.{i}.{points}", "not as many as in the facts"
    for i in facts["methods"].keys() & words["methods"].keys():
        derived = dict.fromkeys(facts["methods"][i]["derived"])
        yield from _same_keys(derived, words["methods"][i].get("derived", {}), f"methods.{i}.derived.")
    for i in facts["combinations"].keys() & words["combinations"].keys():
        variants = {variant["id"]: variant for variant in facts["combinations"][i]["variants"]}
        yield from _same_keys(variants, words["combinations"][i]["variants"], f"combinations.{i}.variants.")


def _flowchart_words(facts: dict[str, Any], words: dict[str, Any]) -> Found:
    questions = {str(question["id"]): question for question in facts["questions"]}
    yield from _same_keys(questions, words["questions"], "questions.")
    for number in questions.keys() & words["questions"].keys():
        answers = {answer["id"]: answer for answer in questions[number]["answers"]}
        yield from _same_keys(answers, words["questions"][number]["answers"], f"questions.{number}.")


def _emphasis_words(facts: dict[str, Any], words: dict[str, Any]) -> Found:
    pairs = {f"{one['set']}.{one['measure']}": one for one in facts["emphasis"]}
    yield from _same_keys(pairs, {f"{s}.{m}": 1 for s, table in words.items() for m in table})


def _reason_words(facts: dict[str, Any], words: dict[str, Any]) -> Found:
    used = {condition["reason"] for condition in facts["measures"].values() if "reason" in condition}
    yield from _same_keys(dict.fromkeys((*used, "always")), words["reasons"], "reasons.")
    for name in used & words["reasons"].keys():
        yield from (
            (f"reasons.{name}", f"{k} is missing")
            for k in ("applies_not", "to_confirm")
            if k not in words["reasons"][name]
        )


def _glossary_words(facts: dict[str, Any], words: dict[str, Any]) -> Found:
    yield from _same_keys(facts, words)
    in_kana = sum(is_kana(term["reading"]) for term in words.values())
    for i, term in words.items():
        if head_of(term["reading"]) == OTHER:
            yield i, f"its reading {term['reading']} begins with no letter"
        if not is_kana(term["reading"]) and (in_kana or any("ぁ" <= sign <= "鿿" for sign in term["term"])):
            yield i, f"its reading {term['reading']} is not in hiragana"


def _explanation_words(facts: dict[str, Any], words: dict[str, Any]) -> Found:
    for part in ("explanations", "columns"):
        yield from _same_keys(facts[part], words[part], f"{part}.")


_PAIRS: Mapping[str, Callable[[dict[str, Any], dict[str, Any]], Found]] = {
    "methods": _method_words,
    "flowchart": _flowchart_words,
    "emphasis": _emphasis_words,
    "applicability": _reason_words,
    "cases": _same_keys,
    "role_points": _same_keys,
    "basics": _same_keys,
    "explanations": _explanation_words,
    "glossary": _glossary_words,
}
