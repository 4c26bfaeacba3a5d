"""Content for the documents, made here, but for the words of the papers: these tests need no workbook."""

import re
import subprocess
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.catalogue.papers_loader import read_papers
from app.domain.answers import Carrier, Entry, Priority, Status
from app.domain.findings import FindingFacts, findings
from app.domain.ledgers import DAYS, LONG
from app.domain.measures import Effort, EffortSize, Level, Measure, MeasureWords, Recurrence, Role
from app.domain.papers import Papers
from app.domain.priorities import start_with
from app.domain.profile import Kind, Profile
from app.domain.putting_off import PutOff, PutOffFor, SortedFindings, put_off, sorted_out
from app.domain.selection import View, in_view
from app.domain.sheets import PrintedSheet, Sheet
from app.domain.steps import By, Site, Step
from app.domain.tables import TABLES
from app.domain.tools import Tool
from app.paths import catalogue_folder
from app.reports.report_content import ReportContent
from tests.kept import tables_of, teleworking, texts_of

TODAY = date(2026, 11, 23)

# Chapter 4 (p. 55-65): per role and category the levels in order, b for basic and a for advanced.
LEVELS = {
    Role.EXECUTIVE: "Abb Eb Jb Mb",
    Role.ADMINISTRATOR: "Ababa Bbabab Cbbbb Dbabb Ebabbbbbabb Fbbaa Gbaba Hbbbbbbb Ibbbaaab Jbbbabbbaaa Lba Mbbb",
    Role.TELEWORKER: "Abba Bbbb Cbbb Ebbb Fbb Gbbb Hbbb Ibbbb Jbb Kbb Mb",
}
COUNTERPARTS = (("administrator-I-7", "teleworker-I-4"), ("administrator-G-3", "teleworker-G-2"))
CATEGORY_NAMES = {
    "ja": (
        "ガバナンス・リスク管理、資産・構成管理、脆弱性管理、特権管理、データ保護、マルウェア対策、通信の保護・暗号化、"
        "アカウント・認証管理、アクセス制御・認可、インシデント対応・ログ管理、物理的セキュリティ、脅威インテリジェンス、教育"
    ),
    "en": (
        "Governance and risk management、Assets and configuration、Vulnerabilities、Privileged access、"
        "Data protection、Malware、Protected communication、Accounts and sign-in、Access control、"
        "Incidents and logs、Physical security、Threat intelligence、Training"
    ),
}
TITLES = {
    "ja": "自宅のWi-Fiの守り方を勤務者に知らせて確かめる",
    "en": "Tell teleworkers how to protect their home Wi-Fi",
}
REQUIREMENTS = {
    "ja": (
        "勤務者が無線LANルーターを使うときの決まりを3つ伝えます。①暗号化方式はWPA2かWPA3にする。②Wi-Fiのパスワードは、"
        "他人が思いつかないものにする。③ルーターの設定画面に入るパスワードも、他人が思いつかないものにする。"
    ),
    "en": (
        "Give everyone who uses a wireless router three rules. 1. Set its security mode to WPA2 or WPA3. 2. Choose a "
        "Wi-Fi password that nobody could guess. 3. Choose one for the router's own settings page."
    ),
}
STEPS = {
    "ja": "ルーターのラベルか説明書で設定画面の開き方を調べ、「設定」と「確認」の手順を紙1枚にまとめます。",
    "en": "Find out how to open the router's settings page (label or manual), and put it on one sheet.",
}
ASKS = {
    "ja": "{id}：当方のルーターのファームウェアを最新にし、設定画面のパスワードを変え、日と版を返事に書いてください。",
    "en": "{id}: Please update the firmware of our router, change its password, and reply with day and version.",
}
TOOLS = {
    Site.ROUTER: (Tool.PROVIDER_ROUTER, Tool.ROUTER_VPN),
    Site.SERVER: (Tool.NAS,),
    Site.CLOUD: (),
    Site.DEVICES: (Tool.WINDOWS_HOME, Tool.WINDOWS_PRO),
}
ALONE = {
    "ja": "自分のルーターで3つを確かめ、日付と型番を書き残します。",
    "en": "Check the three on your own router; note the date and the model.",
}
QUESTIONS = {
    "ja": "{id}について尋ねます。こちらの端末のOSとアプリは、いつも最新になっていますか。手順を紙1枚でもらえますか。",
    "en": "About {id}: are the operating system and apps on our devices always up to date? May we have instructions?",
}
BLANKS = {"ja": ("確かめる間隔", "費用"), "en": ("How often", "Cost")}
NOTICES = {
    "ja": "{id}のために、仕事で使う端末のOSとアプリを更新し、いつも最新に保ってください。不明なら管理者に尋ねます。",
    "en": "For {id}, update the operating system and the apps on your devices regularly. Ask how it is done.",
}
NOTIFIED = [
    "executive-A-1",
    "administrator-A-1",
    "administrator-B-3",
    "administrator-B-5",
    "administrator-C-1",
    "administrator-C-3",
    "administrator-C-4",
    "administrator-E-1",
    "administrator-E-7",
    "administrator-G-1",
    "administrator-G-3",
    "administrator-I-7",
    "administrator-M-1",
]
REPEATED = {
    "administrator-C-1": Recurrence.REGULARLY,
    "administrator-J-4": Recurrence.YEARLY,
    "administrator-M-1": Recurrence.REGULARLY,
    "administrator-M-3": Recurrence.YEARLY,
}


