"""The command `report`: writes one document, or names them all."""

import errno
import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from app import i18n
from app.catalogue.loader import Catalogue
from app.cli.usage import OK, Parser, Refused
from app.cli.workbooks import catalogue_of_program, opened
from app.domain.measures import LANGUAGES
from app.domain.selection import View
from app.i18n import _
from app.storage.errors import CopyOntoItself
from app.storage.workbook import Workbook


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("the document; --list names them"))
    parser.add_argument("--list", action="store_true", help=_("name the documents"))
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the PDF to write"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language of the document"))
    parser.add_argument("--view", choices=[v.value for v in View], default=View.ALL.value, help=_("whose measures"))
    parser.add_argument("--blank", action="store_true", help=_("without answers, to fill in by hand"))
    parser.add_argument("--approval-strip", action="store_true", help=_("with boxes to prepare, check and approve"))


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    from app.reports.documents import DOCUMENTS

    language = chosen.lang or i18n.language()
    if chosen.list:
        for name, document in DOCUMENTS.items():
            print(f"{name}\t{document.title(language)}\t{document.purpose(language)}")
        return OK
    if chosen.name not in DOCUMENTS:
        names = ", ".join(DOCUMENTS)
        raise Refused(
            _("There is no document “{name}”. Nothing was written. Choose one of: {names}.").format(
                name=chosen.name or "", names=names
            )
        )
    if chosen.out is None:
        Parser(prog="main.py report").error("--out FILE")
    if not chosen.out.name or chosen.out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(chosen.out))
    catalogue = catalogue_of_program()
    with opened(chosen) as workbook:
        if chosen.out.exists() and chosen.out.samefile(workbook.path):
            raise CopyOntoItself(workbook.path)
        _build(chosen, language, catalogue, workbook)
    return OK


def _build(chosen: Namespace, language: str, catalogue: Catalogue, workbook: Workbook) -> None:
    from app.catalogue.standing import Standing
    from app.reports.documents import DOCUMENTS
    from app.reports.fonts import missing_characters
    from app.reports.writing import texts_of, write
    from app.snapshot import Choices, snapshot

    choices = Choices(language, View(chosen.view), blank=chosen.blank, approval_strip=chosen.approval_strip)
    content = snapshot(
        DOCUMENTS[chosen.name],
        choices,
        catalogue=catalogue,
        standing=Standing(catalogue, workbook.texts()),
        workbook=workbook,
        today=date.today(),
    )
    missing = missing_characters(texts_of(DOCUMENTS[chosen.name], content))
    if missing:
        note = _("No font has these characters; they print as 〓: {characters}").format(characters=" ".join(missing))
        print(note, file=sys.stderr)
    for _share in write(chosen.name, content, chosen.out):
        pass
    print(_("Written: {path}").format(path=chosen.out))
