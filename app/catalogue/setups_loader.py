"""Reads the set-ups of the telework methods in one language."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from app.catalogue import setups_rules as rules
from app.catalogue.data_reader import Reader
from app.domain.guide import MethodChapter
from app.domain.set_ups import (
    CONTROL,
    DataState,
    Link,
    LinkLook,
    NodeKind,
    PictureWords,
    SetUp,
    SetUpNode,
    SetUps,
    Zone,
)

SETUPS_FILE = "setups.toml"


def read_set_ups(folder: Path, lang: str, chapter: MethodChapter) -> SetUps:
    """Facts and words together; `chapter` names the derived ones. Raises CatalogueDamaged with every problem."""
    reader = Reader(folder)
    files = SETUPS_FILE, f"{lang}/{SETUPS_FILE}"
    facts, words = (reader.table(file) for file in files)
    reader.found += rules.check(files, facts, words, chapter)
    reader.stop_if_damaged()
    assert facts is not None
    assert words is not None
    return SetUps(
        {
            item: tuple(_set_up(item, part, facts, words, names[part]) for part in parts)
            for item, parts in facts["set_ups"].items()
            if (names := words["titles"] | _names(item, chapter))
        },
        PictureWords({zone: words["zones"][zone] for zone in Zone}, words["legend"], words["notes"][CONTROL]),
    )


def _names(item: str, chapter: MethodChapter) -> dict[str, str]:
    """The names of what is derived from a method, or combined."""
    named = {m.id: m.derived for m in chapter.methods} | {c.id: c.variants for c in chapter.combinations}
    return {variant.id: variant.name for variant in named[item]}


def _set_up(item: str, part: str, facts: Mapping[str, Any], words: Mapping[str, Any], title: str) -> SetUp:
    fact = facts["set_ups"][item][part]
    text = words["texts"][item][part]
    points = [(at, point) for at, named in fact.get("points", {}).items() for point in named]
    return SetUp(
        item=item,
        part=part,
        page=fact["page"],
        title=title,
        text=text["text"],
        note=text.get("note", ""),
        nodes=tuple(_node(node, [at for at, _ in points], facts["kinds"], words["labels"]) for node in fact["nodes"]),
        links=tuple(_links(fact)),
        control=tuple(map(tuple, fact["control"])),
        points=tuple(words["points"][point] for _at, point in points),
    )


def _links(fact: Mapping[str, Any]) -> Iterator[Link]:
    """From each node of a chain to the next."""
    for look, chains in fact["links"].items():
        for start, end in (pair for chain in chains for pair in pairwise(chain)):
            yield Link(start, end, LinkLook(look), fact.get("one_way", False))


def _node(node: Mapping[str, Any], at: list[str], kinds: Mapping[str, str], labels: Mapping[str, str]) -> SetUpNode:
    return SetUpNode(
        id=node["id"],
        kind=NodeKind(rules.node_kind(node, kinds)),
        zone=Zone(node["zone"]),
        column=node.get("column", 1),
        row=node.get("row", 1),
        label=labels[rules.label_of(node)],
        detail=labels[node["detail"]] if "detail" in node else "",
        data=DataState(node["data"]) if "data" in node else None,
        inside=node.get("inside", ""),
        numbers=tuple(n for n, place in enumerate(at, 1) if place == node["id"]),
    )
