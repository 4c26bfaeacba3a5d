"""The findings of a workbook: what its tables, its history and its folder of records tell, put together."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.domain.answer_days import answers_given, day_of
from app.domain.answers import EMPTY, Change, Field, Status
from app.domain.applicability import Source
from app.domain.filenames import comparable_name
from app.domain.findings import Finding, FindingFacts, asked_of_vendor, findings
from app.domain.kept_texts import PUT_OFF
from app.domain.putting_off import PutOff, PutOffFor, SortedFindings, put_off, put_off_text, read_put_off, sorted_out
from app.domain.undo import SettingChange
from app.storage.printed_sheets import issued_sheets
from app.storage.records_folder import records_folder
from app.storage.status_history import status_history
from app.storage.workbook import Workbook
from app.work.standing import Standing

_NOTED = (Field.STATUS, Field.NOTE, Field.STEPS)
"""What an answer of the IT vendor changes."""


def sorted_findings(
    catalogue: Catalogue, standing: Standing, workbook: Workbook, today: date, records: frozenset[str] | None
) -> SortedFindings:
    """Everything that does not hold together, and what of it was put off. `records`: see `names_of_records`.

    Raises WorkbookDamaged.
    """
    return sorted_out(findings(_facts(catalogue, standing, workbook, today, records)), _kept(workbook), today)


def names_of_records(workbook: Path) -> frozenset[str] | None:
    """The names of the files in the folder of records, to be compared; None where the folder cannot be read.

    It may lie on a slow disk.
    """
    folder = records_folder(workbook)
    try:
        with os.scandir(folder) as found:
            return frozenset(comparable_name(one.name) for one in found if one.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except OSError:
        return None


def _facts(
    catalogue: Catalogue, standing: Standing, workbook: Workbook, today: date, records: frozenset[str] | None
) -> FindingFacts:
    stored = workbook.entries()
    sheets = issued_sheets(workbook)
    answered = [i for i, entry in stored.items() if entry.status is not Status.UNANSWERED]
    return FindingFacts(
        measures=catalogue.measures,
        entries=standing.effective(stored),
        today=today,
        begun=workbook.created,
        given=answers_given(status_history(workbook, answered)),
        reasoned=_reasoned(standing, workbook),
        noted=_noted(workbook, asked_of_vendor(sheets)) if sheets else {},
        tables=workbook.tables,
        sheets=sheets,
        records=records,
    )


def _reasoned(standing: Standing, workbook: Workbook) -> Mapping[str, date]:
    """When a person last said why a measure does not apply: by an answer, or against the profile."""
    overruled = [i for i, source in _decided(standing) if source is Source.USER]
    said = dict.fromkeys(overruled, workbook.created)
    for record in reversed(workbook.history("")) if overruled else ():
        key = record.change.key if isinstance(record.change, SettingChange) else ""
        if key.removeprefix("overrule.") in overruled:
            said[key.removeprefix("overrule.")] = day_of(record)
    by_hand = [i for i, entry in workbook.entries().items() if entry.status is Status.NOT_APPLICABLE]
    return said | {i: _last(workbook, i, (Field.STATUS, Field.REASON)) for i in by_hand}


def _decided(standing: Standing) -> list[tuple[str, Source]]:
    return [(i, result.source) for i, result in standing.results.items()] if standing.overrules else []


def _noted(workbook: Workbook, measures: tuple[str, ...]) -> Mapping[str, date]:
    stored = workbook.entries()
    return {i: _last(workbook, i, _NOTED) for i in measures if stored.get(i, EMPTY) != EMPTY}


def _last(workbook: Workbook, measure: str, fields: tuple[Field, ...]) -> date:
    """The day on which one of these fields was last changed."""
    for record in workbook.history(measure):
        if isinstance(record.change, Change) and record.change.field in fields:
            return day_of(record)
    return workbook.created


# putting off


def _kept(workbook: Workbook) -> Mapping[str, PutOff]:
    return read_put_off(workbook.texts.get(PUT_OFF, ""))


def text_once_put_off(workbook: Workbook, finding: Finding, how_long: PutOffFor, reason: str, today: date) -> str:
    """What is kept once a finding is put off. Raises like app.domain.putting_off.put_off."""
    return put_off_text(put_off(_kept(workbook), finding, how_long, reason, today))


def text_once_brought_back(workbook: Workbook, finding: Finding) -> str:
    """What is kept once a finding is to be listed again."""
    return put_off_text({key: one for key, one in _kept(workbook).items() if key != finding.key})
