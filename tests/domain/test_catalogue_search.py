"""The search over everything: what it finds, and in which order."""

import pytest

from app.catalogue.loader import Catalogue
from app.catalogue.searchable import everything
from app.domain.catalogue_search import CatalogueSearch, Findable, FoundKind
from app.paths import catalogue_folder
from tests.languages import LANGUAGES

ITEMS = (
    Findable(FoundKind.MEASURE, "m1", "Encrypt the VPN", ("管理者Ｅ-10", "E-10", "E10"), "talks of backup"),
    Findable(FoundKind.MEASURE, "m2", "Keep a backup", ("E-1",), "and of the VPN"),
    Findable(FoundKind.TERM, "vpn", "VPN", ("ぶいぴーえぬ",), "a tunnel"),
    Findable(FoundKind.TERM, "device", "VPN device", (), "the box"),
    Findable(FoundKind.CASE, "case-1", "ランサムウェアの被害", ("事例1",), "files"),
)


def ids(text: str, limit: int = 12) -> list[str]:
    return [item.id for group in CatalogueSearch(ITEMS).find(text, limit) for item in group.items]


def test_what_bears_the_name_comes_first_then_what_begins_with_it_then_the_rest() -> None:
    assert ids("vpn") == ["vpn", "device", "m1", "m2"]


@pytest.mark.parametrize("text", ["らんさむ", "ﾗﾝｻﾑ", "ランサム", "事例１"])
def test_width_and_kana_do_not_matter(text: str) -> None:
    assert ids(text) == ["case-1"]


@pytest.mark.parametrize("text", ["e10", "Ｅ－１０", "管理者E-10", " E-10 "])
def test_labels_are_found_as_one_types_them(text: str) -> None:
    assert ids(text)[0] == "m1"


def test_what_is_known_of_a_kind_later_takes_the_place_of_what_was_known() -> None:
    search = CatalogueSearch(ITEMS)
    search.replace(FoundKind.TERM, [Findable(FoundKind.TERM, "vpn", "Tunnel")])
    assert [item.id for group in search.find("vpn") for item in group.items] == ["m1", "m2"]
    assert [item.id for group in search.find("tunnel") for item in group.items] == ["vpn"]


def test_every_word_has_to_be_there() -> None:
    assert ids("vpn backup") == ["m1", "m2"]
    assert ids("vpn nothing") == []


def test_no_text_finds_nothing() -> None:
    assert CatalogueSearch(ITEMS).find("  　") == ()


def test_a_kind_stands_once_and_says_how_many_there_are() -> None:
    groups = CatalogueSearch(ITEMS).find("vpn", 1)
    assert [(g.kind, len(g.items), g.total) for g in groups] == [(FoundKind.TERM, 1, 2), (FoundKind.MEASURE, 1, 2)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_there_and_finds_itself(lang: str) -> None:
    catalogue = Catalogue(catalogue_folder())
    items = list(everything(catalogue, lang))
    assert len({(i.kind, i.id) for i in items}) == len(items)
    elsewhere = {FoundKind.COMMAND, FoundKind.DOCUMENT, FoundKind.OWNER, FoundKind.ROW, FoundKind.WORKBOOK}
    assert {i.kind for i in items} == set(FoundKind) - elsewhere
    assert sum(i.kind is FoundKind.MEASURE for i in items) == 98
    assert sum(i.kind is FoundKind.CASE for i in items) == 15
    assert sum(i.kind is FoundKind.METHOD for i in items) == 9
    lookup = CatalogueSearch(items)
    for item in items:
        groups = {g.kind: g.items for g in lookup.find(item.title, 400)}
        assert item in groups[item.kind]
