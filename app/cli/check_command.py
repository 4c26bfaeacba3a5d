"""The command `check`: verifies a workbook; 0 sound, 1 damaged, 2 not a workbook."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.filenames import readable_name
from app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.storage.opening_notes import OpeningNote


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("workbook", type=Path, metavar="WORKBOOK")


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    from app.storage.workbook_check import Result, check_workbook

    report, name = check_workbook(chosen.workbook), readable_name(str(chosen.workbook))
    for line in _beside(report.found_beside):
        print(line)
    if report.result is Result.SOUND:
        print(
            _("{path}: sound. {entries} measures with an entry, {changes} changes, format {found}.").format(
                path=name,
                entries=report.entries,
                changes=report.changes,
                found=report.found,
            )
        )
        return 0
    if report.result is Result.NOT_A_WORKBOOK:
        print(_("{path}: not a workbook of Tenken. The file was not changed.").format(path=name))
        return 2
    if report.result is Result.TOO_NEW:
        print(
            _(
                "{path}: written by a newer Tenken (format {found}, this Tenken knows {known}). It was not changed."
            ).format(path=name, found=report.found, known=report.known)
        )
        return 1
    print(_("{path}: damaged. It was not changed; keep it, and open the newest backup instead.").format(path=name))
    for problem in report.problems:
        print("  ", problem.kind.value, problem.table, problem.key, problem.detail)
    return 1


def _beside(found: "Sequence[OpeningNote]") -> "Iterator[str]":
    from app.storage.opening_notes import LogCut, LogSetAside
    from app.words.workbook_messages import found_message

    for one in found:
        match one:
            case LogSetAside():
                yield _("{file} lies beside it and belongs to another state of it: opening leaves it out.").format(
                    file=one.path.name
                )
            case LogCut():
                yield _("{file} beside it is damaged: its last changes may be missing.").format(file=one.path.name)
            case _:
                yield found_message(one).line
