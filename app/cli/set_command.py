"""The command `set`: records an answer or a task."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.cli.chosen_workbook import catalogue_of_program, data_of, make_if_missing, measure_named, opened_at, path_of
from app.cli.usage import OK, Parser, tell_left_out
from app.domain.answers import CHOICES, DAYS, EMPTY, Change, Field, Value, changes_to, from_text
from app.domain.entered_text import clean_line
from app.domain.filenames import readable_name
from app.domain.measures import Measure
from app.domain.steps import ticked
from app.i18n import _
from app.storage.workbook import Workbook

_OPTIONS: Mapping[str, Field] = {field.value.replace("_", "-"): field for field in Field}


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("measure", nargs="?", metavar="MEASURE", help=_("such as administrator-E-10 or 管理者Ｅ-10"))
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; made when it is not there"))
    parser.add_argument("--organization", metavar="T", help=_("the name of the organization"))
    for option, field in _OPTIONS.items():
        values = " | ".join(CHOICES[field]) if field in CHOICES else None
        kind = "DATE" if field in DAYS else "S" if values else "T"
        parser.add_argument(f"--{option}", metavar=kind, help=values)
    parser.add_argument(
        "--evidence-file",
        type=Path,
        metavar="FILE",
        action="append",
        default=[],
        help=_(
            "copy the file into the folder of records, and note it as evidence seen today; more than once for several"
        ),
    )


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    typed = {field: getattr(chosen, option.replace("-", "_")) for option, field in _OPTIONS.items()}
    typed = {field: text for field, text in typed.items() if text is not None}
    if not chosen.measure and (typed or chosen.evidence_file or chosen.organization is None):
        Parser(prog="main.py set").error("MEASURE")
    catalogue = catalogue_of_program() if chosen.measure else None
    measure = measure_named(catalogue, chosen.measure) if catalogue else None
    if catalogue and measure and Field.STEPS in typed:
        _require_steps(catalogue, measure, typed[Field.STEPS])
    values = {field: _value(field, text) for field, text in typed.items()}
    organisation = None if chosen.organization is None else clean_line(chosen.organization)
    path = path_of(chosen)
    if not path.exists() and measure:
        changes_to(measure.id, EMPTY, values)  # what the workbook would refuse must not make it
    make_if_missing(path, chosen)
    with opened_at(path) as workbook:
        if measure and chosen.evidence_file:
            kept = _with_files(workbook, measure, values, chosen)
            values = {Field.EVIDENCE_SEEN: kept[Field.EVIDENCE_SEEN], **values, Field.EVIDENCE: kept[Field.EVIDENCE]}
        changes = changes_to(measure.id, workbook.entry(measure.id), values) if measure else ()
        _keep(workbook, changes, organisation)
    tell_left_out((*typed.values(), chosen.organization or ""))
    print(_("Saved in {path}").format(path=readable_name(str(path))))
    return OK


def _require_steps(catalogue: Catalogue, measure: Measure, text: str) -> None:
    """Ends the program where one of these is no step of the measure, and names those that there are."""
    known = [step.id for step in catalogue.words(catalogue.languages[0]).measures[measure.id].steps]
    if not ticked(text) <= set(known):
        Parser(prog="main.py set").error(f"--steps-done: {' '.join(known)}")


def _with_files(
    workbook: Workbook, measure: Measure, values: Mapping[Field, Value], chosen: Namespace
) -> Mapping[Field, Value]:
    """What the entry holds once it points to copies of the files; raises what copying raises, with nothing changed."""
    from app.domain.answers import apply
    from app.work.evidence_keeping import evidence_values, keep_evidence, require_records_kept

    entry = apply(workbook.entry(measure.id), changes_to(measure.id, workbook.entry(measure.id), values))
    files = [path.absolute() for path in chosen.evidence_file]
    require_records_kept(workbook, data_of(chosen), len(files))
    return evidence_values(entry, keep_evidence(workbook.path, measure, entry, files, date.today()), date.today())


def _keep(workbook: Workbook, changes: Sequence[Change], organisation: str | None) -> None:
    if changes:
        workbook.apply(changes)
    if organisation is not None:
        workbook.set_organisation(organisation)


def _value(field: Field, text: str) -> Value:
    """What is typed means what it means in a cell; nothing is no choice, and empties any other field."""
    from app.exchange.values import read_value

    return read_value(field, text, date.today()) if text.strip() else from_text(field, text.strip())
