"""The catalogue as plain values for JSON, in every language."""

from app.catalogue.loader import Catalogue
from app.domain.measures import LANGUAGES, Measure

_TEXTS = ("title", "requirement", "why", "steps", "done_when", "evidence", "alone")


def as_json(catalogue: Catalogue) -> dict[str, list[dict[str, object]]]:
    """`measures` with facts and `{"ja": …, "en": …}` for each text, and `categories`. Raises CatalogueDamaged."""
    return {
        "measures": [_measure(catalogue, measure) for measure in catalogue.measures],
        "categories": [
            {
                "id": category.id,
                "name": {lang: catalogue.words(lang).categories[category.id] for lang in LANGUAGES},
                "page": category.page,
            }
            for category in catalogue.categories
        ],
    }


def _measure(catalogue: Catalogue, measure: Measure) -> dict[str, object]:
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
        **{
            text: {lang: getattr(catalogue.words(lang).measures[measure.id], text) for lang in LANGUAGES}
            for text in _TEXTS
        },
    }
