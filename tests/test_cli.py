"""The command line: what it does, and that each thing that goes wrong is one line which says what and what to do."""

import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pikepdf
import pypdf
import pytest

import main
from app import __version__, i18n
from app.domain.answers import EMPTY, Carrier, Change, Entry, Field, Priority, Status
from app.domain.profile import KEYS
from app.domain.undo import SettingChange
from app.reports.documents.listing import DOCUMENTS, occasion
from app.storage.workbook import Workbook
from tests.kept import kept
from tests.permissions import bound_folder

ROOT = Path(__file__).parents[1]
M, D2 = "administrator-E-10", "administrator-D-2"


class Done(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, so that what is written beside it is seen."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return folder


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line that would open the window fails here, instead of waiting for somebody to close it."""
    window = SimpleNamespace(run=lambda *_arguments: pytest.fail("this opened the window"))
    monkeypatch.setitem(sys.modules, "app.ui.shell.application", window)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def call(*arguments: object) -> Done:
        status = main.main([str(a) for a in arguments])
        return Done(status, *capsys.readouterr())

    return call


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook of みどり商店 with one answer."""
    path = tmp_path / "みどり #1 50%41.tenken"
    with Workbook.create(path, "みどり商店") as workbook:
        workbook.apply([Change(M, Field.NOTE, "", "前からある備考")])
    return path


@pytest.fixture
def guarded(run: Callable[..., Done], book: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of a user whom permissions bind: root, whom they do not, becomes nobody for the test."""
    run("report", "checklist", "--workbook", book, "--out", tmp_path / "x.pdf", "--view", "executive")
    run("check", tmp_path)  # nobody may find no way to the modules either: these commands load them
    run("report", "nonsense")
    run("export", "json", "--workbook", book, "--out", tmp_path / "x.json")
    run("import", "json", tmp_path / "missing.json", "--workbook", tmp_path / "x.tenken")
    with bound_folder() as folder:
        yield folder


def entries(path: Path) -> dict[str, Entry]:
    with Workbook.open(path) as workbook:
        return workbook.entries()


def content(path: Path) -> object:
    with Workbook.open(path) as workbook:
        return workbook.organisation, workbook.entries(), workbook.last_change


def assert_says(done: Done, *parts: str, status: int = 1) -> None:
    """One line on standard error with these parts, and nothing else."""
    assert done.status == status
    assert done.out == ""
    assert done.err.endswith("\n")
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    for part in parts:
        assert part in done.err


def program(*arguments: str | bytes, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own, with these variables in its environment."""
    kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "XDG_DATA_HOME", "PYTHONDONTWRITEBYTECODE")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | settings
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)


# version, help, wrong usage


def test_version(run):
    assert run("--version") == Done(0, f"Tenken {__version__}\n", "")


@pytest.mark.parametrize(
    ("lang", "sentence"), [("en_US.UTF-8", "Opens the window."), ("ja_JP.UTF-8", "ウィンドウを開きます。")]
)
def test_help_names_every_command_in_the_language_of_the_system(run, monkeypatch, lang, sentence):
    monkeypatch.setenv("LANG", lang)
    done = run("--help")
    assert (done.status, done.err) == (0, "")
    assert sentence in done.out
    assert all(
        f"\n  {command} " in done.out for command in ("catalogue", "report", "set", "profile", "applicability", "check")
    )
    assert all(option in done.out for option in ("--version", "--data-dir", "--smoke-test"))


