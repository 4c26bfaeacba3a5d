"""One name for one thing: no two modules of the program share one, no two classes, aliases of types or functions."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).parents[1] / "app"
FILES = [path for path in sorted(APP.rglob("*.py")) if path.stem not in ("__init__", "__main__")]
PROTOCOLS = {
    "add_arguments": "cli/*_command.py",
    "run": "cli/*_command.py",
    "build": "reports/documents/*.py",
    "check": "catalogue/*_rules.py",
}
"""Functions that every module of a kind has under one name, by which it is called: where they stand."""


def shared(named: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """The names that stand for more than one thing, with the places where they do."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, place in named:
        places[name].append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


def defined(path: Path) -> Iterator[str]:
    """The classes and the aliases of a module. Names in capitals are values, or variables of types."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if name.lstrip("_")[:1].isupper() and not name.isupper():
                    yield name


def functions() -> Iterator[tuple[str, Path]]:
    """The public functions of all modules, but for those that a protocol names."""
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                protocol = PROTOCOLS.get(node.name)
                if protocol is None or not path.match(f"app/{protocol}"):
                    yield node.name, path


def test_no_two_modules_share_a_name_be_it_as_one_and_many() -> None:
    assert shared((path.stem.removesuffix("s"), path.relative_to(APP).as_posix()) for path in FILES) == {}


def test_no_two_classes_or_aliases_share_a_name_be_it_a_private_one() -> None:
    named = ((name.lstrip("_"), path.relative_to(APP).as_posix()) for path in FILES for name in defined(path))
    assert shared(named) == {}


def test_no_two_public_functions_share_a_name_but_those_of_a_protocol() -> None:
    assert shared((name, path.relative_to(APP).as_posix()) for name, path in functions()) == {}


def test_a_function_that_is_called_as_a_module_stands_in_it() -> None:
    modules = {path.stem: path for path in FILES}
    elsewhere = [(name, path.name) for name, path in functions() if modules.get(name, path) != path]
    assert elsewhere == []
