"""The process that the window starts to read a file: no person calls it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import read_command
from app.work.reading_request import Reading, ReadingRequest
from tests.cli.program import ROOT, program

LIMITED = """
import app.work.reading_request as asked
from app.cli.read_command import serve
def answer(request):
    yield b"begun\\n"
    {does}
asked.told_lines = answer
raise SystemExit(serve())
"""


def begun(does: str) -> "subprocess.Popen[bytes]":
    """A reader that does this to answer."""
    pipe, code = subprocess.PIPE, LIMITED.format(does=does)
    return subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def line(target: Path = Path()) -> bytes:
    return ReadingRequest(Reading.TABLE, Path("f"), "en", target).line


def test_nothing_is_asked_of_it() -> None:
    done = program("read")
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


def test_it_is_no_command_for_people() -> None:
    assert b"  read" not in program("--help").stdout


def test_it_ends_with_the_window_that_asked() -> None:
    """The other end of its pipe is gone even where that program was killed."""
    with begun("import time; time.sleep(600)") as reader:
        assert reader.stdin is not None
        reader.stdin.write(line())
        reader.stdin.close()
        assert reader.wait(60) == 1


def test_qt_is_not_loaded() -> None:
    with begun("import sys; yield repr([n for n in sys.modules if n.startswith('PySide')]).encode()") as reader:
        assert _said(reader) == b"begun\n[]"


def test_what_it_makes_for_a_while_lies_where_it_goes_with_the_rest(tmp_path: Path) -> None:
    with begun("import tempfile; yield tempfile.gettempdir().encode()") as reader:
        assert _said(reader, line(tmp_path / "new.tenken")) == b"begun\n" + os.fsencode(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone limits the memory of a process")
def test_its_memory_is_limited() -> None:
    with begun(f"bytearray({read_command.MOST_MEMORY})") as reader:
        _said(reader)
        assert reader.wait(60) == 1


def test_where_the_answer_cannot_be_said_it_fails() -> None:
    with begun("raise OSError") as reader:
        _said(reader)
        assert reader.wait(60) == 1


def _said(reader: "subprocess.Popen[bytes]", asked: bytes = b"") -> bytes:
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(asked or line())
    reader.stdin.flush()
    return reader.stdout.read()
