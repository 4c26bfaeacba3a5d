"""What every command shares: how its arguments are read, what it says beside its work, and its exit status."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any, NoReturn

from app.domain.entered_text import has_unwanted
from app.domain.filenames import readable_name
from app.i18n import _

OK, FAILED, WRONG_USAGE = 0, 1, 2


class Refused(Exception):
    """A command cannot be carried out as it was given; its text is the words for a person."""


def say_failure(line: str) -> int:
    """Prints one line on standard error; the exit status of a failure."""
    print(readable_name(" ".join(line.splitlines())), file=sys.stderr)
    return FAILED


def tell_left_out(typed: Iterable[str]) -> None:
    """Says so where not every character of what was typed is kept."""
    if any(map(has_unwanted, typed)):
        print(_("Characters that no file can hold were left out; the rest is saved."), file=sys.stderr)


class Parser(ArgumentParser):
    """Takes options in full only, and says what is wrong in one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong, and leaves."""
        say_failure(_("Wrong usage: {problem}. “main.py --help” lists the commands.").format(problem=message))
        raise SystemExit(WRONG_USAGE)
