"""What comes after the first picture only: nothing of it is loaded before."""

import subprocess
import sys

from app.paths import program_folder

_LOADED = """
import sys
from app.ui.shell import quick_pyside
quick_pyside.start_pyside()
import app.ui.shell.application, app.ui.overview.overview_view
late = {"logging", "linecache"}
late |= {f"app.ui.kit.{name}" for name in ("boxes", "choice_box", "dialog", "file_question", "toast")}
late |= {f"app.ui.shell.{name}" for name in ("help", "program_ending", "view_choice")}
print(*sorted(late & set(sys.modules)))
"""


def test_the_first_picture_comes_without_what_it_does_not_show() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", _LOADED], cwd=program_folder(), capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []
