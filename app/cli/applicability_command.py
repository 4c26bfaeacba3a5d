"""The command `applicability`: lists which measures apply, and why."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app import i18n
from app.cli.chosen_workbook import catalogue_of_program, chosen_to_read
from app.cli.usage import OK
from app.i18n import _, languages


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; the default one without it"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))
    parser.add_argument("--lang", choices=languages(), help=_("the language of the reasons"))


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    from app.work.standing import Standing

    catalogue = catalogue_of_program()
    language = chosen.lang or i18n.language()
    with chosen_to_read(chosen) as workbook:
        standing = Standing(catalogue, workbook.texts)
    rows = [(m, standing.result(m.id)) for m in catalogue.measures]
    if not chosen.json:
        for measure, result in rows:
            reason = " ".join(standing.reason(result, language).split())  # one row, whatever a person typed
            print(f"{measure.id}\t{result.verdict}\t{result.source}\t{reason}")
        return OK
    listed = [
        {
            "id": measure.id,
            "label": measure.label,
            "result": result.verdict.value,
            "source": result.source.value,
            "grounds": list(result.grounds),
            "tools": [tool.value for tool in standing.known_by(result)],
            "reason": {lang: standing.reason(result, lang) for lang in languages()},
        }
        for measure, result in rows
    ]
    json.dump(listed, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return OK
