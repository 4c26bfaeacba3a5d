"""Where a command finds its workbook, and what keeps it from opening it: permissions, another window, a backup."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from app.domain.answers import Entry, Status
from app.files import DiskFull, FolderNotWritable
from app.storage.errors import WorkbookReadOnly
from app.storage.workbook import Workbook
from tests.cli.program import ROOT, Done, M, assert_says, entries


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "behind it"])
@pytest.mark.parametrize("joined", [True, False])
def test_with_a_data_folder_everything_lies_under_it(run, elsewhere, tmp_path, before, joined):
    option = ["--data-dir=deep/data"] if joined else ["--data-dir", "deep/data"]

    def call(command: str, *arguments: str) -> Done:
        return run(*option, command, *arguments) if before else run(command, *arguments, *option)

    assert call("set", M, "--status", "done").status == 0
    assert call("report", "checklist", "--out", "deep/data/x.pdf").status == 0
    assert call("catalogue").status == 0
    files = sorted(f.relative_to(elsewhere).as_posix() for f in elsewhere.rglob("*") if f.is_file())
    assert files == ["deep/data/tenken.tenken", "deep/data/x.pdf"]
    assert not (tmp_path / "home").exists()


def test_without_one_the_users_data_folder_is_taken(run, monkeypatch, tmp_path, elsewhere):
    from app import paths

    monkeypatch.setattr("platformdirs.user_data_path", lambda *_names, **_options: tmp_path / "home" / "Tenken")
    assert run("set", M, "--status", "done").status == 0
    assert entries(paths.data_dir().workbook) == {M: Entry(Status.DONE)}
    assert list(elsewhere.iterdir()) == []


def test_a_data_folder_that_is_a_file_is_told(run, book):
    assert_says(run("--data-dir", book, "set", M, "--status", "done"), str(book))
    assert entries(book)[M].status is Status.UNANSWERED


def test_no_workbook_is_made_in_a_folder_that_is_missing(run, tmp_path):
    path = tmp_path / "missing" / "a.tenken"
    assert_says(run("set", "--workbook", path, M, "--status", "done"), str(path.parent), "nothing was changed")
    assert not path.parent.exists()


@pytest.fixture
def in_use(book: Path) -> Iterator[Path]:
    """Another process has the workbook open."""
    code = (
        "import sys; from pathlib import Path; from app.storage.workbook import Workbook\n"
        "with Workbook.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(book)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        yield book
        other.communicate()


def test_a_workbook_in_use_elsewhere_is_told(run, in_use, tmp_path):
    done = run("set", "--workbook", in_use, M, "--status", "done")
    assert_says(done, str(in_use), "another window", "nothing was changed", "close it")
    done = run("report", "checklist", "--workbook", in_use, "--out", tmp_path / "x.pdf")
    assert done.status == 0
    assert "what was saved by then" in done.err
    assert (tmp_path / "x.pdf").exists()


def test_a_workbook_that_may_only_be_read_is_told(run, guarded):
    path = guarded / "a.tenken"
    assert run("set", "--workbook", path, M, "--note", "前").status == 0
    path.chmod(0o400)
    assert_says(run("set", "--workbook", path, M, "--note", "後"), str(path), "only be read")
    assert run("check", path).status == 0
    path.chmod(0o600)
    assert entries(path)[M].note == "前"


@pytest.mark.parametrize("mode", [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)], ids=["file", "folder", "both"])
def test_what_may_only_be_read_can_be_printed_and_taken_elsewhere(run, guarded, mode):
    folder = guarded / "there"
    folder.mkdir()
    path = folder / "a.tenken"
    assert run("set", "--workbook", path, M, "--note", "前").status == 0
    path.chmod(mode[0])
    folder.chmod(mode[1])
    for name in ("report", "export"):
        what = "checklist" if name == "report" else "json"
        out = guarded / f"x.{'pdf' if name == 'report' else 'json'}"
        assert run(name, what, "--workbook", path, "--out", out).err == ""
        assert out.stat().st_size > 500
    assert run("profile", "--workbook", path).status == run("applicability", "--workbook", path).status == 0
    printed = " ".join(page.extract_text() for page in pypdf.PdfReader(guarded / "x.pdf").pages)
    assert not re.search(r"\d{3}-\d{4}-\d", printed), "a number that cannot be kept is not given"
    assert [item.name for item in folder.iterdir()] == ["a.tenken"]
    folder.chmod(0o700)
    path.chmod(0o600)
    assert entries(path)[M].note == "前"


@pytest.mark.parametrize("kind", [WorkbookReadOnly, FolderNotWritable, DiskFull])
def test_a_report_of_what_may_only_be_read_speaks_of_no_change(run, book, tmp_path, monkeypatch, kind):
    """On any system: what opening it for writing meets, such as a disk that is only to be read, is played here."""

    def refuse(path: Path, *_rest: object, **_more: object) -> Workbook:
        raise kind(path)

    monkeypatch.setattr(Workbook, "open", refuse)
    done = run("report", "checklist", "--workbook", book, "--out", tmp_path / "x.pdf")
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "x.pdf").stat().st_size > 500
    told = run("set", "--workbook", book, M, "--status", "done")
    assert told.status != 0
    assert "last change" not in told.err


@pytest.mark.parametrize("command", [("set", M, "--status", "done"), ("import", "json", "x.json")])
def test_a_data_folder_that_cannot_be_made_is_told(run, guarded, command):
    (guarded / "closed").mkdir(mode=0o500)
    done = run("--data-dir", guarded / "closed" / "d", *command)
    assert_says(done, str(guarded / "closed" / "d"), "keeps its data", "--data-dir")


def test_a_workbook_that_may_not_even_be_read_is_told(run, guarded):
    path = guarded / "a.tenken"
    assert run("set", "--workbook", path, M, "--note", "前").status == 0
    path.chmod(0)
    assert_says(run("check", path), str(path), "may not be read")
    assert_says(run("set", "--workbook", path, M, "--note", "後"), str(path), "may not be read")


def test_a_folder_that_may_not_be_written_is_told(run, guarded):
    (guarded / "closed").mkdir(mode=0o500)
    assert_says(run("set", "--workbook", guarded / "closed" / "a.tenken", M, "--status", "done"), "closed")
    assert_says(run("--data-dir", guarded / "closed" / "d", "set", M, "--status", "done"), "closed")


def test_no_command_works_in_a_backup(run, book, tmp_path):
    from app.storage.backup import keep_generation

    with Workbook.open(book) as workbook:
        backup = keep_generation(workbook, tmp_path / "backups")
    content = backup.read_bytes()
    for command in (
        ["set", "administrator-E-10", "--note", "x"],
        ["profile"],
        ["profile", "--set", "people=3"],
        ["applicability"],
    ):
        status, _out, said = run(*command, "--workbook", backup)
        assert status == 1
        assert "is a backup" in said
        assert "import hand-over" in said
    assert backup.read_bytes() == content
    assert run("import", "hand-over", backup, "--workbook", tmp_path / "new.tenken")[0] == 0
    assert run("set", "administrator-E-10", "--note", "x", "--workbook", tmp_path / "new.tenken")[0] == 0
    assert backup.read_bytes() == content
