"""The findings of a workbook: what its tables, its history and its folder of records tell, put together."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Status
from app.domain.applicability import Source
from app.domain.filenames import comparable_name
from app.domain.findings import Finding, FindingFacts, findings
from app.domain.kept_texts import PUT_OFF
from app.domain.putting_off import PutOff, PutOffFor, SortedFindings, put_off, put_off_text, read_put_off, sorted_out
from app.storage.printed_sheets import issued_sheets
from app.storage.records_folder import records_folder
from app.storage.workbook import Workbook
from app.work.history_days import HistoryDays
from app.work.standing import Standing


def sorted_findings(
    catalogue: Catalogue, standing: Standing, days: HistoryDays, today: date, records: frozenset[str] | None
) -> SortedFindings:
    """Everything that does not hold together, and what of it was put off. `records`: see `names_of_records`.

    Raises WorkbookDamaged.
    """
    found = findings(_facts(catalogue, standing, days, today, records))
    return sorted_out(found, _kept(days.workbook), today)


def measures_to_read(workbook: Workbook) -> tuple[str, ...]:
    """The measures of which the history has to be read."""
    return tuple(i for i, entry in workbook.entries().items() if entry != EMPTY)


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
    catalogue: Catalogue, standing: Standing, days: HistoryDays, today: date, records: frozenset[str] | None
) -> FindingFacts:
    workbook = days.workbook
    stored, sheets = workbook.entries(), issued_sheets(workbook)
    days.follow()
    told = {i: days.of(i) for i in measures_to_read(workbook)}
    by_hand = [i for i, entry in stored.items() if entry.status is Status.NOT_APPLICABLE]
    return FindingFacts(
        measures=catalogue.measures,
        entries=standing.effective(stored),
        today=today,
        begun=workbook.created,
        given={i: one.given for i, one in told.items() if one.given},
        reasoned=_overruled(standing, days) | {i: told[i].reasoned or workbook.created for i in by_hand},
        noted={i: one.noted for i, one in told.items() if one.noted},
        tables=workbook.tables,
        sheets=sheets,
        records=records,
    )


def _overruled(standing: Standing, days: HistoryDays) -> dict[str, date]:
    """When a person last said, against the profile, why a measure does not apply."""
    if not standing.overrules:
        return {}
    decided = days.overruled()
    by_person = [i for i, result in standing.results.items() if result.source is Source.USER]
    return {i: decided.get(i, days.workbook.created) for i in by_person}


# putting off


def _kept(workbook: Workbook) -> Mapping[str, PutOff]:
    return read_put_off(workbook.texts.get(PUT_OFF, ""))


def text_once_put_off(workbook: Workbook, finding: Finding, how_long: PutOffFor, reason: str, today: date) -> str:
    """What is kept once a finding is put off. Raises like app.domain.putting_off.put_off."""
    return put_off_text(put_off(_kept(workbook), finding, how_long, reason, today))


def text_once_brought_back(workbook: Workbook, finding: Finding) -> str:
    """What is kept once a finding is to be listed again."""
    return put_off_text({key: one for key, one in _kept(workbook).items() if key != finding.key})
