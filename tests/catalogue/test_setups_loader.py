"""The set-ups of the telework methods: the guideline's facts, our words by their rules, and every mistake is found."""

import tomllib
from collections.abc import Iterator

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.domain.label_lines import whole_label
from app.domain.profile import Method
from app.domain.set_ups import BASIC, BYOD, DataState, LinkLook, SetUp, Zone
from app.paths import program_folder
from tests.catalogue.broken import Copy
from tests.catalogue.test_words import NEVER, TITLE, long_sentences, variants_in
from tests.languages import LANGUAGES

in_both = pytest.mark.parametrize("lang", LANGUAGES)

PAGES = {
    # chapter 3: where each set-up is explained
    "vpn": {"basic": 29, "cloud_vpn": 30, "byod": 31},
    "remote_desktop": {"basic": 32, "vpn_and_os": 33, "cloud_relay": 33, "dedicated_app": 34, "byod": 35},
    "vdi": {"basic": 36, "cloud_vdi": 37, "byod": 38},
    "secure_container": {"basic": 39, "byod": 41},
    "secure_browser": {"basic": 42, "cloud_gateway": 43, "byod": 44},
    "cloud_services": {"basic": 45, "byod": 47},
    "standalone": {"basic": 48, "removable_media": 49, "paper": 49, "byod": 50},
    "local_breakout": {"vpn_cloud": 53, "remote_desktop_cloud": 53},
    "pc_smartphone": {"vpn_cloud": 54, "remote_desktop_browser": 54},
}
DATA_ON_DEVICE = {
    # the guideline on saving data on the device in each method
    Method.VPN: DataState.KEPT,
    Method.REMOTE_DESKTOP: DataState.NOT_KEPT,
    Method.VDI: DataState.NOT_KEPT,
    Method.SECURE_CONTAINER: DataState.NOT_KEPT,
    Method.SECURE_BROWSER: DataState.NOT_KEPT,
    Method.CLOUD_SERVICES: DataState.KEPT,
    Method.STANDALONE: DataState.KEPT,
}


def all_of(catalogue: Catalogue, lang: str = "ja") -> dict[str, SetUp]:
    return {one.id: one for parts in catalogue.set_ups(lang).by_item.values() for one in parts}


def written(catalogue: Catalogue, lang: str) -> Iterator[str]:
    """Every text as a reader sees it."""
    set_ups = catalogue.set_ups(lang)
    yield from (set_ups.words.control, *set_ups.words.zones.values(), *set_ups.words.legend.values())
    for one in all_of(catalogue, lang).values():
        yield from (one.text, one.note, *one.points)
        yield from (text for node in one.nodes for text in (node.label, node.detail))


def neighbours(one: SetUp) -> set[tuple[str, str]]:
    return {(link.start, link.end) for link in one.links}


def controlled(one: SetUp) -> set[str]:
    return {node for group in one.control for node in group}


# the guideline's facts


@in_both
def test_every_method_has_its_set_ups_on_their_pages(catalogue: Catalogue, lang: str) -> None:
    found = catalogue.set_ups(lang).by_item
    assert {item: {one.part: one.page for one in parts} for item, parts in found.items()} == PAGES
    chapter = catalogue.guide.methods(lang)
    for method in chapter.methods:
        assert [one.part for one in found[method.id]] == [BASIC, *(variant.id for variant in method.derived), BYOD]
        assert [one.title for one in found[method.id]][1:-1] == [variant.name for variant in method.derived]
    for combination in chapter.combinations:
        assert [one.title for one in found[combination.id]] == [variant.name for variant in combination.variants]


def test_data_lies_on_the_device_where_the_guideline_lets_it_be_saved(catalogue: Catalogue) -> None:
    for method, state in DATA_ON_DEVICE.items():
        basic = all_of(catalogue)[f"{method}.{BASIC}"]
        outside = {node.data for node in basic.nodes if node.zone is Zone.OUTSIDE and node.data}
        assert outside == {state}, method


@pytest.mark.parametrize("method", [Method.VPN, Method.REMOTE_DESKTOP, Method.VDI])
def test_clouds_are_reached_through_the_security_equipment_of_the_office(catalogue: Catalogue, method: str) -> None:
    basic = all_of(catalogue)[f"{method}.{BASIC}"]
    assert [start for start, end in neighbours(basic) if end == "cloud"] == ["security"]
    assert basic.node("security").zone is Zone.OFFICE


