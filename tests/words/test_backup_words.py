"""The words for backups, in both languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import i18n
from app.domain.answers import Change, Field, Status
from app.domain.summary import figures
from app.files import DiskFull
from app.words.backup_words import made_words, place_words, seen_words
from app.work.backup_list import BackupPlace, BackupSight, ListedBackup

NOON = datetime(2026, 11, 23, 12, 5, tzinfo=UTC).astimezone()


def backup(**more: object) -> ListedBackup:
    values = {"path": Path("a.tenken"), "place": BackupPlace.DATA_FOLDER, "made": NOON, **more}
    return ListedBackup(**values)  # type: ignore[arg-type]


def test_when_and_where() -> None:
    assert made_words(backup()) == f"Nov 23, 2026 {NOON:%H:%M}"
    assert made_words(backup(made=None)) == "at a time that is not known"
    assert place_words(backup()) == "in the data folder"
    assert place_words(backup(is_left=True)) == "in the data folder, of a state that was left"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_each_place_has_words(lang: str) -> None:
    i18n.use(lang)
    assert len({place_words(backup(place=place)) for place in BackupPlace}) == len(BackupPlace)


def test_what_it_holds() -> None:
    edit = Change("m", Field.STATUS, Status.DONE, Status.PARTIAL)
    counts = figures((), {})
    assert seen_words(BackupSight(NOON, counts, (edit,))) == (
        "sound",
        f"last change Nov 23, 2026 {NOON:%H:%M}",
        "Answered 0 / 0",
        "Done 0 / 0",
        "1 difference from now",
    )
    assert seen_words(BackupSight(None, counts))[-1] == "the same as now"
    assert seen_words(BackupSight(problem=DiskFull(Path()))) == ("not sound",)
