"""What has to hold in the data files of the papers. The check returns every problem that it finds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.catalogue.data_reader import DataProblem
from app.catalogue.data_shapes import Each, Keyed
from app.catalogue.guide_rules import GROUNDS, Found, check_shape, named_twice, unknown_names
from app.domain.papers import ALONE, PLACEHOLDERS, POLICIES

_TEXTS = Each(str)
_FACTS: Mapping[str, Any] = {
    "emergency": {"measures": _TEXTS, "contacts": Each({"id": str, "number?": str})},
    "policies": Each(
        {
            "id": str,
            "measures": _TEXTS,
            "sections": Each({"id": str, "clauses": Each({"id": str, "measure?": str, "when?": _TEXTS})}),
        }
    ),
}
_WORDS: Mapping[str, Any] = {
    "emergency": {"call": str, "steps": _TEXTS, "donts": _TEXTS, "card": _TEXTS, "contacts": Keyed(str)},
    "notice": {"title": str, "lead": str, "closing": str, "receipt": str},
    "policies": Keyed({"title": str, "lead": str, "sections": Keyed(str), "clauses": Keyed(str)}),
}
_LINES = {"steps": (3, 3), "donts": (3, 4), "card": (3, 4)}
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def check(
    files: tuple[str, str], facts: dict[str, Any] | None, words: dict[str, Any] | None, measures: Iterable[str]
) -> list[DataProblem]:
    """Every problem of the facts and the words in one language. What could not be read, None, is not looked at."""
    found, sound = [], {}
    for file, table, shape in zip(files, (facts, words), (_FACTS, _WORDS), strict=True):
        misfitting = [] if table is None else check_shape(file, table, shape)
        found += misfitting
        sound[file] = None if misfitting else table
    facts, words = (sound[file] for file in files)
    if facts is not None:
        found += [DataProblem(files[0], *problem) for problem in _facts(facts, frozenset(measures))]
    if words is not None:
        found += [DataProblem(files[1], *problem) for problem in _words(words)]
    if facts is not None and words is not None:
        found += [DataProblem(files[1], *problem) for problem in _pairs(facts, words)]
    return found


def _facts(facts: Mapping[str, Any], measures: frozenset[str]) -> Found:
    emergency, policies = facts["emergency"], facts["policies"]
    yield from unknown_names("emergency.measures", emergency["measures"], measures, "measure")
    yield from named_twice("emergency.contacts", (contact["id"] for contact in emergency["contacts"]))
    if [policy["id"] for policy in policies] != list(POLICIES):
        yield "policies", f"they are not {', '.join(POLICIES)}"
    yield from named_twice("policies", (clause["id"] for policy in policies for clause in _clauses(policy)))
    for policy in policies:
        place = f"policies.{policy['id']}"
        yield from named_twice(place, (section["id"] for section in policy["sections"]))
        yield from unknown_names(place, policy["measures"], measures, "measure")
        named = {clause.get("measure") for clause in _clauses(policy)}
        yield from ((place, f"no clause is for {measure}") for measure in policy["measures"] if measure not in named)
        for clause in _clauses(policy):
            where = f"{place}.{clause['id']}"
            yield from unknown_names(where, [clause["measure"]] if "measure" in clause else [], measures, "measure")
            yield from unknown_names(where, clause.get("when", ()), (*GROUNDS, ALONE), "condition")


def _words(words: Mapping[str, Any]) -> Found:
    for key, (least, most) in _LINES.items():
        if not least <= (count := len(words["emergency"][key])) <= most:
            yield f"emergency.{key}", f"{count} lines, there have to be {least} to {most}"
    for place, text in _texts(words):
        fillable = place in ("notice.lead", "notice.closing") or place.endswith(".lead") or ".clauses." in place
        allowed = [f"{{{name}}}" for name in PLACEHOLDERS] if fillable else []
        yield from ((place, f"{found} may not stand here") for found in _BRACES.findall(text) if found not in allowed)


def _pairs(facts: Mapping[str, Any], words: Mapping[str, Any]) -> Found:
    contacts = [contact["id"] for contact in facts["emergency"]["contacts"]]
    yield from _same("emergency.contacts", contacts, words["emergency"]["contacts"])
    yield from _same("policies", [policy["id"] for policy in facts["policies"]], words["policies"])
    for policy in facts["policies"]:
        if policy["id"] in words["policies"]:
            said = words["policies"][policy["id"]]
            place = f"policies.{policy['id']}"
            yield from _same(f"{place}.sections", [section["id"] for section in policy["sections"]], said["sections"])
            yield from _same(f"{place}.clauses", [clause["id"] for clause in _clauses(policy)], said["clauses"])


def _clauses(policy: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (clause for section in policy["sections"] for clause in section["clauses"])


def _texts(value: Any, place: str = "") -> Found:
    if isinstance(value, str):
        yield place, value
    else:
        items = value.items() if isinstance(value, dict) else enumerate(value, 1)
        for key, inner in items:
            yield from _texts(inner, f"{place}.{key}" if place else str(key))


def _same(place: str, expected: Iterable[str], found: Mapping[str, Any]) -> Found:
    expected = list(expected)
    yield from ((f"{place}.{name}", "its words are missing") for name in expected if name not in found)
    yield from ((f"{place}.{name}", "nothing has this id") for name in found if name not in expected)
