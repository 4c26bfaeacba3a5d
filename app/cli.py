"""The command line: opens the window, or does one thing without Qt. An error is one line, never a traceback."""

import errno
import gc
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from app import __version__, i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Carrier, Change, Field, Priority, Status, Value, changes_to, from_text
from app.domain.measures import LANGUAGES, Measure
from app.domain.selection import View, fold
from app.domain.text import clean_line, has_unwanted
from app.domain.undo import text_changes
from app.i18n import N_, _
from app.paths import DataDir, bundle, data_dir
from app.storage.errors import CopyOntoItself
from app.storage.workbook import Workbook

OK, FAILED, WRONG_USAGE = 0, 1, 2


class UnknownMeasure(Exception):
    """The command line names a measure that the guideline does not have."""


class UnknownDocument(Exception):
    """The command line names a document that the program does not make."""


def main(arguments: Sequence[str]) -> int:
    """Runs the program; the exit status is 0, 1 for an error, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return _flushed(_status(arguments))


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
    from app.messages import message_for

    if isinstance(error, BrokenPipeError):
        return FAILED
    if isinstance(error, UnknownMeasure | UnknownDocument):
        return _say(str(error))
    message = message_for(error)
    return _say(message.line) if message else None


def _run(arguments: Sequence[str]) -> int:
    parser = _commands_parser() if _is_command(arguments) else _window_parser()
    chosen = parser.parse_args(list(arguments))
    if hasattr(chosen, "run"):
        gc.enable()
        run: Callable[[Namespace], int] = chosen.run
        return run(chosen)
    return _open_window(chosen)


def _say(line: str) -> int:
    print(" ".join(line.splitlines()), file=sys.stderr)
    return FAILED


class _Parser(ArgumentParser):
    """Takes options in full only, and says what is wrong in one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        _say(_("Wrong usage: {problem}. “main.py --help” lists the commands.").format(problem=message))
        raise SystemExit(WRONG_USAGE)


# the window

_DATA_DIR = N_("keep every file of this run under DIR")


def _window_parser() -> ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description=_("Opens the window. Commands that work without it: {commands}.").format(
            commands=", ".join(_COMMANDS)
        ),
        epilog="\n".join(f"  {name:10} {_(text)}" for name, (text, *_rest) in _COMMANDS.items()),
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Tenken {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=_(_DATA_DIR))
    parser.add_argument("--smoke-test", action="store_true", help=_("open the window, write a PDF, quit"))
    parser.add_argument("workbook", nargs="?", type=Path, metavar="WORKBOOK", help=_("the workbook to open"))
    return parser


def _open_window(chosen: Namespace) -> int:
    if chosen.smoke_test:
        gc.enable()
        from app.ui.smoke import smoke_test

        return smoke_test(chosen.data_dir)
    from app.ui.application import run

    return run(data_dir(chosen.data_dir), chosen.workbook.absolute() if chosen.workbook else None)


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
    parser = _Parser(prog="main.py")
    parser.add_argument("--data-dir", type=Path, metavar="DIR")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, (text, add_arguments, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=_(text), description=_(text))
        add_arguments(command)
        command.add_argument("--data-dir", type=Path, metavar="DIR", default=SUPPRESS, help=_(_DATA_DIR))
        command.set_defaults(run=run)
    return parser


def _no_arguments(parser: ArgumentParser) -> None:
    """The command takes none."""


def _print_catalogue(_chosen: Namespace) -> int:
    import json

    from app.catalogue.export import as_json

    catalogue = _catalogue()
    catalogue.check()
    json.dump(as_json(catalogue), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return OK


def _report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("the document; --list names them"))
    parser.add_argument("--list", action="store_true", help=_("name the documents"))
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the PDF to write"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language of the document"))
    parser.add_argument("--view", choices=[v.value for v in View], default=View.ALL.value, help=_("whose measures"))
    parser.add_argument("--blank", action="store_true", help=_("without answers, to fill in by hand"))
    parser.add_argument("--approval-strip", action="store_true", help=_("with boxes to prepare, check and approve"))


def _write_report(chosen: Namespace) -> int:
    from app.reports.documents import DOCUMENTS

    language = chosen.lang or i18n.language()
    if chosen.list:
        for name, document in DOCUMENTS.items():
            print(f"{name}\t{document.title(language)}\t{document.purpose(language)}")
        return OK
    if chosen.name not in DOCUMENTS:
        names = ", ".join(DOCUMENTS)
        raise UnknownDocument(
            _("There is no document “{name}”. Nothing was written. Choose one of: {names}.").format(
                name=chosen.name or "", names=names
            )
        )
    if chosen.out is None:
        _Parser(prog="main.py report").error("--out FILE")
    if not chosen.out.name or chosen.out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(chosen.out))
    catalogue = _catalogue()
    with _workbook(chosen) as workbook:
        if chosen.out.exists() and chosen.out.samefile(workbook.path):
            raise CopyOntoItself(workbook.path)
        _build(chosen, language, catalogue, workbook)
    return OK


