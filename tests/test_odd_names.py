"""Folders and files whose names are no UTF-8, as old archives and disks have them: every command takes them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import main
from app import i18n
from app.domain.filenames import readable_name
from app.exchange.table_files import TableFormat
from app.files import FileHeld, StorageError
from app.storage.backup import generations
from app.storage.workbook import Workbook
from app.words.messages import message_for
from tests.languages import LANGUAGES
from tests.words.samples import STORAGE, storage_errors

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")

NAMES = {
    "Shift_JIS": "点検".encode("cp932"),
    "EUC-JP": "点検".encode("euc_jp"),
    "Latin-1": b"caf\xe9",
    "no text at all": b"\xff\xfe\x80",
    "a UTF-8 character cut short": "点検".encode()[:-1],
    "with signs of addresses": b"\x93%25 #?&'",
}
M = "administrator-E-10"


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return os.fsdecode(NAMES[request.param])


@pytest.fixture
def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command in a home of such a name, with each language of the words; what it printed, which is text."""
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "home"))
    monkeypatch.setattr(i18n, "system_language", lambda: "ja")

    def done(*arguments: object, status: int = 0) -> str:
        assert main.main([str(part) for part in arguments]) == status, capsys.readouterr().err
        out, err = capsys.readouterr()
        (out + err).encode()
        assert "\\udc" not in out + err
        return out + err

    return done


EXPORTS = (*(kind.value for kind in TableFormat), "ics", "json", "hand-over", "schema")


@pytest.mark.parametrize("is_default", [True, False], ids=["in the data folder", "beside it"])
def test_every_command_works_in_it(run, folder: Path, name: str, is_default: bool) -> None:
    path = folder / "home" / "Tenken" / "tenken.tenken" if is_default else folder / f"{name}.tenken"
    which = [] if is_default else ["--workbook", path]
    assert readable_name(str(path)) in run("set", *which, M, "--status", "done", "--note", "a")
    assert path.exists()
    for kind in EXPORTS:
        out = folder / f"{name}.{kind}"
        source = which if kind != "schema" else []
        assert readable_name(str(out)) in run("export", kind, *source, "--out", out)
        assert out.stat().st_size > 100
    for ending in ("pdf", "zip", "docx"):
        out = folder / f"{name}.{ending}"
        assert readable_name(str(out)) in run("report", "policy-draft", *which, "--out", out)
        assert out.stat().st_size > 1000
    (folder / f"{name}.csv").write_text(f"measure_id,note\n{M},b\n", encoding="utf-8")
    for kind in TableFormat:
        run("import", kind.value, *which, folder / f"{name}.{kind.value}", "--conflicts", "take")
    for kind in ("json", "hand-over"):
        run("import", kind, folder / f"{name}.{kind}", "--workbook", folder / f"{name}-{kind}.tenken")
    for each in (path, *(folder / f"{name}-{kind}.tenken" for kind in ("json", "hand-over"))):
        assert run("check", each)
    run("profile", *which)
    run("applicability", *which)
    with Workbook.open(path) as workbook:
        assert len(generations(workbook, folder / "home" / "Tenken" / "backups")) == 1
    assert not list(folder.rglob("*.tmp"))


def test_a_locked_hand_over_file_goes_through_it(run, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENKEN_PASSWORD", "correct horse 8")
    path, locked, arrived = (folder / f"{name}{n}.tenken" for n in range(3))
    run("set", "--workbook", path, M, "--note", "a")
    run("export", "hand-over", "--workbook", path, "--out", locked)
    assert locked.read_bytes().startswith(b"%PDF")
    run("import", "hand-over", locked, "--workbook", arrived)
    with Workbook.open(arrived) as workbook:
        assert workbook.entry(M).note == "a"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "{path}"),
        ("report", "checklist", "--workbook", "{path}", "--out", "x.pdf"),
        ("export", "csv", "--workbook", "{path}", "--out", "x.csv"),
        ("import", "json", "{path}"),
        ("import", "hand-over", "{path}"),
        ("applicability", "--workbook", "{path}"),
    ],
)
def test_a_missing_file_of_such_a_name_is_said_readably(run, tmp_path: Path, name: str, arguments: list[str]) -> None:
    path = tmp_path / "nowhere" / name
    said = run(*(part.format(path=path) for part in arguments), status=1)
    assert readable_name(name) in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [*map(type, STORAGE)])
def test_every_error_about_a_file_is_said_in_text(kind: type[StorageError], lang: str, name: str) -> None:
    i18n.use(lang)
    message = message_for(storage_errors(Path("/", name, name))[kind])
    assert message is not None
    message.line.encode()


def test_the_other_name_that_is_offered_is_one(folder: Path, name: str) -> None:
    held = FileHeld(folder / f"{name}.pdf")
    held.free.touch()
    assert FileHeld(folder / f"{name}.pdf").free != held.free


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("点検".encode("cp932"), "点検"),
        ("/home/みどり/".encode() + "表の予定".encode("cp932") + b"/plan.pdf", "/home/みどり/表の予定/plan.pdf"),
        ("ﾃﾝｹﾝ".encode("cp932"), "ﾃﾝｹﾝ"),
        ("点検.tenken".encode(), "点検.tenken"),
        (b"caf\xe9", "caf�"),
        (b"a\xff\xfeb", "a��b"),
    ],
)
def test_a_name_is_read_as_japanese_where_it_is(raw: bytes, shown: str) -> None:
    assert readable_name(os.fsdecode(raw)) == shown


def test_half_a_character_of_windows_is_shown_as_missing() -> None:
    assert readable_name("a\ud800b") == "a�b"
