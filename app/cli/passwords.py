"""The password of a hand-over file: from the environment or from standard input, never from the command line."""

import os
import sys

VARIABLE = "TENKEN_PASSWORD"
"""Arguments of a command can be read by every program of the PC; its environment by those of the same person."""


def password_given() -> str:
    """The password of the environment, else the first line of standard input, for which a terminal is asked unseen."""
    from_environment = os.environ.get(VARIABLE)
    if from_environment is not None:
        return from_environment
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        from app.i18n import _

        return getpass(_("Password: "))
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.rstrip("\r\n")
