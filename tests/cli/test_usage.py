"""Version, help, wrong usage, and what only a programmer can mend: an error is one line, never a traceback."""

import sys

import pytest

import main
from app import __version__, i18n
from tests.cli.program import Done, M, assert_says


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
