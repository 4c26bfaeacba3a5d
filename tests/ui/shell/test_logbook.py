"""The log: a file in the data folder, with where an error arose, and no reason to fail where it cannot be written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTING = """
import sys
from pathlib import Path
from app.ui.shell.logbook import log
assert "logging" not in sys.modules, "nothing is loaded for a log that stays empty"
def fail(what):
    try:
        1 / 0
    except ZeroDivisionError as error:
        log.warning(what, exc_info=error)
if "early" in sys.argv:
    fail("before the file is known")
log.keep_in(Path(sys.argv[1]))
fail("a thing went wrong")
import logging
logging.getLogger("another library").warning("by a library")
"""


def noted(log: Path, *when: str) -> str:
    """What a program that notes an error in this file says beside it."""
    command = [sys.executable, "-c", NOTING, str(log), *when]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr


def test_an_error_is_noted_with_where_it_arose(tmp_path: Path) -> None:
    assert noted(tmp_path / "tenken.log") == ""
    text = (tmp_path / "tenken.log").read_text("utf-8")
    assert "a thing went wrong" in text
    assert "ZeroDivisionError" in text
    assert "another library" in text
    assert "by a library" not in text, "it may quote a file"


def test_where_no_file_can_be_written_it_goes_on(tmp_path: Path) -> None:
    said = noted(tmp_path / "nowhere" / "tenken.log")
    assert "no log file" in said
    assert "a thing went wrong" in said


def test_what_is_noted_before_the_file_is_known_keeps_nothing_out_of_it(tmp_path: Path) -> None:
    assert "before the file is known" in noted(tmp_path / "tenken.log", "early")
    assert "a thing went wrong" in (tmp_path / "tenken.log").read_text("utf-8")


WORDS = """
import logging, sys
from pathlib import Path
from app.ui.shell.logbook import log
log.keep_in(Path(sys.argv[1]))
try:
    try:
        open("/secret/path/of/Mori")
    except OSError:
        raise ValueError("secret words")
except ValueError as error:
    log.warning("a thing went wrong", exc_info=error)
logging.getLogger("fontTools").warning("secret %s", "words")
logging.getLogger("app.x").warning("ours %s", "secret")
"""


def test_no_word_of_a_user_stands_in_it(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", WORDS, str(tmp_path / "tenken.log")], check=True)
    text = (tmp_path / "tenken.log").read_text("utf-8")
    assert "secret" not in text
    assert "Mori" not in text
    assert "FileNotFoundError 2\nthen:" in text
    assert text.count("ValueError") == 1
    assert "fontTools" in text
    assert "ours %s" in text


FILLING = """
import logging, sys
from pathlib import Path
from app.ui.shell.logbook import log
log.keep_in(Path(sys.argv[1]))
log.begin()
for _ in range(int(sys.argv[2])):
    logging.getLogger("app.x").warning("x" * 1000)
"""


def test_it_begins_anew_when_it_is_full(tmp_path: Path) -> None:
    file = tmp_path / "tenken.log"
    for count in (100, 300, 200):
        subprocess.run([sys.executable, "-c", FILLING, str(file), str(count)], check=True)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert sizes.keys() == {"tenken.log", "tenken.log.1"}
    assert all(size < 300_000 for size in sizes.values())
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


REFUSED = """
import errno, logging, os, sys
from pathlib import Path
from app.ui.shell.log_file import begin_log
def refuse(*_given):
    raise PermissionError(errno.EACCES, "another process has it open")
Path.replace = refuse
file, truncate = Path(sys.argv[1]), os.truncate
def note(letter):
    begin_log(file)
    for _ in range(700):
        logging.getLogger("app.x").warning(letter * 1000)
    print(file.stat().st_size, letter in file.read_text("utf-8"))
note("a")
os.truncate = refuse
note("b")
note("c")
os.truncate = truncate
note("d")
"""


@pytest.mark.parametrize("size", [0, 300_000])
def test_where_it_cannot_be_renamed_noting_goes_on_and_never_fails(tmp_path: Path, size: int) -> None:
    """As on Windows while a second window has it open: the file begins anew, or stays as it is, and no larger."""
    (file := tmp_path / "tenken.log").write_text("x" * size)
    done = subprocess.run([sys.executable, "-c", REFUSED, str(file)], capture_output=True, text=True, check=True)
    noted = [line.split() for line in done.stdout.splitlines()]
    assert done.stderr == ""
    assert [is_in for _size, is_in in noted] == ["True", "True", "False", "True"]
    assert all(int(size) < 300_000 for size, _is_in in noted)
    assert [path.name for path in tmp_path.iterdir()] == ["tenken.log"]
