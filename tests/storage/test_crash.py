"""`kill -9` at any moment of a program that opens, edits and closes: every edit it acknowledged is there.

TENKEN_KILLS sets how often; the default keeps the suite quick.
"""

import os
import random
import subprocess
import sys
from pathlib import Path

from app.domain.hand_ins import hand_ins_of
from app.domain.tables import DECISION, DEVICE, HAND_IN
from app.domain.undo import SettingChange
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from tests.storage.samples import edit

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("TENKEN_KILLS", "10"))

WRITER = """
import sys
from pathlib import Path
from app.storage.workbook import Workbook
from tests.storage.samples import edit

number = int(sys.argv[2])
while True:
    with Workbook.open(Path(sys.argv[1])) as workbook:
        for _ in range(6):
            number += 1
            edit(workbook, f"executive-A-{number % 7}", note=f"{number} " + "字" * (number * 37 % 900))
            print(number, flush=True)
"""


def acknowledged_until_killed(path: Path, number: int, edits: int, program: str = WRITER) -> int:
    """Lets a program edit from `number` on, kills it after some edits, and returns the last that it acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(path), str(number)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with writer:
        lines = [writer.stdout.readline() for _ in range(edits)]
        writer.kill()
        lines += writer.stdout.readlines()
    return int([line for line in lines if line.endswith("\n")][-1])


def test_every_acknowledged_edit_survives_a_kill(path: Path):
    Workbook.create(path).close()
    chance = random.Random()
    number = 0
    for _ in range(KILLS):
        number = acknowledged_until_killed(path, number, chance.randint(1, 15))
        report = check_workbook(path)
        assert (report.result, report.problems) == (Result.SOUND, ())
        with Workbook.open(path) as workbook:
            saved = [int(record.change.after.split()[0]) for record in reversed(workbook.history())]
            assert saved == list(range(1, len(saved) + 1))
            assert number <= len(saved) <= number + 1
            number = len(saved)
            for measure, entry in workbook.entries().items():
                assert entry.note == workbook.history(measure, limit=1)[0].change.after


ROWS_WRITER = """
import sys
from pathlib import Path
from app.storage.workbook import Workbook
from tests.kept import kept_edits

number = int(sys.argv[2])
while True:
    with Workbook.open(Path(sys.argv[1])) as workbook:
        for _ in range(6):
            number += 1
            hand_in = f"{number}\\n2026-11-20\\n\\nm\\tnot_applicable\\t" + "字" * (number * 37 % 900)
            rows = {f"device.{number % 5 + 1}.name": f"PC {number}", f"hand_in.{number}": hand_in}
            workbook.apply(kept_edits(workbook, {**rows, f"decision.{number % 3}.m": f"{number}"}))
            print(number, flush=True)
"""


def test_rows_of_a_step_survive_a_kill_all_or_none(path: Path):
    Workbook.create(path).close()
    chance = random.Random()
    number = 0
    for _ in range(KILLS // 2):
        number = acknowledged_until_killed(path, number, chance.randint(1, 15), ROWS_WRITER)
        report = check_workbook(path)
        assert (report.result, report.problems) == (Result.SOUND, ())
        with Workbook.open(path) as workbook:
            found = [int(one.person) for one in hand_ins_of(workbook.rows(HAND_IN))]
            assert found == list(range(1, len(found) + 1))
            assert number <= len(found) <= number + 1
            number = len(found)
            assert workbook.last_change.step == number
            assert f"PC {number}" in [cells["name"] for cells in workbook.rows(DEVICE).values()]
            assert str(number) in [cells["decision"] for cells in workbook.rows(DECISION).values()]


CREATOR = """
import sys
from pathlib import Path
from app.storage.workbook import Workbook

print("ready", flush=True)
for number in range(10_000):
    with Workbook.create(Path(sys.argv[1], f"{number}.tenken"), "商店") as workbook:
        workbook.set_organisation(str(number))
"""


def test_a_kill_while_workbooks_are_made_leaves_only_whole_ones(tmp_path: Path):
    with subprocess.Popen([sys.executable, "-c", CREATOR, tmp_path], cwd=ROOT, stdout=subprocess.PIPE) as creator:
        creator.stdout.readline()
        while not (tmp_path / "20.tenken").exists():
            assert creator.poll() is None
        creator.kill()
    files = list(tmp_path.glob("[0-9]*.tenken"))
    assert len(files) > 20
    for file in files:
        assert check_workbook(file).result is Result.SOUND
        with Workbook.open(file) as workbook:
            assert workbook.organisation in ("商店", file.stem)
            assert [type(record.change) for record in workbook.history()] in ([], [SettingChange])
            edit(workbook, note="usable")
