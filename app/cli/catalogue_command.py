"""The command `catalogue`: everything that the program knows of the guideline, as JSON."""

import json
import sys
from argparse import ArgumentParser, Namespace

from app.cli.chosen_workbook import catalogue_of_program
from app.cli.usage import OK


def add_arguments(parser: ArgumentParser) -> None:
    """The command takes none."""


def run(_chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    from app.catalogue.plain_values import as_json

    catalogue = catalogue_of_program()
    catalogue.check()
    json.dump(as_json(catalogue), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return OK
