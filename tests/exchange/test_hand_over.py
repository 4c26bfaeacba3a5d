"""The file that takes a workbook to another PC, with and without a password."""

import itertools
import os
import random
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.passwords import PasswordUnfit
from app.domain.profile import Known
from app.domain.tools import Tool
from app.exchange import hand_over_file
from app.exchange.refusals import FileTooLarge, Unreadable, Why, WrongPassword
from app.files import PathMissing, PathTaken
from app.reports.documents.hand_over import cover
from app.reports.press.protection import protected
from app.storage.dump import dump
from app.storage.errors import FileKind, NotAWorkbook, NotReadable
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.files_in import needs_password, receive
from app.work.files_out import export_hand_over
from tests.exchange.samples import fill
from tests.kept import kept_edits

PASSWORD = "犬と猫と correct horse"


@pytest.fixture(scope="module")
def page() -> bytes:
    return cover()


@pytest.fixture
def locked(workbook: Workbook, page: bytes, tmp_path: Path) -> Path:
    fill(workbook)
    export_hand_over(tmp_path / "locked.tenken", workbook, page, PASSWORD)
    return tmp_path / "locked.tenken"


def unpacked(path: Path) -> tuple[bytes, dict[str, bytes]]:
    """The workbook and the records in a file, as contents."""
    with TemporaryDirectory() as folder:
        found = hand_over_file.unpack(path, PASSWORD, Path(folder))
        return found.workbook.read_bytes(), {name: record.read_bytes() for name, record in found.records.items()}


def packed(workbook: bytes, page: bytes) -> bytes:
    return protected(hand_over_file.pack(workbook, page), PASSWORD)


def test_with_the_password_the_very_workbook_arrives(workbook, locked, tmp_path):
    receive(locked, tmp_path / "new.tenken", PASSWORD)
    assert check_workbook(tmp_path / "new.tenken").result is Result.SOUND
    with Workbook.open(tmp_path / "new.tenken") as arrived:
        assert dump(arrived) == dump(workbook)


def test_without_a_password_it_is_a_copy_of_the_workbook(workbook, tmp_path):
    fill(workbook)
    export_hand_over(tmp_path / "plain.tenken", workbook, b"", "")
    assert not needs_password(tmp_path / "plain.tenken")
    receive(tmp_path / "plain.tenken", tmp_path / "new.tenken")
    with Workbook.open(tmp_path / "new.tenken") as arrived:
        assert dump(arrived) == dump(workbook)


@pytest.mark.parametrize("wrong", ["", "correct horse", f"{PASSWORD} ", PASSWORD.upper()])
def test_without_the_password_nothing_arrives(locked, tmp_path, wrong):
    assert needs_password(locked)
    with pytest.raises(WrongPassword):
        receive(locked, tmp_path / "new.tenken", wrong)
    assert not (tmp_path / "new.tenken").exists()


def test_a_password_is_the_same_however_it_is_composed(workbook, page, tmp_path):
    export_hand_over(tmp_path / "a.tenken", workbook, page, "か\u3099き\u3099く\u3099け\u3099 12345")
    receive(tmp_path / "a.tenken", tmp_path / "new.tenken", "がぎぐげ 12345")
    assert (tmp_path / "new.tenken").exists()


def test_a_short_password_makes_no_file(workbook, page, tmp_path):
    with pytest.raises(PasswordUnfit):
        export_hand_over(tmp_path / "a.tenken", workbook, page, "1234567")
    assert not (tmp_path / "a.tenken").exists()


