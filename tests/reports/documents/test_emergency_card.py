"""The emergency card: readable from afar, complete on the poster, and of the size of a bank card for the wallet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.tables import CONTACT, Column
from app.i18n import translation
from app.labels import measure_label, name
from app.reports.documents.emergency_card import CAPTION, build
from app.reports.documents.wallet import CARD
from app.reports.press.fonts import printable
from app.reports.press.marks import Area, Group, PrintedText
from app.reports.press.page_format import CLOSE_TO_THE_EDGE
from tests.bench.report import record
from tests.languages import LANGUAGES
from tests.reports.samples import hostile_ledgers, papers, pdf_text, sample, squeezed

MakePdf = Callable[..., Path]


def pages(path: Path) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(path).pages]


def texts(groups: list[Group]) -> list[PrintedText]:
    return [mark for group in groups for piece in group.pieces for mark in piece.marks if isinstance(mark, PrintedText)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_poster_is_one_page_with_every_word_and_every_contact(make_pdf: MakePdf, lang: str) -> None:
    poster, cards = pages(make_pdf("emergency-card", lang=lang))
    emergency = papers(lang).emergency
    for text in (emergency.call, *emergency.steps, *emergency.donts):
        assert squeezed(text) in poster
    for contact in sample(lang).rows(CONTACT).values():
        for text in contact.values():
            assert squeezed(text) in poster
    assert "#9110" in poster
    by_id = {measure.id: measure for measure in sample(lang).measures}
    for measure in emergency.measures:
        assert squeezed(measure_label(by_id[measure], lang)) in poster
    for text in emergency.card:
        assert cards.count(squeezed(text)) == 8


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_and_steps_can_be_read_from_two_metres(lang: str) -> None:
    shown = {text.text: text.style.size for text in reversed(texts(list(build(sample(lang)))))}
    # Letters a two-hundredth as high as the distance: 10 mm; figures are 0.73 of the type's size.
    assert shown["03-0000-0000"] * 0.73 * 25.4 / 72 >= 7
    assert shown["1"] * 0.73 * 25.4 / 72 >= 4.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_eight_cards_of_the_size_of_a_bank_card(lang: str) -> None:
    groups = list(build(sample(lang)))
    cards = [
        mark
        for group in groups
        for piece in group.pieces
        for mark in piece.marks
        if isinstance(mark, Area) and (mark.width, mark.height) == CARD
    ]
    assert len(cards) == 8
    assert [round(side * 25.4 / 72, 2) for side in CARD] == [85.6, 54.0]
    assert {card.x for card in cards} == {cards[0].x, cards[0].x + CARD[0]}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("changes", [{"blank": True}, {"texts": {}}], ids=["blank", "no contacts"])
def test_without_contacts_there_is_room_to_write_them_in(
    make_pdf: MakePdf, lang: str, changes: dict[str, object]
) -> None:
    poster, _cards = pages(make_pdf("emergency-card", sample(lang, **changes)))
    for duty in papers(lang).emergency.contacts:
        assert squeezed(duty.name) in poster
    assert poster.count(squeezed(name(Column.PHONE, lang))) >= 8
    assert "03-0000-0000" not in poster


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_contacts_stand_in_full_on_the_poster_and_inside_the_cards(make_pdf: MakePdf, lang: str) -> None:
    content = sample(lang, texts=hostile_ledgers())
    found = squeezed(pdf_text(make_pdf("emergency-card", content)))
    for key, text in hostile_ledgers().items():
        if key.startswith("contact.") and not key.endswith("note"):
            assert squeezed(printable(text)) in found, key
    assert found.count("あ") >= 3 * 3000
    drawn, (wide, _high) = record(content, "emergency-card")
    for _font, _size, x, _y, _text, length in drawn[-1].texts:
        assert CLOSE_TO_THE_EDGE.margin - 0.01 <= x <= x + length <= wide - CLOSE_TO_THE_EDGE.margin + 0.01


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_type_shrinks_until_a_dozen_contacts_fit_on_the_poster(make_pdf: MakePdf, lang: str) -> None:
    many = {f"contact.{n}.{c}": f"{c} {n}" for n in range(1, 10) for c in ("duty", "name", "phone")}
    found = pages(make_pdf("emergency-card", sample(lang, texts=many)))
    assert len(found) == 2
    assert all(f"phone{n}" in found[0] for n in range(1, 10))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_paper_are_translated(make_pdf: MakePdf, lang: str) -> None:
    poster, cards = pages(make_pdf("emergency-card", lang=lang))
    _ = translation(lang).gettext
    assert squeezed(_("Do not")) in poster
    assert squeezed(_("Cards for the wallet")) in cards


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hand_has_room_between_a_duty_and_the_caption_to_write_on(lang: str) -> None:
    long = {"contact.1.duty": "IT helper " * 20, "contact.1.name": "X", "contact.2.duty": "D"}
    for content in (sample(lang, blank=True), sample(lang, texts=long)):
        places = [
            [mark for mark in piece.marks if isinstance(mark, PrintedText)]
            for group in build(content)
            for piece in group.pieces
        ]
        to_write = [marks for marks in places if any(mark.text == name(Column.PHONE, lang) for mark in marks)]
        assert len(to_write) >= 2
        for marks in to_write:
            *_typed, duty = [mark.y for mark in marks if mark.style is not CAPTION] or [0.0]
            assert min(mark.y for mark in marks if mark.style is CAPTION) - duty >= 18


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_blank_card_the_duties_stand_in_full(make_pdf: MakePdf, lang: str) -> None:
    _poster, cards = pages(make_pdf("emergency-card", sample(lang, blank=True)))
    for duty in papers(lang).emergency.contacts[:4]:
        assert cards.count(squeezed(duty.name)) == 8
