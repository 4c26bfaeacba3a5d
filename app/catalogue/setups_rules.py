"""What has to hold in the data files of the set-ups. The check returns every problem that it finds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.catalogue.data_reader import DataProblem
from app.catalogue.data_shapes import Each, Keyed
from app.catalogue.guide_rules import Found, check_shape, named_twice, unknown_names
from app.domain.guide import MethodChapter
from app.domain.set_ups import BASIC, BYOD, CONTROL, DataState, LinkLook, NodeKind, Zone

_NODE = {
    "id": str, "label?": str, "kind?": str, "zone": str, "column?": int, "row?": int, "inside?": str, "detail?": str,
    "data?": str,
}  # fmt: skip
_SET_UP = {
    "page": int,
    "nodes": Each(_NODE),
    "links": {f"{look}?": Each(Each(str)) for look in LinkLook},
    "one_way?": bool,
    "control": Each(Each(str)),
    "points?": Keyed(Each(str)),
}
_FACTS: Mapping[str, Any] = {"kinds": Keyed(str), "set_ups": Keyed(Keyed(_SET_UP))}
LEGEND = (*DataState, CONTROL, *LinkLook)
_WORDS: Mapping[str, Any] = {
    "titles": {BASIC: str, BYOD: str},
    "notes": {CONTROL: str},
    "zones": dict.fromkeys(Zone, str),
    "legend": dict.fromkeys(LEGEND, str),
    "labels": Keyed(str),
    "points": Keyed(str),
    "texts": Keyed(Keyed({"text": str, "note?": str})),
}
_COLUMNS = (1, 2)


def check(
    files: tuple[str, str], facts: dict[str, Any] | None, words: dict[str, Any] | None, chapter: MethodChapter
) -> list[DataProblem]:
    """Every problem of the facts and the words in one language. What could not be read, None, is not looked at."""
    found, sound = [], {}
    for file, table, shape in zip(files, (facts, words), (_FACTS, _WORDS), strict=True):
        misfitting = [] if table is None else check_shape(file, table, shape)
        found += misfitting
        sound[file] = None if misfitting else table
    facts, words = (sound[file] for file in files)
    if facts is not None:
        found += [DataProblem(files[0], *problem) for problem in _facts(facts, chapter)]
    if facts is not None and words is not None:
        found += [DataProblem(files[1], *problem) for problem in _pairs(facts, words)]
    return found


def label_of(node: Mapping[str, Any]) -> str:
    """The name of a node's label."""
    return str(node.get("label", node["id"]))


def node_kind(node: Mapping[str, Any], kinds: Mapping[str, str]) -> str:
    """What a node looks like; nothing where nobody says it."""
    return str(node.get("kind") or kinds.get(label_of(node), ""))


def _facts(facts: Mapping[str, Any], chapter: MethodChapter) -> Found:
    parts = {m.id: (BASIC, *(v.id for v in m.derived), BYOD) for m in chapter.methods}
    parts |= {c.id: tuple(v.id for v in c.variants) for c in chapter.combinations}
    pages = {one.id: one.pages for one in chapter.items}
    set_ups = facts["set_ups"]
    yield from unknown_names("kinds", facts["kinds"].values(), tuple(NodeKind), "kind")
    yield from _same("", parts, set_ups)
    for item in parts.keys() & set_ups.keys():
        yield from _same(f"{item}.", parts[item], set_ups[item])
        for part, set_up in set_ups[item].items():
            place = f"{item}.{part}"
            if not pages[item][0] <= set_up["page"] <= pages[item][1]:
                yield place, f"page {set_up['page']} is none of its method"
            yield from _nodes(place, set_up["nodes"], facts["kinds"])
            yield from _between(place, set_up)


def _nodes(place: str, nodes: Sequence[Mapping[str, Any]], kinds: Mapping[str, str]) -> Found:
    ids = [node["id"] for node in nodes]
    yield from named_twice(place, ids)
    for node in nodes:
        where = f"{place}.{node['id']}"
        kind = node_kind(node, kinds)
        yield from unknown_names(where, [kind], tuple(NodeKind), "kind")
        yield from unknown_names(
            where, [node["zone"]], [zone for zone in Zone if zone is not Zone.LINE], "zone for nodes"
        )
        yield from unknown_names(where, [node.get("column", 1)], _COLUMNS, "column")
        yield from unknown_names(where, [node["data"]] if "data" in node else [], tuple(DataState), "state of data")
        yield from unknown_names(where, [node["inside"]] if "inside" in node else [], ids, "node")
        if (kind == NodeKind.PART) != ("inside" in node):
            yield where, "a part lies inside a node, and nothing else does"
    spots = Counter((n["zone"], n.get("column", 1), n.get("row", 1)) for n in nodes if "inside" not in n)
    yield from ((place, f"{count} nodes stand in one spot") for count in spots.values() if count > 1)


def _between(place: str, set_up: Mapping[str, Any]) -> Found:
    ids = [node["id"] for node in set_up["nodes"]]
    for look, chains in set_up["links"].items():
        for chain in chains:
            yield from unknown_names(f"{place}.{look}", chain, ids, "node")
            if len(chain) == 1:
                yield f"{place}.{look}", f"{chain[0]} is linked with nothing"
    for group in set_up["control"]:
        yield from unknown_names(f"{place}.control", group, ids, "node")
    yield from unknown_names(f"{place}.points", set_up.get("points", ()), ids, "node")


def _pairs(facts: Mapping[str, Any], words: Mapping[str, Any]) -> Found:
    set_ups = [set_up for parts in facts["set_ups"].values() for set_up in parts.values()]
    nodes = [node for set_up in set_ups for node in set_up["nodes"]]
    labels = {*map(label_of, nodes), *(node["detail"] for node in nodes if "detail" in node)}
    yield from _same("labels.", sorted(labels), words["labels"])
    points = {point for set_up in set_ups for named in set_up.get("points", {}).values() for point in named}
    yield from _same("points.", sorted(points), words["points"])
    yield from _same("texts.", facts["set_ups"], words["texts"])
    for item in facts["set_ups"].keys() & words["texts"].keys():
        yield from _same(f"texts.{item}.", facts["set_ups"][item], words["texts"][item])


def _same(place: str, expected: Iterable[str], found: Mapping[str, Any]) -> Found:
    named = list(expected)
    yield from ((f"{place}{name}", "it is missing") for name in named if name not in found)
    yield from ((f"{place}{name}", "nothing has this id") for name in found if name not in named)
