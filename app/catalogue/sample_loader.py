"""The made-up shop of the sample workbook, in one language: facts with days counted from today, and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.catalogue.data_reader import Reader
from app.domain.answers import DAYS, Field, Value, from_text

FILE = "sample.toml"


@dataclass(frozen=True)
class Sample:
    """What the workbook holds: the organisation's name, what else is kept by address, the values by measure."""

    organisation: str
    texts: Mapping[str, str]
    entries: Mapping[str, Mapping[Field, Value]]


def read_sample(folder: Path, lang: str, today: date) -> Sample:
    """Reads the facts of the shop, and its words in one language. Raises CatalogueDamaged."""
    reader = Reader(folder)
    facts, words = (reader.table(name) or {} for name in (FILE, f"{lang}/{FILE}"))
    reader.stop_if_damaged()
    assert facts is not None
    assert words is not None
    texts = {f"profile.{key}": text for key, text in {**facts["profile"], **words["profile"]}.items()}
    texts |= {f"overrule.{i}": f"{verdict}\n{words['overrules'][i]}" for i, verdict in facts["overrules"].items()}
    texts |= words["kept"]
    texts |= {f"device.{n}.seen": (today + timedelta(days=days)).isoformat() for n, days in facts["seen"].items()}
    entries = {
        i: _values(values, words["measures"].get(i, {}), words["people"], today)
        for i, values in facts["measures"].items()
    }
    return Sample(words["organisation"], texts, entries)


def _values(
    facts: Mapping[str, Any], words: Mapping[str, str], people: Mapping[str, str], today: date
) -> dict[Field, Value]:
    found: dict[Field, Value] = {}
    for name, fact in facts.items():
        field = Field(name)
        if field in DAYS:
            found[field] = today + timedelta(days=fact)
        else:
            found[field] = people[fact] if field is Field.OWNER else from_text(field, fact)
    return found | {Field(name): text for name, text in words.items()}
