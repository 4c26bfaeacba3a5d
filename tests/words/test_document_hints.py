"""What is said about a document before it is made: how much of the answers, and of what else it prints, is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import Entry, Status
from app.domain.kept_texts import STATEMENT_MEASURES, notice_key
from app.domain.undo import Edit
from app.reports.documents.listing import DOCUMENTS
from app.storage.workbook import Workbook
from app.words.document_hints import hint
from tests.kept import kept_edits

DONE, PARTLY = "executive-A-1", "administrator-E-10"


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.create(tmp_path / "a.tenken", "みどり商店") as workbook:
        yield workbook


def keep(workbook: Workbook, **texts: str) -> None:
    edits: tuple[Edit, ...] = kept_edits(workbook, {key.replace("__", "."): text for key, text in texts.items()})
    workbook.apply(edits)


def said(
    name: str,
    catalogue: Catalogue,
    workbook: Workbook,
    entries: dict[str, Entry] | None = None,
    lang: str = "en",
    *,
    blank: bool = False,
) -> str:
    return hint(DOCUMENTS[name], catalogue.measures, entries or {}, workbook, lang, blank=blank)


ANSWERS = {
    DONE: Entry(status=Status.DONE),
    PARTLY: Entry(status=Status.PARTIAL),
    "teleworker-E-1": Entry(status=Status.NOT_APPLICABLE, reason="no paper"),
}


def test_both_figures_are_told_of_what_applies(catalogue: Catalogue, workbook: Workbook) -> None:
    assert said("checklist", catalogue, workbook, ANSWERS) == (
        "Of the measures that apply, 2 / 97 are answered and 1 / 97 done."
    )


def test_where_nothing_is_answered_it_says_how_to_begin(catalogue: Catalogue, workbook: Workbook) -> None:
    text = said("checklist", catalogue, workbook)
    assert text.startswith("Nothing is answered here yet.")
    assert "/" not in text


def test_what_does_not_apply_is_an_answer_too(catalogue: Catalogue, workbook: Workbook) -> None:
    only = {"teleworker-E-1": ANSWERS["teleworker-E-1"]}
    assert said("checklist", catalogue, workbook, only).startswith("Of the measures that apply, 0 / 97 are answered")


@pytest.mark.parametrize("entries", [{}, ANSWERS])
def test_a_blank_one_has_room_for_every_measure(catalogue: Catalogue, workbook: Workbook, entries: dict) -> None:
    text = said("checklist", catalogue, workbook, entries, blank=True)
    assert text == "Without your answers: 98 measures with room to write."


@pytest.mark.parametrize("name", ["self-check", "emergency-card"])
def test_what_prints_no_answers_says_nothing_of_them(catalogue: Catalogue, workbook: Workbook, name: str) -> None:
    text = said(name, catalogue, workbook, ANSWERS)
    assert "measures" not in text
    assert "answered" not in text


@pytest.mark.parametrize(
    ("name", "none", "texts", "some"),
    [
        (
            "device-register",
            "No device is entered yet.",
            {"device__1__name": "PC 1"},
            "1 device is entered.",
        ),
        (
            "device-register",
            "No device is entered yet.",
            {"device__1__name": "PC 1", "device__3__name": "PC 3"},
            "2 devices are entered.",
        ),
        ("emergency-card", "No contact is entered yet.", {"contact__1__name": "𠮷田"}, "1 contact is entered."),
        (
            "customer-statement",
            "No single measure is named.",
            {STATEMENT_MEASURES.replace(".", "__"): f"{DONE} {PARTLY}"},
            "2 measures are named.",
        ),
        (
            "staff-notice",
            "The text is made of the measures that apply to you.",
            {notice_key("en").replace(".", "__"): "My own words"},
            "Your own wording is printed; it does not follow the answers.",
        ),
    ],
)
def test_what_else_it_prints_is_counted_or_named(
    catalogue: Catalogue, workbook: Workbook, name: str, none: str, texts: dict[str, str], some: str
) -> None:
    assert none in said(name, catalogue, workbook)
    keep(workbook, **texts)
    assert some in said(name, catalogue, workbook)
    assert none not in said(name, catalogue, workbook)


def test_the_wording_of_one_language_is_not_that_of_the_other(catalogue: Catalogue, workbook: Workbook) -> None:
    keep(workbook, **{notice_key("ja").replace(".", "__"): "短いお知らせ"})
    assert "Your own wording" in said("staff-notice", catalogue, workbook, lang="ja")
    assert "Your own wording" not in said("staff-notice", catalogue, workbook, lang="en")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_speaks_the_language_of_the_screens(catalogue: Catalogue, workbook: Workbook, name: str) -> None:
    english = said(name, catalogue, workbook, ANSWERS)
    i18n.use("ja")
    japanese = said(name, catalogue, workbook, ANSWERS)
    assert bool(japanese) is bool(english)
    assert any("ぁ" <= c <= "ん" for c in japanese) is bool(english)
