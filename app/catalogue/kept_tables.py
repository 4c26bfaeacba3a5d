"""The tables of the catalogue as JSON beside their sources: Python reads that in a tenth of the time that TOML takes.

They are made when the program is set up and when an installer is built (`packaging/translations.py compile`); the
program itself never writes one. Each holds the text of its source, too: where that is another by now, or where a kept
table is missing or damaged, the source is read. There is nothing in JSON that could run.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple


class KeptTable(NamedTuple):
    """What a file holds, and what its rules saw beside it when it passed them: None where it has not been to any."""

    table: dict[str, Any]
    seen: list[Any] | None


def kept_table(path: Path, source: bytes) -> KeptTable | None:
    """What is kept of a file that holds `source`; None where that has to be read."""
    try:
        line, _, of = _beside(path).read_bytes().partition(b"\n")
        return KeptTable(**json.loads(line)) if of == source else None
    except (OSError, ValueError, TypeError):
        return None


def keep_table(path: Path, kept: KeptTable) -> None:
    """Writes beside a file what it holds, as a whole or not at all."""
    partial = path.with_suffix(".partial")
    line = json.dumps(kept._asdict(), ensure_ascii=False, separators=(",", ":"))
    partial.write_bytes(line.encode() + b"\n" + path.read_bytes())
    partial.replace(_beside(path))


def _beside(path: Path) -> Path:
    return path.with_suffix(".kept")
