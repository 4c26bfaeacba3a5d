"""What every command shares: how its arguments are read, and what its exit status says."""

import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

from app.domain.filenames import readable_name
from app.i18n import _

OK, FAILED, WRONG_USAGE = 0, 1, 2


class Refused(Exception):
    """A command cannot be carried out as it was given; its text is the words for a person."""


def say(line: str) -> int:
    """Prints one line on standard error; the exit status of a failure."""
    print(readable_name(" ".join(line.splitlines())), file=sys.stderr)
    return FAILED


class Parser(ArgumentParser):
    """Takes options in full only, and says what is wrong in one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        say(_("Wrong usage: {problem}. “main.py --help” lists the commands.").format(problem=message))
        raise SystemExit(WRONG_USAGE)
