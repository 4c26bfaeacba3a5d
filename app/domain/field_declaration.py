"""How a field of an entry is declared: once, where it stands in the dataclass."""

from enum import StrEnum
from typing import Any, NamedTuple

from app.domain.days import Tense
from app.domain.record import field

KEY = "declared"
"""Where the metadata of a dataclass field has the declaration."""


class DeclaredField(NamedTuple):
    """What is to be known of a field: its word, how many characters a text may have, where its days lie, and how wide
    its column is in a spreadsheet. What has neither limit nor tense is one of `choices`."""

    words: str
    limit: int | None
    tense: Tense | None
    width: float
    choices: type[StrEnum] | None


def entry_field(
    words: str, default: object, width: float, *, limit: int | None = None, tense: Tense | None = None
) -> Any:
    """Declares a field of an entry; the word is collected for translation."""
    choices = type(default) if isinstance(default, StrEnum) else None
    return field(default=default, metadata={KEY: DeclaredField(words, limit, tense, width, choices)})
