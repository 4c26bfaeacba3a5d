"""The catalogue as plain values for JSON, in every language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from app.catalogue.loader import Catalogue
from app.domain.guide import Flowchart, MethodChapter
from app.domain.label_lines import whole_label
from app.domain.measures import Measure
from app.domain.set_ups import SetUp
from app.domain.steps import Step

_WORDS = frozenset(
    (
        "basic", "could_be_us", "demerits", "detail", "examples", "forms", "heading", "help", "label", "merits", "name",
        "not_within", "note", "old_name", "points", "rating_notes", "reading", "suits", "summary", "teaches", "term",
        "text", "title", "what_happened",
    )
)  # fmt: skip
"""The fields of the other chapters that are said in each language."""

T = TypeVar("T")

_REASONS = ("applies", "applies_not", "to_confirm")
_TEXTS = ("title", "requirement", "why", "done_when", "evidence", "question", "blanks", "notice", "alone")


def as_json(catalogue: Catalogue) -> dict[str, object]:
    """Everything there is; each text by language: `{"en": …}`. Raises CatalogueDamaged."""
    guide = catalogue.guide
    methods = {lang: guide.methods(lang) for lang in catalogue.languages}
    return {
        "measures": [_measure(catalogue, measure) for measure in catalogue.measures],
        "categories": [
            {
                "id": category.id,
                "name": {lang: catalogue.words(lang).categories[category.id] for lang in catalogue.languages},
                "page": category.page,
            }
            for category in catalogue.categories
        ],
        "methods": _listed({lang: chapter.methods for lang, chapter in methods.items()}),
        "combinations": _listed({lang: chapter.combinations for lang, chapter in methods.items()}),
        "set_ups": _chapter(catalogue, lambda lang: tuple(_set_ups(catalogue, lang))),
        "ratings": _ratings(methods),
        "flowchart": _flowchart({lang: guide.flowchart(lang) for lang in catalogue.languages}),
        "cases": _chapter(catalogue, guide.cases),
        "explanations": _chapter(catalogue, guide.explanations),
        "columns": _chapter(catalogue, guide.columns),
        "role_points": _chapter(catalogue, guide.role_points),
        "basics": _chapter(catalogue, guide.basics),
        "glossary": _chapter(catalogue, guide.glossary),
        "applicability": _applicability(catalogue),
        "edition": catalogue.edition,
        "stricter_since": {m.id: m.stricter_since for m in catalogue.measures if m.stricter_since},
    }


def _chapter(catalogue: Catalogue, read: Callable[[str], Sequence[Any]]) -> list[dict[str, object]]:
    return _listed({lang: read(lang) for lang in catalogue.languages})


def _listed(items: Mapping[str, Sequence[Any]]) -> list[dict[str, object]]:
    """Each item once, matched by id, for languages may sort differently."""
    by_id = {lang: {item.id: item for item in listed} for lang, listed in items.items()}
    return [_said({lang: by_id[lang][item.id] for lang in items}) for item in _first(items)]


def _said(versions: Mapping[str, Any]) -> dict[str, object]:
    """One thing in all languages: its facts once, its words by language."""
    first = _first(versions)
    said: dict[str, object] = {"id": first.id} if hasattr(first, "id") else {}
    for field in fields(first):
        values = {lang: getattr(version, field.name) for lang, version in versions.items()}
        value = _first(values)
        if field.name in _WORDS:
            said[field.name] = {lang: _plain(one) for lang, one in values.items()}
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            said[field.name] = [
                _said(dict(zip(values, parts, strict=True))) for parts in zip(*values.values(), strict=True)
            ]
        else:
            said[field.name] = _plain(value)
    return said


def _first(versions: Mapping[str, T]) -> T:
    """Where all languages say the same: that of the guideline."""
    return next(iter(versions.values()))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def _set_ups(catalogue: Catalogue, lang: str) -> Iterator[SetUp]:
    for set_up in (one for parts in catalogue.set_ups(lang).by_item.values() for one in parts):
        nodes = (replace(n, label=whole_label(n.label), detail=whole_label(n.detail)) for n in set_up.nodes)
        yield replace(set_up, nodes=tuple(nodes), points=tuple(map(whole_label, set_up.points)))


def _ratings(methods: Mapping[str, MethodChapter]) -> dict[str, object]:
    first = _first(methods)
    return {
        "axes": _listed({lang: chapter.axes for lang, chapter in methods.items()}),
        "grades": {g: {lang: chapter.grades[g] for lang, chapter in methods.items()} for g in first.grades},
    }


def _flowchart(charts: Mapping[str, Flowchart]) -> dict[str, object]:
    first = _first(charts)
    questions = [
        _said(dict(zip(charts, versions, strict=True)))
        for versions in zip(*(chart.questions for chart in charts.values()), strict=True)
    ]
    return {
        "page": first.page,
        "questions": questions,
        "notes": {name: {lang: chart.notes[name] for lang, chart in charts.items()} for name in first.notes},
    }


def _applicability(catalogue: Catalogue) -> list[dict[str, object]]:
    reasons = {lang: catalogue.guide.reasons(lang) for lang in catalogue.languages}
    listed: list[dict[str, object]] = []
    for measure in catalogue.measures:
        condition = catalogue.guide.conditions.get(measure.id)
        name = condition.reason if condition else "always"
        said = {part: {lang: getattr(reasons[lang][name], part) for lang in catalogue.languages} for part in _REASONS}
        listed.append(
            {
                "measure": measure.id,
                "any_of": list(condition.any_of) if condition else [],
                "source": condition.source.value if condition else "always",
                **said,
            }
        )
    return listed


def _measure(catalogue: Catalogue, measure: Measure) -> dict[str, object]:
    words = {lang: catalogue.words(lang).measures[measure.id] for lang in catalogue.languages}
    return {
        "id": measure.id,
        "label": measure.label,
        "role": measure.role.value,
        "category": measure.category,
        "number": measure.number,
        "level": measure.level.value,
        "page": measure.page,
        "notify_staff": measure.notify_staff,
        "recurrence": measure.recurrence.value,
        "counterparts": list(measure.counterparts),
        "effort": {"size": measure.effort.size.value, "costs_money": measure.effort.costs_money},
        "obligations": measure.obligations,
        **{text: {lang: _plain(getattr(one, text)) for lang, one in words.items()} for text in _TEXTS},
        "steps": _steps({lang: one.steps for lang, one in words.items()}),
    }


def _steps(versions: Mapping[str, tuple[Step, ...]]) -> list[dict[str, object]]:
    """The steps of a measure: what each is once, its words by language. `ask` is empty but for a vendor's."""
    return [
        {
            "text": {lang: step.text for lang, step in zip(versions, each, strict=True)},
            "for": [tool.value for tool in each[0].tools],
            "by": each[0].by.value,
            "ask": {lang: step.ask for lang, step in zip(versions, each, strict=True)},
        }
        for each in zip(*versions.values(), strict=True)
    ]
