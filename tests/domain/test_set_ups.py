"""Which set-ups concern an organisation."""

import pytest

from app.catalogue.loader import Catalogue
from app.domain.profile import Fact, Known, Method, Profile
from app.domain.set_ups import SetUpsInUse, in_use


@pytest.fixture
def concerning(catalogue: Catalogue):
    def of(**profile) -> SetUpsInUse:
        return in_use(catalogue.set_ups("en"), catalogue.guide.methods("en"), Profile(**profile))

    return of


def ids(shown: SetUpsInUse) -> list[str]:
    return [one.id for item in shown.items for one in item.set_ups]


@pytest.mark.parametrize("methods", [None, frozenset()])
def test_without_a_method_all_basic_ones_are_there_to_choose_from(concerning, methods) -> None:
    shown = concerning(methods=methods)
    assert not shown.are_known
    assert ids(shown) == [f"{method}.basic" for method in Method]


def test_a_method_in_use_brings_all_of_its_set_ups_and_no_others(concerning) -> None:
    shown = concerning(methods=frozenset({Method.VPN}))
    assert shown.are_known
    assert [(item.name, item.pages) for item in shown.items] == [("VPN", (29, 31))]
    assert ids(shown) == ["vpn.basic", "vpn.cloud_vpn", "vpn.byod"]


@pytest.mark.parametrize(("answer", "there"), [(Known.YES, True), (Known.UNKNOWN, True), (Known.NO, False)])
def test_private_devices_are_left_out_where_there_are_none(concerning, answer: Known, there: bool) -> None:
    shown = concerning(methods=frozenset({Method.VDI}), facts={Fact.PRIVATE_DEVICES: answer})
    assert ("vdi.byod" in ids(shown)) == there


def test_combinations_follow_in_the_guidelines_order(concerning) -> None:
    facts = {Fact.SMARTPHONES: Known.YES, Fact.LOCAL_BREAKOUT: Known.YES}
    shown = concerning(methods=frozenset({Method.CLOUD_SERVICES, Method.VPN}), facts=facts)
    assert list(dict.fromkeys(i.split(".")[0] for i in ids(shown))) == [
        *("vpn", "cloud_services"),
        *("local_breakout", "pc_smartphone"),
    ]
    unknown = concerning(methods=frozenset({Method.VPN}), facts={Fact.SMARTPHONES: Known.UNKNOWN})
    assert len(unknown.items) == 1