def test_it_is_aes_256_and_nothing_of_it_can_be_read(locked):
    with pikepdf.open(locked, password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        methods = (pdf.encryption.stream_method, pdf.encryption.file_method, pdf.encryption.string_method)
        assert {method.name for method in methods} == {"aesv3"}
    content = locked.read_bytes()
    assert b"SQLite format" not in content
    assert PASSWORD.encode() not in content


def test_a_viewer_of_pdf_files_shows_what_it_is_in_both_languages(locked):
    command = ["pdftotext", "-upw", PASSWORD, "-raw", str(locked), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert "点検の引き継ぎファイル" in text
    assert "A hand-over file of Tenken" in text
    assert text.count("\f") == 1


def test_another_pdf_is_none(page, tmp_path):
    path = tmp_path / "x.tenken"
    path.write_bytes(page)
    assert not needs_password(path)
    with pytest.raises(NotAWorkbook) as caught:
        receive(path, tmp_path / "new.tenken", PASSWORD)
    assert caught.value.kind is FileKind.PDF


def pdf_of(kind: str, page: bytes, locked: Path) -> bytes:
    document = BytesIO()
    match kind:
        case "another":
            return page
        case "another with a password":
            return protected(page, PASSWORD)
        case "another that carries a file":
            with pikepdf.open(BytesIO(page)) as pdf:
                pdf.attachments["x.txt"] = pikepdf.AttachedFileSpec(pdf, b"x", mime_type="text/plain")
                pdf.save(document, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6))
            return document.getvalue()
        case "unlocked by a viewer":
            with pikepdf.open(locked, password=PASSWORD) as pdf:
                pdf.save(document)
            return document.getvalue()
    return locked.read_bytes()


@pytest.mark.parametrize("name", ["x.tenken", "x.pdf", "x"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("another", False),
        ("another with a password", False),
        ("another that carries a file", False),
        ("unlocked by a viewer", False),
        ("a hand-over file", True),
    ],
)
def test_a_hand_over_file_is_told_by_what_it_carries(page, locked, tmp_path, name, kind, expected):
    path = tmp_path / name
    path.write_bytes(pdf_of(kind, page, locked))
    assert needs_password(path) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert not hand_over_file.is_locked_hand_over(tmp_path / "pipe")
    with pytest.raises(NotReadable):
        receive(tmp_path / "pipe", tmp_path / "new.tenken")


def test_a_pdf_that_carries_something_else_is_none(page, tmp_path):
    path = tmp_path / "x.tenken"
    path.write_bytes(packed(b"MZ this is a program", page))
    with pytest.raises(NotAWorkbook):
        receive(path, tmp_path / "new.tenken", PASSWORD)
    assert not (tmp_path / "new.tenken").exists()


def test_a_pdf_that_unpacks_without_end_is_refused(page, tmp_path, monkeypatch):
    path = tmp_path / "x.tenken"
    path.write_bytes(packed(b"\0" * 10_000_000, page))
    monkeypatch.setattr(hand_over_file, "HAND_OVER_LIMIT", 1_000_000)
    with pytest.raises(Unreadable):
        receive(path, tmp_path / "new.tenken", PASSWORD)


def test_a_file_beyond_the_limit_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "x.tenken"
    with path.open("wb") as file:
        file.write(b"%PDF-2.0")
        file.truncate(300 << 20)
    with pytest.raises(FileTooLarge):
        receive(path, tmp_path / "new.tenken", PASSWORD)


def test_a_damaged_workbook_does_not_arrive(workbook, tmp_path):
    fill(workbook)
    export_hand_over(tmp_path / "plain.tenken", workbook, b"", "")
    content = bytearray((tmp_path / "plain.tenken").read_bytes())
    place = content.rindex("佐藤".encode())
    content[place + 1] ^= 1
    (tmp_path / "plain.tenken").write_bytes(content)
    with pytest.raises(Unreadable, match=Why.BROKEN):
        receive(tmp_path / "plain.tenken", tmp_path / "new.tenken")
    assert not (tmp_path / "new.tenken").exists()


def test_what_is_there_already_stays(locked, tmp_path):
    (tmp_path / "new.tenken").write_bytes(b"mine")
    with pytest.raises(PathTaken):
        receive(locked, tmp_path / "new.tenken", PASSWORD)
    assert (tmp_path / "new.tenken").read_bytes() == b"mine"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PathMissing):
        needs_password(tmp_path / "nix.tenken")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mutated_file_raises_named_errors_only(page, tmp_path, data):
    content = bytearray(packed(b"SQLite format 3\0" + b"x" * 500, page))
    for _n in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "x.tenken"
    path.write_bytes(content[: data.draw(st.integers(100, len(content)))])
    try:
        unpacked(path)
    except (Unreadable, WrongPassword):
        return


def test_a_filter_that_is_none_of_ours_is_refused(page, tmp_path):
    target = BytesIO()
    with pikepdf.open(BytesIO(page)) as pdf:
        pdf.attachments[hand_over_file.ATTACHMENT] = pikepdf.AttachedFileSpec(pdf, b"x" * 100)
        stream = pdf.attachments[hand_over_file.ATTACHMENT].get_file().obj
        stream.write(b"x" * 10, filter=pikepdf.Name.LZWDecode)
        pdf.save(target, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6), compress_streams=False)
    path = tmp_path / "x.tenken"
    path.write_bytes(target.getvalue())
    with pytest.raises(Unreadable):
        unpacked(path)


