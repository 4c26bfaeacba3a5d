"""Damaged and random files: nothing but named errors, and nothing changed. TENKEN_FUZZ=2000 looks longer."""

import os
import random
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from app.exchange.refusals import ExchangeError
from app.files import StorageError
from app.storage.workbook import Workbook
from tests.exchange.samples import back, out, put

ROUNDS = int(os.environ.get("TENKEN_FUZZ", "40"))


@pytest.fixture
def held(workbook: Workbook) -> Workbook:
    put(workbook, note="=1+1\n髙﨑", owner="佐藤")
    return workbook


def tried(workbook: Workbook, catalogue, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    before = workbook.last_change
    with suppress(ExchangeError, StorageError):
        back(workbook, catalogue, path)
    assert workbook.last_change == before


def mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _n in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 50)]
            case 2:
                changed[place:place] = chance.randbytes(chance.randint(1, 20))
            case _:
                changed[place:place] = changed[place : place + chance.randint(1, 200)]
        if not changed:
            changed = bytearray(b"x")
    return bytes(changed)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_random_bytes(held, catalogue, tmp_path, kind):
    chance = random.Random(4)
    for _n in range(ROUNDS):
        content = chance.choice((b"", b"PK\x03\x04", b"id,status\n", b"\xef\xbb\xbf", b"\xff\xfe"))
        tried(held, catalogue, tmp_path / f"x.{kind}", content + chance.randbytes(chance.randint(0, 3000)))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_mutated_files(held, catalogue, tmp_path, kind):
    whole = out(held, catalogue, tmp_path / f"whole.{kind}").read_bytes()
    chance = random.Random(5)
    for _n in range(ROUNDS):
        tried(held, catalogue, tmp_path / f"x.{kind}", mutated(whole, chance))


def test_mutated_parts_of_an_xlsx_file(held, catalogue, tmp_path):
    path = out(held, catalogue, tmp_path / "whole.xlsx")
    chance = random.Random(6)
    with zipfile.ZipFile(path) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    for _n in range(ROUNDS):
        name = chance.choice(list(parts))
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for other, part in parts.items():
                archive.writestr(other, mutated(part, chance) if other == name else part)
        tried(held, catalogue, tmp_path / "x.xlsx", target.getvalue())
