"""Which steps the vendor is asked for: open measures, one's own tools, place by place."""

from dataclasses import replace

from app.domain.answers import Entry, Status
from app.domain.profile import Known, Profile
from app.domain.steps import By, Site, Step
from app.domain.tools import Tool
from app.domain.vendor_work import vendor_requests
from tests.reports.samples import measures, words

FIRST, SECOND, THIRD = measures()[:3]


def step(name: str, site: Site | None, *tools: Tool) -> Step:
    return Step(name, name, tools, By.VENDOR, site, f"Please: {name}.")


WORDS = {
    FIRST.id: (Step("self", "self"), step("pcs", Site.DEVICES), step("vpn", Site.ROUTER, Tool.ROUTER_VPN)),
    SECOND.id: (step("nas", Site.SERVER, Tool.NAS), step("mail", Site.CLOUD), step("wifi", Site.ROUTER)),
    THIRD.id: (step("third", None),),
}


def asked(entries: dict[str, Entry] | None = None, **tools: Known) -> list[tuple[str, bool]]:
    made = words("en")
    said = {measure: replace(made[measure], steps=steps) for measure, steps in WORDS.items()}
    has = Profile(tools={Tool(name): known for name, known in tools.items()}).has
    found = vendor_requests((FIRST, SECOND, THIRD), said, entries or {}, has)
    return [(request.step.id, request.is_done) for request in found]


def test_it_goes_from_place_to_place_and_leaves_out_what_is_for_others():
    every = ["vpn", "wifi", "nas", "mail", "pcs", "third"]
    assert [name for name, _done in asked()] == every
    assert [name for name, _done in asked(router_vpn=Known.NO, nas=Known.YES)] == every[1:]


def test_what_is_done_or_set_aside_is_not_asked_for_and_a_ticked_step_is_told():
    entries = {
        FIRST.id: Entry(Status.NOT_DONE, steps_done="pcs gone"),
        SECOND.id: Entry(Status.DONE),
        THIRD.id: Entry(Status.NOT_APPLICABLE, reason="r"),
    }
    assert asked(entries) == [("vpn", False), ("pcs", True)]