HOSTILE = {
    "recovery": b"%PDF-1.7\n" + b"1 0 obj\n" * (2 << 20),
    "no table": b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"
    b"trailer << /Root 1 0 R /Encrypt 1 0 R /Size 2 >>\nstartxref\n9\n%%EOF\n",
    "a hidden stream of objects": b"%PDF-1.7\nxref\n0 1\n0000000009 00000 n \n"
    b"trailer << /Root 1 0 R /Encrypt 1 0 R /Size 2 /XRef#53tm 9 >>\nstartxref\n9\n%%EOF\n",
    "another table before": b"%PDF-1.7\nxref\n0 1\n0000000009 00000 n \n"
    b"trailer << /Root 1 0 R /Encrypt 1 0 R /Size 2 /Prev 9 >>\nstartxref\n9\n%%EOF\n",
    "one long object": b"%PDF-1.7\n1 0 obj\n<< /A ["
    + b"0 " * (1 << 20)
    + b"] >>\nendobj\nxref\n0 2\n0000000000 65535 f \n"
    b"0000000009 00000 n \ntrailer << /Root 1 0 R /Encrypt 1 0 R /Size 2 >>\nstartxref\n2097188\n%%EOF\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_built_as_ours_is_refused_unparsed(tmp_path, name, monkeypatch):
    """Such files take gigabytes or minutes before the library asks for the password."""
    monkeypatch.setattr(pikepdf, "open", lambda *_arguments, **_options: pytest.fail("this parsed it"))
    path = tmp_path / "x.tenken"
    path.write_bytes(HOSTILE[name])
    with pytest.raises(Unreadable) as caught:
        unpacked(path)
    assert caught.value.why is Why.NOT_A_HAND_OVER


def test_a_damaged_specification_of_the_attachment_is_told(page, tmp_path):
    target = BytesIO()
    with pikepdf.open(BytesIO(hand_over_file.pack(b"x", page))) as pdf:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names[1] = pikepdf.Dictionary(EF=pikepdf.Array([1]))
        pdf.save(target)
    path = tmp_path / "x.tenken"
    path.write_bytes(protected(target.getvalue(), PASSWORD))
    with pytest.raises(Unreadable) as caught:
        unpacked(path)
    assert caught.value.why is Why.NOT_A_HAND_OVER


def test_a_pipe_is_no_hand_over_file_and_is_not_waited_for(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "x.tenken")
    assert not hand_over_file.is_locked_hand_over(tmp_path / "x.tenken")


def attached(page: bytes, content: bytes, **how: object) -> bytes:
    """A locked PDF with an attachment of our name that was put in by hand."""
    target = BytesIO()
    with pikepdf.open(BytesIO(page)) as pdf:
        pdf.attachments[hand_over_file.ATTACHMENT] = pikepdf.AttachedFileSpec(pdf, content)
        pdf.attachments[hand_over_file.ATTACHMENT].get_file().obj.write(content, **how)
        pdf.save(target, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6), compress_streams=False)
    return target.getvalue()


def test_an_attachment_that_is_not_packed_is_read_as_it_is(page, tmp_path):
    path = tmp_path / "x.tenken"
    path.write_bytes(attached(page, b"x" * 100))
    assert unpacked(path) == (b"x" * 100, {})


def test_an_attachment_that_cannot_be_unpacked_is_told(page, tmp_path):
    path = tmp_path / "x.tenken"
    path.write_bytes(attached(page, b"no such thing", filter=pikepdf.Name.FlateDecode))
    with pytest.raises(Unreadable) as caught:
        unpacked(path)
    assert caught.value.why is Why.NOT_A_HAND_OVER


def test_a_locked_pdf_that_carries_nothing_is_none(page, tmp_path):
    path = tmp_path / "x.tenken"
    path.write_bytes(protected(page, PASSWORD))
    with pytest.raises(Unreadable) as caught:
        unpacked(path)
    assert caught.value.why is Why.NOT_A_HAND_OVER


# records

RECORDS = {"管理者A-2 2026-11-28.png": b"\x89PNG" * 5000, "契約書 (2).pdf": b"%PDF", "empty.txt": b""}


def carrying(page: bytes, records: dict[str, bytes], folder: Path) -> Path:
    path = folder / "x.tenken"
    path.write_bytes(protected(hand_over_file.pack(b"workbook", page, records), PASSWORD))
    return path


