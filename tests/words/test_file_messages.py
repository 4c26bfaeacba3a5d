"""Each thing that can be wrong with a file has words of its own in both languages."""

import re
from datetime import date
from pathlib import Path

import pytest

from app import i18n
from app.domain.answers import Field, InvalidValue, ReasonMissing, Status
from app.domain.days import YearUnclear
from app.exchange import refusals
from app.exchange.comparing import Note
from app.exchange.refusals import CellError, ExchangeError, Spot, Unreadable, Why
from app.labels import name
from app.words.file_messages import note_text, spot_text
from app.words.messages import message_for
from tests.languages import LANGUAGES

PATH = Path("/somewhere/みどり {x}.xlsx")
SPOT = Spot(5, 28, "期限{x}")
KINDS = [kind for kind in vars(refusals).values() if isinstance(kind, type) and issubclass(kind, ExchangeError)]
MADE: dict[type[ExchangeError], ExchangeError] = {
    refusals.FileTooLarge: refusals.FileTooLarge(PATH, 100_000_001, 32 << 20),
    refusals.EncodingUnclear: refusals.EncodingUnclear(PATH),
    refusals.MixedEncodings: refusals.MixedEncodings(PATH, 7),
    refusals.ReaderEnded: refusals.ReaderEnded(PATH, "status -11"),
    refusals.QuotesBroken: refusals.QuotesBroken(PATH, 7),
    refusals.MergedCells: refusals.MergedCells(PATH, "B2:B5"),
    refusals.LookUnknown: refusals.LookUnknown(SPOT, "{odd}", '# ?/?;"x'),
    refusals.RowTwice: refusals.RowTwice(SPOT, "{odd}", 3),
    refusals.ValueWrong: refusals.ValueWrong(SPOT, "x", InvalidValue(Field.STATUS, "{odd}")),
    refusals.JsonWrong: refusals.JsonWrong(PATH, "history[3].after", "a" * 999),
    refusals.JsonTooNew: refusals.JsonTooNew(PATH, 2, 1),
    refusals.WrongPassword: refusals.WrongPassword(),
}
BASES = (ExchangeError, CellError, Unreadable)
ALL = [
    *(MADE.get(kind) or kind(SPOT, "{odd}") for kind in KINDS if kind not in BASES),
    *(Unreadable(PATH, why) for why in Why),
    refusals.JsonWrong(PATH, ""),
    refusals.MeasureUnknown(Spot(3, 1), "a\nb" * 300),
    refusals.ValueWrong(SPOT, "1/5", YearUnclear("1/5", date(2026, 1, 5))),
    refusals.ValueWrong(SPOT, "", ReasonMissing("administrator-E-10")),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", ALL, ids=repr)
def test_each_says_what_happened_what_of_the_data_and_what_to_do(error, lang):
    i18n.use(lang)
    message = message_for(error)
    assert message is not None
    for part in (message.what, message.safe, message.todo):
        assert part == part.strip() != ""
        assert part.endswith(("。", "."))
        assert not re.search(r"\{(?!x\}|odd\}|cause\})", part)
        assert (lang == "ja") == bool(re.search("[ぁ-ん]", part.replace("みどり", "")))
    assert "\n" not in message.line
    assert len(message.line) < 700


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_only_a_few_values_fit_they_are_named(lang):
    i18n.use(lang)
    message = message_for(refusals.ValueWrong(SPOT, "x", InvalidValue(Field.STATUS, "x")))
    assert all(name(status) in message.todo for status in Status)
    other = message_for(refusals.ValueWrong(SPOT, "x", InvalidValue(Field.DUE, "x")))
    assert name(Status.DONE) not in other.todo


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_say_the_same(lang):
    i18n.use(lang)
    told = [message_for(error).what for error in ALL]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", [error for error in ALL if isinstance(error, CellError)], ids=repr)
def test_each_names_row_and_column(error, lang):
    i18n.use(lang)
    assert spot_text(error.spot) in message_for(error).what
    assert str(error.spot.row) in spot_text(error.spot)
    assert error.spot.letters in spot_text(error.spot)


def test_a_megabyte_is_said_as_people_count_it():
    assert "101 MB" in message_for(MADE[refusals.FileTooLarge]).what
    assert "33 MB" in message_for(MADE[refusals.FileTooLarge]).what


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_spreadsheets_do(column, letters):
    assert Spot(1, column).letters == letters


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("note", Note)
def test_each_note_has_words(note, count, lang):
    i18n.use(lang)
    assert note_text(note, count).endswith(("。", "."))
    assert "{" not in note_text(note, count)


@pytest.mark.parametrize("note", [Note.EMPTY_KEPT, Note.LETTERS_KEPT, Note.LETTERS_BACK, Note.LETTERS_LOST])
def test_a_note_on_cells_names_the_first_of_them(note):
    spots = [Spot(row, 8, "Note") for row in range(2, 6)]
    assert note_text(note, 1, spots[:1]).endswith("Cells: Row 2, column H (“Note”).")
    assert note_text(note, 4, spots).endswith("Row 4, column H (“Note”) and others.")