def measures() -> list[Measure]:
    partners = {a: (b,) for a, b in (*COUNTERPARTS, *((y, x) for x, y in COUNTERPARTS))}
    return [
        Measure(
            role,
            part[0],
            number,
            Level.BASIC if level == "b" else Level.ADVANCED,
            66,
            notify_staff=f"{role}-{part[0]}-{number}" in NOTIFIED,
            recurrence=REPEATED.get(f"{role}-{part[0]}-{number}", Recurrence.NONE),
            effort=Effort(list(EffortSize)[number % 3], costs_money=number % 2 == 0),
            counterparts=partners.get(f"{role}-{part[0]}-{number}", ()),
        )
        for role, parts in LEVELS.items()
        for part in parts.split()
        for number, level in enumerate(part[1:], 1)
    ]


def steps(lang: str, measure_id: str, n: int) -> tuple[Step, ...]:
    """2 to 5 steps for everybody; of every fourth measure the last one is the vendor's, for one of the four places."""
    own = [Step(f"s{place}", STEPS[lang]) for place in range(1, 3 + n % 4)]
    if n % 4 == 0:
        site = list(Site)[n // 4 % 4]
        ask = ASKS[lang].format(id=measure_id)
        own[-1] = Step("vendor", STEPS[lang], TOOLS[site], By.VENDOR, site, ask)
    return tuple(own)


def words(lang: str) -> dict[str, MeasureWords]:
    """Words of realistic length: 2 to 5 steps, and every eighth measure reads differently for one person."""
    return {
        m.id: MeasureWords(
            TITLES[lang],
            REQUIREMENTS[lang],
            "",
            steps(lang, m.id, n),
            "",
            "",
            QUESTIONS[lang].format(id=m.id),
            BLANKS[lang][: n % 3],
            NOTICES[lang].format(id=m.id) if m.notify_staff else "",
            alone=ALONE[lang] if n % 8 == 0 else "",
        )
        for n, m in enumerate(measures())
    }


@cache
def papers(lang: str) -> Papers:
    """The program's own words of the papers."""
    return read_papers(catalogue_folder(), lang, [m.id for m in measures()])


def categories(lang: str) -> dict[str, str]:
    return dict(zip("ABCDEFGHIJKLM", CATEGORY_NAMES[lang].split("、"), strict=True))


def answered(lang: str) -> dict[str, Entry]:
    """An entry for each measure, with every status and every field somewhere, and each typed text different."""
    owner = "佐藤" if lang == "ja" else "Sato"
    note = "情報システムの打ち合わせで決めた。" if lang == "ja" else "Decided at the meeting."
    turns = [
        Status.DONE,
        Status.PARTIAL,
        Status.NOT_DONE,
        Status.UNKNOWN,
        Status.DONE,
        Status.NOT_DONE,
        Status.UNANSWERED,
    ]
    found: dict[str, Entry] = {}
    for n, measure in enumerate(measures()):
        status = Status.NOT_APPLICABLE if n % 17 == 16 else turns[(n * 5 + n // 7) % 7]
        found[measure.id] = Entry(
            status=status,
            note=f"{note}<{n}n>" if n % 2 else "",
            scope=f"{owner}<{n}s>" if n % 5 == 0 else "",
            evidence=f"共有フォルダ/セキュリティ/{n}.xlsx<{n}e>" if status is Status.DONE or n % 6 == 0 else "",
            evidence_seen=TODAY - timedelta(n) if status is Status.DONE else None,
            reason=f"クラウドを使っていないため<{n}r>" if status is Status.NOT_APPLICABLE else "",
            owner=f"{owner}<{n}o>" if n % 3 else "",
            carrier=list(Carrier)[n % 3],
            due=TODAY + timedelta(n * 3 - 30) if n % 4 else None,
            priority=list(Priority)[n % 5 % 3],
        )
    return found


def clock_of_1970(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets the clock to where it stands in a PC whose battery is empty."""
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "localtime", lambda seconds=0.0: time.gmtime(seconds))


def with_kept(content: ReportContent, wanted: Mapping[str, str]) -> ReportContent:
    """The same with this, and nothing else, kept beside the answers: by address."""
    return replace(content, texts=texts_of(wanted), tables=tables_of(wanted))


def sample(lang: str = "ja", view: View = View.ALL, **changes: Any) -> ReportContent:
    """What a document would be made of in the middle of the work; `texts` are what is kept, by address."""
    content = ReportContent(
        language=lang,
        today=TODAY,
        organisation="みどり商店" if lang == "ja" else "Midori Shop",
        view=view,
        measures=in_view(measures(), view),
        words=words(lang),
        categories=categories(lang),
        entries=answered(lang),
        profile=PROFILE,
        papers=papers(lang),
        people=(),
        sheets=(PrintedSheet("417-0012-6", Sheet("checklist", view, TODAY, "", ())),),
    )
    starts = start_with(content.measures, content.entries, TODAY)
    content = replace(with_kept(content, changes.pop("texts", kept_texts(lang))), starts=starts, **changes)
    return content if "found" in changes else replace(content, found=found_in(content))


def found_in(content: ReportContent) -> SortedFindings:
    """What does not hold together in it; the second is put off until it changes, the third for a while."""
    facts = FindingFacts(
        content.measures, content.entries, content.today, date(2025, 4, 1), tables=content.tables, records=frozenset()
    )
    found = findings(facts)
    kept: Mapping[str, PutOff] = {}
    for finding, how_long in zip(found[1:3], (PutOffFor.CHANGE, PutOffFor.MONTH), strict=False):
        kept = put_off(kept, finding, how_long, "来月に見る<p>", content.today)
    return sorted_out(found, kept, content.today)


PROFILE = Profile(
    kind=Kind.COMPANY, people=5, teleworkers=3, holders={Role.EXECUTIVE: "佐藤", Role.ADMINISTRATOR: "𠮷田"}
)


def kept_texts(lang: str) -> dict[str, str]:
    """What is kept beside the answers: two devices, two contacts, decisions of a meeting, a notice, a statement."""
    is_ja = lang == "ja"
    return {
        "device.1.name": "ノートPC 1号" if is_ja else "Laptop 1",
        "device.1.serial": "SN-0001",
        "device.1.system": "Windows 11 24H2",
        "device.1.applications": "Microsoft 365\n弥生会計",
        "device.1.updates": "2026-11-01",
        "device.1.user": "髙﨑",
        "device.1.place": "自宅" if is_ja else "home",
        "device.1.seen": "2026-11-20",
        "device.2.name": "iPhone 16",
        "device.2.note": "=1+1",
        "contact.1.duty": "うちの窓口" if is_ja else "Our own contact point",
        "contact.1.name": "𠮷田",
        "contact.1.phone": "03-0000-0000",
        "contact.2.duty": "IT業者" if is_ja else "IT vendor",
        "contact.2.name": "みどりシステム",
        "contact.2.phone": "0120-000-000",
        "decision.1.administrator-E-10": "来月までに直す<1d>",
        **teleworking("佐藤\n髙﨑\n𠮷田"),
        "statement.scope": "在宅での勤務" if is_ja else "Work at home",
        "statement.measures": "administrator-G-3\nteleworker-A-1",
    }


NASTY = (
    '<b>太字</b> <img src="/etc/passwd"> &lt; &amp;\tタブ\n\n改行 שלום مرحبا 髙﨑 𠮷田 ㈱ ① ｱﾞｲｳ か\u3099 e\u0301 '
    "👨\u200d👩 葛\U000e0100\u200b 한글\u202e {0} %s \\"
)


def hostile(lang: str) -> ReportContent:
    """Every text as long and as odd as its field allows."""
    notes = ("あ" * 10_000, "a" * 10_000, NASTY, "https://example.com/" + "very-long/" * 60)
    content = sample(lang, organisation="𠮷田<b>&amp;商店</b>髙﨑😀" * 9)
    statuses = (Status.NOT_DONE, Status.DONE, Status.NOT_APPLICABLE)
    entries = {
        measure.id: replace(
            content.entry(measure),
            status=statuses[n % 3],
            note=notes[n % 4],
            evidence=NASTY if n % 2 else "",
            reason=NASTY,
            owner=("𠮷田" * 100, "W" * 200, "佐藤")[n % 3],
        )
        for n, measure in enumerate(content.measures[:12])
    }
    content = replace(content, entries={**content.entries, **entries})
    return replace(content, found=found_in(content))


def hostile_ledgers() -> dict[str, str]:
    """Two devices and three contacts, every text as long and as odd as its field allows; each can be told apart."""
    rows = {"device": (1, 2), "contact": (1, 2, 3)}
    texts: dict[str, str] = {}
    for ledger, numbers in rows.items():
        for number in numbers:
            for column in TABLES[ledger].names:
                key = f"{ledger}.{number}.{column}"
                long = NASTY + "あ" * 3000 if column in LONG else ("𠮷田<b>&amp;髙﨑</b>{0}" * 20)[: 190 - number]
                texts[key] = "2026-01-05" if column in DAYS else f"{ledger}{number}{column} {long}"
    return texts


def squeezed(text: str) -> str:
    """The text without white space: lines break where they must."""
    return re.sub(r"\s+", "", text)


def pdf_text(path: Path) -> str:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
