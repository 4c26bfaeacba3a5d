"""The tables of docs/decisions/0011-what-is-read-how.md, which the tests read too."""

from pathlib import Path

NOTE = Path(__file__).parent.parent / "docs" / "decisions" / "0011-what-is-read-how.md"


def tables_of(section: str) -> list[list[list[str]]]:
    """The tables of a section, in order: the cells of each row below the headings. Between backticks blanks count."""
    text = NOTE.read_text(encoding="utf-8").split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    found: list[list[list[str]]] = []
    is_inside = False
    for line in text.splitlines():
        if not line.startswith("|"):
            is_inside = False
            continue
        if not is_inside:
            found.append([])
            is_inside = True
        found[-1].append([_cell(part) for part in line.strip("|").split("|")])
    return [table[2:] for table in found]


def _cell(part: str) -> str:
    bare = part.strip()
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == "`" else bare