@pytest.mark.parametrize(("lang", "sentence"), [("en", "record an answer"), ("ja_JP", "回答や予定を記録する")])
def test_each_command_has_help(run, monkeypatch, lang, sentence):
    monkeypatch.setenv("LANG", lang)
    done = run("set", "--help")
    assert (done.status, done.err) == (0, "")
    assert sentence in done.out
    assert "not_applicable" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("frobnicate", "--workbook", "x"),
        ("--frobnicate",),
        ("catalogue", "--frobnicate"),
        ("catalogue", "more"),
        ("catalog",),
        ("--data-dir", "d", "frobnicate"),
        ("--data-dir",),
        ("--data", "d", "catalogue"),
        ("report", "checklist", "--lang", "fr", "--out", "x.pdf"),
        ("report", "checklist", "--view", "boss", "--out", "x.pdf"),
        ("report", "checklist"),
        ("set",),
        ("set", "--workbook", "x.tenken"),
        ("set", "--status", "done"),
        ("set", M, "--stat", "done"),
        ("check",),
        ("set", M, "two\nlines"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(("lang", "words"), [("en", "Wrong usage"), ("ja", "使い方が違います")])
def test_wrong_usage_is_one_line_and_writes_nothing(run, monkeypatch, elsewhere, arguments, lang, words):
    monkeypatch.setenv("LANG", lang)
    assert_says(run(*arguments), words, "--help", status=2)
    assert list(elsewhere.iterdir()) == []


# catalogue


def test_catalogue_is_json_with_every_measure_and_category(run):
    done = run("catalogue")
    assert (done.status, done.err) == (0, "")
    printed = json.loads(done.out)
    assert [len(printed[key]) for key in ("measures", "categories")] == [98, 13]
    assert set(printed["measures"][0]) == {
        *("id", "label", "role", "category", "number", "level", "page", "notify_staff", "recurrence", "counterparts"),
        *("effort", "title", "requirement", "why", "steps", "done_when", "evidence", "question", "notice", "alone"),
    }
    assert set(printed["measures"][0]["title"]) == {"ja", "en"}
    assert set(printed["categories"][0]) == {"id", "name", "page"}
    assert "管理者Ｅ-10" in done.out


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's files in a folder where they can be damaged."""
    folder = tmp_path / "installed"
    shutil.copytree(ROOT / "resources" / "catalogue", folder / "resources" / "catalogue")
    monkeypatch.setattr(sys, "_MEIPASS", str(folder), raising=False)
    return folder / "resources" / "catalogue"


@pytest.mark.parametrize("content", [b"", b"[broken", b"\xff\xfe", None], ids=["empty", "broken", "binary", "missing"])
@pytest.mark.parametrize("file", ["facts.toml", "en/measures/K.toml"])
def test_a_damaged_catalogue_is_named_with_what_mends_it(run, installed, file, content):
    (installed / file).unlink()
    if content is not None:
        (installed / file).write_bytes(content)
    assert_says(run("catalogue"), file, "Your workbook was not touched", "Install Tenken again")


def test_every_damaged_file_is_named_at_once(run, installed):
    for file in ("ja/measures/A.toml", "en/measures/K.toml"):
        (installed / file).unlink()
    assert_says(run("catalogue"), "ja/measures/A.toml, en/measures/K.toml")


def test_with_a_damaged_catalogue_the_workbook_is_not_touched(run, installed, book, tmp_path):
    (installed / "facts.toml").write_bytes(b"")
    before = book.read_bytes()
    assert_says(run("set", "--workbook", book, M, "--status", "done"), "facts.toml", "not touched", "Install")
    assert_says(run("set", "--workbook", "new.tenken", M, "--status", "done"), "facts.toml")
    assert_says(run("report", "checklist", "--workbook", book, "--out", tmp_path / "x.pdf"), "facts.toml")
    assert book.read_bytes() == before
    assert not Path("new.tenken").exists()
    assert not (tmp_path / "x.pdf").exists()


# set


def test_set_makes_the_workbook_and_records_every_option(run, tmp_path):
    path = tmp_path / "new.tenken"
    done = run(
        *("set", "--workbook", path, "--organization", "髙﨑商店", M, "--status", "partial"),
        *(
            "--note",
            "備考\n二行目",
            "--scope",
            "本社だけ",
            "--evidence",
            "共有フォルダー",
            "--evidence-seen",
            "2026/11/1",
        ),
        *("--reason", "一人なので", "--owner", "𠮷田", "--carrier", "vendor", "--due", "令和8年11月30日"),
        *("--priority", "high"),
    )
    assert done == Done(0, f"Saved in {path}\n", "")
    with Workbook.open(path) as workbook:
        assert workbook.organisation == "髙﨑商店"
        assert workbook.entries() == {
            M: Entry(
                status=Status.PARTIAL,
                note="備考\n二行目",
                scope="本社だけ",
                evidence="共有フォルダー",
                evidence_seen=date(2026, 11, 1),
                reason="一人なので",
                owner="𠮷田",
                carrier=Carrier.VENDOR,
                due=date(2026, 11, 30),
                priority=Priority.HIGH,
            )
        }


def test_set_changes_only_what_is_named(run, book):
    assert run("set", "--workbook", book, M, "--owner", "佐藤").status == 0
    assert run("set", "--workbook", book, "executive-A-1", "--status", "done").status == 0
    assert entries(book) == {M: Entry(note="前からある備考", owner="佐藤"), "executive-A-1": Entry(Status.DONE)}


def test_an_empty_value_takes_a_field_back(run, book):
    run("set", "--workbook", book, M, "--due", "2026-11-30")
    assert run("set", "--workbook", book, M, "--note", "", "--due", "").status == 0
    assert entries(book) == {}


@pytest.mark.parametrize(
    "name", [M, "管理者Ｅ-10", "管理者E-10", "管理者ｅ－１０", "管理者 Eー10", "ADMINISTRATOR-E-10"]
)
def test_a_measure_may_be_named_by_id_or_label(run, tmp_path, name):
    assert run("set", "--workbook", tmp_path / "a.tenken", name, "--status", "done").status == 0
    assert entries(tmp_path / "a.tenken") == {M: Entry(Status.DONE)}


def test_the_organization_may_be_named_alone(run, book):
    assert run("set", "--workbook", book, "--organization", "新しい名前").status == 0
    with Workbook.open(book) as workbook:
        assert workbook.organisation == "新しい名前"


@pytest.mark.parametrize("days", [-10, 0, 10])
def test_a_day_without_a_year_suits_its_field(run, tmp_path, days):
    today = date.today()
    near = today + timedelta(days)
    if (near.month, near.day) == (2, 29):
        pytest.skip("it is not there every year")
    text = f"{near.month}/{near.day}"
    assert run("set", "--workbook", tmp_path / "a.tenken", M, "--due", text, "--evidence-seen", text).status == 0
    entry = entries(tmp_path / "a.tenken")[M]
    assert entry.due == (near if days >= 0 else near.replace(year=near.year + 1))
    assert entry.evidence_seen == (near if days <= 0 else near.replace(year=near.year - 1))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("administrator-E-11", "--status", "done"), "“administrator-E-11”"),
        (("", "--organization", "x", "--status", "done"), "MEASURE"),
        (("E\n10", "--status", "done"), "There is no measure"),
        ((M, "--status", "finished"), "“finished” is no value for “Answer”"),
        ((M, "--status", ""), "is no value"),
        ((M, "--carrier", "nobody"), "“nobody”"),
        ((M, "--priority", "urgent"), "“urgent”"),
        ((M, "--due", "2026-02-30"), "“2026-02-30” is not a day"),
        ((M, "--due", "soon"), "“soon” is not a day"),
        ((M, "--due", "2026/12/15(水)"), "names another weekday: Dec 15, 2026 is a Tuesday"),
        ((M, "--status", "not_applicable", "--reason", "\u200b"), "needs a reason"),
        ((M, "--evidence-seen", "11/31"), "“11/31” is not a day"),
        ((M, "--status", "not_applicable"), "needs a reason"),
        ((M, "--status", "not_applicable", "--reason", " \u3000"), "needs a reason"),
        ((M, "--note", "字" * 10_001), "10001 characters; at most 10000"),
        ((M, "--owner", "字" * 201), "201 characters; at most 200"),
        ((M, "--status", "done", "--organization", "字" * 201), "201 characters; at most 200"),
        ((M, "--status", "done", "--due", "soon"), "“soon”"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_wrong_value_is_told_and_nothing_is_changed(run, book, tmp_path, arguments, said):
    before = content(book)
    for path in (book, tmp_path / "new.tenken"):
        done = run("set", "--workbook", path, *arguments)
        assert_says(done, said, status=2 if said == "MEASURE" else 1)
    assert content(book) == before
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == [book.name]


def test_a_wrong_value_is_told_in_japanese_too(run, monkeypatch, book):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert_says(run("set", "--workbook", book, M, "--status", "finished"), "finished", "データは無事です")


def test_the_reason_may_come_along(run, book):
    done = run("set", "--workbook", book, M, "--status", "not_applicable", "--reason", "紙は使わない")
    assert done.status == 0
    assert entries(book)[M].reason == "紙は使わない"


def test_a_note_of_ten_thousand_characters_is_kept(run, book):
    assert run("set", "--workbook", book, M, "--note", "長" * 10_000).status == 0
    assert entries(book)[M].note == "長" * 10_000


@pytest.mark.parametrize(
    "note",
    [
        "😀👨\u200d👩",
        "<b>太字</b>",
        '<img src="/etc/passwd">',
        "'; DROP TABLE entry; --",
        "{0} %s \\n",
        "=1+1",
        "髙﨑𠮷田㈱",
    ],
)
def test_an_odd_note_is_kept_as_it_is(run, book, note):
    assert run("set", "--workbook", book, M, "--note", note).err == ""
    assert entries(book)[M].note == note


@pytest.mark.parametrize("option", ["--note", "--owner", "--organization"])
def test_what_no_file_can_hold_is_left_out_and_told(run, book, option):
    done = run("set", "--workbook", book, M, option, "前\x00\ud83d後")
    assert done.status == 0
    assert "left out" in done.err
    with Workbook.open(book) as workbook:
        kept = (workbook.organisation, *(workbook.entry(M).get(f) for f in (Field.NOTE, Field.OWNER)))
    assert "前後" in kept


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


# profile


def profile(path: Path) -> dict[str, str]:
    with Workbook.open(path) as workbook:
        return {k.removeprefix("profile."): t for k, t in kept(workbook).items() if k.startswith("profile.")}


def rows_of(done: Done) -> dict[str, str]:
    """What the command printed: KEY=VALUE, line by line."""
    assert (done.status, done.err) == (0, "")
    return dict(line.split("=", 1) for line in done.out.splitlines())


def test_profile_shows_every_part_and_changes_nothing(run, book):
    before = content(book)
    shown = rows_of(run("profile", "--workbook", book))
    assert tuple(shown) == KEYS
    assert set(shown.values()) == {""}
    assert content(book) == before


def test_profile_makes_the_workbook_and_keeps_what_is_set(run, tmp_path):
    path = tmp_path / "new.tenken"
    command = ["profile", "--workbook", path]
    for pair in ("kind=company", "people=5", "holder.executive=髙﨑 = 𠮷田", "methods=vdi, vpn", "windows_domain=no"):
        command += ["--set", pair]
    told = {
        "kind": "company",
        "people": "5",
        "holder.executive": "髙﨑 = 𠮷田",
        "methods": "vpn,vdi",
        "windows_domain": "no",
    }
    assert {key: text for key, text in rows_of(run(*command)).items() if text} == told
    assert profile(path) == told
    assert rows_of(run("profile", "--workbook", path))["methods"] == "vpn,vdi"


def test_profile_changes_only_what_is_named_and_an_empty_value_is_unknown(run, book):
    run("profile", "--workbook", book, "--set", "people=5", "--set", "smartphones=yes", "--set", "it_vendor=no")
    shown = rows_of(run("profile", "--workbook", book, "--set", "smartphones=", "--set", " people = 6 "))
    assert {key: text for key, text in shown.items() if text} == {"people": "6", "it_vendor": "no"}
    assert profile(book) == {"people": "6", "it_vendor": "no"}


def test_one_command_is_one_step_and_the_same_again_is_none(run, book):
    command = ("profile", "--workbook", book, "--set", "people=5", "--set", "kind=other", "--set", "people=7")
    before = content(book)[2].step
    run(*command)
    assert content(book)[2].step == before + 1
    run(*command)
    assert content(book)[2].step == before + 1
    assert profile(book) == {"people": "7", "kind": "other"}


def test_an_answer_stays_whatever_the_profile_says(run, book):
    run("set", "--workbook", book, D2, "--status", "done", "--note", "備考")
    for known in ("no", "yes", "", "no"):
        run("profile", "--workbook", book, "--set", f"windows_domain={known}")
        assert entries(book)[D2] == Entry(Status.DONE, note="備考")
    assert run("check", book).status == 0


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("colour=blue", "There is no part “colour” of the profile"),
        ("=blue", "There is no part “” of the profile"),
        ("holder.boss=森", "“holder.boss”"),
        ("people=many", "“many” is no value for “people”"),
        ("people=-1", "“-1”"),
        (f"people={'9' * 5000}", "is no value for “people”"),
        ("year_start=13", "“13” is no value for “year_start”"),
        ("smartphones=maybe", "“maybe” is no value for “smartphones”"),
        ("methods=vpn,fax", "“fax” is no value for “methods”"),
        (f"holder.executive={'森' * 201}", "201 characters; at most 200"),
    ],
)
def test_a_wrong_part_or_value_is_told_and_nothing_is_changed(run, book, tmp_path, pair, said):
    run("profile", "--workbook", book, "--set", "people=5")
    before = content(book)
    for path in (book, tmp_path / "new.tenken"):
        assert_says(run("profile", "--workbook", path, "--set", "kind=company", "--set", pair), said)
    assert content(book) == before
    assert profile(book) == {"people": "5"}
    assert not (tmp_path / "new.tenken").exists()


