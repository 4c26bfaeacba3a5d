"""What a later release might declare: made by changing the source of a module before anything imports it."""

import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec, module_from_spec
from pathlib import Path


def declare(module: str, *more: tuple[str, str]) -> None:
    """Puts lines behind others of a module, each of which stands there once."""
    spec = find_spec(module)
    assert spec
    assert spec.origin
    assert module not in sys.modules
    source = Path(spec.origin).read_text(encoding="utf-8")
    for there, added in more:
        assert source.count(there) == 1, there
        source = source.replace(there, there + added)
    changed = sys.modules[module] = module_from_spec(spec)
    exec(compile(source, spec.origin, "exec"), changed.__dict__)


def add_step(*statements: str) -> None:
    """Adds a step to a schema of its own."""
    from app.storage import migrations

    migrations.STEPS = (*migrations.STEPS, statements)


def rebuilt(table: str, keys: str, columns: Iterable[str], kept: Iterable[str]) -> tuple[str, ...]:
    """The statements that give a table these columns, of which those that are not kept are empty.

    `keys` are the columns of the key with their types, `kept` the names of the columns that are carried over."""
    names = [key.split()[0] for key in keys.split(",")]
    held = [*names, *(column if column in (*kept,) else "''" for column in columns)]
    cells = ", ".join(f"{column} TEXT NOT NULL" for column in columns)
    form = "STRICT" if "INTEGER PRIMARY KEY" in keys else "STRICT, WITHOUT ROWID"
    return (
        f"CREATE TABLE anew ({keys}, {cells}, digest INTEGER NOT NULL) {form}",
        f"INSERT INTO anew SELECT {', '.join(held)}, row_digest('{table}', {', '.join(held)}) FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE anew RENAME TO {table}",
    )


_DIGEST = "row_digest('history', id, step, saved, origin, measure, field, before, after)"


def forgotten(where: str) -> tuple[str, ...]:
    """The statements that lead what stood in the history at some places to nothing, at addresses nobody knows."""
    ends = f"SELECT max(id) FROM history WHERE {where} GROUP BY measure, field"
    return (
        f"CREATE TEMP TABLE ended AS SELECT * FROM history WHERE id IN ({ends}) AND after <> ''",
        """INSERT INTO history
            SELECT (SELECT max(id) FROM history) + row_number() OVER (ORDER BY id),
                (SELECT max(step) + 1 FROM history), saved, 'migration', measure, field, after, '', 0
            FROM temp.ended""",
        f"UPDATE history SET measure = '', field = field || '.' || measure WHERE measure <> '' AND {where}",
        f"UPDATE history SET digest = {_DIGEST}",
        "DROP TABLE temp.ended",
    )


def run(module: str, phase: str, folder: Path) -> bool:
    """Whether a release of its own does all of it."""
    done = subprocess.run(
        [sys.executable, "-m", module, phase, str(folder)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout.endswith("all of it\n")
