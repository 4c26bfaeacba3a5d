"""Draws measures by a seed and writes down what three owners see of them, for eyes that did not write the texts.

`python -m tests.reading.drawn_measures LANGUAGE SEED COUNT [--without FILE]`: Markdown on standard output. `FILE` has
an id in each line of measures that are not to be drawn, because they were mended for an earlier draw.
"""

import argparse
import random
from collections.abc import Mapping
from pathlib import Path

from app.catalogue.loader import Catalogue
from app.domain.measures import Measure, MeasureWords
from app.domain.own_steps import share_out
from app.domain.profile import Known, Profile
from app.domain.steps import Step
from app.domain.tools import Tool
from app.paths import catalogue_folder

OWNERS: Mapping[str, tuple[Tool, ...]] = {
    "A, shop of five: Windows Home, iPhone, free Gmail, LINE, Zoom, provider's router, Wi-Fi at home, IT vendor": (
        Tool.WINDOWS_HOME, Tool.IPHONE, Tool.FREE_MAIL, Tool.LINE, Tool.ZOOM, Tool.PROVIDER_ROUTER, Tool.HOME_WIFI,
        Tool.CLOUD_APPS, Tool.IT_VENDOR,
    ),
    "B, studio of eight: Macs, iPhone, Android, Google Workspace, Meet, NAS, router with VPN, IT vendor": (
        Tool.MAC, Tool.IPHONE, Tool.ANDROID, Tool.GOOGLE_WORKSPACE, Tool.MEET, Tool.NAS, Tool.ROUTER_VPN,
        Tool.HOME_WIFI, Tool.CLOUD_APPS, Tool.IT_VENDOR,
    ),
    "C, alone: a Windows Home laptop, an Android phone, free mail, LINE, provider's router, no IT vendor": (
        Tool.WINDOWS_HOME, Tool.ANDROID, Tool.FREE_MAIL, Tool.LINE, Tool.PROVIDER_ROUTER, Tool.HOME_WIFI,
    ),
}  # fmt: skip


def drawn(catalogue: Catalogue, seed: int, count: int, without: frozenset[str] = frozenset()) -> list[Measure]:
    """So many measures by chance, in the guideline's order; the same for the same seed."""
    left = [measure for measure in catalogue.measures if measure.id not in without]
    chosen = {measure.id for measure in random.Random(seed).sample(left, count)}
    return [measure for measure in left if measure.id in chosen]


def profile_of(tools: tuple[Tool, ...]) -> Profile:
    """An organisation that works with these and nothing else."""
    from app.domain.profile import Fact

    known = {tool: Known.YES if tool in tools else Known.NO for tool in Tool if tool is not Tool.IT_VENDOR}
    vendor = Known.YES if Tool.IT_VENDOR in tools else Known.NO
    return Profile(tools=known, facts={Fact.IT_VENDOR: vendor})


def sheet(measure: Measure, words: MeasureWords) -> str:
    """All that is said of a measure, each step with the owners who see it."""
    seen: dict[str, str] = {}
    for owner, tools in OWNERS.items():
        for step in share_out(words.steps, profile_of(tools).has).counted:
            seen[step.id] = seen.get(step.id, "") + owner[0]
    lines = [f"## {measure.label} ({measure.id}) {words.title}", f"- requirement: {words.requirement}"]
    lines += [f"- why: {words.why}", *(_step(step, seen.get(step.id, "nobody of the three")) for step in words.steps)]
    lines += [f"- done_when: {words.done_when}", f"- evidence: {words.evidence}", f"- question: {words.question}"]
    lines += [f"- blanks: {' / '.join(words.blanks)}"] if words.blanks else []
    lines += [f"- notice: {words.notice}"] if words.notice else []
    return "\n".join([*lines, f"- alone: {words.alone}"])


def _step(step: Step, owners: str) -> str:
    ask = f" | to send: {step.ask}" if step.ask else ""
    return f"- step {step.id} [{owners}]{' (vendor)' if step.ask else ''}: {step.text}{ask}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--without", type=Path)
    typed = parser.parse_args()
    left_out = frozenset(typed.without.read_text(encoding="utf-8").split()) if typed.without else frozenset()
    catalogue = Catalogue(catalogue_folder())
    print("# Owners", *(f"- {owner}" for owner in OWNERS), "", sep="\n")
    for one in drawn(catalogue, typed.seed, typed.count, left_out):
        print(sheet(one, catalogue.words(typed.language).measures[one.id]), end="\n\n")
