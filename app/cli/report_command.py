"""The command `report`: writes one document or all of them, or names them."""

import errno
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n
from app.cli.chosen_workbook import catalogue_of_program, chosen_to_read
from app.cli.password_source import password_for_file
from app.cli.usage import OK, Parser, Refused
from app.domain.filenames import readable_name
from app.domain.selection import View
from app.domain.tables import PERSON
from app.i18n import _, languages
from app.storage.errors import CopyOntoItself

if TYPE_CHECKING:
    from app.catalogue.loader import Catalogue
    from app.reports.press.document import Document, Part
    from app.storage.workbook import Workbook
    from app.work.orders import Order

_ALL = "all"


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("the document, or “all”; --list names them"))
    parser.add_argument("--list", action="store_true", help=_("name the documents"))
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("the file to write: .pdf, .zip or .docx"))
    parser.add_argument("--lang", choices=languages(), help=_("the language of the document"))
    parser.add_argument("--view", choices=[v.value for v in View], default=View.ALL.value, help=_("whose measures"))
    parser.add_argument("--blank", action="store_true", help=_("without answers, to fill in by hand"))
    parser.add_argument("--approval-strip", action="store_true", help=_("with boxes to prepare, check and approve"))
    parser.add_argument(
        "--person", action="append", metavar="NAME", default=[], help=_("for whom; may be repeated; everybody without")
    )
    parser.add_argument(
        "--password", action="store_true", help=_("ask for a password that opens the file; or set TENKEN_PASSWORD")
    )


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    if chosen.list:
        return _list(chosen.lang or i18n.language())
    documents = _documents_named(chosen.name or "")
    if chosen.out is None:
        Parser(prog="main.py report").error("--out FILE")
    if not chosen.out.name or chosen.out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(chosen.out))
    catalogue = catalogue_of_program()
    with chosen_to_read(chosen) as workbook:
        if chosen.out.exists() and chosen.out.samefile(workbook.path):
            raise CopyOntoItself(workbook.path)
        kind = _kind(chosen.out, documents)
        password = _password(chosen, kind)
        order = _order(chosen, documents, kind, password, catalogue, workbook)
    _tell_missing(order)
    _show(order.write(chosen.out))
    if password and kind == "zip":
        _tell_left_out(order.parts)
    print(_("Written: {path}").format(path=readable_name(str(chosen.out))))
    return OK


def _list(language: str) -> int:
    from app.reports.documents.listing import DOCUMENTS, occasion

    for name, document in DOCUMENTS.items():
        when = occasion(document).heading(language)
        print(f"{name}\t{document.title(language)}\t{document.purpose(language)}\t{when}")
    return OK


def _documents_named(name: str) -> "list[Document]":
    """The document of this name, or all of them. Raises Refused."""
    from app.reports.documents.listing import DOCUMENTS

    if name == _ALL:
        return list(DOCUMENTS.values())
    if name in DOCUMENTS:
        return [DOCUMENTS[name]]
    raise Refused(
        _("There is no document “{name}”. Nothing was written. Choose one of: {names}.").format(
            name=name, names=", ".join((*DOCUMENTS, _ALL))
        )
    )


def _kind(out: Path, documents: "list[Document]") -> str:
    """What the ending of the file's name asks for. Raises Refused for what these documents are not written as."""
    from app.reports.press.document import BundleFormat

    kinds = [*BundleFormat] if len(documents) > 1 else [*documents[0].formats, BundleFormat.ZIP]
    ending = out.suffix.lower().removeprefix(".")
    if ending not in kinds:
        raise Refused(
            _("This cannot be written as “{name}”. Nothing was written. Choose a name that ends in {endings}.").format(
                name=out.name, endings=", ".join(f".{kind}" for kind in kinds)
            )
        )
    return ending


def _password(chosen: Namespace, kind: str) -> str:
    """The password of the file; '' for none. Raises Refused where none can be given, and PasswordUnfit."""
    from app.reports.press.document import FileFormat

    password = password_for_file(is_wanted=chosen.password)
    if password and kind == FileFormat.DOCX:
        raise Refused(
            _("A Word file cannot be given a password. Nothing was written. Choose a file whose name ends in .pdf.")
        )
    return password


def _order(
    chosen: Namespace,
    documents: "Sequence[Document]",
    kind: str,
    password: str,
    catalogue: "Catalogue",
    workbook: "Workbook",
) -> "Order":
    """The documents with their snapshots, as what was asked for."""
    from app.reports.press.document import BundleFormat, FileFormat
    from app.work.orders import Order

    parts = tuple(_parts(chosen, documents, catalogue, workbook))
    is_bundle = chosen.name == _ALL or kind == BundleFormat.ZIP
    return Order(parts, BundleFormat(kind) if is_bundle else FileFormat(kind), password)


def _parts(
    chosen: Namespace, documents: "Sequence[Document]", catalogue: "Catalogue", workbook: "Workbook"
) -> "Iterator[Part]":
    from app.work.orders import Choices, part_for, people_for
    from app.work.standing import Standing

    language, today = chosen.lang or i18n.language(), date.today()
    standing = Standing(catalogue, workbook.texts)
    entries = standing.effective(workbook.entries(), language)
    for document in documents:
        people = tuple(chosen.person) or people_for(document, entries, workbook.rows(PERSON))
        choices = Choices(
            language, View(chosen.view), blank=chosen.blank, approval_strip=chosen.approval_strip, people=people
        )
        yield part_for(document.name, choices, catalogue=catalogue, standing=standing, workbook=workbook, today=today)


def _show(shares: Iterator[float]) -> None:
    """Does the work; whoever sits before a terminal sees how far it is."""
    seen = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
    told = -1
    try:
        for share in shares:
            if seen and int(share * 100) > told:
                told = int(share * 100)
                print(f"\r{told:3d} %", end="", file=seen, flush=True)
    finally:
        if seen and told >= 0:
            print("\r     \r", end="", file=seen, flush=True)


def _tell_missing(order: "Order") -> None:
    missing = order.missing_characters()
    if missing:
        note = _("No font has these characters; they print as 〓: {characters}").format(characters=" ".join(missing))
        print(note, file=sys.stderr)


def _tell_left_out(parts: "Sequence[Part]") -> None:
    from app.reports.press.bundle import left_out

    for part in left_out(parts):
        note = _("The Word file of “{document}” cannot be given a password, and was left out.")
        print(note.format(document=part.document.title(part.content.language)), file=sys.stderr)
