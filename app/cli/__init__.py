"""The command line: opens the window, or does one thing without Qt. An error is one line, never a traceback."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n
from app.paths import DataDir, data_dir, have_temporary_folder

if TYPE_CHECKING:
    from argparse import Namespace


_WITHOUT_QT = (
    "app.catalogue.loader",
    "app.labels",
    "app.storage.settings",
    "app.storage.workbook",
    "app.work.standing",
)
"""What the window needs, too. PySide reads the source of each module that is imported after it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program, with the arguments of this process unless others are given.

    The exit status is 0, 1 for an error, 2 for wrong usage.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return _flushed(_status(sys.argv[1:] if arguments is None else arguments))


def _status(arguments: Sequence[str]) -> int:
    try:
        i18n.use(i18n.system_language())
        return _run(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else _failed()
    except KeyboardInterrupt:
        return _failed()
    except Exception as error:
        status = _tell(error)
        if status is None:
            raise
        return status


def _failed() -> int:
    from app.cli.usage import FAILED

    return FAILED


def _flushed(status: int) -> int:
    """The exit status once what was printed has arrived. If it has not, the rest is dropped, lest Python try again."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return status or _tell(error) or _failed()


def _tell(error: Exception) -> int | None:
    """Says what happened, unless whoever reads our output has gone; None where only a programmer can mend it."""
    from app.cli.usage import Refused, say_failure
    from app.words.messages import message_for

    if isinstance(error, BrokenPipeError):
        return _failed()
    if isinstance(error, Refused):
        return say_failure(str(error))
    message = message_for(error)
    return say_failure(message.line) if message else None


def _run(arguments: Sequence[str]) -> int:
    match arguments:  # as a person starts it: no parser has to be made for that
        case []:
            return _open_window(None, None)
        case ["--data-dir", folder] if not folder.startswith("-"):
            return _open_window(Path(folder), None)
        case ["read"]:  # as a window does: see app.work.reading_apart
            from app.cli.read_command import serve

            return serve()
    from app.cli.command_line import called_with

    chosen = called_with(arguments)
    if hasattr(chosen, "run"):
        data = data_dir(chosen.data_dir)
        have_temporary_folder(data)
        _sweep(data, getattr(chosen, "workbook", None), getattr(chosen, "out", None))
        run: Callable[[Namespace], int] = chosen.run
        return run(chosen)
    if chosen.smoke_test:
        _start_qt()
        from app.ui.shell.smoke import smoke_test

        return smoke_test(chosen.data_dir)
    return _open_window(chosen.data_dir, chosen.workbook)


def _sweep(data: DataDir, workbook: Path | None, out: Path | None) -> None:
    """Removes what a run left that was killed, in the data folder and where the files lie that are named."""
    from app.work.left_behind import sweep, written_folders

    workbook = workbook.absolute() if workbook else data.workbook
    sweep([*written_folders(data, workbook), *([out.absolute().parent] if out else [])])


def _open_window(folder: Path | None, workbook: Path | None) -> int:
    gc.disable()  # until the window stands: nothing of what is loaded until then is ever garbage
    try:
        for module in _WITHOUT_QT:
            import_module(module)
        _start_qt()
        from app.ui.shell.application import run_window

        return run_window(data_dir(folder), workbook.absolute() if workbook else None)
    finally:
        gc.enable()


def _start_qt() -> None:
    from app.ui.shell import quick_pyside

    quick_pyside.start_pyside()
