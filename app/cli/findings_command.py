"""The command `findings`: lists what does not hold together, and what of it was put off."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app import i18n
from app.cli.chosen_workbook import catalogue_of_program, chosen_to_read
from app.cli.usage import OK
from app.i18n import _, languages

if TYPE_CHECKING:
    from app.catalogue.loader import Catalogue
    from app.domain.findings import Finding
    from app.domain.putting_off import PutOff, SortedFindings


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))
    parser.add_argument("--lang", choices=languages(), help=_("the language of the words"))


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    from app.work.found_findings import names_of_records, sorted_findings
    from app.work.history_days import HistoryDays
    from app.work.standing import Standing

    catalogue = catalogue_of_program()
    with chosen_to_read(chosen) as workbook:
        standing = Standing(catalogue, workbook.texts)
        records = names_of_records(workbook.path)
        found = sorted_findings(catalogue, standing, HistoryDays(workbook), date.today(), records)
    rows = list(_rows(found, catalogue, chosen.lang or i18n.language()))
    if chosen.json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return OK
    for row in rows:
        parts = (row[name] for name in ("kind", "measure", "title", "what", "facts", "put_off"))
        print("\t".join(" ".join(str(part or "").split()) for part in parts).rstrip())  # one row, whatever was typed
    if not rows:
        print(_("Nothing was found that does not hold together."))
    return OK


def _rows(found: "SortedFindings", catalogue: "Catalogue", lang: str) -> "Iterator[dict[str, object]]":
    words = catalogue.words(lang).measures
    both: list[tuple[Finding, PutOff | None]] = [(finding, None) for finding in found.standing]
    from app.finding_labels import finding_facts_words, finding_heading, finding_title, finding_why, put_off_words

    for finding, one in (*both, *found.put_off):
        yield {
            "kind": finding.kind.value,
            "measure": finding.measure or None,
            "ledger": finding.ledger.name if finding.ledger else None,
            "row": finding.row or None,
            "document": finding.document or None,
            "since": finding.since.isoformat() if finding.since else None,
            "title": finding_title(finding, words, lang),
            "what": finding_heading(finding.kind, lang),
            "why": finding_why(finding.kind, lang),
            "facts": finding_facts_words(finding, lang),
            "put_off": put_off_words(one, lang) if one else None,
            "put_off_until": one.until.isoformat() if one and one.until else None,
        }
