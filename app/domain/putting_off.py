"""Findings that a person put off: with a reason, until a day or until what they are about is another."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.entered_text import clean_line, is_blank
from app.domain.findings import Finding


class PutOffUnread(ValueError):
    """A stored text about what was put off is of no form that this version knows."""


class PutOffFor(StrEnum):
    """How long a finding is put off."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CHANGE = "change"
    """Until what it is about changes."""


DAYS_OFF: Mapping[PutOffFor, int] = {PutOffFor.MONTH: 30, PutOffFor.QUARTER: 90, PutOffFor.YEAR: 365}


class PutOff(NamedTuple):
    """`key` and `digest` are those of the finding; `until` is the last day, None: until it changes."""

    key: str
    digest: str
    until: date | None
    reason: str

    def holds_for(self, finding: Finding, today: date) -> bool:
        """Whether a finding is put off by it."""
        is_same = (self.key, self.digest) == (finding.key, finding.digest)
        return is_same and not self.is_over(today)

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < today


class SortedFindings(NamedTuple):
    """What is to be looked at, and what was put off."""

    standing: tuple[Finding, ...]
    put_off: tuple[tuple[Finding, PutOff], ...]


NOTHING_FOUND = SortedFindings((), ())


def sorted_out(found: Iterable[Finding], kept: Mapping[str, PutOff], today: date) -> SortedFindings:
    """Findings apart, by whether they were put off."""
    standing, put_off = [], []
    for finding in found:
        one = kept.get(finding.key)
        if one is not None and one.holds_for(finding, today):
            put_off.append((finding, one))
        else:
            standing.append(finding)
    return SortedFindings(tuple(standing), tuple(put_off))


def put_off(
    kept: Mapping[str, PutOff], finding: Finding, how_long: PutOffFor, reason: str, today: date
) -> dict[str, PutOff]:
    """The same with one more; what is over is dropped. Raises TextTooLong, and PutOffUnread without a reason."""
    said = clean_line(reason)
    if is_blank(said):
        raise PutOffUnread(reason)
    days = DAYS_OFF.get(how_long)
    until = date.fromordinal(min(today.toordinal() + days, date.max.toordinal())) if days else None
    left = {key: one for key, one in kept.items() if not one.is_over(today)}
    return left | {finding.key: PutOff(finding.key, finding.digest, until, said)}


def read_put_off(text: str) -> Mapping[str, PutOff]:
    """What was put off, by key, from the stored text: a line for each, in the order of the keys.

    `evidence-none administrator-A-1 0 1a2b3c4d 2027-01-31 Because`. Raises PutOffUnread.
    """
    found = [_read_line(line) for line in text.split("\n")] if text else []
    kept = {one.key: one for one in found}
    if put_off_text(kept) != text:
        raise PutOffUnread(text)
    return kept


def _read_line(line: str) -> PutOff:
    parts = line.split(" ", 5)
    if len(parts) != len(("kind", "measure", "row", "digest", "until", "reason")) or not all(parts):
        raise PutOffUnread(line)
    *key, digest, until, reason = parts
    if is_blank(reason) or clean_line(reason) != reason:
        raise PutOffUnread(line)
    try:
        return PutOff(" ".join(key), digest, None if until == _NO_DAY else date.fromisoformat(until), reason)
    except ValueError:
        raise PutOffUnread(line) from None


_NO_DAY = "-"


def put_off_text(kept: Mapping[str, PutOff]) -> str:
    """As it is stored."""
    return "\n".join(
        f"{one.key} {one.digest} {one.until or _NO_DAY} {one.reason}" for _key, one in sorted(kept.items())
    )
