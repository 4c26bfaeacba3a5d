"""The made-up shop: the same facts in both languages, nothing out of place, nothing real."""

from datetime import date, timedelta

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.catalogue.sample_loader import read_sample
from app.domain.answers import EMPTY, Field, Status, changes_to
from app.domain.applicability import Verdict
from app.domain.cell_forms import stored_at as stored_cell
from app.domain.kept_texts import kept_text
from app.domain.ledgers import is_unseen, ledger_rows
from app.domain.tables import TABLES, place_at
from app.paths import catalogue_folder
from app.work.standing import Standing
from tests.kept import tables_of, texts_of
from tests.languages import LANGUAGES

FOLDER = catalogue_folder()
TODAY = date(2026, 11, 23)
TEXTS = {Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.REASON, Field.OWNER}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_fits_its_measure(catalogue: Catalogue, language: str) -> None:
    sample = read_sample(FOLDER, language, TODAY)
    assert sample.entries.keys() <= catalogue.by_id.keys()
    for measure, values in sample.entries.items():
        assert changes_to(measure, EMPTY, values)
    standing = Standing(catalogue, sample.texts)
    assert {r.verdict for r in standing.results.values()} == set(Verdict)
    assert {v[Field.STATUS] for v in sample.entries.values()} == set(Status) - {
        Status.UNANSWERED,
        Status.NOT_APPLICABLE,
    }


def test_both_languages_say_the_same() -> None:
    ja, en = (read_sample(FOLDER, language, TODAY) for language in ("ja", "en"))
    assert ja.texts.keys() == en.texts.keys()
    for measure, values in ja.entries.items():
        assert values.keys() == en.entries[measure].keys()
        same = {f: v for f, v in values.items() if f not in TEXTS}
        assert same == {f: v for f, v in en.entries[measure].items() if f not in TEXTS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_one_that_a_person_can_set(language: str) -> None:
    texts = read_sample(FOLDER, language, TODAY).texts
    assert all(kept_text(key, text) == text for key, text in texts_of(texts).items())
    assert all(stored_cell(place, text) == text for key, text in texts.items() if (place := place_at(key)))
    tables = tables_of(texts)
    assert {name for name in TABLES if tables[name]} == {"device", "contact", "person"}
    unseen = [is_unseen(device, TODAY) for device in ledger_rows(tables["device"])]
    assert 0 < sum(unseen) < len(unseen)
    assert len(tables["contact"]) == 3


def test_days_are_counted_from_today() -> None:
    one, later = (read_sample(FOLDER, "en", TODAY + timedelta(days=n)) for n in (0, 10))
    due = Field.DUE
    assert later.entries["executive-J-1"][due] == one.entries["executive-J-1"][due] + timedelta(days=10)


def test_a_missing_file_is_named(tmp_path: object) -> None:
    with pytest.raises(CatalogueDamaged):
        read_sample(FOLDER / "nowhere", "en", TODAY)
