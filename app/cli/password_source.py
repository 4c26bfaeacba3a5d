"""Where a command takes a password from: the environment, or a prompt; never its arguments, which others can see."""

import os
import sys
from getpass import getpass

from app.domain.passwords import fit_password
from app.i18n import _

VARIABLE = "TENKEN_PASSWORD"


def password_for_file(*, is_wanted: bool) -> str:
    """The password that a new file gets; '' for none. Asks twice where one is wanted and the environment has none.

    Raises PasswordUnfit.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        return fit_password(given)
    if not is_wanted:
        return ""
    return fit_password(getpass(_("Password: ")), again=getpass(_("Once more: ")))


def password_of_file() -> str:
    """The password that opens a file: of the environment, the first line of standard input, or of a prompt."""
    given = os.environ.get(VARIABLE, "")
    if given or sys.stdin is None or sys.stdin.isatty():
        return given or getpass(_("Password: "))
    return sys.stdin.readline().rstrip("\r\n")
