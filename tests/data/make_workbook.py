"""Makes the workbook that stands for all that a released schema wrote, with what it holds as plain JSON beside it.

`PYTHONPATH=. python tests/data/make_workbook.py`: once for each schema version, by its own program; kept for ever.
"""

import json
from datetime import date
from pathlib import Path

from app.domain.answers import Field, changes_to, from_text
from app.domain.history import Origin
from app.domain.selection import View
from app.domain.sheets import Sheet
from app.storage.migrations import STEPS
from app.storage.printed_sheets import issue
from app.storage.workbook import Workbook
from tests.kept import kept_edits

FOLDER = Path(__file__).parent
NAMES = "髙﨑 𠮷田 渡邉 神 辻\U000e0100 葛\U000e0101"
HOSTILE = {
    "note": '一行目\n二行目\n\n\t字下げ <b>太字</b> <img src="/etc/passwd"> &amp; &#0;'
    " '; DROP TABLE entry; -- \" \\ \\n %s {0} %41",
    "scope": "😀 👩\u200d👩\u200d👧 🇯🇵 \u202eright to left\u202c \u200b\u2060 שלום مرحبا ｅ－１０ ﾊﾟｽﾜｰﾄﾞ ㍻ ① ～〜 ￥\\",
    "evidence": '=HYPERLINK("http://example.com";"証跡") +1 -1 @SUM(A1) ＝1 \\\\server\\共有\\2026年度\\規程 第1版.pdf',
    "reason": "",
    "owner": NAMES,
}
STEPS_MADE: list[tuple[str, dict[str, dict[str, str]]]] = [
    ("edit", {"executive-A-1": {"status": "done", "evidence_seen": "2026-11-23"}}),
    ("edit", {"administrator-E-10": {"status": "partial", **HOSTILE, "carrier": "vendor", "due": "2026-12-31"}}),
    ("edit", {"administrator-I-7": {"status": "not_done"}, "teleworker-I-4": {"status": "not_done"}}),
    ("edit", {"teleworker-A-1": {"status": "unknown", "priority": "high", "due": "0001-01-01"}}),
    ("edit", {"administrator-M-3": {"reason": "一人で働いているため", "status": "not_applicable"}}),
    ("edit", {"teleworker-J-2": {"note": "消える"}}),
    ("undo", {"teleworker-J-2": {"note": ""}}),
    ("redo", {"teleworker-J-2": {"note": "消える"}}),
    ("undo", {"teleworker-J-2": {"note": ""}}),
    ("import", {"administrator-G-3": {"note": "長い備考。" * 600, "carrier": "both", "due": "9999-12-31"}}),
    ("edit", {"administrator-E-10": {"status": "done", "priority": "low", "evidence_seen": "2000-02-29"}}),
    ("edit", {"administrator-G-3": {"steps_done": "once_more tell"}}),
]
TEXTS = {
    "profile.kind": "company",
    "profile.people": "3",
    "profile.zoom": "yes",
    "overrule.administrator-D-2": "does_not_apply\n管理者は一人 <b>",
    "device.1.name": f"ノートPC {NAMES}",
    "device.1.serial": "=1+1",
    "device.1.seen": "2026-11-01",
    "device.2.applications": "Office\n𠮷田会計",
    "contact.1.duty": "うちの窓口",
    "contact.1.phone": "03-0000-0000",
    "decision.1.administrator-E-10": "来月までに\nみどりが直す",
    "hand_in.1": f"{NAMES}\n2026-11-20\n2\nteleworker-A-1\tdone\nteleworker-B-1\tnot_applicable\t紙は\\n使わない",
    "notice.ja": "お知らせ\n\n<b>",
    "person.1.name": "佐藤",
    "person.1.teleworks": "yes",
    "person.2.name": NAMES,
    "person.2.note": "週に二日\n在宅",
    "statement.scope": "在宅での勤務",
    "statement.measures": "administrator-G-3\nteleworker-A-1",
}
"""By address, as schema 3 has them."""
SHEETS = (
    Sheet("meeting-pack", View.ALL, date(2026, 11, 1), "", ("administrator-E-10", "executive-A-1")),
    Sheet("self-check", View.TELEWORKER, date(2026, 11, 2), NAMES, ("teleworker-A-1",)),
)
EMPTY = {
    **dict.fromkeys(("note", "scope", "evidence", "evidence_seen", "reason", "owner", "due", "steps_done"), ""),
    "status": "unanswered",
    "carrier": "self",
    "priority": "normal",
}


def main() -> None:
    """Makes the two files; never over those of a released version."""
    target = FOLDER / f"workbook-v{len(STEPS)}.tenken"
    entries: dict[str, dict[str, str]] = {}
    history: list[list[object]] = []
    with Workbook.create(target, f"株式会社 {NAMES}") as workbook:
        for number, (origin, step) in enumerate(STEPS_MADE, start=1):
            changes = []
            for measure, texts in step.items():
                values = {Field(field): from_text(Field(field), text) for field, text in texts.items()}
                changes += changes_to(measure, workbook.entry(measure), values)
                before = entries.get(measure, EMPTY)
                history += [
                    [number, origin, measure, field, before[field], text]
                    for field, text in texts.items()
                    if before[field] != text
                ]
                entries[measure] = before | texts
            workbook.apply(changes, Origin(origin))
        workbook.set_organisation(f"合同会社 {NAMES}")
        workbook.apply(kept_edits(workbook, TEXTS))
        for sheet in SHEETS:
            issue(workbook, sheet)
    history.append([len(STEPS_MADE) + 1, "edit", "", "organisation", f"株式会社 {NAMES}", f"合同会社 {NAMES}"])
    history += [[len(STEPS_MADE) + 2, "edit", "", key, "", text] for key, text in TEXTS.items()]
    held = {
        "texts": {"organisation": f"合同会社 {NAMES}", "editions": "2=1", **TEXTS},
        "sheets": [[s.document, s.view, s.made.isoformat(), s.person, list(s.measures)] for s in SHEETS],
        "organisation": f"合同会社 {NAMES}",
        "entries": {measure: texts for measure, texts in entries.items() if texts != EMPTY},
        "history": history,
    }
    target.with_suffix(".json").write_text(json.dumps(held, indent=1) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
