"""Which texts a person may set for the whole workbook, beside the answers, and the one form in which each is stored."""

from collections.abc import Mapping
from datetime import date

from app.domain import ledgers, profile
from app.domain.answers import Status
from app.domain.applicability import overrule_text, read_overrule
from app.domain.text import NOTE_LIMIT, clean_line, clean_text
from app.domain.undo import ORGANISATION

PEOPLE = "people"
"""The names of the teleworkers, one a line: for whom self-check sheets are printed."""
STATEMENT_SCOPE = "statement.scope"
"""What the statement for customers is about, in a person's words."""
STATEMENT_MEASURES = "statement.measures"
"""The ids of the measures that the statement names, one a line."""

OPEN_KEYS = (
    ORGANISATION,
    "profile.",
    "overrule.",
    "device.",
    "contact.",
    "decision.",
    "selfcheck.",
    "notice.",
    PEOPLE,
    "statement.",
)
"""How the keys of these texts begin: their changes stand in the history, with no measure."""

PRIVATE_KEYS = ("id", "created", "opened", "program_version", "state", "contents", "backup")
"""What the workbook keeps under the same roof about itself; no person sets it."""


def notice_key(lang: str) -> str:
    """The key of the notice to the staff as a person worded it."""
    return f"notice.{lang}"


def decision_key(sheet: int, measure: str) -> str:
    """The key of what a meeting decided about a measure; `sheet` counts the sheets of the workbook."""
    return f"decision.{sheet}.{measure}"


def self_check_key(number: int, part: str) -> str:
    """The key of a part of a sheet that a teleworker filled in: `person`, `day`, `sheet`, the id of a measure,
    or a `reason_part`.
    """
    return f"selfcheck.{number}.{part}"


def reason_part(measure: str) -> str:
    """The part of such a sheet that says why a measure does not apply to the person."""
    return f"{measure}.reason"


def people(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the teleworkers, each once, in the order in which they were entered."""
    return names_in(texts.get(PEOPLE, ""))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text that has one a line, without the blanks around them, each once."""
    names = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(name for name in names if name))


def stored_text(key: str, text: str) -> str | None:
    """A text as it would be read back; None when its key is none of those that a person sets.

    Raises ValueError, of a kind of its own where a person can do something about it, for a text that does not fit.
    """
    part, _dot, rest = key.partition(".")
    if key == ORGANISATION:
        return clean_line(text)
    if part == "profile":
        return profile.stored_text(rest, text)
    if part == "overrule" and rest:
        return clean_text(overrule_text(read_overrule(text)))
    if part in ("device", "contact"):
        return ledgers.stored_text(key, text)
    if part in ("decision", "selfcheck"):
        return _numbered_text(part, rest, text)
    if key in (PEOPLE, STATEMENT_SCOPE, STATEMENT_MEASURES) or (part == "notice" and rest):
        return clean_text(text, NOTE_LIMIT)
    return None


def known_text(key: str, text: str) -> str:
    """What is stored under a key as this version reads it; '' where it knows no such key, or no such value.

    A later release may have added both. What is not known stays as it is stored.
    """
    try:
        return stored_text(key, text) or ""
    except ValueError:
        return ""


def _numbered_text(name: str, rest: str, text: str) -> str | None:
    number, _dot, part = rest.partition(".")
    if not (number.isascii() and number.isdecimal() and number == str(int(number))) or not part:
        return None
    if name == "decision":
        return clean_text(text, NOTE_LIMIT)
    return _self_check_text(part, text)


def _self_check_text(part: str, text: str) -> str:
    match part:
        case "person":
            return clean_line(text)
        case "day":
            return date.fromisoformat(text).isoformat() if text else ""
        case "sheet":
            return str(int(text)) if text else ""
    if part.endswith(reason_part("")):
        return clean_text(text, NOTE_LIMIT)
    return Status(text).value if text else ""
