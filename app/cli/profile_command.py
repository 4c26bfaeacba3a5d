"""The command `profile`: shows or changes what the organisation is."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from app.cli.chosen_workbook import chosen_to_read, make_if_missing, opened_at, path_of
from app.cli.usage import OK, Parser, tell_left_out
from app.domain.undo import text_changes
from app.i18n import _


def add_arguments(parser: ArgumentParser) -> None:
    """What may stand behind the command."""
    parser.add_argument("--workbook", type=Path, metavar="F", help=_("the workbook; made when it is not there"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help=_("set a part of it; “unknown” is “don't know”, an empty value no answer"),
    )
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def run(chosen: Namespace) -> int:
    """Carries the command out; the exit status."""
    from app.domain import profile

    typed = [_pair(text) for text in chosen.set]
    pairs = [(key, profile.profile_text(key, text)) for key, text in typed]
    path = path_of(chosen)
    if pairs:
        make_if_missing(path, chosen)
    with opened_at(path) if pairs else chosen_to_read(chosen) as workbook:
        if pairs:
            settled = profile.settled_texts(profile.from_texts(profile.told(workbook.texts)), dict(pairs))
            workbook.apply(text_changes(workbook.texts, {f"profile.{key}": text for key, text in settled.items()}))
        _show(profile.told(workbook.texts), as_json=chosen.json)
    tell_left_out(text for _key, text in typed)
    return OK


def _show(told: Mapping[str, str], *, as_json: bool) -> None:
    """What was answered; as JSON also what is known of each fact, and which tools show it."""
    from app.domain import profile

    answers = {key: told.get(key, "") for key in profile.KEYS}
    if not as_json:
        for key, text in answers.items():
            print(f"{key}={text}")
        return
    whole = profile.from_texts(told)
    facts = {
        fact.value: {"known": whole.fact(fact).value, "tools": [tool.value for tool in whole.known_by(fact)]}
        for fact in profile.Fact
    }
    json.dump({"answers": answers, "facts": facts}, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        Parser(prog="main.py profile").error("--set KEY=VALUE")
    return key.strip(), value.strip()
