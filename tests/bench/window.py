"""A window to be measured, in a process of its own: `window.py bare`, or `window.py program DATA-DIR`.

`window.py quick` is the bare one with PySide started in the program's way.

It ends at its first paint, when the event queue has been emptied once; with `--rest SECONDS`, that much later.
It tells which modules had been loaded at the first paint and, in MiB, how much memory it has in the end.
"""

import sys
from typing import Any


class BeforeWindow:
    """Calls for the watch when the window's modules are asked for: until then a program starts without it."""

    def __init__(self, rest: float) -> None:
        self._rest = rest

    def find_spec(self, name: str, *_where: Any) -> None:
        if name == "app.ui.shell.application":
            sys.meta_path.remove(self)
            watch(self._rest)


def bare(rest: float) -> None:
    import watching

    watching.watched_exec(rest)
    watching.bare()


def quick(rest: float) -> None:
    from app.ui.shell import quick_pyside

    quick_pyside.start_pyside()
    bare(rest)


def program(folder: str, rest: float) -> None:
    import main  # as a person starts it: what it loads belongs to what is measured

    sys.meta_path.insert(0, BeforeWindow(rest))
    main.main(["--data-dir", folder])


def watch(rest: float) -> None:
    import watching

    watching.watched_exec(rest)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    seconds = float(arguments.pop()) if "--rest" in arguments else 0.0
    if arguments[0] == "bare":
        bare(seconds)
    elif arguments[0] == "quick":
        quick(seconds)
    else:
        program(arguments[1], seconds)
