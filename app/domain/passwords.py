"""Which passwords a file may have: such as every program that opens it reads alike."""

from enum import StrEnum
from unicodedata import category, normalize

LEAST = 8
"""So many characters at least."""
MOST_BYTES = 127
"""PDF cuts a password off after so many bytes of UTF-8 (ISO 32000-2, 7.6.4.3.3)."""


class PasswordProblem(StrEnum):
    """Why a password does not do."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    AMBIGUOUS = "ambiguous"
    """It has characters that some programs take for others: full-width letters, half-width kana, invisible ones."""
    DIFFERENT = "different"
    """It was entered twice, and differently."""


class PasswordUnfit(ValueError):
    """A password does not do. It is not kept in here, so that no log ever shows it."""

    def __init__(self, problem: PasswordProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def fit_password(password: str, again: str | None = None) -> str:
    """The password in the one form in which it goes into a file; `again` is its second entry. Raises PasswordUnfit."""
    fit = normalize("NFC", password)
    if len(fit) < LEAST:
        raise PasswordUnfit(PasswordProblem.TOO_SHORT)
    if _is_ambiguous(fit):
        raise PasswordUnfit(PasswordProblem.AMBIGUOUS)
    if len(fit.encode()) > MOST_BYTES:
        raise PasswordUnfit(PasswordProblem.TOO_LONG)
    if again is not None and normalize("NFC", again) != fit:
        raise PasswordUnfit(PasswordProblem.DIFFERENT)
    return fit


def _is_ambiguous(text: str) -> bool:
    """Whether a program that prepares passwords as RFC 4013 wants it would read another one."""
    return normalize("NFKC", text) != text or any(category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") for c in text)
