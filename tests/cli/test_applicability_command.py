"""The command applicability: which measures apply, and why, as lines and as JSON."""

import json

from app.domain.undo import SettingChange
from app.storage.workbook import Workbook
from tests.cli.program import D2, M, assert_says, content
from tests.languages import LANGUAGES


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
        assert list(row) == ["id", "label", "result", "source", "grounds", "tools", "reason"]
        assert row["result"] in ("applies", "does_not_apply", "to_be_confirmed")
        assert row["source"] in ("always", "guideline", "suggestion", "user")
        assert list(row["reason"]) == ["ja", "en"]
        assert all(row["reason"].values())
    reasons = {lang: catalogue.guide.reasons(lang)["windows_domain"].applies_not for lang in LANGUAGES}
    assert rows[D2] == {
        "id": D2,
        "label": "管理者Ｄ-２",
        "result": "does_not_apply",
        "source": "guideline",
        "grounds": ["windows_domain"],
        "tools": [],
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


def test_what_the_tools_show_is_said_with_the_reason(run, book, catalogue):
    run("profile", "--workbook", book, "--set", "zoom=yes", "--set", "own_server=no")
    rows = {row["id"]: row for row in json.loads(run("applicability", "--workbook", book, "--json").out)}
    meetings, domain = rows["administrator-I-7"], rows[D2]
    assert (meetings["result"], meetings["tools"]) == ("applies", ["zoom"])
    assert (domain["result"], domain["tools"]) == ("does_not_apply", ["own_server"])
    assert rows["administrator-C-4"]["tools"] == []
    assert meetings["reason"]["en"].endswith("That follows from what you use: Zoom.")
    assert meetings["reason"]["ja"] == catalogue.guide.reasons("ja")["meetings"].applies + "Zoomを使っているためです。"
    assert domain["reason"]["ja"].endswith("自社のサーバー・ドメインを使っていないためです。")
