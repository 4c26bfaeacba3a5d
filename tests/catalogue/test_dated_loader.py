"""The list of facts that age: what it holds, when a fact is old, and each kind of mistake in it."""

from datetime import date, timedelta

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.dated_loader import read_dated
from app.catalogue.kept_tables import kept_table
from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder

A4, B2, J6 = "administrator-A-4", "administrator-B-2", "administrator-J-6"
DAY = date(2026, 11, 30)
FACT = '[[fact]]\nsays = "{says}"\nused = {used}\nsource = "{source}"\nseen = {seen}\n'


def fact(says="Windows 10 ended", used=f'["{A4}"]', source="example.com/page", seen="2026-11-30"):
    return FACT.format(says=says, used=used, source=source, seen=seen)


@pytest.fixture
def written(copy, catalogue):
    """Writes a list and reads it again, on a fixed day unless another is given."""

    def write(*facts, today=DAY):
        copy.path("dated.toml").write_text("\n".join(facts), encoding="utf-8")
        return read_dated(copy.folder, catalogue.by_id, today)

    return write


def problems(written, *facts):
    with pytest.raises(CatalogueDamaged) as caught:
        written(*facts)
    return [str(problem) for problem in caught.value.problems]


def test_the_real_list_is_sound(catalogue):
    facts = read_dated(catalogue_folder(), catalogue.by_id)
    assert facts
    assert any("Windows 10" in one.says for one in facts)


def test_what_a_fact_holds(written):
    (one,) = written(fact(used=f'["{A4}", "{J6}"]'))
    assert one == ("Windows 10 ended", (A4, J6), "example.com/page", DAY)


def test_a_fact_is_old_after_eighteen_months(written):
    (one,) = written(fact(seen="2025-01-31"))
    last = date(2026, 7, 31)
    assert not one.is_old(last)
    assert one.is_old(last + timedelta(1))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"seen": '"2026-11-30"'}, "fact.1.seen: not of type date"),
        ({"seen": "2026-11-30T12:00:00"}, "fact.1: seen is not a day"),
        ({"seen": "2026-12-01"}, "fact.1: seen on 2026-12-01, which is still to come"),
        ({"source": "https://example.com"}, "fact.1: source is written without https://"),
        ({"source": ""}, "fact.1.source: empty"),
        ({"says": " "}, "fact.1.says: empty"),
        ({"says": "one\\nline"}, "fact.1: says is more than one line"),
        ({"used": "[]"}, "fact.1.used: not a list, or an empty one"),
        ({"used": f'"{A4}"'}, "fact.1.used: not a list, or an empty one"),
        ({"used": '["administrator-A-9"]'}, "fact.1: there is no measure administrator-A-9"),
        ({"used": f'["{A4}", "{A4}"]'}, f"fact.1: {A4} stands here 2 times"),
        ({"used": f'["{A4}"]\ncolour = 1'}, "fact.1.colour: unknown key"),
    ],
)
def test_a_mistake_is_found(written, given, found):
    assert problems(written, fact(**given)) == [f"dated.toml: {found}"]


def test_a_missing_key_and_another_list_are_found(written):
    assert problems(written, '[[fact]]\nsays = "x"\n') == [
        "dated.toml: fact.1.used: missing",
        "dated.toml: fact.1.source: missing",
        "dated.toml: fact.1.seen: missing",
    ]
    assert problems(written, "[[facts]]\n") == ["dated.toml: facts: unknown key", "dated.toml: fact: missing"]


def test_what_stands_twice_or_in_another_order_is_found(written):
    assert problems(written, fact(), fact()) == ["dated.toml: Windows 10 ended stands here 2 times"]
    (found,) = problems(written, fact("a", f'["{J6}"]'), fact("b", f'["{B2}", "{A4}"]'))
    assert found.startswith("dated.toml: fact.2: it belongs further up")
    assert len(written(fact("a", '["executive-A-1"]'), fact("b", f'["{A4}"]'), fact("c", '["teleworker-A-1"]'))) == 3


def test_without_a_day_nothing_is_still_to_come(written, copy):
    assert written(fact(seen="2999-01-01"), today=None)
    Catalogue(copy.folder).check()


def test_the_catalogue_finds_it_with_everything_else(copy):
    copy.path("dated.toml").write_text(fact(used='["nobody"]'), encoding="utf-8")
    copy.words("en", A4, r"^title = [^\n]*\n", "")
    found = copy.problems()
    assert "dated.toml: fact.1: there is no measure nobody" in found
    assert f"en/measures/A.toml: {A4}: title is missing or empty" in found


def test_a_list_that_is_not_there_is_found(copy):
    copy.path("dated.toml").unlink()
    assert copy.problems() == ["dated.toml: the file is missing"]


def test_it_is_not_kept_for_the_program(copy):
    Catalogue(copy.folder).keep()
    path = copy.path("dated.toml")
    assert kept_table(path, path.read_bytes()) is None
