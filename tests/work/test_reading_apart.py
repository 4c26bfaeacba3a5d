"""Reading in a process of its own: its answer, its failures, and that nothing of it is left when it is stopped."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest

from app.exchange.refusals import ReaderEnded, Unreadable, Why, WrongPassword
from app.reports.documents.hand_over import cover
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work import reading_apart
from app.work.files_out import export_hand_over
from app.work.left_behind import is_running
from app.work.reading_apart import read_apart, reader_command
from app.work.reading_request import Reading, ReadingRequest, end_told, table_told

T = TypeVar("T")
SLEEPS = "import sys, time; sys.stdin.readline(); time.sleep(600)"


def outcome(waiting: Generator[float, None, T]) -> T:
    """What a generator returns."""
    try:
        while True:
            next(waiting)
    except StopIteration as end:
        return end.value


def asked(file: Path) -> ReadingRequest:
    return ReadingRequest(Reading.TABLE, file, "en")


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets another program stand for the reader."""
    return lambda code: monkeypatch.setattr(reading_apart, "reader_command", lambda: [sys.executable, "-c", code])


def test_a_table_comes_from_another_process(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("測定,a\r\n".encode())
    _kind, grid = outcome(read_apart(asked(tmp_path / "t.csv"), table_told))
    assert grid.rows == (("測定", "a"),)


def test_the_password_opens_the_file_and_stands_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workbook.create(tmp_path / "a.tenken", "みどり商店") as workbook:
        export_hand_over(tmp_path / "locked.tenken", workbook, cover(), "four words of ours")
    begun: list[object] = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *given, **named: (begun.append((given, named)), popen(*given, **named))[1]
    )
    target = tmp_path / "new" / "arrived.tenken"
    target.parent.mkdir()
    request = ReadingRequest(Reading.WORKBOOK, tmp_path / "locked.tenken", "en", target, "four words of mine")
    with pytest.raises(WrongPassword):
        outcome(read_apart(request, end_told))
    assert list(target.parent.iterdir()) == []
    outcome(read_apart(request._replace(password="four words of ours"), end_told))
    assert check_workbook(target).result is Result.SOUND
    assert "four words" not in repr(begun)


def test_it_ends_when_nobody_waits_any_longer(reader: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    reader(SLEEPS)
    made: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **named: made.append(popen(*given, **named)) or made[-1])
    waiting = read_apart(asked(Path("f")), table_told)
    assert next(waiting) == 0.0
    assert is_running(made[0].pid)
    waiting.close()
    assert made[0].returncode is not None


def test_what_takes_too_long_is_stopped(reader: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    reader(SLEEPS)
    monkeypatch.setattr(reading_apart, "LONGEST_SECONDS", 0)
    with pytest.raises(Unreadable) as refused:
        outcome(read_apart(asked(Path("f")), table_told))
    assert refused.value.why is Why.TOO_HEAVY


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("import os; os.abort()", "status -6" if os.name == "posix" else "status 3"),
        ("raise SystemExit(2)", "status 2"),
        ("print('0')", "no answer"),
        ("import sys; sys.stdout.buffer.write(bytes(9000))", "status None"),
        ("import os, time; os.close(1); time.sleep(600)", "status None"),
    ],
)
def test_an_end_in_the_middle_is_told(reader: Callable, monkeypatch: pytest.MonkeyPatch, code: str, where: str) -> None:
    monkeypatch.setattr(reading_apart, "_LONGEST_ANSWER", 5000)
    monkeypatch.setattr(reading_apart, "_LEAVES_SECONDS", 0.5)
    reader(code)
    with pytest.raises(ReaderEnded) as ended:
        outcome(read_apart(asked(Path("f")), table_told))
    assert ended.value.where == where


def test_a_program_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "reader_command", lambda: ["/no such program"])
    with pytest.raises(ReaderEnded) as ended:
        outcome(read_apart(asked(Path("f")), table_told))
    assert ended.value.where.startswith("not begun")


def test_the_installed_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader_command()[0] == sys.executable
    assert reader_command()[1].endswith("main.py")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reader_command() == [sys.executable, "read"]