def test_records_come_out_as_they_went_in(page, tmp_path):
    assert unpacked(carrying(page, RECORDS, tmp_path)) == (b"workbook", RECORDS)


def test_as_many_as_may_be_come_out(page, tmp_path, monkeypatch):
    monkeypatch.setattr(hand_over_file, "MOST_CARRIED", 20)
    records = {f"{n}.png": bytes([n % 256]) for n in range(hand_over_file.MOST_CARRIED)}
    assert unpacked(carrying(page, records, tmp_path))[1] == records
    too_many = carrying(page, records | {"one.png": b"more"}, tmp_path)
    with pytest.raises(Unreadable):
        unpacked(too_many)


@pytest.mark.parametrize(
    "names",
    [
        ["../up.png"],
        ["/etc/passwd"],
        ["C:\\Windows\\x.dll"],
        ["a/b.png"],
        ["nul.txt"],
        [".bashrc"],
        [""],
        ["a\u202egnp.exe"],
        ["a.png", "A.PNG"],
        ["が.png", "か\u3099.png"],
        ["x" * 300],
    ],
)
def test_names_that_lead_elsewhere_are_refused(page, tmp_path, names):
    path = carrying(page, dict.fromkeys(names, b"x"), tmp_path)
    with pytest.raises(Unreadable) as caught:
        receive(path, tmp_path / "sub.tenken", PASSWORD)
    assert caught.value.why is Why.NOT_A_HAND_OVER
    assert [found.name for found in tmp_path.iterdir()] == ["x.tenken"]


@pytest.mark.parametrize("sizes", [(1000, 1), (500, 501), (999, 0, 2)])
def test_records_are_unpacked_to_so_many_bytes_in_all(page, tmp_path, monkeypatch, sizes):
    path = carrying(page, {f"{n}.bin": b"x" * size for n, size in enumerate(sizes)}, tmp_path)
    monkeypatch.setattr(hand_over_file, "require_size", lambda _path, _limit: None)
    monkeypatch.setattr(hand_over_file, "HAND_OVER_LIMIT", len(b"workbook") + 1000)
    with pytest.raises(Unreadable):
        unpacked(path)


@pytest.mark.parametrize("size", [0, 1, 1000, 10_000])
@pytest.mark.parametrize("kind", ["same", "other"])
def test_a_stream_is_unpacked_piece_by_piece(size, kind, monkeypatch):
    monkeypatch.setattr(hand_over_file, "_AT_ONCE", 100)
    content = bytes(size) if kind == "same" else random.Random(size).randbytes(size)
    packed = memoryview(zlib.compress(content))
    pieces = list(hand_over_file._unpacked(packed))
    assert b"".join(pieces) == content
    assert max(map(len, pieces), default=0) <= 100
    for raw in (packed[:-5], packed[:0]):
        with pytest.raises((OverflowError, zlib.error)):
            list(hand_over_file._unpacked(raw))


def test_a_record_that_is_not_packed_has_the_same_limit(page, tmp_path, monkeypatch):
    target = BytesIO()
    with pikepdf.open(BytesIO(hand_over_file.pack(b"workbook", page, {"a.bin": b"x" * 100}))) as pdf:
        for name in pdf.attachments:
            stream = pdf.attachments[name].get_file().obj
            stream.write(stream.read_bytes())
        pdf.save(target, encryption=pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6), compress_streams=False)
    path = tmp_path / "x.tenken"
    path.write_bytes(target.getvalue())
    assert unpacked(path)[1] == {"a.bin": b"x" * 100}
    monkeypatch.setattr(hand_over_file, "require_size", lambda _path, _limit: None)
    monkeypatch.setattr(hand_over_file, "HAND_OVER_LIMIT", len(b"workbook") + 99)
    with pytest.raises(Unreadable):
        unpacked(path)


def test_the_tools_arrive(workbook, page, tmp_path):
    tools = {f"profile.{tool}": known for tool, known in zip(Tool, itertools.cycle(Known), strict=False)}
    workbook.apply(kept_edits(workbook, tools))
    export_hand_over(tmp_path / "locked.tenken", workbook, page, PASSWORD)
    receive(tmp_path / "locked.tenken", tmp_path / "new.tenken", PASSWORD)
    with Workbook.open(tmp_path / "new.tenken") as arrived:
        assert {key: text for key, text in arrived.texts.items() if key.startswith("profile.")} == tools