def test_cloud_services_are_reached_past_the_office(catalogue: Catalogue) -> None:
    basic = all_of(catalogue)["cloud_services.basic"]
    assert neighbours(basic) == {("device", "cloud")}
    for combined in ("local_breakout.vpn_cloud", "local_breakout.remote_desktop_cloud"):
        assert ("device", "cloud") in neighbours(all_of(catalogue)[combined])
    assert ("smartphone", "cloud") in neighbours(all_of(catalogue)["pc_smartphone.vpn_cloud"])


def test_control_does_not_reach_private_devices_media_paper_and_clouds(catalogue: Catalogue) -> None:
    for one in all_of(catalogue).values():
        out = {"private_device", "media", "paper", "cloud", "relay", "vpn_service", "gateway"}
        assert controlled(one) & out == set(), one.id
        office = {node.id for node in one.nodes if node.zone is Zone.OFFICE}
        assert office <= controlled(one), one.id
    assert {"container", "browser"} <= {node for one in all_of(catalogue).values() for node in controlled(one)}


def test_only_what_people_carry_home_goes_one_way(catalogue: Catalogue) -> None:
    one_way = {one.id for one in all_of(catalogue).values() if any(link.is_one_way for link in one.links)}
    assert one_way == {"standalone.basic", "standalone.paper"}
    carried = {one.item for one in all_of(catalogue).values() if {k.look for k in one.links} == {LinkLook.CARRIED}}
    assert carried == {"standalone"}


def test_the_points_are_those_that_the_guideline_makes_on_private_devices(copy: Copy, catalogue: Catalogue) -> None:
    facts = tomllib.loads(copy.path("methods.toml").read_text("utf-8"))["methods"]
    pictures = tomllib.loads(copy.path("setups.toml").read_text("utf-8"))["set_ups"]
    for method in Method:
        drawn = [point for named in pictures[method]["byod"]["points"].values() for point in named]
        assert drawn == [point["id"] for point in facts[method]["byod"]]
        assert len(all_of(catalogue)[f"{method}.{BYOD}"].points) == len(drawn)


def test_what_the_text_does_not_say_is_said_to_be_our_reading(catalogue: Catalogue) -> None:
    for lang in LANGUAGES:
        assert {one.id for one in all_of(catalogue, lang).values() if one.note} == {"secure_browser.basic"}
        assert "Tenken" in catalogue.set_ups(lang).words.control


# words


def test_japanese_sentences_are_short(catalogue: Catalogue) -> None:
    assert [s for text in written(catalogue, "ja") for s in long_sentences(text)] == []


@in_both
def test_words_are_those_of_the_catalogue_and_in_our_font(catalogue: Catalogue, lang: str) -> None:
    texts = [whole_label(text) for text in written(catalogue, lang)]
    assert [(found, text) for text in texts for found in variants_in(text, lang)] == []
    assert [text for text in texts if any(word in text for word in NEVER)] == []
    assert [text for text in texts if text != " ".join(text.split())] == []
    glyphs = TTFont("probe", str(program_folder() / "resources" / "fonts" / "BIZUDGothic-Regular.ttf")).face.charToGlyph
    assert {c for text in texts for c in text if ord(c) not in glyphs} == set()


@in_both
def test_labels_are_short_and_each_picture_is_said_in_sentences_of_its_own(catalogue: Catalogue, lang: str) -> None:
    ones = all_of(catalogue, lang).values()
    labels = [whole_label(text) for one in ones for node in one.nodes for text in (node.label, node.detail)]
    assert [label for label in labels if len(label) > TITLE[lang] / 2 or label.endswith(("。", "."))] == []
    assert len({one.text for one in ones}) == len(ones) == 26
    stop = {"ja": "。", "en": "."}[lang]
    assert all(one.text.endswith(stop) and one.text.count(stop) >= 3 for one in ones)


# mistakes


