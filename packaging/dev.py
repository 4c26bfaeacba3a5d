#!/usr/bin/env python3
"""Sets up, runs and tests Tenken with nothing but the system's own Python: see `python3 packaging/dev.py help`.

This file is read by whatever Python the machine has, so it keeps to what every Python 3 understands.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very case this line is for
    sys.exit(
        "Tenken needs Python 3.11 or newer, and this is Python %d.%d. Nothing was changed.\n"  # noqa: UP031
        "Install a newer Python and start this again with it, for example: python3.11 packaging/dev.py run"
        % sys.version_info[:2]
    )

from commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
