"""The people as a table: out in either language, filled in, and in again."""

import pytest

from app.domain.ledgers import ledger_rows
from app.domain.people import teleworkers
from app.domain.tables import PERSON, CellWrong
from app.exchange.columns import WHATS
from app.exchange.refusals import ValueWrong
from app.words.messages import message_for
from app.work.files_in import take
from tests.exchange.samples import back, csv_file, out
from tests.kept import kept_edits, teleworking
from tests.languages import LANGUAGES


@pytest.fixture
def people(workbook):
    cells = {**teleworking("佐藤\n=1+1"), "person.3.name": "森", "person.3.note": "a\nb"}
    workbook.apply(kept_edits(workbook, cells))
    return workbook


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_in_as_it_was(people, catalogue, tmp_path, kind, lang):
    path = out(people, catalogue, tmp_path / f"x.{kind}", WHATS["people"], lang)
    found = back(people, catalogue, path)
    assert (found.what, found.rows, found.differences) == (WHATS["people"], 3, ())
    assert +found.notes == {}


@pytest.mark.parametrize(
    ("cell", "is_meant"),
    [
        ("yes", True),
        ("はい", True),
        ("○", True),
        ("Ｙｅｓ", True),
        ("no", False),
        ("いいえ", False),
        ("(clear)", False),
    ],
)
def test_who_teleworks_is_said_in_the_words_of_either_language(people, catalogue, tmp_path, cell, is_meant):
    path = csv_file(tmp_path / "x.csv", f"番号,名前,teleworks\n1,佐藤,{cell}\n3,森,{cell}\n,新人,{cell}\n")
    take(back(people, catalogue, path).differences, people, None)
    assert ("佐藤" in teleworkers(people.rows(PERSON))) is ("森" in teleworkers(people.rows(PERSON))) is is_meant
    assert [row.number for row in ledger_rows(people.rows(PERSON))] == [1, 2, 3, 4]


def test_an_empty_cell_says_nothing_and_another_word_is_refused(people, catalogue, tmp_path):
    path = csv_file(tmp_path / "x.csv", "番号,名前,teleworks\n1,佐藤,\n")
    assert back(people, catalogue, path).differences == ()
    path = csv_file(tmp_path / "y.csv", "番号,名前,teleworks\n1,佐藤,月曜だけ\n")
    with pytest.raises(ValueWrong) as caught:
        back(people, catalogue, path)
    assert isinstance(caught.value.cause, CellWrong)
    message = message_for(caught.value)
    assert message
    assert "月曜だけ" in message.what
    assert "Yes, No" in message.todo
