"""Which texts a person may set for the whole workbook, beside the answers, and the one form in which each is stored.

What exists many times stands in tables instead (app.domain.tables).
"""

from app.domain import profile
from app.domain.applicability import overrule_text, read_overrule
from app.domain.entered_text import NOTE_LIMIT, clean_line, clean_text
from app.domain.undo import ORGANISATION

STATEMENT_SCOPE = "statement.scope"
"""What the statement for customers is about, in a person's words."""
STATEMENT_MEASURES = "statement.measures"
"""The ids of the measures that the statement names, one a line."""
LOOKED_AGAIN = "looked_again"
"""On which edition of the words a person last said that an answer still holds (app.domain.editions)."""
PUT_OFF = "put_off"
"""Which findings a person put off, and why (app.domain.putting_off)."""
EDITIONS = "editions"
"""From which step of the history on answers were given on which edition. No person sets it, but it goes along."""

OPEN_KEYS = (ORGANISATION, "profile.", "overrule.", "notice.", "statement.", LOOKED_AGAIN, PUT_OFF)
"""How the keys of these texts begin: their changes stand in the history, with no measure."""

PRIVATE_KEYS = ("id", "created", "opened", "program_version", "state", "contents", "backup")
"""What the workbook keeps under the same roof about itself; no person sets it."""


def notice_key(lang: str) -> str:
    """The key of the notice to the staff as a person worded it."""
    return f"notice.{lang}"


def kept_text(key: str, text: str) -> str | None:
    """A text as it would be read back; None when its key is none of those that a person sets.

    Raises ValueError, of a kind of its own where a person can do something about it, for a text that does not fit.
    """
    part, _dot, rest = key.partition(".")
    if key == ORGANISATION:
        return clean_line(text)
    if part == "profile":
        return profile.profile_text(rest, text)
    if part == "overrule" and rest:
        return clean_text(overrule_text(read_overrule(text)))
    if key in (STATEMENT_SCOPE, STATEMENT_MEASURES) or (part == "notice" and rest):
        return clean_text(text, NOTE_LIMIT)
    if key in (EDITIONS, LOOKED_AGAIN):
        return _of_editions(key, text)
    if key == PUT_OFF:
        from app.domain.putting_off import put_off_text, read_put_off  # as above

        return put_off_text(read_put_off(text))
    return None


def _of_editions(key: str, text: str) -> str:
    from app.domain import editions  # a workbook that has none of these opens without it

    if key == EDITIONS:
        return editions.marks_text(editions.read_marks(text))
    return editions.looked_text(editions.read_looked(text))


def known_text(key: str, text: str) -> str:
    """What is stored under a key as this version reads it; '' where it knows no such key, or no such value.

    A later release may have added both. What is not known stays as it is stored.
    """
    try:
        return kept_text(key, text) or ""
    except ValueError:
        return ""
