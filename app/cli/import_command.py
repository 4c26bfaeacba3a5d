"""The command `import`: shows what a file would change, and takes all of it or nothing."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.chosen_workbook import catalogue_of_program, data_of, make_data_folder_for, opened, path_of
from app.cli.password_source import password_of_file
from app.cli.usage import OK, Parser, Refused
from app.domain.filenames import readable_name
from app.exchange.table_files import TableFormat
from app.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from app.catalogue.loader import Catalogue
    from app.domain.differences import Difference
    from app.storage.records_folder import AddedRecords
    from app.work.files_in import Intake

FORMATS = (*(f.value for f in TableFormat), "json", "hand-over")
KEEP, TAKE = "keep", "take"
REPLACE, BESIDE = "replace", "beside"


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("format", metavar="FORMAT", choices=FORMATS, help=" | ".join(FORMATS))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to read"))
    parser.add_argument(
        "--workbook",
        type=Path,
        metavar="F",
        help=_("the workbook; json and hand-over make a new one there, or without it in the data folder"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("show what would change, and change nothing"))
    parser.add_argument(
        "--conflicts",
        choices=(KEEP, TAKE),
        help=_("where the workbook has a newer answer: keep it, or take the file's"),
    )
    parser.add_argument(
        "--same",
        choices=(REPLACE, BESIDE),
        help=_("where the same workbook is in the data folder: replace it, or put this one beside it"),
    )


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    if chosen.format in tuple(TableFormat):
        if chosen.same:
            Parser(prog="main.py import").error("--same")
        return _import_table(chosen)
    if chosen.dry_run or chosen.conflicts:
        Parser(prog="main.py import").error("--dry-run" if chosen.dry_run else "--conflicts")
    return _make_workbook(chosen)


def _make_workbook(chosen: Namespace) -> int:
    from app.words.record_words import added_words

    if chosen.workbook:
        if chosen.same:
            Parser(prog="main.py import").error("--same")
        target = path_of(chosen)
        make_data_folder_for(target, chosen)
        added = _bring(chosen, target)
    else:
        target, added = _arrived(chosen)
    if words := added_words(added):
        print(words)
    print(_("Written: {path}").format(path=readable_name(str(target))))
    return OK


def _bring(chosen: Namespace, target: Path) -> "AddedRecords":
    """Makes the workbook of the file at a name that is free; what became of the records that came along."""
    from app.storage.records_folder import AddedRecords
    from app.work import files_in

    if chosen.format == "json":
        files_in.restore_json(chosen.file, target).close()
        return AddedRecords()
    password = password_of_file() if files_in.needs_password(chosen.file) else ""
    return files_in.receive(chosen.file, target, password)


def _arrived(chosen: Namespace) -> "tuple[Path, AddedRecords]":
    """Where it lies now in the data folder, as the window takes one in, and what became of the records that came along.

    Raises Refused where it is there already."""
    from app.storage.settings import load
    from app.work.arrivals import Arrivals

    data = data_of(chosen)
    data.make()
    arrivals = Arrivals(data, takes_records=load(data.settings).settings.backs_up_records)
    with arrivals.coming() as path:
        _bring(chosen, path)
        arrival = arrivals.come(path, chosen.file)
        if arrival.there is None or chosen.same == BESIDE:
            return arrivals.place_beside(arrival), arrivals.added
        if chosen.same == REPLACE:
            return arrivals.replace(arrival), arrivals.added
    raise Refused(
        _(
            "This workbook is here already: {path}. Nothing was imported. Say “--same replace” to put this one in its "
            "place, of which a backup is kept, or “--same beside” to keep both."
        ).format(path=readable_name(str(arrival.there)))
    )


def _import_table(chosen: Namespace) -> int:
    from app.storage.settings import load
    from app.work import files_in
    from app.work.backup_keeping import KeepingPlan

    catalogue, data = catalogue_of_program(), data_of(chosen)
    plan = KeepingPlan(data.backups, takes_records=load(data.settings).settings.backs_up_records)
    with opened(chosen) as workbook:
        found = files_in.differences_in(
            chosen.file,
            catalogue=catalogue,
            workbook=workbook,
            today=date.today(),
            kind=TableFormat(chosen.format),
        )
        _show(found, catalogue)
        if chosen.dry_run:
            if not found.differences:
                print(_("Nothing to change."))
            return OK
        wanted = _accepted(found, chosen.conflicts)
        files_in.take(wanted, workbook, plan)
        count = len(wanted)
        print(
            ngettext("Taken: {count} difference.", "Taken: {count} differences.", count).format(count=count)
            if count
            else _("Nothing to change.")
        )
    return OK


def _accepted(found: "Intake", conflicts: str | None) -> "list[Difference]":
    """The differences to take. Raises Refused where a person has to decide first."""
    from app.domain.differences import Novelty

    if found.conflicts and conflicts is None:
        raise Refused(
            ngettext(
                "{count} field has a newer answer in the workbook. Nothing was imported. "
                "Say “--conflicts keep” to leave it as it is, or “--conflicts take” to take the file's.",
                "{count} fields have newer answers in the workbook. Nothing was imported. "
                "Say “--conflicts keep” to leave them as they are, or “--conflicts take” to take the file's.",
                len(found.conflicts),
            ).format(count=len(found.conflicts))
        )
    if conflicts == KEEP:
        return [one for one in found.differences if one.novelty is not Novelty.CONFLICT]
    return list(found.differences)


_NOVELTY = {"new": N_("new"), "changed": N_("changed"), "conflict": N_("conflict")}


def _show(found: "Intake", catalogue: "Catalogue") -> None:
    from app.words.file_messages import note_text

    for line in _lines(found.differences, catalogue):
        print(line)
    for note, count in found.notes.items():
        print(note_text(note, count, found.spots.get(note, ())), file=sys.stderr)


def _lines(differences: "Iterable[Difference]", catalogue: "Catalogue") -> "Iterator[str]":
    from app.domain.entered_text import in_short
    from app.words.edits import field_words, subject, value_words

    for one in differences:
        made = one.edit
        values = (in_short(value_words(made, value)) for value in (made.before, made.after))
        yield "\t".join(
            (_(_NOVELTY[one.novelty.value]), subject(made, catalogue), field_words(made, catalogue), *values)
        )
