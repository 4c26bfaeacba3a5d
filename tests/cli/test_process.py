"""The program as a process of its own: what it loads, consoles of every encoding, pipes, full disks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT, M, entries, program


def test_commands_load_no_qt(book, tmp_path):
    commands = [
        ["--version"],
        ["--help"],
        ["catalogue"],
        ["report", "--list"],
        ["report", "checklist", "--workbook", str(book), "--out", str(tmp_path / "x.pdf")],
        ["set", "--workbook", str(book), M, "--status", "done"],
        ["profile", "--workbook", str(book), "--set", "people=5"],
        ["applicability", "--workbook", str(book)],
        ["check", str(book)],
    ]
    code = (
        "import json, sys, main\n"
        "for command in json.loads(sys.argv[1]):\n"
        "    assert main.main(command) == 0, command\n"
        "    loaded = [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6', 'app.ui'))]\n"
        "    assert not loaded, (command, loaded)\n"
    )
    command = [sys.executable, "-c", code, json.dumps(commands)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "settings",
    [
        {"LANG": "ja_JP.UTF-8"},
        {"LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {},
        {"LANG": "ja_JP.UTF-8", "PYTHONIOENCODING": "cp932"},
        {"LANG": "ja_JP.UTF-8", "PYTHONIOENCODING": "ascii"},
        {"LANG": "en_US", "PYTHONIOENCODING": "cp1252:strict"},
    ],
    ids=str,
)
def test_every_locale_and_encoding_of_the_console_does(settings):
    done = program("report", "nonsense髙𠮷😀", **settings)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "nonsense" in done.stderr.decode("utf-8")
    done = program("--help", **settings)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [["catalogue"], ["report", "--list"], ["--help"], ["--version"]], ids=" ".join)
def test_a_reader_that_goes_away_early_is_no_error_to_talk_about(arguments):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.parametrize("arguments", [["catalogue"], ["report", "--list"]], ids=" ".join)
def test_output_that_finds_no_room_is_told(arguments):
    full = Path("/dev/full")
    if not full.exists():
        pytest.fail("this system has no /dev/full: give this test another disk without room")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with full.open("wb") as stdout:
        command = [sys.executable, str(ROOT / "main.py"), *arguments]
        done = subprocess.run(command, env=environment, stdout=stdout, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"The disk is full")
    assert len(done.stderr.splitlines()) == 1


def test_two_processes_that_write_one_after_the_other_keep_both(book):
    for n, one in enumerate(("executive-A-1", "executive-A-2")):
        assert program("set", "--workbook", str(book), one, "--note", str(n), LANG="ja_JP.UTF-8").returncode == 0
    assert {i: e.note for i, e in entries(book).items()} == {
        M: "前からある備考",
        "executive-A-1": "0",
        "executive-A-2": "1",
    }


def test_bytes_that_are_no_text_are_left_out_and_told(book):
    done = program("set", "--workbook", str(book), M, "--note", b"\xe5\x89\x8d\xff\xf0\x9f", LANG="C.UTF-8")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert entries(book)[M].note == "前"


def test_a_file_name_that_is_no_text_can_be_used_and_told(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff.tenken"
    for status in ("done", "partial"):
        done = program("set", "--workbook", name, M, "--status", status, LANG="C.UTF-8")
        assert (done.returncode, done.stderr) == (0, b"")
    assert program("check", name, LANG="C.UTF-8").returncode == 0
