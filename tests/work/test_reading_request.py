"""What the process that reads is asked and answers: the same as reading here, and every failure as one error."""

import json
from pathlib import Path

import pytest

from app.exchange.refusals import JsonWrong, ReaderEnded, Unreadable, Why
from app.exchange.table_files import TableFormat
from app.files import PathMissing
from app.storage.errors import FileProblem, ProblemKind, WorkbookDamaged
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work import reading_request
from app.work.files_out import export_json
from app.work.reading_request import Reading, ReadingRequest, end_told, request_of, table_told, told_lines


def asked(what: Reading, file: Path, target: Path = Path(), password: str = "") -> ReadingRequest:
    return ReadingRequest(what, file, "en", target, password)


def answer(request: ReadingRequest) -> bytes:
    return b"".join(told_lines(request))


def test_a_request_is_understood_as_it_was_meant() -> None:
    request = asked(Reading.WORKBOOK, Path("\udcff/表.tenken"), Path("/t/new"), "犬 \n\ud800")
    assert request.line.count(b"\n") == 1
    assert request_of(request.line) == request


@pytest.mark.parametrize("line", [b"", b"x\n", b"[]\n", b'["all", "f", "en", "", ""]\n'])
def test_what_is_no_request_is_none(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        request_of(line)


def test_a_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("測定,a\r\n".encode())
    request = asked(Reading.TABLE, tmp_path / "t.csv")
    kind, grid = table_told(request, answer(request))
    assert (kind, grid.rows, grid.path) == (TableFormat.CSV, (("測定", "a"),), tmp_path / "t.csv")


@pytest.mark.parametrize("what", [Reading.JSON, Reading.WORKBOOK])
def test_a_workbook_is_made(tmp_path: Path, what: Reading) -> None:
    with Workbook.create(tmp_path / "a.tenken", "みどり商店") as workbook:
        export_json(tmp_path / "a.json", workbook)
    file = tmp_path / ("a.json" if what is Reading.JSON else "a.tenken")
    request = asked(what, file, tmp_path / "new.tenken")
    end_told(request, answer(request))
    assert check_workbook(request.target).result is Result.SOUND


def test_what_is_wrong_with_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"format": "tenken-workbook"')
    request = asked(Reading.JSON, tmp_path / "x.json", tmp_path / "new")
    with pytest.raises(JsonWrong) as wrong:
        end_told(request, answer(request))
    assert wrong.value.place == "1:29"
    request = asked(Reading.TABLE, tmp_path / "gone")
    with pytest.raises(PathMissing):
        table_told(request, answer(request))


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (MemoryError(), "too_heavy"),
        (KeyError("secret"), "KeyError, test_reading_request.py"),
        (
            WorkbookDamaged(Path("f"), [FileProblem(ProblemKind.CHAIN)]),
            "WorkbookDamaged, test_reading_request.py",
        ),
    ],
)
def test_what_nobody_expected_is_told_without_words_of_the_file(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, told: str
) -> None:
    def fail(_request: ReadingRequest) -> None:
        raise raised

    monkeypatch.setitem(reading_request._WAYS, Reading.TABLE, fail)
    request = asked(Reading.TABLE, Path("f"))
    content = answer(request)
    with pytest.raises(Unreadable if told == Why.TOO_HEAVY else ReaderEnded, match=told):
        table_told(request, content)
    assert b"secret" not in content


@pytest.mark.parametrize(
    "content", [b"", b"0\n", b"1\n", b"1\n[]\n", b'0\n["pdf", true]\n', b"[" * 200_000, b"x", b"\xff\xff\n", b"0\n0\n"]
)
def test_no_answer_is_an_error(content: bytes) -> None:
    with pytest.raises(ReaderEnded):
        table_told(asked(Reading.TABLE, Path("f")), content)


def test_the_answer_to_an_error_is_one_line(tmp_path: Path) -> None:
    first, second = answer(asked(Reading.TABLE, tmp_path)).splitlines()
    assert (first, json.loads(second)[0]) == (b"1", "NotAFile")