BASIC_VPN = '[set_ups.vpn.basic]\npage = 29\nnodes = [\n  { id = "device", zone = "outside", data = "kept" },'


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[set_ups.vpn.cloud_vpn]", "[set_ups.vpn.moon]", [
            "vpn.cloud_vpn: it is missing",
            "vpn.moon: nothing has this id",
        ]),
        ("[set_ups.pc_smartphone.vpn_cloud]", "[set_ups.fax.vpn_cloud]", [
            "fax: nothing has this id",
            "pc_smartphone.vpn_cloud: it is missing",
        ]),
        (BASIC_VPN, BASIC_VPN.replace("29", "32"), ["vpn.basic: page 32 is none of its method"]),
        (BASIC_VPN, BASIC_VPN.replace("outside", "line"), ["vpn.basic.device: there is no zone for nodes line"]),
        (BASIC_VPN, BASIC_VPN.replace('"kept"', '"lost"'), ["vpn.basic.device: there is no state of data lost"]),
        (BASIC_VPN, BASIC_VPN.replace("data =", "ink = 1, data ="), ["set_ups.vpn.basic.nodes.1.ink: unknown key"]),
        (BASIC_VPN, BASIC_VPN.replace("data =", "column = 3, data ="), ["vpn.basic.device: there is no column 3"]),
        (BASIC_VPN, BASIC_VPN.replace("data =", 'kind = "fax", data ='), ["vpn.basic.device: there is no kind fax"]),
        (BASIC_VPN, BASIC_VPN.replace("data =", 'inside = "moon", data ='), [
            "vpn.basic.device: there is no node moon",
            "vpn.basic.device: a part lies inside a node, and nothing else does",
        ]),
        (BASIC_VPN, BASIC_VPN.replace("outside", "office"), ["vpn.basic: 2 nodes stand in one spot"]),
        (BASIC_VPN, BASIC_VPN.replace('"device"', '"server"'), [
            "vpn.basic: server stands here 2 times",
            "vpn.basic.tunnel: there is no node device",
            "vpn.basic.control: there is no node device",
        ]),
        ('links.tunnel = [["device", "vpn_service", "server"]]', 'links.tunnel = [["device"]]', [
            "vpn.cloud_vpn.tunnel: device is linked with nothing",
        ]),
        ('media = "media"', 'media = "tape"', [
            "kinds: there is no kind tape",
            "standalone.removable_media.media: there is no kind tape",
            "standalone.byod.media: there is no kind tape",
        ]),
        ("points.media =", "points.tape =", ["standalone.byod.points: there is no node tape"]),
    ],
)  # fmt: skip
def test_a_wrong_fact_is_found(copy: Copy, old: str, new: str, found: list[str]) -> None:
    copy.replace("setups.toml", old, new)
    problems = [p.removeprefix("setups.toml: ") for p in copy.problems() if p.startswith("setups.toml: ")]
    assert sorted(problems) == sorted(found)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('vdi = "', 'vdj = "', ["labels.vdi: it is missing", "labels.vdj: nothing has this id"]),
        ('scan_media = "', 'scan = "', ["points.scan_media: it is missing", "points.scan: nothing has this id"]),
        ("[texts.vdi.basic]", "[texts.vdi.base]", [
            "texts.vdi.basic: it is missing",
            "texts.vdi.base: nothing has this id",
        ]),
        ('carried = "', 'borne = "', ["legend.borne: unknown key", "legend.carried: missing"]),
        ("[titles]\nbasic = ", "[titles]\nbase = ", ["titles.base: unknown key", "titles.basic: missing"]),
    ],
)  # fmt: skip
@in_both
def test_wrong_words_are_found(copy: Copy, lang: str, old: str, new: str, found: list[str]) -> None:
    copy.replace(f"{lang}/setups.toml", old, new)
    assert sorted(copy.problems()) == sorted(f"{lang}/setups.toml: {what}" for what in found)


def test_no_file_can_be_spared(copy: Copy) -> None:
    for file in ("setups.toml", "ja/setups.toml", "en/setups.toml"):
        copy.path(file).unlink()
    assert sorted(copy.problems()) == sorted(
        f"{file}: the file is missing" for file in ("setups.toml", "ja/setups.toml", "en/setups.toml")
    )
    with pytest.raises(CatalogueDamaged):
        Catalogue(copy.folder).set_ups("ja")
