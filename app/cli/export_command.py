"""The command `export`: writes answers, ledgers, dates or the whole workbook into a file of another kind."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from app import i18n
from app.cli.chosen_workbook import catalogue_of_program, chosen_to_read
from app.cli.password_source import password_for_file, password_of_file
from app.cli.usage import OK, Parser
from app.domain.filenames import readable_name
from app.domain.passwords import fit_password
from app.exchange.columns import ANSWERS, WHATS
from app.exchange.table_files import TableFormat
from app.i18n import _, languages

FORMATS = (*(f.value for f in TableFormat), "ics", "json", "hand-over", "schema")


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("format", metavar="FORMAT", choices=FORMATS, help=" | ".join(FORMATS))
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--out", type=Path, metavar="FILE", required=True, help=_("the file to write"))
    parser.add_argument("--lang", choices=languages(), help=_("the language of the words in the file"))
    parser.add_argument("--what", choices=list(WHATS), help=_("which table; the answers without it"))
    parser.add_argument(
        "--password", action="store_true", help=_("ask for a password that opens the file; or set TENKEN_PASSWORD")
    )
    parser.add_argument(
        "--records",
        action="store_true",
        help=_("take the folder of records along in a hand-over; beside it without a password"),
    )


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    _require_fitting(chosen)
    if chosen.format == "schema":
        from app.exchange.json_schema import schema_bytes
        from app.files import write_over

        write_over(chosen.out.absolute(), schema_bytes())
    else:
        _export(chosen, chosen.lang or i18n.language())
    print(_("Written: {path}").format(path=readable_name(str(chosen.out))))
    return OK


def _require_fitting(chosen: Namespace) -> None:
    """Refuses options that belong to another format."""
    wrong = {
        "--what": chosen.what and chosen.format not in tuple(TableFormat),
        "--password": chosen.password and chosen.format != "hand-over",
        "--records": chosen.records and chosen.format != "hand-over",
    }
    for option, is_wrong in wrong.items():
        if is_wrong:
            Parser(prog="main.py export").error(option)


def _export(chosen: Namespace, language: str) -> None:
    from app.work import files_out

    if chosen.format == "json":
        with chosen_to_read(chosen) as workbook:
            files_out.export_json(chosen.out, workbook)
    elif chosen.format == "hand-over":
        _hand_over(chosen)
    else:
        _export_words(chosen, language)


def _hand_over(chosen: Namespace) -> None:
    from app.words.record_words import added_words
    from app.work import files_out

    password = _password(chosen)
    page = _cover() if password else b""
    with chosen_to_read(chosen) as workbook:
        added = files_out.export_hand_over(chosen.out, workbook, page, password, records=chosen.records)
    if words := added_words(added):
        print(words)


def _export_words(chosen: Namespace, language: str) -> None:
    """What holds words of the catalogue, which is read before the workbook is touched."""
    from app.work import files_out
    from app.work.standing import Standing

    catalogue = catalogue_of_program()
    catalogue.words(language)
    with chosen_to_read(chosen) as workbook:
        if chosen.format != "ics":
            what, kind = WHATS[chosen.what or ANSWERS.name], TableFormat(chosen.format)
            files_out.export_table(chosen.out, kind, what, catalogue=catalogue, workbook=workbook, language=language)
            return
        standing = Standing(catalogue, workbook.texts)
        files_out.export_calendar(
            chosen.out,
            catalogue=catalogue,
            standing=standing,
            workbook=workbook,
            today=date.today(),
            language=language,
        )


def _password(chosen: Namespace) -> str:
    """The password of a hand-over file, '' for none. Piped in, it cannot be asked for twice. Raises PasswordUnfit."""
    is_piped = chosen.password and sys.stdin is not None and not sys.stdin.isatty()
    return fit_password(password_of_file()) if is_piped else password_for_file(is_wanted=chosen.password)


def _cover() -> bytes:
    from app.reports.documents.hand_over import cover

    return cover()
