"""Each error that a person can do something about has words: what happened, what of the data, what to do."""

import errno
import re
from datetime import date
from pathlib import Path

import pytest

from app import __version__, files, i18n
from app.catalogue.reader import CatalogueDamaged
from app.catalogue.rules import DataProblem
from app.domain.answers import Change, Field, InvalidValue, ReasonMissing
from app.domain.days import NotADay, WeekdayWrong, YearUnclear
from app.domain.pasted import CellRefused
from app.domain.sheets import NotASheetNumber, SheetOfAnotherWorkbook, SheetUnknown
from app.domain.tables import CellWrong, Column
from app.domain.text import TextTooLong
from app.files import StorageError
from app.i18n import TranslationsMissing
from app.storage import errors as storage
from app.storage.errors import FileProblem, ProblemKind
from app.words.messages import message_for
from tests.languages import LANGUAGES

PATH = Path("/somewhere/みどり {x}.tenken")
CHANGE = Change("administrator-E-10", Field.NOTE, "a", "b")
SPECIAL: dict[type[StorageError], StorageError] = {
    storage.WorkbookDamaged: storage.WorkbookDamaged(PATH, [FileProblem(ProblemKind.DIGEST, "entry", "x")] * 3),
    storage.BackupNotSound: storage.BackupNotSound(PATH, [FileProblem(ProblemKind.DIGEST, "history", "x")], PATH),
    storage.WorkbookTooNew: storage.WorkbookTooNew(PATH, 7, 1, "9.1"),
    files.AccessFailed: files.AccessFailed(PATH, "Input/output error"),
    storage.StaleChange: storage.StaleChange(PATH, CHANGE, "c"),
}
FAMILIES = (StorageError, storage.ChangedOutside)
"""Only what is derived from them is raised."""
STORAGE = [
    kind
    for kind in {**vars(files), **vars(storage)}.values()
    if isinstance(kind, type) and issubclass(kind, StorageError) and kind not in FAMILIES
]
DETAILS = {
    CatalogueDamaged((DataProblem("ja/measures/E.toml", "", "missing"), DataProblem("facts.toml", "x", "y"))): (
        "ja/measures/E.toml, facts.toml",
    ),
    TextTooLong(10_001, 10_000): ("10001", "10000"),
    ReasonMissing("administrator-E-10"): ("administrator-E-10",),
    InvalidValue(Field.STATUS, "{odd}"): ("{odd}",),
    NotADay("{odd}"): ("{odd}", "2026-11-30"),
    WeekdayWrong("{odd}", date(2026, 12, 15)): ("{odd}", "2026", "15", "12月|Dec", "火曜日|Tuesday"),
    YearUnclear("{odd}", date(2026, 1, 5)): ("{odd}", "2026", "5"),
    CellRefused(37, Column.SEEN, "{odd}"): ("{odd}", "37", "2026/11/30"),
    CellRefused(37, None, "{odd}"): ("{odd}", "37"),
    CellWrong("device.10000.name", "{odd}"): ("{odd}", "9,999"),
    NotASheetNumber("{odd}"): ("{odd}",),
    SheetOfAnotherWorkbook(" 417-0012-6 "): ("417-0012-6",),
    SheetUnknown("417-0012-6"): ("417-0012-6",),
    CellWrong("device.3.seen", "{odd}"): ("{odd}",),
    CellWrong("device.x"): ("device.x",),
    **{storage.NotAWorkbook(PATH, looks): (str(PATH),) for looks in storage.Looks},
    SPECIAL[storage.WorkbookDamaged]: (str(PATH), "3"),
    SPECIAL[storage.WorkbookTooNew]: (str(PATH), "7", "9.1", "1", __version__),
    storage.WorkbookTooNew(PATH, 7, 1, None): ("7", "?"),
    SPECIAL[files.AccessFailed]: (str(PATH), "Input/output error"),
    OSError(errno.EIO, "Input/output error", str(PATH)): (str(PATH), "Input/output error"),
    OSError("something odd"): ("something odd",),
    OSError(errno.ENOSPC, "No space left on device", str(PATH)): (str(PATH),),
    PermissionError(errno.EACCES, "Permission denied", str(PATH)): (str(PATH),),
    FileNotFoundError(errno.ENOENT, "No such file or directory", str(PATH)): (str(PATH),),
}
KNOWN = [*(SPECIAL.get(kind) or kind(PATH) for kind in STORAGE), *DETAILS]
KNOWN.append(OSError(errno.ENOSPC, "No space left on device"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", [*KNOWN, TranslationsMissing("ja")], ids=repr)
def test_each_says_what_happened_what_of_the_data_and_what_to_do(error, lang):
    i18n.use(lang)
    message = message_for(error)
    assert message is not None
    for part in (message.what, message.safe, message.todo):
        assert part == part.strip() != ""
        assert part.endswith(("。", "."))
        assert not re.search(r"\{(?!x\}|odd\})", part)
    assert message.line == f"{message.what} {message.safe} {message.todo}"
    assert "\n" not in message.line
    assert not re.search(r"\bNone\b|Error\(|  ", message.line)


@pytest.mark.parametrize("error", KNOWN, ids=repr)
def test_each_is_said_in_both_languages(error):
    said = {}
    for lang in LANGUAGES:
        i18n.use(lang)
        said[lang] = message_for(error)
    for part in ("what", "safe", "todo"):
        japanese, english = getattr(said["ja"], part), getattr(said["en"], part)
        assert re.search("[ぁ-ん]", japanese)
        assert not re.search("[ぁ-ん]", english.replace("みどり", ""))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", [*DETAILS], ids=repr)
def test_the_details_are_named(error, lang):
    i18n.use(lang)
    said = message_for(error).what + message_for(error).todo
    assert all(any(word in said for word in detail.split("|")) for detail in DETAILS[error])


@pytest.mark.parametrize("kind", [k for k in STORAGE if k is not storage.StaleChange])
def test_the_file_is_named(kind):
    assert str(PATH) in message_for(SPECIAL.get(kind) or kind(PATH)).what


def test_a_quota_that_is_used_up_is_a_full_disk():
    full, quota = (OSError(number, "x", str(PATH)) for number in (errno.ENOSPC, errno.EDQUOT))
    assert message_for(quota) == message_for(full)


def test_a_wrong_value_names_its_field_in_the_language_of_the_screen():
    i18n.use("ja")
    assert "回答" in message_for(InvalidValue(Field.STATUS, "x")).what
    i18n.use("en")
    assert "Answer" in message_for(InvalidValue(Field.STATUS, "x")).what


def test_no_two_storage_errors_say_the_same():
    told = [message_for(SPECIAL.get(kind) or kind(PATH)).what for kind in STORAGE]
    assert len(set(told)) == len(told)


def test_an_error_of_a_known_kind_has_its_words():
    class Refined(files.DiskFull):
        pass

    assert message_for(Refined(PATH)) == message_for(files.DiskFull(PATH))


@pytest.mark.parametrize(
    "error",
    [ZeroDivisionError(), KeyError("x"), ValueError("x"), RuntimeError(), AssertionError(), KeyboardInterrupt()],
)
def test_an_error_that_only_a_programmer_can_mend_has_no_words(error):
    assert message_for(error) is None


def test_a_long_note_is_not_repeated():
    note = "x" * 5000
    assert note not in message_for(storage.StaleChange(PATH, CHANGE, note)).line
