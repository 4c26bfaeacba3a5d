"""The command profile: shows and changes what the organisation is."""

import json
from pathlib import Path

import pytest

from app.domain.answers import Entry, Status
from app.domain.profile import KEYS, Fact
from app.storage.workbook import Workbook
from tests.cli.program import D2, Done, assert_says, content, entries


def profile(path: Path) -> dict[str, str]:
    with Workbook.open(path) as workbook:
        return {k.removeprefix("profile."): t for k, t in workbook.texts.items() if k.startswith("profile.")}


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


def test_not_to_know_is_kept_as_an_answer(run, book):
    shown = rows_of(run("profile", "--workbook", book, "--set", "smartphones=unknown", "--set", "methods=unknown"))
    assert {key: text for key, text in shown.items() if text} == {"smartphones": "unknown", "methods": "unknown"}
    assert profile(book) == {"smartphones": "unknown", "methods": "unknown"}
    assert run("check", book).status == 0


def test_profile_changes_only_what_is_named_and_an_empty_value_is_no_answer(run, book):
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


def test_a_tool_takes_back_what_it_contradicts(run, book):
    run("profile", "--workbook", book, "--set", "online_meetings=no", "--set", "teams=no")
    shown = rows_of(run("profile", "--workbook", book, "--set", "zoom=yes"))
    assert {key: text for key, text in shown.items() if text} == {"zoom": "yes", "teams": "no"}
    assert profile(book) == {"zoom": "yes", "teams": "no"}
    rows_of(run("profile", "--workbook", book, "--set", "online_meetings=no"))
    assert profile(book) == {"online_meetings": "no", "teams": "no"}


def test_profile_as_json_tells_what_was_answered_and_what_is_known(run, book):
    run("profile", "--workbook", book, "--set", "people=5", "--set", "iphone=yes", "--set", "it_vendor=no")
    done = run("profile", "--workbook", book, "--json")
    assert (done.status, done.err) == (0, "")
    told = json.loads(done.out)
    assert tuple(told["answers"]) == KEYS
    assert {key: text for key, text in told["answers"].items() if text} == {
        "people": "5", "iphone": "yes", "it_vendor": "no",
    }  # fmt: skip
    assert list(told["facts"]) == list(Fact)
    assert told["facts"]["smartphones"] == {"known": "yes", "tools": ["iphone"]}
    assert told["facts"]["it_vendor"] == {"known": "no", "tools": []}
    assert told["facts"]["windows_domain"] == {"known": "unknown", "tools": []}
