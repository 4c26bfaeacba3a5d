"""The notice as plain text: made, filled in, and read back as paragraphs and items."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry, Status
from app.domain.measures import MeasureWords
from app.domain.notice import BLANK, Block, notice_parts, notice_text, notices
from app.domain.papers import NoticeFrame
from tests.domain.samples import measure

FRAME = NoticeFrame("Title", "For {organisation}.", "Ask {contact} ({phone}).", "Sign.")


def words(notice: str) -> MeasureWords:
    return MeasureWords("t", "r", "w", (), "d", "e", "q", notice=notice)


def test_the_text_is_title_lead_items_and_end_apart_by_empty_lines() -> None:
    text = notice_text(FRAME, ["One.", "Two."], {"organisation": "Midori", "contact": "Sato"}, "- ")
    assert text == f"Title\n\nFor Midori.\n\n- One.\n- Two.\n\nAsk Sato ({BLANK})."
    assert "・One." in notice_text(FRAME, ["One."], {}, "・")


def test_what_people_typed_is_no_placeholder() -> None:
    text = notice_text(FRAME, ["A {brace}."], {}, "- ")
    assert "A {brace}." in text


def test_without_notices_there_is_no_list() -> None:
    assert notice_text(FRAME, [], {}, "- ").count("\n\n") == 2


def test_the_staff_is_told_of_what_applies_and_asks_for_it() -> None:
    told = measure("administrator-A-1", notify_staff=True)
    aside = measure("administrator-B-3", notify_staff=True)
    silent = measure("administrator-C-2")
    listed = {m.id: words(m.id if m is not silent else "") for m in (told, aside, silent)}
    entries = {aside.id: Entry(Status.NOT_APPLICABLE, reason="r"), told.id: Entry(Status.DONE)}
    assert list(notices([told, aside, silent], listed, entries)) == [told.id]


def test_a_text_reads_back_as_what_it_was_made_of() -> None:
    text = notice_text(FRAME, ["One.", "Two."], {"organisation": "M", "contact": "S", "phone": "1"}, "・")
    blocks = (Block("For M.", False), Block("One.", True), Block("Two.", True), Block("Ask S (1).", False))
    assert notice_parts(text, "- ") == ("Title", blocks)


def test_lines_that_follow_on_belong_together() -> None:
    assert notice_parts("\n T \nfirst\nsecond\n\nthird\n- item\n  goes on\n\nend\n", "- ") == (
        "T",
        (
            Block("first\nsecond", False),
            Block("third", False),
            Block("item\ngoes on", True),
            Block("end", False),
        ),
    )
    assert notice_parts("", "- ") == ("", ())


@given(text=st.text(max_size=200))
def test_every_word_is_kept(text: str) -> None:
    title, blocks = notice_parts(text, "- ")
    kept = " ".join((title, *(block.text for block in blocks)))
    removed = str.maketrans("", "", "・-•")
    assert "".join(kept.translate(removed).split()) == "".join(text.translate(removed).split())
