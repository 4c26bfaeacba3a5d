"""Names the facts in the texts that were looked up long ago; runs in .venv.

Old facts are a warning, for no build may break by the calendar. A list that is not as it has to be is a failure.
"""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOW = "docs/dated-facts.md"


def look(folder: Path, today: date) -> int:
    """Print what is wrong in the list of this folder's catalogue, or what is old there; 1 when something is wrong."""
    sys.path.insert(0, str(ROOT))
    from app.catalogue.data_reader import CatalogueDamaged
    from app.catalogue.dated_loader import DATED, OLD_AFTER, read_dated
    from app.catalogue.loader import Catalogue

    try:
        facts = read_dated(folder, Catalogue(folder).by_id, today)
    except CatalogueDamaged as error:
        print("\n".join(str(problem) for problem in error.problems))
        return 1
    old = [fact for fact in facts if fact.is_old(today)]
    for fact in old:
        print(f"{DATED}: seen on {fact.seen}: {fact.says} ({', '.join(fact.used)}; {fact.source})")
    if old:
        print(f"{len(old)} of {len(facts)} facts were seen more than {OLD_AFTER} months ago. What to do: {HOW}")
    return 0


if __name__ == "__main__":
    sys.exit(look(ROOT / "resources" / "catalogue", date.today()))