def _build(chosen: Namespace, language: str, catalogue: Catalogue, workbook: Workbook) -> None:
    from app.catalogue.standing import Standing
    from app.reports.content import make_content
    from app.reports.fonts import missing_characters
    from app.reports.writing import texts_of, write

    words = catalogue.words(language)
    standing = Standing(catalogue, workbook.texts())
    content = make_content(
        language=language,
        today=date.today(),
        organisation=workbook.organisation,
        view=View(chosen.view),
        measures=catalogue.measures,
        words=words.measures,
        categories=words.categories,
        entries=standing.effective(workbook.entries(), language),
        unconfirmed=standing.to_be_confirmed(language),
        blank=chosen.blank,
        approval_strip=chosen.approval_strip,
    )
    missing = missing_characters(texts_of(content))
    if missing:
        note = _("No font has these characters; they print as 〓: {characters}").format(characters=" ".join(missing))
        print(note, file=sys.stderr)
    for _share in write(chosen.name, content, chosen.out):
        pass
    print(_("Written: {path}").format(path=chosen.out))


_TEXTS: Mapping[str, Field] = {
    "status": Field.STATUS,
    "note": Field.NOTE,
    "scope": Field.SCOPE,
    "evidence": Field.EVIDENCE,
    "evidence-seen": Field.EVIDENCE_SEEN,
    "reason": Field.REASON,
    "owner": Field.OWNER,
    "carrier": Field.CARRIER,
    "due": Field.DUE,
    "priority": Field.PRIORITY,
}
_CHOICES: Mapping[str, Sequence[str]] = {
    "status": [s.value for s in Status],
    "carrier": [c.value for c in Carrier],
    "priority": [p.value for p in Priority],
}


_LEFT_OUT = N_("Characters that no file can hold were left out; the rest is saved.")


def _set_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("measure", nargs="?", metavar="MEASURE", help=_("such as administrator-E-10 or 管理者Ｅ-10"))
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; made when it is not there"))
    parser.add_argument("--organization", metavar="T", help=_("the name of the organization"))
    for option in _TEXTS:
        values = " | ".join(_CHOICES[option]) if option in _CHOICES else None
        kind = "DATE" if option in ("due", "evidence-seen") else "S" if values else "T"
        parser.add_argument(f"--{option}", metavar=kind, help=values)


def _set(chosen: Namespace) -> int:
    typed = {field: getattr(chosen, option.replace("-", "_")) for option, field in _TEXTS.items()}
    typed = {field: text for field, text in typed.items() if text is not None}
    if not chosen.measure and (typed or chosen.organization is None):
        _Parser(prog="main.py set").error("MEASURE")
    measure = _measure(_catalogue(), chosen.measure) if chosen.measure else None
    values = {field: _value(field, text) for field, text in typed.items()}
    organisation = None if chosen.organization is None else clean_line(chosen.organization)
    path = _path(chosen)
    if not path.exists() and measure:
        changes_to(measure.id, EMPTY, values)  # what the workbook would refuse must not make it
    _make_if_missing(path, chosen)
    with Workbook.open(path) as workbook:
        changes = changes_to(measure.id, workbook.entry(measure.id), values) if measure else ()
        _keep(workbook, changes, organisation)
    if any(has_unwanted(text) for text in (*typed.values(), chosen.organization or "")):
        print(_(_LEFT_OUT), file=sys.stderr)
    print(_("Saved in {path}").format(path=path))
    return OK


def _keep(workbook: Workbook, changes: Sequence[Change], organisation: str | None) -> None:
    if changes:
        workbook.apply(changes)
    if organisation is not None:
        workbook.set_organisation(organisation)


def _value(field: Field, text: str) -> Value:
    if field in (Field.DUE, Field.EVIDENCE_SEEN):
        from app.domain.days import parse_day

        return parse_day(text, date.today())
    return from_text(field, text)


def _profile_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; made when it is not there"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help=_("set a part of it; an empty value is unknown")
    )


