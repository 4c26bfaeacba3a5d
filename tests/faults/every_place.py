"""Starts the program as a person does, goes to every place, has a page drawn and a PDF written, and closes it.

`python -m tests.faults.every_place FOLDER`: 0 where all of it went well.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from app.domain.answers import Field, Status
from app.paths import DataDir
from app.ui.shell.application import start
from app.ui.shell.ways import GuideTopic, Place
from tests.ui.hands import DocumentsHand, Hand
from tests.ui.stages import settled

_PATIENCE_MS = 120_000


def main(folder: Path) -> int:
    started = start(DataDir(folder.resolve()), None)
    assert started
    window, patience = started.window, QDeadlineTimer(_PATIENCE_MS)
    hand = Hand(window)
    started.state.edit(["executive-A-1"], {Field.STATUS: Status.DONE, Field.NOTE: "https://example.jp/"})
    for place in Place:
        hand.go(place)
        settled(window)
    for topic in GuideTopic:
        hand.read(topic)
        settled(window)
    hand.go(Place.DOCUMENTS)
    while not DocumentsHand(hand.documents).live.count:
        QApplication.processEvents()
        assert not patience.hasExpired()
    hand.choose("help")
    settled(window)
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
