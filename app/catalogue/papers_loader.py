"""Reads the words of the papers in one language."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.catalogue import papers_rules as rules
from app.catalogue.data_reader import Reader
from app.domain.papers import Clause, Duty, Emergency, NoticeFrame, Papers, Policy, PolicySection

FILE = "papers.toml"


def read_papers(folder: Path, lang: str, measures: Iterable[str]) -> Papers:
    """Facts and words together. Raises CatalogueDamaged with every problem of both files."""
    reader = Reader(folder)
    files = FILE, f"{lang}/{FILE}"
    facts, words = (reader.table(file) for file in files)
    reader.found += rules.check(files, facts, words, measures)
    reader.stop_if_damaged()
    assert facts is not None
    assert words is not None
    return Papers(
        _emergency(facts["emergency"], words["emergency"]),
        tuple(_policy(policy, words["policies"][policy["id"]]) for policy in facts["policies"]),
        NoticeFrame(**words["notice"]),
    )


def _emergency(facts: Mapping[str, Any], words: Mapping[str, Any]) -> Emergency:
    return Emergency(
        steps=tuple(words["steps"]),
        donts=tuple(words["donts"]),
        contacts=tuple(Duty(c["id"], words["contacts"][c["id"]], c.get("number", "")) for c in facts["contacts"]),
        call=words["call"],
        card=tuple(words["card"]),
        measures=tuple(facts["measures"]),
    )


def _policy(facts: Mapping[str, Any], words: Mapping[str, Any]) -> Policy:
    return Policy(
        facts["id"],
        words["title"],
        words["lead"],
        tuple(facts["measures"]),
        tuple(_section(section, words) for section in facts["sections"]),
    )


def _section(facts: Mapping[str, Any], words: Mapping[str, Any]) -> PolicySection:
    return PolicySection(
        words["sections"][facts["id"]],
        tuple(
            Clause(c["id"], words["clauses"][c["id"]], tuple(c.get("when", ())), c.get("measure", ""))
            for c in facts["clauses"]
        ),
    )
