"""Errors about files go to another process and back with all that their words need."""

from pathlib import Path

import pytest

from app.domain.answers import Field
from app.exchange import refusals
from app.exchange.refusals import FormulaFound, LookUnknown, Spot, Unreadable, ValueWrong, Why, WrongPassword
from app.files import AccessFailed, PathMissing
from app.storage.errors import (
    FileGone,
    FileKind,
    FileProblem,
    NotAFile,
    NotAWorkbook,
    ProblemKind,
    WorkbookDamaged,
    WorkbookTooNew,
)
from app.words.messages import message_for
from app.work.told_errors import error_of, told_error

PATH = Path("フォルダー") / "t.csv"
SPOT = Spot(5, 28, "メモ")
TOLD = [
    *(Unreadable(PATH, why) for why in Why),
    refusals.FileTooLarge(PATH, 99_000_000, 32_000_000),
    refusals.MixedEncodings(PATH, 3),
    refusals.EncodingUnclear(PATH),
    refusals.QuotesBroken(PATH, 7),
    refusals.MergedCells(PATH, "B2:B5"),
    FormulaFound(SPOT, "=A1"),
    LookUnknown(SPOT, "1", "[$-411]"),
    refusals.JsonWrong(PATH, "history[3].after", "x"),
    refusals.JsonTooNew(PATH, 3, 2),
    refusals.ReaderEnded(PATH, "status -11"),
    WrongPassword(),
    PathMissing(PATH),
    AccessFailed(PATH, "odd"),
    NotAFile(PATH),
    NotAWorkbook(PATH, FileKind.PDF),
    WorkbookTooNew(PATH, 9, 4, None),
    WorkbookTooNew(PATH, 9, 4, "2.0"),
    FileGone(PATH, None),
]


@pytest.mark.parametrize("error", TOLD, ids=lambda error: type(error).__name__)
def test_it_is_the_same_error(error: refusals.ExchangeError) -> None:
    found = error_of(told_error(error))
    assert type(found) is type(error)
    assert {**vars(found), "__cause__": None} == {**vars(error), "__cause__": None}
    assert message_for(found) == message_for(error) is not None


@pytest.mark.parametrize(
    "error",
    [
        ValueWrong(SPOT, "x", ValueError("x")),
        WorkbookDamaged(PATH, [FileProblem(ProblemKind.DIGEST, "entry", Field.NOTE)]),
    ],
)
def test_what_is_no_plain_data_cannot_be_told(error: refusals.ExchangeError) -> None:
    with pytest.raises(TypeError):
        told_error(error)


@pytest.mark.parametrize(
    "told",
    [
        None,
        ["Unreadable"],
        ["SystemExit", {}],
        ["Unreadable", {"path": "t.csv"}],
        ["Unreadable", {"path": "t.csv", "why": "no reason"}],
        ["Unreadable", {"path": 1, "why": "empty"}],
        ["QuotesBroken", {"path": "t.csv", "line": "7"}],
        ["QuotesBroken", {"path": "t.csv", "line": None}],
        ["FormulaFound", {"spot": [1, 2], "text": "x"}],
        ["FormulaFound", {"spot": "A1", "text": "x"}],
        ["WorkbookDamaged", {"path": "t.csv", "problems": []}],
    ],
)
def test_what_is_no_error_is_none(told: object) -> None:
    with pytest.raises(ValueError, match="no "):
        error_of(told)
