"""The command line: opens the window, or does one thing without Qt. An error is one line, never a traceback."""

import gc
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from app import __version__, i18n
from app.cli.usage import FAILED, Parser, Refused, say_failure
from app.i18n import N_, _
from app.paths import data_dir, have_temporary_folder


class Command(NamedTuple):
    """What a command does, in words, and the module that does it: with `add_arguments(parser)` and `run(chosen)`."""

    text: str
    module: str


_COMMANDS: Mapping[str, Command] = {
    "catalogue": Command(N_("print the catalogue as JSON"), "app.cli.catalogue_command"),
    "report": Command(N_("write a document as PDF"), "app.cli.report_command"),
    "set": Command(N_("record an answer or a task"), "app.cli.set_command"),
    "profile": Command(N_("show or change what the organization is"), "app.cli.profile_command"),
    "applicability": Command(N_("list which measures apply, and why"), "app.cli.applicability_command"),
    "export": Command(N_("write a table, a calendar, JSON or a hand-over file"), "app.cli.export_command"),
    "import": Command(N_("take a table in, or make a workbook of JSON or a hand-over file"), "app.cli.import_command"),
    "check": Command(N_("verify a workbook: 0 sound, 1 damaged, 2 not a workbook"), "app.cli.check_command"),
}


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
        return leaving.code if isinstance(leaving.code, int) else FAILED
    except KeyboardInterrupt:
        return FAILED
    except Exception as error:
        status = _tell(error)
        if status is None:
            raise
        return status


def _flushed(status: int) -> int:
    """The exit status once what was printed has arrived. If it has not, the rest is dropped, lest Python try again."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return status or _tell(error) or FAILED


def _tell(error: Exception) -> int | None:
    """Says what happened, unless whoever reads our output has gone; None where only a programmer can mend it."""
    from app.words.messages import message_for

    if isinstance(error, BrokenPipeError):
        return FAILED
    if isinstance(error, Refused):
        return say_failure(str(error))
    message = message_for(error)
    return say_failure(message.line) if message else None


def _run(arguments: Sequence[str]) -> int:
    parser = _commands_parser() if _is_command(arguments) else _window_parser()
    chosen = parser.parse_args(list(arguments))
    if hasattr(chosen, "run"):
        have_temporary_folder(data_dir(chosen.data_dir))
        run: Callable[[Namespace], int] = chosen.run
        return run(chosen)
    return _open_window(chosen)


# the window

_DATA_DIR = N_("keep every file of this run under DIR")


def _window_parser() -> ArgumentParser:
    parser = Parser(
        prog="main.py",
        description=_("Opens the window. Commands that work without it: {commands}.").format(
            commands=", ".join(_COMMANDS)
        ),
        epilog="\n".join(f"  {name:10} {_(command.text)}" for name, command in _COMMANDS.items()),
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Tenken {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=_(_DATA_DIR))
    parser.add_argument("--smoke-test", action="store_true", help=_("open the window, write every document, quit"))
    parser.add_argument("workbook", nargs="?", type=Path, metavar="WORKBOOK", help=_("the workbook to open"))
    return parser


def _open_window(chosen: Namespace) -> int:
    if chosen.smoke_test:
        from app.ui.shell.smoke import smoke_test

        return smoke_test(chosen.data_dir)
    gc.disable()  # until the window stands: nothing of what is loaded until then is ever garbage
    try:
        from app.ui.shell.application import run_window

        return run_window(data_dir(chosen.data_dir), chosen.workbook.absolute() if chosen.workbook else None)
    finally:
        gc.enable()


# the commands


def _is_command(arguments: Sequence[str]) -> bool:
    """Whether a command follows the options of the whole program; a bare word that is no file is meant as one."""
    rest = list(arguments)
    while rest and rest[0].startswith("--data-dir"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return bool(rest) and (rest[0] in _COMMANDS or (_is_word(rest[0]) and not Path(rest[0]).exists()))


def _is_word(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalpha() and not text.startswith("-")


def _commands_parser() -> ArgumentParser:
    parser = Parser(prog="main.py")
    parser.add_argument("--data-dir", type=Path, metavar="DIR")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for name, (text, module) in _COMMANDS.items():
        command = commands.add_parser(name, help=_(text), description=_(text))
        does = import_module(module)
        does.add_arguments(command)
        command.add_argument("--data-dir", type=Path, metavar="DIR", default=SUPPRESS, help=_(_DATA_DIR))
        command.set_defaults(run=does.run)
    return parser
