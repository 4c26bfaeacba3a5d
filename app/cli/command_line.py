"""How the program is called: the arguments of the window, and the commands that work without it."""

from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from app import __version__
from app.cli.usage import Parser
from app.i18n import N_, _


class Subcommand(NamedTuple):
    """What a command does, in words, and the module that does it: with `add_arguments(parser)` and `run(chosen)`."""

    text: str
    module: str


_COMMANDS: Mapping[str, Subcommand] = {
    "catalogue": Subcommand(N_("print the catalogue as JSON"), "app.cli.catalogue_command"),
    "report": Subcommand(N_("write a document as PDF"), "app.cli.report_command"),
    "set": Subcommand(N_("record an answer or a task"), "app.cli.set_command"),
    "profile": Subcommand(N_("show or change what the organization is"), "app.cli.profile_command"),
    "applicability": Subcommand(N_("list which measures apply, and why"), "app.cli.applicability_command"),
    "findings": Subcommand(N_("list what does not hold together"), "app.cli.findings_command"),
    "export": Subcommand(N_("write a table, a calendar, JSON or a hand-over file"), "app.cli.export_command"),
    "import": Subcommand(
        N_("take a table in, or make a workbook of JSON or a hand-over file"), "app.cli.import_command"
    ),
    "backups": Subcommand(N_("list, make or verify backups, and go back to one"), "app.cli.backups_command"),
    "check": Subcommand(N_("verify a workbook: 0 sound, 1 damaged, 2 not a workbook"), "app.cli.check_command"),
}


def called_with(arguments: Sequence[str]) -> Namespace:
    """What is wanted: `run` does a command; without it, it is the window. Raises SystemExit for wrong usage."""
    parser = _commands_parser(arguments) if _is_command(arguments) else _window_parser()
    return parser.parse_args(list(arguments))


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


def _is_command(arguments: Sequence[str]) -> bool:
    """Whether a command follows the options of the whole program; a bare word that is no file is meant as one."""
    rest = list(arguments)
    while rest and rest[0].startswith("--data-dir"):
        rest = rest[1:] if "=" in rest[0] else rest[2:]
    return bool(rest) and (rest[0] in _COMMANDS or (_is_word(rest[0]) and not Path(rest[0]).exists()))


def _is_word(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalpha() and not text.startswith("-")


def _commands_parser(arguments: Sequence[str]) -> ArgumentParser:
    """All commands by name; only one that is called is loaded, and has arguments."""
    parser = Parser(prog="main.py")
    parser.add_argument("--data-dir", type=Path, metavar="DIR")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for name, (text, module) in _COMMANDS.items():
        command = commands.add_parser(name, help=_(text), description=_(text))
        if name not in arguments:
            continue
        does = import_module(module)
        does.add_arguments(command)
        command.add_argument("--data-dir", type=Path, metavar="DIR", default=SUPPRESS, help=_(_DATA_DIR))
        command.set_defaults(run=does.run)
    return parser
