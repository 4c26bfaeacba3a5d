"""The catalogue as plain values has the shape that is promised to whoever reads it."""

import json

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.catalogue.plain_values import as_json
from app.domain.steps import By

FACTS = {
    "id": str,
    "label": str,
    "role": str,
    "category": str,
    "number": int,
    "level": str,
    "page": int,
    "notify_staff": bool,
    "recurrence": str,
    "counterparts": list,
    "effort": dict,
    "obligations": int,
    "steps": list,
}
TEXTS = ("title", "requirement", "why", "done_when", "evidence", "question", "blanks", "notice", "alone")


@pytest.fixture(scope="module")
def exported(catalogue):
    return json.loads(json.dumps(as_json(catalogue)))


def test_a_measure_has_these_keys_and_no_others(exported):
    assert list(exported)[:2] == ["measures", "categories"]
    assert len(exported["measures"]) == 98
    for measure in exported["measures"]:
        assert set(measure) == {*FACTS, *TEXTS}
        assert all(type(measure[key]) is kind for key, kind in FACTS.items())
        assert set(measure["effort"]) == {"size", "costs_money"}
        assert type(measure["effort"]["costs_money"]) is bool


def test_the_edition_and_what_became_stricter_are_told(exported, catalogue):
    assert exported["edition"] == catalogue.edition == 2
    told = exported["stricter_since"]
    assert told == {m.id: m.stricter_since for m in catalogue.measures if m.stricter_since}
    assert set(told.values()) <= set(range(2, catalogue.edition + 1))


def test_every_text_stands_in_both_languages(exported):
    for measure in exported["measures"]:
        for key in TEXTS:
            assert list(measure[key]) == ["ja", "en"]
            kind = list if key == "blanks" else str
            assert all(type(text) is kind for text in measure[key].values())
            if (key == "notice" and measure["notify_staff"]) or key not in ("notice", "blanks"):
                assert all(measure[key].values())


def test_a_step_says_for_whom_it_is_who_does_it_and_what_to_send(exported, catalogue):
    for measure, one in zip(exported["measures"], catalogue.measures, strict=True):
        steps = catalogue.words("en").measures[one.id].steps
        for said, step in zip(measure["steps"], steps, strict=True):
            assert set(said) == {"text", "for", "by", "ask"}
            assert list(said["text"]) == list(said["ask"]) == ["ja", "en"]
            assert (said["text"]["en"], said["ask"]["en"]) == (step.text, step.ask)
            assert (said["for"], said["by"]) == ([tool.value for tool in step.tools], step.by.value)
            assert [bool(text) for text in said["ask"].values()] == [step.by is By.VENDOR] * 2


def test_the_facts_are_the_catalogues(exported, catalogue):
    for measure, one in zip(exported["measures"], catalogue.measures, strict=True):
        assert (measure["id"], measure["label"], measure["number"]) == (one.id, one.label, one.number)
        assert (measure["role"], measure["category"], measure["level"]) == (one.role, one.category, one.level)
        assert measure["effort"] == {"size": one.effort.size, "costs_money": one.effort.costs_money}
        assert measure["obligations"] == one.obligations


def test_an_example_in_full(exported):
    (measure,) = [m for m in exported["measures"] if m["id"] == "administrator-G-3"]
    assert measure["label"] == "管理者Ｇ-３"
    assert (measure["role"], measure["category"], measure["number"]) == ("administrator", "G", 3)
    assert (measure["level"], measure["page"], measure["notify_staff"]) == ("basic", 78, True)
    assert (measure["recurrence"], measure["counterparts"]) == ("none", ["teleworker-G-2"])
    assert measure["effort"] == {"size": "small", "costs_money": False}
    assert "WPA3" in measure["question"]["ja"]
    assert "WPA3" in measure["notice"]["en"]


def test_categories_have_a_name_in_both_languages_and_a_page(exported):
    assert [c["id"] for c in exported["categories"]] == list("ABCDEFGHIJKLM")
    assert all(set(c) == {"id", "name", "page"} and list(c["name"]) == ["ja", "en"] for c in exported["categories"])
    assert exported["categories"][10] == {
        "id": "K",
        "name": {"ja": "物理的セキュリティ", "en": "Physical security"},
        "page": 88,
    }


def test_damaged_words_are_not_exported(copy):
    copy.path("en/measures/K.toml").unlink()
    with pytest.raises(CatalogueDamaged):
        as_json(Catalogue(copy.folder))


def test_the_other_chapters_have_their_counts(exported):
    counts = {"methods": 7, "combinations": 2, "cases": 15, "role_points": 23, "applicability": 98}
    assert {key: len(exported[key]) for key in counts} == counts
    assert len(exported["explanations"]) == 73
    assert len(exported["glossary"]) >= 100


def test_the_ratings_are_those_of_the_guideline(exported):
    axes = ("office_work", "congestion", "cost", "effort", "control")
    table = {m["number"]: "".join(m["ratings"][axis] for axis in axes) for m in exported["methods"]}
    assert table == {1: "SABBC", 2: "SCBBA", 3: "SCCCS", 4: "BABBA", 5: "CBBBA", 6: "BSAAD", 7: "DSSSC"}
    assert {m["id"]: m["name"]["ja"] for m in exported["methods"]}["vpn"] == "VPN方式"


def test_the_flowchart_leads_to_every_method(exported):
    answers = [answer for question in exported["flowchart"]["questions"] for answer in question["answers"]]
    assert {a["method"] for a in answers if a["method"]} == {m["id"] for m in exported["methods"]}
    assert {a["question"] for a in answers if a["question"]} == {2, 3, 4, 5, 6}
    assert exported["flowchart"]["questions"][5]["is_our_reading"]


def test_cases_explanations_and_terms_are_said_in_both_languages(exported):
    for chapter, texts in (
        ("cases", ("title", "what_happened", "could_be_us")),
        ("explanations", ("heading", "text")),
        ("role_points", ("title", "text")),
        ("glossary", ("term", "text")),
    ):
        for item in exported[chapter]:
            assert all(list(item[text]) == ["ja", "en"] and all(item[text].values()) for text in texts)
    ids = {measure["id"] for measure in exported["measures"]}
    for chapter in ("cases", "explanations", "role_points"):
        assert all(set(item["measures"]) <= ids for item in exported[chapter])
    assert exported["cases"][0]["measures"] == ["administrator-C-2", "administrator-C-3"]


def test_the_set_ups_are_said_in_both_languages_by_labels_for_readers(exported):
    set_ups = {one["id"]: one for one in exported["set_ups"]}
    assert len(set_ups) == 26
    for one in set_ups.values():
        texts = [one["title"], one["text"], *(node["label"] for node in one["nodes"]), one["points"]]
        assert all(list(text) == ["ja", "en"] and all(text.values()) for text in texts[:-1])
        assert "|" not in json.dumps(one)
        ids = {node["id"] for node in one["nodes"]}
        assert {end for link in one["links"] for end in (link["start"], link["end"])} <= ids
        assert {node for group in one["control"] for node in group} <= ids
    assert (set_ups["vpn.basic"]["page"], set_ups["vpn.byod"]["nodes"][0]["numbers"]) == (29, [1, 2, 3])
    assert set_ups["standalone.byod"]["points"]["en"][2] == "Keep track of it and encrypt it"