def test_a_wrong_part_is_told_in_japanese_too(run, monkeypatch, book):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert_says(run("profile", "--workbook", book, "--set", "colour=blue"), "colour", "データは無事です")


def test_a_part_without_a_value_is_wrong_usage(run, book):
    assert_says(run("profile", "--workbook", book, "--set", "people"), "KEY=VALUE", status=2)
    assert profile(book) == {}


def test_a_profile_of_no_workbook_is_told(run, elsewhere):
    assert_says(run("profile", "--workbook", "missing.tenken"), "There is no file")
    assert list(elsewhere.iterdir()) == []


def test_what_no_file_can_hold_is_left_out_of_a_name_and_told(run, book):
    done = run("profile", "--workbook", book, "--set", "holder.executive=前\x07\ud83d後")
    assert done.status == 0
    assert "left out" in done.err
    assert profile(book) == {"holder.executive": "前後"}


# applicability


def test_applicability_lists_all_measures_with_result_and_reason(run, book, catalogue):
    run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "online_meetings=yes")
    before = content(book)
    done = run("applicability", "--workbook", book)
    assert (done.status, done.err) == (0, "")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[0] for row in rows] == list(catalogue.by_id)
    assert all(len(row) == 4 and all(row) for row in rows)
    found = {measure: (verdict, source) for measure, verdict, source, _reason in rows}
    assert found[D2] == ("does_not_apply", "guideline")
    assert found["administrator-I-7"] == ("applies", "suggestion")
    assert found["administrator-C-4"] == ("to_be_confirmed", "suggestion")
    assert found["executive-A-1"] == ("applies", "always")
    assert {row[0]: row[3] for row in rows}[D2] == catalogue.guide.reasons("en")["windows_domain"].applies_not
    assert content(book) == before


