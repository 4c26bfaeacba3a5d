"""The answers of one hand-in as one compact text: a line for each measure, with the reason where it does not apply."""

from collections.abc import Mapping
from functools import lru_cache

from app.domain.answers import Status
from app.domain.entered_text import NOTE_LIMIT, clean_line, clean_text

_READ_AT_ONCE = 4096


def written_answers(answers: Mapping[str, Status], reasons: Mapping[str, str]) -> str:
    """The text of answers and reasons by measure, in the order of the answers."""
    return "\n".join(
        "\t".join((measure, status.value, *([_escaped(reasons[measure])] if reasons.get(measure) else [])))
        for measure, status in answers.items()
    )


def read(text: str) -> tuple[dict[str, Status], dict[str, str]]:
    """The answers and the reasons of a text. What this version does not know as an answer is left out."""
    answers: dict[str, Status] = {}
    reasons: dict[str, str] = {}
    for line in filter(None, text.split("\n")):
        measure, status, reason = _parts(line)
        if status is not None:
            answers[measure] = status
            if reason:
                reasons[measure] = reason
    return answers, reasons


def is_stored_form(text: str) -> bool:
    """Whether a text is one that `written_answers` may have made."""
    measures = [*map(_measure_of, text.split("\n"))] if text else []
    return len({"", *measures}) == len(measures) + 1


@lru_cache(_READ_AT_ONCE)
def _measure_of(line: str) -> str:
    """The measure of a line, '' where it is none that `written_answers` makes."""
    measure, status, reason = _parts(line)
    if status is None or clean_line(measure) != measure or clean_text(reason, NOTE_LIMIT) != reason:
        return ""
    return measure if written_answers({measure: status}, {measure: reason}) == line else ""


@lru_cache(_READ_AT_ONCE)
def _parts(line: str) -> tuple[str, Status | None, str]:
    measure, status, reason = (*line.split("\t", 2), "", "")[:3]
    return measure, Status(status) if status in tuple(Status) else None, _plain(reason)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _plain(text: str) -> str:
    return "\\".join(part.replace("\\n", "\n") for part in text.split("\\\\"))
