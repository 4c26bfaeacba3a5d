"""Tests reach the screens as a person does: the private attributes that they still reach for may only become fewer."""

import ast
from pathlib import Path

MOST = 8


def test_tests_reach_for_few_private_attributes() -> None:
    """Those of others: a class may use its own."""
    root = Path(__file__).parents[2]
    files = [*sorted(Path(__file__).parent.rglob("*.py")), root / "tests" / "test_unknown.py"]
    found = [
        f"{path.relative_to(root)}:{node.lineno} {node.attr}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
    ]
    assert len(found) <= MOST, "\n".join(found)
