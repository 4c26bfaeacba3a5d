"""Starts Tenken: see `main.py --help`."""

import gc
import sys

gc.disable()  # until the program has started: nothing of what is loaded until then is ever garbage

from app.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
