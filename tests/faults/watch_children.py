"""Writes down what a program that runs with this starts, with its arguments and its environment: `python -m` this.

    watch_children FILE GUARD SCRIPT [ARGUMENTS]

SCRIPT is `main`, or the path of a script that is run instead of it.
"""

import os
import runpy
import sys
from pathlib import Path

_STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "os.fork")


def main() -> None:
    """Runs the script under watch."""
    _name, file, guard, script, *arguments = sys.argv
    target = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def heard(event: str, told: tuple[object, ...]) -> None:
        if event in _STARTS:
            more = {name: value for name, value in os.environ.items() if name != "TENKEN_PASSWORD"}
            given = told if any(isinstance(one, dict) for one in told) else (*told, more)
            os.write(target, f"{event} {given!r}\n".encode("utf-8", "backslashreplace"))

    if guard:
        from tests.faults.guards import GUARDS

        GUARDS[guard]()
    sys.addaudithook(heard)
    sys.argv = [script, *arguments]
    if script == "main":
        import main as program

        sys.exit(program.main(arguments))
    sys.path.insert(0, str(Path(script).parents[2]))
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    main()