def test_the_reasons_are_in_the_language_asked_for(run, book, catalogue, monkeypatch):
    run("profile", "--workbook", book, "--set", "windows_domain=no")
    sentence = catalogue.guide.reasons("ja")["windows_domain"].applies_not
    assert sentence in run("applicability", "--workbook", book, "--lang", "ja").out
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert sentence in run("applicability", "--workbook", book).out


def test_applicability_as_json(run, book, catalogue):
    run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "online_meetings=yes")
    with Workbook.open(book) as workbook:
        workbook.apply([SettingChange(f"overrule.{M}", "", "does_not_apply\n使わない\n端末だけ")])
    done = run("applicability", "--workbook", book, "--json")
    assert (done.status, done.err) == (0, "")
    rows = {row["id"]: row for row in json.loads(done.out)}
    assert list(rows) == list(catalogue.by_id)
    assert len(rows) == 98
    for row in rows.values():
        assert list(row) == ["id", "label", "result", "source", "grounds", "reason"]
        assert row["result"] in ("applies", "does_not_apply", "to_be_confirmed")
        assert row["source"] in ("always", "guideline", "suggestion", "user")
        assert list(row["reason"]) == ["ja", "en"]
        assert all(row["reason"].values())
    reasons = {lang: catalogue.guide.reasons(lang)["windows_domain"].applies_not for lang in ("ja", "en")}
    assert rows[D2] == {
        "id": D2,
        "label": "管理者Ｄ-２",
        "result": "does_not_apply",
        "source": "guideline",
        "grounds": ["windows_domain"],
        "reason": reasons,
    }
    assert (rows[M]["result"], rows[M]["source"]) == ("does_not_apply", "user")
    assert rows[M]["reason"] == {"ja": "使わない\n端末だけ", "en": "使わない\n端末だけ"}


def test_each_measure_of_a_decision_in_several_lines_is_one_row(run, book):
    with Workbook.open(book) as workbook:
        workbook.apply([SettingChange(f"overrule.{M}", "", "applies\n一行目\n二行目\t三")])
    rows = [line.split("\t") for line in run("applicability", "--workbook", book).out.splitlines()]
    assert len(rows) == 98
    assert {row[0]: row[1:] for row in rows}[M] == ["applies", "user", "一行目 二行目 三"]


def test_without_a_profile_what_depends_on_a_fact_is_to_be_confirmed(run, book, catalogue):
    rows = json.loads(run("applicability", "--workbook", book, "--json").out)
    unsure = {row["id"] for row in rows if row["result"] == "to_be_confirmed"}
    assert unsure == set(catalogue.guide.conditions)
    assert not [row for row in rows if row["result"] == "does_not_apply"]


def test_with_damaged_conditions_nothing_is_listed(run, installed, book):
    (installed / "applicability.toml").write_bytes(b"")
    assert_says(run("applicability", "--workbook", book), "applicability.toml", "Your workbook was not touched")


# where things are kept


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


# files that are no sound workbook


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def damaged(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE entry SET note = 'someone else'")


def text_file(path: Path) -> None:
    path.write_text("just some text, longer than the header of a database\n" * 9, encoding="utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("spoil", "status", "said"),
    [
        (newer, 1, "newer Tenken"),
        (damaged, 1, "damaged"),
        (cut, 1, "damaged"),
        (text_file, 2, "not a workbook"),
        (lambda path: path.write_bytes(b""), 2, "not a workbook"),
        (lambda path: (path.unlink(), path.mkdir()), 2, "not a workbook"),
    ],
    ids=["newer", "damaged", "cut", "text", "empty", "folder"],
)
def test_check_set_and_report_tell_what_the_file_is_and_leave_it(run, book, tmp_path, spoil, status, said):
    spoil(book)
    before = book.read_bytes() if book.is_file() else None
    done = run("check", book)
    assert (done.status, done.err) == (status, "")
    assert book.name in done.out
    assert said in done.out
    assert_says(run("set", "--workbook", book, M, "--status", "done"), book.name, said)
    out = tmp_path / "x.pdf"
    assert_says(run("report", "checklist", "--workbook", book, "--out", out), book.name, said)
    assert not out.exists()
    assert (book.read_bytes() if book.is_file() else None) == before


def test_check_of_a_sound_workbook(run, book):
    before = book.read_bytes()
    done = run("check", book)
    assert (done.status, done.err) == (0, "")
    assert f"{book}: sound. 1 measures with an entry, 1 changes" in done.out
    assert book.read_bytes() == before


def test_check_says_where_the_damage_is(run, book):
    damaged(book)
    assert f"entry {M}" in run("check", book).out


def test_check_of_nothing(run, tmp_path):
    assert_says(run("check", tmp_path / "missing.tenken"), "missing.tenken", "There is no file")
    assert_says(run("report", "checklist", "--workbook", "missing.tenken", "--out", "x.pdf"), "There is no file")


def test_a_newer_workbook_names_both_versions(run, book):
    newer(book)
    assert_says(run("set", "--workbook", book, M, "--status", "done"), "99", "knows formats up to", __version__)


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
    for arguments in (("set", M, "--status", "done"), ("report", "checklist", "--out", tmp_path / "x.pdf")):
        done = run(arguments[0], "--workbook", in_use, *arguments[1:])
        assert_says(done, str(in_use), "another window", "nothing was changed", "close it")
    assert not (tmp_path / "x.pdf").exists()


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


# report


def pages(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize(("lang", "title"), [("en", "Action plan"), ("ja", "実施計画")])
def test_report_list_names_the_documents(run, monkeypatch, lang, title):
    monkeypatch.setenv("LANG", lang)
    done = run("report", "--list")
    assert (done.status, done.err) == (0, "")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[0] for row in rows] == list(DOCUMENTS)
    assert all(len(row) == 4 and all(row) for row in rows)
    assert title in {row[1] for row in rows}
    assert [row[3] for row in rows] == [occasion(document).heading(lang) for document in DOCUMENTS.values()]


@pytest.mark.parametrize("name", ["action-plan", "checklist"])
@pytest.mark.parametrize(("lang", "title"), [("ja", "管理者Ｅ-10"), ("en", "Administrator E-10")])
def test_report_writes_a_document_in_each_language(run, book, tmp_path, name, lang, title):
    run("set", "--workbook", book, M, "--status", "not_done", "--owner", "佐藤", "--due", "2026-12-31")
    out = tmp_path / "out.pdf"
    done = run("report", name, "--workbook", book, "--out", out, "--lang", lang)
    assert done == Done(0, f"Written: {out}\n", "")
    text = pages(out).replace("\n", "")
    assert "みどり商店" in text
    assert title in text
    assert "前からある備考" in text


def test_the_language_of_a_document_follows_the_system(run, monkeypatch, book):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    assert run("report", "checklist", "--view", "executive", "--workbook", book, "--out", "a.pdf").status == 0
    assert "経営者Ａ-１" in pages(Path("a.pdf"))


@pytest.mark.parametrize("name", ["action-plan", "checklist"])
@pytest.mark.parametrize("view", ["executive", "administrator", "teleworker", "all"])
def test_a_document_holds_the_measures_of_its_view(run, book, catalogue, name, view):
    for one in ("executive-A-1", M, "teleworker-K-1"):
        run("set", "--workbook", book, one, "--status", "not_done", "--owner", "佐藤", "--due", "2026-12-31")
    done = run("report", name, "--workbook", book, "--out", "out.pdf", "--view", view, "--lang", "ja")
    assert done.status == 0
    text = pages(Path("out.pdf"))
    for one in ("executive-A-1", M, "teleworker-K-1"):
        assert (catalogue.by_id[one].label in text) is (view in ("all", catalogue.by_id[one].role))


def test_a_blank_checklist_holds_no_answers(run, book):
    run("set", "--workbook", book, M, "--owner", "鈴木一郎")
    for blank in ([], ["--blank"]):
        assert run("report", "checklist", "--workbook", book, "--out", "out.pdf", *blank).status == 0
        text = pages(Path("out.pdf"))
        assert ("鈴木一郎" in text) is (not blank)
        assert "E-10\n" in text


def test_the_approval_strip_is_there_when_asked_for(run, book):
    for strip in ([], ["--approval-strip"]):
        command = ["report", "checklist", "--workbook", book, "--out", "out.pdf", "--lang", "ja", "--view", "executive"]
        assert run(*command, *strip).status == 0
        assert ("承認" in pages(Path("out.pdf"))) is bool(strip)


def test_a_report_changes_nothing_in_the_workbook(run, book):
    before = content(book)
    run("report", "checklist", "--workbook", book, "--out", "out.pdf")
    assert content(book) == before


def test_characters_that_no_font_has_are_told(run, book):
    run("set", "--workbook", book, M, "--note", "😀と髙﨑")
    done = run("report", "checklist", "--workbook", book, "--out", "out.pdf")
    assert done.status == 0
    assert "〓: 😀\n" in done.err
    assert "〓と髙﨑" in pages(Path("out.pdf"))


def test_an_existing_file_is_replaced(run, book):
    Path("out.pdf").write_text("old")
    assert run("report", "checklist", "--view", "executive", "--workbook", book, "--out", "out.pdf").status == 0
    assert Path("out.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_report_says_why_a_measure_does_not_apply_or_is_to_be_confirmed(run, book, catalogue, lang):
    run("set", "--workbook", book, D2, "--status", "done", "--note", "ドメインの備考")
    run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "people=5")
    with Workbook.open(book) as workbook:
        workbook.apply([SettingChange("overrule.executive-A-1", "", "does_not_apply\n親会社がする")])
    reasons, origins = catalogue.guide.reasons(lang), catalogue.guide.origins(lang)
    why = {reasons["windows_domain"].applies_not, origins["guideline"], "親会社がする"}
    unsure = {reasons["meetings"].to_confirm, reasons["routers"].to_confirm}
    for name, expected in (("action-plan", why | unsure), ("checklist", why)):
        assert run("report", name, "--workbook", book, "--out", "out.pdf", "--lang", lang).status == 0
        text = "".join(pages(Path("out.pdf")).split())
        assert [sentence for sentence in expected if "".join(sentence.split()) not in text] == []
    assert entries(book)[D2].status is Status.DONE


def test_without_a_profile_a_report_leaves_nothing_out(run, book, catalogue):
    assert run("report", "action-plan", "--workbook", book, "--out", "out.pdf").status == 0
    text = "".join(pages(Path("out.pdf")).split())
    assert "".join(catalogue.guide.reasons("en")["meetings"].to_confirm.split()) not in text


def test_the_review_says_on_whose_word_a_measure_does_not_apply(run, book):
    run("set", "--workbook", book, M, "--status", "not_applicable", "--reason", "none here")
    run("profile", "--workbook", book, "--set", "windows_domain=no", "--set", "people=5")
    with Workbook.open(book) as workbook:
        workbook.apply([SettingChange("overrule.executive-A-1", "", "does_not_apply\n親会社がする")])
    assert run("report", "not-applicable", "--workbook", book, "--out", "out.pdf", "--lang", "en").status == 0
    text = " ".join(pages(Path("out.pdf")).split())
    assert "none here Answered so by hand." in text
    assert "親会社がする Decided by hand, whatever the profile says." in text
    assert "Follows from the profile of the organization." in text


@pytest.mark.parametrize("name", ["nonsense", "Checklist", ""])
def test_an_unknown_document_is_told_with_those_there_are(run, book, name):
    done = run("report", name, "--workbook", book, "--out", "x.pdf")
    assert_says(done, f"“{name}”", "Nothing was written", "action-plan", "checklist", ", all.")
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize("out", ["missing/x.pdf", ".", "", "/", "a/../missing/x.pdf"])
def test_a_place_where_no_document_can_be_is_told(run, book, elsewhere, out):
    done = run("report", "checklist", "--workbook", book, "--out", out)
    assert_says(done, "is safe", *(["no file or folder"] if "missing" in out else ["could not be written"]))
    assert list(elsewhere.iterdir()) == []


def test_a_document_never_takes_the_place_of_the_workbook(run, book):
    before = content(book)
    for out in (book, book.parent / "elsewhere" / ".." / book.name):
        assert_says(run("report", "checklist", "--workbook", book, "--out", out), str(book), "nothing was changed")
    assert content(book) == before


def test_a_document_that_may_not_be_written_leaves_the_old_one(run, book, guarded):
    closed, path = guarded / "closed", guarded / "a.tenken"
    closed.mkdir()
    (closed / "x.pdf").write_text("old")
    closed.chmod(0o500)
    assert run("set", "--workbook", path, M, "--status", "done").status == 0
    done = run("report", "checklist", "--workbook", path, "--out", closed / "x.pdf")
    assert_says(done, f"written into the folder {closed}", "is safe")
    assert [item.name for item in closed.iterdir()] == ["x.pdf"]
    assert (closed / "x.pdf").read_text() == "old"


PASSWORD = "correct horse 8"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the prompts for a password, in this order."""
    answers: list[str] = []
    monkeypatch.setattr("app.cli.password_source.getpass", lambda _prompt: answers.pop(0))
    monkeypatch.delenv("TENKEN_PASSWORD", raising=False)
    return answers


def test_report_all_writes_every_document_into_a_zip(run, book):
    out = Path("all.zip").absolute()
    assert run("report", "all", "--workbook", book, "--out", out, "--lang", "en") == Done(0, f"Written: {out}\n", "")
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        titles = [document.title("en").replace(" ", "_") for document in DOCUMENTS.values()]
        pdfs = [name for name in archive.namelist() if name.endswith(".pdf")]
        assert [name.rpartition("_2")[2].split("_", 1)[1] for name in pdfs] == [f"{title}.pdf" for title in titles]


def test_report_all_writes_one_pdf_with_a_bookmark_for_each(run, book):
    assert (
        run("report", "all", "--workbook", book, "--out", "all.pdf", "--lang", "ja", "--view", "executive").status == 0
    )
    outline = pypdf.PdfReader("all.pdf").outline
    assert [o.title for o in outline if not isinstance(o, list)] == [d.title("ja") for d in DOCUMENTS.values()]


@pytest.mark.parametrize(
    ("name", "out"),
    [("all", "x.docx"), ("all", "x.txt"), ("all", "x"), ("checklist", "x.docx"), ("checklist", "x.txt")],
)
def test_an_ending_that_says_another_kind_of_file_is_told(run, book, name, out):
    assert_says(
        run("report", name, "--workbook", book, "--out", out), f"“{out}”", "Nothing was written", ".pdf", ".zip"
    )
    assert not Path(out).exists()


def test_the_ending_may_be_written_large(run, book):
    assert run("report", "checklist", "--view", "executive", "--workbook", book, "--out", "X.PDF").status == 0
    assert Path("X.PDF").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("out", ["x.pdf", "x.zip"])
def test_a_password_is_asked_for_twice(run, book, asked, out):
    asked += [PASSWORD, PASSWORD]
    done = run("report", "checklist", "--view", "executive", "--workbook", book, "--out", out, "--password")
    assert (done.status, done.err, asked) == (0, "", [])
    assert PASSWORD not in done.out
    pdf = Path(out).read_bytes()
    if out == "x.zip":
        with zipfile.ZipFile(out) as archive:
            pdf = archive.read(archive.namelist()[0])
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pdf))
    with pikepdf.open(io.BytesIO(pdf), password=PASSWORD) as document:
        assert document.encryption.R == 6


def test_the_environment_may_bring_the_password(run, book, asked, monkeypatch):
    monkeypatch.setenv("TENKEN_PASSWORD", PASSWORD)
    for extra in ([], ["--password"]):
        assert run("report", "all", "--workbook", book, "--out", "x.pdf", *extra).status == 0
        with pikepdf.open("x.pdf", password=PASSWORD) as document:
            assert document.pages


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("seven77", "seven77", "too short"),
        (PASSWORD, PASSWORD + "x", "differ"),
        ("x" * 128, "x" * 128, "too long"),
        ("ｐａｓｓｗｏｒｄ", "ｐａｓｓｗｏｒｄ", "full-width"),
    ],
)
def test_a_password_that_does_not_do_is_told_and_not_shown(run, book, asked, first, second, said):
    asked += [first, second]
    done = run("report", "checklist", "--workbook", book, "--out", "x.pdf", "--password")
    assert_says(done, said, "No file was written")
    assert first not in done.err
    assert not Path("x.pdf").exists()


def test_a_password_is_no_argument(run, book):
    done = run("report", "checklist", "--workbook", book, "--out", "x.pdf", "--password", PASSWORD)
    assert done.status == 2
    assert not Path("x.pdf").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is(run, book, monkeypatch):
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    assert run("report", "all", "--workbook", book, "--out", "x.zip").status == 0
    shares = [int(text) for text in re.findall(r"\r *(\d+) %", seen.getvalue())]
    assert shares == sorted(set(shares))
    assert (shares[0], shares[-1]) == (0, 100)
    assert seen.getvalue().endswith("\r     \r")


def test_characters_that_no_font_has_are_told_once_for_all_documents(run, book):
    run("set", "--workbook", book, M, "--note", "😀と髙﨑")
    done = run("report", "all", "--workbook", book, "--out", "x.zip")
    assert done.err.count("😀") == 1


# the program as a process


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


# what only a programmer can mend


def test_an_error_of_ours_is_not_dressed_up_as_one_of_theirs(monkeypatch):
    def fail(_language: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(i18n, "use", fail)
    with pytest.raises(ZeroDivisionError):
        main.main(["--version"])


def test_missing_translations_are_told(run, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    i18n.translation.cache_clear()
    assert_says(run("--version"), "'ja'", "not touched", "Install Tenken again")
    i18n.translation.cache_clear()


def test_an_empty_workbook_has_nothing_in_it(run, tmp_path):
    path = tmp_path / "a.tenken"
    assert run("set", "--workbook", path, "--organization", "").status == 0
    with Workbook.open(path) as workbook:
        assert (workbook.organisation, workbook.entry(M)) == ("", EMPTY)


def left_by_a_kill(path: Path, folder: Path, text: str) -> Path:
    """A workbook of the same name in a folder, as `kill -9` leaves it after another edit."""
    folder.mkdir()
    with Workbook.open(path) as workbook:
        workbook.apply([Change(M, Field.NOTE, workbook.entry(M).note, text)])
        for suffix in ("", "-wal"):
            (folder / f"{path.name}{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())
    return folder / path.name


def test_a_log_of_another_state_is_told_by_check_and_by_the_command_that_sets_it_aside(run, book, tmp_path):
    crashed = left_by_a_kill(book, tmp_path / "crashed", "neuer")
    with Workbook.open(book) as other:
        other.apply([Change(M, Field.NOTE, "neuer", "anders")])
    crashed.write_bytes(book.read_bytes())
    checked = run("check", crashed)
    assert checked.status == 0
    assert f"{crashed.name}-wal" in checked.out
    assert "another state" in checked.out
    done = run("profile", "--workbook", crashed)
    assert done.status == 0
    [aside] = crashed.parent.glob("*-wal.set-aside-*")
    assert aside.name in done.err
    assert entries(crashed)[M].note == "anders"
    again = run("check", crashed)
    assert "another state" not in again.out


def test_a_copy_taken_while_open_is_told(run, book, tmp_path):
    with Workbook.open(book):
        (tmp_path / "copy.tenken").write_bytes(book.read_bytes())
    assert "copied while" in run("check", tmp_path / "copy.tenken").out
    assert "copied while" in run("profile", "--workbook", tmp_path / "copy.tenken").err
    assert "copied while" not in run("check", tmp_path / "copy.tenken").out


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
