"""The gate of line coverage: what it reads, and what it lets through."""

import json
from pathlib import Path

import coverage_gate
import pytest


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"app/domain/a.py": [], "app/domain/b.py": [3, 7], "app/work/c.py": []}
    report = tmp_path / coverage_gate.REPORT
    report.parent.mkdir()
    report.write_text(json.dumps({"files": {name: {"missing_lines": lines} for name, lines in files.items()}}))
    (tmp_path / "tests").mkdir()
    return tmp_path


def listing(root: Path, *names: str) -> Path:
    (root / coverage_gate.LIST).write_text("\n".join(names))
    return root


def test_listed_files_that_are_covered_pass_and_others_are_offered(root, capsys):
    assert coverage_gate.check(listing(root, "app/domain/a.py")) == []
    assert "app/work/c.py" in capsys.readouterr().out


def test_a_line_of_a_listed_file_that_no_test_runs_is_told(root):
    (problem,) = coverage_gate.check(listing(root, "app/domain/a.py", "app/domain/b.py"))
    assert problem == "app/domain/b.py: no test runs line 3, 7"


def test_a_listed_file_that_was_not_measured_is_told(root):
    (problem,) = coverage_gate.check(listing(root, "app/domain/gone.py"))
    assert "app/domain/gone.py" in problem


def test_without_a_report_nothing_passes(tmp_path):
    assert coverage_gate.check(tmp_path)


def test_every_listed_file_is_there():
    root = Path(__file__).resolve().parents[2]
    listed = (root / coverage_gate.LIST).read_text().split()
    assert listed
    assert [name for name in listed if not (root / name).is_file()] == []
    assert listed == sorted(set(listed))