def _profile(chosen: Namespace) -> int:
    from app.domain import profile

    typed = [_pair(text) for text in chosen.set]
    pairs = [(key, profile.stored_text(key, text)) for key, text in typed]
    path = _path(chosen)
    if pairs:
        _make_if_missing(path, chosen)
    with Workbook.open(path) as workbook:
        wanted = {f"profile.{key}": text for key, text in pairs}
        workbook.apply(text_changes(workbook.texts(), wanted))
        for key in profile.KEYS:
            print(f"{key}={workbook.texts().get(f'profile.{key}', '')}")
    if any(has_unwanted(text) for _key, text in typed):
        print(_(_LEFT_OUT), file=sys.stderr)
    return OK


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        _Parser(prog="main.py profile").error("--set KEY=VALUE")
    return key.strip(), value.strip()


def _applicability_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language of the reasons"))


def _list_applicability(chosen: Namespace) -> int:
    from app.catalogue.standing import Standing

    catalogue = _catalogue()
    language = chosen.lang or i18n.language()
    with _workbook(chosen) as workbook:
        standing = Standing(catalogue, workbook.texts())
    rows = [(m, standing.result(m.id)) for m in catalogue.measures]
    if not chosen.json:
        for measure, result in rows:
            reason = " ".join(standing.reason(result, language).split())  # one row, whatever a person typed
            print(f"{measure.id}\t{result.verdict}\t{result.source}\t{reason}")
        return OK
    import json

    listed = [
        {
            "id": measure.id,
            "label": measure.label,
            "result": result.verdict.value,
            "source": result.source.value,
            "grounds": list(result.grounds),
            "reason": {lang: standing.reason(result, lang) for lang in LANGUAGES},
        }
        for measure, result in rows
    ]
    json.dump(listed, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return OK


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("workbook", type=Path, metavar="WORKBOOK")


def _check(chosen: Namespace) -> int:
    from app.storage.check import Result, check

    report = check(chosen.workbook)
    if report.result is Result.SOUND:
        print(
            _("{path}: sound. {entries} measures with an entry, {changes} changes, format {found}.").format(
                path=chosen.workbook, entries=report.entries, changes=report.changes, found=report.found
            )
        )
        return 0
    if report.result is Result.NOT_A_WORKBOOK:
        print(_("{path}: not a workbook of Tenken. The file was not changed.").format(path=chosen.workbook))
        return 2
    if report.result is Result.TOO_NEW:
        print(
            _(
                "{path}: written by a newer Tenken (format {found}, this Tenken knows {known}). It was not changed."
            ).format(path=chosen.workbook, found=report.found, known=report.known)
        )
        return 1
    print(
        _("{path}: damaged. It was not changed; keep it, and open the newest backup instead.").format(
            path=chosen.workbook
        )
    )
    for problem in report.problems:
        print("  ", problem.kind.value, problem.table, problem.key, problem.detail)
    return 1


_COMMANDS: Mapping[str, tuple[str, Callable[[ArgumentParser], None], Callable[[Namespace], int]]] = {
    "catalogue": (N_("print the catalogue as JSON"), _no_arguments, _print_catalogue),
    "report": (N_("write a document as PDF"), _report_arguments, _write_report),
    "set": (N_("record an answer or a task"), _set_arguments, _set),
    "profile": (N_("show or change what the organization is"), _profile_arguments, _profile),
    "applicability": (N_("list which measures apply, and why"), _applicability_arguments, _list_applicability),
    "check": (N_("verify a workbook: 0 sound, 1 damaged, 2 not a workbook"), _check_arguments, _check),
}


# what the commands share


def _catalogue() -> Catalogue:
    return Catalogue(bundle() / "resources" / "catalogue")


def _data(chosen: Namespace) -> DataDir:
    return data_dir(chosen.data_dir)


def _path(chosen: Namespace) -> Path:
    return chosen.workbook.absolute() if chosen.workbook else _data(chosen).workbook


@contextmanager
def _workbook(chosen: Namespace) -> Iterator[Workbook]:
    with Workbook.open(_path(chosen)) as workbook:
        yield workbook


def _make_if_missing(path: Path, chosen: Namespace) -> None:
    if path.exists():
        return
    if path.parent == _data(chosen).root:
        path.parent.mkdir(parents=True, exist_ok=True)
    Workbook.create(path).close()


def _measure(catalogue: Catalogue, text: str) -> Measure:
    wanted = fold(text).replace(" ", "")
    for measure in catalogue.measures:
        if wanted in (fold(measure.id), fold(measure.label)):
            return measure
    raise UnknownMeasure(
        _(
            "There is no measure “{text}”. Nothing was changed. "
            "Ids look like administrator-E-10; “main.py catalogue” lists them."
        ).format(text=text)
    )
