"""What has to hold in the files that say what the steps are: for which tools, by whom, where."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.catalogue.data_reader import DataProblem
from app.domain.steps import By, Site
from app.domain.tools import Tool, tools_named

STEP_COUNTS = (2, 14)
FOR_EVERYBODY = 5
"""The most steps that everybody sees: a list that nobody finishes helps nobody."""
_ID = re.compile("[a-z][a-z0-9_]*")


def check_steps(file: str, table: Mapping[str, Any], expected: Sequence[str] | None) -> list[DataProblem]:
    """Every problem of one file of steps: measures, keys, tools that do not exist or have no way, steps of a vendor
    without a place. Where nobody knows which measures to expect, those of the file are taken."""
    ids = list(table) if expected is None else expected
    found = [DataProblem(file, i, "no measure has this id") for i in table if i not in ids]
    for measure_id in ids:
        problems = _measure_problems(table[measure_id]) if measure_id in table else ("its steps are missing",)
        found += [DataProblem(file, measure_id, what) for what in problems]
    return found


def _measure_problems(fact: Any) -> Iterable[str]:
    if not isinstance(fact, dict) or not isinstance(fact.get("steps"), dict):
        yield "not a table with steps"
        return
    yield from (f"unknown key {key}" for key in fact if key not in ("concerns", "steps"))
    steps = fact["steps"]
    if not STEP_COUNTS[0] <= len(steps) <= STEP_COUNTS[1]:
        yield f"{len(steps)} steps, there have to be {STEP_COUNTS[0]} to {STEP_COUNTS[1]}"
    for step_id, step in steps.items():
        yield from (f"{step_id}: {what}" for what in _step_problems(step_id, step))
    sound = [step for step in steps.values() if isinstance(step, dict)]
    common = sum("for" not in step and step.get("by") != By.VENDOR for step in sound)
    if common > FOR_EVERYBODY:
        yield f"{common} steps for everybody, there may be {FOR_EVERYBODY}"
    yield from _ways_missing(fact.get("concerns"), sound)


def _step_problems(step_id: str, step: Any) -> Iterable[str]:
    if not _ID.fullmatch(step_id):
        yield "no id of a step"
    if not isinstance(step, dict):
        yield "not a table"
        return
    yield from (f"unknown key {key}" for key in step if key not in ("for", "by", "place"))
    if "by" in step and step["by"] not in tuple(By):
        yield f"by has the unknown value {step['by']!r}"
    if "place" in step and step["place"] not in tuple(Site):
        yield f"place has the unknown value {step['place']!r}"
    if ("place" in step) != (step.get("by") == By.VENDOR):
        yield "a place belongs to a vendor's step, and only to that"
    if "for" in step:
        tools = _opened(step["for"])
        if not tools:
            yield f"for names no tools: {step['for']!r}"
        elif Tool.IT_VENDOR in tools:
            yield "who has no vendor is told whom to ask: no step is for those who have one"


def _ways_missing(concerns: Any, steps: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    tools = _opened(concerns)
    if tools is None:
        yield f"concerns names no tools: {concerns!r}"
        return
    ways = {tool for step in steps for tool in _opened(step.get("for", [])) or ()}
    yield from (f"no way for {tool}" for tool in tools if tool not in ways)


def _opened(names: Any) -> tuple[Tool, ...] | None:
    """The tools of these names; None where they are no list of names of tools."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    try:
        return tools_named(names)
    except ValueError:
        return None
