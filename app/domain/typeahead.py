"""Goes to a row by the beginning of its label or title, as letters are typed in a list."""

import re
from collections.abc import Sequence
from unicodedata import normalize


def comparable_text(text: str) -> str:
    """A text as it is compared: full width or not, large or small, makes no difference."""
    return normalize("NFKC", text).casefold()


def expects_figure(typed: str) -> bool:
    """Whether what was typed is the beginning of a label such as E-10, whose figures come next."""
    return bool(re.fullmatch(r"[a-z]-\d*", comparable_text(typed)))


def found(rows: Sequence[Sequence[str]], typed: str, current: int) -> int | None:
    """The row with a text that begins with what was typed; None where no row has one.

    `rows` holds the texts of each row, none for headings. It looks from the current row on (-1 for none) and around;
    the same letter once more goes on to the next row.
    """
    wanted = comparable_text(typed)
    if not wanted:
        return None
    again = len(wanted) > 1 and len(set(wanted)) == 1
    place = _next(rows, wanted, current if len(wanted) > 1 else current + 1)
    return _next(rows, wanted[0], current + 1) if place is None and again else place


def _next(rows: Sequence[Sequence[str]], wanted: str, start: int) -> int | None:
    order = (n % len(rows) for n in range(max(0, start), max(0, start) + len(rows)))
    return next((n for n in order if any(comparable_text(text).startswith(wanted) for text in rows[n])), None)
